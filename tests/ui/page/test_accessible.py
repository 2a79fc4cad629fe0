"""What a screen reader gets to read."""

import pytest
from PySide6.QtGui import QAccessible

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.ui.page import accessible
from tests.ui.page.conftest import PROSE, MakeView, mark


@pytest.fixture(autouse=True)
def _installed() -> None:
    accessible.install()


def test_one_child_per_block_with_role_name_and_description(make_view: MakeView) -> None:
    view = make_view(Part("Heading", BlockKind.HEADING, 1), PROSE, "雷锋 😀")
    mark(view, (8, 20), (9, 12))
    view.describe = lambda annotation: f"theme {annotation.themes[0]}"
    page = QAccessible.queryAccessibleInterface(view)
    assert page.role() == QAccessible.Role.Document
    assert page.text(QAccessible.Text.Name) == "A title"
    assert page.childCount() == 3
    heading, paragraph, last = (page.child(n) for n in range(3))
    assert heading.role() == QAccessible.Role.Heading
    assert heading.text(QAccessible.Text.Name) == "Heading"
    assert heading.text(QAccessible.Text.Description) == ""
    assert paragraph.role() == QAccessible.Role.Paragraph
    assert paragraph.text(QAccessible.Text.Name) == PROSE
    assert paragraph.text(QAccessible.Text.Description) == "theme amber; theme blue"
    assert last.text(QAccessible.Text.Name) == "雷锋 😀"
    assert page.indexOfChild(paragraph) == 1


def test_blocks_say_where_they_are(make_view: MakeView) -> None:
    view = make_view(PROSE, "Second.")
    page = QAccessible.queryAccessibleInterface(view)
    first, second = page.child(0).rect(), page.child(1).rect()
    assert first.top() < first.bottom() <= second.top()
    found = page.childAt(second.center().x(), second.center().y())
    assert found.text(QAccessible.Text.Name) == "Second."


def test_the_tree_follows_another_text(make_view: MakeView) -> None:
    view = make_view("One.", "Two.")
    page = QAccessible.queryAccessibleInterface(view)
    assert page.child(1).text(QAccessible.Text.Name) == "Two."
    other = make_view("Only.")
    view.show_text(other.text, "Another", "")
    assert page.childCount() == 1
    assert page.text(QAccessible.Text.Name) == "Another"
    assert page.child(0).text(QAccessible.Text.Name) == "Only."


def test_focus_is_in_the_block_of_the_caret(make_view: MakeView) -> None:
    view = make_view("One.", "Two.")
    view.select(6, 6)
    page = QAccessible.queryAccessibleInterface(view)
    assert page.state().focusable and page.state().readOnly
    child = page.focusChild()
    assert child is not None and child.text(QAccessible.Text.Name) == "Two."
