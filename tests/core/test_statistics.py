"""Numbers about annotations, themes and words."""

import math

import pytest

from leifeng_reader.core.annotation import Annotation, Selector
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.statistics import (
    Lane,
    Moment,
    Period,
    bare_paragraphs,
    inseparable,
    keyness,
    lanes,
    moments,
    word_counts,
)


def made(name: str, start: int, end: int, *themes: str) -> Annotation:
    return Annotation(name, "d", "sha", Selector(start, end, "q"), themes)


def test_lanes_are_where_themes_occur() -> None:
    given = [made("c", 8, 9, "b"), made("a", 0, 5, "a", "b"), made("b", 4, 7, "a"), made("d", 1, 2)]
    assert lanes(given) == [Lane("a", ((0, 7),)), Lane("b", ((0, 5), (8, 9)))]


def test_periods() -> None:
    days = [("2026-03-01", 2), ("2026-03-02", 1), ("2026-03-08", 4), ("2026-02-28", 1)]
    assert moments(days, Period.DAY)[0] == Moment("2026-02-28", 1)
    assert moments(days, Period.WEEK) == [Moment("2026-02-23", 3), Moment("2026-03-02", 5)]
    assert moments(days, Period.MONTH) == [Moment("2026-02-01", 1), Moment("2026-03-01", 7)]


def test_paragraphs_without_a_theme() -> None:
    text = compose(Part(words) for words in ("one", "two", "three", "four"))
    annotations = [
        made("a", 1, 2, "t"),
        made("b", 4, 5),
        made("c", 7, 9, "t"),
        made("d", 7, 8, "t"),
    ]
    bare = list(bare_paragraphs("d", text, annotations))
    assert [(paragraph.number, paragraph.start, paragraph.end) for paragraph in bare] == [
        (2, 4, 7),
        (4, 14, 18),
    ]


def test_pairs_that_always_travel_together() -> None:
    totals = {"a": 3, "b": 3, "c": 4, "d": 1, "e": 1}
    together = {("a", "b"): 3, ("a", "c"): 3, ("d", "e"): 1}
    assert list(inseparable(totals, together)) == [("a", "b")]


def test_words_are_counted_folded_and_chinese_by_twos() -> None:
    counts = word_counts("Café cafe a\nCAFÉ’s 雷锋精神，雷锋。雷")
    assert counts == {"cafe": 3, "雷锋": 2, "锋精": 1, "精神": 1}


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ((10, 100, 10, 100), 0.0),
        ((20, 100, 10, 100), 2 * (20 * math.log(20 / 15) + 10 * math.log(10 / 15))),
        ((10, 100, 20, 100), -2 * (20 * math.log(20 / 15) + 10 * math.log(10 / 15))),
        ((5, 10, 0, 0), 0.0),
        ((0, 10, 0, 10), 0.0),
    ],
)
def test_log_likelihood(cells: tuple[int, int, int, int], wanted: float) -> None:
    assert keyness(*cells) == pytest.approx(wanted)
