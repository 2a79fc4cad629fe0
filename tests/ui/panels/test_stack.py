"""What is looked at stays where it is while rows are measured, come and go."""

import random

import pytest

from leifeng_reader.ui.panels.stack import Stack

MARGIN = 4
VIEW = 600


class Rows:
    """Rows of known heights, seen through a Stack that was told 100 for each."""

    def __init__(self, count: int, seed: int = 1) -> None:
        chance = random.Random(seed)
        self.heights = [chance.randrange(40, 300) for _ in range(count)]
        self.measured = 0
        self.stack = Stack(self.measure, MARGIN)
        self.stack.view = VIEW
        self.stack.reset(count, 100, 0)
        self.stack.settle()

    def measure(self, row: int) -> int:
        self.measured += 1
        return self.heights[row]

    def seen(self) -> list[tuple[int, int, int]]:
        """Return row, top and height of all that is in the viewport."""
        stack = self.stack
        rows = range(len(stack))
        return [(row, stack.top(row), stack.height(row)) for row in rows if stack.sees(row)]


@pytest.fixture
def rows() -> Rows:
    return Rows(1000)


def test_only_what_is_near_is_measured(rows: Rows) -> None:
    assert rows.measured < 40
    assert rows.seen()[0] == (0, MARGIN, rows.heights[0])


def test_what_is_seen_has_its_true_height_wherever_one_scrolls(rows: Rows) -> None:
    for part in (0.1, 0.9, 0.5, 0.33, 1.0, 0.0):
        rows.stack.scroll_to(int(rows.stack.most * part), -1)
        rows.stack.settle()
        seen = rows.seen()
        assert [height for _, _, height in seen] == [rows.heights[row] for row, _, _ in seen]
        assert seen[0][1] <= MARGIN and sum(seen[-1][1:]) >= VIEW - MARGIN


def test_scrolling_to_the_end_shows_the_end(rows: Rows) -> None:
    rows.stack.scroll_to(rows.stack.most, -1)
    rows.stack.settle()
    assert rows.stack.scroll == rows.stack.most
    row, top, height = rows.seen()[-1]
    assert (row, top + height) == (999, VIEW - MARGIN)


def test_wheel_steps_move_what_is_seen_by_just_so_much(rows: Rows) -> None:
    rows.stack.scroll_to(rows.stack.most // 2, -1)
    rows.stack.settle()
    for _ in range(100):
        row, top, _ = rows.seen()[1]
        rows.stack.scroll_to(rows.stack.scroll - 37, -1)
        rows.stack.settle()
        assert rows.stack.top(row) == top + 37


@pytest.mark.parametrize("at", [0, 10, 499])
def test_rows_inserted_above_move_nothing(rows: Rows, at: int) -> None:
    rows.stack.put(500, 120)
    rows.stack.settle()
    rows.heights[at:at] = [222, 55]
    rows.stack.insert(at, 2)
    rows.stack.settle()
    assert rows.stack.top(502) == 120


@pytest.mark.parametrize("at", [0, 10, 498])
def test_rows_removed_above_move_nothing(rows: Rows, at: int) -> None:
    rows.stack.put(500, 120)
    rows.stack.settle()
    del rows.heights[at : at + 2]
    rows.stack.remove(at, 2)
    rows.stack.settle()
    assert rows.stack.top(498) == 120


def test_the_next_row_takes_the_place_of_a_removed_one(rows: Rows) -> None:
    rows.stack.put(500, 120)
    rows.stack.settle()
    del rows.heights[500]
    rows.stack.remove(500, 1)
    rows.stack.settle()
    assert rows.stack.top(500) == 120


def test_at_the_very_top_new_rows_are_shown(rows: Rows) -> None:
    rows.heights[0:0] = [77]
    rows.stack.insert(0, 1)
    rows.stack.settle()
    assert rows.seen()[0] == (0, MARGIN, 77)


@pytest.mark.parametrize("place", [0, 300, 1000])
def test_a_moved_anchor_is_followed(rows: Rows, place: int) -> None:
    rows.stack.put(500, 120)
    rows.stack.settle()
    height = rows.heights.pop(500)
    target = place - (place > 500)
    rows.heights.insert(target, height)
    rows.stack.move(500, place)
    rows.stack.settle()
    assert rows.stack.anchor == target
    assert rows.stack.sees(target)


def test_revealing_scrolls_as_little_as_it_can(rows: Rows) -> None:
    rows.stack.put(500, 50)
    rows.stack.settle()
    scroll = rows.stack.scroll
    rows.stack.reveal(500)
    rows.stack.settle()
    assert rows.stack.scroll == scroll
    last = rows.seen()[-1][0] + 1
    rows.stack.reveal(last)
    rows.stack.settle()
    assert rows.stack.top(last) + rows.heights[last] == VIEW - MARGIN


def test_revealing_from_far_leaves_room_above(rows: Rows) -> None:
    rows.stack.reveal(700)
    rows.stack.settle()
    assert MARGIN < rows.stack.top(700) < VIEW // 2


def test_few_rows_do_not_scroll() -> None:
    rows = Rows(2)
    rows.stack.reveal(1)
    rows.stack.settle()
    assert (rows.stack.scroll, rows.stack.most) == (0, 0)


def test_the_last_row_may_go() -> None:
    rows = Rows(1)
    rows.stack.remove(0, 1)
    rows.stack.settle()
    assert (len(rows.stack), rows.stack.scroll, rows.stack.row_at(10)) == (0, 0, -1)
