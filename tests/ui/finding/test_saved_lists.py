"""Filters kept under names."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.filters import Filter
from leifeng_reader.ui.dialogs.naming import NameDialog
from leifeng_reader.ui.listing import Listing
from tests.ui.finding.conftest import CTRL, K, Reader


def entry(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by its words."""
    found = next(action for action in menu.actions() if action.text().startswith(words))
    found.trigger()
    menu.close()
    QApplication.processEvents()


def lists_menu(parent: QWidget, qtbot: QtBot) -> QMenu:
    def shown() -> list[QMenu]:
        return [menu for menu in parent.findChildren(QMenu, "listsMenu") if menu.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def test_a_filter_is_saved_renamed_chosen_and_removed(reader: Reader, qtbot: QtBot) -> None:
    listed, session = reader.open_list(), reader.session
    reader.type("note:why")
    reader.settle_list()
    listed._narrow()
    reader.press(K.Key_L, CTRL)
    entry(lists_menu(listed, qtbot), "Save")
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, NameDialog)
    asking.edit.selectAll()
    QTest.keyClicks(asking.edit, "Questions")
    QTest.keyClick(asking.edit, K.Key_Return)
    (saved,) = session.store.saved_filters()
    assert (saved.name, saved.wanted) == ("Questions", Filter("note:why"))
    session.undo_stack.undo()
    assert session.store.saved_filters() == []
    session.undo_stack.redo()

    listed.edit.clear()
    reader.settle_list()
    reader.press(K.Key_L, CTRL)
    entry(lists_menu(listed, qtbot), "Questions")
    reader.settle_list()
    assert reader.quotes() == ["Day 2."]
    listed.close()

    session.open(reader.titles["Neighbours"].id)
    button = reader.window.panel.findChild(QWidget, "filterLists")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, K.Key_Space)
    entry(lists_menu(button, qtbot), "Questions")
    assert session.filter == Filter("note:why")
    assert [a.selector.quote for a in session.shown()] == ["Day 2."], "the same query there"

    searching = reader.window.findChild(Listing)
    assert isinstance(searching, Listing)
    searching.lists.rename(saved, "Whys")
    (renamed,) = session.store.saved_filters()
    assert renamed.name == "Whys"
    searching.lists.save("whys", Filter("x"))
    assert "already" in reader.window.messages.text
    searching.lists.remove(renamed)
    assert session.store.saved_filters() == []
    session.undo_stack.undo()
    assert session.store.saved_filters() == [renamed]
