"""The page lays out the canonical text, character for character, whatever its structure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.ui import style
from leifeng_reader.ui.page.building import MOST_CELLS, grid
from leifeng_reader.ui.page.chunks import cut
from leifeng_reader.ui.page.leaf import Leaf
from leifeng_reader.ui.page.typography import Typography, typography
from leifeng_reader.ui.settings import PageSettings
from tests.ui.page.laid_out import assert_laid_out

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.text("ab 雷锋😀\u0301\u00a0שע\u2060", min_size=1, max_size=30)
PLAIN_KINDS = [k for k in BlockKind if k not in (BlockKind.IMAGE, BlockKind.TABLE)]


def picture(_: str) -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def look() -> Typography:
    return typography(PageSettings(), PAGES["light"], style.reading_families())


def leaves(text: Text) -> list[Leaf]:
    return [Leaf(text, chunk, look(), picture) for chunk in cut(text)]


@st.composite
def tables(draw: st.DrawFn) -> Part:
    width = draw(st.integers(1, 4))
    cells, rows = [], []
    for _ in range(draw(st.integers(1, 4))):
        spans, left = [], width
        while left:
            spans.append(draw(st.integers(1, left)))
            left -= spans[-1]
        cells.append(tuple(Cell(columns, 1, header=draw(st.booleans())) for columns in spans))
        rows.append("\t".join(draw(st.text("xy雷😀", max_size=5)) for _ in spans))
    joined = "\n".join(rows)
    facts = Facts(table=tuple(cells))
    return Part(joined, BlockKind.TABLE, facts=facts) if joined.strip("\n") == joined else Part("-")


@st.composite
def plain_parts(draw: st.DrawFn) -> Part:
    words, kind = draw(WORDS), draw(st.sampled_from(PLAIN_KINDS))
    spans = tuple(
        Span(span_kind, start, min(len(words), start + 4), "v")
        for span_kind in draw(st.lists(st.sampled_from(list(SpanKind)), max_size=3))
        for start in [draw(st.integers(0, max(0, len(words) - 1)))]
    )
    facts = Facts(marker=draw(st.sampled_from(["", "•", "12."])), depth=draw(st.integers(0, 3)))
    return Part(words, kind, draw(st.integers(0, 6)), spans, facts)


IMAGES = st.just(Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="a.png")))


@settings(max_examples=150)
@given(st.lists(st.one_of(plain_parts(), tables(), IMAGES), min_size=1, max_size=6))
def test_every_character_is_where_the_text_has_it(parts: list[Part]) -> None:
    text = compose(parts)
    for leaf in leaves(text):
        assert_laid_out(text, leaf)


@settings(max_examples=100)
@given(st.lists(st.one_of(plain_parts(), tables(), IMAGES), min_size=1, max_size=5))
def test_every_character_has_a_box_and_lines_are_in_order(parts: list[Part]) -> None:
    text = compose(parts)
    for leaf in leaves(text):
        starts = [line.start for line in leaf.lines]
        assert starts == sorted(starts)
        assert leaf.lines[0].start == 0
        for position in range(leaf.chunk.start, leaf.chunk.end):
            rect = leaf.caret(position)
            assert -2 <= rect.top() <= leaf.height + 1
            if text.content[position].isalpha():
                boxes = leaf.boxes(position, position + 1)
                assert len(boxes) == 1
                found = leaf.character_at(boxes[0].center())
                assert found is not None
                assert abs(found - position) <= 3, "marks and joined letters share a place"


def test_tables_are_drawn_as_tables() -> None:
    cells = ((Cell(2, 1, header=True), Cell(1, 2)), (Cell(), Cell()))
    text = compose(
        [
            Part("before"),
            Part("head\tside\none\ttwo", BlockKind.TABLE, facts=Facts(table=cells)),
            Part("after"),
        ]
    )
    (leaf,) = leaves(text)
    boxes = {
        word: leaf.boxes(at, at + len(word))[0]
        for word in ("before", "head", "side", "one", "two", "after")
        for at in [text.content.index(word)]
    }
    assert boxes["head"].top() == pytest.approx(boxes["side"].top(), abs=20)
    assert boxes["side"].left() > boxes["head"].right()
    assert boxes["one"].top() == pytest.approx(boxes["two"].top(), abs=1)
    assert boxes["two"].left() > boxes["one"].right()
    assert boxes["before"].bottom() < boxes["head"].top() < boxes["one"].top()
    assert boxes["one"].bottom() < boxes["after"].top()
    two = text.content.index("two")
    assert leaf.position_at(boxes["two"].center()) in (two + 1, two + 2)


@pytest.mark.parametrize("columns", [2, 6, 10, 12])
def test_words_stay_whole_in_many_columns(columns: int) -> None:
    cells = ((Cell(),) * columns,)
    words = "\t".join(["water"] * columns)
    (leaf,) = leaves(compose([Part(words, BlockKind.TABLE, facts=Facts(table=cells))]))
    lines = [len(leaf.boxes(at * 6, at * 6 + 5)) for at in range(columns)]
    assert lines == [1] * columns
    assert (leaf.look.crowded(columns) == leaf.look) == (columns <= 6)


def test_a_table_whose_cells_do_not_fit_is_shown_as_text() -> None:
    assert grid(((Cell(), Cell()), (Cell(1, 3),), (Cell(),))) is None
    assert grid(((Cell(10**9, 10**9),),)) is not None
    assert grid(tuple((Cell(),) * 50 for _ in range(MOST_CELLS // 50 + 1))) is None
    text = compose([Part("a\tb\nc", BlockKind.TABLE, facts=Facts(table=((Cell(),),)))])
    (leaf,) = leaves(text)
    assert leaf.boxes(0, 1) and leaf.boxes(4, 5)


def test_an_image_is_scaled_to_the_column_and_one_character() -> None:
    def wide(_: str) -> QImage:
        image = QImage(4000, 1000, QImage.Format.Format_RGB32)
        image.fill(0)
        return image

    text = compose([Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="x")), Part("after")])
    leaf = Leaf(text, cut(text)[0], look(), wide)
    (box,) = leaf.boxes(0, 1)
    assert box.width() == pytest.approx(leaf.look.column, abs=2)
    assert leaf.caret(2).top() > leaf.look.column / 4


def test_an_image_without_a_picture_opens_no_file() -> None:
    text = compose([Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="/etc/passwd"))])
    leaf = Leaf(text, cut(text)[0], look(), lambda _: None)
    assert leaf.boxes(0, 1)[0].width() == pytest.approx(96, abs=2)


def test_ruby_makes_room_and_is_read_above() -> None:
    plain = compose([Part("東京へ")])
    ruby = compose([Part("東京へ", spans=(Span(SpanKind.RUBY, 0, 2, "とうきょう"),))])
    (one,), (other,) = leaves(plain), leaves(ruby)
    assert other.height > one.height
    (extra,) = other._extras
    assert extra.words == "とうきょう"
    assert extra.area.bottom() <= other.boxes(0, 2)[0].top() + 2


def test_right_to_left_starts_at_the_right() -> None:
    text = compose([Part("שלום עולם")])
    (leaf,) = leaves(text)
    first, last = leaf.boxes(0, 1)[0], leaf.boxes(8, 9)[0]
    assert first.left() > last.right()
    assert first.right() == pytest.approx(leaf.look.column, abs=2)
    assert leaf.character_at(QPointF(first.center())) == 0


def spaces(*parts: Part) -> list[float]:
    """Return the spaces between the last line of a part and the first of the next."""
    text = compose(parts)
    (leaf,) = leaves(text)
    lines = [leaf.lines[leaf.line_of(start)] for start in text.blocks.starts]
    ends = [leaf.lines[leaf.line_of(text.blocks.end(n))] for n in range(len(text.blocks))]
    return [after.top - before.bottom for before, after in zip(ends, lines[1:], strict=False)]


LONG = "word " * 900


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH),
        (BlockKind.PARAGRAPH, BlockKind.HEADING),
        (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        (BlockKind.PARAGRAPH, BlockKind.NOTE),
        (BlockKind.HEADING, BlockKind.NOTE),
        (BlockKind.NOTE, BlockKind.NOTE),
        (BlockKind.QUOTE, BlockKind.PARAGRAPH),
    ],
)
def test_chunks_are_as_far_apart_as_blocks(one: BlockKind, other: BlockKind) -> None:
    (wanted,) = spaces(Part("word", one, 1), Part("word", other, 1))
    text = compose([Part(LONG, one, 1), Part("word", other, 1)])
    first, second = leaves(text)
    found = first.height - first.lines[-1].bottom + second.lines[0].top
    assert found == pytest.approx(wanted, abs=2)


def test_pieces_of_a_block_follow_each_other_like_lines() -> None:
    text = compose([Part("word " * 8000)])
    first, second, *_ = leaves(text)
    step = first.lines[1].top - first.lines[0].top
    assert first.height + second.lines[0].top - first.lines[-1].top == pytest.approx(step, abs=1)


def test_notes_stand_apart_from_the_text_under_a_short_line() -> None:
    parts = [Part("text"), Part("note", BlockKind.NOTE, facts=Facts(marker="1"))]
    text = compose([*parts, Part("more", BlockKind.NOTE), Part("text")])
    (leaf,) = leaves(text)
    apart, together, _ = spaces(*parts, Part("more", BlockKind.NOTE), Part("text"))
    assert apart > 2 * together
    rules = [extra for extra in leaf._extras if not extra.words]
    assert len(rules) == 1
    assert leaf.lines[0].bottom < rules[0].area.top() < leaf.lines[1].top


def test_what_stands_beside_right_to_left_text_is_at_its_right() -> None:
    words = "שלום עולם " * 20
    text = compose(
        [
            Part(words, BlockKind.LIST_ITEM, facts=Facts(marker="1.")),
            Part(words, BlockKind.QUOTE),
            Part(words, BlockKind.QUOTE),
        ]
    )
    (leaf,) = leaves(text)
    marker, one, other = leaf._extras
    lines = leaf.lines
    assert marker.area.left() > lines[0].right and lines[0].left < 40
    assert max(line.right for line in lines) < leaf.look.column
    assert marker.area.left() < leaf.look.column
    assert one.area.left() > lines[-1].right - 40
    assert one.area.bottom() == pytest.approx(other.area.top(), abs=1), "one bar for one quote"


def test_a_reading_at_a_line_s_end_keeps_to_the_column() -> None:
    words = "字" * 200
    long = "しょうじょうかいのなかま"
    spans = tuple(Span(SpanKind.RUBY, n, n + 1, long) for n in range(200))
    (leaf,) = leaves(compose([Part(words, spans=spans)]))
    for extra in leaf._extras:
        middle = extra.area.center().x()
        assert 30 < middle < leaf.look.column - 30
