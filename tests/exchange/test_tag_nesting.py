"""Tags under one another by their names, as Taguette shows them."""

import pytest

from leifeng_reader.exchange.tag_nesting import nest


@pytest.mark.parametrize(
    ("names", "path"),
    [
        (["tech.floss", "tech"], ("tech", "floss")),
        (["tech.floss.licence", "tech.floss", "tech"], ("tech", "floss", "licence")),
        (["tech.a.b", "tech"], ("tech", "a.b")),
        (["tech.floss", "tech.other"], ("tech", "floss")),
        (["人.雷锋", "人.王"], ("人", "雷锋")),
        (["Deeds: good", "Deeds"], ("Deeds", "good")),
        (["Deeds - good", "Deeds"], ("Deeds", "good")),
        (["Deeds/good", "Deeds"], ("Deeds", "good")),
    ],
)
def test_a_tag_stands_under_the_one_its_name_begins_with(
    names: list[str], path: tuple[str, ...]
) -> None:
    assert nest(names)[names[0]] == path


@pytest.mark.parametrize(
    "names",
    [
        ["tech.floss"],
        ["technology", "tech"],
        ["Covid-19", "Covid"],
        ["women's rights", "women"],
        ["U.S. economy", "U.S. politics"],
        ["1.1 Work", "1.2 Rest", "1"],
        ["v1.2", "v1.3"],
        ["tech.", "tech"],
    ],
)
def test_other_names_stay_as_they_are(names: list[str]) -> None:
    assert nest(names)[names[0]] == (names[0],)


def test_what_can_be_no_theme_is_left_out() -> None:
    assert nest(["", "good"]) == {"good": ("good",)}


def test_a_part_that_can_be_no_name_leaves_the_name_whole() -> None:
    assert nest(["good", "good.\u200b"])["good.\u200b"] == ("good.\u200b",)
