"""Selectors made of passages and places, and passages found by exactly these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.anchoring import (
    MOST_OCCURRENCES,
    describe,
    describe_all,
    describe_place,
    find_exact,
    occurrences,
)
from leifeng_reader.core.anchoring.quotes import MOST_CONTEXT
from leifeng_reader.core.annotation import CONTEXT, Selector
from leifeng_reader.core.errors import BadRange, QuoteAmbiguous, QuoteNotFound

TEXT = st.text(st.sampled_from("ab \U0001f600"), min_size=1, max_size=300)
LONGEST_WORD = 50


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
        assert fault.candidates == min(twins(text, made), MOST_OCCURRENCES) > 1


@given(passages())
def test_the_context_stands_around_the_passage(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    made = describe(text, start, end)
    assert text[:start].endswith(made.prefix)
    assert text[end:].startswith(made.suffix)
    least = min(start, CONTEXT), min(len(text) - end, CONTEXT)
    for context, size in zip((made.prefix, made.suffix), least, strict=True):
        assert size <= len(context) <= MOST_CONTEXT + LONGEST_WORD


def test_the_context_ends_at_the_edges_of_words() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    made = describe(text, text.index("seven"), text.index("seven") + 5)
    assert made.prefix == "one two three four five six "[-33:]
    start = text.index("eleven")
    made = describe(text, start, start + 6)
    assert made.prefix == text[text.index("four") : start]
    assert start - CONTEXT > text.index("four")
    made = describe("x" * 500, 250, 260)
    assert len(made.prefix) <= MOST_CONTEXT + LONGEST_WORD


def test_the_context_grows_until_the_passage_is_the_only_one() -> None:
    refrain = "Row, row, row your boat gently down the stream, merrily along. " * 2
    text = f"First verse. {refrain}Second verse. {refrain}The end."
    for verse in ("First", "Second"):
        start = text.index(refrain, text.index(verse)) + 60
        made = describe(text, start, start + 12)
        assert occurrences(text, made.quote, made.prefix, made.suffix) == [start]
        assert len(made.prefix) + len(made.suffix) > 2 * CONTEXT


def test_the_context_does_not_grow_without_end() -> None:
    made = describe("la " * 1000, 1500, 1502)
    assert MOST_CONTEXT <= len(made.prefix) <= MOST_CONTEXT + LONGEST_WORD


@given(st.lists(passages(), min_size=1, max_size=3))
def test_many_are_described_as_each_is(several: list[tuple[str, int, int]]) -> None:
    text = several[0][0]
    spans = [(start, end) for _, start, end in several if end <= len(text)]
    assert list(describe_all(text, spans)) == [describe(text, *span) for span in spans]
    places = [(start, start) for start, _ in spans]
    assert list(describe_all(text, places)) == [describe_place(text, at) for at, _ in places]
    with pytest.raises(BadRange):
        describe_all(text, [*spans, (0, len(text) + 1)])


def test_a_place_is_known_by_what_is_around_it() -> None:
    made = describe_place("Here. There.", 6)
    assert made == Selector(6, 6, "", "Here. ", "There.")
    assert describe_place("", 0) == Selector(0, 0, "")
    for outside in (-1, 13):
        with pytest.raises(BadRange):
            describe_place("Here. There.", outside)


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


@given(TEXT, *[st.text(st.sampled_from("ab "), max_size=2)] * 3)
def test_occurrences_are_the_first_of_them(text: str, quote: str, prefix: str, suffix: str) -> None:
    wanted = [
        at
        for at in range(len(text) + 1)
        if text[at:].startswith(quote + suffix) and text[:at].endswith(prefix)
    ]
    assert occurrences(text, quote, prefix, suffix) == wanted[:MOST_OCCURRENCES]
    assert occurrences(text, quote, prefix, suffix, most=2) == wanted[:2]


def test_places_that_overlap_are_two() -> None:
    assert occurrences("aaa", "aa") == [0, 1]
    with pytest.raises(QuoteAmbiguous):
        find_exact("aaa", "aa")


def test_the_one_place_is_found_among_very_many() -> None:
    text = "no, no, no. " * 100 + "yes: no"
    assert find_exact(text, "no", "yes: ") == (len(text) - 2, len(text))
