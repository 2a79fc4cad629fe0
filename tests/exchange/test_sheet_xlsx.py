"""Workbooks: real sheets, no formula ever, nothing lost to a cell's limit."""

import io
import zipfile
from dataclasses import replace
from typing import Any

from lxml import etree

from leifeng_reader.core.colours import tone
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.sheet_xlsx import CELL_LIMIT, CUT, rows, write
from leifeng_reader.exchange.table_columns import COLUMNS
from tests.exchange.test_other_tables import OPTIONS, passage

NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def sheet(data: bytes, number: int = 1) -> Any:
    return part(data, f"xl/worksheets/sheet{number}.xml")


def cells(data: bytes, number: int = 1) -> list[list[str]]:
    """Return a sheet's cells as text; empty ones are passed over."""
    strings = part(data, "xl/sharedStrings.xml").iterfind("s:si", NS)
    words = ["".join(string.itertext()) for string in strings]
    return [
        [words[int(cell[0].text)] if cell.get("t") == "s" else cell[0].text for cell in row]
        for row in sheet(data, number).iterfind(".//s:row", NS)
    ]


def test_the_sheet_has_what_the_table_has() -> None:
    listed = [
        passage(note="雷锋", themes=(("A", "B"),)),
        passage(quote="=1+1", note="http://x.org"),
    ]
    data = write(listed, OPTIONS)
    told = [[cell for cell in row if cell] for row in rows(listed, OPTIONS)]
    assert cells(data) == told
    assert cells(data)[0] == list(COLUMNS)


def test_numbers_are_numbers_and_nothing_is_a_formula_or_a_link() -> None:
    data = write([passage(quote="=1+1", note="https://x.org", themes=(("@a",),))], OPTIONS)
    found = sheet(data)
    assert not found.findall(".//s:f", NS)
    assert not found.findall(".//s:hyperlink", NS)
    numbers = [c.get("r") for c in found.iterfind(".//s:c", NS) if c.get("t") != "s"]
    assert numbers == ["E2", "F2", "G2"]


def test_the_header_stays_and_filters() -> None:
    found = sheet(write([passage(), passage()], OPTIONS))
    assert found.find(".//s:pane", NS).get("state") == "frozen"
    assert found.find("s:autoFilter", NS).get("ref") == "A1:S3"
    assert float(found.find(".//s:col[@min='8']", NS).get("width")) > 50


def test_themes_have_their_colour() -> None:
    listed = replace(passage(themes=(("A",), ("B",))), tones=("blue", "rose"))
    styles = part(write([listed], OPTIONS), "xl/styles.xml")
    colours = [fill.get("rgb") for fill in styles.iterfind(".//s:fgColor", NS)]
    assert f"FF{tone('blue').light.fill[1:].upper()}" in colours


def test_what_no_cell_can_hold_is_whole_in_another_sheet() -> None:
    long = "😀x" * CELL_LIMIT
    data = write([passage(note=long), passage(note="x" * CELL_LIMIT)], OPTIONS)
    _, first, second = cells(data)
    (cut,) = (cell for cell in first if cell.endswith(CUT))
    assert CELL_LIMIT - 1 <= len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert "x" * CELL_LIMIT in second
    _, *pieces = cells(data, 2)
    assert "".join(piece[3] for piece in pieces) == long
    assert {tuple(piece[:2]) for piece in pieces} == {(first[0], "note")}


def test_equal_input_makes_equal_bytes() -> None:
    def made() -> list[Passage]:
        return [passage(note="a", themes=(("b",),)), passage()]

    assert write(made(), OPTIONS) == write(made(), OPTIONS)
