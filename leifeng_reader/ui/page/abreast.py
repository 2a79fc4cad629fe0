"""Where notes stand beside their lines: in order, never over each other, folded when crowded."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

CROWDED = 3.0
"""How many lines a note may be pushed down before those around it are folded to one line."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a note's first line would stand, and how many lines it has."""

    top: float
    lines: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note stands, and how many lines there is room for; none: it is not shown."""

    top: float
    lines: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The distance of lines and the space between notes, and the most lines a note shows."""

    pitch: float
    gap: float
    most: int

    def height(self, lines: int) -> float:
        """Return how tall so many lines are, with the space after them."""
        return lines * self.pitch + self.gap


def arranged(
    wishes: Sequence[Wish],
    measure: Measure,
    floor: float = 0.0,
    ceiling: float = inf,
    current: int = -1,
) -> list[Place]:
    """Return a place for each wish (in order), between floor and ceiling.

    The one of number `current` keeps its line and all its lines, as far as there is room.
    """
    if 0 <= current < len(wishes):
        return _around(wishes, measure, floor, ceiling, current)
    tops, lines = _pushed(wishes, measure, floor)
    if tops and tops[-1] + measure.height(lines[-1]) > ceiling:
        shown = _drawn_up(tops, lines, measure, floor, ceiling)
        left = len(tops) - shown
        tops, lines = tops[:shown], lines[:shown]
    else:
        left = 0
    places = _filled(tops, lines, measure, ceiling)
    return places + [Place(ceiling, 0)] * left


def _around(
    wishes: Sequence[Wish], measure: Measure, floor: float, ceiling: float, current: int
) -> list[Place]:
    one, wish = measure.height(1), wishes[current]
    after = len(wishes) - current - 1
    lowest = ceiling - measure.height(wish.lines) - after * one
    top = max(min(wish.top, lowest), floor + current * one)
    bottom = top + measure.height(wish.lines)
    return [
        *arranged(wishes[:current], measure, floor, top),
        Place(top, wish.lines),
        *arranged(wishes[current + 1 :], measure, bottom, ceiling),
    ]


def _pushed(
    wishes: Sequence[Wish], measure: Measure, floor: float
) -> tuple[list[float], list[int]]:
    """Push each note below the one before; where that pushes far, fold those that touch."""
    tops: list[float] = []
    lines: list[int] = []
    bottom, first = floor, 0
    for number, wish in enumerate(wishes):
        if wish.top >= bottom:
            first = number  # nothing pushes it: a new row of notes that touch begins
        tops.append(max(wish.top, bottom))
        lines.append(min(wish.lines, measure.most))
        if tops[-1] - wish.top > CROWDED * measure.pitch and any(n > 1 for n in lines[first:]):
            _fold(wishes, tops, lines, first, measure, floor)
        bottom = tops[-1] + measure.height(lines[-1])
    return tops, lines


def _fold(
    wishes: Sequence[Wish],
    tops: list[float],
    lines: list[int],
    first: int,
    measure: Measure,
    floor: float,
) -> None:
    bottom = floor
    if first:
        bottom = tops[first - 1] + measure.height(lines[first - 1])
    for number in range(first, len(tops)):
        lines[number] = 1
        tops[number] = max(wishes[number].top, bottom)
        bottom = tops[number] + measure.height(1)


def _drawn_up(
    tops: list[float], lines: list[int], measure: Measure, floor: float, ceiling: float
) -> int:
    """Fold and draw up the last notes until all end above the ceiling; return how many do."""
    one = measure.height(1)
    shown = min(len(tops), max(0, int((ceiling - floor) // one)))
    limit = ceiling
    for number in range(shown - 1, -1, -1):
        if tops[number] + measure.height(lines[number]) <= limit:
            break
        lines[number] = 1
        tops[number] = max(min(tops[number], limit - one), floor + number * one)
        limit = tops[number]
    return shown


def _filled(tops: list[float], lines: list[int], measure: Measure, ceiling: float) -> list[Place]:
    """Give each note the lines that there is room for before the next."""
    ends = [*tops[1:], ceiling][: len(tops)]
    rooms = ((end - measure.gap - top) / measure.pitch for top, end in zip(tops, ends, strict=True))
    return [
        Place(top, max(n, min(measure.most, int(room + 0.01) if room < inf else measure.most)))
        for top, n, room in zip(tops, lines, rooms, strict=True)
    ]
