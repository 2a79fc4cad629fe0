"""The part of a very long text that a page shows first."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.glimpse import REACH, glimpse
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Facts

TEXT = compose(
    [
        Part(
            f"{number} words of a paragraph " * 20,
            BlockKind.HEADING if number % 9 == 0 else BlockKind.PARAGRAPH,
            level=number % 9 == 0,
            spans=(Span(SpanKind.BOLD, 2, 7),),
            facts=Facts(marker="•") if number % 7 == 0 else Facts(),
        )
        for number in range(300)
    ]
)


@given(st.integers(0, len(TEXT.content)))
def test_a_glimpse_is_a_part_of_the_text(position: int) -> None:
    found = glimpse(TEXT, position)
    assert found is not None and found.text_id == TEXT.id
    part, start = found.text, found.start
    end = start + len(part.content)
    assert start <= position <= end
    assert end >= min(position + REACH, len(TEXT.content))
    assert part.content == TEXT.content[start:end]
    first = TEXT.blocks.index_at(start)
    for number, block in enumerate(part.blocks):
        whole = TEXT.blocks[first + number]
        assert (block.kind, block.level) == (whole.kind, whole.level)
        assert (block.start + start, block.end + start) == (whole.start, whole.end)
        assert part.facts(number) == TEXT.facts(first + number)
    spans = [s._replace(start=s.start + start, end=s.end + start) for s in part.spans]
    assert spans == TEXT.spans_in(start, end)


def test_pictures_and_giant_blocks_wait_for_the_whole() -> None:
    picture = Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="a.png"))
    assert glimpse(compose([Part("a"), picture, Part("b")]), 0) is None
    assert glimpse(compose([Part("a"), Part("word " * REACH)]), 0) is None
