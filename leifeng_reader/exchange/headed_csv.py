"""Tables of our own columns under a reader's headings, read back under our names for them."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from leifeng_reader.core.codebook import format_paths
from leifeng_reader.exchange.column_choice import Columns
from leifeng_reader.exchange.csv_import import gathered, is_own_id
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.exchange.table_columns import COLUMNS
from leifeng_reader.exchange.table_import import parted
from leifeng_reader.exchange.table_rows import Row, first_row_of, header_of, rows_of

_OF_FACTS = {"title": "document", "place": "section"} | {
    name: name for name in ("id", "quote", "note", "themes", "start", "end", "created", "annotator")
}
"""Our columns by the facts that a reader can say a column is of."""


def headed_in(text: str, headings: Mapping[str, str]) -> dict[str, str]:
    """Return our names by a table's own for its columns, {} where it is not one of ours.

    `headings` are those that are known. A column under one of our names is what it says.
    """
    header = header_of(text)
    known = {heading.strip().lower(): name for heading, name in headings.items()}
    found = {each: known[each] for each in header if each in known and each not in COLUMNS}
    found = {each: name for each, name in found.items() if name not in header}
    ids = first_row_of(text).get(next((e for e in header if found.get(e, e) == "id"), ""), "")
    return found if is_own_id(ids) else {}


def read_headed(text: str, path: PurePath, headed: Mapping[str, str]) -> list[Incoming]:
    """Read a table of ours by our names for its columns; raises BrokenFile."""
    return gathered([_renamed(row, headed) for row in rows_of(text, path)])


def has_own_ids(text: str, columns: Columns) -> bool:
    """Tell whether the column that was said to be of ids has those of our libraries."""
    return is_own_id(first_row_of(text).get(columns.id, ""))


def read_told(text: str, path: PurePath, columns: Columns) -> list[Incoming]:
    """Read a table of ours whose columns a reader has said; raises BrokenFile.

    What no column was said to hold stays in the library as it is.
    """
    told = columns.as_facts()
    headed = {told[fact]: name for fact, name in _OF_FACTS.items() if told[fact]}
    rows: Sequence[Row] = [_renamed(row, headed) for row in rows_of(text, path)]
    if columns.themes and columns.separator != "paths":
        rows = [_parted(row, columns.separator) for row in rows]
    return gathered(rows)


def _parted(row: Row, separator: str) -> Row:
    return {**row, "themes": format_paths(parted(row.get("themes", ""), separator))}


def _renamed(row: Row, headed: Mapping[str, str]) -> Row:
    """Return a row by our names; of a column and its namesake, the one that was told of counts."""
    names = set(headed.values())
    kept = {name: cell for name, cell in row.items() if name not in names | headed.keys()}
    return kept | {name: row[heading] for heading, name in headed.items() if heading in row}
