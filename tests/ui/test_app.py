"""Starting: without a display, twice, on libraries that cannot be used."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import NotALibrary
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.instance import Doorkeeper, hand_over
from tests.library import CHECKOUT, import_text, new_annotation

UNHANDY_NAMES = [
    "semi; colon",
    "slash/ed",
    "back\\slash",
    "two\nlines",
    "😀 emoji 👩‍👩‍👧",
    "שלום עולם",
    "e\u0301e\u0301e\u0301",
    "a" * 200,
]


def start(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "leifeng_reader", *arguments],
        cwd=CHECKOUT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_it_says_so_and_leaves() -> None:
    done = start()
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no display" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
def test_help_that_cannot_be_written_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "leifeng_reader", "--help"],
            cwd=CHECKOUT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("leifeng-reader: the help could not be written: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_a_display_without_a_server_is_none() -> None:
    done = start(DISPLAY=":4711")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no display" in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_needs_no_display() -> None:
    done = start("--help")
    assert done.returncode == 0
    assert "FILE" in done.stdout


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    library, taken = tmp_path / "library.sqlite", []
    assert not hand_over(library, [])
    keeper = Doorkeeper(library, taken.extend)
    sender = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
            "from leifeng_reader.ui.instance import hand_over; a = QCoreApplication([]);"
            "sys.exit(not hand_over(Path(sys.argv[1]), [Path('雷锋.txt'), Path('/b c.txt')]))",
            str(library),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    qtbot.waitUntil(lambda: len(taken) == 2, timeout=20_000)
    assert sender.wait(timeout=20) == 0
    assert taken == [tmp_path / "雷锋.txt", Path("/b c.txt")]
    keeper.deleteLater()


def test_another_file_is_refused_and_left_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_text("not a library at all")
    with pytest.raises(NotALibrary):
        open_window(path)
    assert path.read_text() == "not a library at all"


def test_a_newer_library_is_shown_and_not_written(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    store = Store(path)
    document, _ = import_text(store, "Some text of tomorrow.", "Tomorrow")
    new_annotation(store, document, (0, 4))
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    window = open_window(path)
    qtbot.addWidget(window)
    assert window.windowTitle().startswith("Tomorrow")
    assert "newer" in window.messages.text
    window.pane.view.setFocus()
    window.pane.view.setSelection(5, 9)
    window.gestures.highlight()
    assert len(window.session.index) == 1
    assert not window.session.undo_stack.canUndo()
    window.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", UNHANDY_NAMES)
def test_unhandy_theme_names_are_taken_and_come_back(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window = open_window(tmp_path / "library.sqlite")
    qtbot.addWidget(window)
    window.gestures.add_theme("", name)
    made = [t for t in window.session.codebook.themes.values() if t.created == t.modified]
    wanted = " ".join(name.split())
    assert wanted in {theme.name for theme in made}
    window.grab()
    window.close()


@pytest.mark.parametrize("name", ["a" * 10_000, "", " \n ", "\u200b"])
def test_names_that_cannot_be_are_refused_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window = open_window(tmp_path / "library.sqlite")
    qtbot.addWidget(window)
    window.gestures.add_theme("", name)
    assert len(window.session.codebook.themes) == 10
    assert window.messages.text
    window.close()


def test_a_selection_from_and_to_characters_beyond_u_ffff(qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "astral.txt"
    source.write_text("x😀雷𠀀锋😀y" * 50, encoding="utf-8")
    window = open_window(tmp_path / "library.sqlite", [source])
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("astral"))
    view = window.pane.view
    first, last = view.scene.boxes(1, 2)[0], view.scene.boxes(12, 13)[0]
    assert view.scene.character_at(first.center()) == 1
    assert view.scene.character_at(last.center()) == 12
    view.setFocus()
    view.setSelection(1, 13)
    window.gestures.highlight()
    (made,) = window.session.index
    assert made.selector.quote == view.text.content[1:13] == "😀雷𠀀锋😀yx😀雷𠀀锋😀"
    window.close()


def test_a_full_disk_keeps_what_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path / "library.sqlite")
    qtbot.addWidget(window)
    view = window.pane.view
    view.setFocus()
    view.setSelection(0, 7)
    window.gestures.highlight()
    connection = window.session.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    for at in range(20, 2000, 10):
        view.setSelection(at, at + 8)
        window.gestures.highlight()
        if "room" in window.messages.text or "full" in window.messages.text:
            break
    else:
        pytest.fail("the disk was never full")
    connection.execute("PRAGMA max_page_count=1000000")
    assert window.session.store.annotations() == list(window.session.index)
    view.setSelection(at, at + 8)
    window.gestures.highlight()
    assert window.session.store.annotations() == list(window.session.index)
    window.close()


def test_main_opens_the_window_and_ends_with_it(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from leifeng_reader.ui import app
from leifeng_reader.ui.window import MainWindow

make = app.make_application

def made():
    a = make()
    timer = QTimer(a)

    def look():
        for window in a.topLevelWidgets():
            if isinstance(window, MainWindow) and window.windowTitle().startswith("x "):
                timer.stop()
                a.closeAllWindows()

    timer.timeout.connect(look)
    timer.start(50)
    return a

app.make_application = made
sys.exit(app.main([sys.argv[1]]))
"""
    source = tmp_path / "x.txt"
    source.write_text("Hello there.")
    done = subprocess.run(
        [sys.executable, "-c", code, str(source)],
        cwd=CHECKOUT,
        env={**os.environ, "LEIFENG_LIBRARY": str(tmp_path / "l.sqlite")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    store = Store(tmp_path / "l.sqlite")
    assert [d.title for d in store.documents()] == ["Lei Feng’s spirit in the new era", "x"]
    store.close()
