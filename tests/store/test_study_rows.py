"""Study sets and cards in a library: kept, taken back, brought along, counted."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Status
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.errors import Conflict
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import (
    Card,
    CardKind,
    Gaps,
    Header,
    Item,
    Level,
    Manner,
    Numbering,
    PageSetup,
    Part,
    PartKind,
    StudySet,
)
from leifeng_reader.core.text import canonical
from leifeng_reader.store import rows
from leifeng_reader.store.pairs import paired
from leifeng_reader.store.store import Store
from leifeng_reader.store.studying import CardCounts
from tests.library import CHECKOUT, Open, import_text, keep, new_annotation

WORDS = st.text(max_size=12).map(canonical)
NUMBERS = st.integers(0, 2**31)
MANNERS = st.builds(
    Manner,
    numbering=st.sampled_from(Numbering),
    every=NUMBERS,
    highlights=st.booleans(),
    gloss_theme=WORDS,
    gaps=st.sampled_from(Gaps),
    level=st.sampled_from(Level),
    quotas=st.lists(st.tuples(WORDS, NUMBERS), max_size=2).map(tuple),
    readings=st.booleans(),
)
ITEMS = st.builds(
    Item,
    st.none() | WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
    NUMBERS,
    NUMBERS,
    st.booleans(),
)
PARTS = st.builds(
    Part,
    WORDS,
    st.sampled_from(PartKind),
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(ITEMS, max_size=2).map(tuple),
    MANNERS,
)
SETS = st.builds(
    StudySet,
    WORDS,
    WORDS,
    WORDS,
    st.builds(Filter, WORDS, st.frozensets(WORDS, max_size=2)),
    st.lists(PARTS, max_size=2).map(tuple),
    st.builds(Header, WORDS, WORDS, WORDS, WORDS, st.booleans(), st.binary(max_size=20)),
    st.builds(
        PageSetup,
        WORDS,
        st.booleans(),
        st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS),
        NUMBERS,
        st.floats(6, 40),
        st.booleans(),
    ),
    WORDS,
    NUMBERS,
    NUMBERS,
    WORDS,
    WORDS,
)
REALS = st.floats(allow_nan=False, allow_infinity=False)
CARDS = st.builds(
    Card,
    WORDS,
    WORDS,
    st.sampled_from(CardKind),
    WORDS,
    NUMBERS,
    st.integers(-1, 9),
    REALS,
    REALS,
    WORDS,
    NUMBERS,
    NUMBERS,
    st.booleans(),
    WORDS,
    WORDS,
    WORDS,
)
PLAIN = StudySet("s1", "Quiz", "d1", parts=(Part("p1", PartKind.QUESTIONS),))


@given(st.one_of(SETS, CARDS))
def test_a_row_and_a_journal_line_give_the_record_again(record: StudySet | Card) -> None:
    kind = rows.kind_of(record)
    assert rows.from_row(kind, rows.to_row(record)) == record
    assert rows.from_json(kind, rows.to_json(record)) == record


@given(st.one_of(SETS, CARDS), st.data())
def test_what_differs_is_enough_for_the_journal(
    record: StudySet | Card, data: st.DataObject
) -> None:
    other = data.draw(SETS if isinstance(record, StudySet) else CARDS)
    other = replace(other, id=record.id)
    before, after = paired(record.id, record, other).entry
    assert rows.from_json(rows.kind_of(record), after or "", before) == other


def test_a_part_of_few_words_takes_few() -> None:
    assert rows.to_row(PLAIN)["parts"] == '[{"id":"p1","kind":"questions"}]'
    assert rows.to_row(PLAIN)["header"] == "{}"


def test_a_set_is_kept_altered_removed_and_all_of_it_undone(opened: Open) -> None:
    store = opened()
    change = Change((), (PLAIN,))
    keep(store, change)
    altered = replace(PLAIN, seed=2, header=Header(title="T", logo=b"\x89PNG"))
    keep(store, replace_one(PLAIN, altered))
    assert opened().study_sets() == [altered]
    with pytest.raises(Conflict) as caught:
        keep(opened(), replace_one(PLAIN, replace(PLAIN, name="Other")))
    assert caught.value.kind == "study_sets"
    keep(store, Change((altered,)))
    (removal,) = store.history.removed()
    assert removal.before == altered
    for entry in reversed(store.changes_after(0)):
        keep(store, entry.change.inverse)
    assert store.study_sets() == []
    assert store.damaged() == []


def test_an_altered_row_is_found(store: Store) -> None:
    card = Card("c1", "a1", stability=3.25, difficulty=5.0)
    keep(store, Change((), (PLAIN, card)))
    assert store.damaged() == []
    other = sqlite3.connect(store.path)
    other.execute("UPDATE study_sets SET seed = 7")
    other.execute("UPDATE cards SET stability = 4.0")
    other.commit()
    other.close()
    assert sorted(store.damaged()) == ["c1", "s1"]


def test_cards_due_come_first_and_those_of_lost_passages_wait(store: Store) -> None:
    document, _ = import_text(store, "one two three four five six")
    spans = ((0, 3), (4, 7), (8, 13), (14, 18), (19, 23))
    made = [new_annotation(store, document, span) for span in spans]
    at = "2026-03-05T08:00:00.000Z"
    known = ("2026-03-04T08:00:00.000Z", "2026-03-01T08:00:00.000Z", "", "2027-01-01T00:00:00Z", "")
    cards = [
        Card(f"c{n}", a.id, due=due, phase=1 + n % 2)
        for n, (a, due) in enumerate(zip(made, known, strict=True))
    ]
    keep(store, Change((), (*cards, Card("gone", "nobody"))))
    assert [card.id for card in store.cards_due(at)] == ["c1", "c0", "c2", "c4"]
    assert [card.id for card in store.cards_due(at, 3)] == ["c1", "c0", "c2"]
    assert store.card_counts(at) == CardCounts(new=2, learning=1, review=1, total=5)
    assert store.card_counts(at, "elsewhere") == CardCounts(0, 0, 0, 0)
    assert len(store.cards()) == 6
    assert len(store.cards(document.id)) == 5
    keep(store, replace_one(made[2], replace(made[2], status=Status.LOST)))
    keep(store, replace_one(cards[0], replace(cards[0], suspended=True)))
    assert [card.id for card in store.cards_due(at, document_id=document.id)] == ["c1", "c4"]


def test_a_library_without_them_is_brought_up_to_date(tmp_path: Path, opened: Open) -> None:
    store = opened()
    import_text(store, "one two")
    before = store.documents()
    path = store.path
    store.close()
    old = sqlite3.connect(path)
    old.executescript(
        "DROP TABLE study_sets; DROP TABLE cards; PRAGMA user_version=3;"
        "DELETE FROM _sqlite_migrations WHERE name LIKE 'm004%';"
    )
    old.close()
    store = opened(path)
    assert store.documents() == before
    keep(store, Change((), (PLAIN,)))
    assert (store.study_sets(), store.damaged()) == ([PLAIN], [])
    assert path.with_name("library.sqlite.before-version-4.bak").exists()


def test_reading_a_page_does_without_them(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from leifeng_reader.store.store import Store\n"
        "s = Store(pathlib.Path(sys.argv[1])); s.documents(); s.themes(); s.annotations()\n"
        "s.changes_after(0); s.saved_filters(); s.get_ready()\n"
        "assert 'leifeng_reader.core.study' not in sys.modules"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "library.sqlite")]
    subprocess.run(arguments, cwd=CHECKOUT, check=True)
