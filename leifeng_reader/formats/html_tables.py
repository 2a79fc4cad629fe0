"""Tables of HTML: which are tables and not mere layout, and their rows as one part."""

from dataclasses import dataclass, field, replace

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.formats.html_tree import HEADINGS, attributes, elements
from leifeng_reader.formats.xml import Element

MOST_COLUMNS = 1000
MOST_CELLS = 100_000

_PLAIN = Cell()
_Content = tuple[str, tuple[Span, ...]]


@dataclass(slots=True)
class Table:
    """The rows of a table as they come in."""

    rows: list[list[tuple[Cell, _Content]]] = field(default_factory=list)

    def begin_row(self) -> None:
        """Have the next cell in a row of its own."""
        self.rows.append([])

    def add(self, content: _Content, said: dict[str, str], is_header: bool) -> None:
        """Add a cell's text and spans."""
        if not self.rows:
            self.begin_row()
        cell = _PLAIN if not (said or is_header) else _cell(said, is_header)
        text, spans = content
        self.rows[-1].append((cell, (text.replace("\n", " ").replace("\t", " "), spans)))

    def parts(self) -> list[Part]:
        """Return the table, in several parts where it has more cells than one may."""
        rows = [row for row in self.rows if row]
        if not any(text for row in rows for _, (text, _) in row):
            return []
        pieces: list[list[list[tuple[Cell, _Content]]]] = [[]]
        count = 0
        for row in rows:
            count += len(row)
            if count > MOST_CELLS and pieces[-1]:
                pieces.append([])
                count = len(row)
            pieces[-1].append(row)
        return [_part(piece) for piece in pieces]


def _part(rows: list[list[tuple[Cell, _Content]]]) -> Part:
    texts, spans, at = [], [], 0
    for row in rows:
        for _, (text, marked) in row:
            spans += [Span(s.kind, s.start + at, s.end + at, s.value) for s in marked]
            at += len(text) + 1
        texts.append("\t".join(text for _, (text, _) in row))
    return Part("\n".join(texts), BlockKind.TABLE, 0, tuple(spans), Facts(table=_grid(rows)))


def _grid(rows: list[list[tuple[Cell, _Content]]]) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells, each of one column and row where what they claim is too much."""
    cells = [
        [c if c.rows == 1 else replace(c, rows=min(c.rows, len(rows) - n)) for c, _ in row]
        for n, row in enumerate(rows)
    ]
    if sum(cell.columns * cell.rows for row in cells for cell in row) > MOST_CELLS:
        cells = [[Cell(header=cell.header) for cell in row] for row in cells]
    return tuple(map(tuple, cells))


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
