"""The search for passages in a text: where each stood, near it, and where rare words lead."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from math import sqrt

from leifeng_reader.core.anchoring.alignment import Needle, differences, lay, nearest, settle
from leifeng_reader.core.anchoring.edges import on_words
from leifeng_reader.core.anchoring.evidence import REACH, Candidate, chosen, is_accepted, judged
from leifeng_reader.core.anchoring.levelling import Levelled
from leifeng_reader.core.anchoring.match import Match, Method
from leifeng_reader.core.anchoring.quotes import occurrences, stands
from leifeng_reader.core.anchoring.terms import Terms, terms_of
from leifeng_reader.core.annotation import Selector
from leifeng_reader.core.progress import Progress

_CLOSE = 2_000
_CELL = 64
_CELLS = 12
_SETTLED = 2
_PLACES = 3_000
_WORTH_ALONE = 24
_SHORT = 100_000
"""A text that is looked through as a whole at little cost."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A passage under way: which it is, where it is expected (or -1), and what was found so far."""

    number: int
    selector: Selector
    needle: Needle
    expected: int
    found: list[Candidate] = field(default_factory=list)


def search(
    text: str, selectors: Sequence[Selector], *, thorough: bool, progress: Progress
) -> list[Match | None]:
    """Return where each selector's passage stands, or None.

    Those found where they stood or near it go first; only for what is left the whole text is
    looked through.
    """
    found: list[Match | None] = [None] * len(selectors)
    level, drift = Levelled(text, 2 * REACH * len(selectors)), 0
    left: list[_Sought] = []
    for number, selector in enumerate(selectors):
        progress(number - len(left), len(selectors))
        if stands(text, selector):
            found[number] = Match(selector.start, selector.end, 1.0, Method.SAME)
            continue
        sought = _sought(number, selector, drift, len(text))
        if match := _near(level, sought):
            found[number] = match
            drift = match.start - selector.start
        elif sought.needle.words:
            left.append(sought)
    terms = _terms(level, left)
    for done, sought in enumerate(left, len(selectors) - len(left)):
        progress(done, len(selectors))
        found[sought.number] = _anywhere(level, terms, sought, thorough=thorough)
    return found


def _sought(number: int, selector: Selector, drift: int, length: int) -> _Sought:
    expected = -1 if selector.start < 0 else max(0, min(selector.start + drift, length))
    return _Sought(number, selector, Needle.of(selector), expected)


def _near(level: Levelled, sought: _Sought) -> Match | None:
    """Look where the passage is expected; what is found but not sure is kept."""
    if sought.expected < 0 or not sought.needle.words:
        return None
    for candidate in _close(level, sought):
        if candidate.is_sure:
            return chosen([candidate])
        sought.found.append(candidate)
    return None


def _close(level: Levelled, sought: _Sought) -> Iterator[Candidate]:
    low = max(0, sought.expected - REACH)
    high = sought.expected + len(sought.needle.quote) + REACH
    for exact in (_unaltered, _exact):
        yield from nlargest(1, exact(level, sought, low, high), key=lambda one: one.score)
    begin = sought.expected - len(sought.needle.prefix)
    for words, offset in _wordings(sought.needle):
        for reach in (_CLOSE, REACH):
            low = begin + offset - reach
            at = nearest(words, level, low, low + len(words) + 2 * reach)
            if at is not None:
                yield _laid(level, sought, at - offset, Method.NEAR)
                break


def _unaltered(level: Levelled, sought: _Sought, low: int, high: int) -> list[Candidate]:
    """Return where the passage stands in [low, high) with all of its context, to the letter."""
    asked = sought.selector
    places = occurrences(level.text[low:high], asked.quote, asked.prefix, asked.suffix)
    return _at(level, sought, [low + place for place in places])


def _exact(level: Levelled, sought: _Sought, low: int, high: int) -> list[Candidate]:
    """Return where the words alone stand in [low, high), case and typography aside."""
    quote = sought.needle.quote
    places = occurrences(level.piece(low, high), quote) if quote else []
    return _at(level, sought, [low + place for place in places])


def _at(level: Levelled, sought: _Sought, places: list[int]) -> list[Candidate]:
    spans = [(place, place + len(sought.needle.quote)) for place in places]
    return [judged(sought.needle, level, span, sought.expected, Method.EXACT) for span in spans]


def _wordings(needle: Needle) -> Iterator[tuple[str, int]]:
    """Yield what to look for, and how far in the needle it begins: with its context, alone.

    A place is looked for by each of its sides.
    """
    for end, offset in needle.ends:
        yield end.words, offset
        inner = offset + len(end.prefix)
        sides = ((end.prefix, offset), (end.suffix, inner))
        for words, place in ((end.quote, inner),) if end.quote else sides:
            if len(words) >= _WORTH_ALONE:
                yield words, place


def _laid(level: Levelled, sought: _Sought, at: int, method: Method) -> Candidate:
    """Return the candidate for a needle that begins at about `at`."""
    span = lay(sought.needle, level, at)
    return _settled(level, sought, judged(sought.needle, level, span, sought.expected, method))


def _settled(level: Levelled, sought: _Sought, rough: Candidate) -> Candidate:
    span = settle(sought.needle, level, rough.start, rough.end)
    span = on_words(sought.selector, level.text, span, partial(_cost, sought.needle, level))
    return judged(sought.needle, level, span, sought.expected, rough.method)


def _cost(needle: Needle, level: Levelled, start: int, end: int) -> int:
    return 0 if needle.is_long else differences(needle, level, start, end)


def _anywhere(level: Levelled, terms: Terms, sought: _Sought, *, thorough: bool) -> Match | None:
    """Look everywhere the very words or their rarest pieces stand."""
    unaltered = _unaltered(level, sought, 0, len(level))
    if len(unaltered) == 1:
        return chosen(unaltered)
    found = [*sought.found, *unaltered, *_exact(level, sought, 0, len(level))]
    found += _led_to(level, terms, sought)
    accepted = [one for one in found if is_accepted(sought.needle, one)]
    if not accepted and (thorough or len(level) <= _SHORT):
        accepted = [one for one in _all_over(level, sought) if is_accepted(sought.needle, one)]
    return chosen(accepted) if accepted else None


def _led_to(level: Levelled, terms: Terms, sought: _Sought) -> list[Candidate]:
    """Return the best candidates that the needle's rarest terms lead to."""
    needle, expected = sought.needle, sought.expected
    spans = [lay(needle, level, at) for at in _leads(terms, needle)]
    rough = [judged(needle, level, span, expected, Method.WORDS) for span in spans]
    best = nlargest(_SETTLED, rough, key=lambda one: one.score)
    return [_settled(level, sought, one) for one in best]


def _all_over(level: Levelled, sought: _Sought) -> Iterator[Candidate]:
    for words, offset in _wordings(sought.needle):
        at = nearest(words, level, 0, len(level))
        if at is not None:
            yield _laid(level, sought, at - offset, Method.WHOLE)


def _terms(level: Levelled, left: list[_Sought]) -> Terms:
    wanted = (term for sought in left for _, term in _terms_in(sought.needle))
    return Terms(level.whole if left else "", wanted)


def _terms_in(needle: Needle) -> Iterator[tuple[int, str]]:
    for end, offset in needle.ends:
        for place, term in terms_of(end.words):
            yield offset + place, term


def _leads(terms: Terms, needle: Needle) -> list[int]:
    """Return where the needle's rarest terms say that it begins, the likeliest first."""
    known = [
        (len(places), offset, places)
        for offset, term in _terms_in(needle)
        if (places := terms.places(term))
    ]
    votes: dict[int, float] = defaultdict(float)
    starts: dict[int, int] = {}
    followed = 0
    for count, offset, places in sorted(known, key=lambda one: one[:2]):
        followed += count
        if followed > _PLACES:
            break
        weight = 1 / sqrt(2 + count)
        for place in places:
            cell = (place - offset) // _CELL
            votes[cell] += weight
            starts.setdefault(cell, place - offset)
    return [starts[cell] for cell in nlargest(_CELLS, votes, key=votes.__getitem__)]
