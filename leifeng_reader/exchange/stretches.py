"""A text cut into stretches that have the same spans and annotations from end to end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.document import Document
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.exchange.passage import Passage

Marks = Sequence[tuple[int, Passage]]
"""Annotations with their numbers in the file."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points [start, end) with all that covers them."""

    start: int
    end: int
    spans: tuple[Span, ...]
    marks: tuple[tuple[int, Passage], ...]


def by_document(passages: Iterable[Passage]) -> Iterator[tuple[Document, list[Passage]]]:
    """Yield each document with its passages, as they follow one another."""
    for _, its in groupby(passages, key=lambda passage: passage.document.id):
        listed = list(its)
        yield listed[0].document, listed


def has_place(passage: Passage) -> bool:
    """Tell whether an annotation covers characters of the text as it is."""
    record = passage.annotation
    is_passage = record.scope is Scope.PASSAGE and record.status is not Status.LOST
    return is_passage and record.start < record.end


def stretches(start: int, end: int, spans: Sequence[Span], marks: Marks) -> Iterator[Stretch]:
    """Yield [start, end) in stretches; spans and marks are those that may touch it."""
    covers = [(span.start, span.end) for span in spans]
    covers += [(passage.annotation.start, passage.annotation.end) for _, passage in marks]
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, (low, high) in enumerate(covers):
        if max(low, start) < high:
            begins.setdefault(max(low, start), []).append(number)
            ends.setdefault(high, []).append(number)
    inside: set[int] = set()
    for low, high in pairwise(sorted({start, end, *_between(start, end, begins, ends)})):
        inside.difference_update(ends.get(low, ()))
        inside.update(begins.get(low, ()))
        here = sorted(inside)
        yield Stretch(
            low,
            high,
            tuple(spans[number] for number in here if number < len(spans)),
            tuple(marks[number - len(spans)] for number in here if number >= len(spans)),
        )


def _between(start: int, end: int, *places: Iterable[int]) -> Iterator[int]:
    return (at for each in places for at in each if start < at < end)


def readings(start: int, end: int, spans: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield [start, end) in parts, each with the ruby over it, or with nothing."""
    for span in spans:
        if span.kind is SpanKind.RUBY and start <= span.start < span.end <= end:
            if start < span.start:
                yield start, span.start, ""
            yield span.start, span.end, span.value
            start = span.end
    if start < end:
        yield start, end, ""


class Covering:
    """Hands out the marks that touch a block; blocks are asked for in the text's order."""

    def __init__(self, marks: Marks) -> None:
        """Begin before the first block."""
        self._waiting = sorted(marks, key=lambda mark: mark[1].annotation.order)[::-1]
        self._open: list[tuple[int, Passage]] = []

    def touching(self, start: int, end: int) -> Marks:
        """Return the marks that share a character with [start, end)."""
        while self._waiting and self._waiting[-1][1].annotation.start < end:
            self._open.append(self._waiting.pop())
        self._open = [mark for mark in self._open if mark[1].annotation.end > start]
        return tuple(self._open)
