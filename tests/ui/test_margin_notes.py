"""Notes beside the text, the lens, and links, by keyboard through the real window."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.operations import annotating
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text
from tests.ui.test_window import action, open_, view_of

__all__ = ["open_"]

OpenWindow = Callable[..., MainWindow]
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def annotate(window: MainWindow, quote: str, note: str = "", theme: int = 0) -> Annotation:
    session = window.session
    document, text = session.require_document()
    start = text.content.index(quote)
    themes = [list(session.codebook.in_tree_order())[theme].id]
    change, made = annotating.annotate(
        document, text, (start, start + len(quote)), session.origin, themes=themes, note=note
    )
    assert session.perform(change, "annotate")
    return made


def areas(window: MainWindow) -> dict[str, tuple[float, float]]:
    """Return where notes stand in the viewport, by annotation."""
    scene, found = view_of(window).scene, {}
    for placed in scene.visible():
        beside = scene.beside(placed)
        for note in beside.notes if beside else ():
            top = placed.top + note.area.top()
            found[note.annotation.id] = (top, top + note.area.height())
    return found


def margin_editor(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QWidget, "marginEditor")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_notes_stand_beside_their_lines_and_are_written_there(
    open_: OpenWindow, qtbot: QtBot
) -> None:
    window = open_()
    view, session = view_of(window), window.session
    before = view.scene.flow.look.column
    made = [annotate(window, q, f"About {q}") for q in ("Lei Feng’s spirit", "new era", "Xi, also")]
    view.go_to(0)
    assert not areas(window)
    QTest.keyClick(view, Qt.Key.Key_F10)
    assert action(window, "marginNotes").isChecked()
    look = view.scene.flow.look
    assert look.column <= before and look.column >= 45 * look.letter
    places = sorted(areas(window).values())
    assert len(places) == 3
    assert all(above[1] <= below[0] for above, below in itertools.pairwise(places))

    # J chooses, Enter writes, Escape leaves; one undo step.
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current is not None and view.current.id == made[0].id
    QTest.keyClick(view, ENTER)
    editor = margin_editor(window)
    assert editor.isVisible() and editor.hasFocus()
    QTest.keyClicks(editor, " and more")
    QTest.keyClick(editor, ESCAPE)
    assert session.index.by_id[made[0].id].note == "About Lei Feng’s spirit and more"
    assert view.hasFocus() and not editor.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert session.index.by_id[made[0].id].note == "About Lei Feng’s spirit"
    QTest.keyClick(view, Qt.Key.Key_Y, CTRL)
    assert session.index.by_id[made[0].id].note.endswith("more")

    # A click opens another note, a second one writes it.
    for _ in range(2):
        area = view.scene.note_area(made[2].id)
        assert area is not None
        point = area.center().toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert view.current is not None and view.current.id == made[2].id
    assert editor.isVisible()
    QTest.keyClick(editor, ESCAPE)

    QTest.keyClick(view, Qt.Key.Key_F10)
    assert view.scene.flow.look.column == before and not areas(window)


def test_the_current_note_keeps_its_line_and_crowds_fold(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    sentence = "It has been proven that no matter how times change"
    start = view.text.content.index(sentence)
    words = [f"{one} {two}" for one, two in itertools.pairwise(sentence.split())]
    long = "This note would take some lines, were there only room enough for it. " * 3
    made = [annotate(window, word, long) for word in words]
    view.go_to(0)
    action(window, "marginNotes").trigger()
    view.go_to(start, 0.5)
    folded = areas(window)
    assert len(folded) == len(made)
    last = made[-1]
    window.pane.choose(last.id)
    kept = areas(window)
    line = view.scene.boxes(last.start, last.end)[0]
    assert abs(kept[last.id][0] - line.top()) < line.height() < folded[last.id][0] - line.top()
    assert kept[last.id][1] - kept[last.id][0] > folded[made[0].id][1] - folded[made[0].id][0]
    ordered = [kept[a.id] for a in made]
    assert all(above[1] <= below[0] + 0.01 for above, below in itertools.pairwise(ordered))


def test_margin_mode_is_remembered_and_gives_way_where_there_is_no_room(
    open_: OpenWindow, qtbot: QtBot
) -> None:
    window = open_()
    view = view_of(window)
    QTest.keyClick(view, Qt.Key.Key_F10)
    assert view.scene.margin is not None
    window.resize(760, 700)
    QApplication.processEvents()
    assert view.scene.margin is None
    assert "no room" in window.messages.text
    window.resize(1280, 800)
    QApplication.processEvents()
    assert view.scene.margin is not None
    window.close()
    again = open_()
    QApplication.processEvents()
    assert view_of(again).scene.margin is not None
    assert action(again, "marginNotes").isChecked()


def test_the_lens_is_there_while_its_key_is_held(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    annotate(window, "Lei Feng’s spirit so that", theme=0)
    annotate(window, "spirit so that the spirit shines", theme=3)
    view.go_to(0)
    before = view.viewport().grab().toImage()
    QTest.keyPress(view, Qt.Key.Key_L)
    assert view.lens is not None
    held = view.viewport().grab().toImage()
    QTest.keyRelease(view, Qt.Key.Key_L)
    assert view.lens is None
    assert held != before
    assert view.viewport().grab().toImage() == before


def test_two_brackets_offer_annotations_and_the_link_leads_there_and_back(
    open_: OpenWindow, qtbot: QtBot
) -> None:
    window = open_()
    view, session = view_of(window), window.session
    target = annotate(window, "Lei Feng’s spirit so that")
    source = annotate(window, "household icon")
    window.pane.choose(source.id)
    QTest.keyClick(view, Qt.Key.Key_N)
    editor = window.findChild(QPlainTextEdit, "noteEditor")
    assert isinstance(editor, QPlainTextEdit) and editor.hasFocus()
    QTest.keyClicks(editor, "Compare [[spirit so")
    offered = window.findChild(QWidget, "linkSuggestions")
    assert offered is not None
    qtbot.waitUntil(offered.isVisible)
    QTest.keyClick(editor, ENTER)
    assert not offered.isVisible()
    QTest.keyClick(editor, ESCAPE)
    note = session.index.by_id[source.id].note
    assert note == f"Compare [[{target.id}|Lei Feng’s spirit so that]]"

    # There by key, what links here is told, and back.
    view.setFocus()
    QTest.keyClick(view, ENTER, CTRL)
    assert view.current is not None and view.current.id == target.id
    card = window.panel._cards.card(window.panel._cards.currentIndex().row())
    assert next(line.words for line in card.lines) == "Linked from"
    QTest.keyClick(view, ENTER, CTRL)
    assert view.current.id == source.id
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert session.index.by_id[source.id].note == ""
    window.pane.choose(target.id)
    card = window.panel._cards.card(window.panel._cards.currentIndex().row())
    assert not card.lines


def test_two_brackets_with_nothing_to_link_to_say_so(open_: OpenWindow, qtbot: QtBot) -> None:
    window = open_()
    made = annotate(window, "household icon")
    window.pane.choose(made.id)
    QTest.keyClick(view_of(window), Qt.Key.Key_N)
    editor = window.findChild(QPlainTextEdit, "noteEditor")
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "See [[")
    offered = window.findChild(QListWidget, "linkSuggestions")
    assert isinstance(offered, QListWidget)
    qtbot.waitUntil(offered.isVisible)
    assert [offered.item(n).text() for n in range(offered.count())] == [
        "Nothing else to link to yet"
    ]
    QTest.keyClicks(editor, "qqq")
    said = "No annotation or text fits “qqq”"
    qtbot.waitUntil(lambda: offered.count() == 1 and offered.item(0).text() == said)
    QTest.keyClick(editor, ENTER)
    assert editor.toPlainText() == "See [[qqq\n", "Enter is a line's end where nothing is offered"
    QTest.keyClicks(editor, "[[")
    qtbot.waitUntil(offered.isVisible)
    QTest.keyClick(editor, ESCAPE)
    assert not offered.isVisible() and editor.hasFocus()


def test_a_link_leads_into_another_text_and_back(open_: OpenWindow, qtbot: QtBot) -> None:
    window = open_()
    view, session = view_of(window), window.session
    here = session.document
    other, _ = import_text(session.store, "Another text.\nIt says little.", "Short text")
    source = annotate(window, "household icon", "See [[Short text]].")
    window.pane.choose(source.id)
    QTest.keyClick(view, ENTER, CTRL)
    assert session.document is not None and session.document.id == other.id
    QTest.keyClick(view, Qt.Key.Key_Left, ALT)
    assert here is not None and session.document.id == here.id


def test_a_link_is_copied(open_: OpenWindow) -> None:
    window = open_()
    made = annotate(window, "household icon")
    window.pane.choose(made.id)
    QTest.keyClick(view_of(window), Qt.Key.Key_L, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        f"[household icon](leifeng://annotation/{made.id})"
    )


@pytest.mark.parametrize(
    "note", ["<img src='file:///etc/passwd'>", "![x](http://example.org/x.png)", "<b>bold</b>"]
)
def test_nothing_in_a_note_is_loaded_or_taken_for_markup(open_: OpenWindow, note: str) -> None:
    from leifeng_reader.ui.panels.tips import note_tip

    assert "<img" not in note_tip([note]) and "<b>" not in note_tip([note])
