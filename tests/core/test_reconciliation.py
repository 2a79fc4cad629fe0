"""What two hands did to a text is all there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.reconciliation import reconcile

words = st.text("ab \n雷", max_size=12)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("one two", "one two three", "zero one two", "zero one two three"),
        ("one two", "one 2", "1 two", "1 2"),
        ("one two three", "one three", "one two three four", "one three four"),
        ("", "mine", "theirs", "mine\n\ntheirs"),
        ("Note", "Note of mine", "Note of theirs", "Note of mine\n\nNote of theirs"),
        ("aa", "a", "aaab", "aab"),
        ("", "again", "again and again", "again and again"),
    ],
)
def test_examples(base: str, mine: str, theirs: str, both: str) -> None:
    assert reconcile(base, mine, theirs) == both


@given(words, words)
def test_one_hand_alone_has_its_way(base: str, after: str) -> None:
    assert reconcile(base, after, base) == reconcile(base, base, after) == after
    assert reconcile(base, after, after) == after


@given(words, st.integers(0, 12), st.integers(0, 12))
def test_what_both_put_in_is_there(base: str, at: int, there: int) -> None:
    mine, theirs = base[:at] + "MINE" + base[at:], base[:there] + "THEIRS" + base[there:]
    both = reconcile(base, mine, theirs)
    assert "MINE" in both and "THEIRS" in both
    assert set(base) <= set(both)
