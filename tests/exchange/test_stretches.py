"""A text cut where something begins or ends, however much covers it."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.exchange.stretches import Marks, Stretch, stretches
from tests.exchange.test_html_page import passage

EXTENTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=8)


def plainly(start: int, end: int, spans: Sequence[Span], marks: Marks) -> list[Stretch]:
    """Character by character: what covers it, and then those alike beside each other as one."""
    ends = {start, end}
    for span in spans:
        ends |= {span.start, span.end}
    for _, each in marks:
        ends |= {each.annotation.start, each.annotation.end}
    places = sorted(at for at in ends if start <= at <= end)
    return [
        Stretch(
            low,
            high,
            tuple(span for span in spans if span.start <= low and high <= span.end),
            tuple(
                (number, each)
                for number, each in marks
                if each.annotation.start <= low and high <= each.annotation.end
            ),
        )
        for low, high in pairwise(places)
    ]


@given(st.integers(0, 6), st.integers(6, 12), EXTENTS, EXTENTS)
def test_each_stretch_knows_all_that_covers_it(
    start: int, end: int, bold: list[list[int]], annotated: list[list[int]]
) -> None:
    spans = [Span(SpanKind.BOLD, low, high) for low, high in bold if low < high]
    marks = [(n, passage(low, high)) for n, (low, high) in enumerate(annotated) if low < high]
    assert list(stretches(start, end, spans, marks)) == plainly(start, end, spans, marks)
