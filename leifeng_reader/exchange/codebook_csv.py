"""Codebooks as comma-separated values, a row per theme; other programs' tables are read too."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from leifeng_reader.core.codebook import format_path, parse_path
from leifeng_reader.core.errors import BadThemeName, BrokenFile
from leifeng_reader.exchange.codebook_entry import Entry, key_of, prose, tone_of
from leifeng_reader.exchange.tag_nesting import nest

COLUMNS = ("theme", "description", "colour", "key", "include", "exclude", "archived")
"""The contract: this order, and new columns only after these."""

_OURS = "theme"
_NAMES = (_OURS, "tag", "code", "path", "name")
_DESCRIPTIONS = ("description", "memo", "comment", "definition")
_COLOURS = ("colour", "color")
_TAGUETTE = {"tag", "number of highlights"}


def write(entries: Iterable[Entry]) -> bytes:
    """Return the file, as RFC 4180 has it, in UTF-8."""
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for entry in entries:
        table.writerow(
            [
                format_path(entry.path),
                entry.description,
                entry.colour,
                entry.key or "",
                entry.include,
                entry.exclude,
                "1" if entry.archived else "",
            ]
        )
    return buffer.getvalue().encode()


def read(data: bytes, path: PurePath) -> list[Entry]:
    """Read a table with a column of names; commas, semicolons or tabs between the cells.

    Raises BrokenFile when there is no such column.
    """
    text = _decoded(data)
    header, _, _ = text.partition("\n")
    separator = max(",;\t", key=header.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise BrokenFile(path, str(error)) from error
    named = [{(name or "").strip().lower(): cell for name, cell in row.items()} for row in rows]
    if named and not any(name in named[0] for name in _NAMES):
        raise BrokenFile(path, "no column “theme”")
    if named and named[0].keys() >= _TAGUETTE:
        return list(_nested(named))
    return [entry for row in named if (entry := _entry(row)) is not None]


def _nested(rows: Sequence[Mapping[str, str | list[str] | None]]) -> Iterator[Entry]:
    """Yield flat tags under one another, as their names tell."""
    names = [_cell(row, ("tag",)).strip() for row in rows]
    paths = nest(names)
    for name, row in zip(names, rows, strict=True):
        if name in paths:
            yield Entry(paths[name], prose(_cell(row, _DESCRIPTIONS)))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what spreadsheets call CSV in the West


def _entry(row: Mapping[str, str | list[str] | None]) -> Entry | None:
    try:
        name = _cell(row, _NAMES)
        # QualCoder writes its paths so; in a table of ours these may be signs of a name.
        path = parse_path(name if _OURS in row else name.replace(">>", "/"))
    except BadThemeName:
        return None
    return Entry(
        path,
        prose(_cell(row, _DESCRIPTIONS)),
        tone_of(_cell(row, _COLOURS)),
        key_of(_cell(row, ("key",))),
        prose(_cell(row, ("include",))),
        prose(_cell(row, ("exclude",))),
        _cell(row, ("archived",)).strip().lower() in ("1", "true", "yes"),
    )


def _cell(row: Mapping[str, str | list[str] | None], names: Iterable[str]) -> str:
    found = (row[name] for name in names if name in row)
    cell = next(found, "")
    return cell if isinstance(cell, str) else ""
