"""Ends of passages moved by words and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.ends import End, Step, stepped

TEXT = "He served. “Serve the people,” said Dr. Wu.\nShe did too; nobody knew. 他叫雷锋。大家学他。"


def after(quote: str, end: End, step: Step, outward: bool) -> str:
    start = TEXT.index(quote)
    low, high = stepped(TEXT, (start, start + len(quote)), end, step, outward=outward)
    return TEXT[low:high]


@pytest.mark.parametrize(
    ("quote", "end", "outward", "became"),
    [
        ("the people", End.END, True, "the people,” said"),
        ("the people", End.START, True, "Serve the people"),
        ("the people", End.END, False, "the"),
        ("the people", End.START, False, "people"),
        ("people,”", End.END, False, "people"),
        ("peop", End.END, True, "people"),
        ("eople", End.START, True, "people"),
        ("the", End.START, False, "the"),
        ("the", End.END, False, "the"),
        ("Wu.", End.END, True, "Wu.\nShe"),
        ("She", End.START, True, "Wu.\nShe"),
        ("雷锋", End.START, True, "叫雷锋"),
        ("雷锋", End.END, True, "雷锋。大"),
        ("雷锋", End.END, False, "雷"),
        ("He", End.START, True, "He"),
        ("学他。", End.END, True, "学他。"),
    ],
)
def test_by_a_word(quote: str, end: End, outward: bool, became: str) -> None:
    assert after(quote, end, Step.WORD, outward) == became


@pytest.mark.parametrize(
    ("quote", "end", "outward", "became"),
    [
        ("people", End.END, True, "people,” said Dr. Wu."),
        ("people", End.START, True, "“Serve the people"),
        ("“Serve", End.START, True, "He served. “Serve"),
        ("Dr. Wu.", End.END, True, "Dr. Wu.\nShe did too; nobody knew."),
        ("served. “Serve the", End.END, False, "served."),
        ("served. “Serve the", End.START, False, "“Serve the"),
        ("He served.", End.END, False, "He served."),
        ("Wu.\nShe did", End.START, False, "She did"),
        ("雷锋", End.END, True, "雷锋。"),
        ("雷锋。", End.END, True, "雷锋。大家学他。"),
        ("雷锋。大家", End.START, False, "大家"),
        ("He", End.START, True, "He"),
        ("他。", End.END, True, "他。"),
    ],
)
def test_by_a_sentence(quote: str, end: End, outward: bool, became: str) -> None:
    assert after(quote, end, Step.SENTENCE, outward) == became


@given(
    st.text(st.sampled_from("ab .。\n雷\U0001f600“”"), min_size=1, max_size=60),
    st.integers(0, 60),
    st.integers(1, 60),
    st.sampled_from(End),
    st.sampled_from(Step),
    st.booleans(),
)
def test_an_end_moves_the_way_it_is_told_and_something_is_left(
    text: str, start: int, length: int, end: End, step: Step, outward: bool
) -> None:
    span = min(start, len(text) - 1), min(start + length, len(text))
    span = (min(span[0], span[1] - 1), span[1])
    low, high = stepped(text, span, end, step, outward=outward)
    assert 0 <= low < high <= len(text)
    moved, kept = (
        ((low, span[0]), high == span[1])
        if end is End.START
        else (
            (span[1], high),
            low == span[0],
        )
    )
    assert kept
    assert moved[0] <= moved[1] if outward else moved[0] >= moved[1]
    assert (low, high) == span or text[low:high].strip()
