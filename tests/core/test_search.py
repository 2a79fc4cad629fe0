"""Words found as a reader means them, held against a plain scan."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.search import hits, pattern

PLAIN = st.text(st.sampled_from("abAB 12.*+?()[]{}^$|\\/-"), max_size=40)


def found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, words)]


def scan(text: str, words: str) -> list[tuple[int, int]]:
    """Look for words at every place, the slow way: case aside, hits never overlap."""
    wanted, places, at = words.lower(), [], 0
    while at + len(wanted) <= len(text):
        if text.lower()[at : at + len(wanted)] == wanted:
            places.append((at, at + len(wanted)))
            at += len(wanted)
        else:
            at += 1
    return places


@given(PLAIN, st.text(st.sampled_from("abAB12.*+?()[]{}^$|\\/"), min_size=1, max_size=4))
def test_hits_are_those_of_a_plain_scan(text: str, words: str) -> None:
    assert list(hits(text, words)) == scan(text, words)


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=8))
def test_nothing_typed_is_ever_an_error(text: str, words: str) -> None:
    for start, end in hits(text + words, words):
        assert 0 <= start < end <= len(text + words)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_what_stands_there_is_found(words: str) -> None:
    assert pattern(words) is None or next(hits(f"x {words} y", words), None) is not None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("café CAFÉ cafe\u0301 cafe", "cafe", ["café", "CAFÉ", "cafe\u0301", "cafe"]),
        ("café cafe", "CAFE\u0301", ["café", "cafe"]),
        ("don’t don't don`t", "don't", ["don’t", "don't", "don`t"]),
        ('“so” "so" «so»', "“so”", ["“so”", '"so"', "«so»"]),
        ("a-b a–b a—b a－b a\u2011b", "a-b", ["a-b", "a–b", "a—b", "a－b", "a\u2011b"]),
        (
            "Lei\u00a0Feng Lei\u2028Feng Lei\n Feng LeiFeng",
            "lei feng",
            ["Lei\u00a0Feng", "Lei\u2028Feng", "Lei\n Feng"],
        ),
        ("ＬＥＩ lei", "lei", ["ＬＥＩ", "lei"]),
        ("ＬＥＩ lei", "ｌｅｉ", ["ＬＥＩ", "lei"]),
        ("vol\u2060un\u200bteer", "volunteer", ["vol\u2060un\u200bteer"]),
        ("雷锋，雷\u200b锋。雷峰", "雷锋", ["雷锋", "雷\u200b锋"]),
        ("雷锋精神，永放光芒", "，永", ["，永"]),
        ("が か\u3099 か", "が", ["が", "か\u3099"]),
        ("が か\u3099 か", "か\u3099", ["が", "か\u3099"]),
        ("ガ ｶﾞ カ\u3099", "ガ", ["ガ", "ｶﾞ", "カ\u3099"]),
        ("\uf900 \u8c48", "\uf900", ["\uf900", "\u8c48"]),
        ("\uf900 \u8c48", "\u8c48", ["\uf900", "\u8c48"]),
        ("Ёлка елка", "елка", ["Ёлка", "елка"]),
        ("άλφα αλφα α\u0301λφα", "άλφα", ["άλφα", "αλφα", "α\u0301λφα"]),
        ("각 각", "각", ["각", "각"]),
        ("Straße Strasse Strase", "straße", ["Straße", "Strasse"]),
        ("ﬁnd find", "ﬁnd", ["ﬁnd", "find"]),
        ("wait... wait…", "wait…", ["wait...", "wait…"]),
        ("① 1", "①", ["①", "1"]),
        ("ΣΑΣ σας", "σας", ["ΣΑΣ", "σας"]),
        ("\U0001f600\U00020000\U0001f600", "\U00020000", ["\U00020000"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("C++ (x) [y] $5 ^ \\d", "c++", ["C++"]),
        ("C++ (x) [y] $5 ^ \\d", "(x) [y] $5 ^ \\d", ["(x) [y] $5 ^ \\d"]),
        ("one two", "  one   two  ", ["one two"]),
    ],
)
def test_typography_is_no_obstacle(text: str, words: str, wanted: list[str]) -> None:
    assert found(text, words) == wanted


@pytest.mark.parametrize("words", ["", " ", "\n\t\u00a0", "\u0301", "\u200b"])
def test_nothing_to_find_finds_nothing(words: str) -> None:
    assert pattern(words) is None
    assert found("a b \u0301\u200b", words) == []


def test_a_part_of_the_text_can_be_searched() -> None:
    assert list(hits("aXaXa", "a", 1, 4)) == [(2, 3)]
    assert list(hits("aXaXa", "a", 1)) == [(2, 3), (4, 5)]


def test_a_phrase_of_a_thousand_characters() -> None:
    phrase = ("Lei Feng’s spirit, 雷锋精神. " * 50)[:1000].strip()
    assert len(phrase) > 990
    started = time.perf_counter()
    assert found(f"x{phrase}x", phrase.upper()) == [phrase]
    assert time.perf_counter() - started < 10


def test_a_pasted_page_is_sought_as_it_stands() -> None:
    page = "Lei Feng (1940–1962) " * 5_000
    started = time.perf_counter()
    assert found(page.replace(" ", "\u2028"), page.upper()) == [page.strip().replace(" ", "\u2028")]
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("filler", [" ", "\u200b", "\u0301", "a", " \u200b"])
def test_a_desert_is_crossed_in_one_go(filler: str) -> None:
    text = f"a {filler * 200_000}x"
    started = time.perf_counter()
    assert found(text, "a b") == []
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("words", ["volunteer", "雷锋", "the spirit of", "don't", "zzz"])
def test_five_megabytes_are_searched_at_once(words: str) -> None:
    text = "Efforts to support volunteers’ services, 雷锋精神, in the spirit of service. " * 65_000
    started = time.perf_counter()
    number = sum(1 for _ in hits(text, words))
    assert number == len(re.findall(re.escape(words), text))
    assert time.perf_counter() - started < 10
