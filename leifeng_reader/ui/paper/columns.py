"""Pieces stacked into columns and pages, by the rules of what may be parted and what may not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, islice

from leifeng_reader.ui.paper.look import UNIT, Look, Sheet
from leifeng_reader.ui.paper.marks import Mark, Rule, Tag
from leifeng_reader.ui.paper.pieces import Note, Piece

_NOTES_APART = 5.0 * UNIT
_LEADER = 0.45 * UNIT
_FEW_LINES = 10
_GIVEN_UP = 0.4
"""Share of the spaces of a page that may be taken for its last lines."""

Aimed = tuple[float, Note]
"""A note, and where in the column its line is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Marks at a place on the page."""

    x: float
    y: float
    marks: tuple[Mark, ...]
    bookmark: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """How full a column is: the next place, and the notes beside it that may still be moved."""

    top: float
    bottom: float
    y: float
    notes: tuple[Aimed, ...] = ()
    notes_top: float = 0.0

    @property
    def is_empty(self) -> bool:
        return self.y <= self.top

    def with_piece(self, piece: Piece) -> "tuple[Fill, float, bool]":
        """Return the column with a piece in it, where that stands, and whether all of it fits."""
        before = 0.0 if self.is_empty else piece.before
        y = self.y + before
        notes, notes_top = self.notes, self.notes_top
        if piece.apart and notes:
            y = max(y, _ends(self.notes, self.places()) + before)
            notes, notes_top = (), y
        elif not notes and piece.notes:
            notes_top = y
        notes = (*notes, *((y, note) for note in piece.notes))
        made = replace(self, y=y + piece.height, notes=notes, notes_top=notes_top)
        fits = made.y <= self.bottom + 1 and made.notes_fit
        return made, y, fits

    @property
    def notes_fit(self) -> bool:
        whole = sum(note.height + _NOTES_APART for _, note in self.notes)
        return whole - _NOTES_APART <= self.bottom - self.notes_top

    def places(self) -> list[float]:
        """Return where notes begin: at their lines, else as near as the others let them."""
        found: list[float] = []
        free = self.notes_top
        for aim, note in self.notes:
            found.append(max(aim, free))
            free = found[-1] + note.height + _NOTES_APART
        limit = self.bottom
        for at in range(len(found) - 1, -1, -1):
            found[at] = min(found[at], limit - self.notes[at][1].height)
            limit = found[at] - _NOTES_APART
        return found


def _ends(notes: Sequence[Aimed], places: Sequence[float]) -> float:
    return max(
        (place + note.height for place, (_, note) in zip(places, notes, strict=True)), default=0.0
    )


def pages(
    pieces: Iterable[Piece], page: Sheet, look: Look, first: Sequence[Placed], first_top: float
) -> Iterator[list[Placed]]:
    """Yield the pages one by one; `first` already stands on the first, down to `first_top`."""
    press = Press(page, look, first, first_top)
    coming = groups(pieces)
    ahead = list(islice(coming, 1))
    while ahead:
        if press.would_turn_for(ahead[0]) and (rest := _tail(ahead, coming, look)):
            if press.squeeze(list(chain.from_iterable(ahead[:rest]))):
                ahead = ahead[rest:]
            else:
                yield from press.take(ahead.pop(0))
        else:
            yield from press.take(ahead.pop(0))
        ahead = ahead or list(islice(coming, 1))
    yield press.finished()


def _tail(ahead: list[list[Piece]], coming: Iterator[list[Piece]], look: Look) -> int:
    """Return how many groups are all that is left of the paper, or before a new page.

    Or all that cling to what is above them, where the first of them does. 0 where that is more
    than a few lines; `ahead` gains the groups that were looked at.
    """
    height = 0.0
    for at in count():
        if at == len(ahead):
            ahead += islice(coming, 1)
        if at == len(ahead) or (at and _is_past(ahead[0][0], ahead[at][0])):
            return at
        height += sum(piece.height for piece in ahead[at])
        if height > _FEW_LINES * look.leading:
            break
    return 0


def _is_past(first: Piece, piece: Piece) -> bool:
    """Tell whether a piece begins something else than what the first one began."""
    return piece.new_page or (first.clings and not piece.clings)


def groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield pieces that are kept together."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.new_page and group:
            yield group
            group = []
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


class Press:
    """The page being filled, column by column."""

    def __init__(self, page: Sheet, look: Look, first: Sequence[Placed], top: float) -> None:
        self._page = page
        self._look = look
        self._placed = list(first)
        self._column = 0
        self._top = top
        self._fill = self._fresh()
        self._spaces: list[float] = []
        self._began = len(self._placed)

    def would_turn_for(self, group: list[Piece]) -> bool:
        """Tell whether a group, which may stand on this page, would begin another."""
        is_last = self._column + 1 == self._page.columns
        return is_last and not group[0].new_page and not self._holds(group)

    def squeeze(self, pieces: Sequence[Piece]) -> bool:
        """Put the last few lines on the page by taking from its spaces, if these are enough.

        A sheet of paper for two lines is one that nobody wants to copy.
        """
        fill = self._fill
        is_plain = len(self._placed) - self._began == len(self._spaces)
        if not is_plain or fill.notes or any(piece.notes for piece in pieces):
            return False
        whole = sum(self._spaces) + sum(piece.before for piece in pieces)
        lack = fill.y + sum(piece.before + piece.height for piece in pieces) - fill.bottom
        if lack > whole * _GIVEN_UP:
            return False
        share, moved = lack / whole if whole else 0.0, 0.0
        for at, space in enumerate(self._spaces, self._began):
            moved += space * share
            self._placed[at] = replace(self._placed[at], y=self._placed[at].y - moved)
        self._fill = replace(fill, y=fill.y - moved)
        for piece in pieces:
            self._put(replace(piece, before=piece.before * (1 - share)))
        return True

    def take(self, group: list[Piece]) -> Iterator[list[Placed]]:
        """Place a group, whole if a column can hold it; yield the pages it fills."""
        if group[0].new_page and not self._is_bare:
            yield self._turn()
        if not self._holds(group) and not self._fill.is_empty:
            if self._could_hold(group):
                yield from self._next_column()
                group = _headed(group)
            else:
                yield from self._in_parts(group)
                return
        yield from self._in_parts(group)

    def finished(self) -> list[Placed]:
        """Return the last page."""
        self._settle()
        return self._placed

    def _in_parts(self, group: list[Piece]) -> Iterator[list[Placed]]:
        for piece in group:
            if not self._fill.is_empty and not self._fill.with_piece(piece)[2]:
                yield from self._next_column()
                for each in _headed([piece]):
                    self._put(each)
            else:
                self._put(piece)

    def _put(self, piece: Piece) -> None:
        filled, y, _ = self._fill.with_piece(piece)
        self._spaces.append(y - self._fill.y)
        if self._fill.notes and filled.notes_top != self._fill.notes_top:
            self._settle()
        self._fill = filled
        self._placed.append(Placed(self._x, y, piece.marks, piece.bookmark))

    def _holds(self, group: Sequence[Piece]) -> bool:
        return _hold(self._fill, group)

    def _could_hold(self, group: list[Piece]) -> bool:
        """Tell whether the next column, which is a whole one, can hold a group."""
        top = self._top if self._column + 1 < self._page.columns else self._page.top
        bottom = self._page.top + self._page.inner_height
        return _hold(Fill(top, bottom, top), _headed(group))

    @property
    def _x(self) -> float:
        column = self._column
        if self._look.right_to_left:
            column = self._page.columns - 1 - column
        return self._page.left + column * (self._page.column_width + self._page.gutter)

    @property
    def _is_bare(self) -> bool:
        return self._column == 0 and self._fill.is_empty

    def _fresh(self) -> Fill:
        return Fill(self._top, self._page.top + self._page.inner_height, self._top)

    def _next_column(self) -> Iterator[list[Placed]]:
        if self._column + 1 == self._page.columns:
            yield self._turn()
            return
        self._settle()
        self._column += 1
        self._fill = self._fresh()
        self._spaces, self._began = [], len(self._placed)

    def _turn(self) -> list[Placed]:
        """Return the page, and begin the next."""
        done = self.finished()
        self._placed, self._column, self._top = [], 0, self._page.top
        self._fill = self._fresh()
        self._spaces, self._began = [], 0
        return done

    def _settle(self) -> None:
        """Give the notes of a stretch their places for good."""
        fill = self._fill
        for (aim, note), y in zip(fill.notes, fill.places(), strict=True):
            self._placed.append(Placed(self._x, y, (Tag(note.path), *note.marks)))
            leader = _leader(note, aim + note.aim[1], y, self._look)
            self._placed.append(Placed(self._x, 0.0, leader))
        self._fill = replace(fill, notes=())


def _hold(fill: Fill, group: Sequence[Piece]) -> bool:
    for piece in group:
        fill, _, fits = fill.with_piece(piece)
        if not fits:
            return False
    return True


def _headed(group: list[Piece]) -> list[Piece]:
    """Return a group at the top of a column: under its table's header."""
    repeat = group[0].repeat
    if repeat is None:
        return group
    marks = tuple(mark for mark in repeat.marks if not isinstance(mark, Tag))
    return [replace(repeat, marks=(Tag(()), *marks)), *group]


def _leader(note: Note, line: float, y: float, look: Look) -> tuple[Mark, ...]:
    """Return the thin line from the end of a note's line to the note."""
    bend, end = note.x - look.size * 1.1, note.x - 0.5 * UNIT
    start = min(note.aim[0], bend)
    first = y + look.leading * 0.36
    xs = [look.place(x, 0.0) for x in (start, bend, end)]
    return (
        Tag(()),
        Rule(xs[0], line, xs[1], line, _LEADER, note.colour, (1.0, 2.2)),
        Rule(xs[1], line, xs[2], first, _LEADER, note.colour),
    )
