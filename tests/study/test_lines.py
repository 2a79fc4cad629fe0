"""Lines of a fixed width: words whole, closing signs with what they close, nothing lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.study.lines import broken, columns


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in broken(text, width)]


def test_words_stay_whole_and_spaces_at_ends_go() -> None:
    assert lines("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"]


def test_an_ideograph_takes_two_columns_and_breaks_anywhere() -> None:
    assert columns("雷锋ab") == 6
    assert lines("雷锋精神", 6) == ["雷锋精", "神"]
    assert lines("\u3000雷锋", 4) == ["\u3000雷", "锋"]


def test_closing_signs_never_begin_a_line_and_opening_ones_never_end_one() -> None:
    assert lines("雷锋精神。永远", 8) == ["雷锋精", "神。永远"]
    assert lines("雷锋精「神」。永", 8) == ["雷锋精", "「神」。", "永"]
    assert lines("あカーッと", 6) == ["あ", "カーッ", "と"]


def test_typographic_quotes_do_not_cut_words() -> None:
    assert lines("Feng’s “good deeds”", 7) == ["Feng’s", "“good", "deeds”"]


def test_a_word_longer_than_a_line_is_cut_between_whole_characters() -> None:
    assert lines("ab https://example.org", 8) == ["ab", "https://", "example.", "org"]
    assert lines("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


def test_a_break_of_the_text_stays_and_so_does_an_empty_line() -> None:
    assert lines("one\u2028\u2028two three", 40) == ["one", "", "two three"]
    assert lines("", 10) == [""]


def test_no_break_space_holds_what_it_joins() -> None:
    assert lines("about 10\u00a0km away", 9) == ["about", "10\u00a0km", "away"]


WRITTEN = st.text(
    st.sampled_from("ab cd.,，。「」雷锋 ー“”’…—\u2028\u0301きャ\u3000عم"), max_size=80
)


@given(WRITTEN, st.integers(2, 30))
def test_nothing_but_space_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    made = broken(text, width)
    kept = "".join(text[start:end] for start, end in made)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one[1] <= two[0] for one, two in pairwise(made))
    for start, end in made:
        # A sign that may not stand alone makes a line at most as wide as a word with its signs.
        is_atom = not any(character.isspace() for character in text[start:end])
        assert columns(text[start:end]) <= width or is_atom
