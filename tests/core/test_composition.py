"""Texts made of parts, and the structure of texts."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import (
    Draft,
    Part,
    compose,
    make_text,
)
from leifeng_reader.core.document import Block, BlockKind, Blocks, Text, section_path
from leifeng_reader.core.spans import Span, SpanKind, Spans
from leifeng_reader.core.structure import (
    PLAIN,
    Cell,
    Entry,
    Facts,
    PageMark,
    Structure,
    structure_json,
    structure_of,
)
from leifeng_reader.core.text import canonical

RAW = st.text(st.one_of(st.sampled_from("ab \n\r\u2028\0\ufeff\U0001f600"), st.characters()))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    raw = draw(RAW)
    ends = sorted(draw(st.tuples(*[st.integers(0, len(canonical(raw)))] * 2)))
    spans = (Span(SpanKind.LINK, ends[0], ends[1], "x"),) if ends[0] < ends[1] else ()
    heading = draw(st.booleans())
    return Part(raw, BlockKind.HEADING if heading else BlockKind.PARAGRAPH, int(heading), spans)


def shown(part: Part) -> str:
    return canonical(part.text).strip("\n").replace("\n", "\u2028")


@given(st.lists(parts(), max_size=8))
def test_each_block_is_its_part(given_parts: list[Part]) -> None:
    text = compose(given_parts)
    kept = [part for part in given_parts if shown(part)]
    assert text.content == "\n".join(map(shown, kept))
    assert [(b.kind, b.level) for b in text.blocks] == [(p.kind, p.level) for p in kept]
    for block, part in zip(text.blocks, kept, strict=True):
        assert text.content[block.start : block.end] == shown(part)
        assert "\n" not in shown(part)


@given(parts())
def test_a_span_marks_the_same_characters_as_before(part: Part) -> None:
    text = compose([Part("before"), part, Part("after")])
    for span in part.spans:
        marked = canonical(part.text)[span.start : span.end]
        inside = (
            marked.lstrip("\n") if canonical(part.text)[: span.start].strip("\n") == "" else marked
        )
        if canonical(part.text)[span.end :].strip("\n") == "":
            inside = inside.rstrip("\n")
        wanted = [inside.replace("\n", "\u2028")] if inside else []
        assert [text.content[s.start : s.end] for s in text.spans] == wanted


@given(st.lists(parts(), max_size=8))
def test_every_position_has_its_block(given_parts: list[Part]) -> None:
    text = compose(given_parts)
    for position in range(len(text.content) + 1):
        index = text.blocks.index_at(position)
        if text.blocks:
            assert text.blocks[index].start <= position <= text.blocks[index].end
        else:
            assert index == 0


def test_a_text_is_named_by_what_it_holds() -> None:
    plain = compose([Part("Title"), Part("Body")])
    titled = compose([Part("Title", BlockKind.HEADING, 1), Part("Body")])
    linked = compose([Part("Title", spans=(Span(SpanKind.LINK, 0, 5, "x"),)), Part("Body")])
    assert plain == compose([Part("Title\n"), Part(""), Part("Body")])
    assert plain.sha256 == titled.sha256 == sha256(b"Title\nBody").hexdigest()
    assert len({text.id for text in (plain, titled, linked)}) == 3
    # Ids are written into libraries: they may never change.
    assert plain.id == "860aa5ca4b67858d3910fbeae9e20fd1"
    assert linked.id == "72714c8927160745360f9f5bb4df4bf1"


def test_nothing_makes_an_empty_text() -> None:
    text = compose([Part("\n"), Part("\0")])
    assert (text.content, len(text.blocks), list(text.blocks)) == ("", 0, [])
    assert text == make_text("", Blocks.of([], 0), Spans.of())


def three() -> Blocks:
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    return Blocks.of(zip(kinds, (1, 0, 0), (0, 4, 8), strict=True), 12)


def test_blocks_are_a_sequence() -> None:
    blocks = three()
    last = Block(BlockKind.PARAGRAPH, 8, 12)
    assert (len(blocks), blocks[0], blocks[-1]) == (3, Block(BlockKind.HEADING, 0, 3, 1), last)
    assert blocks[1:] == [Block(BlockKind.PARAGRAPH, 4, 7), last]
    assert list(blocks) == [blocks[0], blocks[1], blocks[2]]
    assert last in blocks
    for index in (3, -4):
        with pytest.raises(IndexError):
            blocks[index]


def test_blocks_come_back_from_their_columns() -> None:
    blocks = three()
    packed = blocks.packed_starts()
    assert packed == b"\0\0\0\0\4\0\0\0\x08\0\0\0"
    assert Blocks.unpacked(packed, blocks.kinds, blocks.levels, 12) == blocks
    assert Blocks.unpacked(packed, blocks.kinds, blocks.levels, 13) != blocks
    for starts, kinds in ((packed[:-1], blocks.kinds), (packed, b"\0"), (b"", blocks.kinds)):
        with pytest.raises(ValueError):
            Blocks.unpacked(starts, kinds, blocks.levels, 12)


def book() -> Text:
    levels = ((1, "Part"), (2, "One"), (0, "a"), (3, "Deep"), (0, "b"), (2, "Two"), (0, "c"))
    kinds = {0: BlockKind.PARAGRAPH}
    return compose(Part(text, kinds.get(lv, BlockKind.HEADING), lv) for lv, text in levels)


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("Part", ("Part",)),
        ("One", ("Part", "One")),
        ("a", ("Part", "One")),
        ("b", ("Part", "One", "Deep")),
        ("Two", ("Part", "Two")),
        ("c", ("Part", "Two")),
    ],
)
def test_a_passage_stands_under_its_headings(passage: str, wanted: tuple[str, ...]) -> None:
    text = book()
    at = next(b.start for b in text.blocks if text.content[b.start : b.end] == passage)
    assert section_path(text, at) == wanted


def test_before_any_heading_there_is_no_section() -> None:
    assert section_path(compose([Part("a"), Part("H", BlockKind.HEADING, 1)]), 0) == ()
    assert section_path(compose([]), 0) == ()


def test_contents_pages_and_facts_are_kept() -> None:
    cells = ((Cell(2, 1, header=True),), (Cell(), Cell(1, 3)))
    facts = Facts(marker="3.", depth=2, language="ar", direction="rtl", anchor="n1", table=cells)
    parts = (Part("\n"), Part("One"), Part(""), Part("\n\nTwo", facts=facts), Part("\0"))
    outline = tuple(Entry(f" {at}\n", 1, at) for at in range(6))
    draft = Draft("", parts, outline=outline, pages=(PageMark("ix", 2), PageMark("x", 5)))
    text = compose(draft)
    assert text.content == "One\nTwo"
    assert [entry.position for entry in text.structure.outline] == [0, 0, 4, 4, 7, 7]
    assert text.structure.outline[0].title == "0"
    assert text.structure.pages == (PageMark("ix", 4), PageMark("x", 7))
    assert (text.facts(0), text.facts(1)) == (PLAIN, facts)
    assert structure_of(structure_json(text.structure)) == text.structure
    assert text.id != compose(parts).id


def test_words_that_look_like_a_kept_cell_stay_words() -> None:
    cell = json.dumps(Cell()._asdict(), separators=(",", ":"))
    facts = Facts(marker=cell, anchor=cell[1:-1], table=((Cell(), Cell(header=True)),))
    structure = Structure({3: facts}, (Entry(f"{cell} 0", 1, 0),))
    assert structure_of(structure_json(structure)) == structure


def test_spans_are_found_without_looking_at_the_others() -> None:
    bold = tuple(Span(SpanKind.BOLD, at, at + 2) for at in (0, 4))
    text = compose([Part("abcdefgh", spans=(Span(SpanKind.ITALIC, 0, 8), *bold))] * 3)
    assert len(text.spans) == 9
    assert text.spans_in(13, 14) == [Span(SpanKind.ITALIC, 9, 17), Span(SpanKind.BOLD, 13, 15)]
    assert Spans.kept(text.spans.columns(), text.spans.words) == text.spans
    with pytest.raises(ValueError):
        Spans.kept(text.spans.columns()[1:], text.spans.words)
