"""Folded text, and the way back to where it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.folding import accented, folded, is_letter, way_back

ANY = st.text(
    st.one_of(
        st.sampled_from("aéÉßﬁﬃıİ \n\u2028\u00a0雷が가ｶﾞか각\u200b\u0301\u3099’“–…ก้ا"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lei FENG’s “Spirit” – so…", 'lei feng\'s "spirit" - so...'),
        ("Café Cafe\u0301 ﬁnd Straße Ⅳ ½", "cafe cafe find strasse iv 1⁄2"),
        ("a\u00a0\u2028 b\n\nc", "a b\n\nc"),
        ("vol\u2060un\u200bteer", "volunteer"),
        ("ＬＥＩ，雷锋", "lei,雷锋"),
        ("が か\u3099 ｶﾞ か", "が が ガ か"),
        ("각 각 가", "각 각 가"),
        ("İstanbul IŞIK ışık", "istanbul isik isik"),
        ("ΣΑΣ σας Ёлка", "σασ σασ елка"),
        ("ภาษาไทย हिन्दी", "ภาษาไทย हिन्दी"),
        ("\u0301\u200b", ""),
    ],
)
def test_what_text_becomes(text: str, wanted: str) -> None:
    assert folded(text) == wanted


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ANY, ANY)
def test_paragraphs_fold_by_themselves(one: str, other: str) -> None:
    assert folded(f"{one}\n{other}") == f"{folded(one)}\n{folded(other)}"


@given(ANY, st.data())
def test_the_way_back_leads_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    plain = folded(text)
    if not plain:
        return
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    low, high = way_back(text, plain)(start, end)
    assert 0 <= low < high <= len(text)
    # A ligature is found whole, and a space may have been one of several.
    assert plain[start:end].strip() in folded(text[low:high])


@pytest.mark.parametrize(
    ("text", "part", "wanted"),
    [
        ("a cafe\u0301 b", "cafe", "cafe\u0301"),
        ("oﬃce", "f", "ﬃ"),
        ("oﬃce", "of", "oﬃ"),
        ("x \u00a0 雷\u200b锋 y", "雷锋", "雷\u200b锋"),
        ("か\u3099き", "が", "か\u3099"),
        ("¨ ¨b", "b", "b"),
        ("a  b", "a b", "a  b"),
    ],
)
def test_where_a_part_stands(text: str, part: str, wanted: str) -> None:
    plain = folded(text)
    start = plain.index(part)
    low, high = way_back(text, plain)(start, start + len(part))
    assert text[low:high] == wanted


def test_accents_as_they_are() -> None:
    assert accented("Cafe\u0301 “Ａ”") == accented('CAFÉ "a"')
    assert accented("cafe") != accented("café")


def test_letters_belong_to_words_with_ends() -> None:
    assert all(map(is_letter, "aé0яאहि\u0650"))
    assert not any(map(is_letter, " _-雷かカ가กา。😀々"))
