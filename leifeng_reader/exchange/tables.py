"""Concordances as rows of a table, and a table as comma-separated values."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from leifeng_reader.core.concordance import Line
from leifeng_reader.core.spreadsheet import ESCAPED, escaped_cells
from leifeng_reader.exchange.options import Options

Rows = Iterator[Sequence[str | int | float]]
"""A header, then rows of as many cells."""


def write(rows: Iterable[Sequence[str | int | float]], options: Options) -> bytes:
    """Return rows, the header first, as RFC 4180 has them, in UTF-8."""
    buffer = io.StringIO(newline="")
    written = csv.writer(buffer, lineterminator="\r\n")
    for place, cells in enumerate([str(cell) for cell in row] for row in rows):
        if options.spreadsheet:
            cells = [*cells, ESCAPED] if place == 0 else escaped_cells(cells)
        written.writerow(cells)
    return (codecs.BOM_UTF8 if options.spreadsheet else b"") + buffer.getvalue().encode()


def concordance_rows(lines: Iterable[Line]) -> Rows:
    """Yield a row for each line."""
    yield ("document_id", "document", "start", "end", "left", "hit", "right")
    for line in lines:
        place = (line.document_id, line.document, line.start, line.end)
        yield (*place, line.left, line.hit, line.right)
