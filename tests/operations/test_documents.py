"""Documents imported from files of every kind, and found again."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import (
    AmbiguousDocument,
    EmptyFile,
    FileUnreadable,
    NotText,
    TooLong,
    UnknownDocument,
)
from leifeng_reader.operations import documents
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def file(folder: Path, data: bytes, name: str = "A file.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_becomes_a_document(store: Store, tmp_path: Path) -> None:
    path = file(tmp_path, "\ufeff\r\n 雷锋 \r\n\r\n精神\U0001f600".encode())
    arrival = documents.import_file(store, path, fixed_origin())
    keep(store, arrival.change)
    document = arrival.document
    assert (store.documents(), arrival.alike, arrival.notices) == ([document], (), ())
    assert (document.title, document.source, document.length) == ("A file", str(path), 6)
    text = store.text(document.text_id)
    assert (text.content, text.sha256) == ("雷锋\n精神\U0001f600", document.text_sha256)


def test_a_text_comes_in_once(store: Store, tmp_path: Path) -> None:
    first = documents.import_file(store, file(tmp_path, b"Same"), fixed_origin())
    keep(store, first.change)
    other = file(tmp_path, b"Same\n\n", "other.txt")
    again = documents.import_file(store, other, fixed_origin("new"))
    assert (again.change.is_empty, again.document) == (True, first.document)
    assert again.alike == (first.document,)
    page = "<html><head><title>{}</title></head><body><p>Words of a page.</p></body></html>"
    keep(
        store,
        documents.import_file(
            store, file(tmp_path, page.format("One").encode(), "a.html"), fixed_origin("b")
        ).change,
    )
    retitled = file(tmp_path, page.format("Two").encode(), "b.html")
    third = documents.import_file(store, retitled, fixed_origin("c"))
    assert third.change.is_empty and third.document.title == "One"


def test_all_documents_with_the_content_are_named(store: Store, tmp_path: Path) -> None:
    first, text = import_text(store, "The same words.", "First")
    twin = replace(first, id="twin", title="Second")
    keep(store, Change((), (twin,)))
    arrival = documents.import_file(store, file(tmp_path, b"The same words."), fixed_origin("new"))
    assert arrival.change.is_empty and arrival.alike == (first, twin)
    assert documents.with_same_content(store, text) == (first, twin)


def test_folders_give_what_readers_name(tmp_path: Path) -> None:
    for name in (
        *("b.txt", "a.epub", "picture.bin", ".hidden.txt", "sub/deep/c.md", ".git/d.txt"),
        *("page.html", "page_files/frame.html", "notes_files/real.txt", "z.htm", "z.files/in.htm"),
    ):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    lone = tmp_path / "lone.bin"
    found = [p.relative_to(tmp_path).as_posix() for p in documents.files_below([tmp_path / "top"])]
    assert found == [
        *("top/a.epub", "top/b.txt", "top/notes_files/real.txt", "top/page.html"),
        *("top/sub/deep/c.md", "top/z.htm"),
    ]
    assert list(documents.files_below([lone])) == [lone]
    assert list(documents.files_below([tmp_path / "top"], cancelled=lambda: True)) == []


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", EmptyFile),
        (b" \r\n\t\n", EmptyFile),
        (b"\xef\xbb\xbf\n", EmptyFile),
        (b"\xff\xfe \0", EmptyFile),
        (b"\0\0", EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, NotText),
        (bytes(5000), NotText),
    ],
)
def test_what_holds_no_text_is_refused(tmp_path: Path, data: bytes, fault: type[Exception]) -> None:
    path = file(tmp_path, data)
    with pytest.raises(fault) as caught:
        documents.read_file(path)
    assert caught.value.path == path  # type: ignore[attr-defined]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / "none" / "none.txt"):
        with pytest.raises(FileUnreadable) as caught:
            documents.read_file(path)
        assert caught.value.reason


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BYTE_LIMIT", 1000)
    with pytest.raises(TooLong):
        documents.read_file(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("limit", "data", "found"),
    [
        ("CHARACTER_LIMIT", "雷" * 11, 11),
        ("BLOCK_LIMIT", "a\n" * 11, 11),
        ("BYTE_LIMIT", "a" * 44, 11),
    ],
)
def test_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, data: str, found: int
) -> None:
    monkeypatch.setattr(documents, limit, 10)
    with pytest.raises(TooLong) as caught:
        documents.read_file(file(tmp_path, data.encode()))
    assert caught.value.found == found


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are a matter of POSIX")
@pytest.mark.parametrize(
    ("name", "title"),
    [
        (b"bad \xff name.txt", "bad \ufffd name"),
        (b"two\nlines\tand tabs.txt", "two lines and tabs"),
        (b" .txt", "The text of it"),
    ],
)
def test_a_file_of_any_name(store: Store, tmp_path: Path, name: bytes, title: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"The text\nof it")
    arrival = documents.import_file(store, path, fixed_origin())
    keep(store, arrival.change)
    assert store.documents() == [arrival.document]
    assert arrival.document.title == title


def test_a_line_of_thirty_million_characters(tmp_path: Path) -> None:
    _, text = documents.read_file(file(tmp_path, b"a" * 30_000_000))
    assert (len(text.content), len(text.blocks)) == (30_000_000, 1)


def test_a_document_is_found_by_id_title_or_beginning(store: Store) -> None:
    one, _ = import_text(store, "one", "One", fixed_origin("aaa"))
    two, _ = import_text(store, "two", "Two", fixed_origin("aab"))
    same, _ = import_text(store, "three", "Two", fixed_origin("bbb"))
    clash, _ = import_text(store, "four", one.id, fixed_origin("ccc"))
    assert documents.find_document(store, "One") == one
    assert documents.find_document(store, one.id) == one  # an id comes before a title
    assert documents.find_document(store, "aab") == two
    assert documents.find_document(store, "b") == same
    assert documents.find_document(store, "c") == clash
    for name, candidates in (("Two", 2), ("aa", 2)):
        with pytest.raises(AmbiguousDocument) as ambiguous:
            documents.find_document(store, name)
        assert ambiguous.value.candidates == candidates
    for name in ("", "one", "Tw", "zzz", "aaa-000001x"):
        with pytest.raises(UnknownDocument):
            documents.find_document(store, name)
