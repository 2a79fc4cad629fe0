"""Tables read back: the rows of comma-separated values, whoever saved them."""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import PurePath

from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.core.spreadsheet import ESCAPED, unescaped_cells

THEME_COLUMN = "theme:"
"""What the name of a theme's column of 0 and 1 begins with; its path comes after it."""

Row = Mapping[str, str]
"""Cells by their column's name, in small letters."""

_SEPARATORS = ",;\t"
_HINT = "sep="


def header_of(text: str) -> list[str]:
    """Return the names of a table's columns, as `Row` has them; those of any text's first line."""
    line = _without_hint(text[:20_000]).lstrip("\r\n").splitlines()[:1]
    cells = next(csv.reader(line, delimiter=_separator(line[0])), []) if line else []
    return list(map(_name, cells))


def first_row_of(text: str) -> Row:
    """Return a table's first row below its header as it stands, {} when there is none."""
    text = _without_hint(text.replace("\0", "")).lstrip("\r\n")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    separator = _separator(text.partition("\n")[0])
    try:
        listed = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 2))
    except csv.Error:
        return {}
    return dict(zip(map(_name, listed[0]), listed[1], strict=False)) if len(listed) > 1 else {}


def rows_of(text: str, path: PurePath) -> list[Row]:
    """Return a table's rows, escapes taken away where a row says it has some; raises BrokenFile.

    Short rows are filled up, empty ones passed over, and of two columns of a name the first counts.
    A row with more cells than the header has lost its quotation marks: its words are not trusted.
    """
    text = _without_hint(text.replace("\0", "")).lstrip("\r\n")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    separator = _separator(text.partition("\n")[0])
    try:
        listed = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise BrokenFile(path, str(error)) from error
    if not listed:
        return []
    header = list(map(_name, listed[0]))
    for number, cells in enumerate(listed, 1):
        if any(cells[len(header) :]):
            raise BrokenFile(path, f"row {number} has more cells than the header")
    return [_row(header, cells) for cells in listed[1:] if any(cells)]


def _name(cell: str) -> str:
    """Return a column's name; what belongs to a theme's own name keeps its capitals."""
    name = cell.strip()
    lowered = name.lower()
    is_theme = lowered.startswith(THEME_COLUMN)
    return THEME_COLUMN + name[len(THEME_COLUMN) :] if is_theme else lowered


def _row(header: Sequence[str], cells: list[str]) -> Row:
    cells = cells + [""] * (len(header) - len(cells))
    if ESCAPED in header and cells[header.index(ESCAPED)].strip().lower() in ("1", "1.0", "true"):
        cells = unescaped_cells(cells)
    return dict(reversed(list(zip(header, cells, strict=False))))


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _without_hint(text: str) -> str:
    """Leave out the line by which a spreadsheet program is told the separator."""
    text = text.removeprefix("\ufeff")
    return text.partition("\n")[2] if text[:4].lower() == _HINT else text
