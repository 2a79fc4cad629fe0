"""Notes are written in place, told in time, and never lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import annotating
from leifeng_reader.store.store import Store
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.panels.note import PAUSE, NoteEditor
from leifeng_reader.ui.panels.side import SidePanel
from tests.ui.conftest import Reading
from tests.ui.panels.test_cards import Told, click

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(reading: Reading) -> Annotation:
    reading.annotate(200, 230)
    return reading.annotate(0, 12, note="Before")


@pytest.fixture
def editor(panel: SidePanel, made: Annotation) -> NoteEditor:
    """The editor on a visit to the note of `made`."""
    panel.edit_note(made.id)
    found = panel.findChild(QPlainTextEdit, "noteEditor")
    assert isinstance(found, NoteEditor)
    return found


@pytest.fixture
def cards(panel: SidePanel) -> CardList:
    found = panel.findChild(CardList, "annotationList")
    assert isinstance(found, CardList)
    return found


def note(reading: Reading, annotation: Annotation) -> str:
    return reading.session.index.by_id[annotation.id].note


def compose(editor: NoteEditor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_the_editor_lies_over_the_note(cards: CardList, editor: NoteEditor) -> None:
    assert editor.isVisible() and editor.hasFocus()
    assert editor.parent() is cards.viewport()
    assert editor.note() == "Before"
    well = cards.card(0).well.translated(0, cards.visualRect(cards.model().index(0, 0)).top())
    assert well.contains(editor.geometry())


def test_typing_is_told_after_a_pause(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation, qtbot: QtBot
) -> None:
    told = Told(panel.noteEdited)
    QTest.keyClicks(editor, " and after")
    assert note(reading, made) == "Before"
    qtbot.waitUntil(lambda: note(reading, made) == "Before and after", timeout=PAUSE * 8)
    assert len(told) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_leaving_by_key_tells_at_once(
    panel: SidePanel,
    cards: CardList,
    editor: NoteEditor,
    reading: Reading,
    made: Annotation,
    key: Qt.Key,
) -> None:
    editor.leave()
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Return)
    ended = []
    panel.noteVisitEnded.connect(lambda: ended.append(note(reading, made)))
    QTest.keyClicks(editor, "!")
    QTest.keyClick(
        editor, key, Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Escape else CTRL
    )
    assert ended == ["Before!"]
    assert not editor.isVisible()
    assert cards.hasFocus()


def test_a_note_called_from_elsewhere_gives_the_keyboard_back(
    panel: SidePanel, cards: CardList, editor: NoteEditor
) -> None:
    left = []
    panel.leaveWanted.connect(lambda: left.append(True))
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert left == [True]
    assert not cards.hasFocus()


def test_plain_enter_begins_a_line(
    cards: CardList, editor: NoteEditor, reading: Reading, made: Annotation, panel: SidePanel
) -> None:
    height = cards.card(0).height
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    assert cards.card(0).height > height
    assert not editor.verticalScrollBar().isVisible()
    panel.flush()
    assert note(reading, made) == "Before\ntwo"


def test_losing_the_keyboard_ends_the_visit(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    QTest.keyClicks(editor, "!")
    panel.focus_filter()
    assert note(reading, made) == "Before!"
    assert not editor.isVisible()


def test_a_visit_is_one_undo_step(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    for letter in "abc":
        QTest.keyClicks(editor, letter)
        panel.flush()
    assert note(reading, made) == "Beforeabc"
    reading.undo()
    assert note(reading, made) == "Before"
    assert editor.isVisible()
    assert editor.note() == "Before"


def test_another_visit_is_another_step(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    panel.edit_note(made.id)
    QTest.keyClicks(editor, "b")
    panel.flush()
    reading.undo()
    assert note(reading, made) == "Beforea"


def test_what_others_wrote_shows_beside_what_is_pending(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    reading.alter(made, annotating.set_note, "From elsewhere")
    assert editor.note() == "From elsewhere"
    QTest.keyClicks(editor, "mine ")
    mine = editor.note()
    reading.alter(made, annotating.set_note, "Again from elsewhere")
    assert "mine " in mine and "mine " in editor.note()
    assert editor.note().startswith("Again from e")
    panel.flush()
    assert note(reading, made) == editor.note()


def test_nothing_is_told_when_nothing_changed(
    panel: SidePanel, editor: NoteEditor, qtbot: QtBot
) -> None:
    told = Told(panel.noteEdited)
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.wait(PAUSE * 2)
    panel.flush()
    editor.leave()
    assert told == []


def test_letters_being_composed_are_left_alone(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    QTest.keyClicks(editor, " x")
    compose(editor, "leifeng")
    panel.flush()
    assert note(reading, made) == "Before x"
    reading.alter(made, annotating.set_note, "From elsewhere")
    assert editor.note() == "Before x"
    compose(editor, "", "雷锋")
    panel.flush()
    assert note(reading, made) == editor.note() == "From elsewhere雷锋"


def test_what_cannot_be_saved_stays_and_is_there_again(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation, qtbot: QtBot
) -> None:
    session, other = reading.session, Store(reading.session.store.path)
    stands = session.index.by_id[made.id]
    theirs = annotating.set_note(stands, "Theirs. Before", session.origin)
    QTest.keyClicks(editor, ", and mine")
    other.apply(theirs, "note", session.origin.now())
    other.close()
    panel.flush()
    assert editor.note() == "Before, and mine"
    qtbot.waitUntil(lambda: note(reading, made) == "Theirs. Before, and mine", timeout=5000)
    assert editor.note() == "Theirs. Before, and mine"
    session.store.is_read_only = True
    QTest.keyClicks(editor, "!")
    editor.leave()
    assert editor.unsaved == ["Theirs. Before, and mine!"]
    session.store.is_read_only = False
    panel.edit_note(made.id)
    editor.leave()
    assert note(reading, made) == "Theirs. Before, and mine!"
    assert editor.unsaved == []


def test_only_plain_text_is_pasted(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("plain\u00a0text")
    editor.insertFromMimeData(data)
    assert editor.note() == "Beforeplain\u00a0text"
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not editor.canInsertFromMimeData(picture)


@pytest.mark.parametrize(
    "words",
    ["a\n\nb\n", "no\u00a0break", "line\u2028inside", "😀\U0010fffd", "<b>&amp;</b>", "\t\t"],
)
def test_notes_come_back_as_they_were(
    panel: SidePanel, reading: Reading, made: Annotation, editor: NoteEditor, words: str
) -> None:
    editor.leave()
    reading.alter(made, annotating.set_note, words)
    told = Told(panel.noteEdited)
    panel.edit_note(made.id)
    assert editor.note() == words
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.leave()
    assert told == []


def test_the_visit_ends_with_its_annotation(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    told = Told(panel.noteEdited)
    QTest.keyClicks(editor, "lost")
    reading.remove(made)
    assert not editor.isVisible()
    assert told == []
    reading.undo()
    assert note(reading, made) == "Before"


def test_a_card_stays_while_its_note_is_written(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    reading.session.set_filter(Filter(words="before"))
    panel.edit_note(made.id)
    editor.selectAll()
    QTest.keyClicks(editor, "other")
    panel.flush()
    assert note(reading, made) == "other"
    assert editor.isVisible()
    editor.leave()
    assert panel.current_annotation() is None


def test_a_note_can_be_written_on_a_card_the_filter_hides(
    panel: SidePanel, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    editor.leave()
    reading.session.set_filter(Filter(words="nowhere"))
    panel.edit_note(made.id)
    assert editor.isVisible()
    QTest.keyClicks(editor, "!")
    editor.leave()
    assert note(reading, made) == "Before!"
    assert panel.current_annotation() is None
    panel.edit_note("nobody")
    assert not editor.isVisible()


def test_choosing_another_card_ends_the_visit(
    panel: SidePanel, cards: CardList, editor: NoteEditor, reading: Reading, made: Annotation
) -> None:
    QTest.keyClicks(editor, "!")
    other = next(a for a in reading.session.index if a.id != made.id)
    click(cards, other)
    assert note(reading, made) == "Before!"
    assert not editor.isVisible()
    panel.edit_note(made.id)
    panel.show_annotation(other.id)
    assert not editor.isVisible()


def test_writing_begins_by_key_click_and_double_click(
    panel: SidePanel, cards: CardList, reading: Reading, made: Annotation, editor: NoteEditor
) -> None:
    editor.leave()
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert editor.annotation_id == made.id
    editor.leave()
    at = cards.card(0).note_rect.center()
    at.setY(at.y() + cards.visualRect(cards.model().index(0, 0)).top())
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.annotation_id == made.id
    editor.leave()
    other = cards.visualRect(cards.model().index(1, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert editor.annotation_id == ""
    QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert editor.annotation_id not in ("", made.id)


def test_a_long_note_keeps_the_written_line_in_view(
    cards: CardList, editor: NoteEditor, panel: SidePanel
) -> None:
    for number in range(60):
        QTest.keyClicks(editor, f"line {number}")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    caret = editor.cursorRect().translated(editor.pos())
    assert cards.viewport().rect().contains(caret)
    assert editor.height() < cards.viewport().height()


def test_keys_of_the_editor_do_not_reach_the_window(editor: NoteEditor) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_H):
        override = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, chr(key & 0x7F)
        )
        override.ignore()
        QApplication.sendEvent(editor, override)
        assert override.isAccepted(), key
