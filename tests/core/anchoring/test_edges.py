"""Ends of passages that fall inside words are put where words begin and end."""

import pytest

from leifeng_reader.core.anchoring import describe, find
from leifeng_reader.core.anchoring.edges import on_words
from leifeng_reader.core.annotation import Selector

BEFORE = "Nobody had seen it before that day. "
AFTER = " When they came back, nobody spoke of it."


@pytest.mark.parametrize(
    ("quote", "now", "found"),
    [
        ("a single person could do", "one single person could do", "one single person could do"),
        ("they had all seen it", "they had all seeing it", "they had all seeing it"),
        ("the tents of others", "thetents of others", "thetents of others"),
        ("帐篷都修好了以后", "帐篷全部都修好了以后", "帐篷全部都修好了以后"),
    ],
)
def test_a_word_is_found_whole(quote: str, now: str, found: str) -> None:
    text = f"{BEFORE}{quote}{AFTER}"
    selector = describe(text, len(BEFORE), len(BEFORE) + len(quote))
    changed = f"{BEFORE}{now}{AFTER}"
    match = find(changed, selector)
    assert match is not None and changed[match.start : match.end] == found


def test_an_end_inside_a_word_stays_where_it_was_inside_one() -> None:
    text = "He was unfailingly kind to them."
    selector = Selector(9, 13, "fail", "He was un", "ingly kind")
    assert on_words(selector, text, (9, 13), lambda *_: 0) == (9, 13)
    whole = Selector(9, 13, "fail", "He was un ", " kind")
    assert on_words(whole, text, (9, 13), lambda *_: 0) == (7, 18)


def test_no_word_is_taken_in_that_makes_it_less_alike() -> None:
    text = "theywent home"
    selector = Selector(4, 8, "went", "they ", " home")
    assert on_words(selector, text, (4, 8), lambda start, _: int(start != 4)) == (4, 8)
