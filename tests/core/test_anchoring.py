"""Selectors made of passages, and passages found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.anchoring import describe, find_exact, occurrences
from leifeng_reader.core.annotation import CONTEXT, Selector
from leifeng_reader.core.errors import BadRange, QuoteAmbiguous, QuoteNotFound

TEXT = st.text(st.sampled_from("ab \U0001f600"), min_size=1, max_size=120)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def twins(text: str, found: Selector) -> int:
    """Count the places that nothing tells from the one described."""
    around = found.prefix + found.quote + found.suffix
    return sum(text.startswith(around, at) for at in range(len(text)))


@given(passages())
def test_a_passage_described_is_found_or_has_a_twin(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    made = describe(text, start, end)
    assert (made.start, made.end, made.quote) == (start, end, text[start:end])
    try:
        assert find_exact(text, made.quote, made.prefix, made.suffix) == (start, end)
        assert twins(text, made) == 1
    except QuoteAmbiguous as fault:
        assert fault.candidates == twins(text, made) > 1


@given(passages())
def test_the_context_stands_around_the_passage(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    made = describe(text, start, end)
    assert text[:start].endswith(made.prefix)
    assert text[end:].startswith(made.suffix)
    assert len(made.prefix) == min(start, CONTEXT)
    assert len(made.suffix) == min(len(text) - end, CONTEXT)


@given(TEXT, st.text(st.sampled_from("ab "), min_size=1, max_size=3))
def test_occurrences_are_all_of_them(text: str, quote: str) -> None:
    wanted = [at for at in range(len(text)) if text.startswith(quote, at)]
    assert occurrences(text, quote) == wanted


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (3, 4), (4, 5), (0, 99)])
def test_no_selector_of_nothing(start: int, end: int) -> None:
    with pytest.raises(BadRange) as caught:
        describe("abc", start, end)
    assert (caught.value.start, caught.value.end, caught.value.length) == (start, end, 3)


TWICE = "He left. She left. He left."


@pytest.mark.parametrize(
    ("prefix", "suffix", "wanted"),
    [("", ". She", (0, 7)), ("She left. ", "", (19, 26)), ("left. ", ".", (19, 26))],
)
def test_context_tells_places_apart(prefix: str, suffix: str, wanted: tuple[int, int]) -> None:
    assert find_exact(TWICE, "He left", prefix, suffix) == wanted


def test_faults_say_how_many_places_there_are() -> None:
    with pytest.raises(QuoteAmbiguous) as ambiguous:
        find_exact(TWICE, "left")
    with pytest.raises(QuoteNotFound) as misplaced:
        find_exact(TWICE, "left", prefix="They ")
    with pytest.raises(QuoteNotFound) as absent:
        find_exact(TWICE, "right")
    with pytest.raises(QuoteNotFound) as empty:
        find_exact(TWICE, "")
    counts = [fault.value.candidates for fault in (ambiguous, misplaced, absent, empty)]
    assert counts == [3, 3, 0, 0]


def test_places_that_overlap_are_two() -> None:
    assert occurrences("aaa", "aa") == [0, 1]
    with pytest.raises(QuoteAmbiguous):
        find_exact("aaa", "aa")
