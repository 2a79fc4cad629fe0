"""What two editions have in common."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.difference import Run, carried, equal_runs

LINES = st.lists(st.sampled_from(["", "a", "b", "one", "two", "three", "雷锋", "一"]), max_size=30)
TEXT = LINES.map("\n".join)


@given(TEXT, TEXT)
def test_runs_stand_in_both_texts_in_order(old: str, new: str) -> None:
    runs = equal_runs(old, new)
    for run in runs:
        assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length]
    for one, other in pairwise(runs):
        assert one.old + one.length <= other.old
        assert one.new + one.length <= other.new
    assert (runs[0].old, runs[0].new) == (0, 0)
    last = runs[-1]
    assert (last.old + last.length, last.new + last.length) == (len(old), len(new))


@given(TEXT)
def test_a_text_is_one_run_of_itself(text: str) -> None:
    assert sum(run.length for run in equal_runs(text, text)) == len(text)
    assert [carried(equal_runs(text, text), at) for at in range(len(text) + 1)] == [
        *range(len(text) + 1)
    ]


@given(TEXT, TEXT)
def test_positions_are_carried_in_order_into_the_text(old: str, new: str) -> None:
    runs = equal_runs(old, new)
    places = [carried(runs, at) for at in range(len(old) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(new) for place in places)
    assert places[-1] == len(new)


OLD = "\n".join(f"Line {number} of the text, as it was." for number in range(1000))


def common(old: str, new: str) -> int:
    return sum(run.length for run in equal_runs(old, new))


def test_edits_cost_what_was_edited() -> None:
    line = "Line 500 of the text, as it was."
    assert common(OLD, OLD.replace(line, "Line 500 of that text, as it was.")) >= len(OLD) - 2
    assert common(OLD, OLD.replace(line + "\n", "")) == len(OLD) - len(line) - 1
    assert common(OLD, OLD.replace(line, line + "\nAnother.")) == len(OLD)
    assert common(OLD, "A new preface.\n" + OLD + "\nAnd an end.") == len(OLD)
    both = OLD.replace("Line 20 ", "Row 20 ").replace("Line 900 ", "Row 900 ")
    assert common(OLD, both) >= len(OLD) - 8


def test_what_moved_is_in_no_run() -> None:
    lines = OLD.split("\n")
    moved = "\n".join([*lines[:100], *lines[200:600], *lines[100:200], *lines[600:]])
    lost = len("\n".join(lines[100:200]))
    assert len(OLD) - lost - 100 <= common(OLD, moved) < len(OLD)


def test_positions_between_runs_go_as_far_into_the_gap() -> None:
    runs = (Run(0, 0, 10), Run(20, 13, 5))
    assert [carried(runs, at) for at in (9, 10, 12, 13, 19, 20, 25)] == [9, 10, 12, 13, 13, 13, 18]


def test_very_long_texts_are_compared_in_no_time() -> None:
    old = "x" * 5_000_000 + "\nsame\n" * 1000 + "y" * 5_000_000
    begun = time.process_time()
    assert common(old, old[:3_000_000] + "new" + old[3_000_000:]) == len(old)
    assert common(old, old[1:]) == len(old) - 1
    assert time.process_time() - begun < 5
