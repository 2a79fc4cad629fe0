"""Numbers as tables."""

import csv
import io

from leifeng_reader.core.concordance import Line
from leifeng_reader.core.statistics import (
    Gaps,
    Lane,
    Moment,
    Paragraph,
    ThemeTable,
    WordCount,
)
from leifeng_reader.exchange import tables
from leifeng_reader.exchange.options import Options

THEMES = {"t1": "Service", "t2": "=Sum", "t3": "Rest"}
DOCUMENTS = {"d1": "One", "d2": "Two, too"}
TABLE = ThemeTable(
    {("t1", "d1"): 2, ("t2", "d2"): 1, ("t2", "d1"): 2}, {("t1", "t2"): 2}, {"t1": 2, "t2": 3}
)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_themes_by_documents() -> None:
    rows = read(tables.write(tables.theme_document_rows(TABLE, THEMES, DOCUMENTS), Options()))
    assert rows == [
        ["theme", "all", "One", "Two, too"],
        ["Service", "2", "2", "0"],
        ["=Sum", "3", "2", "1"],
        ["Rest", "0", "0", "0"],
    ]


def test_themes_by_themes_for_a_spreadsheet() -> None:
    data = tables.write(tables.theme_theme_rows(TABLE, THEMES), Options(spreadsheet=True))
    assert data.startswith(b"\xef\xbb\xbf")
    assert read(data) == [
        ["theme", "all", "Service", "=Sum", "Rest", "escaped"],
        ["Service", "2", "0", "2", "0", ""],
        ["'=Sum", "3", "2", "0", "0", "1"],
        ["Rest", "0", "0", "0", "0", ""],
    ]


def test_the_other_tables() -> None:
    assert list(tables.strip_rows([Lane("t1", ((0, 2), (4, 5)))], THEMES))[1:] == [
        ("Service", 0, 2),
        ("Service", 4, 5),
    ]
    assert list(tables.moment_rows([Moment("2026-03-01", 2)]))[1:] == [("2026-03-01", 2)]
    words = [WordCount("whale", 9, 3, 0, 12.3456)]
    assert list(tables.word_rows(words))[1:] == [("whale", 9, 3, 0, 12.35)]
    gaps = Gaps((Paragraph("d2", 3, 10, 20),), ("t3",), (("t1", "t2"),))
    header, *rows = tables.gap_rows(gaps, THEMES, DOCUMENTS)
    assert rows == [
        ("paragraph without theme", "Two, too", 3, 10, 20, "", ""),
        ("theme with one passage", "", "", "", "", "Rest", ""),
        ("themes always together", "", "", "", "", "Service", "=Sum"),
    ]
    assert {len(row) for row in rows} == {len(header)}
    line = Line("d1", "One", 4, 8, "the ", "word", " is")
    assert list(tables.concordance_rows([line]))[1:] == [("d1", "One", 4, 8, "the ", "word", " is")]
