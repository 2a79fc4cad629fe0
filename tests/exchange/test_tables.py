"""Concordances as tables, and tables as comma-separated values."""

import csv
import io

from leifeng_reader.core.concordance import Line
from leifeng_reader.exchange import tables
from leifeng_reader.exchange.options import Options

LINE = Line("d1", "Two, too", 4, 8, "=the ", "word", " is")
HEADER = ["document_id", "document", "start", "end", "left", "hit", "right"]
CELLS = ["d1", "Two, too", "4", "8", "=the ", "word", " is"]


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_for_each_line_of_a_concordance() -> None:
    data = tables.write(tables.concordance_rows([LINE]), Options())
    assert data.startswith(b"document_id,")
    assert read(data) == [HEADER, CELLS]


def test_a_table_for_a_spreadsheet_marks_what_it_escapes() -> None:
    rows = [["name", "count"], ["=Sum", -3], ["Service", 0]]
    data = tables.write(rows, Options(spreadsheet=True))
    assert data.startswith(b"\xef\xbb\xbf")
    assert read(data) == [
        ["name", "count", "escaped"],
        ["'=Sum", "-3", "1"],
        ["Service", "0", ""],
    ]
