"""A stretch of a text as runs of one look: emphasis, readings, highlights, marks and gaps."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from leifeng_reader.core.boundaries import next_character
from leifeng_reader.core.document import Text
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.study.tasks import Run, Style

_STYLES = {
    SpanKind.BOLD: Style.BOLD,
    SpanKind.ITALIC: Style.ITALIC,
    SpanKind.CODE: Style.CODE,
    SpanKind.SUPERSCRIPT: Style.SUPERSCRIPT,
    SpanKind.SUBSCRIPT: Style.SUBSCRIPT,
    SpanKind.NOTE: Style.SUPERSCRIPT,
}


class Mark(NamedTuple):
    """What is added to code points [start, end) of a text.

    `tone` highlights them; `label` stands after them as a small number, `reading` above them.
    """

    start: int
    end: int
    tone: str = ""
    label: str = ""
    reading: str = ""


class Gap(NamedTuple):
    """Code points [start, end) that a learner fills in; `shown` is what is left of them."""

    number: int
    start: int
    end: int
    shown: str = ""


def first_character(word: str) -> str:
    """Return the first letter of a word with its accents, unless that is all of it."""
    end = next_character(word, 0) if word else 0
    return word[:end] if end < len(word) else ""


def runs(text: Text, start: int, end: int, marks: Sequence[Mark] = ()) -> tuple[Run, ...]:
    """Return [start, end) of a text as runs; the marks are those that may touch it."""
    spans = [s for s in text.spans_in(start, end) if s.kind in _STYLES or s.kind is SpanKind.RUBY]
    extents = [(span.start, span.end) for span in spans]
    extents += [(mark.start, mark.end) for mark in marks]
    cuts = {at for extent in extents for at in extent if start < at < end}
    return tuple(
        _run(text, low, high, spans, marks) for low, high in pairwise(sorted({start, end} | cuts))
    )


def _run(text: Text, low: int, high: int, spans: Sequence[Span], marks: Sequence[Mark]) -> Run:
    its = [mark for mark in marks if mark.start <= low and high <= mark.end]
    readings = [s.value for s in spans if s.kind is SpanKind.RUBY and s.start == low]
    readings += [mark.reading for mark in its if mark.start == low and mark.reading]
    return Run(
        text.content[low:high],
        _styles(spans, low, high),
        tones=tuple(dict.fromkeys(mark.tone for mark in its if mark.tone)),
        reading=readings[0] if readings else "",
        mark=" ".join(mark.label for mark in its if mark.end == high and mark.label),
    )


def _styles(spans: Sequence[Span], low: int, high: int) -> frozenset[Style]:
    covering = (span.kind for span in spans if span.start <= low and high <= span.end)
    return frozenset(_STYLES[kind] for kind in covering if kind in _STYLES)


def gapped(text: Text, start: int, end: int, gaps: Sequence[Gap]) -> tuple[Run, ...]:
    """Return [start, end) as runs with the gaps that lie in it; a gap is one run."""
    found: list[Run] = []
    for gap in gaps:
        if start <= gap.start and gap.end <= end:
            found += runs(text, start, gap.start) if start < gap.start else ()
            found.append(_gap_run(text, gap))
            start = gap.end
    return (*found, *(runs(text, start, end) if start < end else ()))


def _gap_run(text: Text, gap: Gap) -> Run:
    styles = _styles(text.spans_in(gap.start, gap.end), gap.start, gap.end)
    return Run(text.content[gap.start : gap.end], styles, gap=gap.number, shown=gap.shown)
