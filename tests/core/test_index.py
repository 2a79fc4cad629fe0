"""The index of annotations, held against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Selector
from leifeng_reader.core.index import AnnotationIndex

FAR = 600_000
SPANS = st.tuples(st.integers(0, FAR), st.sampled_from((1, 2, 50, 4096, 5000, 300_000)))


def annotation(number: int, span: tuple[int, int]) -> Annotation:
    start, length = span
    return Annotation(f"a{number}", "d", "t", Selector(start, start + length, ""))


@given(st.lists(SPANS, max_size=12), st.lists(st.integers(0, 11)), SPANS)
def test_the_index_knows_what_a_list_knows(
    spans: list[tuple[int, int]], gone: list[int], asked: tuple[int, int]
) -> None:
    listed = {f"a{n}": annotation(n, span) for n, span in enumerate(spans)}
    index = AnnotationIndex(listed.values())
    for number in gone:
        index.discard(f"a{number}")
        listed.pop(f"a{number}", None)
    for number in (0, 50):
        moved = annotation(number, asked)
        index.put(moved)
        listed[moved.id] = moved
    ordered = sorted(listed.values(), key=lambda a: a.order)
    start, end = asked[0], asked[0] + asked[1]
    assert (len(index), list(index)) == (len(ordered), ordered)
    assert index.meeting(start, end) == [a for a in ordered if a.start < end and start < a.end]
    holding = [a for a in ordered if a.start <= start < a.end]
    assert index.at(start) == sorted(holding, key=lambda a: (a.end - a.start, a.id))
    key = (start, end, "a5")
    assert index.after(key) == next((a for a in ordered if a.order > key), None)
    assert index.before(key) == next((a for a in reversed(ordered) if a.order < key), None)
