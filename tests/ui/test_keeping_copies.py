"""Copies of the library in the real window: a day’s, by hand, elsewhere, and the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from leifeng_reader.operations import copies as operations
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.store import copies
from leifeng_reader.store.store import Store
from leifeng_reader.ui import app, keeping_copies
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.copies import CopiesWindow
from leifeng_reader.ui.window import MainWindow

NOW = "2026-03-05T08:30:00.000Z"
OpenWindow = Callable[[], MainWindow]


def windows() -> list[MainWindow]:
    QApplication.processEvents()
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def open_(qtbot: QtBot, library: Path) -> Iterator[OpenWindow]:
    """Open windows on the article a new library begins with."""

    def make() -> MainWindow:
        window = open_window(library)
        qtbot.waitExposed(window)
        return window

    yield make
    for window in windows():
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def highlight(window: MainWindow, span: tuple[int, int]) -> None:
    document, text = window.session.require_document()
    change, _ = annotate(document, text, span, window.session.origin)
    assert window.session.perform(change, "annotate")


def listed(window: MainWindow) -> CopiesWindow:
    window.actions_by_name["copies"].trigger()
    (view,) = (each for each in window.findChildren(CopiesWindow) if each.isVisible())
    assert isinstance(view, CopiesWindow)
    return view


def answer(view: CopiesWindow, word: str) -> None:
    QTest.keyClick(view.entries, Qt.Key.Key_Return)
    box = view.findChild(QMessageBox, "goBackQuestion")
    assert isinstance(box, QMessageBox)
    button = next(b for b in box.findChildren(QPushButton) if b.text() == word)
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_back_to_a_copy_and_back_again(open_: OpenWindow, library: Path, qtbot: QtBot) -> None:
    window = open_()
    highlight(window, (0, 8))
    view = listed(window)
    assert not view.back.isEnabled()
    QTest.keyClick(view.now, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.entries.count() == 1)
    qtbot.waitUntil(lambda: "1 text, 1 annotation" in view.entries.quiet(0))
    assert "Made by hand" in view.entries.quiet(0)
    view.close()
    highlight(window, (10, 18))
    first, second = (a.start for a in window.session.index)

    view = listed(window)
    answer(view, "Cancel")
    assert windows() == [window]
    answer(view, "Go back")
    qtbot.waitUntil(lambda: not isValid(window) and len(windows()) == 1)
    (back,) = windows()
    assert [a.start for a in back.session.index] == [first]
    assert not back.session.undo_stack.canUndo()
    highlight(back, (20, 28))
    view = listed(back)
    assert [c.reason for c in copies.listed(library)] == ["back", "hand"]
    qtbot.waitUntil(lambda: "2 annotations" in view.entries.quiet(0))
    answer(view, "Go back")
    qtbot.waitUntil(lambda: not isValid(back) and len(windows()) == 1)
    (again,) = windows()
    assert [a.start for a in again.session.index] == [first, second]
    assert again.session.store.examined() == []


def test_what_cannot_be_gone_back_to_is_said(
    open_: OpenWindow, library: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_()
    operations.copy_by_hand(library, NOW).write_bytes(b"nothing")
    view = listed(window)
    qtbot.waitUntil(lambda: "Cannot be read" in view.entries.quiet(0))
    answer(view, "Go back")
    qtbot.waitUntil(lambda: "is damaged" in view.messages.text)
    assert windows() == [window]
    keeper = window.findChild(keeping_copies.KeepingCopies)
    assert isinstance(keeper, keeping_copies.KeepingCopies)
    keeper.save(view, tmp_path / "saved.sqlite")
    qtbot.waitUntil(lambda: "saved.sqlite" in view.messages.text)
    saved = Store(tmp_path / "saved.sqlite")
    assert saved.examined() == []
    saved.close()


def test_what_another_wrote_at_the_last_moment_is_kept(
    open_: OpenWindow, library: Path, qtbot: QtBot
) -> None:
    window = open_()
    copy = operations.copy_by_hand(library, NOW)
    ready, kept = operations.prepare_going_back(library, copy, NOW)
    highlight(window, (0, 8))
    opened = app.reopen(window, lambda: operations.go_back(library, ready, kept))
    assert len(opened.session.index) == 1
    assert "try again" in opened.messages.text


def test_a_copy_a_day_comes_by_itself_and_a_fault_is_told_once(
    open_: OpenWindow,
    library: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping_copies, "SOON", 20)
    monkeypatch.setattr(app.paths, "log_file", lambda: library.with_name("log.txt"))
    window = open_()
    qtbot.waitUntil(lambda: len(copies.listed(library)) == 1)
    assert copies.listed(library)[0].reason == "day"
    monkeypatch.setattr(keeping_copies, "_today", lambda: "too-long" * 40)
    highlight(window, (0, 8))
    qtbot.waitUntil(lambda: "could not be made" in window.messages.text)
    assert len(window.session.store.annotations()) == 1
    assert "no copy" in library.with_name("log.txt").read_text("utf-8")
    assert len(copies.listed(library)) == 1


def test_without_room_for_a_copy_it_is_said_once_and_again_after_one(
    open_: OpenWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.paths, "log_file", lambda: library.with_name("log.txt"))
    keeping = open_().findChild(keeping_copies.KeepingCopies)
    assert isinstance(keeping, keeping_copies.KeepingCopies)
    messages = keeping._window.messages

    def look(room: int, day: str) -> str:
        messages.dismiss()
        with monkeypatch.context() as patched:
            patched.setattr(copies, "room", lambda _: room)
            patched.setattr(keeping_copies, "_today", lambda: day)
            keeping._begin()
            qtbot.waitUntil(lambda: not keeping._is_at_work)
        return messages.text if messages.isVisible() else ""

    assert "no room on the disk" in look(0, "2026-03-05")
    assert look(0, "2026-03-06") == ""
    assert look(1 << 40, "2026-03-07") == "" and len(copies.listed(library)) == 1
    highlight(keeping._window, (0, 8))
    assert "no room on the disk" in look(0, "2026-03-08")
