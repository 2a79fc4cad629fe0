"""Rows of cells become tables that can be drawn."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import PLAIN, Cell, Facts
from leifeng_reader.core.text import LINE_BREAK
from leifeng_reader.formats import grid
from leifeng_reader.formats.grid import Filled, table_parts


def filled(text: str, columns: int = 1, rows: int = 1, *spans: Span) -> Filled:
    return Cell(columns, rows), (text, spans)


def shapes(parts: list[Part]) -> list[tuple[int, int]]:
    """Return rows and cells of each table."""
    return [(len(p.facts.table), sum(map(len, p.facts.table))) for p in parts]


def test_cells_are_joined_by_tabs_and_rows_by_line_feeds() -> None:
    bold = Span(SpanKind.BOLD, 0, 1)
    (part,) = table_parts(
        [[filled("a\tb"), filled("c\nd\u2028", 1, 1, bold)], [], [filled("", 2, 9), filled("e")]]
    )
    assert part.text == "a b\tc d \n\te"
    assert part.spans == (Span(SpanKind.BOLD, 4, 5),)
    assert part.facts == Facts(table=((Cell(), Cell()), (Cell(2, 1), Cell())))
    assert table_parts([[filled(" "), filled("")]]) == []


def test_a_large_table_is_several_of_about_one_size() -> None:
    parts = table_parts([[filled("x")] * 4] * 260)
    assert shapes(parts) == [(87, 348), (87, 348), (86, 344)]
    assert shapes(table_parts([[filled("x")] * 4] * 100)) == [(100, 400)]


def test_no_table_ends_in_one_of_a_row() -> None:
    rows = [
        [filled(f"{n}"), filled("7"), filled(f"some note of the year {n} {n}")] for n in range(301)
    ]
    assert shapes(table_parts(rows)) == [(100, 300), (101, 303), (100, 300)]


def test_a_table_of_long_cells_is_cut_before_a_block_is_too_long() -> None:
    parts = table_parts([[filled("words " * 100)] * 4] * 20)
    assert len(parts) == 4
    assert all(len(part.text) < 15_000 for part in parts)


def test_a_cell_over_several_rows_stays_whole() -> None:
    rows = [[filled("x", 1, 50), *[filled("y")] * 9], *[[filled("y")] * 9] * 49] * 2
    assert shapes(table_parts(rows)) == [(50, 451), (50, 451)]
    endless = [[filled("x", 1, 400), filled("y")], *[[filled("y")] * 5] * 399]
    parts = table_parts(endless)
    assert len(parts) > 1
    assert parts[0].facts.table[0][0].rows == len(parts[0].facts.table)


def test_what_is_claimed_beyond_reason_is_not_given() -> None:
    rows = [[filled("x", 99_999_999, 99_999_999)] * 20] * 20
    (part,) = table_parts(rows)
    assert set(part.facts.table[0]) == {Cell()}


def test_cells_beyond_the_limit_are_lines() -> None:
    parts = table_parts([[filled("x")] * 100] * 1100)
    assert sum(cells for _, cells in shapes(parts)) == grid.MOST_CELLS
    assert parts[-1].facts == PLAIN
    assert sum(part.text.count("x") for part in parts) == 110_000


@given(
    st.lists(
        st.lists(
            st.builds(
                filled, st.text("ab \t\n\u2028", max_size=4), st.integers(0, 3), st.integers(0, 3)
            ),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_a_text_has_the_cells_its_facts_say(rows: list[list[Filled]]) -> None:
    text = compose(table_parts(rows))
    for number, block in enumerate(text.blocks):
        lines = text.content[block.start : block.end].split(LINE_BREAK)
        found = [len(line.split("\t")) for line in lines]
        assert found == [len(row) for row in text.facts(number).table]
