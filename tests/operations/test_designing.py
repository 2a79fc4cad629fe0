"""Designs kept under names, and designed tables that come back."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePath

import pytest

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.errors import ColumnsUnclear
from leifeng_reader.exchange import DESIGNED, EXPORTERS
from leifeng_reader.exchange.column_choice import Columns
from leifeng_reader.exchange.csv_import import read_ours
from leifeng_reader.exchange.design import PRESETS, Column, Dates, Design, Rows, columns_of
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import annotating, designing
from leifeng_reader.operations.exporting import export
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.roundtrip import Comparison, Fate, compare, receive
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

TEXT = "Lei Feng helped others.\n雷锋 helped 😀 them too.\nNobody had asked him to, and he said so."
SMALL = ("id", "quote", "themes", "note", "modified")


def numbered_origin() -> Origin:
    """Return an origin whose ids look as a library gives them."""
    numbers, clock = count(1), fixed_origin()
    return Origin(clock.now, lambda: f"00000000-0000-4000-8000-{next(numbers):012x}", "tester")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library with three annotations of one text, and two themes."""
    made, origin = new_store(tmp_path), numbered_origin()
    document, _ = import_text(made, TEXT, "A life")
    service = new_theme(made, "Service")
    below = new_theme(made, "=雷锋/Odd", parent_id=service.id)
    new_annotation(made, document, (0, 8), themes=[service], note="=first", origin=origin)
    new_annotation(made, document, (24, 26), themes=[below, service], note="'second", origin=origin)
    new_annotation(made, document, (51, 57), origin=origin)
    yield made
    made.close()


def exported(store: Store, design: Design) -> bytes:
    return export(store, EXPORTERS[DESIGNED], Options(design=design))


def compared(store: Store, data: bytes, **about: bool) -> Comparison:
    incoming = read_ours(data.decode("utf-8-sig"), PurePath("table.csv"))
    return compare(store, incoming, fixed_origin("new"), **about)


def take(store: Store, data: bytes) -> None:
    found = compared(store, data)
    rows = {row.id for row in found.rows}
    keep(store, receive(store, found, rows, fixed_origin("taken")))


def first(store: Store) -> Annotation:
    return min(store.annotations(), key=lambda each: each.start)


def paths(store: Store, annotation: Annotation) -> list[str]:
    names = {theme.id: theme.name for theme in store.themes()}
    return [names[theme] for theme in annotation.themes]


DESIGNS = {
    **{name: design for name, design in PRESETS.items() if name != "Readwise"},
    "small": Design(columns_of(SMALL), separator=";"),
    "days": Design(dates=Dates.DAY, separator="\t", bom=True),
    "no notes": Design(columns_of(("themes", "id"))),
    "only notes": Design(columns_of(("note", "id")), escaped=True),
    "quotes alone": Design(columns_of(("id", "quote")), Rows.INDICATORS, context=0),
    "headed": Design((Column("id"), Column("quote", "引文"), Column("note"))),
}


@pytest.mark.parametrize("name", list(DESIGNS))
def test_what_comes_back_unaltered_changes_nothing(store: Store, name: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(exported(store, DESIGNS[name]))
    found = read_incoming(path)
    assert found.importer.name == "csv"
    comparison = compare(store, found.incoming, fixed_origin("new"))
    assert (comparison.rows, comparison.same) == ((), 3)
    assert compare(store, found.incoming, fixed_origin("new"), removals=True).rows == ()


def test_what_readwise_gets_is_not_taken_for_ours(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "readwise.csv"
    path.write_bytes(exported(store, PRESETS["Readwise"]))
    assert read_incoming(path).importer.name == "table"


def test_an_edited_note_comes_back_and_nothing_else_is_touched(store: Store) -> None:
    data = exported(store, DESIGNS["only notes"])
    before = first(store)
    take(store, data.replace(b"'=first", b"'=changed"))
    after = first(store)
    assert after.note == "=changed"
    assert replace(after, note=before.note, modified=before.modified) == before


def test_a_0_takes_a_theme_off_and_a_1_gives_one(store: Store) -> None:
    design = Design(columns_of(("id", "themes")), Rows.INDICATORS)
    lines = exported(store, design).decode().splitlines()
    assert lines[0] == r"id,theme:Service,theme:Service/=雷锋\/Odd"
    assert [line[-3:] for line in lines[1:]] == ["1,0", "1,1", "0,0"]
    lines[1] = lines[1][:-3] + "0,1"
    take(store, "\r\n".join(lines).encode())
    listed = sorted(store.annotations(), key=lambda each: each.start)
    assert [paths(store, each) for each in listed] == [["=雷锋/Odd"], ["=雷锋/Odd", "Service"], []]
    assert first(store).note == "=first"


def test_a_theme_without_a_column_stays(store: Store) -> None:
    design = Design(columns_of(("id", "themes")), Rows.INDICATORS)
    lines = [line.rpartition(",")[0] for line in exported(store, design).decode().splitlines()]
    assert compared(store, "\r\n".join(lines).encode()).rows == ()


def test_a_new_column_makes_a_theme_with_its_capitals(store: Store) -> None:
    first_id = first(store).id
    take(store, f"id,note,theme:New/Thing,THEME:Service\r\n{first_id},=first,x,1\r\n".encode())
    assert paths(store, first(store)) == ["Service", "Thing"]


@pytest.mark.parametrize("dates", list(Dates))
def test_a_later_change_here_is_a_conflict_whatever_the_dates(store: Store, dates: Dates) -> None:
    design = Design(columns_of(SMALL), dates=dates)
    data = exported(store, design).replace(b"=first", b"=there")
    assert [row.fate for row in compared(store, data).rows] == [Fate.CHANGED]
    later = Origin(lambda: "2027-01-01T00:00:00.000Z", fixed_origin().new_id, "tester")
    keep(store, annotating.set_note(first(store), "here", later))
    assert [row.fate for row in compared(store, data).rows] == [Fate.CONFLICTING]


def test_what_the_library_does_not_know_comes_in_with_its_quote_only(store: Store) -> None:
    data = exported(store, Design(columns_of(("id", "note")))).replace(b"8000", b"8111")
    assert compared(store, data) == Comparison((), 0, {})
    quoted = exported(store, Design(columns_of(("id", "document", "quote", "note"))))
    found = compared(store, quoted.replace(b"8000", b"8111"))
    assert [(row.fate, row.is_lost) for row in found.rows] == [(Fate.NEW, False)] * 3


def test_a_table_of_another_programs_ids_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "taguette.csv"
    path.write_text("id,document,tag,content\r\n1,A life,Service,Lei Feng\r\n")
    assert read_incoming(path).importer.name == "table"


RENAMED = Design(
    (Column("id"), Column("quote", "引文"), Column("themes", "My Codes"), Column("note", "Comment"))
)


@pytest.mark.parametrize("how", ["kept design", "exported once", "told"])
def test_columns_under_other_headings_come_back(store: Store, how: str, tmp_path: Path) -> None:
    path, columns = tmp_path / "table.csv", None
    path.write_bytes(exported(store, RENAMED).replace(b"=first", b"edited").replace(b"Odd", b"New"))
    match how:
        case "kept design":
            kept = designing.with_design(None, "Ours", RENAMED)
            store.keep_setting(designing.DESIGNS, kept)
        case "exported once":
            store.keep_setting(designing.HEADINGS, designing.with_headings(None, RENAMED))
        case _:
            columns = Columns("引文", "comment", "my codes", id="id", separator="paths")
    file = read_incoming(path, columns, designing.headings_kept(store))
    assert file.importer.name == "csv"
    found = compare(store, file.incoming, fixed_origin("new"))
    assert [(row.fate, row.note, row.themes[0][-1]) for row in found.rows] == [
        (Fate.CHANGED, "edited", "Service"),
        (Fate.CHANGED, "'second", "=雷锋/New"),
    ]
    keep(store, receive(store, found, found.usual, fixed_origin("taken")))
    again = compare(store, file.incoming, fixed_origin("again"))
    assert (again.rows, again.same) == ((), 3)


def test_an_unknown_heading_asks_and_a_foreign_id_is_no_id_of_ours(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(exported(store, RENAMED))
    with pytest.raises(ColumnsUnclear):
        read_incoming(path)
    path.write_text("id,my codes,comment\r\n1,a,b\r\n")
    columns = Columns(note="comment", themes="my codes", id="id")
    assert not read_incoming(path, columns).is_ours


def test_headings_that_were_kept_wrongly_do_no_harm(store: Store) -> None:
    for kept in ("[", "[]", '{"a": 1, "b": [], "c": "nothing"}'):
        store.keep_setting(designing.HEADINGS, kept)
        assert not set(designing.headings_kept(store)) & {"a", "b", "c"}


def test_designs_are_kept_under_names_and_the_standing_ones_stay(store: Store) -> None:
    assert list(designing.all_designs(None)) == list(PRESETS)
    small = DESIGNS["small"]
    kept = designing.with_design(None, "For Ann", small)
    kept = designing.with_design(kept, "雷锋", Design())
    kept = designing.with_design(kept, "for ann", Design(bom=True))
    store.keep_setting(designing.DESIGNS, kept)
    kept = store.setting(designing.DESIGNS) or ""
    assert designing.own_designs(kept) == {"雷锋": Design(), "for ann": Design(bom=True)}
    assert designing.find_design(" FOR ANN ", kept) == Design(bom=True)
    assert designing.find_design("r/pandas", kept) == PRESETS["R/pandas"]
    assert designing.find_design("nope", kept) is None
    assert list(designing.own_designs(designing.without_design(kept, "雷锋"))) == ["for ann"]
    assert designing.own_designs(designing.with_design(kept, "Excel", small)).keys() == {
        "雷锋",
        "for ann",
    }
