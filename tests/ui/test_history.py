"""The history, the past of annotations and texts, and the trash, by keyboard in the window."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.operations import annotating, shelving, theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.history import HistoryWindow
from leifeng_reader.ui.dialogs.past import PastWindow
from leifeng_reader.ui.dialogs.trash import TrashWindow
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
W = TypeVar("W", bound=QWidget)


class Hands:
    """A window on a library of its own, and what a reader does in it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session = window.session

    def annotate(self, quote: str, *themes: Theme, note: str = "") -> Annotation:
        document, text = self.session.require_document()
        start = text.content.index(quote)
        change, made = annotating.annotate(
            document,
            text,
            (start, start + len(quote)),
            self.session.origin,
            themes=[theme.id for theme in themes],
            note=note,
        )
        assert self.session.perform(change, "annotate")
        return made

    def theme(self, name: str) -> Theme:
        return next(t for t in self.session.codebook.themes.values() if t.name == name)

    def remove(self, *annotations: Annotation) -> None:
        now = [self.session.index.by_id[annotation.id] for annotation in annotations]
        assert self.session.perform(annotating.remove(now), "remove")

    def delete_theme(self, theme: Theme) -> None:
        carriers = self.session.store.annotations_with([theme.id])
        book, origin = self.session.codebook, self.session.origin
        assert self.session.perform(theming.delete_theme(book, theme.id, carriers, origin), "del")

    def press(self, keys: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.window.pane.view, keys, held)
        QApplication.processEvents()

    def trigger(self, name: str) -> None:
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction), name
        found.trigger()
        QApplication.processEvents()

    def shown(self, kind: type[W]) -> W:
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert found, kind
        found[-1].activateWindow()
        QApplication.processEvents()
        return found[-1]


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """A window on the article a new library begins with."""
    window = open_window(tmp_path / "library.sqlite")
    window.furnish()
    window.resize(1280, 800)
    qtbot.waitExposed(window)
    window.activateWindow()
    window.pane.view.setFocus()
    QApplication.processEvents()
    yield Hands(window)
    if window.isVisible():
        window.close()
    window.deleteLater()
    QApplication.processEvents()


def lines(history: HistoryWindow) -> list[str]:
    model = history.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# The history


def test_the_history_tells_what_was_done_and_enter_goes_there(hands: Hands) -> None:
    key_idea = hands.theme("Key idea")
    made = hands.annotate("household icon", key_idea)
    hands.annotate("inscriptions")
    hands.window.pane.view.setFocus()
    hands.press(Qt.Key.Key_H, CTRL)
    history = hands.shown(HistoryWindow)
    told = lines(history)
    assert told[1:3] == ["Highlighted “inscriptions”", "Highlighted “household icon” with Key idea"]
    assert told[-1].startswith("Added the text")
    assert history.rows.hasFocus() and history.rows.currentIndex().row() == 1
    QTest.keyClick(history.rows, Qt.Key.Key_Down)
    facts = history.sides.toPlainText()
    assert "household icon" in facts and "Key idea" in facts
    QTest.keyClick(history.rows, Qt.Key.Key_Return)
    assert not history.isVisible()
    current = hands.window.pane.view.current
    assert current is not None and current.id == made.id
    assert hands.window.focusWidget() is hands.window.pane.view


def test_undo_in_the_history_is_a_new_line_and_redo_another(hands: Hands) -> None:
    hands.annotate("household icon")
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    before = lines(history)
    QTest.keyClick(history.rows, Qt.Key.Key_Z, CTRL)
    assert lines(history)[1] == "Removed “household icon”"
    assert lines(history)[2:] == before[1:]
    QTest.keyClick(history.rows, Qt.Key.Key_Z, CTRL | SHIFT)
    assert lines(history)[1] == "Highlighted “household icon”"
    assert len(lines(history)) == len(before) + 2
    assert len(hands.session.index) == 1


def test_before_and_after_of_a_note_stand_side_by_side(hands: Hands) -> None:
    made = hands.annotate("household icon", note="What is an icon?")
    changed = annotating.set_note(made, "What is a household icon?", hands.session.origin)
    hands.session.perform(changed, "note")
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    assert lines(history)[1] == "Changed the note on “household icon”"
    facts = history.sides.toPlainText()
    assert "What is an icon?" in facts and "What is a household icon?" in facts
    assert "Passage" not in facts  # only what differs


def test_words_and_kinds_narrow_the_history(hands: Hands, qtbot: QtBot) -> None:
    hands.annotate("household icon", note="écho")
    for number in range(150):
        hands.annotate("inscriptions", note=str(number))
    change, _ = theming.add_theme(hands.session.codebook, "Echoes", hands.session.origin)
    hands.session.perform(change, "add theme")
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    QTest.keyClicks(history.words, "ECHO")
    QTest.keyClick(history.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not history.model.is_looking)
    assert lines(history)[1:] == ["Added the theme “Echoes”", "Highlighted “household icon”"]
    assert history.rows.hasFocus()
    history.kind.setFocus()
    QTest.keyClick(history.kind, Qt.Key.Key_A)  # Annotations
    qtbot.waitUntil(lambda: not history.model.is_looking)
    assert lines(history)[1:] == ["Highlighted “household icon”"]
    QTest.keyClicks(history.words, " nowhere")
    qtbot.waitUntil(history.sentence.isVisible)
    qtbot.waitUntil(lambda: history.sentence.text() == "No change has these words.")
    assert not history.show_button.isEnabled()
    QTest.keyClick(history.words, Qt.Key.Key_Escape)
    assert history.words.text() == "" and history.isVisible()


def test_a_long_history_comes_page_by_page(hands: Hands) -> None:
    for number in range(230):
        hands.annotate("inscriptions", note=str(number))
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    assert history.model.rowCount() < 130
    for _ in range(3):
        QTest.keyClick(history.rows, Qt.Key.Key_End)
        QApplication.processEvents()
    assert history.model.rowCount() > 230
    assert lines(history)[-1].startswith("Added the text")
    days = [words for words in lines(history) if "20" in words and words[0].isupper()]
    assert days[0] == lines(history)[0]


def test_what_another_program_did_is_said_to_be_so(hands: Hands) -> None:
    document, text = hands.session.require_document()
    hands.annotate("household icon")
    other = Store(hands.session.store.path)
    change, _ = annotating.annotate(document, text, (0, 7), hands.session.origin)
    other.apply(change, "annotate", hands.session.origin.now())
    other.close()
    hands.session.poll()
    hands.trigger("history")
    model = hands.shown(HistoryWindow).model
    first, second = model.row(1), model.row(2)
    assert first and model.by_whom(first) == "by another program"
    assert second and model.by_whom(second) == ""


def test_what_is_gone_is_shown_where_it_was(hands: Hands) -> None:
    made = hands.annotate("household icon")
    hands.remove(made)
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    QTest.keyClick(history.rows, Qt.Key.Key_Down)  # how it was made leads there as well
    QTest.keyClick(history.rows, Qt.Key.Key_Return)
    assert hands.window.pane.view.selection() == (made.start, made.end)
    assert "The annotation that was here is in the trash." in hands.window.messages.text


def test_a_window_that_closes_takes_its_history_along(hands: Hands) -> None:
    for number in range(150):
        hands.annotate("inscriptions", note=str(number))
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    history.model.narrow("themes", "nowhere")
    assert history.model.is_looking
    hands.window.close()
    assert not history.model.is_looking
    QApplication.processEvents()


# The past of an annotation, and of a text


def test_the_past_of_one_annotation(hands: Hands) -> None:
    made = hands.annotate("household icon")
    hands.annotate("inscriptions")
    theme = hands.theme("Key idea")
    hands.session.perform(annotating.toggle_theme(made, theme.id, hands.session.origin), "theme")
    hands.window.pane.reveal(made.id)
    hands.trigger("annotationHistory")
    past = hands.shown(HistoryWindow)
    assert lines(past)[1:] == [
        "Gave “household icon” the theme Key idea",
        "Highlighted “household icon”",
    ]
    assert not past.words.isVisible()
    past.close()
    cards = hands.window.panel.findChild(CardList)
    assert isinstance(cards, CardList)
    menu = cards.menu(hands.session.index.by_id[made.id])
    next(a for a in menu.actions() if a.text().startswith("History")).trigger()
    assert len(lines(hands.shown(HistoryWindow))) == 3


def test_a_text_as_it_was(hands: Hands, qtbot: QtBot) -> None:
    first = hands.annotate("household icon", hands.theme("Key idea"), note="A first thought.")
    hands.annotate("inscriptions")
    hands.remove(first)
    hands.trigger("asItWas")
    past = hands.shown(PastWindow)
    qtbot.waitUntil(lambda: "1 annotation." in past.banner.text())
    assert past.page.hasFocus() and past.page.text.content == hands.window.pane.view.text.content
    past.earlier.setFocus()
    QTest.keyClick(past.earlier, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "2 annotations." in past.banner.text())
    assert "Nothing can be changed here." in past.banner.text()
    QTest.keyClick(past.page, Qt.Key.Key_J)
    assert past.page.current is not None and past.page.current.id == first.id
    assert "Key idea: A first thought." in past.chosen.text()
    QTest.keyClick(past.page, Qt.Key.Key_7)
    assert len(hands.session.index) == 1  # nothing was made
    QTest.keyClick(past.later, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 annotation." in past.banner.text())
    QTest.keyClick(past.page, Qt.Key.Key_J)
    QTest.keyClick(past.page, Qt.Key.Key_Escape)
    assert past.page.current is None and past.isVisible(), "Esc leaves the annotation first"
    past.show_time("2001-01-01T00:00:00.000Z")
    qtbot.waitUntil(lambda: "was not in the library" in past.banner.text())
    assert past.page.text.content == ""
    QTest.keyClick(past.page, Qt.Key.Key_Escape)
    assert not past.isVisible()


def test_a_time_may_be_typed(hands: Hands, qtbot: QtBot) -> None:
    hands.annotate("household icon")
    hands.trigger("asItWas")
    past = hands.shown(PastWindow)
    qtbot.waitUntil(lambda: "1 annotation." in past.banner.text())
    past.when.setFocus()
    past.when.setCurrentSection(past.when.Section.YearSection)
    QTest.keyClick(past.when, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "was not in the library" in past.banner.text())


# The trash


def test_removed_annotations_come_back_and_can_be_undone(hands: Hands) -> None:
    first, second = hands.annotate("household icon"), hands.annotate("inscriptions", note="n")
    kept = dict(hands.session.index.by_id)
    hands.remove(first, second)
    hands.trigger("trash")
    trash = hands.shown(TrashWindow)
    assert trash.rows.hasFocus() and trash.model.rowCount() == 2
    QTest.keyClick(trash.rows, Qt.Key.Key_A, CTRL)
    QTest.keyClick(trash.rows, Qt.Key.Key_Return)
    assert hands.session.index.by_id == kept
    assert trash.model.rowCount() == 0 and trash.sentence.isVisible()
    assert "are back." in trash.messages.text
    QTest.keyClick(trash.rows, Qt.Key.Key_Z, CTRL)
    assert len(hands.session.index) == 0 and trash.model.rowCount() == 2
    QTest.keyClick(trash.rows, Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.session.index.by_id == kept and trash.model.rowCount() == 0


def test_an_annotation_brings_its_theme_and_says_so(hands: Hands) -> None:
    theme = hands.theme("Key idea")
    made = hands.annotate("household icon", theme)
    hands.remove(made)
    hands.delete_theme(theme)
    hands.trigger("trash")
    trash = hands.shown(TrashWindow)
    QTest.keyClick(trash.rows, Qt.Key.Key_Down)
    assert "What belongs to it comes along: the theme “Key idea”." in trash.sides.toPlainText()
    QTest.keyClick(trash.rows, Qt.Key.Key_Return)
    assert hands.session.index.by_id[made.id].themes == (theme.id,)
    assert hands.session.codebook.themes[theme.id].name == "Key idea"
    assert "the theme “Key idea”" in trash.messages.text


def test_a_merged_theme_is_taken_apart_again_weeks_later(hands: Hands) -> None:
    gone, stays = hands.theme("Key idea"), hands.theme("Evidence")
    made = hands.annotate("household icon", gone)
    session = hands.session
    merge = merge_themes(session.codebook, [gone.id], stays.id, [], session.origin)
    assert session.perform(merge, "merge themes")
    assert session.index.by_id[made.id].themes == (stays.id,)
    hands.trigger("history")
    history = hands.shown(HistoryWindow)
    assert "Merged the theme “Key idea” into Evidence" in "\n".join(lines(history))
    history.close()
    hands.trigger("trash")
    trash = hands.shown(TrashWindow)
    assert str(trash.model.index(0, 0).data()) == "Theme “Key idea”, merged"
    QTest.keyClick(trash.rows, Qt.Key.Key_Return)
    assert session.index.by_id[made.id].themes == (gone.id,)
    assert trash.model.rowCount() == 0
    assert "The theme “Key idea” is back." in trash.messages.text
    QTest.keyClick(trash.rows, Qt.Key.Key_Z, CTRL)
    assert session.index.by_id[made.id].themes == (stays.id,) and trash.model.rowCount() == 1
    QTest.keyClick(trash.rows, Qt.Key.Key_Z, CTRL | SHIFT)
    assert session.index.by_id[made.id].themes == (gone.id,)


def test_a_text_comes_back_with_its_annotations(hands: Hands) -> None:
    made = hands.annotate("household icon")
    document, _ = hands.session.require_document()
    change = shelving.remove_document(hands.session.store, document.id)
    assert hands.session.perform(change, "remove text")
    assert hands.session.document is None
    hands.trigger("trash")
    trash = hands.shown(TrashWindow)
    trash.kind.setFocus()
    counts = []
    for _ in range(3):
        QTest.keyClick(trash.kind, Qt.Key.Key_Down)
        counts.append(trash.model.rowCount())
    assert (counts, trash.kind.currentText()) == ([1, 0, 1], "Texts")
    trash.restore_button.setFocus()
    QTest.keyClick(trash.restore_button, Qt.Key.Key_Space)
    assert [each.id for each in hands.session.store.annotations(document.id)] == [made.id]
    trash.close()
    hands.session.undo_stack.undo()
    assert hands.session.store.documents() == []


def test_an_empty_trash_says_so(hands: Hands) -> None:
    hands.trigger("trash")
    trash = hands.shown(TrashWindow)
    assert trash.sentence.isVisible() and trash.sentence.text() == "Nothing was removed."
    assert not trash.restore_button.isEnabled()
