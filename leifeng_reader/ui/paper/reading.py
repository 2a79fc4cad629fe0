"""The reading text as pieces: numbers at its side, notes in its margin beside their lines."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median

from leifeng_reader.core.document import BlockKind
from leifeng_reader.study.paper import ReadingText
from leifeng_reader.study.tasks import MarginNote, ReadingParagraph, Run, Style
from leifeng_reader.ui.paper.look import BODY, HAIRLINE, LABEL, NOTE, UNIT, Look, Type
from leifeng_reader.ui.paper.marks import Group, Mark, Path, Rule
from leifeng_reader.ui.paper.pieces import Note, Piece, of_rows
from leifeng_reader.ui.paper.setting import Box, Row, baseline, natural_width, rows
from leifeng_reader.ui.paper.tones import strong

_TEXT_SHARE = 0.66
_MARGIN_SHARE = 0.285
_GUTTER = 2.1
_STEP = 1.6
_SAMPLES = 12
_OUTSTANDING = 1.15
_TALLEST_NOTES = 0.7
_HEADINGS = {1: Type(1.2, bold=True), 2: Type(1.0, bold=True)}
_HEADING = Type(1.0, bold=True, italic=True)
_CODE = Type(0.86, mono=True)
_BOLD = frozenset({Style.BOLD})


@dataclass(frozen=True, slots=True)
class Measure:
    """How a reading text is divided: numbers, text, margin; `scale` makes its lines fit."""

    left: float
    width: float
    margin: float
    margin_width: float
    scale: float


def reading(block: ReadingText, index: int, look: Look) -> Iterator[Piece]:
    """Yield a reading text line by line."""
    measure = _measure(block, look)
    for at, paragraph in enumerate(block.paragraphs):
        yield from _paragraph(paragraph, (index, at), measure, look, is_wide=block.wide_margin)


def _measure(block: ReadingText, look: Look) -> Measure:
    has_numbers = any(any(paragraph.numbers) for paragraph in block.paragraphs)
    left = _GUTTER * look.size if has_numbers else 0.0
    beside = block.wide_margin or (
        block.notes_in_margin and any(paragraph.notes for paragraph in block.paragraphs)
    )
    right = look.width * _TEXT_SHARE if beside else look.width
    margin_width = look.width * _MARGIN_SHARE
    width = right - left
    return Measure(left, width, look.width - margin_width, margin_width, _scale(block, width, look))


def _scale(block: ReadingText, width: float, look: Look) -> float:
    """Return how much smaller lines must be for the longest to fit, the same for all.

    A line much longer than the other long ones is made smaller by itself.
    """
    lines = chain.from_iterable(p.lines for p in block.paragraphs if p.fixed)
    longest = sorted(lines, key=_columns, reverse=True)[:_SAMPLES]
    widths = [natural_width(line, look) for line in longest]
    most = median(widths) * _OUTSTANDING if len(widths) == _SAMPLES else math.inf
    widest = max((width for width in widths if width <= most), default=0.0)
    return min(1.0, width / widest * 0.995) if widest else 1.0


def _columns(line: tuple[Run, ...]) -> int:
    return sum(len(run.text.encode()) for run in line)


def _paragraph(
    paragraph: ReadingParagraph,
    at: tuple[int, int],
    measure: Measure,
    look: Look,
    *,
    is_wide: bool,
) -> Iterator[Piece]:
    if paragraph.kind is BlockKind.RULE:
        yield _break(measure, look)
        return
    path = _path(paragraph, at)
    found, numbers = _rows(paragraph, measure, look)
    made = of_rows(found, path, look.leading * _space_above(paragraph, at[1]))
    beside, below = _notes(paragraph, at, measure, look)
    places = [_line_at(found, note.offset) for note in paragraph.notes]
    for line, (row, piece) in enumerate(zip(found, made, strict=True)):
        marks = [*_number(numbers.get(line, ""), row, look, measure.scale), *piece.marks]
        if is_wide:
            marks.append(_edge(measure, piece, line, look))
        here = [note for note, place in zip(beside, places, strict=True) if place == line]
        keep = piece.keep or paragraph.kind is BlockKind.HEADING
        notes = tuple(_aimed(note, row, measure, look) for note in here if note)
        yield replace(piece, marks=tuple(marks), keep=keep, notes=notes, apart=False)
    for note in below:
        yield from _inset(note, path, measure, look)


def _path(paragraph: ReadingParagraph, at: tuple[int, int]) -> Path:
    role = {BlockKind.HEADING: f"H{min(paragraph.level + 1, 6)}"}.get(paragraph.kind, "P")
    return (("Sect", at[0]), (role, at[1]))


def _space_above(paragraph: ReadingParagraph, at: int) -> float:
    return 1.0 if at and paragraph.kind is BlockKind.HEADING else 0.5


def _break(measure: Measure, look: Look) -> Piece:
    wide = measure.width * 0.25
    x = look.place(measure.left + (measure.width - wide) / 2, wide)
    y = look.leading / 2
    return Piece(look.leading, (Rule(x, y, x + wide, y),), apart=False)


def _rows(
    paragraph: ReadingParagraph, measure: Measure, look: Look
) -> tuple[list[Row], dict[int, str]]:
    """Return a paragraph's lines, and which of them carry which number."""
    box, kind = _box(paragraph, measure, look), _kind(paragraph, measure)
    found: list[Row] = []
    numbers: dict[int, str] = {}
    characters = 0
    for at, line in enumerate(paragraph.lines):
        if at < len(paragraph.numbers):
            numbers[len(found)] = paragraph.numbers[at]
        for row in rows(line, look, box, kind, single=paragraph.fixed):
            found.append(replace(row, start=row.start + characters, end=row.end + characters))
        characters += sum(len(run.text) for run in line)
    return found, numbers


def _kind(paragraph: ReadingParagraph, measure: Measure) -> Type:
    match paragraph.kind:
        case BlockKind.HEADING:
            return _HEADINGS.get(paragraph.level, _HEADING)
        case BlockKind.CODE:
            return replace(_CODE, scale=_CODE.scale * measure.scale)
    scale = measure.scale if paragraph.fixed else 1.0
    return replace(BODY, scale=scale)


def _box(paragraph: ReadingParagraph, measure: Measure, look: Look) -> Box:
    steps = paragraph.level if paragraph.kind is BlockKind.LIST_ITEM else 0
    steps += paragraph.kind is BlockKind.QUOTE
    inset = min(steps, 6) * _STEP * look.size
    return Box(measure.left + inset, max(measure.width - inset, measure.width / 3))


def _line_at(found: list[Row], offset: int) -> int:
    """Return the line a place of a paragraph is in; what lies past its end is in the last."""
    lines = (at for at, row in enumerate(found) if offset < row.end)
    return next(lines, len(found) - 1)


def _number(number: str, row: Row, look: Look, scale: float) -> tuple[Mark, ...]:
    """Return a line's number, at the outer side, on the line's baseline."""
    if not number:
        return ()
    room = (_GUTTER - 0.7) * look.size
    kind = replace(LABEL, scale=LABEL.scale * scale)
    found = rows((Run(number),), look, Box(0.0, room, "end"), kind, single=True)[0]
    drop = row.height - found.height - _below(row.height, look) + _below_small(found, look, kind)
    return tuple(Group(0.0, drop, (mark,)) for mark in found.marks)


def _below(height: float, look: Look) -> float:
    full = min(height, look.leading)
    return full - baseline(full, look.size * full / look.leading)


def _below_small(row: Row, look: Look, kind: Type) -> float:
    return row.height - baseline(row.height, look.size * kind.scale)


def _edge(measure: Measure, piece: Piece, line: int, look: Look) -> Rule:
    """Return the hairline between the text and the margin to write in."""
    x = look.place(measure.margin - measure.margin_width * 0.08, 0.0)
    return Rule(x, 0.0 if line else -piece.before, x, piece.height, 0.4 * UNIT, HAIRLINE)


# --- notes -------------------------------------------------------------------------------------


def _notes(
    paragraph: ReadingParagraph, at: tuple[int, int], measure: Measure, look: Look
) -> tuple[list[Note | None], list[MarginNote]]:
    """Return what stands beside a paragraph, and what is too long and stands below it."""
    room = look.height * _TALLEST_NOTES
    beside: list[Note | None] = []
    below: list[MarginNote] = []
    for number, note in enumerate(paragraph.notes):
        path = (("Sect", at[0]), ("P", at[1]), ("Note", number))
        made = replace(_note(note, measure, look), path=path)
        if made.height > room:
            below.append(note)
            beside.append(None)
        else:
            room -= made.height
            beside.append(made)
    return beside, below


def _note(note: MarginNote, measure: Measure, look: Look) -> Note:
    pad = look.size * 0.55
    box = Box(measure.margin + pad, measure.margin_width - pad)
    marks: list[Mark] = []
    top = 0.0
    for row in rows(_note_runs(note), look, box, NOTE):
        marks.append(Group(0.0, top, row.marks))
        top += row.height
    colour = strong(note.tones, look)
    x = look.place(measure.margin, 0.0)
    bar = Rule(x, 0.0, x, top, 1.2 * UNIT, colour)
    return Note(top, (bar, *marks), (0.0, 0.0), measure.margin, measure.margin_width, colour)


def _note_runs(note: MarginNote) -> tuple[Run, ...]:
    return (Run(note.mark + "\u2002", _BOLD), Run(note.text)) if note.mark else (Run(note.text),)


def _aimed(note: Note, row: Row, measure: Measure, look: Look) -> Note:
    """Return a note that knows where its line ends."""
    end = min(measure.left + row.width, measure.left + measure.width) + 0.4 * look.size
    return replace(note, aim=(end, row.height - look.leading * 0.42))


def _inset(note: MarginNote, path: Path, measure: Measure, look: Look) -> list[Piece]:
    indent = measure.left + _STEP * look.size
    box = Box(indent, measure.left + measure.width - indent)
    made = of_rows(rows(_note_runs(note), look, box, NOTE), (*path, ("Note", 0)), look.leading / 4)
    x = look.place(indent - look.size * 0.6, 0.0)
    colour = strong(note.tones, look)
    return [
        replace(
            piece,
            marks=(Rule(x, 0.0, x, piece.height, 1.2 * UNIT, colour), *piece.marks),
            apart=False,
        )
        for piece in made
    ]
