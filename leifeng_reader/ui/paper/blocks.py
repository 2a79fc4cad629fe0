"""Blocks of a paper as pieces, one kind at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leifeng_reader.study.paper import (
    AnswerLines,
    Block,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Run, Style
from leifeng_reader.ui.paper.apparatus import glosses, legend
from leifeng_reader.ui.paper.choices import options, word_bank
from leifeng_reader.ui.paper.look import BODY, HAIRLINE, RULE, UNIT, Look, Type
from leifeng_reader.ui.paper.marks import Group, Path, Rule
from leifeng_reader.ui.paper.pieces import Piece, kept, of_rows, tagged
from leifeng_reader.ui.paper.reading import reading
from leifeng_reader.ui.paper.setting import Box, Row, natural_width, rows
from leifeng_reader.ui.paper.tables import table

_TITLES = {1: Type(1.28, bold=True), 2: Type(1.08, bold=True)}
_TITLE_BELOW = Type(1.0, bold=True, italic=True)
_SPACE_ABOVE = {1: 1.5, 2: 1.0}
_QUOTE = Type(0.95)
_ANSWER_LINE = 23.0 * UNIT
_TOGETHER = 4
_BELOW = {AnswerLines: 1.25, Table: 1.0, WordBank: 0.75}
_ANSWERED = (AnswerLines, Options, WordBank)


def pieces(paper: Paper, look: Look) -> Iterator[Piece]:
    """Yield the pieces of a paper's blocks in order, each made when it is asked for."""
    before: Block | None = None
    following: list[Block | None] = [*paper.blocks[1:], None]
    for index, (block, after) in enumerate(zip(paper.blocks, following, strict=False)):
        made = iter(_pieces(block, after, index, look))
        first = next(made, None)
        if first is not None:
            yield _set_off(first, block, before, look)
            before = block
        yield from made


def _set_off(piece: Piece, block: Block, above: Block | None, look: Look) -> Piece:
    """Return a block's first piece with more space above it where lines to write on end.

    So have options after a quote: its bar would run into them.
    """
    if isinstance(block, Options) and isinstance(above, Paragraph) and above.is_quote:
        return replace(piece, before=max(piece.before, look.leading / 2))
    if not isinstance(above, AnswerLines | Table | WordBank):
        return piece
    return replace(piece, before=max(piece.before, look.leading * _BELOW[type(above)]))


def _pieces(block: Block, after: Block | None, index: int, look: Look) -> Iterator[Piece]:
    match block:
        case Title():
            yield from title(block, index, look)
        case Paragraph():
            yield from paragraph(block, index, look, answered=isinstance(after, _ANSWERED))
        case AnswerLines():
            yield from answer_lines(block, look)
        case Options():
            yield from options(block, index, look)
        case WordBank():
            yield from kept(word_bank(block, index, look))  # nobody fills gaps overleaf
        case Table():
            yield from table(block, index, look)
        case ReadingText():
            yield from reading(block, index, look)
        case Glosses():
            yield from glosses(block, index, look)
        case Legend():
            yield from legend(block, index, look)


def step(look: Look) -> float:
    """Return how far an indent of one is."""
    return look.size * 1.9


def title(block: Title, index: int, look: Look) -> list[Piece]:
    """Return a heading, kept with what follows."""
    level = max(block.level, 1)
    kind = _TITLES.get(level, _TITLE_BELOW)
    if not block.text.strip():
        return []
    found = rows((Run(block.text),), look, Box(0.0, look.width), kind)
    path = ((f"H{min(level, 6)}", index),)
    above = look.leading * _SPACE_ABOVE.get(level, 0.75)
    made = kept(of_rows(found, path, above), whole=True)
    made[0] = replace(made[0], bookmark=(level, block.text), new_page=block.new_page)
    return made


def paragraph(block: Paragraph, index: int, look: Look, *, answered: bool) -> list[Piece]:
    """Return running words, with their number hanging before them."""
    path = (("BlockQuote" if block.is_quote else "P", index),)
    indent = block.indent * step(look)
    number = _number(block.number, look, indent)
    left = indent + (_hang(block.number, look) if block.number else 0.0)
    inset = look.size if block.is_quote else 0.0
    box = Box(left + inset, max(look.width - left - 2 * inset, look.width / 4))
    found = rows(_with_reference(block), look, box, _QUOTE if block.is_quote else BODY)
    made = of_rows(found, path, look.leading / 2)
    made = [_with_marks(piece, number if at == 0 else (), path) for at, piece in enumerate(made)]
    if block.is_quote:
        made = [_with_bar(piece, left, look) for piece in made]
    return kept(made) if answered or block.keep_with_next else made


def _hang(number: str, look: Look) -> float:
    """Return how far words stand from their number's beginning."""
    return max(step(look), natural_width((Run(number),), look) + look.size * 0.5)


def _number(number: str, look: Look, indent: float) -> Sequence[Row]:
    if not number:
        return ()
    return rows((Run(number),), look, Box(indent, _hang(number, look)))[:1]


def _with_marks(piece: Piece, number: Sequence[Row], path: Path) -> Piece:
    if not number:
        return piece
    lower = piece.height - number[0].height  # a reading above the line pushes its words down
    marks = tagged(path, tuple(_lowered(row, lower) for row in number))
    return Piece(piece.height, (*marks, *piece.marks), piece.before, piece.keep)


def _lowered(row: Row, distance: float) -> Group:
    return Group(0.0, distance, row.marks)


def _with_bar(piece: Piece, left: float, look: Look) -> Piece:
    x = look.place(left + 0.3 * look.size, 0.0)
    bar = Rule(x, 0.0, x, piece.height, 0.8 * UNIT, HAIRLINE)
    return Piece(piece.height, (bar, *piece.marks), piece.before, piece.keep)


def _with_reference(block: Paragraph) -> tuple[Run, ...]:
    if not block.reference:
        return block.runs
    return (*block.runs, Run("\u2002" + block.reference, frozenset({Style.SMALL})))


def answer_lines(block: AnswerLines, look: Look) -> list[Piece]:
    """Return ruled lines to write on: few stay together, many leave none alone."""
    half = look.leading / 2
    height = max(round(_ANSWER_LINE / half), 3) * half
    left = block.indent * step(look)
    start = look.place(left, look.width - left)
    rule = Rule(start, height, start + look.width - left, height, 0.5 * UNIT, RULE)
    last = block.count - 1
    return [
        Piece(height, (rule,), keep=at < last and (last < _TOGETHER or at in (0, last - 1)))
        for at in range(block.count)
    ]
