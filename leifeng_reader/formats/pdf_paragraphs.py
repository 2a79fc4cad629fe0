"""Paragraphs and headings from the rows of a PDF's columns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from leifeng_reader.core.spans import Span
from leifeng_reader.core.text import fold
from leifeng_reader.formats.pdf_lines import SOFT_BREAK, Line
from leifeng_reader.formats.pdf_marks import run_together
from leifeng_reader.formats.pdf_order import CELL_END, Column
from leifeng_reader.formats.radicals import unified

_LONGEST_HEADING = 300
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
_WIDE_CLUSTER = re.compile(  # what does not part at a line's end
    f'[“‘「『《（("]*{_WIDE.pattern}[，。．！？：；、”’」』》）)"\'!?,.:;]*'
)
_LEADING_NUMBER = re.compile(r"^[\divxlc.]+\s+", re.IGNORECASE)
_BULLET = re.compile(r"[•‣▪◦●○■□–—*·-]\s|\(?(?:\d{1,3}|[a-z])[.)]\s")
_CLOSES = re.compile("[.!?:;…。．！？：；\u06d4\u061f][\"'”’»)\\]」』】）]*\\Z")
_SPACES = re.compile("[ \t]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# From a word's beginning, and none of it given back: the time grows with the length alone.
_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-‐\u00ad\ufffe]\s*\n\s*([^\W\d_]+)")
_HEAD = re.compile(r"([^\W\d_]+-)*([^\W\d_]+)\Z")
_TAIL = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 200
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows put together: on which page (from 0) and how high they begin, and how large they are."""

    text: str
    page: int
    top: float
    size: float
    is_large: bool
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    column: Column
    page: int


@dataclass(frozen=True, slots=True)
class Type:
    """How a document is set: the size of most of its characters, and its lines' distance."""

    size: float
    leading: float

    def is_large(self, line: Line) -> bool:
        """Tell whether a line is larger than the text by what a heading is."""
        return line.size >= 1.12 * self.size


def type_of(pages: Sequence[Sequence[Column]]) -> Type:
    """Return how most of a document is set."""
    lines = [line for page in pages for column in page for line in column.lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda key: sizes[key], default=10.0) or 10.0
    leadings = [
        a.baseline - b.baseline
        for page in pages
        for column in page
        for a, b in pairwise(column.lines)
        if abs(a.size - size) < 0.5 and abs(b.size - size) < 0.5
    ]
    near = [leading for leading in leadings if 0.8 * size < leading < 2.5 * size]
    return Type(size, median(near) if near else 1.2 * size)


def paragraphs(
    pages: Sequence[Sequence[Column]], setting: Type, titles: Set[tuple[int, str]] = frozenset()
) -> list[Paragraph]:
    """Return the paragraphs of a document whose pages are columns of rows.

    `titles` stand alone: a page from 0, and what plainly returns for the row.
    """
    rows = [
        _Row(line, column, number)
        for number, page in enumerate(pages)
        for column in page
        for line in column.lines
    ]
    words = _words(row.line.text for row in rows)
    pages_named = {page for page, _ in titles}
    named = {
        n
        for n, row in enumerate(rows)
        if row.page in pages_named and (row.page, plainly(row.line.text)) in titles
    }
    starts = named | {n + 1 for n in named}
    return [_paragraph(group, words, setting) for group in _groups(rows, starts, setting)]


def _paragraph(rows: list[_Row], words: frozenset[str], setting: Type) -> Paragraph:
    first = rows[0]
    text, marks = put_together((row.line for row in rows), words)
    is_large = setting.is_large(first.line) and len(text) <= _LONGEST_HEADING
    return Paragraph(text, first.page, first.line.baseline, first.line.size, is_large, marks)


def plainly(text: str) -> str:
    """Return what a title says, for comparing: without its number, spaces and case."""
    return _LEADING_NUMBER.sub("", fold(unified(text[:200]))).replace(" ", "")


# --- where paragraphs begin --------------------------------------------------------------------


def _groups(rows: list[_Row], starts: set[int], setting: Type) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for n, row in enumerate(rows):
        if group and (n in starts or _begins(group, row, rows[n + 1 : n + 2], setting)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _begins(group: list[_Row], row: _Row, following: list[_Row], setting: Type) -> bool:
    before = group[-1]
    if abs(before.line.size - row.line.size) > 0.12 * max(before.line.size, setting.size):
        return True
    if before.column is not row.column:
        return _begins_column(group, row, setting)
    gap = before.line.baseline - row.line.baseline
    if setting.is_large(row.line):
        return gap > 1.7 * row.line.size
    if gap > max(1.3 * setting.leading, 1.1 * row.line.size):
        return True
    if before.line.text.endswith(SOFT_BREAK):
        return False
    is_moved = _is_indented(group, row, following) or _is_outdented(group, row)
    return is_moved or CELL_END in row.line.text or _is_short(before, row)


def _begins_column(group: list[_Row], row: _Row, setting: Type) -> bool:
    """Tell a paragraph from one that goes on at the head of a column or page."""
    before = group[-1]
    if setting.is_large(row.line) or before.line.text.endswith(SOFT_BREAK):
        return setting.is_large(row.line)
    indent = row.line.left - row.column.left
    stood = before.line.left - before.column.left
    is_set_in = indent > 0.8 * row.line.size and indent > stood + 0.5 * row.line.size
    return is_set_in or _is_short(before, row) or bool(_BULLET.match(row.line.text))


def _is_indented(group: list[_Row], row: _Row, following: list[_Row]) -> bool:
    """Tell a first line set in, or a bullet."""
    before, size = group[-1].line, row.line.size
    if row.line.left > before.left + 0.6 * size:
        hangs = len(group) == 1 and bool(_BULLET.match(before.text))
        keeps_on = following and abs(following[0].line.left - row.line.left) < 0.5 * size
        return not (hangs and (keeps_on or row.line.left < before.left + 4 * size))
    return bool(_BULLET.match(row.line.text)) and _ends_sentence(before.text)


def _is_outdented(group: list[_Row], row: _Row) -> bool:
    """Tell the next item after one whose other lines are set in."""
    if len(group) < 2:
        is_first_line = group[0].line.left - row.line.left < 4.5 * row.line.size
        return group[0].line.left > row.line.left + 0.6 * row.line.size and not is_first_line
    return group[-1].line.left > row.line.left + 0.6 * row.line.size


def _is_short(before: _Row, row: _Row) -> bool:
    """Tell whether the line before ends where the next word had room."""
    line = before.line
    room = before.column.right - line.right
    if room < 0.5 * line.size:
        return False
    needed = _first_word(row.line.text) * (line.right - line.left) / max(1, _width(line.text))
    if cluster := _WIDE_CLUSTER.match(row.line.text):
        return room > (_width(cluster[0]) / 2 + 1.6) * line.size
    if room <= needed + 0.6 * line.size:
        return False
    return _ends_sentence(line.text) or not row.line.text[:1].islower()


def _ends_sentence(text: str) -> bool:
    return _CLOSES.search(text[-6:]) is not None


def _first_word(text: str) -> int:
    return _width(text.split(maxsplit=1)[0]) if text.strip() else 0


def _width(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


# --- lines put together ------------------------------------------------------------------------


def _words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a document; in one set with hyphens, those that stand whole on a line.

    It is set with them when more of what they part at line ends stands elsewhere without one.
    """
    said = "\n".join(texts).lower()
    whole = frozenset(_WORD.findall(_PARTED.sub(" ", said)))
    parted = _PARTED.findall(said)
    joined = sum(f"{first}{last}" in whole for first, last in parted)
    compound = sum(f"{first}-{last}" in whole for first, last in parted)
    return whole if joined > compound else frozenset(_WORD.findall(said))


def put_together(lines: Iterable[Line], words: frozenset[str]) -> tuple[str, tuple[Span, ...]]:
    """Return lines as one text with their marks: words parted at a hyphen are whole again."""
    text, marks = "", list[Span]()
    for line in lines:
        cleaned = _clean(line.text).strip()
        text = _appended(text, cleaned, words)
        at = len(text) - len(cleaned)
        if marks and marks[-1].end > at:  # what was marked last was the hyphen
            marks = [mark._replace(end=min(mark.end, at)) for mark in marks]
        for mark in line.marks:
            start, end = (len(_clean(line.text[:p]).lstrip()) for p in (mark.start, mark.end))
            marks.append(mark._replace(start=at + start, end=at + min(end, len(cleaned))))
    text = text.rstrip(SOFT_BREAK + " ")
    held = (mark._replace(end=min(mark.end, len(text))) for mark in run_together(marks))
    return text, tuple(mark for mark in held if mark.start < mark.end)


def _clean(line: str) -> str:
    line = unified(line)
    if _LIGATURE.search(line):
        line = line.translate(_LIGATURES)
    return _SPACES.sub(" ", line) if "  " in line or "\t" in line else line


def _appended(text: str, line: str, words: frozenset[str]) -> str:
    if not text or not line:
        return text or line
    last = text[-1]
    if last in (SOFT_BREAK, "\u00ad"):
        return _whole(text[:-1], line, words)
    if last in "-‐" and text[-2:-1].isalpha() and line[0].isalpha():
        return _whole(text[:-1], line, words, last)
    if _WIDE.match(last) or _WIDE.match(line[0]) or (last == "—" and not text.endswith(" —")):
        return text + line
    return f"{text} {line}"


def _whole(text: str, line: str, words: frozenset[str], hyphen: str = "-") -> str:
    """Join the parts of a word, without the hyphen unless the document has the word with it.

    A word that stands nowhere else keeps it when its parts are words themselves.
    """
    head, tail = _HEAD.search(text[-_LONGEST_WORD:]), _TAIL.match(line)
    if not head or not tail:
        return text + hyphen + line
    first, last = head[2].lower(), tail[0].lower()
    apart = f"{head[0]}-{tail[0]}".lower()
    are_words = (len(first) > 2 or head[1] is not None) and {first, last} <= words
    is_other_word = apart in words or are_words or tail[0][0].isupper()
    keeps = first + last not in words and is_other_word
    return text + (hyphen if keeps else "") + line
