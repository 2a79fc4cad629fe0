"""Tokens lead to whatever is found."""

from hypothesis import example, given
from hypothesis import strategies as st

from leifeng_reader.core.folding import folded
from leifeng_reader.core.matching import needle
from leifeng_reader.core.query import Term
from leifeng_reader.core.tokens import LONGEST, Key, keys, tokens

LETTERS = st.sampled_from(
    "abcdeé ﬁßıİ_-.,+'’ 雷锋精神がかゝー々각가กาไद्हि\u0301\u200b\u3099أب😀\n\x01"
)
SHORT = ["to", "be", "or", "not", "a", "i", "the", "дto", "beд", "to雷", "e\u0301to", "x-to"]
TEXT = st.one_of(
    st.text(LETTERS, max_size=60),
    st.lists(st.sampled_from(SHORT)).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


def leads(key: Key, found: set[str]) -> bool:
    return any(t.startswith(key.token) if key.begins else t == key.token for t in found)


@given(TEXT, TEXT, st.data(), st.booleans())
@example("x " * 3, "a" * 100, None, True)
def test_no_hit_is_missed(
    before: str, inside: str, data: st.DataObject | None, whole: bool
) -> None:
    text = before + inside
    start = data.draw(st.integers(0, len(text))) if data else len(before)
    end = data.draw(st.integers(start, len(text))) if data else len(text)
    one, plain = needle(Term(text[start:end], whole)), folded(text.replace("\n", " "))
    if one.plain and one.stands_in(text, plain):
        assert all(leads(key, tokens(plain)) for key in keys([one]))


def test_words_in_a_row_are_told_from_words_anywhere() -> None:
    phrase = keys([needle(Term("to be or not", whole=True))])
    found = tokens("or to not be, to the be")
    assert not all(leads(key, found) for key in phrase)
    assert all(leads(key, tokens("Not to be or not".lower())) for key in phrase)


def test_tokens_are_single_words_of_an_index() -> None:
    for token in tokens(folded('C++ "x" (a_b) don\'t 雷锋！ \x01 ½')):
        assert not any(c.isascii() and not c.isalnum() for c in token)


def test_a_word_without_end_makes_short_tokens() -> None:
    assert max(map(len, tokens("a" * 1_000_000))) == LONGEST
    assert keys([needle(Term("a" * 1000))]) == [Key("a" * LONGEST, begins=True)]
