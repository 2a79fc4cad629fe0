"""Tables of a reader's own design, and what describes them."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange import csv_table, csvw, designed_table, readwise_csv
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.design import (
    ALL_COLUMNS,
    PRESETS,
    Column,
    Dates,
    Design,
    Order,
    Rows,
    columns_of,
    dumped,
    from_json,
    loaded,
    to_json,
)
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from tests.exchange.test_html_page import TEXT, passage, text_of

EAST = timezone(timedelta(hours=8))
HOSTILE = st.text(
    st.one_of(st.sampled_from("=+-@＝'\"\t\n;,\\/ \u2028"), st.characters(codec="utf-8"))
).map(canonical)
TABLES = st.builds(
    Design,
    columns=st.lists(st.sampled_from(ALL_COLUMNS), min_size=1, unique=True).map(columns_of),
    rows=st.sampled_from(Rows),
    order=st.sampled_from(Order),
    context=st.integers(0, 1000),
    separator=st.sampled_from(",;\t"),
    bom=st.booleans(),
    dates=st.sampled_from(Dates),
    escaped=st.booleans(),
    passages_only=st.booleans(),
)


def options(design: Design) -> Options:
    themes = (Entry(("T", "rose")), Entry(("T", "blue")))
    return Options(design=design, zone=EAST, text_of=text_of, themes=themes)


def table(design: Design, *passages: Passage) -> list[dict[str, str]]:
    data = designed_table.write(passages, options(design)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline=""), delimiter=design.separator))


def three() -> list[Passage]:
    early, late = "2026-03-05T20:30:00.125Z", "2026-03-06T08:00:00.000Z"
    return [
        passage(0, 7, ("blue",), "one", created=late, modified=late),
        passage(4, 9, ("rose", "blue"), "two", created=early, modified=late),
        passage(13, 16, (), "three", created=late, modified=early),
    ]


@settings(max_examples=60)
@given(st.lists(st.tuples(HOSTILE, HOSTILE.filter(bool)), max_size=4))
def test_undesigned_it_is_the_contract_to_the_byte(told: list[tuple[str, str]]) -> None:
    listed = [
        replace(passage(0, 7, ("blue",), note), themes=((theme,),) if note else ())
        for note, theme in told
    ]
    for spreadsheet in (False, True):
        for long in (False, True):
            design = Design(
                rows=Rows.THEME if long else Rows.ANNOTATION, bom=spreadsheet, escaped=spreadsheet
            )
            expected = csv_table.write(listed, Options(spreadsheet), long=long)
            assert designed_table.write(listed, options(design)) == expected
    assert designed_table.write(listed, Options()) == csv_table.write(listed, Options())


def test_columns_are_chosen_ordered_and_headed() -> None:
    columns = (Column("note", "笔记"), Column("id"), Column("colour"))
    rows = table(Design(columns, separator=";"), *three())
    assert [list(row.values()) for row in rows] == [
        ["one", "a0-7", "blue"],
        ["two", "a4-9", "rose"],
        ["three", "a13-16", NEUTRAL],
    ]
    assert list(rows[0]) == ["笔记", "id", "colour"]


def test_each_theme_has_a_column_of_0_and_1_in_the_codebooks_order() -> None:
    columns = columns_of(("id", "themes", "note"))
    rows = table(Design(columns, Rows.INDICATORS), *three())
    assert list(rows[0]) == ["id", "theme:T/rose", "theme:T/blue", "note"]
    assert [(row["theme:T/rose"], row["theme:T/blue"]) for row in rows] == [
        ("0", "1"),
        ("1", "1"),
        ("0", "0"),
    ]
    unplaced = table(Design(columns_of(("id",)), Rows.INDICATORS), *three())
    assert list(unplaced[0]) == ["id", "theme:T/rose", "theme:T/blue"]


@pytest.mark.parametrize(
    ("order", "notes"),
    [
        (Order.DOCUMENT, ["one", "two", "three"]),
        (Order.THEME, ["two", "one", "three"]),
        (Order.CREATED, ["two", "one", "three"]),
        (Order.MODIFIED, ["three", "one", "two"]),
    ],
)
def test_rows_go_by_what_is_wanted(order: Order, notes: list[str]) -> None:
    assert [row["note"] for row in table(Design(order=order), *three())] == notes


def test_rows_of_themes_go_by_their_own_theme() -> None:
    rows = table(Design(rows=Rows.THEME, order=Order.THEME), *three())
    assert [(row["theme"], row["note"]) for row in rows] == [
        ("T/rose", "two"),
        ("T/blue", "one"),
        ("T/blue", "two"),
        ("", "three"),
    ]


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        (Dates.ISO, "2026-03-05T20:30:00.125Z"),
        (Dates.SPREADSHEET, "2026-03-06 04:30:00"),
        (Dates.DAY, "2026-03-06"),
    ],
)
def test_times_are_told_in_the_readers_zone(dates: Dates, written: str) -> None:
    assert table(Design(dates=dates), *three())[1]["created"] == written


def test_what_is_no_time_stays_as_it_is() -> None:
    assert table(Design(dates=Dates.DAY), passage(0, 7))[0]["created"] == ""


def test_context_is_as_wide_as_wanted() -> None:
    content = TEXT.content
    row = table(Design(context=100), passage(13, 16))[0]
    assert (row["prefix"], row["suffix"]) == (content[:13], content[16:116])
    narrow = table(Design(context=3), replaced := passage(13, 16))[0]
    assert narrow["prefix"] == replaced.annotation.selector.prefix[-3:] == ""
    lost = passage(13, 16, status=Status.LOST)
    assert table(Design(context=100), lost)[0]["suffix"] == ""


def test_what_has_no_quote_can_be_left_out() -> None:
    whole = passage(0, 0, note="all", scope=Scope.DOCUMENT)
    assert len(table(Design(), whole, passage(0, 7))) == 2
    assert len(table(Design(passages_only=True), whole, passage(0, 7))) == 1


def test_readwise_is_as_its_own_form_has_it() -> None:
    listed = three()
    design = PRESETS["Readwise"]
    told = list(designed_table.rows(listed, replace(options(design), zone=UTC)))
    assert told == list(readwise_csv.rows(listed, Options()))


def test_taguette_has_its_own_columns() -> None:
    rows = table(PRESETS["Taguette"], *three())
    assert list(rows[0]) == ["id", "document", "tag", "content"]
    assert [row["tag"] for row in rows] == ["T/blue", "T/rose", "T/blue", ""]


@given(TABLES)
def test_a_design_is_kept(design: Design) -> None:
    assert from_json(json.loads(json.dumps(to_json(design)))) == design
    assert loaded(dumped({"雷锋": design})) == {"雷锋": design}


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "x",
        "[]",
        '{"a": 3}',
        '{"a": {"columns": [["of the future", ""]], "rows": "x", "separator": "|"}}',
        '{"a": {"context": -5, "bom": "yes", "columns": [["id", "x"], ["id", ""], "y"]}}',
    ],
)
def test_what_another_version_kept_does_no_harm(kept: str | None) -> None:
    for design in loaded(kept).values():
        assert table(design, *three())


# --- CSV on the Web -----------------------------------------------------------------------------


def described(design: Design, *passages: Passage) -> dict[str, Any]:
    themes = designed_table.themes_of(passages, options(design))
    found = json.loads(csvw.describe("雷 锋.csv", design, themes, title="T", language="zh"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", list(PRESETS))
def test_each_preset_is_described_as_it_is_written(name: str) -> None:
    design, passages = PRESETS[name], three()
    found = described(design, *passages)
    columns = found["tableSchema"]["columns"]
    rows = table(design, *passages)
    assert [column["titles"] for column in columns] == list(rows[0])
    names = [column["name"] for column in columns]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_]*", name) for name in names)
    keys = found["tableSchema"].get("primaryKey")
    if keys:
        places = [names.index(key) for key in ([keys] if isinstance(keys, str) else keys)]
        told = [tuple(list(row.values())[place] for place in places) for row in rows]
        assert len(set(told)) == len(told)
    assert found["dialect"]["delimiter"] == design.separator


def test_datatypes_hold_for_the_cells() -> None:
    for dates, pattern in (
        (Dates.ISO, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
        (Dates.SPREADSHEET, r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
        (Dates.DAY, r"\d{4}-\d\d-\d\d"),
    ):
        design = Design(dates=dates, rows=Rows.INDICATORS)
        columns = {c["titles"]: c for c in described(design, *three())["tableSchema"]["columns"]}
        for row in table(design, *three()):
            assert re.fullmatch(pattern, row["created"])
            assert re.fullmatch(columns["status"]["datatype"]["format"], row["status"])
            assert row["start"].isdecimal()
            assert row["theme:T/blue"] in columns["theme:T/blue"]["datatype"]["format"].split("|")
            assert len(row["text_sha256"]) == columns["text_sha256"]["datatype"]["length"]


def test_the_file_is_named_as_an_address_and_the_language_is_that_of_the_words() -> None:
    found = described(Design())
    assert found["url"] == "%E9%9B%B7%20%E9%94%8B.csv"
    quote = next(c for c in found["tableSchema"]["columns"] if c["name"] == "quote")
    assert quote["lang"] == "zh"
    assert json.loads(csvw.describe("a.csv", Design(), language="not a language"))
    assert b"not a language" not in csvw.describe("a.csv", Design(), language="not a language")
