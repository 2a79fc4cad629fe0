"""Where the keyboard goes when a command needs what is hidden, or hides what has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.ui.dialogs.merge import MergeDialog
from leifeng_reader.ui.dialogs.theme_page import ThemePage
from leifeng_reader.ui.panels.themetree import ThemeTree
from leifeng_reader.ui.window import MainWindow

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


def tree_of(window: MainWindow) -> ThemeTree:
    found = window.findChild(QWidget, "themeTree")
    assert isinstance(found, ThemeTree)
    return found


def test_filtering_shows_a_panel_that_is_hidden(window: MainWindow) -> None:
    press(window, K.Key_F9)
    assert not window.panel.isVisible()
    press(window, K.Key_L, CTRL)
    assert window.panel.isVisible() and window.actions_by_name["panel"].isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None and window.panel.isAncestorOf(focused)


def test_hiding_the_panel_brings_the_keyboard_back_to_the_page(window: MainWindow) -> None:
    press(window, K.Key_L, CTRL)
    press(window, K.Key_F9)
    assert not window.panel.isVisible() and window.pane.view.hasFocus()


def test_themes_to_merge_are_chosen_without_a_mouse_from_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, K.Key_F9)
    press(window, K.Key_M, CTRL | SHIFT)
    tree = tree_of(window)
    assert tree.isVisible() and tree.hasFocus() and "two or more" in window.messages.text
    press(window, K.Key_Down, SHIFT)
    press(window, K.Key_M, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(MergeDialog)))
    dialog = window.findChild(MergeDialog)
    before = len(window.session.codebook.themes)
    QTest.keyClick(dialog, K.Key_Return)
    qtbot.waitUntil(lambda: len(window.session.codebook.themes) == before - 1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.pane.view.setFocus()
    press(window, K.Key_Z, CTRL)
    assert len(window.session.codebook.themes) == before
    press(window, K.Key_Z, CTRL | SHIFT)
    assert len(window.session.codebook.themes) == before - 1


def test_a_theme_to_open_is_chosen_without_a_mouse_from_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, K.Key_T, CTRL | SHIFT)
    assert tree_of(window).hasFocus() and "Choose a theme" in window.messages.text
    assert window.messages.kind == "advice"  # nothing was done: no tick
    press(window, K.Key_Down)
    press(window, K.Key_T, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(page.isVisible() for page in window.findChildren(ThemePage)))
    (page,) = window.findChildren(ThemePage)
    assert window.session.codebook.themes[page.theme_id].name == "Volunteering"
