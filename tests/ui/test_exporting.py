"""An export under way in the window: a box tells how far it is, and lets it be left."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leifeng_reader.ui import exporting, tasks
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs import writing
from leifeng_reader.ui.dialogs.working import WorkingBox
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.exporting import Exporting
from leifeng_reader.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a new library."""
    window = open_window(tmp_path / "library.sqlite")
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def test_a_long_one_shows_a_box_that_ends_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_PATIENCE", 10)
    go_on, real = Event(), writing.collect

    def collect(*args: Any, **more: Any) -> Any:
        go_on.wait(10)
        return real(*args, **more)

    monkeypatch.setattr(writing, "collect", collect)
    feature = window.findChild(Exporting)
    assert isinstance(feature, Exporting)
    target = tmp_path / "out.csv"
    feature.export(ExportRequest(target, "csv", spreadsheet=False, filtered=False))
    box = window.findChild(WorkingBox)
    assert isinstance(box, WorkingBox)
    qtbot.waitUntil(box.isVisible)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert not target.exists()


def test_a_short_one_shows_none(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    feature = window.findChild(Exporting)
    assert isinstance(feature, Exporting)
    target = tmp_path / "out.csv"
    feature.export(ExportRequest(target, "csv", spreadsheet=False, filtered=False))
    qtbot.waitUntil(lambda: target.name in window.messages.text)
    assert target.exists()
    assert not any(box.isVisible() for box in window.findChildren(WorkingBox))
