"""What explains a text, as pieces: numbered glosses under it, the themes it is marked with."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from leifeng_reader.study.paper import Glosses, Legend
from leifeng_reader.study.tasks import Gloss, LegendEntry, Run, Style
from leifeng_reader.ui.paper.look import NOTE, RULE, SMALL, UNIT, Look, Type
from leifeng_reader.ui.paper.marks import Group, Mark, Rule
from leifeng_reader.ui.paper.pieces import Piece, of_rows, tagged
from leifeng_reader.ui.paper.setting import (
    Box,
    baseline,
    natural_width,
    rows,
    small_height,
)
from leifeng_reader.ui.paper.tones import ground, lines

_BOLD = frozenset({Style.BOLD})
_MARK = Type(0.66, sans=True)
_SWATCH = 1.9
_APART = 1.6
_ARROW = "\u2009›\u2009"


def glosses(block: Glosses, index: int, look: Look) -> list[Piece]:
    """Return glosses in small type under a short rule."""
    made: list[Piece] = []
    for at, gloss in enumerate(block.glosses):
        made += _gloss(gloss, index, at, look)
    if not made:
        return []
    short = look.width * 0.3
    x = look.place(0.0, short)
    first = made[0]
    space = look.leading / 4
    rule = Rule(x, -space, x + short, -space, 0.5 * UNIT, RULE)
    made[0] = Piece(first.height, (rule, *first.marks), look.leading, first.keep)
    return [replace(piece, clings=True) for piece in made]


def _gloss(gloss: Gloss, index: int, at: int, look: Look) -> list[Piece]:
    hang = look.size * 1.5
    runs = [Run(gloss.word, _BOLD, reading=gloss.reading)] if gloss.word else []
    runs.append(Run(("\u2002" if gloss.word else "") + gloss.text))
    path = (("L", index), ("LI", at), ("LBody", 0))
    found = rows(runs, look, Box(hang, look.width - hang), SMALL)
    made = of_rows(found, path, small_height(look, SMALL) * 0.2)
    number = rows((Run(gloss.mark),), look, Box(0.0, hang), _MARK, single=True)[0]
    drop = found[0].height - small_height(look, SMALL) - look.size * 0.06
    marks = tuple(_lowered(mark, drop) for mark in number.marks)
    first = made[0]
    made[0] = Piece(first.height, (*tagged(path, marks), *first.marks), first.before, first.keep)
    return made


def _lowered(mark: Mark, distance: float) -> Mark:
    return Group(0.0, distance, (mark,))


def legend(block: Legend, index: int, look: Look) -> list[Piece]:
    """Return the themes with a sample of each, side by side as they fit."""
    height = look.leading
    items = [_item(entry, look) for entry in block.entries]
    made: list[Piece] = []
    x = 0.0
    marks: tuple[Mark, ...] = ()
    for at, (entry, (text, width)) in enumerate(zip(block.entries, items, strict=True)):
        if x and x + width > look.width:
            made.append(Piece(height, marks, keep=True))
            x, marks = 0.0, ()
        path = (("L", index), ("LI", at), ("LBody", 0))
        marks = (*marks, *tagged(path, _sample(entry, text, x, width, look)))
        x += width + _APART * look.size
    if marks:
        made.append(Piece(height, marks))
    if made:
        made[0] = Piece(height, made[0].marks, look.leading / 2, made[0].keep)
    return made


def _item(entry: LegendEntry, look: Look) -> tuple[str, float]:
    text = _ARROW.join(entry.theme)
    room = look.width - (_SWATCH + 0.5) * look.size
    natural = natural_width((Run(text),), look, NOTE) + 1
    return text, (_SWATCH + 0.5) * look.size + min(natural, room)


def _sample(entry: LegendEntry, text: str, x: float, width: float, look: Look) -> tuple[Mark, ...]:
    swatch = _SWATCH * look.size
    base = baseline(look.leading, look.size)
    left = look.place(x, swatch)
    box = QRectF(left, base - look.size * 0.72, swatch, look.size * 0.92)
    box_of_words = Box(x + swatch + 0.5 * look.size, width - swatch - 0.5 * look.size)
    row = rows((Run(text),), look, box_of_words, NOTE, single=True)[0]
    drop = base - baseline(row.height, look.size * NOTE.scale)
    under = lines((entry.tone,), left, left + swatch, base + look.size * 0.24, look)
    return (
        ground((entry.tone,), box, look),
        *under,
        *(_lowered(mark, drop) for mark in row.marks),
    )
