"""However a window comes to its end, what was typed is there: closed, told to go, or at a fault."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from leifeng_reader import paths
from leifeng_reader.core.errors import LibraryReadOnly
from leifeng_reader.store.store import Store
from leifeng_reader.ui import app
from leifeng_reader.ui.panels.note import NoteEditor
from leifeng_reader.ui.window import MainWindow
from tests.library import CHECKOUT, import_text

HALF_TYPED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from leifeng_reader.ui import app
from leifeng_reader.ui.panels.note import NoteEditor
from leifeng_reader.ui.window import MainWindow

make = app.make_application

def made():
    a = make()
    timer = QTimer(a)

    def look():
        for window in a.topLevelWidgets():
            if isinstance(window, MainWindow) and window.is_furnished:
                timer.stop()
                window.pane.view.setFocus()
                window.pane.view.setSelection(0, 8)
                window.gestures.write_note()
                QTest.keyClicks(window.findChild(NoteEditor, "noteEditor"), "half typed")
                print("typed", flush=True)

    timer.timeout.connect(look)
    timer.start(20)
    return a

app.make_application = made
sys.exit(app.main([]))
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are told to go by signals on POSIX")
@pytest.mark.parametrize(
    "name", ["SIGTERM", "SIGINT", pytest.param("SIGHUP", marks=pytest.mark.torture)]
)
def test_a_signal_ends_the_window_with_the_note_saved(tmp_path: Path, name: str) -> None:
    library = tmp_path / "library.sqlite"
    child = subprocess.Popen(
        [sys.executable, "-c", HALF_TYPED],
        cwd=CHECKOUT,
        env={**os.environ, "LEIFENG_LIBRARY": str(library)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "typed\n"
    child.send_signal(getattr(signal, name))
    _, complaint = child.communicate(timeout=60)
    assert (child.returncode, "Traceback" in complaint) == (0, False), complaint
    store = Store(library)
    assert [annotation.note for annotation in store.annotations()] == ["half typed"]
    store.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = app.open_window(tmp_path / "library.sqlite")
    made.activateWindow()
    made.pane.view.setFocus()
    made.pane.view.setSelection(0, 8)
    made.gestures.write_note()
    return made


def editor(window: MainWindow) -> NoteEditor:
    found = window.findChild(QPlainTextEdit, "noteEditor")
    assert isinstance(found, NoteEditor)
    return found


def test_a_note_that_cannot_be_saved_is_copied_and_keeps_the_window(window: MainWindow) -> None:
    store = window.session.store
    QTest.keyClicks(editor(window), "half typed")
    store.is_read_only = True
    assert not window.close()
    assert window.isVisible()
    assert QGuiApplication.clipboard().text() == "half typed"
    assert "copied" in window.messages.text
    store.is_read_only = False
    (made,) = window.session.index
    window.panel.edit_note(made.id)
    assert editor(window).note() == "half typed"
    assert window.close()
    store = Store(store.path)
    assert [annotation.note for annotation in store.annotations()] == ["half typed"]
    store.close()


def test_closed_once_more_the_window_goes(window: MainWindow) -> None:
    QTest.keyClicks(editor(window), "half typed")
    window.session.store.is_read_only = True
    assert (window.close(), window.close()) == (False, True)


def test_a_note_is_saved_before_another_text_is_shown(window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    (made,) = session.index
    document, _ = import_text(session.store, "Another text.", "Other")
    QTest.keyClicks(editor(window), "half typed")
    session.open(document.id)
    assert window.windowTitle().startswith("Other")
    assert session.store.annotations(made.document_id)[0].note == "half typed"
    window.close()


def test_what_fails_again_and_again_is_logged_and_shown_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none yet"))
    shown: list[str] = []

    def look() -> None:
        app._report(ValueError, ValueError("meanwhile"), None)
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                shown.append(box.informativeText())
                box.close()

    for _ in range(2):
        QTimer.singleShot(0, look)
        app._report(KeyError, KeyError("first"), None)
    assert shown == ["KeyError: 'first'"] * 2
    assert paths.log_file().read_text().count("meanwhile") == 2


def test_at_the_end_of_a_session_what_is_typed_is_saved(window: MainWindow) -> None:
    QTest.keyClicks(editor(window), "half typed")
    app._finish_typing()
    (made,) = window.session.store.annotations()
    assert made.note == "half typed"
    window.close()


def test_a_fault_that_stays_is_told_once(window: MainWindow) -> None:
    session, told = window.session, []
    session.failed.connect(told.append)

    def gone() -> int:
        raise LibraryReadOnly(session.store.path)

    session.store.data_version = gone  # type: ignore[method-assign]
    for _ in range(3):
        session.poll()
    assert [type(error) for error in told] == [LibraryReadOnly]
    window.close()
