"""The reading order of a page's lines: columns one after the other, rows from the top down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from statistics import median

from leifeng_reader.formats.pdf_lines import Line

CELL_END = "\t"
"""What stands in a row where a wide gap does."""

_BIN = 2.0
_FEWEST_LINES = 4
_FEWEST_CHARACTERS = 8
_MOST_COLUMNS = 4
_WIDEST = 0.6
_APART = 1.9


@dataclass(frozen=True, slots=True)
class Column:
    """Lines from the top down, and the edges that its paragraphs keep to."""

    lines: list[Line]
    left: float
    right: float


def columns(lines: Sequence[Line]) -> list[Column]:
    """Return the columns of a page in the order in which they are read."""
    parted = _parted(list(lines), _MOST_COLUMNS)
    return [_column(_rows(group)) for group in parted if group]


def _column(rows: list[Line]) -> Column:
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    return Column(rows, lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])


# --- columns -----------------------------------------------------------------------------------


def _parted(lines: list[Line], most: int) -> list[list[Line]]:
    """Return groups of lines: above a gutter, left of it, right of it, below."""
    gutter = _gutter(lines) or _gutter(_narrow(lines)) if most > 1 and lines else None
    if gutter is None:
        return [lines]
    groups: list[list[Line]] = []
    for crosses, band in _bands(lines, gutter):
        if crosses:
            groups.append(band)
            continue
        groups.extend(_parted([line for line in band if line.right <= gutter], most - 1))
        groups.extend(_parted([line for line in band if line.right > gutter], most - 1))
    return groups


def _narrow(lines: list[Line]) -> list[Line]:
    """Return the lines that may be a column's, where others go over much of the page."""
    most = _WIDEST * (max(line.right for line in lines) - min(line.left for line in lines))
    return [line for line in lines if line.right - line.left <= most]


def _bands(lines: list[Line], gutter: float) -> Iterator[tuple[bool, list[Line]]]:
    """Yield runs of lines from the top down: across the gutter, or on its sides."""
    ordered = sorted(lines, key=lambda line: -line.baseline)
    bands = [
        (crosses, list(run))
        for crosses, run in groupby(ordered, lambda line: line.left < gutter < line.right)
    ]
    for (crosses, band), after in zip_longest(bands, bands[1:]):
        cut = len(band) if crosses or after is None else _end_of_columns(band, gutter)
        yield crosses, band[:cut]
        if cut < len(band):
            yield True, band[cut:]


def _end_of_columns(band: list[Line], gutter: float) -> int:
    """Return where lines begin that stand apart below both columns: a heading of what follows."""
    lowest = max((n for n, line in enumerate(band) if line.right > gutter), default=len(band))
    for number in range(lowest + 1, len(band)):
        above, line = band[number - 1], band[number]
        if above.baseline - line.baseline > _APART * above.size:
            return number
    return len(band)


def _gutter(lines: list[Line]) -> float | None:
    """Return where an empty strip parts lines that stand side by side, if there is one."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    size = median(line.size for line in lines)
    start = min(line.left for line in lines)
    covered = _coverage(lines, start)
    few = max(1, max(covered) // 6)
    place = 0
    found: list[tuple[float, float]] = []
    for empty, run in groupby(covered, lambda count: count <= few):
        length = len(list(run))
        middle = start + (place + length / 2) * _BIN
        place += length
        if empty and length * _BIN >= min(0.7 * size, 8) and _has_text_beside(lines, middle):
            found.append((length, middle))
    return max(found)[1] if found else None


def _coverage(lines: list[Line], start: float) -> list[int]:
    """Return how many lines lie over each narrow strip of the page."""
    steps = [0] * (int((max(line.right for line in lines) - start) / _BIN) + 2)
    for line in lines:
        steps[int((line.left - start) / _BIN)] += 1
        steps[int((line.right - start) / _BIN) + 1] -= 1
    total = 0
    covered = []
    for step in steps[:-1]:
        total += step
        covered.append(total)
    return covered


def _has_text_beside(lines: list[Line], place: float) -> bool:
    """Tell running text on both sides, at the same heights, from a table's numbers."""
    left = [line for line in lines if line.right <= place]
    right = [line for line in lines if line.left >= place]
    if min(len(left), len(right)) < _FEWEST_LINES or not (_is_text(left) and _is_text(right)):
        return False
    (low, high), (bottom, top) = _heights(left), _heights(right)
    return min(high, top) - max(low, bottom) >= 0.5 * min(high - low, top - bottom)


def _is_text(pieces: list[Line]) -> bool:
    """Tell running text; words set far apart to fill a line now and then make no table of it."""
    rows = _rows(pieces)
    side = rows if 3 * sum(CELL_END in row.text for row in rows) <= len(rows) else pieces
    if len(side) < _FEWEST_LINES:
        return False
    long = [line for line in side if _weight(line.text) >= 2 * _FEWEST_CHARACTERS]
    widest = max(line.right - line.left for line in side)
    full = [line for line in side if line.right - line.left > 0.7 * widest]
    return len(long) >= 0.6 * len(side) and len(full) >= 0.4 * len(side)


def _weight(text: str) -> int:
    return sum(2 if character >= "\u2e80" else 1 for character in text)


def _heights(side: list[Line]) -> tuple[float, float]:
    return min(line.baseline for line in side), max(line.baseline for line in side)


# --- rows --------------------------------------------------------------------------------------


def _rows(lines: list[Line]) -> list[Line]:
    """Return lines from the top down, those of one row in one piece."""
    ordered = sorted(lines, key=lambda line: (-line.baseline, line.left))
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and _is_beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _is_beside(row: list[Line], line: Line) -> bool:
    """Tell whether a line stands in a row, beside what is there; raised signs are."""
    widest = max(row, key=lambda other: other.right - other.left)
    near = 0.25 if line.size > 0.8 * widest.size and widest.size > 0.8 * line.size else 0.6
    is_level = abs(row[0].baseline - line.baseline) < near * max(line.size, widest.size)
    is_free = all(o.right <= line.left + 1 or line.right <= o.left + 1 for o in row)
    return is_level and is_free


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda line: len(line.text))
    text, marks = row[0].text, list(row[0].marks)
    for before, line in pairwise(row):
        gap = line.left - before.right
        text += "" if gap < 0.15 * main.size else CELL_END if gap > main.size else " "
        marks += [m._replace(start=m.start + len(text), end=m.end + len(text)) for m in line.marks]
        text += line.text
    right = max(line.right for line in row)
    return Line(text, row[0].left, right, main.baseline, main.size, tuple(marks))
