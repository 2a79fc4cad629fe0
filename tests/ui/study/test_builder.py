"""A teacher's whole way through the builder of the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.change import Change
from leifeng_reader.core.study import Gaps, PartKind, StudySet
from leifeng_reader.operations import annotating, study_parts
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.store.store import Store
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    ReadingText,
)
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.study.export import StudyExport
from leifeng_reader.ui.study.parts import SHEET
from leifeng_reader.ui.study.writing import StudyRequest
from tests.library import import_text
from tests.study.article import article
from tests.ui.study.teacher import Teacher

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NOTHING = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return
NURTURE = "How can one person nurture others?"


def stored(library: Path) -> list[StudySet]:
    store = Store(library)
    try:
        return store.study_sets()
    finally:
        store.close()


# Templates


def test_a_template_is_filled_and_shown_and_unmade(teacher: Teacher, library: Path) -> None:
    view, stack = teacher.view, teacher.window.session.undo_stack
    assert view._stack.currentWidget() is view.first
    assert "Lei Feng" in view.first.heading.text()
    teacher.press(view.first.buttons[0], Qt.Key.Key_Space)
    assert teacher.kinds == [PartKind.READING, PartKind.QUESTIONS, PartKind.QUOTAS]
    assert view._stack.currentWidget() is not view.first
    assert view.parts.rows.keys() == [SHEET, *(part.id for part in teacher.set.parts)]
    assert view.parts.rows.hasFocus()
    assert NURTURE in teacher.words()
    assert stored(library) == [teacher.set]
    stack.undo()
    assert teacher.desk.chosen is None and stored(library) == []
    assert view._stack.currentWidget() is view.first
    stack.redo()
    assert teacher.set.name == "Close reading worksheet" and NURTURE in teacher.words()


def test_each_template_is_a_command(teacher: Teacher) -> None:
    for name in ("studyCloseReading", "studyVocabulary", "studyDiscussion", "studyQuiz"):
        action = teacher.window.findChild(QAction, name)
        assert action is not None
        action.trigger()
        assert teacher.set.parts and teacher.words()
    assert len(teacher.desk.sets) == 4
    assert teacher.view.shelf.sets.count() == 4


def test_without_annotations_templates_say_what_they_need(tmp_path: Path, qtbot: QtBot) -> None:
    store, _ = article(tmp_path / "bare.sqlite", ())
    store.close()
    window = open_window(tmp_path / "bare.sqlite")
    qtbot.waitExposed(window)
    teacher = Teacher(window, qtbot)
    teacher.view.first.buttons[1].click()
    assert "fewer parts" in teacher.view.messages.text
    assert teacher.kinds == [PartKind.CLOZE]
    teacher.view.parts.add_part(PartKind.VOCABULARY)
    teacher.settle()
    assert "a word or two" in teacher.view.part_form.need.text()
    assert teacher.view.part_form.need.isVisible()
    assert "annotations yet" in teacher.view.passages.empty.text()
    window.close()


# What follows, and what stays


def test_a_changed_note_is_on_the_page_at_once(teacher: Teacher) -> None:
    teacher.questions()
    assert NURTURE in teacher.words()
    teacher.note("nurtured the spirit of Chinese people", "Who nurtures whom? Say it.")
    assert "Who nurtures whom?" in teacher.words() and NURTURE not in teacher.words()
    assert teacher.view.items.prompt.words() == "Who nurtures whom?"
    teacher.window.session.undo_stack.undo()
    assert NURTURE in teacher.words()


def test_words_written_by_hand_stay_until_they_follow_again(
    teacher: Teacher, library: Path
) -> None:
    teacher.questions()
    items, stack = teacher.view.items, teacher.window.session.undo_stack
    steps = stack.index()
    items.prompt.selectAll()
    teacher.type(items.prompt, "What does it take?")
    QTest.qWait(250)
    QTest.keyClicks(items.prompt, " Think.")
    items.rows.setFocus()
    assert stack.index() == steps + 1
    assert "What does it take? Think." in teacher.words()
    assert items.hand.isVisible() and items.follow.isVisible()
    teacher.note("nurtured the spirit of Chinese people", "Something else? Yes.")
    assert "What does it take? Think." in teacher.words()
    assert "Something else?" not in teacher.words()
    assert [item.prompt for item in stored(library)[0].parts[1].items] == [
        "What does it take? Think."
    ]
    items.follow.click()
    assert "Something else?" in teacher.words() and not items.follow.isVisible()
    stack.undo()
    assert "What does it take? Think." in teacher.words()


def test_undo_inside_a_field_undoes_all_that_was_typed(teacher: Teacher) -> None:
    teacher.questions()
    view = teacher.view
    view.tabs.setCurrentWidget(view.part_form)
    before = teacher.set
    teacher.type(view.part_form.title, "Think about it")
    QTest.keyClick(view.part_form.title, Qt.Key.Key_Z, CTRL)
    assert teacher.set == before and view.part_form.title.text() == ""
    QTest.keyClick(view.part_form.title, Qt.Key.Key_Z, CTRL | SHIFT)
    assert view.part_form.title.text() == "Think about it"
    assert "Think about it" in teacher.words()


# Parts and items in order


def test_parts_are_moved_duplicated_and_removed_by_keyboard(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()
    rows, stack = teacher.view.parts.rows, teacher.window.session.undo_stack
    teacher.press(rows, DOWN, ALT)
    assert teacher.kinds == [PartKind.QUESTIONS, PartKind.READING, PartKind.QUOTAS]
    assert rows.key() == teacher.set.parts[1].id
    teacher.press(teacher.view.parts.duplicate, Qt.Key.Key_Space)
    assert teacher.kinds[1:3] == [PartKind.READING, PartKind.READING]
    assert len({part.id for part in teacher.set.parts}) == 4
    assert teacher.desk.part_id == teacher.set.parts[2].id
    teacher.press(rows, Qt.Key.Key_Delete)
    assert len(teacher.set.parts) == 3 and teacher.desk.part_id == teacher.set.parts[2].id
    while stack.index() > 1:
        stack.undo()
    assert teacher.kinds == [PartKind.READING, PartKind.QUESTIONS, PartKind.QUOTAS]
    while stack.canRedo():
        stack.redo()
    assert teacher.kinds == [PartKind.QUESTIONS, PartKind.READING, PartKind.QUOTAS]


def test_a_part_dropped_elsewhere_is_there(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()
    rows, ids = teacher.view.parts.rows, [part.id for part in teacher.set.parts]

    def drop(part: int, target: int, *, below: bool) -> None:
        rows.setCurrentRow(part + 1)
        box = rows.visualItemRect(rows.item(target + 1))
        spot = QPointF(box.bottomLeft() if below else box.topLeft()) + QPointF(20, 0)
        actions, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        rows.dropEvent(QDropEvent(spot, actions, QMimeData(), button, NOTHING))

    drop(2, 0, below=False)
    assert [part.id for part in teacher.set.parts] == [ids[2], ids[0], ids[1]]
    drop(0, 2, below=True)
    assert [part.id for part in teacher.set.parts] == ids
    drop(0, 1, below=True)
    assert rows.keys()[1:] == [ids[1], ids[0], ids[2]] and rows.key() == ids[0]


def test_what_is_typed_goes_to_the_part_it_was_typed_for(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()
    form, first = teacher.view.part_form, teacher.set.parts[0].id
    teacher.type(form.title, "Read this")
    teacher.view.parts.add.click()  # a click takes no focus in a test; the menu is another window
    teacher.view.parts.add_part(PartKind.ORDERING)
    QTest.qWait(300)
    titles = {part.id: part.title for part in teacher.set.parts}
    assert titles.pop(first) == "Read this" and set(titles.values()) == {""}


def test_a_part_is_brought_into_sight(teacher: Teacher) -> None:
    teacher.view.resize(1280, 700)
    teacher.view.first.buttons[0].click()
    teacher.settle()
    assert teacher.view.pages.student.place.page == 0
    teacher.desk.choose_part(teacher.set.parts[1].id)
    assert teacher.view.pages.student.place.page == 1
    teacher.press(teacher.view.parts.rows, Qt.Key.Key_Home)
    assert teacher.view.pages.student.place.page == 0
    teacher.desk.choose_part(teacher.set.parts[2].id)
    teacher.view.parts.add_part(PartKind.CLOZE)
    teacher.settle()
    assert teacher.view.pages.student.place.page > 0


def test_a_part_becomes_another_kind(teacher: Teacher) -> None:
    teacher.questions()
    kind = teacher.view.part_form.kind
    kind.setCurrentIndex(kind.findData(PartKind.DISCUSSION))
    kind.activated.emit(kind.currentIndex())
    assert teacher.kinds[1] is PartKind.DISCUSSION and NURTURE in teacher.words()
    teacher.window.session.undo_stack.undo()
    assert kind.currentData() == PartKind.QUESTIONS


def test_items_are_left_out_put_in_order_and_added(teacher: Teacher) -> None:
    teacher.questions()
    items = teacher.view.items
    assert items.rows.count() == 2
    teacher.press(items.rows, DOWN, ALT)
    words = teacher.words()
    assert words.index("What would count against this?") < words.index(NURTURE)
    teacher.press(items.rows, Qt.Key.Key_Delete)
    assert NURTURE not in teacher.words() and items.rows.count() == 2
    assert items.rows.key() == teacher.annotation("nurtured the spirit of Chinese people").id
    teacher.press(items.rows, Qt.Key.Key_Delete)
    assert NURTURE in teacher.words()
    teacher.press(items.add, Qt.Key.Key_Space)
    assert items.prompt.hasFocus()
    teacher.type(items.prompt, "And what do you think?")
    items.rows.setFocus()
    assert "And what do you think?" in teacher.words() and items.rows.count() == 3
    assert not items.follow.isVisible()
    teacher.press(items.rows, UP, ALT)
    words = teacher.words()
    assert words.index("And what do you think?") < words.index(NURTURE)
    teacher.press(items.rows, Qt.Key.Key_Delete)
    assert "And what do you think?" not in teacher.words()


def test_answer_lines_are_set_in_one_step(teacher: Teacher) -> None:
    teacher.questions()
    teacher.view.tabs.setCurrentWidget(teacher.view.part_form)
    lines, stack = teacher.view.part_form.manner.lines, teacher.window.session.undo_stack
    steps = stack.index()
    for _ in range(3):
        teacher.press(lines.box, UP)
    assert teacher.set.parts[1].manner.lines == 6 and stack.index() == steps + 1
    teacher.settle()
    paper = teacher.view.pages.student.paper
    assert paper is not None and AnswerLines(6, 1) in paper.blocks
    assert not teacher.view.part_form.manner.choices.isVisible()


# What is drawn


def test_annotations_are_taken_in_and_left_out(teacher: Teacher) -> None:
    teacher.questions()
    rows = teacher.view.passages.rows
    extra = teacher.annotation("volunteer services")
    assert rows.choose(extra.id)
    teacher.press(rows, Qt.Key.Key_Space)
    assert "volunteer services" in teacher.words()
    assert rows.item(rows.currentRow()).toolTip().count("In part 2")
    teacher.press(rows, Qt.Key.Key_Space)
    assert "volunteer services" not in teacher.words().split("Questions")[-1].split("Find")[0]


def test_a_set_can_draw_on_some_annotations_only(teacher: Teacher) -> None:
    teacher.questions()
    passages = teacher.view.passages
    teacher.type(passages.words, "nurtured")
    passages.show_passages()
    assert len(passages.rows.keys()) == 1
    passages.only.click()
    assert teacher.set.wanted.words == "nurtured"
    assert "What would count against this?" not in teacher.words() and NURTURE in teacher.words()
    (chip,) = (each for each in passages.chips._widgets)
    assert isinstance(chip, QWidget)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert teacher.set.wanted.is_empty and "What would count against this?" in teacher.words()


def test_gaps_are_set_by_hand(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()
    teacher.view.parts.add_part(PartKind.CLOZE)
    part = teacher.desk.part
    assert part is not None
    by_hand = replace(part, manner=replace(part.manner, gaps=Gaps.HAND))
    teacher.desk.alter_part(by_hand, "by hand")
    gaps = teacher.view.gaps
    teacher.view.tabs.setCurrentWidget(gaps)
    content = teacher.desk.drawn[0].text.content
    at = content.index("spirit")
    gaps.text.go_to(at + 2)
    teacher.press(gaps.text, ENTER)
    part = teacher.desk.part
    assert part is not None
    assert [(item.start, item.end) for item in part.items] == [(at, at + len("spirit"))]
    made = teacher.desk.made_part()
    assert made is not None and made.tasks[0].answers == ("spirit",)
    teacher.press(gaps.text, Qt.Key.Key_Delete)
    part = teacher.desk.part
    assert part is not None and part.items == ()
    assert teacher.window.session.undo_stack.canUndo()


# Header and page


def test_header_and_page(teacher: Teacher, tmp_path: Path) -> None:
    teacher.view.first.buttons[0].click()
    teacher.press(teacher.view.parts.rows, UP)
    form = teacher.view.sheet_form
    assert teacher.desk.part is None and form.isVisible()
    teacher.type(form.lines["class_name"], "9b")
    form.lines["date"].setFocus()
    assert teacher.set.header.class_name == "9b" and "9b" in teacher.words()
    teacher.press(form.large, Qt.Key.Key_Space)
    assert teacher.set.page.type_size == 18.0
    teacher.press(form.size_field, DOWN)
    form.size_field.activated.emit(form.size_field.currentIndex())
    assert teacher.set.page.size == "Letter"
    picture = QImage(2000, 1000, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkBlue)
    path = tmp_path / "logo.png"
    assert picture.save(str(path))
    form.choose = lambda *_: str(path)
    form.logo.click()
    assert teacher.set.header.logo.startswith(b"\x89PNG")
    assert QImage.fromData(teacher.set.header.logo).width() == 800
    (tmp_path / "none.png").write_text("no picture")
    form.choose = lambda *_: str(tmp_path / "none.png")
    form.logo.click()
    assert "none.png" in form.complaint.text() and teacher.set.header.logo
    form.no_logo.click()
    assert not teacher.set.header.logo


# Sets


def test_sets_are_named_copied_used_elsewhere_and_removed(
    teacher: Teacher, library: Path, qtbot: QtBot
) -> None:
    teacher.view.first.buttons[0].click()
    teacher.view.shelf.ask_name()
    edit = teacher.view.findChild(QLineEdit, "nameEdit")
    assert edit is not None
    edit.setText("Monday")
    QTest.keyClick(edit, ENTER)
    assert teacher.set.name == "Monday" and teacher.view.shelf.sets.currentText() == "Monday"
    first = teacher.set.id
    teacher.desk.duplicate()
    assert teacher.set.name == "Monday 2" and teacher.set.id != first
    session = teacher.window.session
    document, _ = import_text(session.store, "Another text about spirit.", "Another")
    session.poll()
    teacher.desk.use_on(document)
    assert teacher.set.document_id == document.id and teacher.set.header.title == "Another"
    assert "Another text about spirit." in teacher.reading()
    assert len(teacher.desk.sets) == 3
    removed = teacher.set
    teacher.desk.remove()
    assert removed not in teacher.desk.sets and teacher.desk.chosen is not None
    session.undo_stack.undo()
    assert teacher.set == removed
    teacher.desk.choose(first)
    teacher.window.close()
    window = open_window(library)
    qtbot.waitExposed(window)
    again = Teacher(window, qtbot)
    assert again.set.id == first and again.set.name == "Monday"
    assert [each.name for each in again.desk.sets] == ["Monday", "Monday 2", "Monday 3"]
    assert NURTURE in again.words()
    window.close()


def test_a_set_is_used_on_all_texts(teacher: Teacher, library: Path) -> None:
    teacher.view.first.buttons[0].click()
    session = teacher.window.session
    document, text = import_text(session.store, "Another text about spirit.", "Another")
    change, _ = annotating.annotate(document, text, (8, 12), session.origin, note="Why a text? So.")
    assert session.perform(change, "annotate")
    teacher.desk.use_on_all()
    assert teacher.set.document_id == "" and len(teacher.desk.drawn) == 2
    assert "Another text about spirit." in teacher.reading()
    assert len(teacher.view.passages.rows.keys()) == 11


def test_parts_of_large_texts_are_made_aside(teacher: Teacher, qtbot: QtBot) -> None:
    teacher.desk.workshop.large = 0
    teacher.questions()
    assert teacher.desk.workshop.is_busy
    qtbot.waitUntil(lambda: not teacher.desk.workshop.is_busy, timeout=10_000)
    assert NURTURE in teacher.words()
    items = teacher.view.items
    items.prompt.selectAll()
    teacher.type(items.prompt, "What does it take?")
    items.rows.setFocus()
    assert teacher.desk.workshop.is_busy
    qtbot.waitUntil(lambda: not teacher.desk.workshop.is_busy, timeout=10_000)
    assert "What does it take?" in teacher.words()
    teacher.view.tabs.setCurrentWidget(teacher.view.part_form)
    teacher.type(teacher.view.part_form.title, "To think about")
    teacher.view.part_form.kind.setFocus()
    assert not teacher.desk.workshop.is_busy and "To think about" in teacher.words()


def test_versions_and_copies(teacher: Teacher) -> None:
    teacher.view.first.buttons[3].click()
    pages = teacher.view.pages
    pages.copy_field.setCurrentIndex(2)
    pages.copy_field.activated.emit(2)
    assert "Answers" in teacher.words(pages.teacher) and "Answers" not in teacher.words()
    assert pages.student.isVisible() and pages.teacher.isVisible()
    teacher.desk.choose_part(teacher.set.parts[-1].id)
    assert pages.teacher.place == pages.student.place
    first = pages.student.paper
    pages.version_field.setCurrentIndex(2)
    pages.version_field.activated.emit(2)
    teacher.settle()
    second = pages.student.paper
    assert first is not None and second is not None
    assert second.version == "B" and first.blocks != second.blocks


def test_what_another_program_changes_is_shown(teacher: Teacher, library: Path) -> None:
    teacher.questions()
    store = Store(library)
    change = annotating.set_note(
        teacher.annotation("nurtured the spirit of Chinese people"),
        "Who did this? They.",
        teacher.window.session.origin,
    )
    store.apply(change, "note", "2026-05-01T00:00:00.000Z")
    store.close()
    teacher.window.session.poll()
    assert "Who did this?" in teacher.words()


def test_what_is_typed_last_is_kept_when_windows_close(
    teacher: Teacher, library: Path, qtbot: QtBot
) -> None:
    teacher.questions()
    view = teacher.view
    view.tabs.setCurrentWidget(view.part_form)
    teacher.type(view.part_form.title, "Left")
    QTest.keyClick(view.part_form.title, Qt.Key.Key_Escape)
    assert not view.isVisible() and teacher.set.parts[1].title == "Left"
    teacher.feature.open()
    assert view.part_form.title.text() == "Left"
    view.part_form.title.setFocus()
    view.part_form.title.end(False)
    QTest.keyClicks(view.part_form.title, " open")
    teacher.window.close()
    assert stored(library)[0].parts[1].title == "Left open"


def test_a_set_whose_text_has_gone_says_so(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()
    session = teacher.window.session
    document = session.document
    assert document is not None
    assert session.perform(remove_document(session.store, document.id), "remove")
    teacher.settle()
    assert "not in the library" in teacher.view.pages.empty.text()
    assert "another text" in teacher.view.passages.empty.text()
    assert teacher.view.parts.rows.count() == 4
    assert teacher.feature.papers() == []
    session.undo_stack.undo()
    assert NURTURE in teacher.words()


def test_the_keyboard_reaches_everything_in_order(teacher: Teacher) -> None:
    teacher.questions()
    view = teacher.view
    view.resize(1264, 800)  # the platform's own screen has no room for three columns
    QApplication.processEvents()
    view.shelf.sets.setFocus()
    reached: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted: list[QWidget] = [
        view.shelf.sets,
        view.shelf.export,
        view.passages.words,
        view.passages.rows,
        view.parts.add,
        view.parts.rows,
        view.items.rows,
        view.items.prompt,
        view.items.answer,
        view.pages.copy_field,
        view.pages.student,
    ]
    assert [each for each in reached if each in wanted] == wanted


# Out


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "anki", "apkg", "quizlet", "gift", "csv"])
def test_each_form_is_written(teacher: Teacher, name: str, tmp_path: Path, qtbot: QtBot) -> None:
    teacher.view.first.buttons[0].click()
    request = StudyRequest(tmp_path, f"sheet.{name}", name, (Copy.STUDENT,), 0)
    teacher.feature.export(request)
    qtbot.waitUntil(lambda: "sheet" in teacher.view.messages.text, timeout=60_000)
    assert (tmp_path / f"sheet.{name}").stat().st_size > 100
    assert teacher.view.messages.findChildren(QPushButton)[0].text() == "Show in folder"


def test_several_versions_go_into_a_folder_by_keyboard(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.view.first.buttons[3].click()
    teacher.feature.ask_export()
    dialog = teacher.view.findChild(StudyExport)
    assert dialog is not None
    dialog._folder = tmp_path
    teacher.press(dialog.format, DOWN)
    teacher.press(dialog.format, DOWN)
    teacher.press(dialog.versions.box, UP)
    teacher.press(dialog.versions.box, UP)
    teacher.press(dialog.copies, DOWN)
    teacher.press(dialog.copies, DOWN)
    assert dialog.format.currentData() == "html" and dialog.export.isEnabled()
    assert "6 files" in dialog.told.text()
    name = dialog.name.text()
    dialog.name.setText("quiz.html")
    assert not dialog.export.isEnabled() and "{version}" in dialog.told.text()
    dialog.name.setText(name)
    teacher.press(dialog.name, ENTER)
    qtbot.waitUntil(lambda: "6 files" in teacher.view.messages.text, timeout=30_000)
    written = sorted(path.name for path in tmp_path.glob("*.html"))
    assert len(written) == 6 and any(" C teacher" in each for each in written)
    texts = {path.read_bytes() for path in tmp_path.glob("*.html")}
    assert len(texts) == 6


def test_what_cannot_be_written_is_said(teacher: Teacher, tmp_path: Path, qtbot: QtBot) -> None:
    teacher.view.first.buttons[0].click()
    (tmp_path / "there").mkdir()
    request = StudyRequest(tmp_path, "there", "html", (Copy.STUDENT,), 0)
    teacher.feature.export(request)
    qtbot.waitUntil(lambda: teacher.view.messages.kind == "warning", timeout=30_000)
    assert "there" in teacher.view.messages.text
    assert (tmp_path / "there").is_dir()


def test_a_blank_set_says_what_to_do(teacher: Teacher) -> None:
    teacher.view.shelf.make_blank()
    teacher.settle()
    assert teacher.set.parts == () and "Add a part" in teacher.view.pages.empty.text()
    assert teacher.feature.papers() == []
    teacher.view.parts.add_part(PartKind.MARGINALIA)
    assert "household name" in teacher.reading()


# What a teacher meets by the way


def test_words_typed_for_an_item_that_goes_come_to_no_other(teacher: Teacher) -> None:
    teacher.questions()
    items, session = teacher.view.items, teacher.window.session
    first, second = items.rows.keys()
    items.rows.setCurrentRow(0)
    items.prompt.selectAll()
    teacher.type(items.prompt, "Half a quest")
    session.perform(Change((session.index.by_id[first],), ()), "remove")
    QTest.qWait(300)
    assert items.rows.keys() == [second] and items.rows.hasFocus()
    kept = {item.annotation_id: item.prompt for item in teacher.set.parts[1].items}
    assert kept == {first: "Half a quest"}
    assert "Half a quest" not in teacher.words()
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert NURTURE in teacher.words()
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert items.rows.keys() == [second]


def test_a_question_left_out_is_still_the_same_question(teacher: Teacher) -> None:
    teacher.questions()
    rows = teacher.view.items.rows
    rows.setCurrentRow(1)
    asked = teacher.view.items.prompt.words()
    teacher.press(rows, Qt.Key.Key_Delete)
    assert teacher.set.parts[1].items[-1].left_out
    assert asked == teacher.view.items.prompt.words() == "What would count against this?"
    assert teacher.view.items.answer.words() == "Nothing is said."


def test_large_print_is_large_and_columns_are_not_tiny(teacher: Teacher) -> None:
    teacher.view.first.buttons[0].click()

    def longest() -> int:
        teacher.settle()
        paper = teacher.view.pages.student.paper
        assert paper is not None
        block = next(each for each in paper.blocks if isinstance(each, ReadingText))
        lines = [line for paragraph in block.paragraphs for line in paragraph.lines]
        return max(sum(len(run.text) for run in line) for line in lines)

    usual = longest()
    assert 70 < usual <= 78
    teacher.press(teacher.view.parts.rows, Qt.Key.Key_Home)
    form = teacher.view.sheet_form
    form.large.click()
    assert teacher.set.page.type_size == 18 and 45 < longest() <= 58
    form.large.click()
    form.columns.set_value(2)
    form.columns.changed.emit(2)
    assert 35 < longest() <= 46
    assert teacher.set.parts[0].manner.line_width == 78, "what was asked for is kept"
    while teacher.window.session.undo_stack.index() > 1:
        teacher.window.session.undo_stack.undo()
    assert longest() == usual


def test_all_of_a_text_with_few_gaps_is_printed_on_request(teacher: Teacher) -> None:
    teacher.view.first.buttons[1].click()
    gaps = next(part for part in teacher.set.parts if part.kind is PartKind.CLOZE)
    teacher.desk.choose_part(gaps.id)
    box = teacher.view.part_form.manner.whole_text
    few = teacher.words()
    assert "Cai Qi" not in few and box.isVisible()
    teacher.press(box, Qt.Key.Key_Space)
    assert "Cai Qi" in teacher.words()
    teacher.window.session.undo_stack.undo()
    assert teacher.words() == few and not box.isChecked()


def test_a_name_typed_for_the_file_stays(teacher: Teacher, tmp_path: Path) -> None:
    teacher.view.first.buttons[3].click()
    teacher.feature.ask_export()
    dialog = teacher.view.findChild(StudyExport)
    assert isinstance(dialog, StudyExport)
    dialog._folder = tmp_path
    dialog.name.selectAll()
    teacher.type(dialog.name, "Test 7b.pdf")
    QTest.keyClick(dialog.versions.box, UP)
    assert dialog.name.text() == "Test 7b {version}.pdf"
    dialog.copies.setCurrentIndex(2)
    assert dialog.name.text() == "Test 7b {version} {copy}.pdf"
    dialog.format.setCurrentIndex(dialog.format.findData("docx"))
    assert dialog.name.text() == "Test 7b {version} {copy}.docx"
    QTest.keyClick(dialog.versions.box, DOWN)
    dialog.copies.setCurrentIndex(0)
    assert dialog.name.text() == "Test 7b.docx"
    dialog.name.clear()
    QTest.keyClick(dialog.versions.box, UP)
    assert dialog.name.text() == "Test 7b {version}.docx", "without a name it is the last one"


def test_without_its_text_a_set_is_not_asked_how_to_export(
    teacher: Teacher,
) -> None:
    teacher.view.first.buttons[0].click()
    teacher.view.parts.add_part(PartKind.CLOZE)
    part = teacher.desk.part
    assert part is not None
    by_hand = replace(part, manner=replace(part.manner, gaps=Gaps.HAND))
    teacher.desk.alter_part(study_parts.add_gap(by_hand, 99, 105), "make gap")
    session = teacher.window.session
    assert session.document is not None
    session.perform(remove_document(session.store, session.document.id), "remove text")
    QApplication.processEvents()
    assert teacher.view.gaps.text.extraSelections() == []
    teacher.feature.ask_export()
    assert teacher.view.findChild(StudyExport) is None
    assert "not in the library" in teacher.view.messages.text
    session.undo_stack.undo()
    QApplication.processEvents()
    assert len(teacher.view.gaps.text.extraSelections()) == 1


def test_a_passage_shown_in_its_text_can_be_seen(teacher: Teacher) -> None:
    teacher.questions()
    view, window, part = teacher.view, teacher.window, teacher.desk.part_id
    view.move(window.pos())
    teacher.type(view.items.prompt, "Why? ")
    view.passages.showWanted.emit(teacher.annotation("will always be relevant"))
    QApplication.processEvents()
    assert not view.isVisible()
    assert "made way" in window.messages.text
    assert teacher.set.parts[1].items[0].prompt, "what was typed is kept"
    back = next(b for b in window.messages.findChildren(QPushButton) if b.isVisible())
    back.click()
    QApplication.processEvents()
    assert view.isVisible() and teacher.desk.part_id == part


def test_words_that_cannot_be_saved_stay_until_they_can(teacher: Teacher) -> None:
    teacher.questions()
    view, store = teacher.view, teacher.window.session.store
    title, class_name = view.part_form.title, view.sheet_form.lines["class_name"]
    items, before = view.items, teacher.set
    first, second = items.rows.keys()
    store.is_read_only = True
    items.prompt.selectAll()
    teacher.type(items.prompt, "Who?")
    items.rows.setCurrentRow(1)
    QApplication.processEvents()
    assert items.rows.key() == second and items.prompt.words() != "Who?"
    view.tabs.setCurrentWidget(view.part_form)
    teacher.type(title, "Mine")
    teacher.desk.choose_part("")
    teacher.type(class_name, "7b")
    class_name.typing.flush()
    teacher.desk.choose_part(before.parts[0].id)
    assert title.text() == before.parts[0].title
    view.close()
    assert teacher.set == before and view.messages.kind == "warning"
    window = teacher.window
    assert not window.close() and window.isVisible()
    assert "could not be saved" in window.messages.text
    copied = QGuiApplication.clipboard().text()
    assert all(words in copied.split("\n\n") for words in ("Who?", "Mine", "7b"))
    store.is_read_only = False
    teacher.feature.open()
    teacher.desk.choose_part(before.parts[1].id)
    assert title.text() == "Mine"
    view.tabs.setCurrentWidget(items)
    items.rows.setCurrentRow(0)
    assert items.prompt.words() == "Who?"
    view.flush()
    teacher.desk.choose_part("")
    assert class_name.text() == "7b"
    view.flush()
    part = teacher.set.parts[1]
    assert (part.title, teacher.set.header.class_name) == ("Mine", "7b")
    assert [item.prompt for item in part.items if item.annotation_id == first] == ["Who?"]
    assert teacher.set.parts[0] == before.parts[0]


def test_what_one_template_lacks_is_not_said_of_the_next(teacher: Teacher) -> None:
    vocabulary, discussion = teacher.view.shelf._templates[1:3]
    teacher.view.shelf.make(vocabulary)
    assert teacher.view.messages.kind == "hint" and vocabulary.name in teacher.view.messages.text
    teacher.view.shelf.make(discussion)
    assert not teacher.view.messages.isVisible()


def test_words_typed_for_a_set_that_goes_come_to_no_other(teacher: Teacher) -> None:
    teacher.view.first.buttons[1].click()
    other = teacher.set
    teacher.desk.make_blank("Sheet")
    gone, form = teacher.set, teacher.view.sheet_form
    teacher.type(form.lines["class_name"], "7b")
    teacher.window.session.perform(Change((gone,), ()), "remove study set")
    QTest.qWait(300)
    assert teacher.set == other
    teacher.desk.choose_part("")
    assert form.lines["class_name"].text() == "" and teacher.set == other
    teacher.view.shelf.make(teacher.view.shelf._templates[1])
    last = teacher.set
    teacher.type(teacher.view.part_form.title, "Mine")
    teacher.window.session.perform(Change((last,), ()), "remove study set")
    QTest.qWait(300)
    assert teacher.set == other and teacher.view.part_form.title.text() == ""
