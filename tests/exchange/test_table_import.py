"""Tables of other programs: known by their headers, or read as somebody says."""

from pathlib import Path, PurePath

import pytest

from leifeng_reader.core.errors import BrokenFile, ColumnsUnclear
from leifeng_reader.exchange.column_choice import (
    FACTS,
    SEPARATORS,
    Columns,
    columns_of,
    guess_columns,
    is_clear,
)
from leifeng_reader.exchange.table_import import parted, read_columns, read_table, sample
from leifeng_reader.operations.incoming_files import (
    columns_kept,
    keep_columns,
    read_incoming,
    read_sample,
)
from leifeng_reader.operations.roundtrip import compare, receive
from leifeng_reader.operations.sentences import sentence
from tests.library import fixed_origin, import_text, keep, new_store

HERE = PurePath("table.csv")
HEADERS = {
    "Taguette": "id,document,tag,content",
    "Hypothesis": "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags",
    "Readwise": "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,"
    "Location,Highlighted at,Document tags",
    "Readwise, to import": "Highlight,Title,Author,URL,Note,Location,Date",
    "QualCoder": "File,Coder,Coded,Id,Codename,Coded_Memo,Category",
    "ours, without ids": "document,section,quote,themes,note,created,annotator",
}


@pytest.mark.parametrize("name", list(HEADERS))
def test_headers_of_known_programs_need_no_question(name: str) -> None:
    header = HEADERS[name].lower().split(",")
    assert is_clear(header)
    guessed = guess_columns(header)
    assert guessed.quote
    assert guessed.note or name == "Taguette"
    assert guessed.themes or name == "Readwise, to import"


def test_tags_of_taguette_are_whole_and_stand_under_one_another() -> None:
    table = 'id,document,tag,content\n1,Talk,"a, b",yes\n1,Talk,tech.floss,yes\n2,Talk,tech,no\n'
    first, second = read_table(table, HERE)
    assert first.themes == (("a, b",), ("tech", "floss"))
    assert second.themes == (("tech",),)


@pytest.mark.parametrize("header", ["a,b,c", "quote,shoe size", "note,themes", "content,weight"])
def test_headers_of_nobody_known_are_asked_about(header: str) -> None:
    assert not is_clear(header.split(","))
    with pytest.raises(ColumnsUnclear) as caught:
        read_table(f"{header}\n1,2,3\n".replace(",3", ",3" * header.count(",,")), HERE)
    assert "columns" in sentence(caught.value)


def test_columns_are_guessed_by_their_headers() -> None:
    found = guess_columns(["highlight", "book title", "author", "tags", "shoe size"])
    assert found == Columns("highlight", "", "tags", "book title", "author")
    assert guess_columns(["quote", "themes"]).separator == "paths"


def test_every_column_is_read_as_said() -> None:
    table = (
        "a,b,c,d,e,f,g,h,i,j,k,l\n"
        'words,said,x|y,Book,Ann,p. 3,4,9,2024-05-06,Bob,http://u,7\n"",alone,,,,,,,,,,\n,,,,,,,,,,,z\n'
    )
    columns = Columns(*"abcdefghijkl", separator="|")
    assert set(columns.as_facts()) == {*FACTS, "separator"}
    first, second = read_columns(table, HERE, columns)
    assert (first.quote, first.note, first.themes) == ("words", "said", (("x",), ("y",)))
    assert (first.title, first.authors, first.place) == ("Book", ("Ann",), "p. 3")
    assert (first.start, first.end, first.created) == (4, 9, "2024-05-06T00:00:00.000Z")
    assert (first.annotator, first.source) == ("Bob", "http://u")
    assert (second.quote, second.note) == ("", "alone")


@pytest.mark.parametrize(
    ("separator", "found"),
    [
        ("paths", [("a, b",), ("c|d", "e")]),
        (",;", [("a",), ("b",), ("c|d/e",)]),
        (",", [("a",), ("b; c|d/e",)]),
        (";", [("a, b",), ("c|d/e",)]),
        ("|", [("a, b; c",), ("d/e",)]),
        ("\n", [("a, b; c|d/e",)]),
        ("", [("a, b; c|d/e",)]),
    ],
)
def test_themes_are_parted_as_said(separator: str, found: list[tuple[str, ...]]) -> None:
    assert separator in SEPARATORS
    assert parted("a, b; c|d/e", separator) == tuple(found)


def test_rows_of_a_tag_each_are_one_annotation_and_positions_tell_passages_apart() -> None:
    columns = Columns(quote="q", themes="t", start="s", end="e")
    table = "q,t,s,e\nsame,one,0,4\nsame,two,0,4\nsame,one,9,13\n"
    found = read_columns(table, HERE, columns)
    assert [(f.start, f.themes) for f in found] == [(0, (("one",), ("two",))), (9, (("one",),))]
    assert len({each.key for each in found}) == 2


def test_positions_lead_to_the_right_one_of_two_alike(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    import_text(store, "same words, and the same words again, same words", "Talk")
    table = "q,d,s,e\nsame words,Talk,38,48\n"
    columns = Columns(quote="q", title="d", start="s", end="e")
    for name in ("new", "again"):
        found = compare(store, read_columns(table, HERE, columns), fixed_origin(name))
        keep(store, receive(store, found, found.usual, fixed_origin(name)))
    assert [each.start for each in store.annotations()] == [38]
    store.close()


def test_a_choice_is_kept_for_its_header_in_any_order(tmp_path: Path) -> None:
    store, path = new_store(tmp_path), tmp_path / "mine.csv"
    path.write_text("Passage;Mood\nwords;glad\n")
    with pytest.raises(ColumnsUnclear):
        read_incoming(path)
    beginning = read_sample(path)
    assert beginning.header == ("passage", "mood")
    assert columns_kept(store, beginning.header) == guess_columns(beginning.header)
    said = Columns(quote="passage", themes="mood", separator="")
    keep_columns(store, beginning.header, said)
    assert columns_kept(store, ("mood", "passage")) == said
    assert columns_kept(store, ("mood",)) == guess_columns(["mood"])
    (found,) = read_incoming(path, said).incoming
    assert (found.quote, found.themes) == ("words", (("glad",),))
    for number in range(60):
        keep_columns(store, (f"c{number}",), Columns(quote=f"c{number}"))
    assert columns_kept(store, ("c59",)).quote == "c59"
    assert columns_kept(store, ("mood", "passage")) != said
    store.keep_setting("columns", "[")
    assert columns_kept(store, ("c59",)) == guess_columns(["c59"])
    store.close()


@pytest.mark.parametrize("kept", [None, [], {"quote": 3}, {"quote": "a", "separator": "."}, {}])
def test_what_was_kept_wrongly_is_passed_over(kept: object) -> None:
    assert columns_of(kept) is None


def test_a_sample_is_short_and_tells_columns_once() -> None:
    table = "A,B,a,\n" + "1,2,3,\n" * 100
    found = sample(table, HERE)
    assert found.header == ("a", "b")
    assert len(found.rows) == 20
    assert found.rows[0]["a"] == "1"


# Hostile ones


def test_an_escape_is_taken_away_exactly_once() -> None:
    table = "quote,note,escaped\n'=1+1,''=x,1\n'=1+1,''=x,\n'plain,'',1\n"
    found = read_table(table, HERE)
    assert [(f.quote, f.note) for f in found] == [
        ("=1+1", "'=x"),
        ("'=1+1", "''=x"),
        ("'plain", "''"),
    ]


def test_nul_huge_cells_and_many_columns_are_read_or_refused() -> None:
    huge = "w" * 3_000_000
    (found,) = read_table(f"quote,note\n\0a\0,{huge}\n", HERE)
    assert (found.quote, len(found.note)) == ("a", len(huge))
    with pytest.raises(BrokenFile):
        read_table("quote,note\n" + "x," * 100_000 + "x\n", HERE)
    assert read_table('quote,note\n"open, and never closed\n', HERE)[0].quote
