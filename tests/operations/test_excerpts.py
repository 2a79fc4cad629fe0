"""Texts cut short for one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.operations.excerpts import one_line, shortened, surrounded


def test_every_line_end_and_control_character_is_one_space() -> None:
    assert one_line("a\tb\r\nc\u2028d\u2029e\x85f\x1bg\x9bh  i") == "a b  c d e f g h  i"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", ""),
        ("12345", "12345"),
        ("123456", "1234…"),
        ("123 456", "123…"),
        (" 1 \n 2 ", "1 2"),
        ("😀" * 6, "😀😀😀😀…"),
        ("1" + " " * 1000, "1…"),
    ],
)
def test_what_exceeds_the_limit_becomes_an_ellipsis(text: str, short: str) -> None:
    assert shortened(text, 5) == short


@given(st.text(), st.integers(2, 100))
def test_nothing_is_longer_than_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1


def test_words_are_shown_among_what_surrounds_them() -> None:
    text = "before\tit comes the word\u2028and then after it"
    at = text.index("word")
    assert surrounded(text, at, at + 4, 10) == "…comes the word and then…"
    assert surrounded(text, at, at + 4, 100) == "before it comes the word and then after it"
    assert surrounded(text, 0, 6, 3) == "before it…"
