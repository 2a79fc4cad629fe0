"""Reveal mode through the real window, by keyboard."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change, Record
from leifeng_reader.operations import annotating
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.study.reveal_view import RevealView
from leifeng_reader.ui.window import MainWindow

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LONG = "A note with much to say about its passage. " * 60


class Lesson:
    """A window, and the screen of its text, with short words for what a teacher does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.session = window, qtbot, window.session
        self.themes = sorted(
            (t for t in self.session.codebook.themes.values() if t.key), key=lambda t: t.key or 0
        )

    def annotate(self, quote: str, theme: int | None, note: str = "") -> Annotation:
        document, text = self.session.require_document()
        start = text.content.index(quote)
        ids = [] if theme is None else [self.themes[theme - 1].id]
        change, made = annotating.annotate(
            document, text, (start, start + len(quote)), self.session.origin, themes=ids, note=note
        )
        assert self.session.perform(change, "annotate")
        return made

    def begin(self, width: int = 1280, height: int = 800) -> RevealView:
        action = self.window.findChild(QAction, "reveal")
        assert isinstance(action, QAction)
        action.trigger()
        views = [v for v in self.window.findChildren(RevealView) if v.isVisible()]
        self.view = views[-1]
        self.view.showNormal()
        self.view.resize(width, height)
        self.qtbot.waitExposed(self.view)
        QApplication.processEvents()
        return self.view

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.view, key, held)
            QApplication.processEvents()

    def is_shown(self) -> bool:
        return any(view.isVisible() for view in self.window.findChildren(RevealView))

    def quotes(self) -> list[str]:
        shown = (a for a in self.session.index if a.id in self.view.steps.shown)
        return [a.selector.quote for a in shown]


@pytest.fixture
def lesson(qtbot: QtBot, tmp_path: Path) -> Iterator[Lesson]:
    window = open_window(tmp_path / "library.sqlite", [])
    window.resize(1280, 800)
    qtbot.waitExposed(window)
    window.furnish()
    made = Lesson(window, qtbot)
    made.annotate("Lei Feng’s spirit", 2, "Whose spirit?")
    made.annotate("household icon", 1, LONG)
    made.annotate("selflessly helping", None)
    yield made
    if window.isVisible():
        window.close()
    window.deleteLater()
    QApplication.processEvents()


def test_one_by_one_with_the_notes(lesson: Lesson) -> None:
    written = lesson.session.store.last_change()
    view = lesson.begin()
    assert lesson.quotes() == [] and not view.note.isVisible()
    lesson.press(K.Key_Space)
    assert lesson.quotes() == ["Lei Feng’s spirit"]
    assert view.note.isVisible() and "Whose spirit?" in view.note.accessibleName()
    lesson.press(K.Key_PageDown)
    assert lesson.quotes()[-1] == "household icon"
    assert view.note.pages > 1 and view.note.number == 0
    assert view.note.height() < view.height() / 2
    lesson.press(K.Key_Right)
    assert view.note.number == 1, "first the rest of the note"
    lesson.press(*[K.Key_Space] * (view.note.pages - 1))
    assert lesson.quotes()[-1] == "selflessly helping"
    assert not view.note.isVisible()
    lesson.press(K.Key_Space)
    assert view.help.words == "All annotations are shown."
    lesson.press(K.Key_Backspace, K.Key_Left, K.Key_PageUp)
    assert lesson.quotes() == []
    assert lesson.session.store.last_change() == written, "nothing is changed"


def test_what_is_shown_is_marked_and_nothing_else(lesson: Lesson) -> None:
    view = lesson.begin()
    hidden = view.grab().toImage()
    assert not list(view.scene.marks.meeting(0, 10**6))
    lesson.press(K.Key_Space)
    (shown,) = view.scene.marks.meeting(0, 10**6)
    assert shown.selector.quote == "Lei Feng’s spirit"
    (box, *_) = view.scene.boxes(shown.start, shown.end)
    inside = (box.topLeft() + QPointF(3, 3)).toPoint()
    assert view.grab().toImage().pixelColor(inside) != hidden.pixelColor(inside)


def test_themes_by_their_digits(lesson: Lesson) -> None:
    view = lesson.begin()
    lesson.press(K.Key_1)
    assert lesson.quotes() == ["household icon"]
    lesson.press(K.Key_0)
    assert lesson.quotes() == ["household icon", "selflessly helping"]
    lesson.press(K.Key_1, K.Key_9)
    assert lesson.quotes() == ["selflessly helping"]
    assert [(e.digit, e.shown) for e in view.entries] == [(1, 0), (2, 0), (0, 1)]
    lesson.press(K.Key_Home)
    lesson.press(K.Key_1, held=ALT)
    lesson.press(K.Key_Space)
    assert lesson.quotes() == ["household icon"]
    lesson.press(K.Key_1, held=ALT)
    lesson.press(K.Key_A)
    assert len(lesson.quotes()) == 3
    lesson.press(K.Key_L)
    assert not view.legend.isVisible()


def test_a_legend_row_and_a_passage_clicked(lesson: Lesson) -> None:
    view = lesson.begin()
    row = QPoint(20, round(view.legend.height() / 3 / 2))
    QTest.mouseClick(view.legend, Qt.MouseButton.LeftButton, pos=row)
    assert lesson.quotes() == ["household icon"] and view.current is None
    (shown,) = view.scene.marks.meeting(0, 10**6)
    (box, *_) = view.scene.boxes(shown.start, shown.end)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert view.current == shown and view.note.isVisible()
    lesson.press(K.Key_N)
    assert not view.note.isVisible()


def test_black_white_and_back(lesson: Lesson) -> None:
    view = lesson.begin()

    def corner() -> QColor:
        return view.grab().toImage().pixelColor(view.width() // 2, view.height() - 4)

    lesson.press(K.Key_B)
    assert corner() == QColor("black") and not view.legend.isVisible()
    lesson.press(K.Key_W)
    assert corner() == QColor("white")
    lesson.press(K.Key_Space)
    assert corner() == QColor(view.page.paper)
    assert lesson.quotes() == [], "the key only showed the page again"
    lesson.press(K.Key_Period, K.Key_Escape)
    assert view.isVisible() and not view.cover


def test_a_line_is_lit_that_is_seen_wherever_the_text_goes(lesson: Lesson) -> None:
    view = lesson.begin(900, 420)

    def is_seen() -> bool:
        assert view.spotlight is not None
        lit = view.scene.caret(view.spotlight)
        return lit.bottom() > 0 and lit.top() < view.scene.viewport_height

    lesson.press(K.Key_S, *[K.Key_Down] * 25)
    assert is_seen() and view.scene.scroll > 0
    lesson.press(K.Key_Home)
    assert view.scene.scroll == 0 and is_seen()
    view._scroll(5000)
    assert view.scene.scroll > 0 and is_seen()
    lesson.press(*[K.Key_Plus] * 5)
    assert is_seen()


def test_the_spotlight_follows_keys_and_pointer(lesson: Lesson) -> None:
    view = lesson.begin()
    lesson.press(K.Key_S)
    assert view.spotlight is not None
    first, seen = view.spotlight, {view.spotlight}
    for _ in range(40):
        lesson.press(K.Key_Down)
        lit = view.scene.caret(view.spotlight)
        assert lit.top() >= 0 and lit.bottom() <= view.scene.viewport_height
        seen.add(view.spotlight)
    assert len(seen) == 41 and view.scene.scroll > 0
    for _ in range(50):
        lesson.press(K.Key_Up)
    assert view.spotlight == min(seen) <= first
    line = sorted(seen)[2]
    point = view.scene.caret(line).center()
    none = Qt.MouseButton.NoButton
    # Sent to the view itself: where windows cannot be raised, the pointer is over another.
    moved = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, NONE)
    QApplication.sendEvent(view, moved)
    assert view.spotlight == line
    lesson.press(K.Key_S)
    assert view.spotlight is None


def test_larger_smaller_dark(lesson: Lesson) -> None:
    view = lesson.begin()
    usual = view.scene.flow.look.size
    lesson.press(K.Key_Plus, K.Key_Plus)
    assert view.scene.flow.look.size > usual
    lesson.press(K.Key_0, held=CTRL)
    assert view.scene.flow.look.size == usual
    lesson.press(K.Key_Minus)
    assert view.scene.flow.look.size < usual
    lesson.press(K.Key_D)
    assert view.page.name == "dark" == view.scene.flow.look.page.name
    view.resize(1600, 1000)
    QApplication.processEvents()
    assert view.scene.flow.look.size >= usual, "the type follows the screen"


def test_keys_are_listed(lesson: Lesson) -> None:
    view = lesson.begin()
    assert "Esc leave" in view.help.words
    lesson.press(K.Key_Question)
    assert view.sheet.isVisible()
    lesson.press(K.Key_Space)
    assert not view.sheet.isVisible() and lesson.quotes() == []


def test_the_place_is_kept_both_ways(lesson: Lesson) -> None:
    page = lesson.window.pane.view
    page.go_to(page.length // 6)
    place = page.first_visible()
    view = lesson.begin()
    assert abs(view.scene.first_visible() - place) < 200
    lesson.press(K.Key_Escape)
    assert not lesson.is_shown()
    assert page.first_visible() == place, "nothing moved there, nothing moves here"

    view = lesson.begin()
    lesson.press(*[K.Key_Down] * 3)
    left = view.scene.first_visible()
    assert left > place
    lesson.press(K.Key_F5)
    text = page.scene
    assert text.line_span(page.first_visible()) == text.line_span(left)


def test_a_text_without_annotations(lesson: Lesson) -> None:
    lesson.session.perform(annotating.remove(list(lesson.session.index)), "remove")
    view = lesson.begin()
    lesson.press(K.Key_Space, K.Key_1, K.Key_A, K.Key_Left)
    assert view.help.words == "This text has no annotations to show."
    assert not view.legend.isVisible() and not view.note.isVisible()


def test_only_what_the_filter_lets_pass(lesson: Lesson) -> None:
    lesson.session.narrow(words="icon")
    lesson.begin()
    lesson.press(K.Key_A)
    assert lesson.quotes() == ["household icon"]


def test_closed_with_its_window(lesson: Lesson) -> None:
    lesson.begin()
    lesson.window.close()
    assert not lesson.is_shown()


def test_what_is_removed_meanwhile_is_gone(lesson: Lesson) -> None:
    view = lesson.begin()
    lesson.press(K.Key_Space)
    assert view.current is not None
    lesson.session.perform(annotating.remove([view.current]), "remove")
    assert view.current is None and len(view.entries) == 2


def test_thousands_of_annotations_do_not_hold_a_step_up(lesson: Lesson) -> None:
    document, text = lesson.session.require_document()
    made: list[Record] = []
    for number in range(5000):
        start = number % (len(text.content) - 20)
        one, _ = annotating.annotate(
            document, text, (start, start + 12), lesson.session.origin, note="Why?"
        )
        made += one.after
    lesson.session.perform(Change((), tuple(made)), "annotate")
    view = lesson.begin()
    took = []
    for key in [K.Key_Space] * 20 + [K.Key_0] + [K.Key_Left]:
        begun = time.perf_counter()
        QTest.keyClick(view, key)
        view.repaint()
        took.append(time.perf_counter() - begun)
    assert sorted(took)[10] < 0.1, took
    assert len(view.steps.shown) == 20, "what the digit showed went as one step"
