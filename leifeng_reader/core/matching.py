"""Where the terms of a query stand in a piece of writing: what every other way must agree with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from leifeng_reader.core.folding import accented, folded, is_letter, way_back
from leifeng_reader.core.query import Field, Query, Term

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Needle:
    """A term made ready to be looked for; see core.query.Query for what it means.

    `opens` and `closes`: its ends are letters, which must not stand inside a word.
    """

    plain: str
    opens: bool
    closes: bool
    accents: str | None = None

    def stands_in(self, text: str, plain: str) -> bool:
        """Tell whether it stands in text, whose folded form is plain."""
        return next(self.spans(text, plain), None) is not None

    def spans(self, text: str, plain: str) -> Iterator[Span]:
        """Yield where it stands in text, whose folded form is plain; spans do not overlap."""
        length, place = len(self.plain), plain.find(self.plain)
        if place < 0:
            return
        unfolded = way_back(text, plain)
        while place >= 0:
            after = place + length
            if self._fits(plain, place, after):
                span = unfolded(place, after)
                if self.accents is None or accented(text[slice(*span)]) == self.accents:
                    yield span
                    place = after - 1
            place = plain.find(self.plain, place + 1)

    def _fits(self, plain: str, start: int, end: int) -> bool:
        if self.opens and start and is_letter(plain[start - 1]):
            return False
        return not (self.closes and end < len(plain) and is_letter(plain[end]))


@lru_cache(maxsize=1024)
def needle(term: Term, exact: bool = False) -> Needle:
    """Return the needle of a term."""
    plain = folded(term.text.replace("\n", " ")).strip()
    opens, closes = bool(plain) and is_letter(plain[0]), bool(plain) and is_letter(plain[-1])
    return Needle(plain, opens, closes and term.whole, accented(term.text) if exact else None)


def whole(term: Term) -> Term:
    """Return a term that must end where a word ends."""
    return replace(term, whole=True)


@dataclass(frozen=True, slots=True)
class Needles:
    """Needles that must all stand in a piece of writing, and needles that must not."""

    wanted: tuple[Needle, ...]
    unwanted: tuple[Needle, ...] = ()

    @classmethod
    def of(cls, query: Query, field: Field = Field.ANYWHERE) -> "Needles":
        """Return those of a query's field."""
        return cls(
            tuple(needle(term, query.exact) for term in query.terms(field)),
            tuple(needle(term, query.exact) for term in query.terms(field, negated=True)),
        )

    @property
    def is_vain(self) -> bool:
        """Whether what is wanted is sure to bring along what is not."""
        return any(
            one == other
            or (
                other.accents is None
                and (one.closes or not other.closes)
                and other.stands_in(one.plain, one.plain)
            )
            for one in self.wanted
            for other in self.unwanted
        )

    def fit(self, text: str, plain: str) -> bool:
        """Tell whether text, whose folded form is plain, has all that is wanted, no other."""
        if not all(one.plain in plain for one in self.wanted):
            return False
        return all(one.stands_in(text, plain) for one in self.wanted) and not any(
            one.stands_in(text, plain) for one in self.unwanted
        )

    def all_in(self, writings: Sequence[str]) -> bool:
        """Tell whether writings that are one piece together have all that is wanted, no other."""
        pairs = [(text, plainly(text)) for text in writings]

        def stands(one: Needle) -> bool:
            return any(one.stands_in(*pair) for pair in pairs)

        return all(map(stands, self.wanted)) and not any(map(stands, self.unwanted))

    def spans(self, text: str) -> list[Span]:
        """Return where what is wanted stands in a piece of writing, in order."""
        plain = plainly(text)
        found = (span for one in self.wanted for span in one.spans(text, plain))
        return sorted(set(found))


def plainly(text: str) -> str:
    """Return a piece of writing folded; its line ends are spaces like others."""
    return folded(text.replace("\n", " ")) if "\n" in text else folded(text)


def paragraphs(content: str, needles: Needles, start: int = 0) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the paragraphs of content that fit, each with where what is wanted stands in it.

    Positions count from `start`, which is that of content in its text.
    """
    plain = folded(content)
    if not all(one.plain in plain for one in needles.wanted):
        return
    for text, folded_text in zip(content.split("\n"), plain.split("\n"), strict=True):
        if spans := _spans(text, folded_text, needles):
            yield (start, start + len(text)), [(start + a, start + b) for a, b in spans]
        start += len(text) + 1


def _spans(text: str, plain: str, needles: Needles) -> list[Span]:
    if not all(one.plain in plain for one in needles.wanted):
        return []
    found: set[Span] = set()
    for one in needles.wanted:
        spans = list(one.spans(text, plain))
        if not spans:
            return []
        found.update(spans)
    if any(one.stands_in(text, plain) for one in needles.unwanted):
        return []
    return sorted(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return sorted spans with those that overlap or touch made one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
