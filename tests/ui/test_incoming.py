"""Annotations exported, edited in a table, looked over and taken back, by keyboard."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.exchange import csv_table
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations.exporting import collect
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.columns import ColumnQuestions
from leifeng_reader.ui.dialogs.incoming import IncomingReview
from leifeng_reader.ui.dialogs.linerows import TAIL
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_annotation
from tests.operations.test_foreign_databases import taguette

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "Lei Feng helped others.\n雷锋 helped them too.\nNobody had asked him to."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window open on a text with two annotations."""
    made = open_window(tmp_path / "library.sqlite")
    made.furnish()
    made.resize(1280, 800)
    qtbot.waitExposed(made)
    made.activateWindow()
    session = made.session
    document, _ = import_text(session.store, TEXT, "A life", session.origin)
    for span, note in (((0, 8), "first"), ((24, 26), "second")):
        new_annotation(session.store, document, span, note=note, origin=session.origin)
    session.open(document.id)
    QApplication.processEvents()
    yield made
    if made.isVisible():
        made.close()
    made.deleteLater()
    QApplication.processEvents()


Review = Callable[[str], IncomingReview]


@pytest.fixture
def review(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Review:
    """What imports a text as a file, and returns the window that shows what it would do."""

    def begin(text: str) -> IncomingReview:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8", newline="")
        window.reception.choose = lambda *_: [path]
        action = window.findChild(QAction, "importAnnotations")
        assert isinstance(action, QAction)
        action.trigger()
        qtbot.waitUntil(lambda: window.findChild(IncomingReview) is not None)
        found = window.findChild(IncomingReview)
        assert isinstance(found, IncomingReview)
        found.activateWindow()
        QApplication.processEvents()
        return found

    return begin


def exported(window: MainWindow) -> str:
    store = window.session.store
    return csv_table.write(collect(store), Options(spreadsheet=True)).decode()


def notes(window: MainWindow) -> list[str]:
    stored = window.session.store.annotations()
    assert {a.id: a for a in stored} == dict(window.session.index.by_id)
    return [a.note for a in stored]


def test_a_note_edited_in_the_table_comes_back_in_one_step(
    window: MainWindow, review: Review, qtbot: QtBot
) -> None:
    steps = window.session.undo_stack.count()
    found = review(exported(window).replace("second", "edited elsewhere"))
    QAbstractItemModelTester(found.model)
    assert found.rows.hasFocus()
    assert [row.note for row in found.model.rows()] == ["edited elsewhere"]
    shown = found.sides.toPlainText()
    assert "second" in shown
    assert "edited elsewhere" in shown
    QTest.keyClick(found.rows, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "edited elsewhere" in notes(window))
    assert window.session.undo_stack.count() == steps + 1
    window.session.undo_stack.undo()
    assert notes(window) == ["first", "second"]
    window.session.undo_stack.redo()
    assert notes(window) == ["first", "edited elsewhere"]


def test_rows_are_chosen_by_the_space_bar(window: MainWindow, review: Review) -> None:
    found = review(exported(window).replace("second", "2").replace("first", "1"))
    assert found.finish_button.isEnabled()
    assert len(found.model.chosen) == 2
    QTest.keyClick(found.rows, Qt.Key.Key_Space)
    assert len(found.model.chosen) == 1
    QTest.mouseClick(found.none_button, Qt.MouseButton.LeftButton)
    assert not found.finish_button.isEnabled()
    QTest.mouseClick(found.all_button, Qt.MouseButton.LeftButton)
    assert len(found.model.chosen) == 2
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert notes(window) == ["first", "second"]


def test_what_the_file_no_longer_has_goes_only_when_asked(
    window: MainWindow, review: Review, qtbot: QtBot
) -> None:
    lines = [line for line in exported(window).split("\r\n") if "second" not in line]
    found = review("\r\n".join(lines))
    assert found.model.rows() == []
    assert not found.finish_button.isEnabled()
    QTest.keyClick(found.removals, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(found.model.rows()) == 1)
    assert found.finish_button.text() == "Remove 1 annotation"
    QTest.keyClick(found.rows, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: notes(window) == ["first"])
    window.session.undo_stack.undo()
    assert notes(window) == ["first", "second"]


def test_the_button_tells_what_is_taken_from_what_is_removed(
    window: MainWindow, review: Review, qtbot: QtBot
) -> None:
    lines = [line for line in exported(window).split("\r\n") if "second" not in line]
    found = review("\r\n".join(lines).replace("first", "altered"))
    assert found.finish_button.text() == "Take 1 annotation"
    QTest.keyClick(found.removals, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(found.model.rows()) == 2)
    assert found.finish_button.text() == "Take 1 annotation, remove 1"


def test_what_was_highlighted_twice_is_counted_apart(review: Review) -> None:
    entry = (
        "A book (Somebody)\n- Your Highlight on location {} | Added on 1 May 2024\n\n{}\n=====\n"
    )
    clippings = entry.format("10-11", "few words") + entry.format("10-12", "few words and more")
    found = review(clippings.replace("=====", "=========="))
    assert found.state.text() == "1 new  ·  1 highlighted twice"
    assert found.finish_button.text() == "Take 1 annotation"
    assert "Page or place: 10" in found.sides.toPlainText()


def test_quotes_of_a_book_that_is_not_here_get_a_text_of_their_own(
    window: MainWindow, review: Review, qtbot: QtBot
) -> None:
    table = "Highlight,Title,Author,Note\nOne quote,A book,Ann,mine\nAnother,A book,Ann,\n"
    found = review(table)
    assert len(found.model.rows()) == 2
    assert found.removals.isHidden()
    QTest.keyClick(found.rows, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "A book" in [each.title for each in window.session.documents()])
    made = next(each for each in window.session.documents() if each.title == "A book")
    assert len(window.session.store.annotations(made.id)) == 2
    again = review(table)
    assert again.model.rows() == []
    assert again.comparison.same == 2


def test_a_file_without_annotations_is_told_of(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Nothing is annotated here.")
    window.reception.choose = lambda *_: [path]
    action = window.findChild(QAction, "importAnnotations")
    assert isinstance(action, QAction)
    with qtbot.waitSignal(window.session.failed):
        action.trigger()
    assert window.findChild(IncomingReview) is None


def asked(window: MainWindow, qtbot: QtBot, path: Path) -> ColumnQuestions:
    """Import a table whose columns nobody knows, and return what asks about them."""
    window.reception.choose = lambda *_: [path]
    action = window.findChild(QAction, "importAnnotations")
    assert isinstance(action, QAction)
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(ColumnQuestions) is not None)
    found = window.findChild(ColumnQuestions)
    assert isinstance(found, ColumnQuestions)
    found.activateWindow()
    QApplication.processEvents()
    return found


def choose(questions: ColumnQuestions, fact: str, column: str) -> None:
    box = questions.fields[fact]
    box.setFocus()
    while box.currentData() != column:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def test_columns_that_are_not_known_are_asked_for_and_remembered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.csv"
    table = "Passage;Thoughts;Shelf\nhelped others;mine;One|Two\nasked him;;Two\n"
    path.write_text(table, encoding="utf-8", newline="")
    questions = asked(window, qtbot, path)
    assert not questions.finish_button.isEnabled()
    choose(questions, "quote", "passage")
    choose(questions, "note", "thoughts")
    choose(questions, "themes", "shelf")
    questions.separator.setCurrentIndex(questions.separator.findData("|"))
    assert questions.rows.model().rowCount() == 2
    assert questions.rows.model().index(0, 0).data(TAIL) == "One, Two  ·  mine"
    QTest.keyClick(questions, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.findChild(IncomingReview) is not None)
    review = window.findChild(IncomingReview)
    assert isinstance(review, IncomingReview)
    review.activateWindow()
    QTest.keyClick(review.rows, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "mine" in notes(window))
    assert {"One", "Two"} <= {theme.name for theme in window.session.store.themes()}
    window.session.undo_stack.undo()
    assert notes(window) == ["first", "second"]
    window.session.undo_stack.redo()
    assert "mine" in notes(window)

    path.write_text("Shelf;Passage;Thoughts\nOne;him to;again\n", encoding="utf-8", newline="")
    QApplication.processEvents()
    again = next(each for each in [asked(window, qtbot, path)] if each.columns.quote == "passage")
    assert (again.columns.note, again.columns.separator) == ("thoughts", "|")
    assert again.finish_button.isEnabled()
    QTest.keyClick(again, Qt.Key.Key_Escape)


def test_a_project_brings_its_text_and_goes_away_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    root = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources>'
        '<TextSource guid="1" name="Talk" plainTextPath="internal://1.txt"/></Sources></Project>'
    )
    path = tmp_path / "project.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", root)
        archive.writestr("sources/1.txt", "Only words.")
    window.reception.choose = lambda *_: [path]
    action = window.findChild(QAction, "importAnnotations")
    assert isinstance(action, QAction)
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(IncomingReview) is not None)
    found = window.findChild(IncomingReview)
    assert isinstance(found, IncomingReview)
    assert found.model.rows() == []
    assert "1 text" in found.finish_button.text()
    QTest.mouseClick(found.finish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Talk" in [each.title for each in window.session.documents()])
    window.session.undo_stack.undo()
    assert "Talk" not in [each.title for each in window.session.documents()]


def test_a_text_that_comes_along_is_told_from_one_of_quotes(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = taguette(tmp_path / "project")
    window.reception.choose = lambda *_: [path]
    action = window.findChild(QAction, "importAnnotations")
    assert isinstance(action, QAction)
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(IncomingReview) is not None)
    found = window.findChild(IncomingReview)
    assert isinstance(found, IncomingReview)
    assert found.model.index(0, 0).data() == "New text: Interview  (3)"
    found.activateWindow()
    QTest.keyClick(found.rows, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Interview" in [each.title for each in window.session.documents()])
    made = next(each for each in window.session.documents() if each.title == "Interview")
    assert len(window.session.store.annotations(made.id)) == 3
    themes = {theme.name: theme for theme in window.session.store.themes()}
    assert themes["service"].description == "What for"
    window.session.undo_stack.undo()
    assert "Interview" not in [each.title for each in window.session.documents()]
