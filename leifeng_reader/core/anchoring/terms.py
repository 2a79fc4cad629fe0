"""Where short runs of characters stand in a text: two ideographs, or five of other characters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress

_IDEOGRAPHS = (
    "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_PAIR, _FIVE = 2, 5
_RUN = re.compile(f"([{_IDEOGRAPHS}]{{{_PAIR},}})|[^{_IDEOGRAPHS}]{{{_FIVE},}}")
_STEPS = (2, 3)
"""Of a text every second pair and every third five are noted: a passage has enough of them."""

_BLOCK, _EVERY = 4096, 8
_MOST = 200
"""A term in more of the noted places than this is not worth following."""


def terms_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield (position, term) of every term, each but one character further than the last."""
    for places, terms in _runs(text, (1, 1)):
        yield from zip(places, terms, strict=True)


def _runs(text: str, steps: tuple[int, int]) -> Iterator[tuple[range, list[str]]]:
    for match in _RUN.finditer(text):
        size, step = (_PAIR, steps[0]) if match.lastindex else (_FIVE, steps[1])
        places = range(match.start(), match.end() - size + 1, step)
        yield places, [text[place : place + size] for place in places]


class Terms:
    """The places in a text of those terms that stand there seldom enough to lead somewhere."""

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        """Look through the text once for the terms wanted."""
        common = _common(text)
        sought = {term for term in wanted if common[term] * _EVERY <= _MOST}
        self._places: dict[str, list[int]] = {}
        for places, terms in _runs(text, _STEPS):
            known = map(sought.__contains__, terms)
            for term, place in compress(zip(terms, places, strict=True), known):
                self._places.setdefault(term, []).append(place)

    def places(self, term: str) -> list[int]:
        """Return where a term stands, as far as it was noted."""
        return self._places.get(term, [])


def _common(text: str) -> Counter[str]:
    """Count the terms of a part of the text, which tells well enough what is common."""
    blocks = range(0, len(text), _BLOCK * _EVERY)
    part = "".join(text[block : block + _BLOCK] for block in blocks)
    counts: Counter[str] = Counter()
    for _, terms in _runs(part, _STEPS):
        counts.update(terms)
    return counts
