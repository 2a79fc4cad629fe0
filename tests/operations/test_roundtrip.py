"""Our table back, and other programs' annotations in: compared, placed, taken as one change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.document import Document
from leifeng_reader.exchange import EXPORTERS, csv_table
from leifeng_reader.exchange.csv_import import read_ours
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import annotating
from leifeng_reader.operations.exporting import collect, export
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.placing import QUOTES
from leifeng_reader.operations.roundtrip import Comparison, Fate, compare, receive
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

HERE = PurePath("table.csv")
TEXT = "Lei Feng helped others.\n雷锋 helped 😀 them too.\nNobody had asked him to, and he said so."
EXACT, SPREADSHEET = Options(), Options(spreadsheet=True)
HOSTILE = st.text(
    st.one_of(st.sampled_from("=+-@＝'\"\t\n;,\\/ \u2028?"), st.characters(codec="utf-8"))
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library with three annotations of one text."""
    made = new_store(tmp_path)
    document, _ = import_text(made, TEXT, "A life")
    service = new_theme(made, "Service")
    new_annotation(made, document, (0, 8), themes=[service], note="=first")
    new_annotation(made, document, (24, 26), note="'second")
    new_annotation(made, document, (51, 57))
    yield made
    made.close()


def exported(store: Store, options: Options = SPREADSHEET, *, long: bool = False) -> str:
    return csv_table.write(collect(store), options, long=long).decode("utf-8-sig")


def compared(store: Store, text: str, *, removals: bool = False) -> Comparison:
    return compare(store, read_ours(text, HERE), fixed_origin("new"), removals=removals)


def take(store: Store, comparison: Comparison) -> None:
    chosen = {row.id for row in comparison.rows}
    keep(store, receive(store, comparison, chosen, fixed_origin("taken")))


def by_note(store: Store) -> dict[str, Annotation]:
    return {annotation.note: annotation for annotation in store.annotations()}


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("options", [EXACT, SPREADSHEET])
def test_an_export_that_comes_back_changes_nothing(
    store: Store, options: Options, long: bool
) -> None:
    found = compared(store, exported(store, options, long=long))
    assert (found.rows, found.same) == ((), 3)


def test_edits_come_in_as_one_change_and_once(store: Store) -> None:
    text = exported(store).replace("'=first", "other").replace(",Service,", ",Service; A/B,")
    found = compared(store, text)
    assert [(row.fate, row.note, row.themes) for row in found.rows] == [
        (Fate.CHANGED, "other", (("Service",), ("A", "B")))
    ]
    before = store.last_change()
    take(store, found)
    assert store.last_change() == before + 1
    assert len(by_note(store)["other"].themes) == 2
    assert {theme.name for theme in store.themes()} == {"Service", "A", "B"}
    assert compared(store, text).rows == ()


def test_the_change_can_be_taken_back(store: Store) -> None:
    before = store.annotations(), store.themes(), store.documents()
    found = compared(store, exported(store).replace("'second", "2").replace("Service", "S/T"))
    change = receive(store, found, {row.id for row in found.rows}, fixed_origin("taken"))
    keep(store, change)
    keep(store, change.inverse)
    assert (store.annotations(), store.themes(), store.documents()) == before


def test_what_was_changed_here_since_is_in_conflict_and_not_usual(store: Store) -> None:
    text = exported(store).replace("'=first", "other")
    first = by_note(store)["=first"]
    late = fixed_origin()._replace(now=lambda: "2027-01-01T00:00:00.000Z")
    keep(store, annotating.set_note(first, "changed here", late))
    found = compared(store, text)
    assert [row.fate for row in found.rows] == [Fate.CONFLICTING]
    assert not found.usual


def test_rows_that_are_missing_go_only_when_asked(store: Store) -> None:
    lines = [line for line in exported(store).split("\r\n") if "second" not in line]
    text = "\r\n".join(lines)
    assert compared(store, text).rows == ()
    found = compared(store, text, removals=True)
    assert [row.fate for row in found.rows] == [Fate.REMOVED]
    take(store, found)
    assert set(by_note(store)) == {"=first", ""}


def test_a_row_without_an_id_is_placed_by_its_quote(store: Store) -> None:
    document = store.documents()[0]
    text = f"id,document_id,quote,note,themes\n,{document.id},Nobody had asked,mine,New\n"
    take(store, compared(store, text))
    made = by_note(store)["mine"]
    assert TEXT[made.start : made.end] == "Nobody had asked"
    assert made.status is Status.ANCHORED
    assert compared(store, text).rows == ()


def test_what_a_western_encoding_loses_is_no_edit(store: Store) -> None:
    document = store.documents()[0]
    new_annotation(store, document, (51, 60), note="雷锋 and 😀 é")
    worn = exported(store, EXACT).encode("cp1252", "replace").decode("cp1252")
    assert "?? and ? é" in worn
    assert compared(store, worn).rows == ()
    assert compared(store, worn.replace("?? and ?", "?? but ?")).rows != ()


@given(notes=st.lists(HOSTILE, min_size=1, max_size=4), names=st.lists(HOSTILE, max_size=3))
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_hostile_words_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, notes: list[str], names: list[str]
) -> None:
    from leifeng_reader.core.codebook import clean_name
    from leifeng_reader.core.errors import BadThemeName

    store = new_store(tmp_path_factory.mktemp("library"))
    document, _ = import_text(store, TEXT, "=A title; of it")
    themes = []
    for name in names:
        try:
            if clean_name(name) not in {theme.name for theme in themes}:
                themes.append(new_theme(store, name))
        except BadThemeName:
            continue
    for place, note in enumerate(notes):
        new_annotation(store, document, (place, place + 9), themes=themes, note=note)
    for options in (EXACT, SPREADSHEET):
        for long in (False, True):
            assert compared(store, exported(store, options, long=long)).rows == ()
    other = new_store(tmp_path_factory.mktemp("other"))
    import_text(other, TEXT, "=A title; of it")
    take(other, compared(other, exported(store)))
    kept = {a.id: (a.selector.quote, a.note, a.start) for a in store.annotations()}
    assert {a.id: (a.selector.quote, a.note, a.start) for a in other.annotations()} == kept
    for each in (store, other):
        each.close()


# From elsewhere


def quoted(key: str, quote: str, title: str = "A book", note: str = "") -> Incoming:
    scope = Scope.PASSAGE if quote else Scope.DOCUMENT
    return Incoming(key, title, quote, note, (("Read",),), authors=("Orwell, George",), scope=scope)


def taken(store: Store, *incoming: Incoming, here: str | None = None) -> Comparison:
    found = compare(store, incoming, fixed_origin("new"), here=here)
    keep(store, receive(store, found, found.usual, fixed_origin("taken")))
    return found


def own(store: Store) -> Document:
    return next(each for each in store.documents() if each.source == QUOTES)


def test_a_document_is_known_by_its_title_and_what_is_not_in_it_is_kept_as_lost(
    store: Store,
) -> None:
    taken(
        store,
        quoted("k1", "Nobody had asked him", "a LIFE"),
        quoted("k2", "Words that stand nowhere in this text at all", "A life", "kept"),
    )
    assert len(store.documents()) == 1
    lost = by_note(store)["kept"]
    assert (lost.status, lost.selector.quote[:5]) == (Status.LOST, "Words")
    statuses = [a.status for a in store.annotations()]
    assert statuses.count(Status.LOST) == 1


def test_quotes_without_a_text_make_one_that_grows(store: Store) -> None:
    first = [quoted("k1", "One quote\nof two lines"), quoted("k2", "", note="on the whole")]
    taken(store, *first)
    document = own(store)
    found = store.annotations(document.id)
    content = store.text(document.text_id).content
    assert content == "One quote\u2028of two lines"
    passage = next(a for a in found if a.scope is Scope.PASSAGE)
    assert content[passage.start : passage.end] == content
    assert [a.note for a in found if a.scope is Scope.DOCUMENT] == ["on the whole"]

    assert taken(store, *first).same == 2
    taken(store, *first, quoted("k3", "A third"))
    grown = own(store)
    assert grown.id == document.id
    text = store.text(grown.text_id)
    assert text.content == "One quote\u2028of two lines\nA third"
    for annotation in store.annotations(grown.id):
        assert annotation.status is Status.ANCHORED
        assert annotation.text_sha256 == text.sha256
        start, end = annotation.start, annotation.end
        assert text.content[start:end] == annotation.selector.quote


def test_what_has_no_title_belongs_to_the_open_document(store: Store) -> None:
    document = store.documents()[0]
    taken(store, quoted("k1", "helped others", "", "here"), here=document.id)
    assert by_note(store)["here"].document_id == document.id


def test_duplicates_are_not_taken_unless_chosen(store: Store) -> None:
    twice = replace(quoted("k2", "One"), is_duplicate=True)
    found = taken(store, quoted("k1", "One quote"), twice)
    assert [row.fate for row in found.rows] == [Fate.NEW, Fate.DUPLICATE]
    assert len(store.annotations(own(store).id)) == 1


def test_a_workbook_that_comes_back_changes_nothing(store: Store, tmp_path: Path) -> None:
    new_annotation(store, store.documents()[0], (27, 33), note="a\nb _x000D_ 1.0 =SUM(1) 雷锋 ")
    path = tmp_path / "table.xlsx"
    path.write_bytes(export(store, EXPORTERS["xlsx"], EXACT))
    file = read_incoming(path)
    found = compare(store, file.incoming, fixed_origin("new"))
    assert (found.rows, found.same) == ((), 4)
