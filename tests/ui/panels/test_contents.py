"""The contents as a tree: nested as the text is, filled when seen, following the reader."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.structure import Entry
from leifeng_reader.ui.panels.contents import ContentsPanel


def headed(*headings: tuple[int, str]) -> Text:
    """Return a text of headings of a level, each with a paragraph below it."""
    parts = [
        part
        for level, title in headings
        for part in (Part(title, BlockKind.HEADING, level), Part("Words. " * 20))
    ]
    return compose(parts)


def titles(item: QTreeWidgetItem) -> list[str]:
    return [item.child(n).text(0) for n in range(item.childCount())]


@pytest.fixture
def panel(qtbot: QtBot) -> ContentsPanel:
    made = ContentsPanel()
    qtbot.addWidget(made)
    made.resize(240, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_headings_stand_under_those_above_them(panel: ContentsPanel) -> None:
    panel.show_text(headed((1, "One"), (2, "One A"), (4, "Deep"), (2, "One B"), (1, "Two")))
    one, two = (panel.tree.topLevelItem(n) for n in range(2))
    assert panel.tree.topLevelItemCount() == 2
    assert (one.text(0), titles(one), two.text(0)) == ("One", ["One A", "One B"], "Two")
    assert titles(one.child(0)) == ["Deep"] and one.isExpanded()
    assert panel.tree.rootIsDecorated()


def test_an_outline_comes_before_headings_and_may_begin_deep(panel: ContentsPanel) -> None:
    draft = Draft(
        "Title",
        [Part("A"), Part("B", BlockKind.HEADING, 1), Part("C")],
        outline=(Entry("Deep", 3, 0), Entry("Higher", 1, 2)),
    )
    panel.show_text(compose(draft))
    assert [panel.tree.topLevelItem(n).text(0) for n in range(2)] == ["Deep", "Higher"]
    assert not panel.tree.rootIsDecorated(), "no room for arrows that are nowhere"


def test_the_line_of_a_position_is_marked(panel: ContentsPanel) -> None:
    text = headed((1, "One"), (2, "One A"), (1, "Two"))
    panel.show_text(text)
    for position, title in ((0, "One"), (text.content.index("One A") + 30, "One A")):
        panel.follow(position)
        assert panel.tree.currentItem().text(0) == title
    panel.show_text(compose([Part("Before"), Part("Late", BlockKind.HEADING, 1)]))
    panel.follow(0)
    assert panel.tree.currentItem() is None


def test_a_click_and_a_key_ask_for_the_place(panel: ContentsPanel) -> None:
    text = headed((1, "One"), (1, "Two"))
    wanted: list[int] = []
    panel.wanted.connect(wanted.append)
    panel.show_text(text)
    second = panel.tree.topLevelItem(1)
    point = panel.tree.visualItemRect(second).center() + QPoint(10, 0)
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    panel.tree.setCurrentItem(panel.tree.topLevelItem(0))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert wanted == [text.content.index("Two"), 0]


def test_what_is_not_seen_is_filled_when_it_is(panel: ContentsPanel) -> None:
    panel.hide()
    panel.show_text(headed((1, "One"), (1, "Two")))
    panel.follow(200)
    assert panel.tree.topLevelItemCount() == 0
    panel.show()
    assert panel.tree.topLevelItemCount() == 2
    assert panel.tree.currentItem().text(0) == "Two"


def test_a_text_without_headings_says_so_at_the_top(panel: ContentsPanel) -> None:
    panel.show_text(compose([Part("Only words.")]))
    heading = panel.findChild(QLabel, "contentsHeading")
    assert panel.empty.isVisible() and not panel.tree.isVisible()
    assert isinstance(heading, QLabel) and heading.geometry().top() == 0
    assert panel.empty.geometry().top() == heading.geometry().bottom() + 1
    assert panel.empty.foregroundRole() == QPalette.ColorRole.PlaceholderText
    panel.show_text(headed((1, "One")))
    assert panel.tree.isVisible() and not panel.empty.isVisible()


def test_titles_keep_their_own_direction(panel: ContentsPanel) -> None:
    panel.show_text(headed((1, "מצילים יאכטה?"), (1, "<b>One</b> & two")))
    hebrew, markup = (panel.tree.topLevelItem(n) for n in range(2))
    assert hebrew.text(0) == "\u2068מצילים יאכטה?\u2069"
    assert markup.text(0) == "<b>One</b> & two" and "<b>" not in markup.toolTip(0)


def test_long_contents_begin_folded_and_open_where_the_reader_is(panel: ContentsPanel) -> None:
    text = headed(*(h for n in range(150) for h in ((1, f"Part {n}"), (2, f"Chapter {n}"))))
    panel.show_text(text)
    assert not panel.tree.topLevelItem(0).isExpanded()
    panel.follow(text.content.index("Chapter 70"))
    assert panel.tree.topLevelItem(70).isExpanded()
    assert panel.tree.currentItem().text(0) == "Chapter 70"
