"""The library's rows are what passes the filter, in the order asked for, whatever happens."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import LibraryDamaged
from leifeng_reader.operations import shelving
from leifeng_reader.ui.models.library import SHELVED, Column, LibraryModel
from leifeng_reader.ui.session import Session
from tests.ui.conftest import Reading

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class Heard(list[str]):
    """The names of the signals a model sent."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        for name in ("rowsInserted", "rowsRemoved", "layoutChanged", "dataChanged", "modelReset"):
            getattr(model, name).connect(lambda *_, name=name: self.append(name))


def titles(model: LibraryModel) -> list[str]:
    return [str(model.index(row, Column.TITLE).data()) for row in range(model.rowCount())]


def copies(session: Session, names: list[str], **fields: object) -> list[Document]:
    """Put copies of the open document into the library, added one after the other."""
    document, _ = session.require_document()
    made = [
        replace(
            document,
            id=f"copy-{name}",
            title=name,
            created=f"2026-03-{number % 28 + 1:02}T08:00:00.000Z",
            **fields,  # type: ignore[arg-type]
        )
        for number, name in enumerate(names)
    ]
    assert session.perform(Change((), tuple(made)), "copies")
    return made


def rename(session: Session, document: Document, title: str) -> None:
    now = session.store.document(document.id)
    assert session.perform(shelving.edit_document(now, session.origin, title=title), "rename")


@pytest.fixture
def model(session: Session) -> LibraryModel:
    copies(session, ["Part 10", "part 2", "Émile", "Zebra"])
    return LibraryModel(session, session)


def test_titles_sort_without_case_and_with_numbers(model: LibraryModel) -> None:
    model.sort(Column.TITLE, UP)
    assert titles(model) == ["A text", "Émile", "part 2", "Part 10", "Zebra"]
    model.sort(Column.TITLE, DOWN)
    assert titles(model) == ["Zebra", "Part 10", "part 2", "Émile", "A text"]


def test_each_column_sorts_by_what_it_shows(session: Session, reading: Reading) -> None:
    copies(session, ["b", "a", "c"])
    session.store.keep_place("copy-a", 900, "2026-03-05T09:00:00.000Z")
    session.store.keep_place("copy-b", 90, "2026-03-05T10:00:00.000Z")
    reading.annotate(0, 10)
    model = LibraryModel(session, session)
    assert titles(model)[:2] == ["b", "a"]  # read last comes first
    model.sort(Column.PROGRESS, DOWN)
    assert titles(model)[:2] == ["a", "b"]
    model.sort(Column.ANNOTATIONS, DOWN)
    assert titles(model) == ["A text", "a", "b", "c"]
    model.sort(Column.ADDED, UP)
    assert [title for title in titles(model) if title != "A text"] == ["b", "a", "c"]
    model.sort(-1)
    assert model.column is Column.ADDED


def test_cells_tell_of_reading(session: Session, reading: Reading) -> None:
    document, text = session.require_document()
    half = len(text.content) // 2
    session.store.keep_place(document.id, half, "2026-03-05T09:00:00.000Z")
    reading.annotate(0, 10)
    copies(session, ["New"], authors=("Ann", "Bo"))
    model = LibraryModel(session, session)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    read, new = (model.row_of(key) for key in (document.id, "copy-New"))
    assert model.index(read, Column.PROGRESS).data() == "50%"
    assert model.index(read, Column.ANNOTATIONS).data() == "1"
    assert model.index(read, Column.READ).data()
    assert [model.index(new, column).data() for column in (1, 2, 3)] == ["", "", ""]
    assert model.index(new, Column.TITLE).data(spoken) == "New, Ann, Bo"
    assert model.index(new, Column.PROGRESS).data(spoken) == "Not read yet"
    assert model.index(read, Column.PROGRESS).data(spoken) == "50% read"
    assert "Ann, Bo" in model.index(new, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(read, 0).data(SHELVED).document == document
    assert model.row_of("nobody") == -1 and model.shelved(99) is None


def test_the_filter_looks_into_title_authors_and_source(session: Session) -> None:
    copies(session, ["Émile"], authors=("Jean-Jacques Rousseau",), source="Genève 1762")
    copies(session, ["平凡的世界"], authors=("路遥",))
    model = LibraryModel(session, session)
    for words, expected in (
        ("emile", ["Émile"]),
        ("ROUSSEAU geneve", ["Émile"]),
        ("路遥", ["平凡的世界"]),
        ("rousseau 路遥", []),
    ):
        model.set_words(words)
        assert titles(model) == expected, words
        assert model.total == 3
    model.set_words(" ")
    assert model.rowCount() == 3


def test_rows_follow_what_happens(
    model: LibraryModel, session: Session, reading: Reading, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    model.sort(Column.TITLE, UP)
    document, _ = session.require_document()
    heard = Heard(model)
    rename(session, document, "Middle")
    assert titles(model) == ["Émile", "Middle", "part 2", "Part 10", "Zebra"]
    assert heard == ["layoutChanged", "dataChanged"]
    reading.annotate(0, 10)
    assert model.index(1, Column.ANNOTATIONS).data() == "1"
    assert heard[2:] == ["dataChanged"]
    session.perform(shelving.remove_document(session.store, "copy-Zebra"), "remove")
    assert heard[3:] == ["rowsRemoved"] and model.rowCount() == 4
    reading.undo()
    assert heard[4:] == ["rowsInserted"] and titles(model)[-1] == "Zebra"


def test_a_renamed_text_leaves_and_enters_the_filter(model: LibraryModel, session: Session) -> None:
    zebra = session.store.document("copy-Zebra")
    model.set_words("zebra")
    rename(session, zebra, "Okapi")
    assert titles(model) == []
    rename(session, zebra, "Zebra again")
    assert titles(model) == ["Zebra again"]


def test_what_is_selected_stays_so_in_another_order(model: LibraryModel) -> None:
    model.sort(Column.TITLE, UP)
    kept = QPersistentModelIndex(model.index(1, Column.TITLE))
    model.sort(Column.TITLE, DOWN)
    assert kept.row() == 3 and kept.data() == "Émile"


def test_many_at_once_reset(model: LibraryModel, session: Session) -> None:
    heard = Heard(model)
    copies(session, [f"n{number}" for number in range(150)])
    assert heard == ["modelReset"] and model.rowCount() == 155
    heard.clear()
    model.set_words("n149")
    assert heard == ["modelReset"] and titles(model) == ["n149"]


def test_a_library_that_cannot_be_read_is_told_of(
    model: LibraryModel, session: Session, reading: Reading
) -> None:
    told: list[object] = []
    session.failed.connect(told.append)
    with closing(sqlite3.connect(session.store.path)) as other:
        other.execute("UPDATE documents SET authors = '' WHERE id = 'copy-Zebra'")
        other.commit()
    reading.annotate(0, 10)
    assert [type(error) for error in told] == [LibraryDamaged]
    assert model.rowCount() == 5


def test_the_header_names_and_directs(model: LibraryModel) -> None:
    across, first = Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole
    names = [model.headerData(section, across) for section in Column]
    assert names == ["Title", "Progress", "Annotations", "Last read", "Added"]
    assert [model.headerData(c, across, first) for c in (0, 1)] == [UP, DOWN]
    assert model.headerData(9, across) is None
