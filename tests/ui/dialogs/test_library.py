"""The library's window: what it shows, remembers, and wishes for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QHeaderView
from pytestqt.qtbot import QtBot

from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import Conflict
from leifeng_reader.operations.shelving import Details, remove_document
from leifeng_reader.ui.dialogs.details import DetailsDialog
from leifeng_reader.ui.dialogs.library import SORTING, LibraryWindow
from leifeng_reader.ui.models.library import Column
from leifeng_reader.ui.session import Session
from tests.ui.dialogs.conftest import keep_when_closed

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
NAMES = ("Apple", "Book", "平凡的世界", "x" * 200)


class Shown:
    """A library's window on the screen, and what it wished for."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.window = LibraryWindow(session)
        keep_when_closed(self.window, qtbot)
        self.opened: list[str] = []
        self.edited: list[tuple[str, Details]] = []
        self.removed: list[list[str]] = []
        self.undone: list[bool] = []
        self.window.openWanted.connect(self.opened.append)
        self.window.editWanted.connect(lambda key, details: self.edited.append((key, details)))
        self.window.removeWanted.connect(self.removed.append)
        self.window.undoWanted.connect(lambda: self.undone.append(True))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    @property
    def titles(self) -> list[str]:
        model = self.window.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def click(self, row: int, modifier: Qt.KeyboardModifier = NONE) -> QPoint:
        point = self.window.view.visualRect(self.window.model.index(row, 0)).center()
        QTest.mouseClick(self.window.view.viewport(), LEFT, modifier, point)
        return point

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.view, key)


@pytest.fixture
def library(session: Session) -> Session:
    """A session on a library of five texts."""
    document, _ = session.require_document()
    copies = (replace(document, id=f"copy-{name}", title=name) for name in NAMES)
    assert session.perform(Change((), tuple(copies)), "copies")
    return session


@pytest.fixture
def shown(library: Session, qtbot: QtBot) -> Iterator[Shown]:
    """The library's window, sorted by title."""
    library.keep_setting(SORTING, "title up")
    made = Shown(library, qtbot)
    yield made
    made.window.close()


def test_every_text_is_a_row_and_the_open_one_chosen(shown: Shown, library: Session) -> None:
    document, _ = library.require_document()
    assert shown.titles == ["A text", "Apple", "Book", "x" * 200, "平凡的世界"]
    assert shown.window.chosen() == [document.id]
    assert shown.window.count.text() == "5 texts"
    assert shown.window.view.hasFocus()


def test_enter_and_double_click_open(shown: Shown, library: Session, qtbot: QtBot) -> None:
    shown.click(1)
    shown.press(Qt.Key.Key_Return)
    assert shown.opened == ["copy-Apple"]
    assert not shown.window.isVisible()
    again = Shown(library, qtbot)
    point = again.click(2)
    QTest.mouseDClick(again.window.view.viewport(), LEFT, pos=point)
    assert again.opened == ["copy-Book"]


def test_words_filter_and_enter_opens_the_first(shown: Shown) -> None:
    QTest.keyClicks(shown.window.edit, "BOO")
    assert shown.titles == ["Book"]
    assert shown.window.count.text() == "1 of 5 texts"
    QTest.keyClick(shown.window.edit, Qt.Key.Key_Return)
    assert shown.opened == ["copy-Book"]


def test_escape_clears_the_words_then_closes(shown: Shown) -> None:
    QTest.keyClicks(shown.window.edit, "nothing like it")
    assert shown.titles == [] and "No text has" in shown.window.sentence.text()
    assert shown.window.sentence.isVisible()
    assert not shown.window.open_button.isEnabled()
    QTest.keyClick(shown.window.edit, Qt.Key.Key_Return)
    assert shown.opened == []
    QTest.keyClick(shown.window.edit, Qt.Key.Key_Escape)
    assert len(shown.titles) == 5 and shown.window.isVisible()
    QTest.keyClick(shown.window.edit, Qt.Key.Key_Escape)
    assert not shown.window.isVisible()


def test_down_leads_from_the_words_to_the_rows(shown: Shown) -> None:
    shown.window.edit.setFocus()
    QTest.keyClick(shown.window.edit, Qt.Key.Key_Down)
    assert shown.window.view.hasFocus() and len(shown.window.chosen()) == 1


def test_several_are_removed_at_once(shown: Shown, library: Session) -> None:
    def remove(ids: list[str]) -> None:
        for key in ids:
            library.perform(remove_document(library.store, key), "remove")

    shown.window.removeWanted.connect(remove)
    shown.click(1)
    shown.click(2, CTRL)
    assert shown.window.count.text() == "2 chosen"
    assert not shown.window.details_button.isEnabled()
    shown.press(Qt.Key.Key_F2)
    assert shown.window.findChild(DetailsDialog) is None
    shown.press(Qt.Key.Key_Delete)
    assert shown.removed == [["copy-Apple", "copy-Book"]]
    assert shown.titles == ["A text", "x" * 200, "平凡的世界"]
    assert shown.window.chosen() == ["copy-" + "x" * 200]


def test_f2_asks_for_details(shown: Shown, qtbot: QtBot) -> None:
    shown.click(1)
    shown.press(Qt.Key.Key_F2)
    dialog = shown.window.findChild(QDialog, "detailsDialog")
    assert isinstance(dialog, DetailsDialog)
    keep_when_closed(dialog, qtbot)
    dialog.title.setText("Pear")
    dialog.save.click()
    assert [(key, details.title) for key, details in shown.edited] == [("copy-Apple", "Pear")]


def test_the_order_is_remembered(shown: Shown, library: Session, qtbot: QtBot) -> None:
    header = shown.window.view.header()
    assert isinstance(header, QHeaderView)
    at = header.sectionViewportPosition(Column.ANNOTATIONS) + 10
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(at, 10))
    assert library.setting(SORTING) == "annotations down"  # the most first
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(at, 10))
    assert library.setting(SORTING) == "annotations up"
    again = Shown(library, qtbot)
    assert (again.window.model.column, again.window.model.order) == (Column.ANNOTATIONS, UP)
    again.window.close()


@pytest.mark.parametrize("kept", [None, "", "colour up", "title"])
def test_an_order_nobody_knows_is_the_usual(
    library: Session, qtbot: QtBot, kept: str | None
) -> None:
    if kept is not None:
        library.keep_setting(SORTING, kept)
    shown = Shown(library, qtbot)
    column = Column.TITLE if kept == "title" else Column.READ
    assert (shown.window.model.column, shown.window.model.order) == (column, DOWN)
    shown.window.close()


def test_what_was_done_can_be_undone_from_here(shown: Shown, library: Session) -> None:
    messages = shown.window.messages
    shown.window.tell("“Apple” was removed.")
    assert messages.isVisible() and messages.text == "“Apple” was removed."
    next(button for button in messages._buttons if button.text() == "Undo").click()
    assert shown.undone == [True]
    shown.window.tell("“Apple” was removed.")
    library.undo_stack.undo()
    assert not messages.isVisible()  # it would undo something else


def test_a_failure_is_told_here(shown: Shown, library: Session) -> None:
    library.failed.emit(Conflict("documents", "d"))
    assert shown.window.messages.isVisible()
    assert "changed elsewhere" in shown.window.messages.text
    library.changed.emit(Change())
    assert shown.window.messages.isVisible()


def test_an_empty_library_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    document, _ = session.require_document()
    session.perform(remove_document(session.store, document.id), "remove")
    shown = Shown(session, qtbot)
    assert "Ctrl+O" in shown.window.sentence.text() and shown.window.sentence.isVisible()
    assert not shown.window.remove_button.isEnabled()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        shown.press(key)
    assert shown.opened == [] and shown.removed == []
    session.undo_stack.undo()
    assert shown.window.view.isVisible() and shown.titles == ["A text"]
    shown.window.close()


def test_the_menu_says_what_can_be_done(shown: Shown) -> None:
    shown.click(1)
    shown.click(2, CTRL)
    menu = shown.window.menu()
    assert [action.isEnabled() for action in menu.actions()] == [True, False, True]
    menu.actions()[2].trigger()
    assert shown.removed == [["copy-Apple", "copy-Book"]]


def test_titles_keep_room_in_a_narrow_window(shown: Shown) -> None:
    view = shown.window.view
    for width, hidden in ((900, []), (600, [4]), (500, [2, 4]), (400, [2, 3, 4])):
        view.resize(width, 300)
        assert [c for c in Column if view.isColumnHidden(c)] == hidden
        assert view.columnWidth(Column.TITLE) >= 200


def test_rows_are_painted_in_every_state(shown: Shown, library: Session) -> None:
    library.store.keep_place("copy-Apple", 9000, "2026-03-05T09:00:00.000Z")
    library.changed.emit(Change((), (library.store.document("copy-Apple"),)))
    before = shown.window.view.grab().toImage()
    shown.click(1)
    QTest.keyClick(shown.window.view, Qt.Key.Key_Down)
    assert shown.window.view.grab().toImage() != before
