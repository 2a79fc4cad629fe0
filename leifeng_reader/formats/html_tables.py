"""Tables of HTML: which are tables and not mere layout, and their rows."""

from dataclasses import dataclass, field

from leifeng_reader.core.structure import Cell
from leifeng_reader.formats.grid import MOST_COLUMNS, Content, Filled
from leifeng_reader.formats.html_tree import HEADINGS, attributes, elements
from leifeng_reader.formats.xml import Element

_PLAIN = Cell()


@dataclass(slots=True)
class Table:
    """The rows of a table as they come in."""

    rows: list[list[Filled]] = field(default_factory=list)

    def begin_row(self) -> None:
        """Have the next cell in a row of its own."""
        self.rows.append([])

    def add(self, content: Content, said: dict[str, str], is_header: bool) -> None:
        """Add a cell's text and spans."""
        if not self.rows:
            self.begin_row()
        cell = _PLAIN if not (said or is_header) else _cell(said, is_header)
        self.rows[-1].append((cell, content))


def _cell(said: dict[str, str], is_header: bool) -> Cell:
    return Cell(_number(said, "colspan"), _number(said, "rowspan"), is_header)


def _number(said: dict[str, str], name: str) -> int:
    value = said.get(name, "1").strip()[:9]
    return max(1, min(int(value), MOST_COLUMNS)) if value.isascii() and value.isdigit() else 1


def layout_tables(root: Element) -> set[Element]:
    """Return the tables that only arrange a page: their cells are read as blocks."""
    tables = list(elements(root, "table"))
    holding = {above for table in tables if (above := _table_above(table)) is not None}
    return {table for table in tables if _is_layout(table, table in holding)}


def _table_above(table: Element) -> Element | None:
    return next(iter(table.iterancestors("{*}table")), None)


def _is_layout(table: Element, holds_tables: bool) -> bool:
    role = attributes(table).get("role", "")
    if role in ("presentation", "none"):
        return True
    if holds_tables:
        return next(elements(table, "th", "caption"), None) is None
    if next(elements(table, *HEADINGS), None) is not None:
        return True
    return all(len(row) <= 1 for row in elements(table, "tr"))
