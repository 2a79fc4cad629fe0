"""Automatic exports in the real window: asked for, followed, guarded, paused and removed."""

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.operations.automatic_exports import (
    AUTOMATIC,
    AutomaticExport,
    dumped,
    listed,
)
from leifeng_reader.store.store import Store
from leifeng_reader.ui import keeping_exports, settings, tasks
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.export import ExportDialog
from leifeng_reader.ui.dialogs.keep import KeepDialog
from leifeng_reader.ui.dialogs.kept import KeptExports
from leifeng_reader.ui.keeping_exports import KeepingExports
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.settings import ExportSettings
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_store

OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Open windows on one library with a text; changes are followed after 50 milliseconds."""
    monkeypatch.setattr(keeping_exports, "SOON", 50)
    monkeypatch.setattr(keeping_exports, "_REST", 0)  # a slow writing would make the next wait
    store = new_store(tmp_path)
    import_text(store, "Nobody had asked Lei Feng 雷锋 to.\n" * 40, "Diary")
    (tmp_path / "out").mkdir()
    folder = ExportSettings(folder=str(tmp_path / "out"))
    store.keep_setting(settings.EXPORT, settings.to_json(folder))
    store.close()
    opened: list[MainWindow] = []

    def make() -> MainWindow:
        window = open_window(tmp_path / "library.sqlite")
        diary = next(each for each in window.session.documents() if each.title == "Diary")
        window.session.open(diary.id)
        opened.append(window)
        qtbot.waitExposed(window)
        window.activateWindow()
        QApplication.processEvents()
        return window

    yield make
    for window in opened:
        if window.isVisible():
            window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the export goes."""
    return tmp_path / "out" / "Diary.csv"


def highlight(window: MainWindow, place: int) -> None:
    view = window.findChild(QWidget, "readingView")
    assert isinstance(view, ReadingView)
    view.setSelection(place, place + 6)
    window.actions_by_name["highlight"].trigger()


def rows(file: Path) -> int:
    if not file.exists():
        return -1
    with file.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1


def keeping(window: MainWindow) -> KeepingExports:
    found = window.findChild(KeepingExports)
    assert isinstance(found, KeepingExports)
    return found


def keep(window: MainWindow, file: Path, **more: str) -> None:
    keeping(window).keep(AutomaticExport("one", str(file), "csv", **more), anyway=False)


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    """The buttons of the message above the page."""
    found = window.messages.findChildren(QPushButton)
    return {button.text(): button for button in found if not button.isHidden()}


def kept(window: MainWindow) -> list[AutomaticExport]:
    return listed(window.session.setting(AUTOMATIC))


def test_from_the_export_dialog_by_keys(open_: OpenWindow, qtbot: QtBot, file: Path) -> None:
    window = open_()
    highlight(window, 0)
    window.actions_by_name["export"].trigger()
    asking = window.findChild(ExportDialog)
    assert isinstance(asking, ExportDialog)
    asking.keep.setFocus()
    QTest.keyClick(asking.keep, Qt.Key.Key_Space)
    dialog = window.findChild(KeepDialog)
    assert isinstance(dialog, KeepDialog) and dialog.path.text() == str(file)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(file) == 1)
    highlight(window, 20)
    qtbot.waitUntil(lambda: rows(file) == 2)
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: rows(file) == 1)
    (export,) = kept(window)
    assert export.spreadsheet and export.document_id == window.session.require_document()[0].id


def test_what_is_not_written_yet_is_when_the_window_closes(
    open_: OpenWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_()
    keep(window, file)
    qtbot.waitUntil(lambda: rows(file) == 0)
    qtbot.waitUntil(lambda: not tasks._running)
    keeping(window)._rest = 60_000
    highlight(window, 0)
    window.close()
    assert rows(file) == 1


def test_what_was_changed_without_a_window_is_written_at_the_next_start(
    open_: OpenWindow, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "library.sqlite")
    store.keep_setting(AUTOMATIC, dumped([AutomaticExport("one", str(file), "csv")]))
    store.close()
    open_()
    qtbot.waitUntil(lambda: rows(file) == 0)


def test_a_file_someone_else_changed_is_asked_about_once(
    open_: OpenWindow, qtbot: QtBot, file: Path
) -> None:
    window = open_()
    keep(window, file)
    qtbot.waitUntil(lambda: rows(file) == 0)
    file.write_text("mine", encoding="utf-8")
    highlight(window, 0)
    expected = ["Write anyway", "Choose another file", "Turn off"]
    qtbot.waitUntil(lambda: list(buttons(window)) == expected)  # shown with the next event
    assert "Diary.csv" in window.messages.text
    window.messages.dismiss()
    highlight(window, 20)
    qtbot.wait(200)
    qtbot.waitUntil(lambda: not tasks._running)
    assert window.messages.isHidden() and file.read_text(encoding="utf-8") == "mine"
    keeping(window).write_now("one")
    qtbot.waitUntil(lambda: rows(file) == 2)


def test_turned_off_it_leaves_the_file_alone(open_: OpenWindow, qtbot: QtBot, file: Path) -> None:
    window = open_()
    keep(window, file)
    qtbot.waitUntil(lambda: rows(file) == 0)
    file.unlink()
    highlight(window, 0)
    qtbot.waitUntil(lambda: "Turn off" in buttons(window))
    buttons(window)["Turn off"].click()
    (export,) = kept(window)
    assert export.paused
    highlight(window, 20)
    qtbot.wait(200)
    assert not file.exists() and window.messages.isHidden()


def test_moved_elsewhere_it_goes_on_there(open_: OpenWindow, qtbot: QtBot, file: Path) -> None:
    window = open_()
    keep(window, file)
    qtbot.waitUntil(lambda: rows(file) == 0)
    other = file.with_name("Other.csv")
    other.write_text("to\nbe\nreplaced", encoding="utf-8")
    keeping(window).move("one", other)
    qtbot.waitUntil(lambda: rows(other) == 0)
    highlight(window, 0)
    qtbot.waitUntil(lambda: rows(other) == 1)
    assert rows(file) == 0


def test_a_folder_that_is_gone_is_a_sentence(open_: OpenWindow, qtbot: QtBot, file: Path) -> None:
    window = open_()
    keep(window, file.parent / "none" / "Diary.csv")
    expected = ["Choose another file", "Turn off"]
    qtbot.waitUntil(lambda: list(buttons(window)) == expected)


class TestList:
    @pytest.fixture
    def window(self, open_: OpenWindow, qtbot: QtBot, file: Path) -> MainWindow:
        """A window with an export and the list open."""
        window = open_()
        keep(window, file)
        qtbot.waitUntil(lambda: rows(file) == 0)
        qtbot.waitUntil(lambda: not tasks._running)
        window.actions_by_name["automaticExports"].trigger()
        return window

    def view(self, window: MainWindow) -> KeptExports:
        found = window.findChild(KeptExports)
        assert isinstance(found, KeptExports)
        return found

    def test_it_tells_what_is_kept_and_since_when(self, window: MainWindow) -> None:
        view = self.view(window)
        assert view.entries.item(0).text() == "Diary.csv"
        assert "The whole library" in view.entries.quiet(0)
        assert "Written" in view.entries.quiet(0)

    def test_pause_and_go_on(self, window: MainWindow, qtbot: QtBot, file: Path) -> None:
        view = self.view(window)
        view.pause.click()
        assert "Paused" in view.entries.quiet(0) and not view.now.isEnabled()
        highlight(window, 0)
        qtbot.wait(200)
        assert rows(file) == 0
        view.pause.click()
        qtbot.waitUntil(lambda: rows(file) == 1)

    def test_remove_leaves_the_file(self, window: MainWindow, qtbot: QtBot, file: Path) -> None:
        view = self.view(window)
        view.remove.click()
        assert kept(window) == [] and view.entries.count() == 0
        assert view._stack.currentWidget() is view.sentence
        highlight(window, 0)
        qtbot.wait(200)
        assert rows(file) == 0

    def test_a_fault_is_told_and_written_over(
        self, window: MainWindow, qtbot: QtBot, file: Path
    ) -> None:
        view = self.view(window)
        file.write_text("mine", encoding="utf-8")
        highlight(window, 0)
        qtbot.waitUntil(lambda: "someone else" in view.entries.quiet(0))
        assert view.now.text() == "Write anyway"
        view.now.click()
        qtbot.waitUntil(lambda: rows(file) == 1)
        qtbot.waitUntil(lambda: "someone else" not in view.entries.quiet(0))


def test_without_any_nothing_is_loaded(open_: OpenWindow, qtbot: QtBot) -> None:
    for name in ("updating_exports", "automatic_exports"):
        sys.modules.pop(f"leifeng_reader.operations.{name}", None)
    window = open_()
    highlight(window, 0)
    qtbot.wait(300)
    assert keeping(window)._task is None
    assert "leifeng_reader.operations.updating_exports" not in sys.modules
