"""Annotations as a workbook: a real sheet with the columns of the CSV, in the themes' colours."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from leifeng_reader.core.colours import PAGES, tone
from leifeng_reader.core.text import Utf16Map
from leifeng_reader.exchange import csv_table
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.packing import latest
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_columns import COLUMNS

CELL_LIMIT = 32_767
"""Longest text of a cell, in UTF-16 units."""

CUT = "… [cut here; the whole is in the sheet “Long texts”]"
"""What stands at the end of a text that a cell cannot hold."""

_NAME, _LONG_NAME = "Annotations", "Long texts"
_ROWS = 1_048_575  # below the header, as many as a sheet can have
_NUMBERS = frozenset(("paragraph", "start", "end"))
_WRAPPED = frozenset(("quote", "note", "themes", "section"))
_WIDTHS = {"id": 12, "document_id": 12, "document": 24, "section": 24, "quote": 60}
_WIDTHS |= {"prefix": 20, "suffix": 20, "themes": 24, "note": 40, "created": 25, "modified": 25}
_WIDTHS |= {"text_sha256": 12, "link": 20}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def rows(passages: Iterable[Passage], options: Options) -> Iterator[list[str]]:
    """Yield the header, then the cells: nothing is altered, as a text cell is no formula here."""
    yield from csv_table.rows(passages, replace(options, spreadsheet=False))


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the workbook; a sheet that is full goes on in another."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)  # as a context it would write all of it even when left
    writing = _Writing(book, _watched_sheet(options.pulse))
    waiting = _told(passages)
    number = 1
    while number == 1 or writing.row == _ROWS:
        writing.begin(_NAME if number == 1 else f"{_NAME} {number}")
        for passage, cells in islice(waiting, _ROWS):
            writing.add(passage, cells)
        writing.finish()
        number += 1
    writing.write_long_texts()
    book.set_properties({"created": writing.latest, "comments": "Lei Feng Reader"})
    book.close()
    return buffer.getvalue()


def _watched_sheet(pulse: Callable[[], None]) -> type[Any]:
    """Return the kind of sheet that calls `pulse` for each row it writes when all are there."""
    from xlsxwriter.worksheet import Worksheet

    class Watched(Worksheet):  # type: ignore[misc]
        def _write_row(self, *told: Any, **more: Any) -> None:
            pulse()
            super()._write_row(*told, **more)

    return Watched


def _told(passages: Iterable[Passage]) -> Iterator[tuple[Passage, list[str]]]:
    """Yield each passage with its cells."""
    seen: list[Passage] = []

    def watched() -> Iterator[Passage]:
        for passage in passages:
            seen.append(passage)
            yield passage

    for cells in islice(csv_table.rows(watched(), Options()), 1, None):
        yield seen.pop(), cells


@dataclass(slots=True)
class _Writing:
    """A workbook while it is written: `row` is the last one that has something."""

    book: Any
    kind: type[Any]
    sheet: Any = None
    row: int = 0
    latest: datetime = field(default_factory=latest)
    _formats: dict[tuple[str, bool], Any] = field(default_factory=dict)
    _long: list[tuple[str, str, str]] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Begin a sheet."""
        self.sheet = self.book.add_worksheet(name, self.kind)
        self.row = 0
        for column, heading in enumerate(COLUMNS):
            self.sheet.set_column(column, column, _WIDTHS.get(heading, 12))
        _head(self.sheet, COLUMNS, self._format("header"))

    def add(self, passage: Passage, cells: list[str]) -> None:
        """Write a row."""
        self.row += 1
        self.latest = latest(self.latest, passage.annotation.modified)
        for column, (heading, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
            if heading in _NUMBERS:
                self.sheet.write_number(self.row, column, int(cell), self._format(""))
            elif cell:
                tint = passage.tone if heading == "themes" else ""
                form = self._format(tint, wrapped=heading in _WRAPPED)
                fitted = self._fitted(cell, cells[0], heading)
                self.sheet.write_string(self.row, column, fitted, form)

    def finish(self) -> None:
        """Give the sheet its filters."""
        self.sheet.autofilter(0, 0, self.row, len(COLUMNS) - 1)

    def _fitted(self, cell: str, of: str, heading: str) -> str:
        if not _is_long(cell):
            return cell
        self._long.append((of, heading, cell))
        return next(_pieces(cell, CELL_LIMIT - len(CUT))) + CUT

    def write_long_texts(self) -> None:
        """Write what did not fit into cells in a sheet of its own, in pieces."""
        if not self._long:
            return
        self.begin_long()
        row = 0
        for of, heading, cell in self._long:
            for number, piece in enumerate(_pieces(cell, CELL_LIMIT), 1):
                row += 1
                form = self._format("")
                self.sheet.write_string(row, 0, of, form)
                self.sheet.write_string(row, 1, heading, form)
                self.sheet.write_number(row, 2, number, form)
                self.sheet.write_string(row, 3, piece, form)

    def begin_long(self) -> None:
        """Begin the sheet of long texts."""
        self.sheet = self.book.add_worksheet(_LONG_NAME)
        self.sheet.set_column(3, 3, 80)
        _head(self.sheet, ("id", "column", "part", "text"), self._format("header"))

    def _format(self, kind: str, *, wrapped: bool = False) -> Any:
        """Return the form of a header ("header"), of a plain cell ("") or of one in a tone."""
        key = (kind, wrapped)
        if key not in self._formats:
            looks: dict[str, object] = {"valign": "top", "text_wrap": wrapped}
            if kind == "header":
                looks |= {"bold": True, "bottom": 1, "bottom_color": PAGES["light"].quiet}
            elif kind:
                looks |= {"bg_color": tone(kind).light.fill, "font_color": PAGES["light"].ink}
            self._formats[key] = self.book.add_format(looks)
        return self._formats[key]


def _head(sheet: Any, headings: Iterable[str], form: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, form)


def _is_long(cell: str) -> bool:
    return len(cell) > CELL_LIMIT // 2 and Utf16Map.of(cell).to_units(len(cell)) > CELL_LIMIT


def _pieces(cell: str, limit: int) -> Iterator[str]:
    """Yield a text in pieces of at most limit UTF-16 units, no character cut in two."""
    units = Utf16Map.of(cell)
    start = 0
    while start < len(cell):
        end = units.to_point(units.to_units(start) + limit)
        yield cell[start : min(end, len(cell))]
        start = end
