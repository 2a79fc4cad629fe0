"""The whole library searched: held against a plain scan, ranked, in pages, in step."""

import sqlite3
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leifeng_reader.core.change import replace_one
from leifeng_reader.operations import annotating, annotation_hits, shelving, text_hits
from leifeng_reader.operations.finding import Kind, excerpt
from leifeng_reader.operations.searching import Limits, Search, search
from leifeng_reader.store.store import Store
from tests.library import (
    fixed_origin,
    import_text,
    keep,
    new_annotation,
    new_store,
    new_theme,
)
from tests.operations.plain_scan import Row, scan

ORIGIN = fixed_origin("found")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def indexed(store: Store) -> None:
    for _ in store.index.slices():
        pass
    assert store.index.waiting() == (0, 0)


def rows(store: Store, typed: str) -> list[Row]:
    """Return every place, without what is there for the eye."""
    found = []
    for row in Search(store, typed, each_place=True).rows():
        name = row.annotation_id or row.theme_id or row.document_id
        place = (row.start, row.end) if row.kind is Kind.TEXT else (0, 0)
        found.append((row.kind.value, name, *place))
    return found


# --- held against a plain scan -------------------------------------------------------------------

PIECES = [
    "Lei Feng",
    "volunteer",
    "Volunteers’",
    "the",
    "then",
    "to be or not to be",
    "café",
    "cafe\u0301s",
    "ﬁnd oﬃce",
    "find",
    "Straße",
    "学习雷锋精神",
    "雷锋",
    "雷",
    "毛泽东思想，光芒",
    "ボランティア",
    "ｶﾞｲﾄﾞが",
    "か\u3099",
    "대한민국 자원봉사",
    "각",
    "ภาษาไทยก้าวหน้า",
    "हिन्दी में",
    "C++",
    "don't don’t",
    "😀",
    "a–b",
    "snake_case",
    "1940—1962",
    "İzmir ısı",
    "vol\u2060un\u200bteer",
    "-",
    '"',
]
PARAGRAPH = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda words: st.sampled_from([" ", "", "\u00a0 ", ", "]).map(
        lambda between: between.join(words)
    )
)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=6).map("\n".join).filter(str.strip)


@st.composite
def queries(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        words = draw(st.sampled_from(PIECES))
        low = draw(st.integers(0, len(words) - 1))
        part = words[low : draw(st.integers(low + 1, len(words)))]
        part = draw(st.sampled_from([part, words, part.upper()]))
        part = f'"{part}"' if draw(st.booleans()) else part
        field = draw(st.sampled_from(["", "", "", "", "note:", "theme:", "in:"]))
        parts.append(draw(st.sampled_from(["", "", "", "-"])) + field + part)
    parts += draw(st.sampled_from([[], [], [], ["after:2026-03-05"], ["before:2026-03-05"]]))
    return " ".join(parts)


def made_library(folder: Path, data: st.DataObject) -> Store:
    store = new_store(folder)
    parent = new_theme(store, "Selfless volunteers")
    themes = [parent, new_theme(store, "雷锋 café", parent.id), new_theme(store, "The rest")]
    for title in ("Lei Feng’s diary", "雷锋日记"):
        document, text = import_text(store, data.draw(TEXT) + title, title)
        for _ in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(0, len(text.content) - 1))
            end = data.draw(st.integers(start + 1, len(text.content)))
            if text.content[start:end].strip():
                carried = data.draw(st.lists(st.sampled_from(themes), max_size=2, unique=True))
                note = data.draw(st.one_of(st.just(""), PARAGRAPH))
                new_annotation(store, document, (start, end), themes=carried, note=note)
    return store


LIMITS = [
    (text_hits, "FEW"),
    (text_hits, "_AT_ONCE"),
    (annotation_hits, "FEW"),
    (annotation_hits, "_MANY"),
    (annotation_hits, "_FEW_OF_NARROW"),
    (annotation_hits, "_AT_ONCE"),
    (annotation_hits, "_IN_DOCUMENT"),
]
"""Beyond which the ways of looking differ; no library of a test is as large as that."""


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_hit_is_missed_and_none_invented(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = made_library(Path(folder), data)
        how_far = data.draw(st.sampled_from(["not", "begun", "whole", "whole"]), "indexed")
        if how_far != "not":
            list(islice(store.index.slices(0), None if how_far == "whole" else 1))
        with pytest.MonkeyPatch.context() as patch:
            if data.draw(st.booleans(), "as in a large library"):
                for module, name in LIMITS:
                    patch.setattr(module, name, 1)
            for _ in range(5):
                typed = data.draw(queries(), "typed")
                found = rows(store, typed)
                assert joined(store, set(found)) == joined(store, scan(store, typed))
                assert len(found) == len(set(found))
        store.close()


def joined(store: Store, found: set[Row]) -> set[Row]:
    """Return rows with the places of a text as the characters they hold, white space aside."""
    texts = {d.id: store.text(d.text_id).content for d in store.documents()}
    kept = {row for row in found if row[0] != "text"}
    return kept | {
        ("text", name, at, 0)
        for _, name, start, end in found - kept
        for at in range(start, end)
        if not texts[name][at].isspace()
    }


# --- what comes first ----------------------------------------------------------------------------


def contexts(store: Store, typed: str, kind: Kind, **limits: int) -> list[str]:
    groups = {group.kind: group for group in search(store, typed, Limits(**limits, seconds=None))}
    return [row.context for row in groups[kind].found] if kind in groups else []


@pytest.mark.parametrize("is_indexed", [False, True])
def test_kinds_in_their_order_and_words_before_beginnings(store: Store, is_indexed: bool) -> None:
    document, _ = import_text(store, "volunteering\nthe volunteer\nvolunteers", "A volunteer")
    new_theme(store, "Volunteers")
    theme = new_theme(store, "Volunteer work", new_theme(store, "Service").id)
    new_annotation(store, document, (0, 12), note="volunteers")
    noted = new_annotation(store, document, (13, 20), note="a volunteer’s")
    quote = new_annotation(store, document, (17, 26))
    if is_indexed:
        indexed(store)
    groups = search(store, "volunteer", Limits(seconds=None))
    assert [group.kind for group in groups] == list(Kind)
    titles, themes, notes, quotes, texts = (group.found for group in groups)
    assert [(row.document_id, row.context, row.marks) for row in titles] == [
        (document.id, "A volunteer", ((2, 11),))
    ]
    assert [row.context for row in themes] == ["Service/Volunteer work", "Volunteers"]
    assert (themes[0].theme_id, themes[0].marks) == (theme.id, ((8, 17),))
    assert notes[0].annotation_id == noted.id
    assert [row.annotation_id for row in quotes] == [quote.id]
    assert [(row.start, row.end) for row in texts] == [(17, 26), (0, 9), (27, 36)]
    assert all(group.is_whole and group.count == len(group.found) for group in groups)


def test_what_was_read_last_comes_first(store: Store) -> None:
    ids = [import_text(store, f"a word {number}", f"{number}")[0].id for number in range(4)]
    indexed(store)
    store.keep_place(ids[2], 0, "2026-03-01T00:00:00Z")
    store.keep_place(ids[0], 0, "2026-02-01T00:00:00Z")
    found = [row.document for row in Search(store, "word").rows()]
    assert found[:2] == ["2", "0"]
    assert sorted(found) == ["0", "1", "2", "3"]


def test_the_context_is_one_line_with_its_marks(store: Store) -> None:
    import_text(store, f"{'x' * 100}\ntab\there\n雷锋 \u2028the end of 雷锋 {'y' * 100}", "One")
    (row,) = (row for row in Search(store, "雷锋").rows() if row.kind is Kind.TEXT)
    assert row.context == f"…{'x' * 38} tab here 雷锋 the end of 雷锋 {'y' * 32}…"
    assert [row.context[a:b] for a, b in row.marks] == ["雷锋", "雷锋"]


def test_a_context_of_a_long_hit_is_cut() -> None:
    context, marks = excerpt("a " * 5000, [(10, 9000)])
    assert len(context) < 300
    assert marks == ((10, len(context) - 1),)
    assert excerpt("", []) == ("", ())
    assert excerpt("short\nnote", []) == ("short note", ())


# --- as much as is wanted ------------------------------------------------------------------------


@pytest.mark.parametrize("is_indexed", [False, True])
def test_rows_come_in_pages(store: Store, is_indexed: bool) -> None:
    text = "\n".join(f"word {number} {'filler ' * 80}" for number in range(2500))
    import_text(store, text, "Long")
    if is_indexed:
        indexed(store)
    looked = Search(store, "word")
    first = {group.kind: group for group in looked.first(Limits(rows=20, seconds=None))}[Kind.TEXT]
    assert (len(first.found), first.is_whole) == (20, False)
    more = looked.look(Kind.TEXT, 60)
    assert more.found[:20] == first.found
    assert len(more.found) == 60
    whole = looked.look(Kind.TEXT, 10_000)
    assert (whole.count, whole.is_whole) == (2500, True)
    assert [row.start for row in whole.found] == sorted({row.start for row in whole.found})
    assert [row.kind for row in looked.rows()] == [Kind.TEXT] * 2500


def test_time_that_is_up_leaves_the_rest_for_later(store: Store) -> None:
    import_text(store, "\n".join(f"{'filler ' * 300}{n}" for n in range(500)) + " rare", "Long")
    looked = Search(store, "rare")
    (group,) = (g for g in looked.first(Limits(seconds=0)) if g.kind is Kind.TEXT)
    assert not group.is_whole
    assert looked.look(Kind.TEXT, 1).count == 1


def test_the_first_rows_of_many_are_there_at_once(store: Store) -> None:
    document, _ = import_text(store, "the word\n" * 50_000, "Long")
    for _ in range(3):
        new_annotation(store, document, (0, 8))
    indexed(store)
    (group,) = (g for g in search(store, "the", Limits(rows=5)) if g.kind is Kind.TEXT)
    assert len(group.found) == 5
    assert not group.is_whole


# --- in step -------------------------------------------------------------------------------------


def found_ids(store: Store, typed: str) -> set[str]:
    return {row.annotation_id or row.document_id for row in Search(store, typed).rows()}


def test_annotations_are_found_as_soon_as_they_are_made(store: Store) -> None:
    document, _ = import_text(store, "alpha beta", "Greek")
    indexed(store)
    made = new_annotation(store, document, (0, 5), note="gamma")
    assert store.index.waiting() == (0, 1)
    assert found_ids(store, "gamma") == {made.id}
    changed = replace(made, note="delta")
    keep(store, replace_one(made, changed))
    assert found_ids(store, "gamma") == set()
    assert found_ids(store, "delta") == {made.id}
    keep(store, annotating.remove([changed]))
    assert found_ids(store, "delta") == set()
    assert found_ids(store, "alpha") == {document.id}


def test_a_removed_document_takes_its_hits_away_and_brings_them_back(store: Store) -> None:
    document, _ = import_text(store, "alpha beta", "Greek")
    made = new_annotation(store, document, (0, 5), note="gamma")
    indexed(store)
    change = shelving.remove_document(store, document.id)
    keep(store, change)
    assert found_ids(store, "alpha") == found_ids(store, "gamma") == set()
    keep(store, change.inverse)
    assert found_ids(store, "alpha") == {document.id, made.id}
    assert found_ids(store, "gamma") == {made.id}


@pytest.mark.parametrize("is_written_first", [False, True])
def test_a_damaged_index_is_made_again(store: Store, is_written_first: bool) -> None:
    document, _ = import_text(store, "alpha beta\n" * 3000, "Greek")
    made = new_annotation(store, document, (0, 5), note="gamma")
    indexed(store)
    path = store.path
    store.close()
    connection = sqlite3.connect(path)
    for table in ("search_passages_data", "search_quotes_data"):
        connection.execute(f"UPDATE {table} SET block = x'0badcafe0badcafe'")
    connection.commit()
    connection.close()
    again = Store(path)
    if is_written_first:
        made = new_annotation(again, document, (6, 10), note="gamma epsilon")
        assert made.id in found_ids(again, "epsilon")
    assert made.id in found_ids(again, "gamma")
    assert len([row for row in rows(again, "beta") if row[0] == "text"]) == 3000
    assert again.index.waiting() != (0, 0)
    indexed(again)
    assert made.id in found_ids(again, "gamma")
    assert len([row for row in rows(again, "beta") if row[0] == "text"]) == 3000
    assert again.damaged() == []
    again.close()


# --- what is typed -------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", " \n", "\u200b", "\u0301", "\x00", "before:", "theme:"])
def test_nothing_to_look_for_finds_nothing(store: Store, typed: str) -> None:
    document, _ = import_text(store, "alpha", "Greek")
    new_annotation(store, document, (0, 5))
    assert search(store, typed) == []


@pytest.mark.parametrize(
    "typed", ["C++", '"', "-x", "(", "[a", "\\", "*", "a.c", "%", "_", "^", "'"]
)
@pytest.mark.parametrize("is_indexed", [False, True])
def test_signs_are_only_signs(store: Store, typed: str, is_indexed: bool) -> None:
    document, text = import_text(store, f"before {typed} after\nabc", "One")
    if is_indexed:
        indexed(store)
    (row,) = Search(store, typed).rows()
    assert text.content[row.start : row.end] == typed
    assert row.document_id == document.id


@pytest.mark.parametrize("typed", ["a " * 500_000, '"' * 1_000_000, "雷" * 1_000_000, "NEAR(" * 9])
def test_a_million_characters_are_no_trouble(store: Store, typed: str) -> None:
    import_text(store, "雷 a", "One")
    indexed(store)
    search(store, typed)


def test_filters(store: Store) -> None:
    one, _ = import_text(store, "alpha beta", "First")
    other, _ = import_text(store, "alpha gamma", "Second")
    service = new_theme(store, "Service")
    below = new_theme(store, "Helping", service.id)
    made = new_annotation(store, one, (0, 5), themes=[below], note="my note")
    plain = new_annotation(store, other, (0, 5))
    assert found_ids(store, "theme:service") == {made.id}
    assert found_ids(store, "theme:service/help alpha") == {made.id}
    assert found_ids(store, 'theme:"serv" alpha') == set()
    assert found_ids(store, "-theme:service alpha") == {plain.id}
    assert found_ids(store, "note:my alpha") == {made.id}
    assert found_ids(store, "in:second alpha") == {plain.id, other.id}
    assert found_ids(store, "in:second") == {plain.id, other.id}
    assert found_ids(store, "alpha -in:second -note") == {one.id}
    assert found_ids(store, "alpha after:2027") == set()
    assert len(found_ids(store, "alpha before:2027")) == 4


def test_accents_on_request(store: Store) -> None:
    import_text(store, "resume\nrésumé", "One")
    indexed(store)
    assert [row.start for row in Search(store, "résumé", exact=True).rows()] == [7]
    assert [row.start for row in Search(store, "résumé").rows()] == [0, 7]
