"""Undo and redo from the window: what changes is seen, or said."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leifeng_reader.operations import annotating
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text

K = Qt.Key
WORDS = "\n".join(f"Paragraph {number} tells of service and of spirit." for number in range(300))


def do(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()
    QApplication.processEvents()


def highlight(window: MainWindow, words: str) -> None:
    view = window.pane.view
    start = view.text.content.index(words)
    view.go_to(start, 0.3)
    view.setSelection(start, start + len(words))
    QTest.keyClick(view, K.Key_1)


def said(window: MainWindow) -> str:
    shown = window.messages.text if window.messages.isVisible() else ""
    window.messages.dismiss()
    return shown


def test_what_is_undone_comes_into_view_or_is_said(window: MainWindow, tmp_path: Path) -> None:
    session, view = window.session, window.pane.view
    first = session.document
    assert first is not None
    other, _ = import_text(session.store, WORDS)
    session.open(other.id)
    highlight(window, "Paragraph 7 tells")
    window.messages.dismiss()

    # Far from it, the page goes there and there is a way back; in view nothing moves.
    view.go_to(9_000)
    place = view.first_visible()
    do(window, "undo")
    assert not len(session.index) and view.first_visible() < 400 and not said(window)
    do(window, "back")
    assert view.first_visible() == place
    do(window, "redo")
    near = view.scene.scroll
    do(window, "undo")
    assert view.scene.scroll == near and not said(window)
    do(window, "redo")

    # In another text it is said.
    session.open(first.id)
    do(window, "undo")
    assert said(window) == (
        "Undone: Highlighted “Paragraph 7 tells” with Selfless service, in another text"
    )
    assert not session.store.annotation_count(other.id, 9)
    do(window, "redo")
    assert said(window).startswith("Done again: Highlighted “Paragraph 7 tells”")

    # Several at once are said; a theme is seen in the panel, while that is there.
    for words in ("new era", "household icon"):
        highlight(window, words)
    session.perform(annotating.remove(list(session.index)), "remove")
    do(window, "undo")
    assert said(window) == "Undone: Removed 2 annotations"
    window.gestures.add_theme("", "Patience")
    do(window, "undo")
    assert not said(window)
    do(window, "panel")
    do(window, "redo")
    assert said(window) == "Done again: Added the theme “Patience”"
