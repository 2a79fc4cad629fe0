"""Word files: the text with shading and comments, as another program's reader finds them."""

import io
from dataclasses import replace
from typing import Any

from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.colours import mix
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_cells import grid
from leifeng_reader.exchange.word_docx import write
from leifeng_reader.formats.docx import read as read_docx
from tests.exchange.test_html_page import OPTIONS, TEXT, document, passage


def made(*passages: Passage) -> Any:
    return Word(io.BytesIO(write(passages, OPTIONS)))


def test_the_text_is_there_with_its_structure() -> None:
    told = [(p.style.name, p.text) for p in made(passage(0, 7)).paragraphs]
    assert told[:2] == [("Title", "My <b>"), ("Heading 1", "Chapter <1>")]
    assert told[2][1] == "雷锋 (Léi Fēng) said & web bad place"
    assert told[3] == ("List Number", "one")


def test_comments_say_who_when_and_what() -> None:
    about = {"annotator": "Ann", "created": "2026-03-05T08:30:00.125Z"}
    (comment,) = made(passage(4, 9, ("blue",), "Why?\u2028How?", **about)).comments
    assert (comment.author, comment.initials) == ("Ann", "A")
    assert comment.timestamp.isoformat().startswith("2026-03-05T08:30:00")
    assert [p.text for p in comment.paragraphs] == ["T/blue", "Why?", "How?"]


def test_every_annotation_is_a_comment_on_its_words() -> None:
    over = TEXT.content.index("said")
    lost = passage(3, 9, note="gone", status=Status.LOST)
    whole = passage(0, 0, note="all", scope=Scope.DOCUMENT)
    word = made(whole, passage(0, 7), passage(4, over + 4), lost)
    assert len(list(word.comments)) == 4
    body = word.element.body
    starts, ends = (body.xpath(f".//w:commentRange{side}/@w:id") for side in ("Start", "End"))
    assert sorted(starts) == sorted(ends) == ["0", "1", "2", "3"]
    numbers = [run.text for p in word.paragraphs for run in p.runs if run._r.xpath("./w:rPr/w:shd")]
    assert numbers == ["Chap", "ter", " <1>", "雷锋 (Léi Fēng)", " said"]


def test_highlights_are_shaded_and_overlaps_deeper() -> None:
    word = made(passage(0, 7, ("blue",)), passage(4, 9, ("rose",)))
    fills = word.element.body.xpath(".//w:shd/@w:fill")
    expected = [mix(layers, "light") for layers in (["blue"], ["blue", "rose"], ["rose"])]
    assert fills == [colour[1:].upper() for colour in expected]


def test_right_to_left_paragraphs_say_so() -> None:
    last = made(passage(0, 7)).paragraphs[-1]
    assert last.text == "שלום עולם"
    assert last._p.xpath("./w:pPr/w:bidi")


def test_equal_input_makes_equal_bytes() -> None:
    assert write([passage(0, 7, note="n")], OPTIONS) == write([passage(0, 7, note="n")], OPTIONS)


# --- lists and tables ---------------------------------------------------------------------------


def item(words: str, marker: str, depth: int = 0) -> Part:
    return Part(words, BlockKind.LIST_ITEM, facts=Facts(marker=marker, depth=depth))


def word_of(*parts: Part) -> tuple[Text, bytes]:
    text = compose(Draft("T", parts))
    each = replace(passage(0, 1), document=document())
    return text, write([each], replace(OPTIONS, text_of=lambda _: text))


LISTS = (
    item("one", "1."),
    item("two", "2."),
    item("below", "a)", 1),
    item("below too", "b)", 1),
    item("three", "3."),
    Part("between"),
    item("nine", "9."),
    item("dash", "–"),
    item("sign", "•", 1),
    item("h", "h."),
    item("i", "i."),
    Part("again"),
    item("roman", "i."),
    item("roman too", "ii."),
    item("capital", "(IV)"),
    item("odd", "第一"),
)


def test_lists_are_real_and_show_the_same_markers() -> None:
    text, data = word_of(*LISTS)
    paragraphs = Word(io.BytesIO(data)).paragraphs[1:]
    assert [p.text for p in paragraphs] == [part.text for part in LISTS]
    assert [p.style.name for p in paragraphs][:4] == [
        "List Number",
        "List Number",
        "List Number 2",
        "List Number 2",
    ]
    back = read_docx(data, "x.docx")
    assert back is not None
    made = compose(back)
    told = [
        (made.facts(n).marker, made.facts(n).depth)
        for n, block in enumerate(made.blocks)
        if block.kind is BlockKind.LIST_ITEM
    ]
    assert told == [
        (text.facts(n).marker, text.facts(n).depth)
        for n, block in enumerate(text.blocks)
        if block.kind is BlockKind.LIST_ITEM
    ]


TABLE = Part(
    "Name\tDeed\nFeng\tmended\nhelped\nall",
    BlockKind.TABLE,
    facts=Facts(
        table=(
            (Cell(header=True), Cell(header=True)),
            (Cell(rows=2), Cell()),
            (Cell(),),
            (Cell(columns=2),),
        )
    ),
)


def test_tables_are_real_with_their_merged_cells() -> None:
    _, data = word_of(TABLE, TABLE)
    first, second = Word(io.BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Name", "Deed"],
        ["Feng", "mended"],
        ["Feng", "helped"],
        ["all", "all"],
    ]
    assert len(second.rows) == 4
    assert first._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
    head = first.rows[0].cells[1].paragraphs[0]
    assert [run.bold for run in head.runs if run.text] == [True]


def test_an_annotation_over_cells_is_one_comment_and_all_of_it_is_shaded() -> None:
    text = compose(Draft("T", (TABLE, Part("after"))))
    end = text.content.index("after") + 2
    each = replace(passage(0, end, ("blue",), "note"), document=document())
    data = write([each], replace(OPTIONS, text_of=lambda _: text))
    body = Word(io.BytesIO(data)).element.body
    assert len(body.xpath(".//w:commentRangeStart")) == len(body.xpath(".//w:commentRangeEnd")) == 1
    shaded = body.xpath(".//w:r[w:rPr/w:shd]/w:t/text()")
    assert shaded == ["Name", "Deed", "Feng", "mended", "helped", "all", "af"]


def test_a_table_wider_than_word_has_them_is_a_paragraph() -> None:
    wide = Part("\t".join("x" * 70), BlockKind.TABLE, facts=Facts(table=((Cell(),) * 70,)))
    _, data = word_of(wide)
    assert Word(io.BytesIO(data)).tables == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.builds(Cell, st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_every_grid_is_as_wide_in_each_row_and_has_each_cell(rows: list[list[Cell]]) -> None:
    shape = grid(tuple(map(tuple, rows)))
    assert len({sum(slot.columns for slot in row) for row in shape}) == 1
    placed = [[slot.place for slot in row if slot.place is not None] for row in shape]
    assert placed == [list(range(len(row))) for row in rows]
    words = "\n".join("\t".join(f"c{n}" for n, _ in enumerate(row)) for row in rows)
    part = Part(words, BlockKind.TABLE, facts=Facts(table=tuple(map(tuple, rows))))
    _, data = word_of(part)
    (table,) = Word(io.BytesIO(data)).tables
    assert len(table.rows) == len(rows)
