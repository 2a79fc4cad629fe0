"""The index of annotations, held against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Scope, Selector
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


def test_bookmarks_and_notes_on_the_document_meet_no_text() -> None:
    place, second, whole, passage = (
        Annotation(id_, "d", "t", Selector(start, end, "x" * (end - start)), scope=scope)
        for id_, start, end, scope in (
            ("p", 5, 5, Scope.PLACE),
            ("q", 0, 0, Scope.PLACE),
            ("w", 0, 0, Scope.DOCUMENT),
            ("a", 4, 9, Scope.PASSAGE),
        )
    )
    index = AnnotationIndex([place, second, whole, passage])
    assert index.meeting(0, 100) == index.at(5) == [passage]
    assert index.places(0, 100) == [second, whole, place]
    assert index.places(5, 6) == index.places(4, 5) == [place]
    assert index.places(6, 9) == []
    index.discard("w")
    assert index.places(0, 0) == [second]
    assert list(index) == [second, passage, place]
