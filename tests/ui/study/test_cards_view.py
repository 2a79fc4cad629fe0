"""Cards through the real window: made, reviewed by keyboard, undone and redone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.study import Card, CardKind
from leifeng_reader.operations import annotating, cards
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.study import cards_words
from leifeng_reader.ui.study.cards_making import CardsMaking
from leifeng_reader.ui.study.cards_view import PER_DAY, CardsView
from leifeng_reader.ui.window import MainWindow

K = Qt.Key
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LONG_AGO = datetime.fromisoformat("2024-03-05T12:00:00.000+00:00")


class Learner:
    """A window whose clock stands still until told otherwise, and the review of its cards."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.session = window, qtbot, window.session
        self.time = LONG_AGO
        self.session.origin = self.session.origin._replace(now=lambda: cards.written(self.time))

    def annotate(self, quote: str, note: str = "") -> Annotation:
        document, text = self.session.require_document()
        start = text.content.index(quote)
        span = (start, start + len(quote))
        change, made = annotating.annotate(document, text, span, self.session.origin, note=note)
        assert self.session.perform(change, "annotate")
        return made

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction)
        return found

    def open(self) -> CardsView:
        self.action("cards").trigger()
        self.view = next(v for v in self.window.findChildren(CardsView) if v.isVisible())
        self.qtbot.waitExposed(self.view)
        self.view.activateWindow()
        QApplication.processEvents()
        return self.view

    def make(self, *, questions: bool = True, gaps: bool = False) -> CardsMaking:
        self.press(K.Key_M)
        dialog = next(d for d in self.view.findChildren(CardsMaking) if d.isVisible())
        dialog.questions.setChecked(questions)
        dialog.gaps.setChecked(gaps)
        self.qtbot.waitUntil(lambda: not dialog.said.text().startswith("Counting"))
        return dialog

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.view, key, held)
            QApplication.processEvents()

    @property
    def said(self) -> str:
        return self.view.face.accessibleName()

    @property
    def kept(self) -> list[Card]:
        return self.session.store.cards()


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Iterator[Learner]:
    window = open_window(tmp_path / "library.sqlite", [])
    window.resize(1280, 800)
    qtbot.waitExposed(window)
    window.furnish()
    made = Learner(window, qtbot)
    made.annotate("Lei Feng’s spirit", "Whose spirit?")
    made.annotate("household icon", "What is an *icon*?")
    made.annotate("selflessly")
    yield made
    if window.isVisible():
        window.close()
    window.deleteLater()
    QApplication.processEvents()


def answer_all(learner: Learner) -> None:
    while learner.view.card is not None:
        learner.press(K.Key_Space, K.Key_4)


def test_from_no_cards_to_nothing_due(learner: Learner) -> None:
    view = learner.open()
    assert learner.said.startswith("No cards yet")
    assert view.make_button.isDefault() and not view.aside_button.isEnabled()
    dialog = learner.make()
    assert (dialog.said.text(), dialog.more.text()) == (
        "2 new cards",
        "Left out: 1 without a note",
    )
    QTest.keyClick(dialog, K.Key_Return)
    QApplication.processEvents()
    assert len(learner.kept) == 2 and view.counts.text() == "2 new"
    assert "2 cards" in view.messages.text, "it is said where it is seen"

    assert "Whose spirit?" in learner.said and "importance" not in learner.said
    learner.press(K.Key_3)
    assert learner.kept[0].reviews == 0, "no answer before the card is turned"
    learner.press(K.Key_Space)
    assert "Lei Feng’s spirit" in learner.said and "importance" in learner.said
    shown = [button.text() for button in view.ratings.values()]
    assert shown == ["Again\n1 min", "Hard\n6 min", "Good\n10 min", "Easy\n8 days"]
    learner.press(K.Key_4)
    assert "What is an icon?" in learner.said, "the next card, its note without Markdown's signs"
    learner.press(K.Key_Space, K.Key_4)
    assert learner.said.startswith("Nothing is due until")
    assert cards_words.day("2024-03-13T12:00:00.000Z") in learner.said
    assert [card.due for card in learner.kept] == ["2024-03-13T12:00:00.000Z"] * 2

    learner.time += timedelta(days=8)
    view.deal()
    assert view.counts.text() == "2 to repeat" and "Whose spirit?" in learner.said


def test_an_answer_is_one_step_undone_and_redone(learner: Learner) -> None:
    view = learner.open()
    learner.make().make_button.click()
    before = learner.kept
    steps = learner.session.undo_stack.index()
    learner.press(K.Key_Space, K.Key_1)
    answered = learner.kept
    assert learner.session.undo_stack.index() == steps + 1
    assert answered[0].due == "2024-03-05T12:01:00.000Z" and answered[1] == before[1]
    learner.press(K.Key_Z, held=CTRL)
    assert learner.kept == before
    assert view.card == before[0] and not view.is_turned, "the card is in hand again"
    learner.press(K.Key_Y, held=CTRL)
    assert learner.kept == answered and view.card == before[1]
    view.undo_button.click()
    assert learner.kept == before

    learner.press(K.Key_Z, held=CTRL)
    assert learner.kept == [] and learner.said.startswith("No cards yet")
    index = learner.session.undo_stack.index()
    learner.press(K.Key_Z, held=CTRL)
    assert learner.session.undo_stack.index() == index, "what is not of cards stays"
    assert not view.undo_button.isEnabled()


def test_gaps_are_asked_and_filled(learner: Learner) -> None:
    view = learner.open()
    learner.make(questions=False, gaps=True).make_button.click()
    assert {card.kind for card in learner.kept} == {CardKind.CLOZE}
    assert len(learner.kept) == 3
    assert "Lei Feng’s spirit" not in learner.said.split("\n", 1)[1]
    assert "importance" in learner.said and "…" in learner.said
    learner.press(K.Key_Space)
    assert "Lei Feng’s spirit" in learner.said.split("\n", 1)[1]
    assert "Whose spirit?" in learner.said
    learner.press(K.Key_Space)
    assert view.card is not None and learner.kept[0].due == "2024-03-05T12:10:00.000Z"


def test_made_again_only_what_is_new(learner: Learner) -> None:
    learner.open()
    learner.make().make_button.click()
    dialog = learner.make(gaps=True)
    assert (dialog.said.text(), dialog.more.text()) == (
        "3 new cards",
        "Left out: 2 made already, 1 without a note",
    )
    dialog.make_button.click()
    dialog = learner.make(gaps=True)
    assert dialog.said.text() == "No new cards" and not dialog.make_button.isEnabled()
    QTest.keyClick(dialog, K.Key_Escape)
    assert len(learner.kept) == 5


def test_of_a_theme_and_of_what_is_filtered(learner: Learner) -> None:
    learner.session.narrow(words="icon")
    learner.open()
    dialog = learner.make()
    offered = [dialog.source.itemText(n) for n in range(dialog.source.count())]
    assert offered[:3] == ["This text, as it is filtered", "This text", "All texts"]
    assert any(words.startswith("Theme: ") for words in offered)
    assert dialog.said.text() == "1 new card"
    theme = next(n for n, words in enumerate(offered) if words.startswith("Theme: "))
    dialog.source.setCurrentIndex(theme)
    learner.qtbot.waitUntil(lambda: dialog.said.text() == "No new cards")


def test_set_aside_shown_in_text_and_a_limit_of_new_ones(learner: Learner) -> None:
    view = learner.open()
    learner.make().make_button.click()
    learner.press(K.Key_S)
    assert [card.suspended for card in learner.kept] == [True, False]
    assert "What is an icon?" in learner.said
    learner.press(K.Key_Z, held=CTRL)
    assert not any(card.suspended for card in learner.kept)
    learner.press(K.Key_S, K.Key_S)
    assert all(card.suspended for card in learner.kept) and "set aside" in learner.said
    learner.press(K.Key_R)
    assert not any(card.suspended for card in learner.kept)
    assert view.resume_button.isHidden() and "Whose spirit?" in learner.said

    view.limit.setValue(1)
    assert learner.session.setting(PER_DAY) == "1"
    assert view.counts.text() == "1 new"
    learner.press(K.Key_Space, K.Key_4)
    assert "1 new card waits for another day" in learner.said
    view.limit.setValue(2)
    assert "What is an icon?" in learner.said
    learner.press(K.Key_T)
    assert not any(v.isVisible() for v in learner.window.findChildren(CardsView))
    current = learner.window.pane.view.current
    assert current is not None and current.selector.quote == "household icon"
    assert learner.open().limit.value() == 2


def test_a_removed_annotations_card_is_dealt_no_more(learner: Learner) -> None:
    view = learner.open()
    learner.make().make_button.click()
    first = next(a for a in learner.session.index if a.note == "Whose spirit?")
    learner.session.perform(annotating.remove([first]), "remove")
    assert "What is an icon?" in learner.said and view.counts.text() == "1 new"
    answer_all(learner)
    learner.session.undo_stack.undo()
    learner.session.undo_stack.undo()
    assert view.counts.text() == "2 new"


def test_the_menu_says_how_many_are_due(learner: Learner) -> None:
    action = learner.action("cards")
    QApplication.processEvents()
    menu = next(m for m in action.associatedObjects() if isinstance(m, QMenu))
    menu.aboutToShow.emit()
    assert action.text() == "Cards…"
    learner.open()
    learner.make().make_button.click()
    menu.aboutToShow.emit()
    assert action.text() == "Cards… (2 due)"
    answer_all(learner)
    menu.aboutToShow.emit()
    assert action.text() == "Cards…"


def test_closed_with_the_window(learner: Learner) -> None:
    learner.open()
    learner.make()
    learner.window.close()
    assert not any(d.isVisible() for d in learner.window.findChildren(QDialog))


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=40), "40 days"),
        (timedelta(days=76), "2.5 months"),
        (timedelta(days=365.25 * 2), "2 years"),
    ],
)
def test_how_long_until_a_card_comes_again(length: timedelta, words: str) -> None:
    assert cards_words.interval(length) == words
