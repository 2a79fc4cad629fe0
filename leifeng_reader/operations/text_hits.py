"""Paragraphs of texts in which a query's words stand, one after another as they are asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from leifeng_reader.core.matching import Needles, Span, paragraphs
from leifeng_reader.core.passages import cut
from leifeng_reader.core.tokens import Key, keys
from leifeng_reader.store.search import SearchIndex, Volume

FEW = 1000
"""How many passages are looked up for the whole library; of more, document by document."""

_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that fits, with all places where the words stand in it; `content` is the text."""

    volume: Volume
    content: str
    spans: list[Span]


def hits(
    index: SearchIndex,
    volumes: Iterable[Volume],
    needles: Needles,
    shown: Needles,
    better: Needles | None = None,
) -> Iterator[Hit | None]:
    """Yield the paragraphs of volumes that fit, in order; None now and then while looking.

    Those that also fit `better` are passed over: they were told of before. The places are
    those of `shown`.
    """
    content = lru_cache(maxsize=1)(index.content)
    for volume, numbers in _candidates(index, volumes, keys(needles.wanted)):
        whole = content(volume.text_id)
        spans = cut(whole) if numbers is None else _spans(index, volume, numbers, len(whole))
        for start, end in spans:
            for (low, high), found in paragraphs(whole[start:end], needles, start):
                paragraph = whole[low:high]
                if better is None or not better.all_in([paragraph]):
                    if shown != needles:
                        found = [(low + a, low + b) for a, b in shown.spans(paragraph)]
                    yield Hit(volume, whole, found)
            yield None


def _candidates(
    index: SearchIndex, volumes: Iterable[Volume], wanted: list[Key]
) -> Iterator[tuple[Volume, list[int] | None]]:
    """Yield documents with the numbers of passages where the words may stand; None: anywhere."""
    listed = index.passages(wanted, FEW + 1)
    for volume in volumes:
        low, high = volume.first, volume.first + volume.passages
        if not volume.passages:
            yield volume, None
        elif len(listed) > FEW:
            while some := index.passages(wanted, _AT_ONCE, low, high):
                yield volume, some
                low = some[-1] + 1
        elif some := listed[bisect_left(listed, low) : bisect_left(listed, high)]:
            yield volume, some


def _spans(index: SearchIndex, volume: Volume, numbers: list[int], length: int) -> list[Span]:
    starts = index.starts(volume.text_id)
    starts.append(length + 1)
    places = (number - volume.first for number in numbers)
    return [(starts[place], starts[place + 1] - 1) for place in places]
