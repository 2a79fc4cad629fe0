"""Quotes looked for in a text that has changed: passages edited, deleted, and standing twice."""

import math
import random
import time
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from leifeng_reader.core.anchoring import NOWHERE, Match, describe_all, find_all
from leifeng_reader.core.boundaries import word_at
from leifeng_reader.core.text import canonical
from leifeng_reader.store.store import Store
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times
from tests.library import CORPUS

LENGTH = 3_200_000
QUOTES, DELETED, TWICE = 1_000, 98, 149
EDITED = 0.2
"""At most this share of the characters in and around a passage is replaced, dropped or doubled."""

_SIZES = {"latin": (20, 400), "chinese": (8, 150)}
_AROUND, _APART = 40, 200
_NOVELS = {
    "latin": "war-and-peace_oneline-paras.txt",
    "chinese": "hongloumeng_zh-Hans_utf8_crlf.txt",
}
_NEAR_ENOUGH = 2
_RUNS = 3
_SEED = 1940


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of the old text, and where it stands in the new one: None when it was deleted."""

    old: tuple[int, int]
    new: tuple[int, int] | None


def again(corpus: Corpus) -> Times:
    """Return seconds, and how many in a hundred are missed, off, or taken for what is gone."""
    script = "chinese" if corpus.words[0] > "\u3041" else "latin"
    old = _text(corpus, script)
    new, cases = edition(old, _SIZES[script], max(100, QUOTES * corpus.annotations // 100_000))
    known = list(describe_all(old, [case.old for case in cases]))
    unknown = [replace(selector, start=NOWHERE, end=NOWHERE) for selector in known]
    times: Times = {}
    for name, selectors in (("hints", known), ("none", unknown)):
        for _ in range(_RUNS):
            begun = time.perf_counter()
            found = find_all(new, selectors)
            times.setdefault(name, []).append(time.perf_counter() - begun)
        times |= {f"{name}, {key}": [value] for key, value in _faults(cases, found).items()}
    return times


def _text(corpus: Corpus, script: str) -> str:
    """Return a novel where there is one, else the made-up text."""
    novel = CORPUS / "txt" / _NOVELS[script]
    if novel.is_file():
        return canonical(novel.read_text(encoding="utf-8"))[:LENGTH]
    store = Store(corpus.path)
    content = store.text(store.document(corpus.long).text_id).content
    store.close()
    return content[:LENGTH]


def _faults(cases: Sequence[Case], found: Sequence[Match | None]) -> dict[str, float]:
    left = [(case.new, match) for case, match in zip(cases, found, strict=True) if case.new]
    gone = [match for case, match in zip(cases, found, strict=True) if not case.new]
    hits = [(new, match) for new, match in left if match and _meets(new, match)]
    exact = [1 for new, match in hits if _error(new, match) <= _NEAR_ENOUGH]
    return {
        "missed": 100 - 100 * len(hits) / len(left),
        "off": 100 - 100 * len(exact) / len(left),
        "taken": float(sum(match is not None for match in gone)),
    }


def _meets(span: tuple[int, int], match: Match) -> bool:
    return match.start < span[1] and span[0] < match.end


def _error(span: tuple[int, int], match: Match) -> int:
    return max(abs(match.start - span[0]), abs(match.end - span[1]))


def edition(old: str, sizes: tuple[int, int], quotes: int) -> tuple[str, list[Case]]:
    """Return a changed text and the passages, in order.

    Of the quotes so many in a thousand stand twice, once edited and once as they were, and so
    many more are gone, as DELETED and TWICE say.
    """
    chance = random.Random(_SEED)
    deleted, twice = (round(quotes * share / QUOTES) for share in (DELETED, TWICE))
    spans = _spans(chance, old, sizes, quotes + deleted)
    fates = ["gone"] * deleted + ["twice"] * twice + ["edited"] * (quotes - twice)
    chance.shuffle(fates)
    copies = [old[slice(*span)] for span, fate in zip(spans, fates, strict=True) if fate == "twice"]
    homes = dict(zip(chance.sample(range(len(spans)), twice), copies, strict=True))
    pieces: list[str] = []
    cases: list[Case] = []
    length = done = 0
    for number, (span, fate) in enumerate(zip(spans, fates, strict=True)):
        margin = chance.choice((0, _AROUND)) if fate == "gone" else _AROUND
        low, high = span[0] - margin, span[1] + margin
        before = [homes.get(number, ""), old[done:low]]
        length += sum(map(len, before))
        written = [] if fate == "gone" else list(_edited(chance, old, low, high))
        places = [length, *accumulate(map(len, written), initial=length)][1:]
        new = (places[_AROUND], places[-1 - _AROUND]) if written else None
        cases.append(Case(span, new))
        pieces += before + written
        length, done = places[-1] if written else length, high
    return "".join([*pieces, old[done:]]), cases


def _spans(
    chance: random.Random, text: str, sizes: tuple[int, int], number: int
) -> list[tuple[int, int]]:
    """Return spans of whole words, short ones more often, away from one another and the ends."""
    spans: list[tuple[int, int]] = []
    while len(spans) < number:
        size = math.exp(chance.uniform(*map(math.log, sizes)))
        at = chance.randrange(_APART, len(text) - 2 * sizes[1])
        start = word_at(text, at, at - 50, at + 50)[0]
        end = word_at(text, start + round(size), start, len(text))[1]
        start += len(text[start:end]) - len(text[start:end].lstrip())
        span = (start, start + len(text[start:end].strip()))
        place = bisect(spans, span)
        beside = [(-_APART, -_APART), *spans, (len(text), 0)][place : place + 2]
        if span[0] < span[1] and beside[0][1] + _APART < start and end + _APART < beside[1][0]:
            spans.insert(place, span)
    return spans


def _edited(chance: random.Random, text: str, low: int, high: int) -> Iterator[str]:
    """Yield each character of a range, or what comes in its place, at some rate up to EDITED."""
    rate = chance.uniform(0, EDITED)
    for character in text[low:high]:
        if chance.random() >= rate:
            yield character
        else:
            other = chance.choice(text)
            yield chance.choice(("", other, character + other))
