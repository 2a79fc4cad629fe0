"""The page comes first; what is put around it afterwards moves nothing and misses nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.store import Store
from leifeng_reader.ui import settings
from leifeng_reader.ui.app import open_page
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.window import MainWindow


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    store = Store(path)
    store.keep_setting(settings.HINT, "dismissed")
    store.close()
    return path


@pytest.fixture
def bare(library: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = open_page(library)
    qtbot.addWidget(window)
    yield window
    window.close()


def test_the_text_is_there_before_anything_else_is_built(bare: MainWindow) -> None:
    assert not bare.is_furnished
    assert not hasattr(bare, "panel")
    assert bare.pane.view.text.content.startswith("Chinese President")
    shown = bare.pane.view.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(100, 700, 3) for y in range(60, 400, 3)}
    assert len(colours) > 10, "words were painted"


def test_what_is_built_later_knows_the_open_text(bare: MainWindow, qtbot: QtBot) -> None:
    bare.furnish()
    bare.furnish()
    view = bare.pane.view
    view.setFocus()
    view.setSelection(0, 7)
    QTest.keyClick(view, Qt.Key.Key_1)
    assert [annotation.end for annotation in bare.session.index] == [7]
    assert bare.actions_by_name["undo"].isEnabled()
    assert bare.statusBar().isVisible()


def test_a_fault_before_there_are_messages_is_told_when_there_are(
    library: Path, qtbot: QtBot
) -> None:
    store = Store(library)
    window = MainWindow(Session(store, system_origin()))
    qtbot.addWidget(window)
    window.show()
    window.session.open("nothing of that name")
    window.furnish()
    assert window.messages.isVisibleTo(window)
    window.close()


_PROGRAM = """
import sys
from PySide6.QtCore import QPoint, QTimer
from leifeng_reader.ui import app

complete = app._complete

def place(window):
    port = window.pane.view.viewport()
    at = port.mapTo(window, QPoint(0, 0))
    print(at.x(), at.y(), port.width(), port.height(), window.is_furnished)

def look(window, files):
    place(window)
    complete(window, files)
    QTimer.singleShot(200, lambda: (place(window), window.close()))

app._complete = look
sys.exit(app.main([]))
"""


def test_the_program_furnishes_its_window_and_the_page_stays_where_it_is(library: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, "LEIFENG_LIBRARY": str(library)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    before, after = (line.split() for line in told.stdout.splitlines())
    assert (before[-1], after[-1]) == ("False", "True")
    assert before[:3] == after[:3]
    assert abs(int(before[3]) - int(after[3])) <= 6  # the status line's labels
