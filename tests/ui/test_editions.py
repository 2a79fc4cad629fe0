"""A text replaced by another edition: read, looked over by keyboard, taken in one step, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.core.document import Document
from leifeng_reader.operations.annotating import bookmark
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.edition import EditionReview
from leifeng_reader.ui.dialogs.replacing import ReplaceDialog
from leifeng_reader.ui.dialogs.working import WorkingBox
from leifeng_reader.ui.messages import MessageBar
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_annotation

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
FILLING = [
    f"Paragraph {number} goes on with words of its own, {number * 7}." for number in range(60)
]
OLD = """Lei Feng was born in a village near Changsha, in the province of Hunan.
He lost his parents when he was a child, and neighbours brought him up.
A screw that never rusts is what he wished to be, small and in its place.
On his days off he repaired the tents of others and said nothing about it.
What a single person can do for others has no limit, he wrote in it."""
NEW = """A foreword by somebody else comes before everything, and is quite long.
Lei Feng was born in a village near Changsha, in the province of Hunan.
He lost his parents when he was a child, and neighbours brought him up.
A screw which never rusts is what he had wished to be, small and in its place.
What one single person can do for all others has no limit, he wrote in it."""
OLD, NEW = ("\n".join((words, *FILLING)) for words in (OLD, NEW))
QUOTES = ("lost his parents", "A screw that never rusts", "repaired the tents", "a single person")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window open on the old edition, four passages of which are annotated."""
    made = open_window(tmp_path / "library.sqlite")
    made.furnish()
    made.resize(1280, 800)
    qtbot.waitExposed(made)
    made.activateWindow()
    session = made.session
    document, text = import_text(session.store, OLD, "Lei Feng", session.origin)
    for quote in QUOTES:
        start = text.content.index(quote)
        new_annotation(session.store, document, (start, start + len(quote)), origin=session.origin)
    session.open(document.id)
    QApplication.processEvents()
    yield made
    if made.isVisible():
        made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The new edition, as a file."""
    made = tmp_path / "new.txt"
    made.write_text(NEW, encoding="utf-8")
    return made


@pytest.fixture
def review(window: MainWindow, file: Path, qtbot: QtBot) -> Callable[[], EditionReview]:
    """What asks for the new edition by keyboard, and returns the window that shows it."""

    def begin() -> EditionReview:
        window.reception.choose = lambda *_: [file]
        dialog = asked(window)
        assert dialog.file_button.hasFocus()
        QTest.keyClick(dialog.file_button, ENTER)
        return looked_over(window, qtbot)

    return begin


def asked(window: MainWindow) -> ReplaceDialog:
    action = window.findChild(QAction, "replaceText")
    assert isinstance(action, QAction)
    action.trigger()
    dialog = window.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def looked_over(window: MainWindow, qtbot: QtBot) -> EditionReview:
    qtbot.waitUntil(lambda: window.findChild(EditionReview) is not None, timeout=20_000)
    found = window.findChild(EditionReview)
    assert isinstance(found, EditionReview)
    found.activateWindow()
    QApplication.processEvents()
    return found


def here(window: MainWindow) -> Document:
    return window.session.require_document()[0]


def standing(window: MainWindow) -> dict[str, tuple[str, Status]]:
    stored = {a.id: a for a in window.session.store.annotations(here(window).id)}
    assert stored == dict(window.session.index.by_id)
    return {key: (a.selector.quote, a.status) for key, a in stored.items()}


def listed(found: EditionReview) -> list[tuple[str, str]]:
    rows = found.model.edition.rows
    return [(row.annotation.selector.quote, found.model.decision(row)) for row in rows]


def by_quote(window: MainWindow, quote: str) -> Annotation:
    return next(a for a in window.session.index if a.selector.quote == quote)


def test_what_moved_is_accepted_or_left_and_the_text_replaced_in_one_step(
    window: MainWindow, review: Callable[[], EditionReview]
) -> None:
    before, document = standing(window), here(window)
    steps = window.session.undo_stack.count()
    found = review()
    assert found.rows.hasFocus()
    assert listed(found) == [
        ("A screw that never rusts", "moved"),
        ("repaired the tents", "lost"),
        ("a single person", "moved"),
    ]
    compared = found.sides.toPlainText()
    assert "A screw that never rusts" in compared and "A screw which never rusts" in compared
    start, end = found.page.selection()
    assert found.page.text.content[start:end] == "A screw which never rusts"
    QTest.keyClick(found.rows, ENTER)  # accepts, and goes on to what moved next
    assert found.rows.currentIndex().row() == 2
    QTest.keyClick(found.rows, Qt.Key.Key_Delete)  # leaves it lost
    assert [decision for _, decision in listed(found)] == ["accepted", "lost", "lost"]
    assert found.state.text() == "2 annotations in place, 0 moved, 2 lost"
    assert standing(window) == before and here(window) == document  # nothing is written yet
    QTest.keyClick(found.rows, ENTER, CTRL)
    QApplication.processEvents()

    assert window.session.undo_stack.count() == steps + 1
    assert window.pane.view.text.content == window.session.store.text(here(window).text_id).content
    assert window.pane.view.text.content == NEW
    assert sorted(standing(window).values()) == sorted(
        [
            ("lost his parents", Status.ANCHORED),
            ("A screw which never rusts", Status.ANCHORED),
            ("repaired the tents", Status.LOST),
            ("a single person", Status.LOST),
        ]
    )
    assert here(window).source.endswith("new.txt") and here(window).id == document.id
    after = standing(window)
    window.session.undo_stack.undo()
    assert standing(window) == before and window.pane.view.text.content == OLD
    assert here(window) == document
    window.session.undo_stack.redo()
    assert standing(window) == after and window.pane.view.text.content == NEW


def test_closing_changes_nothing(window: MainWindow, review: Callable[[], EditionReview]) -> None:
    before, document, steps = standing(window), here(window), window.session.undo_stack.count()
    last = window.session.store.last_change()
    found = review()
    QTest.keyClick(found.rows, ENTER)
    QTest.keyClick(found.rows, Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert standing(window) == before and here(window) == document
    assert window.session.undo_stack.count() == steps
    assert window.session.store.last_change() == last


def test_a_lost_passage_is_selected_in_the_page(
    window: MainWindow, review: Callable[[], EditionReview]
) -> None:
    lost = by_quote(window, "repaired the tents")
    found = review()
    QTest.keyClick(found.rows, Qt.Key.Key_Down)
    assert not found.accept_button.isEnabled() and not found.correct_button.isEnabled()
    assert "Not found." in found.sides.toPlainText()
    QTest.keyClick(found.rows, Qt.Key.Key_F2)
    assert found.page.hasFocus()
    for _ in range(2):
        QTest.keyClick(found.page, Qt.Key.Key_Right, CTRL | SHIFT)
    start, end = found.page.selection()
    words = found.page.text.content[start:end].strip()
    assert words and found.correct_button.isEnabled()
    QTest.keyClick(found.page, ENTER)
    assert listed(found)[1] == ("repaired the tents", "accepted") and found.rows.hasFocus()
    QTest.keyClick(found.rows, Qt.Key.Key_Z, CTRL)
    assert listed(found)[1] == ("repaired the tents", "lost")
    found.page.select(start, end)
    found.rows.choose(1)
    found.page.select(start, end)
    found.correct_button.click()
    QTest.keyClick(found.rows, ENTER, CTRL)
    now = window.session.index.by_id[lost.id]
    assert (now.selector.quote, now.status) == (words, Status.ANCHORED)


def test_all_from_a_score_on_are_accepted(
    window: MainWindow, review: Callable[[], EditionReview]
) -> None:
    found = review()
    scores = [round(100 * row.score) for row in found.model.edition.rows]
    assert scores[0] != scores[2] and min(scores[0], scores[2]) > 50
    found.score.setFocus()
    found.score.selectAll()
    QTest.keyClicks(found.score, str(max(scores)))
    found.all_button.setFocus()
    QTest.keyClick(found.all_button, Qt.Key.Key_Space)
    accepted = [row.status is Status.ANCHORED for row in found.model.edition.rows]
    assert accepted.count(True) == 1 and accepted[scores.index(max(scores))]
    found.score.setValue(50)
    QTest.keyClick(found.all_button, Qt.Key.Key_Space)
    assert [decision for _, decision in listed(found)] == ["accepted", "lost", "accepted"]
    assert not found.all_button.isEnabled()
    found.close()


def test_the_reader_stays_at_the_passage(
    window: MainWindow, review: Callable[[], EditionReview]
) -> None:
    view = window.pane.view
    view.go_to(OLD.index("Paragraph 40"))
    assert view.first_visible() == OLD.index("Paragraph 40")
    QTest.keyClick(review().rows, ENTER, CTRL)
    assert view.first_visible() == NEW.index("Paragraph 40")
    window.session.undo_stack.undo()
    assert view.first_visible() == OLD.index("Paragraph 40")


def test_words_that_were_copied_are_a_new_text(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(OLD + "\nAn afterword.")
    document = here(window)
    dialog = asked(window)
    dialog.paste_button.setFocus()
    QTest.keyClick(dialog.paste_button, Qt.Key.Key_Space)
    found = looked_over(window, qtbot)
    assert found.finish_button.hasFocus() and listed(found) == []
    QTest.keyClick(found.finish_button, ENTER)
    assert window.pane.view.text.content.endswith("An afterword.")
    assert {status for _, status in standing(window).values()} == {Status.ANCHORED}
    assert here(window).source == document.source


def test_the_same_text_changes_nothing(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    file.write_text(OLD, encoding="utf-8")
    window.reception.choose = lambda *_: [file]
    QTest.keyClick(asked(window).file_button, ENTER)
    qtbot.waitUntil(lambda: "has already" in window.messages.text, timeout=20_000)
    assert window.findChild(EditionReview) is None


def test_a_file_that_cannot_be_read_is_said_to_be_so(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    file.unlink()
    window.reception.choose = lambda *_: [file]
    QTest.keyClick(asked(window).file_button, ENTER)
    qtbot.waitUntil(lambda: "cannot be read" in window.messages.text, timeout=20_000)
    assert here(window).length == len(OLD)


def test_a_bookmark_goes_to_its_place(
    window: MainWindow, review: Callable[[], EditionReview]
) -> None:
    document, text = window.session.require_document()
    at = OLD.index("neighbours")
    change, made = bookmark(document, text, at, window.session.origin)
    window.session.perform(change, "bookmark")
    QTest.keyClick(review().rows, ENTER, CTRL)
    assert window.session.index.by_id[made.id].start == NEW.index("neighbours")


def test_a_long_search_is_cancelled_by_escape(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    document, before = here(window), standing(window)
    file.write_text("\n".join((NEW, *FILLING)) * 400, encoding="utf-8")
    window.reception.choose = lambda *_: [file]
    QTest.keyClick(asked(window).file_button, ENTER)

    def working() -> WorkingBox | None:
        return next((w for w in window.findChildren(WorkingBox) if w.isVisible()), None)

    qtbot.waitUntil(lambda: working() is not None, timeout=20_000)
    box = working()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert working() is None
    qtbot.wait(1500)  # what was cancelled may end, but brings nothing
    assert working() is None and window.findChild(EditionReview) is None
    assert here(window) == document and standing(window) == before


def test_what_was_left_open_is_checked_afterwards_by_keyboard(
    window: MainWindow, review: Callable[[], EditionReview], qtbot: QtBot
) -> None:
    found = review()
    QTest.keyClick(found.rows, ENTER, CTRL)  # replaces the text without a look
    QApplication.processEvents()
    messages, session, page = window.messages, window.session, window.pane.view
    assert messages.text.endswith("Undo brings the old one back. 3 annotations need a look.")
    lost = by_quote(window, "repaired the tents")
    assert session.index.unsettled == {a.id for a in session.index if not a.is_settled}

    pressed(messages, "Show them")
    cards = window.panel.findChild(CardList)
    assert isinstance(cards, CardList)
    quotes = shown_quotes(window)
    assert quotes == ["A screw which never rusts", "repaired the tents", "one single person"]
    assert session.filter.to_check and page.current is not None
    card = cards.card(0)
    assert card.label is not None and card.label.words == "Moved: is this the place?"
    names = [action.objectName() for action in cards.menu(page.current).actions()]
    assert {"confirmPlace", "anotherPassage"} <= set(names)

    window.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page, ENTER, CTRL | SHIFT)  # it is the place; on to the next
    assert by_quote(window, "A screw which never rusts").status is Status.ANCHORED
    assert page.current is not None and page.current.id == lost.id
    QTest.keyClick(page, ENTER, CTRL | SHIFT)
    assert "not found" in messages.text and session.index.by_id[lost.id] == lost

    QTest.keyClick(page, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.AltModifier)
    assert messages.text == "Select the passage for “repaired the tents” in the text."
    start = NEW.index("A foreword")
    page.select(start, start + 10)
    QTest.keyClick(page, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.AltModifier)
    now = session.index.by_id[lost.id]
    assert (now.selector.quote, now.status) == ("A foreword", Status.ANCHORED)
    assert shown_quotes(window) == ["one single person"]
    assert standing(window)[lost.id] == ("A foreword", Status.ANCHORED)
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert session.index.by_id[lost.id] == lost

    session.undo_stack.undo()
    session.undo_stack.undo()
    assert not session.index.unsettled and len(standing(window)) == len(QUOTES)
    toggle = window.panel.findChild(QToolButton, "filter_to_check")
    assert isinstance(toggle, QToolButton) and toggle.isChecked()
    toggle.click()  # nothing is to be checked any more: it goes
    qtbot.waitUntil(lambda: window.panel.findChild(QToolButton, "filter_to_check") is None)
    assert shown_quotes(window) == list(QUOTES)


def shown_quotes(window: MainWindow) -> list[str]:
    cards = window.panel.findChild(CardList)
    assert isinstance(cards, CardList)
    rows = cards.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def pressed(messages: MessageBar, label: str) -> None:
    button = next(b for b in messages.findChildren(QPushButton) if b.text() == label)
    button.click()
    QApplication.processEvents()
