"""Canonical text, folding, and the way between code points and UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.text import Utf16Map, canonical, fold, is_right_to_left

ANY = st.text(st.characters())  # every code point, lone surrogates too
ASTRAL_RICH = st.text(st.sampled_from("a\u00e9雷\U0001f600\U00020000\U0010fffd"), max_size=60)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\x85b", "a\nb"),
        ("a\vb", "a\nb"),
        ("a\fb", "a\nb"),
        ("a\0b", "ab"),
        ("a\x01\x08\x0e\x1b\x1fb", "ab"),
        ("a\x7fb", "ab"),
        ("\ufeffa\ufeffb", "ab"),
        ("co\u00adoperate", "cooperate"),
        ("a\u2029b", "ab"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("\ud83d\ude00", "\ufffd\ufffd"),
        ("\ufdd0\ufdd1\ufdef\ufffe\uffff", "\ufffd" * 5),
    ],
)
def test_a_rule(raw: str, wanted: str) -> None:
    assert canonical(raw) == wanted


def test_noncharacters_of_every_plane_are_replaced() -> None:
    ends = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    assert canonical(ends) == "\ufffd" * 34


@pytest.mark.parametrize(
    "kept",
    [
        "\t tab and\u00a0no-break\u202fspaces\u3000",
        "a\u2028b",
        "\u200b\u200c\u200d\u2060\u200e",
        "\ufffc\ufffd",
        "\U00020000\U0002fa1d\U0001f600\U0001fffd\U0010fffd",
        "\uf900\u8c48",  # a compatibility ideograph and what normalising would make of it
        "e\u0301 \u00e9",
        "\ufdcf\ufdf0",
    ],
)
def test_what_is_text_stays(kept: str) -> None:
    assert canonical(kept) == kept


@given(ANY)
def test_canonical_text_is_final_and_can_be_stored(raw: str) -> None:
    once = canonical(raw)
    assert canonical(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@given(ANY)
def test_canonical_text_has_only_what_the_rules_leave(raw: str) -> None:
    for character in canonical(raw):
        code = ord(character)
        assert code >= 0x20 or character in "\n\t"
        assert code & 0xFFFE != 0xFFFE
        assert not 0xD800 <= code <= 0xDFFF
        assert not 0xFDD0 <= code <= 0xFDEF
        assert character not in "\x7f\x85\ufeff\u00ad\u2029"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(ASTRAL_RICH)
def test_positions_are_those_of_python_s_own_utf_16(text: str) -> None:
    there = Utf16Map.of(text)
    for point in range(len(text) + 1):
        unit = units(text[:point])
        assert there.to_units(point) == unit
        assert there.to_point(unit) == point


@given(ASTRAL_RICH)
def test_the_middle_of_a_pair_is_its_start(text: str) -> None:
    there = Utf16Map.of(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert there.to_point(units(text[:point]) + 1) == point


def test_text_without_pairs_shares_one_map() -> None:
    assert Utf16Map.of("") is Utf16Map.of("plain") is Utf16Map.of("雷锋 é")
    assert Utf16Map.of("\U0001f600") != Utf16Map.of("plain")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RÉSUMÉ", "resume"),
        ("Straße", "STRASSE"),
        ("ＡＢＣ", "abc"),
        ("™", "tm"),
        ("ℌ", "h"),
        ("e\u0301", "é"),
        ("don’t", "don't"),
        ("“a–b”", '"a-b"'),
        ("a\u00a0b\u202fc", "a b c"),
        ("vol\u2060un\u200bteer", "volunteer"),
        ("ΣΑΣ", "σας"),
        ("İ", "i"),
        ("ﬁnd", "find"),
        ("각", "각"),
    ],
)
def test_folded_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("パン", "ハン"), ("क", "क्"), ("a", "b")])
def test_another_letter_stays_another(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY)
def test_folding_is_final(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("שלום", True), ("12 – مرحبا", True), ("Shalom שלום", False), ("雷锋", False), ("123", False)],
)
def test_direction_is_that_of_the_first_strong_character(text: str, wanted: bool) -> None:
    assert is_right_to_left(text) is wanted
