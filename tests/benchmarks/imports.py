"""Novels from their files to a page that can be read, and opened again from the library."""

import gc
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import Cell, Facts, Image
from leifeng_reader.formats.grid import table_parts
from leifeng_reader.operations.documents import add_document, read_file
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import make_application
from leifeng_reader.ui.page.pane import look_of
from leifeng_reader.ui.page.pictures import Gallery
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.settings import PageSettings
from tests.benchmarks.clock import loop, since
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times
from tests.formats.office import docx, odt
from tests.formats.samples import epub
from tests.library import CORPUS

_TIMES = 5
_OPENINGS = 7
_VIEW = (926, 700)
_HEAD = re.compile(r"(?:BOOK|CHAPTER|PART)\b.{0,80}|第[一二三四五六七八九十百]+回.{0,80}")
_LATIN = {
    "text": "txt/war-and-peace_oneline-paras.txt",
    "wrapped": "txt/war-and-peace_wrapped72.txt",
    "html": "html/war-and-peace.html",
    "epub": "epub/se-war-and-peace.epub",
    "odt": "odt/war-and-peace_pandoc.odt",
    "docx": "docx/war-and-peace_pandoc.docx",
    "pdf": "pdf/war-and-peace_first1MB_qt.pdf",
}
_CHINESE = {
    "text": "txt/hongloumeng_zh-Hans_utf8_crlf.txt",
    "wrapped": "txt/hongloumeng_gb18030.txt",
    "pdf": "pdf/hongloumeng_150k_qt.pdf",
}


def is_possible() -> bool:
    """Tell whether the novels are there."""
    return CORPUS.is_dir()


def read(corpus: Corpus) -> Times:
    """Read each file several times, child process included, until its page is painted."""
    make_application()
    gc.freeze()  # as a session does with what it has loaded
    with tempfile.TemporaryDirectory() as own:
        files = _files(corpus, Path(own))
        times: Times = {name: [] for name in files}
        for _ in range(_TIMES):
            for name, path in files.items():
                times[name].append(_until_painted(path))
    return times


def _until_painted(path: Path) -> float:
    view = _view()
    begun = time.perf_counter()
    _, text = read_file(path)
    view.show_text(text, "A novel", "")
    view.viewport().repaint()
    taken = since(begun)
    _close(view)
    return taken


def open_again(corpus: Corpus) -> Times:
    """Open what is in the library, over and over: the text is read and the page is painted."""
    make_application()
    store = Store(corpus.path)
    with tempfile.TemporaryDirectory() as own:
        novels = [read_file(path)[0] for path in _files(corpus, Path(own)).values()]
    times: Times = {"library": []}
    for name, drafts in (("novels", novels), *_shapes()):
        times[name] = []
        for draft in drafts:
            change, document = add_document(store, draft, compose(draft), "", system_origin())
            if not change.is_empty:
                store.apply(change, "import", system_origin().now())
            gc.freeze()  # drafts live in another process otherwise, and hold nobody up
            for _ in range(_OPENINGS):
                reading, painted = _opened(store, document.text_id)
                times["library"].append(reading)
                times[name].append(painted)
    return times


def _opened(store: Store, text_id: str) -> tuple[float, float]:
    """Return how long it took to read a text, and until it was painted, reading counted in."""
    view = _view()
    begun = time.perf_counter()
    text = store.text(text_id)
    reading = since(begun)
    view.scene.images = Gallery(partial(store.image, text_id), lambda *_: None)
    view.show_text(text, "A text", "")
    view.viewport().repaint()
    taken = since(begun)
    _close(view)
    return reading, taken


def _shapes() -> Iterator[tuple[str, list[Draft]]]:
    """Yield texts that begin with what is slow to lay out, as the readers give it."""
    cell = Cell(), ("some words", ())
    for name, rows in (("table", 40), ("tables", 5000)):
        yield name, [Draft(name, table_parts([[cell] * 10] * rows))]
    picture = _picture(3000, 2000)
    shown = Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=picture.name))
    yield "picture", [Draft("picture", (shown, Part("words")), images=(picture,))]
    one = Draft("one", (Part("words and " * 400_000),))
    many = Draft("many", tuple(Part(f"{n}") for n in range(400_000)))
    yield "odd", [one, many]


def _picture(width: int, height: int) -> Image:
    image, data = QImage(width, height, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0xFF8090A0)
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(data, "PNG")  # type: ignore[call-overload]
    return Image("a.png", "image/png", data.data().data(), width, height)


def _view() -> ReadingView:
    view = ReadingView(look_of(PageSettings(), PAGES["light"]))
    view.resize(*_VIEW)
    view.show()
    QApplication.processEvents()
    return view


def _close(view: ReadingView) -> None:
    view.close()
    view.deleteLater()
    loop()


# --- files that are not there are made of the plain text ---------------------------------------


def _files(corpus: Corpus, folder: Path) -> dict[str, Path]:
    """Return the novel in each format, by the name of its row."""
    listed = _CHINESE if corpus.words[0] > "\u4e00" else _LATIN
    files = {name: CORPUS / path for name, path in listed.items()}
    source = files["text"].read_text(encoding="utf-8")
    paragraphs = [line.strip() for line in source.splitlines() if line.strip()]
    for name, make in _MAKERS.items():
        if name not in files:
            files[name] = folder / f"novel.{name}"
            files[name].write_bytes(make(paragraphs))
    return {name: files[name] for name in _ROWS if name in files}


def _markdown(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(f"## {p}" if _HEAD.fullmatch(p) else p for p in paragraphs).encode()


def _html(paragraphs: Sequence[str]) -> bytes:
    return f"<!doctype html><html><body>{_elements(paragraphs)}</body></html>".encode()


def _elements(paragraphs: Sequence[str]) -> str:
    return "\n".join(f"<h2>{p}</h2>" if _HEAD.fullmatch(p) else f"<p>{p}</p>" for p in paragraphs)


def _epub(paragraphs: Sequence[str]) -> bytes:
    size = 50
    pages = range(0, len(paragraphs), size)
    return epub({f"{n}.xhtml": _elements(paragraphs[n : n + size]) for n in pages})


def _docx(paragraphs: Sequence[str]) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs))


def _odt(paragraphs: Sequence[str]) -> bytes:
    return odt("".join(f"<text:p>{p}</text:p>" for p in paragraphs))


_MAKERS: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    "html": _html,
    "epub": _epub,
    "odt": _odt,
    "docx": _docx,
    "md": _markdown,
}
_ROWS = ("text", "wrapped", "html", "epub", "odt", "docx", "md", "pdf")
