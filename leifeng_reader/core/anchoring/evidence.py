"""What speaks for a place: how alike the words are, what stands around, how far it has moved."""

from dataclasses import dataclass

from leifeng_reader.core.anchoring.alignment import Needle, quote_likeness, sides
from leifeng_reader.core.anchoring.levelling import Levelled
from leifeng_reader.core.anchoring.match import Match, Method

REACH = 20_000
"""How far from where it is expected a passage is looked for first; further is not near."""

_QUOTE, _CONTEXT, _NEARNESS = 50, 40, 2
_SURE = 0.75
_EDITED = 0.30
_EDITED_IN_CONTEXT = 0.45
_SAME_CONTEXT, _FAIR_CONTEXT, _SOME_CONTEXT = 0.7, 0.6, 0.5
_TIE = 0.02
_TELLING = 60
_LETTER, _IDEOGRAPH = 2, 6
_FIRST_IDEOGRAPH = "\u3041"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the passage: how alike quote and context are, and how near it is.

    Context is None where the selector has none, nearness where it has no position.
    """

    start: int
    end: int
    quote: float
    context: float | None
    nearness: float | None
    method: Method

    @property
    def score(self) -> float:
        """The weighted mean of what is known, from 0 to 1."""
        parts = ((_QUOTE, self.quote), (_CONTEXT, self.context), (_NEARNESS, self.nearness))
        known = [(weight, value) for weight, value in parts if value is not None]
        return sum(weight * value for weight, value in known) / sum(w for w, _ in known)

    @property
    def is_sure(self) -> bool:
        """Tell whether there is no need to look any further."""
        in_place = self.context is None or self.context >= _FAIR_CONTEXT
        return in_place and self.quote >= 1 - _EDITED and self.score >= _SURE


def judged(
    needle: Needle, text: Levelled, span: tuple[int, int], expected: int, method: Method
) -> Candidate:
    """Return the candidate at a span; the needle's quote was expected at `expected`, or at -1.

    For a place, which has no quote, the better of the two sides stands in for it.
    """
    sizes = len(needle.prefix), len(needle.suffix)
    context, better = None, 0.0
    if any(sizes):
        alike = [one * size for one, size in zip(sides(needle, text, *span), sizes, strict=True)]
        context, better = sum(alike) / sum(sizes), max(alike) / max(sizes)
    quote = quote_likeness(needle, text, *span) if needle.quote else better
    nearness = max(0.0, 1 - abs(span[0] - expected) / REACH) if expected >= 0 else None
    return Candidate(*span, quote, context, nearness, method)


def is_accepted(needle: Needle, candidate: Candidate) -> bool:
    """Tell whether a place is the passage, as far as one can tell.

    Edited by no more than a third it may stand in other surroundings, if it says enough to be
    known there; edited more it must stand in the same.
    """
    edits, context = 1 - candidate.quote, candidate.context
    if context is None:
        return edits == 0 or (edits <= _EDITED and _is_telling(needle, edits))
    if context >= _SAME_CONTEXT:
        return edits <= _EDITED_IN_CONTEXT
    return edits <= _EDITED and (context >= _SOME_CONTEXT or _is_telling(needle, edits))


def _is_telling(needle: Needle, edits: float) -> bool:
    """Tell whether a quote says enough to be known wherever it stands, edited as it is.

    A letter is worth about two bits, an ideograph or syllable six; a place in a long text some
    twenty, and people repeat themselves.
    """
    words = needle.quote or max(needle.prefix, needle.suffix, key=len)
    bits = sum(_IDEOGRAPH if c >= _FIRST_IDEOGRAPH else _LETTER for c in words)
    return bits * (1 - 2 * edits) >= _TELLING


def chosen(candidates: list[Candidate]) -> Match:
    """Return the best, with its rivals where no position tells them apart."""
    best = max(candidates, key=lambda one: (one.score, one.method == Method.EXACT))
    rivals = (one for one in candidates if best.nearness is None and _rivals(one, best))
    spans = sorted({(one.start, one.end) for one in rivals})
    return Match(best.start, best.end, best.score, best.method, tuple(spans))


def _rivals(one: Candidate, best: Candidate) -> bool:
    """Tell whether a place is as good as the best, and not the same passage a little off."""
    is_apart = one.end <= best.start or best.end <= one.start
    is_exact = one.method == best.method == Method.EXACT
    is_other = (one.start, one.end) != (best.start, best.end)
    return is_other and (is_apart or is_exact) and one.score > best.score - _TIE
