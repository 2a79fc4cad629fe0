"""The lines on a page of a PDF: their characters, and where they stand on the upright page."""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from leifeng_reader.core.spans import Span
from leifeng_reader.formats.pdf_marks import Marks, link_areas

SOFT_BREAK = "\ufffe"
"""What ends a line whose last word was parted by a hyphen."""

_ENDS = re.compile("\r\n|\r|\n|(?<=\ufffe)")
_WORD = re.compile(r"\S+")
_LOOKED_AT, _NEAREST_LOOKED_AT = 4, 3
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(slots=True)
class Line:
    """Characters in a row: their edges and baseline in points from the bottom left, their size.

    `marks` are spans of the characters: links, bold, italic.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    marks: tuple[Span, ...] = ()

    @property
    def middle(self) -> float:
        """Return the height of the middle of small letters."""
        return self.baseline + self.size * 0.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its lines in the order of the file; `sideways` are what stands turned."""

    width: float
    height: float
    lines: list[Line]
    sideways: list[Line]


def sheet(page: Any, has_faces: bool = True) -> Sheet:
    """Return the lines of a pypdfium2 page that lie inside it.

    `has_faces`: whether any of them may be bold or italic.
    """
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation() // 90
    frame = _Frame(left, bottom, right - left, top - bottom, turned)
    text_page = page.get_textpage()
    try:
        found = _Letters(
            text_page, frame, Marks(text_page.raw, link_areas(page), has_faces)
        ).lines()
    finally:
        text_page.close()
    width, height = (frame.height, frame.width) if turned % 2 else (frame.width, frame.height)
    inside = [
        (line, upright)
        for line, upright in found
        if 0 <= line.middle <= height and line.left < width and line.right > 0
    ]
    return Sheet(
        width,
        height,
        [line for line, upright in inside if upright],
        [line for line, upright in inside if not upright],
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is shown of a page, and how many quarters it is turned clockwise."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int

    @property
    def is_plain(self) -> bool:
        """Tell whether the file's page is the upright page."""
        return not self.turned and not self.left and not self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the file's page as one of the upright page."""
        x, y = x - self.left, y - self.bottom
        turns = ((x, y), (y, self.width - x), (self.width - x, self.height - y))
        return turns[self.turned] if self.turned < 3 else (self.height - y, x)


class _Letters:
    """A text page of pypdfium2, and the room its answers are written to."""

    def __init__(self, text_page: Any, frame: _Frame, marks: Marks) -> None:
        from pypdfium2 import raw

        self._marks = marks
        self._raw = raw
        self._page = text_page.raw
        self._frame = frame
        self._is_plain = frame.is_plain
        self._numbers = (ctypes.c_double * 4)()
        single = ctypes.c_double.from_buffer
        self._places = [ctypes.pointer(single(self._numbers, 8 * n)) for n in range(4)]
        self._sizes: dict[int, tuple[float, bool]] = {}
        self._baselines: dict[int, float] = {}
        self._matrix = raw.FS_MATRIX()
        self._matrix_place = ctypes.byref(self._matrix)
        self.text = self._characters(text_page)

    def _characters(self, text_page: Any) -> str:
        """Return the page's text with a character for each of pdfium's."""
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count > 0 else ""
        if len(text) == count and not _RIGHT_TO_LEFT.search(text):
            return text
        codes = (self._raw.FPDFText_GetUnicode(self._page, n) for n in range(count))
        return "".join(SOFT_BREAK if code == 2 else chr(code) for code in codes)

    def lines(self) -> list[tuple[Line, bool]]:
        """Return what stands in one row without a wide gap, and whether it stands upright.

        Gaps are looked for in some lines first, and in all when there is one.
        """
        whole = [span for span in self._rows() if span[0] < span[1]]
        step = max(_NEAREST_LOOKED_AT, len(whole) // _LOOKED_AT)
        some = [self._pieces(start, end) for start, end in whole[::step]]
        if any(self._is_gap(a, b) for pieces in some for a, b in pairwise(pieces)):
            found = [self._pieces(start, end) for start, end in whole]
        else:
            found = [self._rows_of(start, end) for start, end in whole]
        return [self._line(start, end) for pieces in found for start, end in pieces]

    def _rows(self) -> Iterator[tuple[int, int]]:
        start = 0
        for end in [match.end() for match in _ENDS.finditer(self.text)] + [len(self.text)]:
            yield self._without_space(start, end)
            start = end

    def _without_space(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return start, end

    def _line(self, start: int, end: int) -> tuple[Line, bool]:
        left, right, _, _ = self._extent(start, end)
        written = self.text[start:end]
        text = _in_order(written, lambda n: self._box(start + n))
        size, upright = self._size(start)
        words = (match.span() for match in _WORD.finditer(self.text, start, end))
        marks = self._marks.of(start, end, words) if text == written else ()
        return Line(text, left, right, self._baseline(start), size, marks), upright

    # --- pieces of a line ----------------------------------------------------------------------

    def _rows_of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the rows that pdfium took for one line, which it does now and then."""
        rows = []
        while cut := self._end_of_row(start, end):
            rows.append(self._without_space(start, cut))
            start = cut
        return [*rows, (start, end)]

    def _end_of_row(self, start: int, end: int) -> int:
        """Return where the first row ends and the next begins, 0 when there is but one."""
        size, upright = self._size(start)
        level = self._baseline(start)
        if not upright or abs(level - self._baseline(end - 1)) < size * 0.6:
            return 0
        words = [match.start() for match in _WORD.finditer(self.text, start, end)]
        place = bisect_left(
            words, True, key=lambda at: abs(level - self._baseline(at)) >= size * 0.6
        )
        return words[place] if 0 < place < len(words) else 0

    def _is_gap(self, before: tuple[int, int], after: tuple[int, int]) -> bool:
        """Tell whether two pieces stand in one row."""
        low, high = self._baseline(before[0]), self._baseline(after[0])
        return abs(low - high) < 0.2 * self._size(before[0])[0]

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the parts of a line that stand in other rows, or beyond a wide gap."""
        size, upright = self._size(start)
        if not upright:
            return [(start, end)]
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        begin, before, found = start, self._extent(*words[0]), []
        for low, high in words[1:]:
            extent = self._extent(low, high)
            if not _goes_on(before, extent, size):
                found.append(self._without_space(begin, low))
                begin = low
            before = extent
        return [*found, (begin, end)]

    # --- what pdfium says of a character -------------------------------------------------------

    def _extent(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom, top of the first and last characters together."""
        first, last = self._box(start), self._box(end - 1)
        return (
            min(first[0], last[0]),
            max(first[1], last[1]),
            min(first[2], last[2]),
            max(first[3], last[3]),
        )

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom, top of a character."""
        self._raw.FPDFText_GetCharBox(self._page, index, *self._places)
        x1, x2, y1, y2 = self._numbers
        if self._is_plain:
            return x1, x2, y1, y2
        (a, b), (c, d) = self._frame.place(x1, y1), self._frame.place(x2, y2)
        return min(a, c), max(a, c), min(b, d), max(b, d)

    def _baseline(self, index: int) -> float:
        level = self._baselines.get(index)
        if level is None:
            x, y = self._places[:2]
            self._raw.FPDFText_GetCharOrigin(self._page, index, x, y)
            level = self._frame.place(self._numbers[0], self._numbers[1])[1]
            self._baselines[index] = level
        return level

    def _size(self, index: int) -> tuple[float, bool]:
        """Return a character's size in points, and whether it stands upright on the page."""
        if index not in self._sizes:
            self._sizes[index] = self._measured(index)
        return self._sizes[index]

    def _measured(self, index: int) -> tuple[float, bool]:
        size = self._raw.FPDFText_GetFontSize(self._page, index)
        matrix = self._matrix
        if not self._raw.FPDFText_GetMatrix(self._page, index, self._matrix_place):
            return size, True
        along, across = matrix.a, matrix.b
        if self._frame.turned % 2:
            along, across = across, along
        return abs(size) * (math.hypot(matrix.c, matrix.d) or 1), abs(along) >= abs(across)


def _goes_on(
    before: tuple[float, float, float, float], after: tuple[float, float, float, float], size: float
) -> bool:
    """Tell whether one extent stands beside another, in the same row and column."""
    if after[2] > before[3] + 0.2 * size or after[3] < before[2] - 0.2 * size:
        return abs(after[2] - before[2]) < 0.6 * size
    return abs(max(after[0] - before[1], before[0] - after[1])) < max(1.5 * size, 8) or (
        after[0] < before[1] and before[0] < after[1]
    )


def _in_order(text: str, box: Any) -> str:
    """Return text with what one right-to-left cluster stands for the right way round.

    pdfium turns such runs, as if each character were drawn; where several share one box, the
    file gave them as text, in order.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    runs: list[list[str]] = []
    last = None
    for n, character in enumerate(text):
        place = box(n) if _RIGHT_TO_LEFT.match(character) else None
        if place is not None and place == last:
            runs[-1].insert(0, character)
        else:
            runs.append([character])
        last = place
    return "".join("".join(run) for run in runs)
