"""Cards: made once, spaced, limited by the day, and undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import Card, CardKind, Part, PartKind
from leifeng_reader.operations import annotating, cards, studying
from leifeng_reader.operations.cards import Rating, Wanted
from leifeng_reader.store import rows
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

QUESTION, CLOZE = CardKind.QUESTION, CardKind.CLOZE
BOTH = frozenset(CardKind)
ALL = Wanted()
NOON = "2026-03-05T12:00:00.000Z"
TEXT = "Lei Feng helped others. Nobody had asked him to. " * 20


class Shelf:
    """A library with one text, and short words for what is done to its cards."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.origin = fixed_origin("card")
        self.document, _ = import_text(store, TEXT)

    def annotate(self, start: int, end: int, note: str = "", *themes: Theme) -> Annotation:
        return new_annotation(
            self.store, self.document, (start, end), note=note, themes=list(themes)
        )

    def make(self, what: Wanted = ALL, kinds: frozenset[CardKind] = BOTH) -> cards.Offer:
        offered = cards.offered(self.store.path, what, kinds)
        keep(self.store, cards.make(offered, self.origin))
        return offered

    def answer(self, card: Card, rating: Rating, at: str) -> Card:
        after = cards.answer(card, rating, at)
        keep(self.store, replace_one(card, after))
        return after

    def deal(self, at: str = NOON, a_day: int = 20) -> Card:
        found = cards.deal(self.store, at, a_day)
        assert found is not None
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    store = new_store(tmp_path)
    yield Shelf(store)
    store.close()


def after(days: float) -> str:
    return cards.written(cards._moment(NOON) + timedelta(days=days))


# Making


def test_each_annotation_gives_a_card_of_a_kind_once(shelf: Shelf) -> None:
    first, plain = shelf.annotate(0, 8, "Who?"), shelf.annotate(9, 15)
    long = shelf.annotate(20, 20 + cards.LONGEST_GAP + 1, "Why?")
    offered = shelf.make()
    assert [(a.id, kind) for a, kind in offered.fresh] == [
        (first.id, QUESTION),
        (first.id, CLOZE),
        (plain.id, CLOZE),
        (long.id, QUESTION),
    ]
    assert (offered.without_note, offered.too_long, offered.known) == (1, 1, 0)
    assert len(shelf.store.cards()) == 4

    again = shelf.make()
    assert (again.fresh, again.known) == ((), 4)
    new = shelf.annotate(30, 40, "What?")
    assert [a.id for a, _ in shelf.make(kinds=frozenset({QUESTION})).fresh] == [new.id]


def test_bookmarks_and_lost_passages_give_none(shelf: Shelf) -> None:
    text = shelf.store.text(shelf.document.text_id)
    change, _ = annotating.bookmark(shelf.document, text, 5, shelf.origin)
    keep(shelf.store, change)
    assert cards.offered(shelf.store.path, Wanted(), BOTH) == cards.Offer(without_passage=2)


def test_of_a_filter_a_theme_and_a_study_set(shelf: Shelf) -> None:
    service = new_theme(shelf.store, "Service")
    below = new_theme(shelf.store, "Youth", service.id)
    shelf.annotate(0, 8, "Who?")
    themed = shelf.annotate(9, 15, "How?", below)
    other, _ = import_text(shelf.store, "Another text.", "Another")

    def ids(what: Wanted) -> list[str]:
        return [a.id for a, _ in cards.offered(shelf.store.path, what, frozenset({CLOZE})).fresh]

    assert ids(Wanted(wanted=Filter(themes=frozenset({service.id})))) == [themed.id]
    assert ids(Wanted(shelf.document.id, Filter(words="How"))) == [themed.id]
    assert ids(Wanted(other.id)) == []
    change, made = studying.new_set(
        (),
        "Quiz",
        shelf.origin,
        document=shelf.document,
        wanted=Filter(words="How"),
        parts=(Part("p", PartKind.QUESTIONS),),
    )
    keep(shelf.store, change)
    assert ids(Wanted(set_id=made.id)) == [themed.id]


def test_cards_of_a_removed_annotation_vanish_and_come_back(shelf: Shelf) -> None:
    removed = shelf.annotate(0, 8, "Who?")
    shelf.make(kinds=frozenset({QUESTION}))
    change = annotating.remove([removed])
    keep(shelf.store, change)
    assert cards.deal(shelf.store, NOON) is None
    assert cards.standing(shelf.store, NOON).total == 0
    keep(shelf.store, change.inverse)
    assert shelf.deal().annotation_id == removed.id


# Answering


@pytest.mark.parametrize(
    ("rating", "wait", "phase", "step"),
    [
        (Rating.AGAIN, timedelta(minutes=1), 1, 0),
        (Rating.HARD, timedelta(minutes=5, seconds=30), 1, 0),
        (Rating.GOOD, timedelta(minutes=10), 1, 1),
        (Rating.EASY, timedelta(days=8), 2, -1),
    ],
)
def test_a_new_card_after_its_first_answer(
    rating: Rating, wait: timedelta, phase: int, step: int
) -> None:
    card = Card("c", "a")
    known = cards.answer(card, rating, NOON)
    assert cards.outlook(card, NOON)[rating] == wait
    assert known.due == cards.written(cards._moment(NOON) + wait)
    assert (known.phase, known.step, known.reviews, known.lapses) == (phase, step, 1, 0)
    assert (known.first_review, known.last_review) == (NOON, NOON)
    assert known.stability > 0 and 1 <= known.difficulty <= 10
    assert cards.answer(card, rating, NOON) == known, "nothing is left to chance"


def test_a_card_that_is_forgotten_lapses_and_is_learned_again() -> None:
    card = cards.answer(Card("c", "a"), Rating.EASY, NOON)
    forgot = cards.answer(card, Rating.AGAIN, card.due)
    assert (forgot.phase, forgot.step, forgot.lapses) == (3, 0, 1)
    assert forgot.stability < card.stability
    assert forgot.first_review == NOON
    learned = cards.answer(forgot, Rating.GOOD, forgot.due)
    assert (learned.phase, learned.step, learned.lapses) == (2, -1, 1)


def test_what_is_known_better_comes_later_each_time() -> None:
    card, waits = Card("c", "a"), []
    for _ in range(5):
        card = cards.answer(card, Rating.GOOD, card.due or NOON)
        waits.append(cards._moment(card.due) - cards._moment(card.last_review))
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=20)


def test_a_cards_memory_stays_the_same_through_the_library(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    shelf.make(kinds=frozenset({QUESTION}))
    kept, straight = shelf.deal(), shelf.deal()
    for rating in (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.HARD, Rating.EASY):
        at = straight.due or NOON
        straight = cards.answer(straight, rating, at)
        shelf.answer(kept, rating, at)
        (kept,) = shelf.store.cards()
        assert kept == straight
        kind = rows.kind_of(kept)
        assert rows.from_json(kind, rows.to_json(kept)) == kept


def test_an_answer_taken_back_leaves_no_trace(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    shelf.make(kinds=frozenset({QUESTION}))
    card = shelf.deal()
    change = replace_one(card, cards.answer(card, Rating.EASY, NOON))
    keep(shelf.store, change)
    assert cards.deal(shelf.store, NOON) is None
    keep(shelf.store, change.inverse)
    assert shelf.deal() == card
    keep(shelf.store, change)
    assert cards.standing(shelf.store, NOON).next_due == change.after[0].due  # type: ignore[union-attr]


# Dealing


def test_due_ones_come_before_new_ones(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    shelf.annotate(9, 15, "How?")
    shelf.make(kinds=frozenset({QUESTION}))
    first = shelf.answer(shelf.deal(), Rating.AGAIN, NOON)
    assert shelf.deal().id != first.id, "a minute has not passed, and another is new"
    assert shelf.deal(first.due).id == first.id


def test_what_is_being_learned_comes_early_when_nothing_else_is_left(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    shelf.make(kinds=frozenset({QUESTION}))
    card = shelf.answer(shelf.deal(), Rating.GOOD, NOON)
    assert card.due > NOON
    assert shelf.deal() == card
    known = shelf.answer(card, Rating.EASY, card.due)
    assert cards.deal(shelf.store, card.due) is None
    assert shelf.deal(known.due) == known


def test_a_day_brings_so_many_new_cards(shelf: Shelf) -> None:
    for start in range(0, 30, 10):
        shelf.annotate(start, start + 5, "Why?")
    shelf.make(kinds=frozenset({QUESTION}))
    stand = cards.standing(shelf.store, NOON, 2)
    assert (stand.new, stand.later, stand.due, stand.total) == (2, 1, 2, 3)
    for _ in range(2):
        shelf.answer(shelf.deal(NOON, 2), Rating.EASY, NOON)
    stand = cards.standing(shelf.store, NOON, 2)
    assert (stand.new, stand.later, stand.next_due[:10]) == (0, 1, "2026-03-13")
    assert cards.deal(shelf.store, NOON, 2) is None
    assert cards.deal(shelf.store, NOON, 3) is not None
    assert cards.deal(shelf.store, after(1), 2) is not None, "another day"


def test_the_day_is_the_readers(shelf: Shelf) -> None:
    china = timezone(timedelta(hours=8))
    assert cards.day_start(NOON, china) == "2026-03-04T16:00:00.000Z"
    assert cards.day_start("2026-03-05T17:00:00.000Z", china) == "2026-03-05T16:00:00.000Z"


def test_cards_set_aside_are_not_dealt(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    shelf.make(kinds=frozenset({QUESTION}))
    card = shelf.deal()
    change = cards.suspend(card, NOON)
    keep(shelf.store, change)
    assert cards.deal(shelf.store, NOON) is None
    stand = cards.standing(shelf.store, NOON)
    assert (stand.due, stand.total, stand.suspended) == (0, 1, 1)
    keep(shelf.store, cards.resume(shelf.store.cards(), after(1)))
    assert replace(shelf.deal(), modified=card.modified) == card
    assert cards.resume(shelf.store.cards(), after(2)).is_empty


def test_of_one_text_alone(shelf: Shelf) -> None:
    shelf.annotate(0, 8, "Who?")
    other, _ = import_text(shelf.store, "Another text, of another kind.", "Another")
    new_annotation(shelf.store, other, (0, 7), note="Which?")
    shelf.make(kinds=frozenset({QUESTION}))

    def of(document: Document | None) -> tuple[int, int]:
        stand = cards.standing(shelf.store, NOON, 1, document.id if document else "")
        return stand.new, stand.later

    assert (of(None), of(other), of(shelf.document)) == ((1, 1), (1, 0), (1, 0))
    found = cards.deal(shelf.store, NOON, 1, other.id)
    assert found is not None
    shelf.answer(found, Rating.EASY, NOON)
    assert of(shelf.document) == (0, 1), "the limit is that of the whole library"
    assert cards.standing(shelf.store, NOON, 1, "elsewhere") == cards.Standing(0, 0, 0, 0, 0, 0, "")


def test_many_cards_are_counted_at_once(shelf: Shelf) -> None:
    change = Change((), tuple(Card(f"c{n}", f"a{n}") for n in range(3)))
    keep(shelf.store, change)
    assert shelf.store.card_tallies(NOON, NOON) == {}, "cards without annotations count nowhere"
