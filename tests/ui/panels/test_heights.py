"""Heights agree with a plain list, whatever is done to both."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.ui.panels.heights import Heights

_deeds = st.lists(
    st.tuples(
        st.sampled_from(["set", "insert", "remove"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 700),
        st.integers(1, 300),
    ),
    max_size=12,
)


@given(count=st.integers(0, 2000), deeds=_deeds)
def test_heights_are_a_list(count: int, deeds: list[tuple[str, float, int, int]]) -> None:
    heights, plain = Heights(count, 50), [50] * count
    for deed, where, number, height in deeds:
        row = int(where * (len(plain) + (deed == "insert")))
        if deed == "insert":
            heights.insert(row, number, height)
            plain[row:row] = [height] * number
        elif deed == "remove":
            number = min(number, len(plain) - row)
            heights.remove(row, number)
            del plain[row : row + number]
        elif plain:
            heights[row] = plain[row] = height
        check(heights, plain)


def check(heights: Heights, plain: list[int]) -> None:
    assert len(heights) == len(plain)
    assert heights.total == sum(plain)
    for row in range(0, len(plain), max(1, len(plain) // 7)):
        top = sum(plain[:row])
        assert (heights[row], heights.top(row)) == (plain[row], top)
        assert heights.row_at(top) == heights.row_at(top + plain[row] - 1) == row
    assert heights.top(len(plain)) == sum(plain)


def test_beyond_the_ends_are_the_first_and_the_last() -> None:
    heights = Heights(3, 10)
    assert (heights.row_at(-5), heights.row_at(30), heights.row_at(1000)) == (0, 2, 2)
    assert Heights().row_at(0) == -1


def test_rows_appended_one_by_one_stay_quick_to_find() -> None:
    heights = Heights()
    for number in range(3000):
        heights.insert(number, 1, number % 7 + 1)
    assert heights.total == sum(number % 7 + 1 for number in range(3000))
    assert len(heights._chunks) < 10
