"""Notes beside their lines: whatever is wished, none lies over another, and the order stays."""

from itertools import pairwise
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.ui.page.abreast import Measure, Wish, arranged

MEASURE = Measure(20.0, 6.0, 6)

wishes = st.lists(st.builds(Wish, st.floats(0, 2000), st.integers(1, 6)), max_size=60).map(
    lambda listed: sorted(listed, key=lambda wish: wish.top)
)
ceilings = st.one_of(st.just(inf), st.floats(100, 3000))


@given(wishes, ceilings, st.integers(-1, 59), st.floats(0, 90))
def test_notes_keep_apart(wished: list[Wish], ceiling: float, current: int, floor: float) -> None:
    places = arranged(wished, MEASURE, floor, ceiling, current)
    assert len(places) == len(wished)
    shown = [place for place in places if place.lines]
    for above, below in pairwise(shown):
        assert above.top + above.lines * MEASURE.pitch <= below.top + 0.01
    assert all(place.top >= floor - 0.01 for place in shown)
    if not 0 <= current < len(wished):
        assert all(p.top + p.lines * MEASURE.pitch <= ceiling + 0.01 for p in shown)
        room = int((ceiling - floor) // MEASURE.height(1)) if ceiling < inf else len(wished)
        assert len(shown) >= min(len(wished), room)


@given(wishes.filter(bool), st.data())
def test_the_current_one_keeps_its_line_where_those_before_leave_room(
    wished: list[Wish], data: st.DataObject
) -> None:
    current = data.draw(st.integers(0, len(wished) - 1))
    places = arranged(wished, MEASURE, current=current)
    wanted = max(wished[current].top, current * MEASURE.height(1))
    assert places[current].top == wanted
    assert places[current].lines == wished[current].lines


def test_notes_with_room_stand_where_they_wish() -> None:
    wished = [Wish(0.0, 3), Wish(100.0, 2), Wish(300.0, 6)]
    assert [place.top for place in arranged(wished, MEASURE)] == [0.0, 100.0, 300.0]


def test_a_crowd_is_folded_to_lines() -> None:
    places = arranged([Wish(float(n), 5) for n in range(8)], MEASURE)
    assert [place.lines for place in places[:-1]] == [1] * 7
