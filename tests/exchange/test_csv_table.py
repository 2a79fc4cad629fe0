"""Comma-separated tables: the contract, and that what is read back is what was written."""

import csv
import io
import re
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Selector, Status
from leifeng_reader.core.codebook import clean_name, parse_path, parse_paths
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.csv_table import pieces, rows, write
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_columns import COLUMNS

EXACT, SPREADSHEET = Options(), Options(spreadsheet=True)
HEADER = (
    "id,document_id,document,section,paragraph,start,end,quote,prefix,suffix,themes,note,"
    "created,modified,status,annotator,text_sha256,link,scope"
)


def passage(
    quote: str = "quote",
    note: str = "",
    themes: tuple[tuple[str, ...], ...] = (),
    *,
    id_: str = "a1",
    prefix: str = "before ",
    suffix: str = " after",
    title: str = "Title",
    section: tuple[str, ...] = (),
) -> Passage:
    selector = Selector(7, 7 + len(quote), quote, prefix, suffix)
    annotation = Annotation(
        id_,
        "d1",
        "5ha",
        selector,
        tuple(f"t{n}" for n in range(len(themes))),
        note,
        "2026-03-05T08:30:00.125Z",
        "2026-03-06T08:30:00.125Z",
        Status.ANCHORED,
        "Ann",
    )
    return Passage(annotation, Document("d1", title, "x", "5ha", 100), section, 3, themes)


def read(data: bytes) -> list[list[str]]:
    csv.field_size_limit(sys.maxsize)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def expected(p: Passage, themes: str) -> list[str]:
    a, s = p.annotation, p.annotation.selector
    section = " > ".join(p.section)
    place = [str(p.paragraph), str(s.start), str(s.end)]
    text = [s.quote, s.prefix, s.suffix]
    made = [a.created, a.modified, a.status.value, a.annotator, a.text_sha256]
    link = f"leifeng://annotation/{a.id}"
    return [
        a.id,
        a.document_id,
        p.document.title,
        section,
        *place,
        *text,
        themes,
        a.note,
        *made,
        link,
        a.scope.value,
    ]


# --- the contract ------------------------------------------------------------------------------


def test_a_row_is_written_byte_for_byte() -> None:
    p = passage("the “heart”, he said", 'a "b"', (("Service", "Volunteering"), ("A/B",)))
    assert write([p], EXACT).decode() == (
        f"{HEADER}\r\n"
        'a1,d1,Title,,3,7,27,"the “heart”, he said",before , after,Service/Volunteering; A\\/B,'
        '"a ""b""",2026-03-05T08:30:00.125Z,2026-03-06T08:30:00.125Z,anchored,Ann,5ha,'
        "leifeng://annotation/a1,passage\r\n"
    )


def test_the_spreadsheet_dialect_differs_by_mark_apostrophe_and_last_column() -> None:
    data = write([passage("=1+1", "plain"), passage("plain")], SPREADSHEET)
    assert data.startswith(b"\xef\xbb\xbfid,document_id,")
    header, first, second = read(data)
    assert header == [*COLUMNS, "escaped"]
    assert (first[7], first[11], first[-1]) == ("'=1+1", "plain", "1")
    assert (second[7], second[-1]) == ("plain", "")


def test_nothing_but_the_header_is_written_for_nothing() -> None:
    assert write([], EXACT) == f"{HEADER}\r\n".encode()
    assert write([], SPREADSHEET) == b"\xef\xbb\xbf" + f"{HEADER},escaped\r\n".encode()


def test_the_long_form_has_a_row_for_each_theme() -> None:
    listed = [
        passage(themes=(("A",), ("B", "C;D"))),
        passage(id_="a2"),
        passage(id_="a3", themes=(("A",),)),
    ]
    header, *found = read(write(listed, EXACT, long=True))
    assert header == HEADER.replace(",themes,", ",theme,").split(",")
    assert [(row[0], row[10]) for row in found] == [
        ("a1", "A"),
        ("a1", "B/C\\;D"),
        ("a2", ""),
        ("a3", "A"),
    ]
    assert all(len(row) == len(COLUMNS) for row in found)


def test_the_long_spreadsheet_marks_each_row_for_itself() -> None:
    listed = [passage(themes=(("=A",), ("B",)))]
    _, first, second = read(write(listed, SPREADSHEET, long=True))
    assert (first[10], first[-1]) == ("'=A", "1")
    assert (second[10], second[-1]) == ("B", "")


def test_the_section_is_the_path_of_headings() -> None:
    (_, row) = rows([passage(section=("Part I", "Chapter 2"))], EXACT)
    assert row[3] == "Part I > Chapter 2"


def test_the_table_of_exporters_leads_to_both_forms() -> None:
    listed = [passage(themes=(("A",), ("B",)))]
    assert list(EXPORTERS)[:2] == ["csv", "csv-long"]
    assert EXPORTERS["csv"].write(listed, EXACT) == write(listed, EXACT)
    assert EXPORTERS["csv-long"].write(listed, SPREADSHEET) == write(listed, SPREADSHEET, long=True)
    for name in ("csv", "csv-long"):
        exporter = EXPORTERS[name]
        assert (exporter.name, exporter.suffix) == (name, ".csv")
        assert exporter.label
        assert exporter.rows is not None
        assert list(exporter.rows(listed, EXACT)) == read(exporter.write(listed, EXACT))


# --- which cells get an apostrophe --------------------------------------------------------------


@pytest.mark.parametrize("first", "=+-@\t\r＝＋－＠")
def test_what_a_spreadsheet_takes_for_a_formula_is_escaped(first: str) -> None:
    _, row = read(write([passage(note=f"{first}cmd")], SPREADSHEET))
    assert (row[11], row[-1]) == (f"'{first}cmd", "1")
    _, exact = read(write([passage(note=f"{first}cmd")], EXACT))
    assert exact[11] == f"{first}cmd"


@pytest.mark.parametrize("note", ["'=x", "''＠", "'-5"])
def test_what_looks_escaped_already_gets_one_more(note: str) -> None:
    _, row = read(write([passage("=1", note)], SPREADSHEET))
    assert (row[7], row[11], row[-1]) == ("'=1", f"'{note}", "1")


@pytest.mark.parametrize("number", ["-5", "+3", "-0.5", "-.5", "+1.", "-1e5", "-2.5E-10", "-007"])
def test_numbers_are_left_alone(number: str) -> None:
    _, row = read(write([passage(note=number)], SPREADSHEET))
    assert (row[11], row[-1]) == (number, "")


@pytest.mark.parametrize(
    "note", ["-5\n", "-1-1", "+49 30", "-", "+.", "-5e", "-1,000", "－5", "-٣"]
)
def test_what_only_looks_like_a_number_is_escaped(note: str) -> None:
    _, row = read(write([passage(note=note)], SPREADSHEET))
    assert (row[11], row[-1]) == (f"'{note}", "1")


@pytest.mark.parametrize("note", ["", "'", "'tis", "a=b", " =1", "\n=1", "‘=", "*"])
def test_other_cells_are_left_alone(note: str) -> None:
    _, row = read(write([passage(note=note)], SPREADSHEET))
    assert (row[11], row[-1]) == (note, "")


def test_every_text_column_is_looked_at() -> None:
    p = passage("@q", "@n", (("@t",),), prefix="@p", suffix="@s", title="@d", section=("@h", "@i"))
    _, row = read(write([p], SPREADSHEET))
    escaped = {name for name, cell in zip(COLUMNS, row, strict=False) if cell.startswith("'")}
    assert escaped == {"document", "section", "quote", "prefix", "suffix", "themes", "note"}


# --- there and back -----------------------------------------------------------------------------

HOSTILE = "',;\"=+-@\t\r\n\\/ \u2028\u2029\u0085\u00a0＝＠\ufeff\u200fאע́́😀🇨🇳﷐\U0010fffe雷锋e1.0"
hostile = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=["Cs"])))
raw = st.one_of(hostile, st.text())


def _name(text: str) -> str:
    try:
        return clean_name(text)
    except BadThemeName:
        return "x"


names = st.builds(_name, st.text(st.sampled_from(HOSTILE + "ab"), max_size=12) | hostile)
paths = st.lists(st.lists(names, min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)
passages = st.builds(
    passage,
    raw.map(canonical),
    raw.map(canonical),
    paths,
    prefix=raw.map(canonical),
    suffix=raw.map(canonical),
    title=hostile,
    section=st.lists(raw.map(canonical), max_size=2).map(tuple),
)


@given(st.lists(passages, max_size=5))
def test_exact_rows_come_back_equal(listed: list[Passage]) -> None:
    header, *found = read(write(listed, EXACT))
    assert header == list(COLUMNS)
    assert found == [expected(p, row[10]) for p, row in zip(listed, found, strict=True)]
    assert [tuple(parse_paths(row[10])) for row in found] == [p.themes for p in listed]


@given(st.lists(passages, max_size=5))
def test_exact_long_rows_come_back_equal(listed: list[Passage]) -> None:
    _, *found = read(write(listed, EXACT, long=True))
    told = [(p, theme) for p in listed for theme in p.themes or (None,)]
    assert found == [expected(p, row[10]) for (p, _), row in zip(told, found, strict=True)]
    assert [parse_path(row[10]) if row[10] else None for row in found] == [t for _, t in told]


def restored(cells: list[str]) -> list[str]:
    """Take away what the spreadsheet dialect added, as its description says."""
    *cells, escaped = cells
    looks_escaped = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
    return [c[1:] if escaped == "1" and looks_escaped.match(c) else c for c in cells]


@given(st.lists(passages, max_size=5), st.booleans())
def test_the_spreadsheet_dialect_can_be_undone(listed: list[Passage], long: bool) -> None:
    header, *found = read(write(listed, SPREADSHEET, long=long))
    _, *exact = read(write(listed, EXACT, long=long))
    assert header[-1] == "escaped"
    assert [restored(row) for row in found] == exact
    assert all(
        row[-1] == ("1" if row[:-1] != plain else "")
        for row, plain in zip(found, exact, strict=True)
    )


@given(st.lists(passages, max_size=5))
def test_no_cell_of_a_spreadsheet_begins_a_formula(listed: list[Passage]) -> None:
    for row in read(write(listed, SPREADSHEET)):
        for cell in row:
            assert cell[:1] not in set("=+-@\t\r＝＋－＠") or float(cell) is not None


def test_a_line_break_inside_a_block_is_kept() -> None:
    _, row = read(write([passage("one\u2028two\nthree")], EXACT))
    assert row[7] == "one\u2028two\nthree"


def test_a_million_characters_come_back() -> None:
    quote = '雷锋😀\n,"' * 170_000
    _, row = read(write([passage(quote)], SPREADSHEET))
    assert row[7] == quote


# --- many rows ----------------------------------------------------------------------------------


def test_pieces_are_the_whole_and_are_made_as_they_are_asked_for() -> None:
    asked: list[int] = []

    def many() -> Iterator[Passage]:
        for n in range(2500):
            asked.append(n)
            yield passage(id_=str(n))

    parts = pieces(many(), SPREADSHEET)
    first = next(parts) + next(parts)
    assert 0 < len(asked) < 1100
    whole = first + b"".join(parts)
    assert len(asked) == 2500
    assert whole == write((passage(id_=str(n)) for n in range(2500)), SPREADSHEET)
    assert all(part.endswith(b"\r\n") for part in pieces([passage()] * 2500, EXACT))


@pytest.mark.torture
def test_a_hundred_thousand_rows_take_seconds() -> None:
    listed = [passage("x" * 40, "a note", (("A", "B"), ("C",)), id_=str(n)) for n in range(100_000)]
    for options in (EXACT, SPREADSHEET):
        begun = time.perf_counter()
        data = write(listed, options)
        assert data.count(b"\r\n") == 100_001
        assert time.perf_counter() - begun < 10
