"""Annotations reshaped by keyboard through the real window, undone and redone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.change import replace_one
from leifeng_reader.ui.window import MainWindow
from tests.ui.test_margin_notes import annotate
from tests.ui.test_window import open_, view_of

__all__ = ["open_"]

OpenWindow = Callable[..., MainWindow]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT, UP = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up


def state(window: MainWindow) -> dict[str, Annotation]:
    return dict(window.session.index.by_id)


def undone_and_redone(window: MainWindow, before: dict[str, Annotation]) -> None:
    """Check that one step undoes what was done, that it can be redone, and that it is saved."""
    session, view = window.session, view_of(window)
    after = state(window)
    assert after != before
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert state(window) == before
    QTest.keyClick(view, Qt.Key.Key_Y, CTRL)
    assert state(window) == after
    assert session.document is not None
    assert session.store.annotations(session.document.id) == list(session.index)


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (RIGHT, ALT | SHIFT, "the remarks in an"),
        (LEFT, ALT | SHIFT, "the remarks"),
        (LEFT, ALT | CTRL, "made the remarks in"),
        (RIGHT, ALT | CTRL, "remarks in"),
    ],
)
def test_ends_move_by_word(
    open_: OpenWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: str
) -> None:
    window = open_()
    made = annotate(window, "the remarks in")
    window.pane.choose(made.id)
    before = state(window)
    QTest.keyClick(view_of(window), key, modifiers)
    current = view_of(window).current
    assert current is not None and current.selector.quote == expected
    undone_and_redone(window, before)


def test_ends_move_by_sentence(open_: OpenWindow) -> None:
    window = open_()
    made = annotate(window, "Communist Party")
    window.pane.choose(made.id)
    before = state(window)
    QTest.keyClick(view_of(window), RIGHT, ALT | CTRL | SHIFT)
    moved = window.session.index.by_id[made.id]
    assert moved.start == made.start and moved.selector.quote.rstrip().endswith(".")
    undone_and_redone(window, before)
    before = state(window)
    QTest.keyClick(view_of(window), UP, ALT | CTRL | SHIFT)
    assert window.session.index.by_id[made.id].selector.quote.startswith("Xi, also general")
    undone_and_redone(window, before)


def test_overlapping_annotations_become_one(open_: OpenWindow) -> None:
    window = open_()
    one = annotate(window, "Lei Feng’s spirit so that", "One.", 0)
    annotate(window, "so that the spirit shines", "Two.", 2)
    annotate(window, "household icon", "Apart.")
    window.pane.choose(one.id)
    before = state(window)
    QTest.keyClick(view_of(window), Qt.Key.Key_M, CTRL)
    assert len(state(window)) == 2
    merged = window.session.index.by_id[one.id]
    assert merged.selector.quote == "Lei Feng’s spirit so that the spirit shines"
    assert len(merged.themes) == 2 and merged.note == "One.\n\nTwo."
    undone_and_redone(window, before)


def test_an_annotation_alone_is_not_merged(open_: OpenWindow) -> None:
    window = open_()
    made = annotate(window, "household icon")
    window.pane.choose(made.id)
    before = state(window)
    QTest.keyClick(view_of(window), Qt.Key.Key_M, CTRL)
    assert state(window) == before
    assert "No other annotation" in window.messages.text


def test_a_duplicate_keeps_the_note_under_another_theme(open_: OpenWindow) -> None:
    window = open_()
    made = annotate(window, "household icon", "Kept.", 0)
    window.pane.choose(made.id)
    before = state(window)
    QTest.keyClick(view_of(window), Qt.Key.Key_D, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    (copy,) = [a for key, a in state(window).items() if key not in before]
    assert (copy.start, copy.end, copy.note) == (made.start, made.end, "Kept.")
    assert copy.themes != made.themes
    undone_and_redone(window, before)


def test_a_bookmark_is_made_reached_and_taken_away(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    place = view.text.content.index("household icon")
    view.select(place, place)
    view.set_caret(True)
    QTest.keyClick(view, Qt.Key.Key_D, CTRL)
    (made,) = state(window).values()
    assert made.scope is Scope.PLACE and made.start == made.end == place
    assert view.current is not None and view.current.id == made.id
    number = view.scene.flow.chunk_of(place)
    marks = view.scene.marks_of(number, view.scene.flow.leaf(number))
    assert [ribbon.annotation_id for ribbon in marks.ribbons] == [made.id]
    assert not marks.fills and not marks.lanes
    undone_and_redone(window, {})

    view.set_caret(False)
    window.pane.leave()
    view.go_to(0)
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current is not None and view.current.id == made.id
    before = state(window)
    QTest.keyClick(view, Qt.Key.Key_D, CTRL)
    assert not state(window)
    undone_and_redone(window, before)


def test_the_whole_text_is_annotated_at_the_top_of_the_list(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    annotate(window, "Chinese President")
    before = state(window)
    QTest.keyClick(view, Qt.Key.Key_N, CTRL | SHIFT)
    (made,) = [a for key, a in state(window).items() if key not in before]
    assert made.scope is Scope.DOCUMENT
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "noteEditor"
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    view.setFocus()
    undone_and_redone(window, before)
    assert next(iter(window.session.index)).id == made.id
    count = len(state(window))
    QTest.keyClick(view, Qt.Key.Key_N, CTRL | SHIFT)
    assert len(state(window)) == count


def test_what_is_lost_stays_in_the_list_and_is_not_painted(open_: OpenWindow) -> None:
    window = open_()
    view, session = view_of(window), window.session
    made = annotate(window, "household icon", "A note.")
    lost = replace(made, status=Status.LOST)
    assert session.perform(replace_one(made, lost), "lost")
    number = view.scene.flow.chunk_of(made.start)
    marks = view.scene.marks_of(number, view.scene.flow.leaf(number))
    assert not marks.fills and not marks.lanes
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current is None
    card = window.panel._cards.card(0)
    assert card.label is not None and "Not found" in card.label.words
