"""The words of a paper in a Word document: runs with gaps and readings, and reading texts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import Any

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.study.blanks import blank
from leifeng_reader.study.cues import cue, fill
from leifeng_reader.study.flat_text import joined_gaps
from leifeng_reader.study.lines import columns
from leifeng_reader.study.paper import ReadingText
from leifeng_reader.study.tasks import MarginNote, ReadingParagraph, Run, Style
from leifeng_reader.study.word_xml import (
    INDENT,
    Elements,
    Face,
    Shape,
    line_end,
    paragraph,
    ruby,
    run,
    tab,
    table,
)

_UNDERLINES = {
    "solid": "single",
    "dashed": "dash",
    "dotted": "dotted",
    "double": "double",
    "wavy": "wave",
}
_GUTTER = 510
_EM_OF_COLUMN = 0.5
_NOTE_EM = 0.4
_CELL = 110
_MOST_LINES_TOGETHER = 30
_STYLES = {
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
    BlockKind.NOTE: "Caption",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are set with: `width` of the column in twentieths of a point, type in points."""

    width: int
    size: float
    language: str
    greyscale: bool


def runs_of(runs: Sequence[Run], setting: Setting, size: float = 0.0) -> Elements:
    """Return runs as elements; a `size` other than the paper's is in points."""
    return [each for told in joined_gaps(runs) for each in _run(told, setting, size)]


def _run(told: Run, setting: Setting, size: float) -> Iterator[Any]:
    if told.gap:
        yield run(f"({told.gap})\u00a0", Face(size=0.7 * (size or setting.size), colour="555555"))
        yield run(told.shown + blank(told.room), Face(size=size, underline=("single", "000000")))
        return
    face = _face(told, setting, size)
    if told.reading:
        base = run(told.text, face)
        yield ruby(base, told.reading, size or setting.size, setting.language)
    elif told.text:
        yield run(told.text, face)
    if told.mark:
        yield run(told.mark, Face(size=size, align="superscript"))


def _face(told: Run, setting: Setting, size: float) -> Face:
    align = "superscript" if Style.SUPERSCRIPT in told.styles else ""
    align = "subscript" if Style.SUBSCRIPT in told.styles else align
    small = 0.85 * (size or setting.size) if Style.SMALL in told.styles else size
    face = Face(
        bold=Style.BOLD in told.styles,
        italic=Style.ITALIC in told.styles,
        mono=Style.CODE in told.styles,
        size=small,
        align=align,
        is_rtl=is_right_to_left(told.text),
    )
    return marked(face, told.tones, setting) if told.tones else face


def marked(face: Face, tones: Sequence[str], setting: Setting) -> Face:
    """Return a face with the shading and the line of themes."""
    look = cue(tones[-1], greyscale=setting.greyscale)
    shade = fill(tones, greyscale=setting.greyscale)
    line = (_UNDERLINES[look.line], _hex(look.colour))
    return replace(face, fill=_hex(shade), underline=line)


def _hex(colour: str) -> str:
    return colour[1:].upper()


# Reading texts


def reading(block: ReadingText, setting: Setting) -> Iterator[Any]:
    """Yield a text: paragraphs, or a table without lines where notes stand beside them."""
    numbered = any(any(each.numbers) for each in block.paragraphs)
    gutter = _GUTTER if numbered else 0
    if block.notes_in_margin and any(each.notes for each in block.paragraphs):
        yield from _noted(block, setting, gutter)
        return
    right = setting.width // 3 if block.wide_margin else 0
    for each in block.paragraphs:
        size = _size(each, setting, setting.width - right - gutter)
        yield _paragraph(each, setting, _Place(gutter, right, size))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: `gutter` before it holds numbers, `right` stays free; its type
    size, 0 for the paper's; the space `after` it, -1 for its style's.
    """

    gutter: int
    right: int
    size: float
    after: int = -1


def _noted(block: ReadingText, setting: Setting, gutter: int) -> Iterator[Any]:
    """Yield a table without lines: each row is kept on one page, text left and its notes right."""
    aside = setting.width * 3 // 10
    widths = (setting.width - aside, aside)
    rows, longest = [], 0
    for each in block.paragraphs:
        size = _size(each, setting, widths[0] - gutter - 2 * _CELL)
        parts = list(_segments(each, (aside - 2 * _CELL) / 20 / setting.size / _NOTE_EM))
        for part in parts:
            place = _Place(gutter, 0, size, -1 if part is parts[-1] else 0)
            longest = max(longest, len(part.lines))
            notes = sorted(part.notes, key=lambda note: note.offset)
            rows.append(
                ([_paragraph(part, setting, place)], [_note(note, setting) for note in notes])
            )
    yield table(rows, widths, divisible=longest > _MOST_LINES_TOGETHER)
    yield paragraph([], Shape(after=0, line=120))


def _segments(each: ReadingParagraph, room: float) -> Iterator[ReadingParagraph]:
    """Yield numbered lines in runs that begin with a noted one and are as high as their notes.

    `room` is how many columns fit beside them.
    """
    if not each.fixed or not each.notes:
        yield each
        return
    beside = _by_line(each)
    first, height = 0, 0.0
    for place, its in enumerate(beside):
        if its and place > first and place - first >= height:
            yield _slice(each, beside, first, place)
            first, height = place, 0.0
        height += sum(_height(note, room) for note in its)
    yield _slice(each, beside, first, len(beside))


def _by_line(each: ReadingParagraph) -> list[list[MarginNote]]:
    """Return the notes of each line; what begins after the last belongs to it."""
    found: list[list[MarginNote]] = [[] for _ in each.lines]
    ends = list(accumulate(sum(len(told.text) for told in line) for line in each.lines))
    for note in each.notes:
        found[min(bisect_right(ends, note.offset), len(ends) - 1)].append(note)
    return found


def _slice(
    each: ReadingParagraph, beside: list[list[MarginNote]], first: int, last: int
) -> ReadingParagraph:
    notes = tuple(note for its in beside[first:last] for note in its)
    numbers = each.numbers[first:last]
    return replace(each, lines=each.lines[first:last], numbers=numbers, notes=notes)


def _height(note: MarginNote, room: float) -> float:
    """Return how many lines of the text a note is high, about."""
    lines = ceil((columns(note.text) + 3) / max(room, 1)) + bool(note.themes)
    return 0.85 * lines + 0.4


def _note(note: MarginNote, setting: Setting) -> Any:
    look = cue(note.tones[0] if note.tones else "neutral", greyscale=setting.greyscale)
    told = [run(f"{note.mark} ", Face(bold=True))] if note.mark else []
    told.append(run(note.text))
    if note.themes:
        told += [line_end(), run(", ".join(note.themes), Face(colour="555555"))]
    side = (("left", _hex(look.colour)),)
    is_rtl = is_right_to_left(note.text)
    return paragraph(told, Shape("MarginNote", border=side, is_rtl=is_rtl, left=140))


def _paragraph(each: ReadingParagraph, setting: Setting, at: _Place) -> Any:
    words = "".join(told.text for line in each.lines for told in line)
    is_hanging = at.gutter and not each.fixed
    extra = INDENT if each.kind in (BlockKind.QUOTE, BlockKind.LIST_ITEM) else 0
    return paragraph(
        _lines(each, setting, at),
        Shape(
            style=_style(each),
            keep_next=each.kind is BlockKind.HEADING,
            tabs=((at.gutter, "left", "none"),) if at.gutter else (),
            is_rtl=is_right_to_left(words),
            after=at.after,
            left=(at.gutter if is_hanging else 0) + extra,
            hanging=at.gutter if is_hanging and any(each.numbers) else 0,
            right=at.right,
        ),
    )


def _lines(each: ReadingParagraph, setting: Setting, at: _Place) -> Elements:
    numbers = (*each.numbers, *[""] * len(each.lines))
    told: Elements = []
    for place, (line, number) in enumerate(zip(each.lines, numbers, strict=False)):
        told += [line_end()] if place else []
        if at.gutter and (each.fixed or number):
            quiet = Face(size=0.75 * setting.size, colour="555555")
            told += [*([run(number, quiet)] if number else []), tab()]
        told += runs_of(line, setting, at.size)
    return told


def _style(each: ReadingParagraph) -> str:
    if each.kind is BlockKind.HEADING:
        return f"Heading{min(9, max(1, each.level) + 2)}"
    return _STYLES.get(each.kind, "")


def _size(each: ReadingParagraph, setting: Setting, width: int) -> float:
    """Return a type size at which no numbered line wraps; 0 when the paper's does."""
    if not each.fixed:
        return 0.0
    widest = max((_columns(line) for line in each.lines), default=0)
    room = width / 20 / max(1, widest) / _EM_OF_COLUMN
    return 0.0 if room >= setting.size else int(2 * room) / 2


def _columns(line: Sequence[Run]) -> int:
    return sum(22 if told.gap else columns(told.text) + len(told.mark) for told in line)
