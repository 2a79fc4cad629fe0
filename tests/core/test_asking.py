"""A filter's words that say more than bare words are a query."""

from dataclasses import replace

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter, condition, select

BOOK = Codebook.of(
    [
        Theme("s", "Service", "amber"),
        Theme("v", "Volunteering", "blue", parent_id="s"),
        Theme("m", "Memory", "rose"),
    ]
)


def annotation(number: int, quote: str, note: str, *themes: str) -> Annotation:
    selector = Selector(number, number + len(quote), quote)
    created = f"2026-03-{number:02}T08:00:00.000Z"
    return Annotation(str(number), "d", "", selector, themes, note, created)


ALL = [
    annotation(1, "Lei Feng helped others", "", "v"),
    annotation(2, "He helped; nobody had asked", "On Lei Feng", "m"),
    annotation(3, "雷锋精神", "谁是雷锋？"),
    annotation(4, "A well-known soldier", ""),
]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("theme:service", "1"),
        ("-theme:memory helped", "1"),
        ('"lei feng"', "12"),
        ('"feng lei"', ""),
        ("note:lei", "2"),
        ("note:雷", "3"),
        ("雷 -note:谁", ""),
        ("helped -nobody", "1"),
        ("after:2026-03-03", "34"),
        ("before:2026-03-02", "1"),
        ("well-known", "4"),
        ("memory", "2"),
        ('"memory"', "2"),
        ("eng", "12"),
    ],
)
def test_both_ways_of_asking_tell_the_same(words: str, wanted: str) -> None:
    asked = Filter(words=words)
    assert "".join(a.id for a in select(ALL, asked, BOOK)) == wanted
    passes = condition(asked, BOOK)
    assert [a for a in ALL if passes(a)] == select(ALL, asked, BOOK)


def test_the_other_conditions_hold_too() -> None:
    asked = Filter(words='"lei feng"', has_note=True)
    assert [a.id for a in select(ALL, asked, BOOK)] == ["2"]
    assert [a.id for a in select(ALL, replace(asked, no_theme=True), BOOK)] == []
