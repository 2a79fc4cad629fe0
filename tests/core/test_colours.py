"""The table of tones keeps its word: legible, apart from each other, and still so when mixed."""

import json
from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.colours import (
    DEFICIENCIES,
    LEGIBLE,
    NEUTRAL,
    PAGES,
    PATTERNS,
    TONES,
    Page,
    contrast,
    distance,
    mix,
    nearest_tone,
    oklab,
    simulate,
    tone,
)
from leifeng_reader.paths import resources

FIRST_NINE = tuple(TONES)[:9]
PAIRS = tuple(combinations(TONES, 2))

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
each_tone = pytest.mark.parametrize("name", TONES)
each_sight = pytest.mark.parametrize("sight", [None, *DEFICIENCIES])


def seen(colour: str, sight: str | None) -> str:
    return simulate(colour, sight) if sight else colour


def test_there_are_twelve_tones_and_the_neutral_one() -> None:
    assert len(TONES) == 13
    assert tuple(TONES)[-1] == NEUTRAL
    assert all(name == tone.name for name, tone in TONES.items())


@each_page
@each_tone
def test_tone_keeps_text_legible_and_shows_on_its_page(name: str, page: Page) -> None:
    shade = TONES[name].on(page.name)
    assert contrast(shade.strong, page.paper) >= 3
    assert contrast(shade.fill, page.ink) >= LEGIBLE
    assert distance(shade.fill, page.paper) >= 0.06


@each_page
@each_sight
def test_first_nine_strong_tones_are_apart_by_colour_alone(page: Page, sight: str | None) -> None:
    strong = {name: seen(TONES[name].on(page.name).strong, sight) for name in FIRST_NINE}
    close = [
        (one, other)
        for one, other in combinations(FIRST_NINE, 2)
        if distance(strong[one], strong[other]) < 0.06
    ]
    assert close == []


@each_page
@each_sight
def test_any_two_tones_differ_in_colour_or_in_pattern(page: Page, sight: str | None) -> None:
    alike = [
        (one, other)
        for one, other in PAIRS
        if TONES[one].pattern == TONES[other].pattern
        and distance(
            seen(TONES[one].on(page.name).strong, sight),
            seen(TONES[other].on(page.name).strong, sight),
        )
        < 0.06
    ]
    assert alike == []


@each_page
def test_strong_tones_and_fills_differ_for_most_readers(page: Page) -> None:
    for one, other in PAIRS:
        here, there = TONES[one].on(page.name), TONES[other].on(page.name)
        assert distance(here.strong, there.strong) >= 0.06
        assert distance(here.fill, there.fill) >= 0.02


@each_page
def test_page_roles_are_legible(page: Page) -> None:
    assert contrast(page.ink, page.paper) >= 12
    assert contrast(page.quiet, page.paper) >= 4.5
    assert contrast(page.link, page.paper) >= 4.5
    assert contrast(page.caret, page.paper) >= 4.5
    assert contrast(page.hairline, page.paper) < 1.5
    for wash in (page.selection, page.find, page.find_current):
        assert contrast(page.ink, wash) >= LEGIBLE


@each_page
@each_sight
def test_selection_and_hits_are_not_mistaken_for_a_highlight(page: Page, sight: str | None) -> None:
    washes = [seen(wash, sight) for wash in (page.selection, page.find, page.find_current)]
    fills = [seen(tone.on(page.name).fill, sight) for tone in TONES.values()]
    assert min(distance(wash, fill) for wash in washes for fill in fills) >= 0.04
    assert min(distance(one, other) for one, other in combinations(washes, 2)) >= 0.045


def test_patterns_are_lines_and_gaps_in_turn() -> None:
    assert {tone.pattern for tone in TONES.values()} == set(PATTERNS)
    for lengths in PATTERNS.values():
        assert len(lengths) % 2 == 0
        assert all(length > 0 for length in lengths)


@each_page
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_mix_of_any_pair_or_triple_keeps_the_text_legible(page: Page, layers: int) -> None:
    for names in combinations_with_replacement(TONES, layers):
        assert contrast(mix(names, page.name), page.ink) >= LEGIBLE, names


@given(st.lists(st.sampled_from(tuple(TONES)), max_size=40), st.sampled_from(tuple(PAGES)))
def test_mix_of_any_heap_keeps_the_text_legible(names: list[str], page: str) -> None:
    assert contrast(mix(names, page), PAGES[page].ink) >= LEGIBLE


@each_page
def test_overlap_of_two_differs_from_either_and_from_the_paper(page: Page) -> None:
    for one, other in combinations_with_replacement(TONES, 2):
        both = mix((one, other), page.name)
        assert distance(both, mix((one,), page.name)) >= 0.02
        assert distance(both, mix((other,), page.name)) >= 0.02
        assert distance(both, page.paper) >= 0.08


@each_page
@each_tone
def test_more_layers_of_one_tone_lie_deeper(name: str, page: Page) -> None:
    depths = [distance(mix([name] * layers, page.name), page.paper) for layers in range(4)]
    assert depths == sorted(set(depths))


@given(st.permutations(["amber", "blue", "rose", "slate"]), st.sampled_from(tuple(PAGES)))
def test_mix_does_not_depend_on_order(names: list[str], page: str) -> None:
    assert mix(names, page) == mix(sorted(names), page)


def test_mix_of_one_is_its_fill_and_of_none_the_paper() -> None:
    assert mix(["teal"], "sepia") == TONES["teal"].sepia.fill
    assert mix([], "sepia") == PAGES["sepia"].paper


def test_unknown_tone_is_shown_as_neutral() -> None:
    assert tone("mauve") is TONES[NEUTRAL]
    assert mix(["mauve", "blue"], "dark") == mix([NEUTRAL, "blue"], "dark")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#fbfaf7", "#1c1b1a") == pytest.approx(16.5, abs=0.05)


def test_oklab_gives_the_published_values() -> None:
    assert oklab("#ffffff") == pytest.approx((1, 0, 0), abs=1e-4)
    assert oklab("#ff0000") == pytest.approx((0.62796, 0.22486, 0.12585), abs=1e-4)
    assert oklab("#0000FF") == pytest.approx((0.45201, -0.03246, -0.31153), abs=1e-4)
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("sight", DEFICIENCIES)
def test_simulation_leaves_greys_and_brings_red_and_green_together(sight: str) -> None:
    assert distance(simulate("#808080", sight), "#808080") < 0.01
    red, green = "#b05a5a", "#6d7a52"
    assert distance(simulate(red, sight), simulate(green, sight)) < distance(red, green) / 2


@pytest.mark.parametrize("wrong", ["", "red", "#fff", "#12345g", "#1234567", "123456"])
def test_colour_not_written_as_six_digits_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        oklab(wrong)


@each_tone
def test_own_colours_come_back_as_their_tone(name: str) -> None:
    for page in PAGES:
        shade = TONES[name].on(page)
        for colour in (shade.strong, shade.fill):
            assert nearest_tone(colour) == ("slate" if name == NEUTRAL else name)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ffff00", "amber"),
        ("#ffd400", "amber"),
        ("#ff8c00", "rust"),
        ("#f19837", "rust"),
        ("#ff0000", "rose"),
        ("#ffc0cb", "rose"),
        ("#00ff00", "green"),
        ("#0000ff", "blue"),
        ("#2ea8e5", "sky"),
        ("#a28ae5", "violet"),
        ("#ff00ff", "plum"),
        ("#008080", "teal"),
        ("#c8b8a0", "umber"),
        ("#aaaaaa", "slate"),
        ("#000000", "slate"),
        ("#ffffff", "slate"),
    ],
)
def test_colours_of_other_programs_find_a_tone(colour: str, name: str) -> None:
    assert nearest_tone(colour) == name


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_finds_a_tone_that_can_be_given(number: int) -> None:
    assert nearest_tone(f"#{number:06x}") in set(TONES) - {NEUTRAL}


def test_theme_sets_use_tones_that_anyone_can_tell_apart() -> None:
    sets = json.loads((resources() / "themes.json").read_text(encoding="utf-8"))
    starters = [theme["colour"] for each in sets[:2] for theme in each["themes"]]
    assert set(starters[:9]) == set(FIRST_NINE)
    assert starters[9] in set(TONES) - set(FIRST_NINE) - {NEUTRAL}
    for each in sets:
        colours = [theme["colour"] for theme in each["themes"]]
        assert len(set(colours)) == len(colours)
        assert set(colours) <= set(TONES) - {NEUTRAL}
