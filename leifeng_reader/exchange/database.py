"""Rows of other programs' databases, and their cells as what they should be."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from leifeng_reader.exchange.incoming import prose

Row = Mapping[str, str | int | float | bytes | None]
Tables = Mapping[str, Sequence[Row]]
"""The rows of a database by table; a table that is missing has none."""

Id = int | str | None


def words(row: Row, column: str) -> str:
    """Return a cell's words, without white space around them."""
    return prose(row.get(column))


def raw(row: Row, column: str) -> str:
    """Return a cell's characters as they stand, so that positions in them hold."""
    cell = row.get(column)
    return cell if isinstance(cell, str) else ""


def number(row: Row, column: str) -> int:
    """Return a cell's whole number, 0 for what is none or no position."""
    cell = row.get(column)
    return max(0, cell) if isinstance(cell, int) else 0


def identity(row: Row, column: str) -> Id:
    """Return a cell by which rows name each other."""
    cell = row.get(column)
    return cell if isinstance(cell, int | str) else None


def by_id(rows: Iterable[Row], column: str) -> dict[Id, Row]:
    """Return rows by what they are named by."""
    return {identity(row, column): row for row in rows}


def chain(first: Id, above: Callable[[Id], Id]) -> list[Id]:
    """Return a thing and those above it, the highest first; a circle is broken."""
    found: list[Id] = []
    here = first
    while here is not None and here not in found:
        found.append(here)
        here = above(here)
    return found[::-1]
