"""Annotations read from tables of other programs, once it is known which column holds what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import clean_name, parse_paths
from leifeng_reader.core.errors import BadThemeName, ColumnsUnclear
from leifeng_reader.exchange.column_choice import Columns, guess_columns, is_clear
from leifeng_reader.exchange.incoming import (
    Incoming,
    Path,
    joined,
    made_id,
    prose,
    split_tags,
    utc,
)
from leifeng_reader.exchange.table_rows import Row, header_of, rows_of
from leifeng_reader.exchange.tag_nesting import nest

_ENDINGS = (".csv", ".tsv", ".xlsx")
_SHOWN = 20
_TAGUETTE = {"id", "document", "tag", "content"}
"""The columns of its highlights: a row for each tag, which may hold any sign."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a table: its columns' names in small letters, and some rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def is_table(text: str, name: str) -> bool:
    """Tell whether a text is a table, by its file's name or a column that can be of quotes."""
    header = header_of(text)
    is_named_so = name.lower().endswith(_ENDINGS) and text.lstrip()[:1] not in ("{", "[", "<")
    return len(header) > 1 and (is_named_so or bool(guess_columns(header).quote))


def sample(text: str, path: PurePath) -> Sample:
    """Return a table's beginning; raises BrokenFile."""
    header = dict.fromkeys(filter(None, header_of(text)))
    return Sample(tuple(header), tuple(rows_of(text, path)[:_SHOWN]))


def read_table(text: str, path: PurePath) -> list[Incoming]:
    """Read a table whose columns are recognised; raises ColumnsUnclear, BrokenFile."""
    header = header_of(text)
    if not is_clear(header):
        raise ColumnsUnclear(path)
    if set(header) == _TAGUETTE:
        return _nested(read_columns(text, path, replace(guess_columns(header), separator="")))
    return read_columns(text, path, guess_columns(header))


def _nested(found: Sequence[Incoming]) -> list[Incoming]:
    """Return annotations with their flat tags under one another, as their names tell."""
    paths = nest(path[0] for each in found for path in each.themes)
    return [replace(each, themes=tuple(paths[path[0]] for path in each.themes)) for each in found]


def read_columns(text: str, path: PurePath, columns: Columns) -> list[Incoming]:
    """Read a table whose columns hold what was said; raises BrokenFile.

    Rows of one id and quote, one for each tag, are one annotation.
    """
    return incoming(rows_of(text, path), columns)


def incoming(rows: Sequence[Row], columns: Columns) -> list[Incoming]:
    """Return the annotations of rows; those without a quote or a note are passed over."""
    merged: dict[tuple[object, ...], Incoming] = {}
    for row in rows:
        read = _read(row, columns)
        if read.quote or read.note:
            key = (read.key, read.title, read.quote, read.start, read.end)
            merged[key] = joined(merged[key], read) if key in merged else read
    return [_named(each) for each in merged.values()]


def _read(row: Row, columns: Columns) -> Incoming:
    def cell(column: str) -> str:
        return row.get(column, "") if column else ""

    quote, author = prose(cell(columns.quote)), prose(cell(columns.authors))
    start = _number(cell(columns.start))
    end = _number(cell(columns.end)) if start is not None else None
    return Incoming(
        key=cell(columns.id).strip(),
        title=prose(cell(columns.title)) or prose(cell(columns.source)),
        quote=quote,
        note=prose(cell(columns.note)),
        themes=parted(cell(columns.themes), columns.separator),
        start=start,
        end=end,
        authors=(author,) if author else (),
        source=prose(cell(columns.source)),
        created=utc(cell(columns.created)),
        annotator=prose(cell(columns.annotator)),
        scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
        place=prose(cell(columns.place)),
    )


def _number(cell: str) -> int | None:
    digits = cell.strip().removesuffix(".0")
    return int(digits) if digits.isdecimal() and len(digits) < 12 else None


def parted(cell: str, separator: str) -> tuple[Path, ...]:
    """Return the themes of a cell, parted as `column_choice.SEPARATORS` says."""
    if separator == "paths":
        try:
            return tuple(dict.fromkeys(parse_paths(cell)))
        except BadThemeName:
            return split_tags(cell)
    names = re.split(f"[{re.escape(separator)}]", cell) if separator else [cell]
    found: list[Path] = []
    for name in names:
        try:
            found.append((clean_name(name),))
        except BadThemeName:
            continue
    return tuple(dict.fromkeys(found))


def _named(read: Incoming) -> Incoming:
    """Give an annotation a name made of what it is, since it came without one of the world's."""
    parts = (read.key, read.title, read.quote, read.created)
    where = () if read.start is None else (str(read.start), str(read.end))
    extra = () if read.quote else (read.note,)
    return replace(read, key=made_id("table", *parts, *where, *extra))
