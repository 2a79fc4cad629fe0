"""The table of speeds: its statistics, its bars, and the functions it names."""

from importlib import import_module

import pytest

from tests.benchmarks.sections import SECTIONS
from tests.benchmarks.table import Bar, Row, heading, line, summary


def test_statistics_are_those_of_the_values() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert summary(values) == {"least": 1, "median": 50.5, "p95": 95, "worst": 100}
    assert set(summary([7.0]).values()) == {7}


@pytest.mark.parametrize(
    ("bar", "is_over"),
    [
        (Bar("median", 3), False),
        (Bar("median", 2), True),
        (Bar("worst", 9), False),
        (Bar("worst", 8), True),
        (Bar("ratio", 1.5), False),
        (Bar("ratio", 1.4), True),
    ],
)
def test_a_row_over_its_bar_says_so(bar: Bar, is_over: bool) -> None:
    row = Row("step", [1, 3, 9], [2, 2, 2], "", (Bar("least", 100), bar))
    assert row.is_over == is_over
    assert ("over" in line(row)) == is_over


def test_columns_stand_under_their_names() -> None:
    title = heading("Frames, ms")
    row = line(Row("a line", [1.25, 1234.5, 2.5], [3.0], "Qt", (Bar("worst", 16),)))
    assert title.index("worst") == row.rindex("1,234")
    assert row.endswith("Qt")


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for section in SECTIONS.values()
        for measurement in section.measurements
        for name in (measurement.ours, measurement.theirs)
        if name
    ),
)
def test_what_is_measured_is_there(name: str) -> None:
    module, function = name.split(".")
    assert callable(getattr(import_module(f"tests.benchmarks.{module}"), function))
