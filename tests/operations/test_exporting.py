"""Annotations gathered from a real library, and files written whole or not at all."""

import csv
import io
import os
import resource
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.anchoring import describe
from leifeng_reader.core.annotation import Annotation, Selector, Status, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.errors import FileUnwritable
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import EXPORTERS, Exporter
from leifeng_reader.exchange.design import Design, Order
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.operations.exporting import collect, export, export_file, first_rows
from leifeng_reader.store.store import Store
from tests.library import import_text, new_annotation

CSV = EXPORTERS["csv"]


class Attentive(Store):
    """A library that remembers what was read from it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.texts_read: list[str] = []
        self.annotations_read = 0

    def text(self, text_id: str) -> Text:
        self.texts_read.append(text_id)
        return super().text(text_id)

    def annotations(
        self, document_id: str | None = None, span: tuple[int, int] | None = None
    ) -> list[Annotation]:
        found = super().annotations(document_id, span)
        self.annotations_read += len(found)
        return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Attentive]:
    opened = Attentive(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def put_text(store: Store, name: str, parts: list[Part]) -> tuple[Document, Text]:
    text = compose(parts)
    document = Document(
        name, name.title(), text.id, text.sha256, len(text.content), created=f"2026-{name}"
    )
    store.apply(Change((), (document,), (text,)), "import", "2026")
    return document, text


def put_annotations(
    store: Store, document: Document, text: Text, starts: list[int], length: int = 5
) -> list[str]:
    made = [
        Annotation(
            f"{document.id}-{start}",
            document.id,
            text.sha256,
            describe(text.content, start, start + length),
        )
        for start in starts
    ]
    store.apply(Change((), tuple(made)), "annotate", "2026")
    return [annotation.id for annotation in made]


def ids(store: Store, **narrowed: object) -> list[str]:
    return [p.annotation.id for p in collect(store, **narrowed)]  # type: ignore[arg-type]


# --- collect ------------------------------------------------------------------------------------


def test_documents_follow_each_other_and_annotations_their_places(store: Attentive) -> None:
    b, b_text = put_text(store, "b", [Part("beta " * 10)])
    a, a_text = put_text(store, "a", [Part("alpha " * 10)])
    put_annotations(store, b, b_text, [20, 0, 10])
    put_annotations(store, a, a_text, [5, 1])
    assert ids(store) == ["a-1", "a-5", "b-0", "b-10", "b-20"]
    assert ids(store, document=b) == ["b-0", "b-10", "b-20"]


def test_a_passage_knows_its_surroundings(store: Attentive) -> None:
    parts = [
        Part("Part I", BlockKind.HEADING, 1),
        Part("Chapter 2", BlockKind.HEADING, 2),
        Part("Some words."),
    ]
    document, text = put_text(store, "a", parts)
    store.apply(
        Change((), (Theme("t1", "Up", "red"), Theme("t2", "Down", "red", "t1"))), "themes", "2026"
    )
    made = Annotation("x", "a", text.sha256, describe(text.content, 17, 21), ("t2", "t1"))
    store.apply(Change((), (made,)), "annotate", "2026")
    (found,) = collect(store)
    assert (found.annotation, found.document) == (made, document)
    assert (found.section, found.paragraph) == (("Part I", "Chapter 2"), 3)
    assert found.themes == (("Up", "Down"), ("Up",))


def test_sections_change_with_their_headings(store: Attentive) -> None:
    parts = [
        part
        for name in ("One", "Two")
        for part in (Part(name, BlockKind.HEADING, 2), Part("words here"), Part("and here"))
    ]
    document, text = put_text(store, "a", [Part("foreword"), *parts])
    starts = list(text.blocks.starts)
    put_annotations(store, document, text, starts, 3)
    sections = [p.section for p in collect(store)]
    assert sections == [(), *[("One",)] * 3, *[("Two",)] * 3]


def test_the_filter_narrows(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("alpha beta gamma")])
    store.apply(Change((), (Theme("t1", "Up", "red"),)), "themes", "2026")
    put_annotations(store, document, text, [0, 6], 4)
    (first, second) = store.annotations("a")
    themed = replace(first, themes=("t1",), note="see this")
    store.apply(Change((first,), (themed,)), "theme", "2026")
    assert ids(store, wanted=Filter("SEE")) == [first.id]
    assert ids(store, wanted=Filter("beta")) == [second.id]
    assert ids(store, wanted=Filter(themes=frozenset(["t1"]))) == [first.id]
    assert ids(store, wanted=Filter(no_theme=True)) == [second.id]
    assert ids(store, wanted=Filter("nowhere")) == []


def test_each_text_is_read_once_and_only_when_something_is_taken_from_it(store: Attentive) -> None:
    documents = [put_text(store, name, [Part(f"{name} " * 100_000)]) for name in "abc"]
    for document, text in documents[:2]:
        put_annotations(store, document, text, list(range(0, 190_000, 10_000)))
    assert len(ids(store)) == 38
    assert store.texts_read == [documents[0][1].id, documents[1][1].id]
    store.texts_read.clear()
    assert ids(store, wanted=Filter("nowhere")) == []
    assert store.texts_read == []


def test_nothing_is_lost_or_doubled_where_one_read_ends_and_the_next_begins(
    store: Attentive,
) -> None:
    document, text = put_text(store, "a", [Part("x" * 150_000)])
    edges = [0, 1, 19_998, 19_999, 20_000, 20_001, 59_999, 60_000, 60_001, 139_999, 140_000]
    short = put_annotations(store, document, text, [*edges, 149_995])
    whole = Annotation("whole", "a", text.sha256, describe(text.content, 0, 150_000))
    across = Annotation("across", "a", text.sha256, describe(text.content, 10_000, 70_000))
    last = Annotation("last", "a", text.sha256, describe(text.content, 149_999, 150_000))
    store.apply(Change((), (whole, across, last)), "annotate", "2026")
    expected = [short[0], "whole", short[1], "across", *short[2:], "last"]
    assert ids(store) == expected


def test_lost_passages_are_there_too(store: Attentive) -> None:
    _, text = put_text(store, "a", [Part("a new edition")])
    for name, at in (("first", 0), ("beyond", 99_999)):
        selector = Selector(at, at, "what stood here")
        lost = Annotation(name, "a", text.sha256, selector, status=Status.LOST)
        store.apply(Change((), (lost,)), "annotate", "2026")
    assert ids(store) == ["first", "beyond"]


# --- export and preview -------------------------------------------------------------------------


def test_quotes_are_what_the_text_has_at_the_positions(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("😀 one 雷锋"), Part("two 😀\u2028three")])
    put_annotations(store, document, text, [0, 3, 6, 11], 5)
    data = export(store, CSV, Options()).decode()
    listed = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(listed) == 4
    for row in listed:
        assert text.content[int(row["start"]) : int(row["end"])] == row["quote"]
        assert text.content[: int(row["start"])].endswith(row["prefix"])
        assert text.content[int(row["end"]) :].startswith(row["suffix"])
        assert row["text_sha256"] == document.text_sha256


def test_an_export_takes_the_filter(store: Attentive) -> None:
    for name in "ab":
        document, text = put_text(store, name, [Part("alpha beta gamma")])
        put_annotations(store, document, text, [0, 6], 4)
    data = export(
        store, CSV, Options(True), document=store.document("b"), wanted=Filter("beta")
    ).decode()
    assert [line.split(",")[0] for line in data.split("\r\n")[1:-1]] == ["b-6"]
    store.apply(Change((), (Theme("t1", "Up", "red"),)), "writing still works", "2026")


def test_the_preview_is_the_beginning_of_the_export(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("=alpha, " * 50)])
    put_annotations(store, document, text, list(range(0, 390, 8)))
    for exporter in (each for each in EXPORTERS.values() if each.has_dialects):
        for options in (Options(), Options(spreadsheet=True)):
            data = export(store, exporter, options).decode("utf-8-sig")
            whole = list(csv.reader(io.StringIO(data, newline="")))
            assert first_rows(store, exporter, options, 7) == whole[:8]
            assert first_rows(store, exporter, options, 0) == whole[:1]
            assert first_rows(store, exporter, options, 10_000) == whole


def test_the_preview_reads_no_more_than_it_shows(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("x" * 400_000)])
    put_annotations(store, document, text, list(range(0, 399_000, 100)))
    put_text(store, "b", [Part("beta")])
    assert len(first_rows(store, CSV, Options(), 10)) == 11
    assert store.annotations_read <= 200
    assert store.texts_read == [text.id]


def test_a_format_without_rows_is_previewed_by_its_first_lines(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("alpha beta gamma")])
    put_annotations(store, document, text, [0, 3, 6])
    lines = Exporter("x", "X", ".x", CSV.write)
    header, *shown = first_rows(store, lines, Options(), 2)
    assert header == [""]
    assert len(shown) == 2
    assert shown[0][0].startswith("id,document_id")
    assert len(first_rows(store, EXPORTERS["jsonl"], Options(), 2)) == 2


def test_formats_that_hold_the_text_are_given_it(store: Attentive) -> None:
    document, text = put_text(store, "a", [Part("alpha beta gamma")])
    put_annotations(store, document, text, [0, 3, 6])
    told = export(store, EXPORTERS["jsonl"], Options()).decode()
    assert "alpha beta gamma" in told
    assert store.texts_read.count(text.id) <= 2


# --- files --------------------------------------------------------------------------------------


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    export_file(target, b"one")
    assert target.read_bytes() == b"one"
    target.chmod(0o640)
    export_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable) as caught:
        export_file(tmp_path / "nowhere" / "out.csv", b"one")
    assert caught.value.path == tmp_path / "nowhere" / "out.csv"
    assert "No such file" in caught.value.reason


@pytest.mark.parametrize("name", ["folder", ".", "file/out.csv", "n" * 300, "loop/out.csv"])
def test_what_cannot_be_a_file_is_a_fault_and_leaves_nothing_behind(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileUnwritable):
        export_file(tmp_path / name, b"one")
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"kept"


@contextmanager
def no_more_than(size: int) -> Iterator[None]:
    """Let no file grow beyond size, as a full disk would not."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_without_room_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    export_file(target, b"old" * 10)
    with no_more_than(10_000), pytest.raises(FileUnwritable):
        export_file(target, b"new" * 100_000)
    assert target.read_bytes() == b"old" * 10
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A device without room; for root, who could replace the system's, one in a folder apart."""
    system = Path("/dev/full")
    if not system.is_char_device():
        pytest.skip("this system has no full device")
    if os.geteuid():
        return system
    own = tmp_path / "full"
    try:
        os.mknod(own, stat.S_IFCHR | 0o666, system.stat().st_rdev)
        own.open("wb").close()
    except OSError:
        pytest.skip("no device can be made here")
    return own


def test_a_full_device_is_a_fault_and_stays_a_device(full: Path) -> None:
    with pytest.raises(FileUnwritable) as caught:
        export_file(full, b"one")
    assert "space" in caught.value.reason
    assert full.is_char_device()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    export_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    export_file(pipe, b"through")
    reader.join(10)
    assert read == [b"through"]
    assert pipe.is_fifo()


def test_what_is_read_for_a_glimpse_can_be_left(store: Store) -> None:
    """An order that depends on all of it reads on; whoever no longer waits can say so."""
    document, _ = import_text(store, "word " * 1000)
    for place in range(0, 300, 5):
        new_annotation(store, document, (place, place + 4))
    sorted_by_time = EXPORTERS["csv-designed"], Options(design=Design(order=Order.CREATED))
    seen = 0

    class Left(Exception):
        pass

    def watch(passages: Iterator[Passage]) -> Iterator[Passage]:
        nonlocal seen
        for passage in passages:
            if seen == 30:
                raise Left
            seen += 1
            yield passage

    assert len(first_rows(store, *sorted_by_time, 5)) == 6
    with pytest.raises(Left):
        first_rows(store, *sorted_by_time, 5, watch=watch)
