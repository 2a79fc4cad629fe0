"""Measurements as lines of text: least, median, 95th percentile, worst, beside their bars."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_NAME = 50
_NUMBER = 8
_BARS = 24
_VERDICT = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """What a statistic ("median", "p95", "worst", "ratio") should not exceed."""

    statistic: str
    limit: float

    def __str__(self) -> str:
        """Return the bar in words."""
        return f"{self.statistic} ≤ {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured of ours and of the other, and how the other did it."""

    name: str
    ours: Sequence[float]
    theirs: Sequence[float] = ()
    way: str = ""
    bars: tuple[Bar, ...] = ()

    @property
    def is_over(self) -> bool:
        """Tell whether a bar is exceeded."""
        return any(self.value(bar.statistic) > bar.limit for bar in self.bars)

    def value(self, statistic: str) -> float:
        """Return a statistic of ours; the ratio is that of the medians."""
        if statistic == "ratio":
            return statistics.median(self.ours) / statistics.median(self.theirs)
        return summary(self.ours)[statistic]


def summary(values: Sequence[float]) -> dict[str, float]:
    """Return the statistics of some values."""
    ordered = sorted(values)
    return {
        "least": ordered[0],
        "median": statistics.median(ordered),
        "p95": ordered[math.ceil(0.95 * len(ordered)) - 1],
        "worst": ordered[-1],
    }


def heading(title: str) -> str:
    """Return the line above a group of rows."""
    names = [f"{name:>{_NUMBER}}" for name in ("least", "median", "p95", "worst")]
    bars = f"{'bar':<{_BARS + _VERDICT}}"
    return f"{title:<{_NAME}}{''.join(names)}   {bars}{''.join(names[1:])}  of"


def line(row: Row) -> str:
    """Return a row as a line."""
    bars = ", ".join(map(str, row.bars))
    verdict = "over" if row.is_over else ""
    left = f"{row.name:<{_NAME}}{_numbers(row.ours)}   {bars:<{_BARS}}{verdict:<{_VERDICT}}"
    return f"{left}{_numbers(row.theirs)[_NUMBER:]}  {row.way}".rstrip()


def _numbers(values: Sequence[float]) -> str:
    if not values:
        return " " * 4 * _NUMBER
    found = summary(values)
    if len(values) == 1:
        found = {name: found[name] if name == "median" else math.nan for name in found}
    return "".join(f"{_number(value):>{_NUMBER}}" for value in found.values())


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
