"""Words and sentences, in several scripts and at every edge."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.boundaries import (
    REACH,
    count_words,
    next_sentence,
    next_word,
    previous_sentence,
    previous_word,
    sentence_at,
    sentence_starts,
    word_at,
    words,
)
from leifeng_reader.core.text import canonical

ARTICLE = Path(__file__).parents[2] / "seeds" / "000_fa1e160e6fd73422.txt"

PROSE = st.text(
    st.sampled_from("aB1 .!?,'’\"”()。！？…”\n\u2028 雷锋é\u0301-_\U0001f600"), max_size=80
)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, int, int, int]:
    """A text, a range of it, and a position in the range or at its end."""
    text = draw(PROSE)
    low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, draw(st.integers(low, high)), low, high


def cut(text: str) -> list[str]:
    starts = [*sentence_starts(text, 0, len(text)), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Xi’s speech. Dr. Lee came.", ["Mr. Xi’s speech.", "Dr. Lee came."]),
        ("J. R. R. Tolkien wrote. He did.", ["J. R. R. Tolkien wrote.", "He did."]),
        ("The U.S. Army left. It did.", ["The U.S. Army left.", "It did."]),
        ("At 3 p.m. in town. No. 5 won.", ["At 3 p.m. in town.", "No. 5 won."]),
        ("In China. . celebrated for it. So.", ["In China. . celebrated for it.", "So."]),
        ("All respects. and more. So.", ["All respects. and more.", "So."]),
        ("“Stop!” he said. “Go.” She went.", ["“Stop!” he said.", "“Go.”", "She went."]),
        ("It cost 3.50 at a.b.com. Yes.", ["It cost 3.50 at a.b.com.", "Yes."]),
        ("Wait… Now. Wait… no.", ["Wait…", "Now.", "Wait… no."]),
        ("Really?! Yes. (A note.) End.", ["Really?!", "Yes.", "(A note.)", "End."]),
        ("A line\nanother\u2028third", ["A line", "another", "third"]),
        (
            "雷锋同志。他说：“好！”真的吗？是……的。",
            ["雷锋同志。", "他说：“好！”", "真的吗？", "是……", "的。"],
        ),
        ("他走了。Then he left. 再见！", ["他走了。", "Then he left.", "再见！"]),
        ("", [""]),
        ("   ", [""]),
        ("..........", [".........."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert cut(text) == (wanted if text else [""])


def test_the_sentences_of_the_article() -> None:
    sentences = cut(canonical(ARTICLE.read_text(encoding="utf-8")).strip())
    assert [" ".join(sentence.split()[:2]) for sentence in sentences] == [
        "Chinese President",
        "Xi, also",
        "Xi noted",
        "He said",
        "Lei Feng",
        "It has",
        "Xi stressed",
        "Xi urged",
        "Cai Qi,",
        "He stressed",
        "Efforts should",
        "He said",
    ]
    assert all(sentence.endswith(".") for sentence in sentences)
    assert sentences[1].endswith(
        "household icon in China. . celebrated for selflessly helping others."
    )
    assert "study of Mr. Xi’s important expositions" in sentences[9]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("don't stop—it’s well-known", ["don't", "stop", "it’s", "well-known"]),
        ("e.g. U.S.A. 3.14 snake_case 'quoted'", ["e.g", "U.S.A", "3.14", "snake_case", "quoted"]),
        ("雷锋a精神", ["雷", "锋", "a", "精", "神"]),
        ("葛\U000e0100城 が", ["葛\U000e0100", "城", "が"]),
        ("カタカナ ひら 한국어", ["カタカナ", "ひ", "ら", "한국어"]),
        ("e\u0301te\u0301 café", ["e\u0301te\u0301", "café"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("שָׁלוֹם עוֹלָם", ["שָׁלוֹם", "עוֹלָם"]),
        ("مُحَمَّد هنا", ["مُحَمَّد", "هنا"]),
        ("ภาษาไทย", ["ภาษาไทย"]),
        ("\U0001f468\u200d\U0001f469 … -- ''", []),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert [text[a:b] for a, b in words(text)] == wanted
    assert count_words(text) == len(wanted)


@pytest.mark.parametrize(
    ("position", "wanted"),
    [
        (0, "don’t"),
        (3, "don’t"),
        (4, "don’t"),
        (5, "  "),
        (6, "  "),
        (7, "go"),
        (9, "…!"),
        (10, "…!"),
        (11, "…!"),
    ],
)
def test_the_word_at_a_position(position: int, wanted: str) -> None:
    text = "don’t  go…!"
    start, end = word_at(text, position, 0, len(text))
    assert text[start:end] == wanted


def test_words_forward_and_back() -> None:
    text = "Don’t  go, 雷锋 now!"
    starts = [0, 7, 11, 12, 14]
    forward, back = [], []
    position = 0
    while position < len(text):
        position = next_word(text, position)
        forward.append(position)
    while position > 0:
        position = previous_word(text, position)
        back.append(position)
    assert forward == [*starts[1:], len(text)]
    assert back == starts[::-1]
    assert next_word(text, 3) == 7  # at the apostrophe: the rest of the word is not a word


def test_sentences_forward_and_back() -> None:
    text = "One. Two. 三。四"
    assert [next_sentence(text, p, 0, len(text)) for p in (0, 4, 5, 10, 12, 13)] == [
        5,
        5,
        10,
        12,
        13,
        13,
    ]
    assert [previous_sentence(text, p, 0, len(text)) for p in (13, 12, 11, 5, 1, 0)] == [
        12,
        10,
        10,
        0,
        0,
        0,
    ]


def test_an_empty_range_is_its_own_answer() -> None:
    assert word_at("abc", 1, 1, 1) == (1, 1)
    assert sentence_at("abc", 1, 1, 1) == (1, 1)
    assert sentence_starts("abc", 1, 1) == [1]
    assert word_at("", 0, 0, 0) == sentence_at("", 0, 0, 0) == (0, 0)
    assert (next_word("", 0), previous_word("", 0)) == (0, 0)


@pytest.mark.parametrize("position", [-5, 99])
def test_a_position_outside_is_brought_inside(position: int) -> None:
    text = "One two. Three four."
    low, high = 4, 14
    for start, end in (word_at(text, position, low, high), sentence_at(text, position, low, high)):
        assert low <= start < end <= high


@given(places())
def test_the_word_holds_the_position(place: tuple[str, int, int, int]) -> None:
    text, position, low, high = place
    start, end = word_at(text, position, low, high)
    assert low <= start <= position <= end <= high
    if low < high:
        assert start < end
        assert position < end or position == high
    else:
        assert start == end


@given(places())
def test_the_sentence_lies_in_the_range(place: tuple[str, int, int, int]) -> None:
    text, position, low, high = place
    start, end = sentence_at(text, position, low, high)
    assert low <= start <= position <= high
    assert low <= start <= end <= high
    assert (start < end) == (low < high)
    assert text[end:position].strip() == ""  # only the space after it lies between


@given(places())
def test_sentence_starts_are_sorted_and_inside(place: tuple[str, int, int, int]) -> None:
    text, _, low, high = place
    starts = sentence_starts(text, low, high)
    assert starts == sorted(set(starts))
    assert starts[0] == low
    assert all(low <= start < high for start in starts[1:])


@given(places())
def test_every_step_moves(place: tuple[str, int, int, int]) -> None:
    text, position, low, high = place
    after, before = (
        next_sentence(text, position, low, high),
        previous_sentence(text, position, low, high),
    )
    assert low <= before <= position <= after <= high
    assert after > position or position == high
    assert before < position or position == low
    assert next_word(text, position) > position or position == len(text)
    assert previous_word(text, position) < position or position == 0


@pytest.mark.parametrize(
    "unit", ["a", ".", "。", " ", "雷", "a.", "'", "e\u0301", "\U0001f600", "a b. ", "\n"]
)
def test_one_endless_line_is_quick_everywhere(unit: str) -> None:
    text = unit * (5_000_000 // len(unit))
    started = time.perf_counter()
    for position in (0, 1, 2_500_000, len(text) - 1, len(text)):
        start, end = word_at(text, position, 0, len(text))
        assert start <= position <= end <= min(start + 2 * REACH, len(text))
        sentence_at(text, position, 0, len(text))
        assert position <= next_word(text, position) <= position + REACH
        assert position - REACH <= previous_word(text, position) <= position
        next_sentence(text, position, 0, len(text))
        previous_sentence(text, position, 0, len(text))
    assert time.perf_counter() - started < 2


def test_a_whole_library_of_dots_is_cut_in_one_pass() -> None:
    started = time.perf_counter()
    assert sentence_starts("." * 1_000_000, 0, 1_000_000) == [0]
    assert count_words("a" * 5_000_000) == 1
    assert time.perf_counter() - started < 5
