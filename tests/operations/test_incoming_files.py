"""Every form of file with annotations: known, taken in once, and harmless when it is damaged."""

import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Status
from leifeng_reader.core.errors import EmptyFile, FileUnreadable, NotText, ReaderError, TooMuch
from leifeng_reader.exchange.importers import ALL
from leifeng_reader.operations import incoming_files
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.roundtrip import compare, receive
from tests.exchange.test_kindle_notebook import COLOUR, heading, notebook, text
from tests.exchange.test_project_import import TEXT, packed, project, selection
from tests.library import fixed_origin, import_text, keep, new_store
from tests.operations.test_foreign_databases import MADE

CLIPPINGS = (
    "\ufeffA life (Ann)\r\n- Your Highlight on page 3 | location 41-42 | Added on Monday, 30 "
    "September 2019 00:14:06\r\n\r\nhelped 😀 others\r\n==========\r\n"
    "\ufeffA life (Ann)\r\n- Your Note on page 3 | location 42 | Added on x\r\n\r\nwhy\r\n"
    "==========\r\n"
)
QUOTE = {"type": "TextQuoteSelector", "exact": "雷锋", "prefix": "", "suffix": ""}
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/1",
    "type": "Annotation",
    "body": [
        {"type": "TextualBody", "value": "note", "purpose": "commenting"},
        {"type": "TextualBody", "value": "a/b", "purpose": "tagging"},
    ],
    "target": {"source": "http://example.org/a", "selector": [QUOTE]},
}
HYPOTHESIS = {
    "rows": [
        {
            "id": "x",
            "uri": "http://example.org/a",
            "user": "acct:ann@hypothes.is",
            "text": "note",
            "tags": ["a", "b"],
            "document": {"title": ["A life"]},
            "target": [{"selector": [QUOTE]}],
        },
        {"uri": "http://example.org/a", "text": "on the page", "tags": [], "target": [{}]},
    ]
}
KOREADER = {
    "title": "A life",
    "author": "Ann",
    "entries": [
        {"sort": "highlight", "text": "helped", "time": 1700000000, "note": "n", "page": 3}
    ],
}
CALIBRE = {
    "version": 1,
    "type": "calibre_highlights",
    "highlights": [{"type": "highlight", "uuid": "u", "highlighted_text": "helped", "notes": "n"}],
}
OURS = "id,document_id,document,quote,themes,note\n,,A life,helped,a/b; c,=n\n,,A life,,,whole\n"
TABLE = "Highlight,Title,Author,Note\nhelped,A life,Ann,n\n雷锋,Other,,\n"
PAGE = notebook(heading(f"Highlight({COLOUR}) - Page 2 · Location 41"), text("the words"))

Make = Callable[[Path], Path]


def written(name: str, content: object) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        words = content if isinstance(content, str) else json.dumps(content)
        path.write_text(words, encoding="utf-8", newline="")
        return path

    return make


FILES: dict[str, Make] = {
    "w3c": written("a.jsonld", W3C),
    "calibre": written("A life.calibre_highlights", CALIBRE),
    "hypothesis": written("a.json", HYPOTHESIS),
    "koreader": written("a.json", KOREADER),
    "csv": written("a.csv", OURS),
    "kindle": written("My Clippings.txt", CLIPPINGS),
    "kindle-notebook": written("a.html", PAGE),
    "table": written("a.csv", TABLE),
    "refi-qda": lambda folder: packed(
        folder / "a.qdpx", project(selection(0, 5, "First")), A=TEXT.encode()
    ),
    **MADE,
}


def test_every_importer_is_tried() -> None:
    assert set(FILES) == {each.name for each in ALL}


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_is_known_and_comes_in_once(tmp_path: Path, name: str) -> None:
    path = FILES[name](tmp_path)
    file = read_incoming(path)
    assert file.importer.name == name
    store = new_store(tmp_path / "library")
    import_text(store, "Lei Feng helped 😀 others.\n雷锋 too.", "A life")
    found = compare(store, file.parcel, fixed_origin("new"))
    assert found.rows
    keep(store, receive(store, found, {row.id for row in found.rows}, fixed_origin("taken")))
    kept = store.annotations(), store.documents(), store.themes(), store.last_change()
    again = compare(store, read_incoming(path).parcel, fixed_origin("again"))
    assert (again.rows, again.texts, again.same) == ((), (), len(found.rows))
    keep(store, receive(store, again, (), fixed_origin("again")))
    assert kept == (
        store.annotations(), store.documents(), store.themes(), store.last_change()
    )  # fmt: skip
    assert any(each.status is Status.ANCHORED for each in store.annotations())
    store.close()


def damaged(data: bytes, dice: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(broken) or 1)
        match dice.randrange(4):
            case 0:
                broken[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del broken[at : at + dice.randint(1, 200)]
            case 2:
                broken[at:at] = broken[max(0, at - 100) : at]
            case _:
                broken[at:at] = dice.choice(
                    (
                        b"\0",
                        b'"',
                        b"\\ud800",
                        b"\xff\xfe",
                        b"[[[",
                        b"1e999",
                        b"null",
                        b"<a><b",
                        b",,",
                    )
                )
    return bytes(broken)


@pytest.mark.parametrize("name", list(FILES))
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    check_damaged(tmp_path, name, 25)


@pytest.mark.torture
@pytest.mark.parametrize("name", list(FILES))
def test_files_damaged_in_many_ways_are_read_or_refused(tmp_path: Path, name: str) -> None:
    check_damaged(tmp_path, name, 1_500)


def check_damaged(folder: Path, name: str, times: int) -> None:
    path, dice = FILES[name](folder), random.Random(name)
    whole = path.read_bytes()
    store = new_store(folder / "library")
    import_text(store, "Lei Feng helped 😀 others.\n雷锋 too.", "A life")
    for _ in range(times):
        path.write_bytes(damaged(whole, dice))
        with suppress(ReaderError):
            file = read_incoming(path)
            found = compare(store, file.parcel, fixed_origin("new"))
            receive(store, found, {row.id for row in found.rows}, fixed_origin("taken"))
    store.close()


def test_what_lone_surrogates_stand_in_is_taken_in(tmp_path: Path) -> None:
    made = json.dumps({"entries": [{"text": "a\ud800", "pn_xp": "\udfff", "title": "\ud800"}]})
    path = tmp_path / "a.json"
    path.write_text(made)
    store = new_store(tmp_path / "library")
    found = compare(store, read_incoming(path).parcel, fixed_origin("new"))
    keep(store, receive(store, found, found.usual, fixed_origin("taken")))
    assert [each.selector.quote for each in store.annotations()] == ["a\ufffd"]
    store.close()


def test_files_that_are_none_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data, fault in (
        ("a.csv", b" \n", EmptyFile),
        ("a.bin", bytes(range(256)) * 9, NotText),
        ("a.txt", b"Dear reader, nothing is annotated here.", NotText),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(fault):
            read_incoming(path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "words")
    with pytest.raises(ReaderError):
        read_incoming(tmp_path / "a.zip")
    with pytest.raises(FileUnreadable):
        read_incoming(tmp_path / "nowhere.csv")
    monkeypatch.setattr(incoming_files, "BYTES", 5)
    with pytest.raises(TooMuch):
        read_incoming(tmp_path / "a.txt")
