"""The sheet of shortcuts: how keys are read, how groups share columns, what the field finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.keycaps import KeyCaps, pieces
from leifeng_reader.ui.dialogs.shortcuts import Group, ShortcutSheet, matching, share_out
from tests.ui.dialogs.conftest import keep_when_closed

MANY: list[Group] = [
    (f"Group {n}", [(f"Ctrl+Shift+{m}", f"Do thing {m} of group {n}") for m in range(9)])
    for n in range(5)
]


def keys(written: str) -> list[str]:
    return [piece.text for piece in pieces(written) if piece.is_key]


@pytest.mark.parametrize(
    ("written", "caps"),
    [
        ("Ctrl+Shift+Z / Ctrl+Y", ["Ctrl", "Shift", "Z", "Ctrl", "Y"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+", ["+"]),
        ("F1 / ?", ["F1", "?"]),
        ("1 … 9", ["1", "9"]),
        ("Ctrl+← →", ["Ctrl", "←", "→"]),
        ("⇧⌘Z", ["⇧⌘Z"]),
        ("", []),
    ],
)
def test_keys_are_taken_apart(written: str, caps: list[str]) -> None:
    assert keys(written) == caps


def test_marks_between_keys_are_kept() -> None:
    assert [p.text for p in pieces("Del / Backspace") if not p.is_key] == ["/"]
    assert [p.text for p in pieces("1 … 9")] == ["1", "…", "9"]


def test_more_keys_need_more_room(qtbot: QtBot) -> None:
    short, long = KeyCaps("F1"), KeyCaps("Ctrl+Shift+Z / Ctrl+Y")
    for caps in (short, long):
        qtbot.addWidget(caps)
    assert short.sizeHint().width() < long.sizeHint().width()
    assert long.accessibleName() == "Ctrl+Shift+Z / Ctrl+Y"


def test_a_cap_is_drawn_for_each_key(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply_chrome(qapp, dark=False)
    caps = KeyCaps("A B")
    qtbot.addWidget(caps)
    caps.resize(caps.sizeHint())
    image = caps.grab().toImage()
    ground = style.chrome(qapp).field
    at = [image.pixelColor(x, 4).name() for x in range(caps.width())]
    runs = sum(1 for one, other in zip(["", *at], at, strict=False) if one != other == ground)
    assert runs == 2


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(1, 4))
def test_columns_are_shared_as_evenly_as_order_allows(heights: list[int], columns: int) -> None:
    shares = share_out(heights, columns)
    assert len(shares) <= columns
    assert sum(shares) == len(heights)
    tallest = max(tops(heights, shares), default=0)
    for other in ways(heights, columns):
        assert tallest <= max(tops(heights, other), default=0)


def tops(heights: list[int], shares: list[int]) -> list[int]:
    ends = [sum(shares[: n + 1]) for n in range(len(shares))]
    return [sum(heights[end - share : end]) for end, share in zip(ends, shares, strict=True)]


def ways(heights: list[int], columns: int) -> list[list[int]]:
    """Return every way to share the blocks out in order."""
    if columns == 1 or not heights:
        return [[len(heights)]]
    return [
        [first, *rest]
        for first in range(len(heights) + 1)
        for rest in ways(heights[first:], columns - 1)
    ]


def test_rows_are_found_by_keys_meaning_and_group() -> None:
    groups: list[Group] = [
        ("Edit", [("Ctrl+Z", "Undo"), ("Ctrl+F", "Find")]),
        ("View", [("F9", "Side panel")]),
    ]
    assert matching(groups, " ") == groups
    assert matching(groups, "UNDO") == [("Edit", [("Ctrl+Z", "Undo")])]
    assert matching(groups, "ctrl find") == [("Edit", [("Ctrl+F", "Find")])]
    assert matching(groups, "view") == [("View", [("F9", "Side panel")])]
    assert matching(groups, "nothing of the kind") == []


class TestSheet:
    @pytest.fixture
    def sheet(self, qtbot: QtBot, qapp: QApplication) -> ShortcutSheet:
        style.apply_chrome(qapp, dark=False)
        made = ShortcutSheet(MANY)
        keep_when_closed(made, qtbot)
        made.show()
        qtbot.waitExposed(made)
        return made

    def words(self, sheet: ShortcutSheet) -> list[str]:
        return [label.text() for label in sheet.area.widget().findChildren(QLabel)]

    def test_every_row_is_there(self, sheet: ShortcutSheet) -> None:
        shown = self.words(sheet)
        assert all(title in shown for title, _ in MANY)
        assert all(meaning in shown for _, rows in MANY for _, meaning in rows)
        caps = [caps.accessibleName() for caps in sheet.area.widget().findChildren(KeyCaps)]
        assert sorted(caps) == sorted(written for _, rows in MANY for written, _ in rows)

    def test_it_stays_on_the_screen_and_scrolls_down_only(self, sheet: ShortcutSheet) -> None:
        room = sheet.screen().availableSize()
        assert sheet.width() <= room.width()
        assert sheet.height() <= room.height()
        assert sheet.area.horizontalScrollBar().maximum() == 0

    def test_three_columns_of_45_rows_need_no_more_than_a_small_screen(
        self, sheet: ShortcutSheet
    ) -> None:
        size = sheet._show(3)
        assert size.width() <= 1180
        assert size.height() <= 640

    def test_the_field_narrows_and_widens(self, sheet: ShortcutSheet) -> None:
        sheet.filter.setText("thing 8 of group 1")
        assert self.words(sheet) == ["Group 1", "Do thing 8 of group 1"]
        sheet.filter.setText("no such thing")
        assert len(self.words(sheet)) == 1
        sheet.filter.clear()
        assert len(self.words(sheet)) == 50

    def test_escape_closes(self, sheet: ShortcutSheet) -> None:
        QTest.keyClick(sheet.filter, Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    def test_nothing_to_show_is_no_fault(self, qtbot: QtBot) -> None:
        empty = ShortcutSheet([])
        keep_when_closed(empty, qtbot)
        empty.show()
        assert empty.isVisible()
