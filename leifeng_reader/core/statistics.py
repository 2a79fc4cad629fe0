"""Numbers about annotations, themes and words, for pictures and tables."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from operator import add

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.folding import UNSPACED, folded, letter
from leifeng_reader.core.matching import Span, merged

Both = tuple[str, str]
"""Two ids that belong together."""


class Period(StrEnum):
    """How long the stretches of time are that are counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a theme occurs in a document, in order."""

    theme_id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """How many annotations carry each theme, by document, and two of them together.

    `together` has each pair once, the lesser id first.
    """

    in_documents: Mapping[Both, int]
    together: Mapping[Both, int]
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Moment:
    """How many annotations were made in the stretch of time that begins on a day (UTC)."""

    day: str
    count: int


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a word stands in a document, and in how many passages of it and of the rest.

    `keyness` is the log-likelihood that it is no chance, negative for what is rarer here.
    """

    word: str
    count: int
    passages: int
    rest: int
    keyness: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, counted from 1."""

    document_id: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What may have been overlooked.

    `bare` paragraphs have no passage with a theme, `single` themes just one annotation,
    `inseparable` pairs of themes are never carried one without the other.
    """

    bare: tuple[Paragraph, ...]
    single: tuple[str, ...]
    inseparable: tuple[Both, ...]


def lanes(annotations: Iterable[Annotation]) -> list[Lane]:
    """Return where each theme occurs, those that come first first; what overlaps is one."""
    spans: dict[str, list[Span]] = {}
    for made in sorted(annotations, key=lambda annotation: annotation.order):
        for theme in made.themes:
            spans.setdefault(theme, []).append((made.start, made.end))
    return [Lane(theme, tuple(merged(found))) for theme, found in spans.items()]


def begun(day: str, period: Period) -> str:
    """Return the first day of the period around a day; weeks begin on Monday."""
    if period is Period.MONTH:
        return f"{day[:7]}-01"
    if period is Period.WEEK:
        of_week = date.fromisoformat(day)
        return (of_week - timedelta(days=of_week.weekday())).isoformat()
    return day


def moments(days: Iterable[tuple[str, int]], period: Period) -> list[Moment]:
    """Return counts of days as counts of periods, in order; those without any are left out."""
    counts: Counter[str] = Counter()
    for day, count in days:
        counts[begun(day, period)] += count
    return [Moment(*each) for each in sorted(counts.items())]


def bare_paragraphs(
    document_id: str, text: Text, annotations: Iterable[Annotation]
) -> Iterator[Paragraph]:
    """Yield the paragraphs that have letters, but share no character with a themed annotation."""
    covered = merged(sorted((a.start, a.end) for a in annotations if a.themes))
    place = 0
    for index, block in enumerate(text.blocks):
        while place < len(covered) and covered[place][1] <= block.start:
            place += 1
        is_bare = place == len(covered) or covered[place][0] >= block.end
        speaks = block.kind not in (BlockKind.RULE, BlockKind.IMAGE)
        if is_bare and speaks and text.content[block.start : block.end].strip():
            yield Paragraph(document_id, index + 1, block.start, block.end)


def inseparable(totals: Mapping[str, int], together: Mapping[Both, int]) -> Iterator[Both]:
    """Yield the pairs whose themes are carried together always, and more than once."""
    for (one, other), count in sorted(together.items()):
        if count > 1 and count == totals.get(one) == totals.get(other):
            yield one, other


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"{letter()}{{2,}}|[{UNSPACED}]{{2,}}")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def word_counts(content: str) -> Counter[str]:
    """Return how often each folded word of two letters or more stands in content.

    Scripts without spaces between words are counted by twos: each character with the next,
    as no list of their words is at hand.
    """
    counts: Counter[str] = Counter()
    runs = Counter(_word().findall(folded(content)))
    for run, times in runs.items():
        is_unspaced = _unspaced().match(run) is not None
        for word in map(add, run, run[1:]) if is_unspaced else (run,):
            counts[word] += times
    return counts


def keyness(here: int, in_all: int, rest: int, rest_in_all: int) -> float:
    """Return the log-likelihood of `here` among `in_all` against `rest` among `rest_in_all`.

    G2 as in Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence"
    (Computational Linguistics 19, 1993), with the two cells of Rayson and Garside, "Comparing
    Corpora using Frequency Profiling" (2000); above 15.13 chance is less than 1 in 10,000.
    Negative when the word is rarer here than in the rest.
    """
    share = (here + rest) / max(1, in_all + rest_in_all)
    expected, rest_expected = in_all * share, rest_in_all * share
    found = 2 * (_surprise(here, expected) + _surprise(rest, rest_expected))
    return max(0.0, found) if here >= expected else min(0.0, -found)


def _surprise(observed: int, expected: float) -> float:
    return observed * math.log(observed / expected) if observed else 0.0
