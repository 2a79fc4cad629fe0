"""Themes offered for what was typed: which, and in what order."""

import time

import pytest

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.ranking import Fit, name_fit, rank


def book(*names: str, archived: str = "") -> Codebook:
    """A codebook of themes whose ids are their names; `A/B` stands under `A`."""
    return Codebook.of(
        Theme(
            name,
            name.rpartition("/")[2],
            "blue",
            name.rpartition("/")[0] or None,
            place,
            archived=name == archived,
        )
        for place, name in enumerate(names)
    )


def ranked(codebook: Codebook, typed: str, **counts: int) -> list[str]:
    return [theme.id for theme in rank(codebook, counts, typed)]


@pytest.mark.parametrize(
    ("name", "typed", "fit"),
    [
        ("Service", "service", Fit.WHOLE),
        ("Service", "ser", Fit.BEGINNING),
        ("Selfless service", "SERV", Fit.WORD),
        ("Selfless service", "less", Fit.INSIDE),
        ("Selfless service", "slsv", Fit.LETTERS),
        ("Selfless service", "serv self", Fit.WORD),
        ("Selfless service", "vice less", Fit.INSIDE),
        ("志愿服务", "zyfw", Fit.BEGINNING),
        ("志愿服务", "zhiyuan", Fit.BEGINNING),
        ("志愿服务", "fw", Fit.WORD),
        ("志愿服务", "fu zhi", Fit.NONE),
        ("青年 Volunteers", "vol", Fit.WORD),
        ("青年 Volunteers", "qnvol", Fit.BEGINNING),
        ("Selfless service", "x", Fit.NONE),
        ("École", "eco", Fit.BEGINNING),
        ("Ecole", "écol", Fit.BEGINNING),
        ("雷锋精神", "精神", Fit.WORD),
        ("雷锋精神", "雷", Fit.BEGINNING),
        ("雷锋精神", "雷神", Fit.LETTERS),
        ("ＷＩＤＥ", "wide", Fit.WHOLE),
        ("Leaders' guidance", "leaders’", Fit.BEGINNING),
        ("a  b", "a b", Fit.WHOLE),
        ("Anything", "", Fit.BEGINNING),
    ],
)
def test_how_well_a_name_fits(name: str, typed: str, fit: Fit) -> None:
    assert name_fit(name, typed) is fit


def test_better_fits_come_first_whatever_their_use() -> None:
    codebook = book("observed", "reserve", "self service", "serving", "serve")
    fits = ["serve", "observed", "reserve", "self service"]
    assert ranked(codebook, "serve", observed=99, reserve=50) == fits
    fits = ["serving", "serve", "self service", "observed", "reserve"]
    assert ranked(codebook, "serv", observed=99) == fits


def test_use_then_recency_then_place_decide() -> None:
    codebook = book("a1", "a2", "a3", "a4")
    found = rank(codebook, {"a3": 2}, "a", ["a4", "a2", "a4"])
    assert [theme.id for theme in found] == ["a3", "a4", "a2", "a1"]


def test_nothing_typed_offers_all() -> None:
    assert ranked(book("b", "a", "a/c"), "", a=1) == ["a", "b", "a/c"]


def test_archived_themes_and_those_under_them_are_not_offered() -> None:
    assert ranked(book("a", "a/ab", "ac", archived="a"), "a") == ["ac"]


def test_a_theme_is_found_by_those_above_it() -> None:
    codebook = book("Service", "Service/Youth", "Other")
    assert ranked(codebook, "service youth") == ["Service/Youth"]
    assert ranked(codebook, "serv/you") == ["Service/Youth"]
    assert ranked(codebook, "serv") == ["Service", "Service/Youth"]


def test_five_hundred_themes_take_a_blink() -> None:
    codebook = book(*(f"Theme {n} of many words" for n in range(500)))
    rank(codebook, {}, "x")
    start = time.perf_counter()
    assert len(rank(codebook, {}, "word")) == 500
    assert time.perf_counter() - start < 0.05
