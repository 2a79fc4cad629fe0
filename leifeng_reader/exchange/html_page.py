"""Texts with their annotations as one web page: no other file, no address, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import LINE_BREAK, is_right_to_left
from leifeng_reader.exchange.html_blocks import Place, blocks
from leifeng_reader.exchange.html_looks import SCRIPT, STYLE, key_of, tone_rules
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.stretches import Covering, Marks, by_document, has_place


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the page, in UTF-8."""
    documents = list(by_document(passages))
    everything = [passage for _, its in documents for passage in its]
    style = STYLE + tone_rules(everything)
    title = escape(documents[0][0].title if len(documents) == 1 else "Annotations")
    language = escape(documents[0][0].language if len(documents) == 1 else "")
    return "".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            *_legend(everything),
            "<main>\n",
            *_articles(documents, options),
            f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        )
    ).encode()


def _policy(style: str) -> str:
    """Allow this page's style and script by what they are, pictures inside it, nothing else."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; "
        f"script-src {_hash(SCRIPT)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _legend(passages: Iterable[Passage]) -> Iterator[str]:
    counts: dict[tuple[str, str], int] = {}
    for passage in passages:
        for theme in _themes(passage):
            counts[theme] = counts.get(theme, 0) + 1
    if not counts:
        return
    yield '<nav aria-label="Themes">\n'
    for (name, tone), count in sorted(counts.items(), key=lambda each: (not each[0][0], each)):
        yield (
            f'<label><input type="checkbox" checked value="{escape(name)}">'
            f'<i class="dot d-{tone}"></i><bdi>{escape(name) or "No theme"}</bdi> '
            f"<small>{count}</small></label>\n"
        )
    yield "</nav>\n"


def _themes(passage: Passage) -> list[tuple[str, str]]:
    """Return an annotation's themes as they are written, with their tones; "" stands for none."""
    tones = passage.tones or (NEUTRAL,) * len(passage.themes)
    written = [
        (format_path(path), key_of((tone,)))
        for path, tone in zip(passage.themes, tones, strict=False)
    ]
    return written or [("", NEUTRAL)]


def _articles(
    documents: Iterable[tuple[Document, list[Passage]]], options: Options
) -> Iterator[str]:
    first = 0
    for number, (document, its) in enumerate(documents):
        marks = tuple(enumerate(its, first))
        first += len(its)
        yield from _article(f"d{number}", document, marks, options)


def _article(name: str, document: Document, marks: Marks, options: Options) -> Iterator[str]:
    text = options.text_of(document)
    direction = "rtl" if is_right_to_left(text.content) else "ltr"
    language = f' lang="{escape(document.language)}"' if document.language else ""
    yield f'<article id="{name}" dir="{direction}"{language}>\n<h1>{escape(document.title)}</h1>\n'
    if document.authors:
        yield f'<p class="authors">{escape(", ".join(document.authors))}</p>\n'
    whole = [mark for mark in marks if mark[1].annotation.scope is Scope.DOCUMENT]
    lost = [mark for mark in marks if mark[1].annotation.status is Status.LOST]
    lost = [mark for mark in lost if mark not in whole]
    yield from (note(number, passage) for number, passage in whole)
    place = Place(name, document, text, options)
    covering = Covering([mark for mark in marks if has_place(mark[1])])
    yield from blocks(place, covering, _notes_by_block(place, marks, [*whole, *lost]))
    if lost:
        yield '<section class="lost">\n<h2>Not found in this text</h2>\n'
        yield from (note(number, passage, quoted=True) for number, passage in lost)
        yield "</section>\n"
    yield "</article>\n"


def _notes_by_block(place: Place, marks: Marks, elsewhere: Marks) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    passed = {number for number, _ in elsewhere}
    for number, passage in marks:
        if number not in passed:
            place.options.pulse()
            block = place.text.blocks.index_at(passage.annotation.start)
            told.setdefault(block, []).append(note(number, passage))
    return told


def note(number: int, passage: Passage, *, quoted: bool = False) -> str:
    """Return what stands in the margin about an annotation."""
    record = passage.annotation
    themes = _themes(passage)
    chips = "".join(
        f'<b><i class="dot d-{tone}"></i><bdi>{escape(name)}</bdi></b> '
        for name, tone in themes
        if name
    )
    quote = f"<q>{_lines(record.selector.quote)}</q>" if quoted else ""
    words = f"<p>{_lines(record.note)}</p>" if record.note else ""
    sign = "⚑ " if record.scope is Scope.PLACE else ""
    listed = escape("\n".join(name for name, _ in themes))
    return (
        f'<aside id="n{number}" data-n="{number}" data-t="{listed}" '
        f'data-c="{key_of((passage.tone,))}" dir="auto">{sign}{chips}{quote}{words}</aside>\n'
    )


def _lines(text: str) -> str:
    return escape(text).replace(LINE_BREAK, "<br>").replace("\n", "<br>")
