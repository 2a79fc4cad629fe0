"""Passages described by their words and what stands around them, and found by exactly these."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from leifeng_reader.core.annotation import CONTEXT, Selector
from leifeng_reader.core.errors import BadRange, QuoteAmbiguous, QuoteNotFound

MOST_OCCURRENCES = 50
MOST_CONTEXT = 256
"""How far a prefix or suffix grows, in code points, to tell a passage from its twins."""

_LONGEST_WORD = 50
_WORD = re.compile(r"\w+")


def describe(text: str, start: int, end: int) -> Selector:
    """Return the selector of text[start:end]; raises BadRange when that is empty or outside.

    Prefix and suffix are as long as CONTEXT at least, go on to the edge of a word, and grow until
    the passage is the only one of its kind or they are as long as MOST_CONTEXT.
    """
    if not 0 <= start < end <= len(text):
        raise BadRange(start, end, len(text))
    return _described(text, start, end, partial(_is_single, text))


def describe_place(text: str, position: int) -> Selector:
    """Return the selector of a place between two characters, known by what is around it.

    Raises BadRange when it is outside the text.
    """
    if not 0 <= position <= len(text):
        raise BadRange(position, position, len(text))
    return _described(text, position, position, partial(_is_single, text))


def describe_all(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Selector]:
    """Yield what `describe` returns for each span, faster where they are many; may be places."""
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise BadRange(start, end, len(text))
    passages = (text[slice(*_around(text, *span, CONTEXT))] for span in spans)
    places = _places(text, {word for words in passages for word in _WORD.findall(words)})
    is_single = partial(_is_known_single, text, places)
    return (_described(text, *span, is_single) for span in spans)


def stands(text: str, selector: Selector) -> bool:
    """Tell whether quote and surroundings are at the selector's position, to the letter."""
    start, end = selector.start, selector.end
    return (
        0 <= start <= end <= len(text)
        and text[start:end] == selector.quote
        and text.endswith(selector.prefix, 0, start)
        and text.startswith(selector.suffix, end)
    )


def _places(text: str, wanted: set[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {word: [] for word in wanted}
    for match in _WORD.finditer(text):
        if match[0] in wanted:
            places[match[0]].append(match.start())
    return places


def _is_known_single(text: str, places: dict[str, list[int]], low: int, high: int) -> bool:
    """Do what _is_single does by looking only where the rarest word inside the range stands."""
    words = text[low:high]
    whole = list(_WORD.finditer(words))[1:-1]  # the first and the last may be cut
    known = [(places[match[0]], match.start()) for match in whole if match[0] in places]
    if not known:
        return _is_single(text, low, high)
    rarest, offset = min(known, key=lambda one: len(one[0]))
    return sum(text.startswith(words, place - offset) for place in rarest) == 1


def _described(text: str, start: int, end: int, is_single: Callable[[int, int], bool]) -> Selector:
    reach = CONTEXT
    low, high = _around(text, start, end, reach)
    while reach < MOST_CONTEXT and (low, high) != (0, len(text)) and not is_single(low, high):
        reach *= 2
        low, high = _around(text, start, end, reach)
    return Selector(start, end, text[start:end], text[low:start], text[end:high])


def _around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Return the range that many characters around a passage, on to the edges of words."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    return _word_edges(text, low)[0], _word_edges(text, high)[1]


def _word_edges(text: str, position: int) -> tuple[int, int]:
    """Return the start and end of the word that goes on across position, else position twice."""
    around = text[max(0, position - 1) : position + 1]
    if len(around) < 2 or " " in around:  # the usual case, and quicker
        return position, position
    from leifeng_reader.core.boundaries import word_at  # late: it takes some milliseconds

    low, high = max(0, position - _LONGEST_WORD), min(len(text), position + _LONGEST_WORD)
    start, end = word_at(text, position, low, high)
    return (start, end) if start < position else (position, position)


def _is_single(text: str, low: int, high: int) -> bool:
    words = text[low:high]
    return text.find(words) == low and text.find(words, low + 1) < 0


def occurrences(
    text: str, quote: str, prefix: str = "", suffix: str = "", most: int = MOST_OCCURRENCES
) -> list[int]:
    """Return the first places where quote stands between prefix and suffix, overlaps included.

    An empty quote stands wherever prefix and suffix meet.
    """
    words = prefix + quote + suffix
    found: list[int] = []
    position = text.find(words)
    while position >= 0 and len(found) < most:
        found.append(position + len(prefix))
        position = text.find(words, position + 1)
    return found


def find_exact(text: str, quote: str, prefix: str = "", suffix: str = "") -> tuple[int, int]:
    """Return the one place where quote stands between prefix and suffix.

    Raises QuoteNotFound or QuoteAmbiguous; both say how many candidates there are, up to
    MOST_OCCURRENCES.
    """
    fitting = occurrences(text, quote, prefix, suffix) if quote else []
    if not fitting:
        raise QuoteNotFound(quote, len(occurrences(text, quote)) if quote else 0)
    if len(fitting) > 1:
        raise QuoteAmbiguous(quote, len(fitting))
    return fitting[0], fitting[0] + len(quote)
