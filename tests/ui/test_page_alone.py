"""The page alone: everything around goes and comes back, keys go on working."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.ui import settings
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.settings import WindowSettings
from leifeng_reader.ui.window import MainWindow


def around(window: MainWindow) -> list[QWidget]:
    return [window.menuBar(), window.toolbar, window.statusBar(), window.panel, window.contents]


def shown(window: MainWindow) -> list[bool]:
    return [widget.isVisibleTo(window) for widget in around(window)]


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.pane.view, key)
    QApplication.processEvents()


def test_the_rest_goes_and_comes_back(window: MainWindow) -> None:
    assert shown(window) == [True, True, True, True, False]
    press(window, Qt.Key.Key_F11)
    assert shown(window) == [False] * 5
    assert window.isFullScreen()
    assert window.pane.view.hasFocus()
    assert window.messages.text == "F11 or Esc brings the rest back."
    assert not window.actions_by_name["panel"].isChecked()
    press(window, Qt.Key.Key_F11)
    assert shown(window) == [True, True, True, True, False]
    assert not window.isFullScreen()
    assert window.actions_by_name["panel"].isChecked()
    assert not window.actions_by_name["pageAlone"].isChecked()


def test_keys_work_and_escape_leaves_what_is_nearest(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F11)
    window.pane.view.setSelection(100, 120)
    press(window, Qt.Key.Key_1)
    assert len(window.session.index) == 1
    press(window, Qt.Key.Key_Escape)
    while window.pane.view.current is not None or window.pane.view.has_passage:
        assert window.isFullScreen()
        press(window, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    press(window, Qt.Key.Key_Escape)
    assert shown(window) == [True, True, True, True, False]


def test_a_panel_asked_for_meanwhile_stays(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_F8)
    assert shown(window) == [False, False, False, False, True]
    press(window, Qt.Key.Key_F11)
    assert shown(window) == [True] * 5


def test_closed_alone_the_window_opens_as_it_was_before(qtbot: QtBot, window: MainWindow) -> None:
    window.showMaximized()
    press(window, Qt.Key.Key_F11)
    library = window.session.store.path
    window.close()
    again = open_window(library)
    kept = settings.from_json(WindowSettings, again.session.setting(settings.WINDOW))
    assert kept.panel
    assert not again.isFullScreen()
    assert shown(again) == [True, True, True, True, False]
    again.close()
    again.deleteLater()
    QApplication.processEvents()
