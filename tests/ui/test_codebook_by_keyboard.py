"""A codebook worked on in the window without a mouse, undone to the bottom and redone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from leifeng_reader.core.annotation import Theme
from leifeng_reader.store.store import Store
from leifeng_reader.ui.panels.themetree import ThemeTree
from leifeng_reader.ui.window import MainWindow

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    popup = QApplication.activePopupWidget()
    widget = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def call_menu(tree: ThemeTree) -> QMenu:
    """Open the menu of the chosen theme as the menu key does."""
    place = tree.visualRect(tree.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, tree.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(tree.viewport(), event)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def go_to(menu: QMenu, words: str) -> None:
    """Go down a menu to an entry."""
    for _ in range(40):
        press(K.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text().split("\t")[0] == words:
            return
    pytest.fail(f"no way down to {words}")


def stored(window: MainWindow) -> list[Theme]:
    store = Store(window.session.store.path)
    found = store.themes()
    store.close()
    return sorted(found, key=lambda theme: theme.id)


def paths(window: MainWindow) -> list[str]:
    book = window.session.codebook
    return ["/".join(book.path(theme.id)) for theme in book.in_tree_order()]


def test_a_codebook_is_made_without_a_mouse(window: MainWindow) -> None:
    session = window.session
    states = [stored(window)]

    def keep() -> None:
        now = stored(window)
        assert now != states[-1], "nothing was saved"
        states.append(now)

    press(K.Key_T, CTRL | SHIFT)  # without a theme chosen it brings the keyboard to the tree
    tree = window.findChild(QWidget, "themeTree")
    assert isinstance(tree, ThemeTree) and tree.hasFocus()
    chosen = tree.current_theme()
    press(K.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Service")
    press(K.Key_Return)
    assert session.codebook.themes[chosen].name == "Service"
    keep()

    press(K.Key_Down, ALT)
    assert paths(window)[1] == "Service"
    keep()
    press(K.Key_Right, ALT)
    assert paths(window)[1] == "Volunteering/Service"
    keep()

    menu = call_menu(tree)
    go_to(menu, "Key")
    press(K.Key_Right)
    keys = QApplication.activePopupWidget()
    assert isinstance(keys, QMenu) and keys is not menu
    go_to(keys, "5")
    press(K.Key_Return)
    assert session.codebook.by_key()[5].id == chosen
    keep()

    menu = call_menu(tree)
    go_to(menu, "Colour…")
    press(K.Key_Return)
    before = session.codebook.themes[chosen].colour
    press(K.Key_Right)
    press(K.Key_Return)
    assert session.codebook.themes[chosen].colour != before
    keep()

    press(K.Key_H, CTRL | SHIFT)
    assert session.codebook.themes[chosen].archived
    keep()

    press(K.Key_F6)
    assert window.pane.view.hasFocus()
    for state in states[-2::-1]:
        press(K.Key_Z, CTRL)
        assert stored(window) == state
    assert not session.undo_stack.canUndo()
    for state in states[1:]:
        press(K.Key_Z, CTRL | SHIFT)
        assert stored(window) == state
