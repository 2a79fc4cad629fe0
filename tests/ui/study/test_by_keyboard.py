"""A teacher without a mouse: all of the builder reached, done, undone and done again."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from leifeng_reader.core.study import PartKind
from leifeng_reader.study.paper import Copy
from leifeng_reader.ui.paper.pdf import pdf
from tests.ui.study.teacher import NOTHING, Teacher

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 40


class Hands:
    """Keys pressed wherever the keyboard is."""

    def __init__(self, teacher: Teacher) -> None:
        self.teacher = teacher

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        for key in keys:
            to = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert to is not None, "the keyboard is nowhere"
            QTest.keyClick(to, key, held)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)

    def tab_to(self, widget: QWidget) -> None:
        """Come to a widget by Tab alone."""
        for _ in range(MOST_TABS):
            if widget.hasFocus():
                return
            self.press(K.Key_Tab)
        raise AssertionError(f"{widget.accessibleName() or widget} is out of reach")

    def pick(self, words: str) -> None:
        """Choose in the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(K.Key_Down)
            active = menu.activeAction()
            if active is not None and active.text() == words:
                self.press(K.Key_Return)
                return
        raise AssertionError(f"no {words!r} in the menu")


@pytest.fixture
def hands(teacher: Teacher) -> Iterator[Hands]:
    yield Hands(teacher)


def arrange_parts(hands: Hands) -> None:
    teacher, view = hands.teacher, hands.teacher.view
    hands.press(K.Key_Space)
    assert teacher.kinds == [PartKind.READING, PartKind.QUESTIONS, PartKind.QUOTAS]
    hands.press(K.Key_Down, held=ALT)
    assert teacher.kinds == [PartKind.QUESTIONS, PartKind.READING, PartKind.QUOTAS]
    hands.press(K.Key_Up)
    hands.tab_to(view.parts.duplicate)
    hands.press(K.Key_Space)
    assert teacher.kinds[:2] == [PartKind.QUESTIONS] * 2
    hands.press(K.Key_Delete)
    hands.tab_to(view.parts.add)
    hands.press(K.Key_Space)
    hands.pick("Vocabulary")
    assert PartKind.VOCABULARY in teacher.kinds


def write_items(hands: Hands) -> None:
    teacher, view = hands.teacher, hands.teacher.view
    hands.press(K.Key_2, held=CTRL)
    hands.press(K.Key_Home, K.Key_Down)
    assert teacher.desk.part is not None and teacher.desk.part.kind is PartKind.QUESTIONS
    hands.tab_to(view.tabs.tabBar())
    hands.press(K.Key_Right)
    hands.tab_to(view.items.rows)
    assert view.items.rows.currentRow() == 0, "another part is begun at its first item"
    hands.press(K.Key_Return)
    hands.press(K.Key_A, held=CTRL)
    hands.type("What does it take?")
    hands.tab_to(view.items.answer)
    hands.type("Time.")
    hands.tab_to(view.parts.add)  # once round
    hands.tab_to(view.items.rows)
    hands.press(K.Key_Down, K.Key_Up)
    hands.press(K.Key_Down, held=ALT)
    written = [(item.prompt, item.answer) for item in teacher.desk.part.items]
    assert written == [(None, None), ("What does it take?", "Time.")], "rewritten, and moved down"


def set_page(hands: Hands) -> None:
    teacher, form = hands.teacher, hands.teacher.view.sheet_form
    hands.press(K.Key_2, held=CTRL)
    hands.press(K.Key_Home)
    hands.tab_to(form.lines["class_name"])
    hands.type("7b")
    for box in (form.name_line, form.landscape, form.large, form.greyscale):
        hands.tab_to(box)
        hands.press(K.Key_Space)
        hands.press(K.Key_2, held=CTRL)
    for field, key in ((form.size_field, K.Key_Down), (form.columns.box, K.Key_Up)):
        hands.tab_to(field)
        hands.press(key)
        hands.press(K.Key_2, held=CTRL)
    hands.tab_to(form.margins[3].box)
    hands.press(K.Key_Up)
    hands.tab_to(form.language)
    hands.press(K.Key_End)
    head, page = teacher.set.header, teacher.set.page
    assert head.class_name == "7b" and not head.name_line
    assert (page.size, page.columns, page.landscape, page.greyscale) == ("Letter", 2, True, True)
    assert page.type_size == 18 and page.margins[3] == page.margins[1] + 1
    assert teacher.set.language == "zh"


def look_at_pages(hands: Hands) -> None:
    pages = hands.teacher.view.pages
    hands.press(K.Key_3, held=CTRL)
    assert pages.student.hasFocus()
    hands.tab_to(pages.copy_field)
    hands.press(K.Key_End)
    assert pages.copies() == [Copy.STUDENT, Copy.TEACHER]
    hands.tab_to(pages.version_field)
    hands.press(K.Key_Down, K.Key_Down)
    assert pages.version == "B"
    hands.press(K.Key_1, held=CTRL)
    assert hands.teacher.view.passages.rows.hasFocus()


def test_everything_without_a_mouse_undone_and_redone(hands: Hands) -> None:
    teacher, stack = hands.teacher, hands.teacher.window.session.undo_stack
    begun = stack.index()
    for act in (arrange_parts, write_items, set_page, look_at_pages):
        act(hands)
    whole, steps = teacher.set, stack.index()
    for _ in range(steps - begun):
        hands.press(K.Key_Z, held=CTRL)
    assert stack.index() == begun and teacher.desk.sets == []
    assert teacher.view.first.isVisible()
    for _ in range(steps - begun):
        hands.press(K.Key_Z, held=CTRL | SHIFT)
    assert stack.index() == steps and teacher.set == whole


def test_little_room_folds_a_column_and_keeps_all_in_reach(hands: Hands) -> None:
    view = hands.teacher.view
    hands.press(K.Key_Space)
    view.resize(684, 452)
    QApplication.processEvents()
    assert (view.width(), view.height()) == (684, 452), "it need not be larger"
    assert view.columns.is_folded and view.pages.isVisible() and view.parts.isVisible()
    hands.press(K.Key_1, held=CTRL)
    assert view.passages.rows.hasFocus() and not view.pages.isVisible()
    hands.press(K.Key_3, held=CTRL)
    assert view.pages.student.hasFocus() and not view.passages.isVisible()
    for widget in (view.columns.tabs, view.shelf.export, view.pages.version_field):
        hands.tab_to(widget)
        corner = widget.mapTo(view, widget.rect().bottomRight())
        assert view.rect().contains(corner)
    view.resize(1264, 800)
    QApplication.processEvents()
    assert view.columns.tabs.isHidden()
    assert all(each.isVisible() for each in (view.passages, view.parts, view.pages))


# Out


def said(data: bytes | Path) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_both_copies_are_printed_through_the_dialog(hands: Hands, tmp_path: Path) -> None:
    teacher, view = hands.teacher, hands.teacher.view
    hands.press(K.Key_Space)
    hands.tab_to(view.pages.copy_field)
    hands.press(K.Key_End)
    teacher.settle()
    out, offered = tmp_path / "printed.pdf", []

    def answer() -> None:
        (dialog,) = view.findChildren(QPrintDialog)
        name = dialog.findChild(QLineEdit, "filename")
        assert name is not None
        offered.append(name.text())
        name.setText(str(out))
        QTest.keyClick(dialog, K.Key_Return)

    QTimer.singleShot(0, view, answer)
    hands.press(K.Key_P, held=CTRL)
    assert offered and view.messages.text == "Sent to the printer."
    ours = [page for paper in teacher.feature.papers() for page in said(pdf([paper]))]
    assert len(ours) > 3 and said(out) == ours
