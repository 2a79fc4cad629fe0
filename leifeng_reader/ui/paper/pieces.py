"""Pieces a page is stacked of: none is ever divided, and some are kept with the next."""

from dataclasses import dataclass, replace

from leifeng_reader.ui.paper.marks import Mark, Path, Tag
from leifeng_reader.ui.paper.setting import Row


@dataclass(frozen=True, slots=True)
class Note:
    """A note for the margin beside a piece: `aim` is where its leader leads, from the piece."""

    height: float
    marks: tuple[Mark, ...]
    aim: tuple[float, float]
    x: float
    width: float
    colour: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in a column from side to side.

    `before` is the space above it, none at the top of a column. `keep` forbids a break after it.
    `repeat` is set again above it where a column begins with it. `apart` says that it stands
    below all notes above it. `bookmark` is (level, words). One that `clings` belongs on the page
    of what is above it, which gives up some of its spaces for that.
    """

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    keep: bool = False
    notes: tuple[Note, ...] = ()
    repeat: "Piece | None" = None
    apart: bool = True
    bookmark: tuple[int, str] | None = None
    new_page: bool = False
    clings: bool = False


def tagged(path: Path, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return marks with word of where they belong in front."""
    return (Tag(path), *marks)


def of_rows(rows: list[Row], path: Path, before: float = 0.0) -> list[Piece]:
    """Return lines of a paragraph as pieces: no first or last line stands alone."""
    last = len(rows) - 1
    return [
        Piece(
            row.height,
            tagged(path, row.marks),
            before=0.0 if at else before,
            keep=at < last and (at == 0 or at == last - 1),
        )
        for at, row in enumerate(rows)
    ]


def kept(pieces: list[Piece], *, whole: bool = False) -> list[Piece]:
    """Return pieces whose last (or with `whole` each) is kept with what follows."""
    if whole:
        return [replace(piece, keep=True) for piece in pieces]
    return [*pieces[:-1], replace(pieces[-1], keep=True)] if pieces else []
