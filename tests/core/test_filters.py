"""Which annotations pass a filter."""

from dataclasses import replace

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter, condition, remember, select

BOOK = Codebook.of(
    [
        Theme("service", "Selfless service", "blue"),
        Theme("helping", "Helping", "green", "service"),
        Theme("youth", "Young people", "red"),
    ]
)
PLAIN = Annotation("plain", "d", "t", Selector(0, 9, "Lei Feng’s spirit"))
NOTED = replace(PLAIN, id="noted", selector=Selector(1, 2, "Café"), note="Ask about THIS")
BLANK = replace(PLAIN, id="blank", note=" \n", themes=("helping",))
BOTH = replace(PLAIN, id="both", selector=Selector(3, 4, "雷锋精神"), themes=("youth", "service"))
ALL = [PLAIN, NOTED, BLANK, BOTH]


def passing(**conditions: object) -> list[str]:
    wanted = Filter(**conditions)  # type: ignore[arg-type]
    found = select(ALL, wanted, BOOK)
    assert found == list(filter(condition(wanted, BOOK), ALL))  # the two tell the same
    return [a.id for a in found]


def test_nothing_asked_lets_everything_pass_in_order() -> None:
    assert passing() == ["plain", "noted", "blank", "both"]
    assert select(reversed(ALL), Filter(), BOOK) == ALL[::-1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("cafe", ["noted"]),
        ("this ask", ["noted"]),
        ("CAFÉ about", ["noted"]),
        ("feng's", ["plain", "blank"]),
        ("雷锋", ["both"]),
        ("young", ["both"]),
        ("selfless", ["blank", "both"]),  # the name of the theme above counts
        ("selfless helping", ["blank"]),
        ("helping young", []),
        ("cafe young", []),
        ("lei  ", ["plain", "blank"]),
        ("spiritask", []),
        (".*", []),
    ],
)
def test_words_stand_in_quote_note_or_theme_names(words: str, wanted: list[str]) -> None:
    assert passing(words=words) == wanted


def test_a_theme_counts_with_those_below_it() -> None:
    assert passing(themes=frozenset({"service"})) == ["blank", "both"]
    assert passing(themes=frozenset({"helping"})) == ["blank"]
    assert passing(themes=frozenset({"helping", "youth"})) == ["blank", "both"]
    assert passing(themes=frozenset({"no such theme"})) == []


def test_notes_and_themes_there_or_not() -> None:
    assert passing(has_note=True) == ["noted"]
    assert passing(no_theme=True) == ["plain", "noted"]
    assert passing(no_theme=True, has_note=True) == ["noted"]
    assert passing(no_theme=True, themes=frozenset({"youth"})) == []


def test_an_annotation_hides_with_the_last_of_its_themes() -> None:
    assert passing(hidden=frozenset({"youth"})) == ["plain", "noted", "blank", "both"]
    assert passing(hidden=frozenset({"youth", "service"})) == ["plain", "noted", "blank"]
    assert passing(hidden=frozenset({"youth", "service", "helping"})) == ["plain", "noted"]


@pytest.mark.parametrize(
    "asked",
    [
        Filter(words="a"),
        Filter(themes=frozenset({"x"})),
        Filter(has_note=True),
        Filter(no_theme=True),
        Filter(hidden=frozenset({"x"})),
        Filter(words=" ", has_note=True),
    ],
)
def test_a_filter_that_asks_something_is_not_empty(asked: Filter) -> None:
    assert not asked.is_empty
    assert Filter().is_empty
    assert Filter(words=" \t").is_empty


def test_what_is_remembered_changes_nothing() -> None:
    before = passing(words="cafe about")
    remember(ALL)
    assert passing(words="cafe about") == before == ["noted"]
