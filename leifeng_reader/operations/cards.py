"""Cards: made of annotations, dealt when they are due, and spaced by how well they are known."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.core.study import Card, CardKind
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

if TYPE_CHECKING:
    import fsrs

A_DAY = 20
"""How many new cards a day brings unless the reader says otherwise."""

LONGEST_GAP = 200
"""How many characters of a sentence can be left out and still be asked for."""

AHEAD = timedelta(minutes=20)
"""How long before they are due cards still being learned are shown when nothing else is left."""


class Rating(IntEnum):
    """How well a card was known."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


# Making


@dataclass(frozen=True, slots=True)
class Offer:
    """What cards annotations can give: pairs not made yet, and how many were left out, and why."""

    fresh: tuple[tuple[Annotation, CardKind], ...] = ()
    known: int = 0
    without_note: int = 0
    too_long: int = 0
    without_passage: int = 0


def offer(
    annotations: Iterable[Annotation], kinds: Collection[CardKind], known: Iterable[Card]
) -> Offer:
    """Return what cards of some kinds annotations can give beside those known already."""
    made = {(card.annotation_id, card.kind) for card in known}
    fresh: list[tuple[Annotation, CardKind]] = []
    counts = dict.fromkeys(("known", "without_note", "too_long", "without_passage"), 0)
    for annotation in annotations:
        for kind in CardKind:
            if kind in kinds:
                why = "known" if (annotation.id, kind) in made else unfit(annotation, kind)
                if why:
                    counts[why] += 1
                else:
                    fresh.append((annotation, kind))
    return Offer(tuple(fresh), **counts)


def unfit(annotation: Annotation, kind: CardKind) -> str:
    """Return which count of an Offer an annotation without that card goes to; "" when it fits."""
    is_passage = annotation.scope is Scope.PASSAGE and annotation.status is not Status.LOST
    if not is_passage or not annotation.selector.quote.strip():
        return "without_passage"
    if kind is CardKind.QUESTION:
        return "" if annotation.note.strip() else "without_note"
    return "" if len(annotation.selector.quote) <= LONGEST_GAP else "too_long"


def make(offered: Offer, origin: Origin) -> Change:
    """Make the cards that are not made yet."""
    now = origin.now()
    cards = tuple(
        Card(origin.new_id(), annotation.id, kind, created=now, modified=now)
        for annotation, kind in offered.fresh
    )
    return Change((), cards)


class Wanted(NamedTuple):
    """Which annotations cards are made of: a document's (all where its id is empty) that pass a
    filter, or those a study set draws.
    """

    document_id: str = ""
    wanted: Filter = Filter()
    set_id: str = ""


def drawn(store: Store, what: Wanted) -> list[Annotation]:
    """Return the annotations cards are made of; raises NothingToDraw of an empty set."""
    if what.set_id:
        from leifeng_reader.operations.studying import sources

        chosen = next((s for s in store.study_sets() if s.id == what.set_id), None)
        listed = sources(store, chosen) if chosen else ()
        return [annotation for source in listed for annotation in source.annotations]
    codebook = Codebook.of(store.themes())
    ids = [what.document_id] if what.document_id else [d.id for d in store.documents()]
    found = [select(store.annotations(each), what.wanted, codebook) for each in ids]
    return [annotation for listed in found for annotation in listed]


def offered(path: Path, what: Wanted, kinds: Collection[CardKind]) -> Offer:
    """Return what cards a library can give; opens it anew, as another thread has to."""
    with closing(Store(path)) as store:
        return offer(drawn(store, what), kinds, store.cards())


# Answering


def answer(card: Card, rating: Rating, now: str) -> Card:
    """Return a card as it is after an answer at a time."""
    import fsrs  # late: most sessions have no review

    moment = _moment(now)
    reviewed, _ = _scheduler().review_card(_memory(card, moment), fsrs.Rating(rating), moment)
    forgot = rating is Rating.AGAIN and card.phase == fsrs.State.Review
    return replace(
        card,
        due=written(reviewed.due),
        phase=int(reviewed.state),
        step=-1 if reviewed.step is None else reviewed.step,
        stability=float(reviewed.stability or 0.0),
        difficulty=float(reviewed.difficulty or 0.0),
        last_review=now,
        reviews=card.reviews + 1,
        lapses=card.lapses + forgot,
        modified=now,
        first_review=card.first_review or now,
    )


def outlook(card: Card, now: str) -> Mapping[Rating, timedelta]:
    """Return how long after each answer a card would come again."""
    return {r: _moment(answer(card, r, now).due) - _moment(now) for r in Rating}


def _memory(card: Card, moment: datetime) -> "fsrs.Card":
    import fsrs

    if not card.reviews:
        return fsrs.Card(card_id=1, due=moment)
    return fsrs.Card(
        card_id=1,  # any: else the package waits for the clock to make one up
        state=fsrs.State(card.phase),
        step=None if card.step < 0 else card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due),
        last_review=_moment(card.last_review),
    )


def _scheduler() -> "fsrs.Scheduler":
    import fsrs

    return fsrs.Scheduler(enable_fuzzing=False)


def suspend(card: Card, now: str) -> Change:
    """Set a card aside: it is dealt no more."""
    return replace_one(card, replace(card, suspended=True, modified=now))


def resume(listed: Iterable[Card], now: str) -> Change:
    """Deal those cards again that were set aside."""
    aside = tuple(card for card in listed if card.suspended)
    return Change(aside, tuple(replace(card, suspended=False, modified=now) for card in aside))


# Dealing


class Standing(NamedTuple):
    """What waits: `new` within the day's limit, `later` new ones beyond it; `total` of all cards,
    `suspended` among them; `next_due` when nothing is due until then.
    """

    new: int
    learning: int
    review: int
    later: int
    total: int
    suspended: int
    next_due: str

    @property
    def due(self) -> int:
        """How many cards are to be looked at now."""
        return self.new + self.learning + self.review


def standing(
    store: Store, now: str, a_day: int = A_DAY, document_id: str = "", zone: tzinfo | None = None
) -> Standing:
    """Return what waits in a document, or in the library where its id is empty.

    The day's limit of new cards is the library's; the day is that of `zone`, else the machine's.
    """
    tallies = store.card_tallies(now, day_start(now, zone))
    left = max(0, a_day - sum(tally.begun for tally in tallies.values()))
    listed = [t for key, t in tallies.items() if document_id in ("", key)]
    new = sum(tally.new for tally in listed)
    within = min(new, left)
    dates = [tally.next_due for tally in listed if tally.next_due]
    return Standing(
        new=within,
        learning=sum(tally.learning for tally in listed),
        review=sum(tally.review for tally in listed),
        later=new - within,
        total=sum(tally.total for tally in listed),
        suspended=sum(tally.suspended for tally in listed),
        next_due=min(dates, default=""),
    )


def deal(
    store: Store, now: str, a_day: int = A_DAY, document_id: str = "", zone: tzinfo | None = None
) -> Card | None:
    """Return the card to be looked at next, None when nothing is due."""
    found = next(iter(store.cards_due(now, 1, document_id)), None)
    if found is not None and (found.due or standing(store, now, a_day, document_id, zone).new):
        return found
    soon = written(_moment(now) + AHEAD)
    ahead = next(iter(store.cards_due(soon, 1, document_id)), None)
    return ahead if ahead is not None and ahead.due else None


def day_start(now: str, zone: tzinfo | None = None) -> str:
    """Return when the day of a moment began."""
    local = _moment(now).astimezone(zone)
    return written(local.replace(hour=0, minute=0, second=0, microsecond=0))


def written(moment: datetime) -> str:
    """Return a moment as it is kept."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
