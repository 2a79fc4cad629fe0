"""Our own projects, back from another program that kept their ids."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import annotating
from leifeng_reader.operations.exporting import export
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.roundtrip import Comparison, Fate, compare, receive
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme
from tests.operations.test_designing import numbered_origin

TEXT = "Lei Feng helped others.\n雷锋 helped 😀 them too.\nNobody had asked him to."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library with passages, one of them without a word said, and a note on the document."""
    made, origin = new_store(tmp_path), numbered_origin()
    document, text = import_text(made, TEXT, "A life")
    service = new_theme(made, "Service")
    new_annotation(made, document, (0, 8), themes=[service], note="first", origin=origin)
    new_annotation(made, document, (24, 26), note="second", origin=origin)
    new_annotation(made, document, (34, 35), origin=origin)
    keep(made, annotating.annotate_document(document, text, origin, note="on all of it")[0])
    yield made
    made.close()


def elsewhere(store: Store, path: Path, change: Callable[[str], str] = str) -> Comparison:
    """Compare with a library its project, as another program saved it under its own name."""
    path.write_bytes(export(store, EXPORTERS["qdpx"], Options()))
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            if name.endswith(".qde"):
                told = data.decode().replace('origin="Lei Feng Reader"', 'origin="Another 3"')
                assert told != data.decode()
                data = change(re.sub(r"(:\d\d)\.\d+Z", r"\1Z", told)).encode()
            archive.writestr(name, data)
    return compare(store, read_incoming(path).parcel, fixed_origin("new"))


def test_unaltered_it_changes_nothing(store: Store, tmp_path: Path) -> None:
    found = elsewhere(store, tmp_path / "a.qdpx")
    assert (found.rows, found.texts, found.same) == ((), (), 4)


def test_what_was_changed_there_changes_and_what_is_new_comes_once(
    store: Store, tmp_path: Path
) -> None:
    added = (
        '<PlainTextSelection guid="0A0A0A0A-0000-4000-8000-000000000001" name="Nobody" '
        'startPosition="43" endPosition="49"/>'
    )

    def change(told: str) -> str:
        told = told.replace(">first<", ">edited<").replace("on all of it", "on it")
        return told.replace("</TextSource>", f"{added}</TextSource>")

    path = tmp_path / "a.qdpx"
    found = elsewhere(store, path, change)
    assert sorted((row.fate, row.note) for row in found.rows) == [
        (Fate.CHANGED, "edited"),
        (Fate.CHANGED, "on it"),
        (Fate.NEW, ""),
    ]
    keep(store, receive(store, found, found.usual, fixed_origin("taken")))
    again = compare(store, read_incoming(path).parcel, fixed_origin("again"))
    assert (again.rows, again.same, len(store.annotations())) == ((), 5, 5)


def test_what_was_changed_here_since_is_in_conflict(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    elsewhere(store, path, lambda told: told.replace(">first<", ">edited<"))
    file = read_incoming(path)
    first = min((e for e in store.annotations() if e.note == "first"), key=lambda e: e.start)
    later = Origin(lambda: "2027-01-01T00:00:00.000Z", fixed_origin().new_id, "tester")
    keep(store, annotating.set_note(first, "here", later))
    (row,) = compare(store, file.parcel, fixed_origin("new")).rows
    assert (row.id, row.fate) == (first.id, Fate.CONFLICTING)


def test_a_library_that_knows_none_of_it_takes_it_as_another_program_s(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.qdpx"
    elsewhere(store, path)
    other = new_store(tmp_path, "other.sqlite")
    found = compare(other, read_incoming(path).parcel, fixed_origin("new"))
    assert {row.fate for row in found.rows} == {Fate.NEW}
    keep(other, receive(other, found, found.usual, fixed_origin("taken")))
    again = compare(other, read_incoming(path).parcel, fixed_origin("again"))
    assert (again.rows, again.same) == ((), len(found.rows))
    other.close()
