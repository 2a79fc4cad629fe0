"""Where terms stand in a piece of writing."""

import pytest

from leifeng_reader.core.matching import Needles, merged, needle, paragraphs
from leifeng_reader.core.query import Term, parse


def found(text: str, typed: str, *, exact: bool = False) -> list[str]:
    return [text[a:b] for a, b in Needles.of(parse(typed, exact=exact)).spans(text)]


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("volunteer involunteer Volunteers", "volunt", ["volunt", "Volunt"]),
        ("volunteer Volunteers", '"volunteer"', ["volunteer"]),
        ("the man, theman, the mane", '"the man"', ["the man"]),
        ("the man, the mane", '"the man', ["the man", "the man"]),
        (
            "the\u00a0 man the\u2028man the\nman",
            '"the man"',
            ["the\u00a0 man", "the\u2028man", "the\nman"],
        ),
        ("café CAFE cafe\u0301s", "cafe", ["café", "CAFE", "cafe\u0301"]),
        ("ﬁnd oﬃce find", "fi", ["ﬁ", "fi"]),
        ("Straße strasse", "STRASSE", ["Straße", "strasse"]),
        ("学习雷锋精神", "雷锋", ["雷锋"]),
        ("学习雷锋精神", '"习雷"', ["习雷"]),
        ("雷雷雷", "雷雷", ["雷雷"]),
        ("雷锋abc def", "abc", ["abc"]),
        ("ガイド ｶﾞｲﾄﾞ", "ガ", ["ガ", "ｶﾞ"]),
        ("がか", "か", ["か"]),
        ("대한민국은", "민국", ["민국"]),
        ("ภาษาไทย", "ไทย", ["ไทย"]),
        ("हिन्दी भाषा", "न्दी", []),
        ("हिन्दी भाषा", "हिन्", ["हिन्"]),
        ("C++ and C", "c++", ["C++"]),
        ("snake_case case", "case", ["case", "case"]),
        ("a 😀b", "😀", ["😀"]),
        ("don’t don't", "don`t", ["don’t", "don't"]),
        ("aa-aa", "aa-aa", ["aa-aa"]),
        ("baa-aa-aa", "aa-aa", ["aa-aa"]),
    ],
)
def test_hits(text: str, typed: str, wanted: list[str]) -> None:
    assert found(text, typed) == wanted


def test_accents_on_request() -> None:
    text = "resume résumé Résume re\u0301sume\u0301s"
    assert found(text, "résumé", exact=True) == ["résumé", "re\u0301sume\u0301"]
    assert found(text, "resume", exact=True) == ["resume"]
    assert len(found(text, "resume")) == 4


def test_all_stand_in_one_piece() -> None:
    wanted = Needles.of(parse("lei feng -moscow"))
    assert wanted.all_in(["Lei", "Feng"])
    assert not wanted.all_in(["Lei Feng", "in Moscow"])
    assert not wanted.all_in(["Lei"])


def test_paragraphs_that_fit() -> None:
    content = "Feng and Lei\nLei\nLei Feng, Moscow\nﬁne: Lei, Feng"
    spans = list(paragraphs(content, Needles.of(parse("lei feng -moscow")), 100))
    assert spans == [((100, 112), [(100, 104), (109, 112)]), ((134, 148), [(139, 142), (144, 148)])]


def test_a_paragraph_with_many_hits_is_told_in_no_time() -> None:
    text = "ﬁ雷 " * 100_000
    assert len(list(needle(Term("雷")).spans(text, text.replace("ﬁ", "fi")))) == 100_000


def test_what_touches_is_one() -> None:
    assert merged([(0, 2), (1, 3), (3, 4), (6, 7)]) == [(0, 4), (6, 7)]
