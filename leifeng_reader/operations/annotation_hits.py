"""Annotations in which a query's words stand, one after another as they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leifeng_reader.core.codebook import Codebook, format_path
from leifeng_reader.core.matching import Needle, Needles, needle
from leifeng_reader.core.query import Field, Query
from leifeng_reader.core.tokens import Key, keys
from leifeng_reader.store.search import EVERY, Noted, SearchIndex, Volume

FEW = 200
"""Up to how many annotations are put in order before they are looked at."""

_FEW_OF_NARROW = 1000  # of more, those of the documents or themes asked for are looked at
_MANY = 1000  # that have the words; of more, those with the theme are looked at
_AT_ONCE = 100
_IN_DOCUMENT = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """What annotations are looked for: the words, those of the note, and the themes.

    `themes`: of each set the annotation carries one; `banned`: it carries none of them.
    `volumes` are the documents they may be in, by id, in the order they are told of. Where
    one of `shown` stands in the note, it is the note that is told of, else the quote.
    """

    words: Needles
    note: Needles
    themes: tuple[frozenset[str], ...]
    banned: frozenset[str]
    before: str
    after: str
    volumes: Mapping[str, tuple[int, Volume]]
    is_narrow: bool
    shown: Needles

    @property
    def needles(self) -> tuple[Needle, ...]:
        """All that must stand somewhere."""
        return (*self.words.wanted, *self.note.wanted)

    def fits(self, noted: Noted) -> bool:
        """Tell whether an annotation is one that is looked for."""
        carried = noted.themes
        return (
            noted.document_id in self.volumes
            and (not self.before or noted.created < self.before)
            and noted.created >= self.after
            and all(not theme.isdisjoint(carried) for theme in self.themes)
            and self.banned.isdisjoint(carried)
            and self.words.all_in((noted.quote, noted.note))
            and self.note.all_in((noted.note,))
        )

    def is_in_note(self, noted: Noted) -> bool:
        """Tell whether some of the words stand in the note."""
        return bool(noted.note and self.shown.spans(noted.note))


def wish(
    query: Query,
    codebook: Codebook,
    volumes: Iterable[Volume],
    needles: Needles,
    note: Needles,
) -> Wish:
    """Return what a query asks of annotations; volumes are those it allows, in order."""
    return Wish(
        needles,
        note,
        tuple(_themes(codebook, needle(t, query.exact)) for t in query.terms(Field.THEME)),
        frozenset[str]().union(
            *(
                _themes(codebook, needle(term, query.exact))
                for term in query.terms(Field.THEME, negated=True)
            )
        ),
        query.before,
        query.after,
        {volume.id: (place, volume) for place, volume in enumerate(volumes)},
        query.has(Field.TITLE),
        Needles(Needles.of(query).wanted + Needles.of(query, Field.NOTE).wanted),
    )


def _themes(codebook: Codebook, wanted: Needle) -> frozenset[str]:
    """Return the themes whose path has what is wanted, and all below them."""
    fits = Needles((wanted,))
    named = [t for t in codebook.themes if fits.all_in((format_path(codebook.path(t)),))]
    return frozenset[str]().union(*(codebook.below(theme) for theme in named))


def hits(
    index: SearchIndex, wanted: Wish, in_notes: bool, better: Wish | None = None
) -> Iterator[Noted | None]:
    """Yield annotations that fit, by note or else by quote; None now and then while looking.

    Those that also fit `better` are passed over: they were told of before.
    """
    # Without words nothing stands in a note; where words for the note are asked for, they do.
    if (not wanted.needles if in_notes else wanted.note.wanted) or wanted.words.is_vain:
        return
    for some in _candidates(index, wanted, in_notes):
        for noted in some:
            fits = wanted.fits(noted) and wanted.is_in_note(noted) is in_notes
            if fits and (better is None or not better.fits(noted)):
                yield noted
        yield None


def _candidates(index: SearchIndex, wanted: Wish, in_notes: bool) -> Iterator[list[Noted]]:
    """Yield annotations that may fit, a few at a time, none of the others."""
    few, carried = FEW, _carried(index, wanted)
    if wanted.themes or wanted.is_narrow:
        few = max(FEW, min(_MANY, sum(carried.values())) if wanted.themes else _FEW_OF_NARROW)
    ways = _ways(wanted, in_notes)
    listed = index.annotations(ways, few + 1, in_notes=in_notes) if ways else []
    if not wanted.needles or (few > FEW and len(listed) > few):
        yield from _by_document(index, wanted, carried)
        return
    if len(listed) <= few:
        yield from _in_order(index, wanted, listed)
    else:
        yield from _newest_first(index, wanted, ways, in_notes)
    yield from _unindexed(index)


def _carried(index: SearchIndex, wanted: Wish) -> dict[str, int]:
    """Return how many annotations carry the theme that is asked for, by document."""
    return index.homes_of_themes(_rarest(wanted)) if wanted.themes else {}


def _rarest(wanted: Wish) -> frozenset[str]:
    return min(wanted.themes, key=len)


def _ways(wanted: Wish, in_notes: bool) -> list[list[Key]]:
    """Return the keys of all words, or of each of them where one is enough to be told of.

    What stands in no note stands in the quote with all its words.
    """
    if not in_notes or wanted.note.wanted:
        needles = wanted.note.wanted if in_notes else wanted.needles
        return [keys(needles)] if needles else []
    return [keys([one]) for one in wanted.shown.wanted]


def _in_order(index: SearchIndex, wanted: Wish, numbers: list[int]) -> Iterator[list[Noted]]:
    """Yield annotations document by document, the newest of each first."""
    homes = index.homes(numbers)
    order = wanted.volumes
    known = [number for number in numbers if homes.get(number) in order]
    known.sort(key=lambda number: (order[homes[number]][0], -number))
    for place in range(0, len(known), _AT_ONCE):
        yield index.noted(known[place : place + _AT_ONCE])


def _newest_first(
    index: SearchIndex, wanted: Wish, ways: list[list[Key]], in_notes: bool
) -> Iterator[list[Noted]]:
    below = EVERY
    while numbers := index.annotations(ways, _AT_ONCE, below=below, in_notes=in_notes):
        below = numbers[-1]
        yield index.noted(_with_all(index, wanted, numbers) if len(ways) > 1 else numbers)


def _with_all(index: SearchIndex, wanted: Wish, numbers: list[int]) -> list[int]:
    """Return those to whose quote or note all words lead, of numbers, newest first."""
    low, high = numbers[-1] - 1, numbers[0] + 1
    for one in wanted.needles:
        found: set[int] = set()
        for in_notes in (True, False):
            ways = [keys([one])]
            some = index.annotations(ways, EVERY, below=high, above=low, in_notes=in_notes)
            found.update(some)
        numbers = [number for number in numbers if number in found]
    return numbers


def _unindexed(index: SearchIndex) -> Iterator[list[Noted]]:
    """Yield what the index does not hold yet."""
    below = EVERY
    while numbers := index.unindexed(below, _IN_DOCUMENT):
        yield index.noted(numbers)
        below = numbers[-1]


def _by_document(
    index: SearchIndex, wanted: Wish, carried: Mapping[str, int]
) -> Iterator[list[Noted]]:
    if wanted.themes:
        order = wanted.volumes
        for some in _few_at_a_time(filter(carried.__contains__, order), carried):
            noted = index.noted_with(_rarest(wanted), some)
            yield sorted(noted, key=lambda one: order[one.document_id][0])
        return
    for document_id in wanted.volumes:
        key = (-1, -1, "")
        while some_more := index.noted_in(document_id, key, _IN_DOCUMENT):
            yield some_more
            key = (some_more[-1].start, some_more[-1].end, some_more[-1].id)


def _few_at_a_time(document_ids: Iterable[str], carried: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield documents by as many as hold about a hundred annotations together."""
    some: list[str] = []
    held = 0
    for document_id in document_ids:
        some.append(document_id)
        held += carried[document_id]
        if held >= _AT_ONCE:
            yield some
            some, held = [], 0
    if some:
        yield some
