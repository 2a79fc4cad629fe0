"""How a reader wants a table of annotations: its columns, rows, order and writing, as a value."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from leifeng_reader.core.annotation import CONTEXT
from leifeng_reader.exchange.table_columns import COLUMNS

EXTRA_COLUMNS = ("authors", "source", "language", "colour", "url", "tagged_note")
"""What can be asked for beside the contract's columns."""

ALL_COLUMNS = (*COLUMNS, *EXTRA_COLUMNS)

WIDEST = 1000
"""Most code points of context on each side of a quote."""


class Rows(StrEnum):
    """What has a row of its own; INDICATORS gives each theme a column of 0 and 1."""

    ANNOTATION = "annotation"
    THEME = "theme"
    INDICATORS = "indicators"


class Dates(StrEnum):
    """How times are written; SPREADSHEET and DAY are in the reader's own time zone."""

    ISO = "iso"
    SPREADSHEET = "spreadsheet"
    DAY = "day"


class Order(StrEnum):
    """What rows go by."""

    DOCUMENT = "document"
    THEME = "theme"
    CREATED = "created"
    MODIFIED = "modified"


SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by what it holds; `heading` stands over it, "" for its own name."""

    name: str
    heading: str = ""

    @property
    def shown(self) -> str:
        """What stands over it."""
        return self.heading or self.name


def columns_of(names: Iterable[str]) -> tuple[Column, ...]:
    """Return columns under their own names."""
    return tuple(Column(name) for name in names)


@dataclass(frozen=True, slots=True)
class Design:
    """A table as it is wanted; as it begins, it is the contract's.

    `context` is how many code points stand in prefix and suffix. `bom` and `escaped` are for
    spreadsheet programs: a mark that says UTF-8, and a `'` before what looks like a formula.
    `passages_only` leaves out what has no quote.
    """

    columns: tuple[Column, ...] = columns_of(COLUMNS)
    rows: Rows = Rows.ANNOTATION
    order: Order = Order.DOCUMENT
    context: int = CONTEXT
    separator: str = ","
    bom: bool = False
    dates: Dates = Dates.ISO
    escaped: bool = False
    passages_only: bool = False

    @property
    def headed(self) -> dict[str, str]:
        """The columns' names by the headings they have instead."""
        return {column.heading: column.name for column in self.columns if column.heading}

    @property
    def placed(self) -> tuple[Column, ...]:
        """The columns, with a place for those of 0 and 1 where none was given."""
        has_place = any(column.name == "themes" for column in self.columns)
        if self.rows is Rows.INDICATORS and not has_place:
            return (*self.columns, Column("themes"))
        return self.columns


EXACT = "Exact"

PRESETS: Mapping[str, Design] = {
    EXACT: Design(),
    "Excel": Design(bom=True, dates=Dates.SPREADSHEET, escaped=True),
    "Taguette": Design(
        columns=(
            Column("id"),
            Column("document"),
            Column("themes", "tag"),
            Column("quote", "content"),
        ),
        rows=Rows.THEME,
        passages_only=True,
    ),
    "Readwise": Design(
        columns=(
            Column("quote", "Highlight"),
            Column("document", "Title"),
            Column("authors", "Author"),
            Column("url", "URL"),
            Column("tagged_note", "Note"),
            Column("paragraph", "Location"),
            Column("created", "Date"),
        ),
        dates=Dates.SPREADSHEET,
        passages_only=True,
    ),
    "R/pandas": Design(rows=Rows.INDICATORS),
}
"""Designs that are always there, by their names."""


def to_json(design: Design) -> dict[str, Any]:
    """Return a design as it is kept."""
    kept = {field.name: getattr(design, field.name) for field in fields(Design)}
    return kept | {"columns": [[column.name, column.heading] for column in design.columns]}


def from_json(kept: object) -> Design | None:
    """Return a design that was kept, None for anything that is none.

    Columns nobody knows are passed over; whatever is missing or out of bounds is as usual.
    """
    if not isinstance(kept, dict):
        return None
    usual = Design()
    found: dict[str, Any] = {}
    for field in fields(Design):
        standard, value = getattr(usual, field.name), kept.get(field.name)
        if isinstance(standard, StrEnum):
            value = type(standard)(value) if value in tuple(type(standard)) else None
        if field.name != "columns" and type(value) is type(standard):
            found[field.name] = value
    found["context"] = min(max(0, found.get("context", CONTEXT)), WIDEST)
    if found.get("separator") not in SEPARATORS:
        found["separator"] = ","
    columns = tuple(_columns(kept.get("columns")))
    return Design(columns or usual.columns, **found)


def _columns(kept: object) -> Iterable[Column]:
    seen = set()
    for each in kept if isinstance(kept, list) else ():
        match each:
            case [str(name), str(heading)] if name in ALL_COLUMNS and name not in seen:
                seen.add(name)
                yield Column(name, heading)


def dumped(designs: Mapping[str, Design]) -> str:
    """Return designs under their names as they are kept."""
    return json.dumps({name: to_json(d) for name, d in designs.items()}, ensure_ascii=False)


def loaded(kept: str | None) -> dict[str, Design]:
    """Return the designs of what dumped returned; what is none is passed over."""
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    read = {name: from_json(each) for name, each in found.items()}
    return {name: design for name, design in read.items() if design is not None}
