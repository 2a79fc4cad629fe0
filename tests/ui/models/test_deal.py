"""Cards dealt to piles, and what is offered while a theme's name is typed."""

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.operations.triage import NewTheme
from leifeng_reader.ui.models.deal import KEYS, Deal
from leifeng_reader.ui.models.offers import MOST, Usage, offers

CARDS = [Annotation(f"a{n}", "d", "", Selector(n, n + 1, "x")) for n in range(4)]
BOOK = Codebook.of(
    [
        Theme("s", "Service", "rose"),
        Theme("v", "Volunteering", "teal", "s", 1),
        Theme("o", "Old service", "blue", None, 2, archived=True),
        *(Theme(f"t{n}", f"Theme {n}", "green", None, 3 + n) for n in range(9)),
    ]
)


def test_every_step_can_be_taken_back() -> None:
    deal = Deal(CARDS, ["one", "two"])
    for pile in ("one", None, "two"):
        deal.deal(pile)
    assert deal.dealt == {"a0": ("one",), "a2": ("two",)}
    assert deal.card == CARDS[3] and deal.place == 3
    assert deal.counts() == {"one": 1, "two": 1}
    while deal.take_back():
        pass
    assert deal.dealt == {} and deal.card == CARDS[0]


def test_nothing_is_dealt_after_the_last() -> None:
    deal = Deal(CARDS[:1], ["one"])
    deal.deal("one")
    deal.deal("one")
    assert deal.card is None and deal.place == 1


def test_piles_have_digits_then_letters_and_are_there_once() -> None:
    deal = Deal(CARDS, [f"p{n}" for n in range(10)])
    assert [deal.pile_of(key) for key in ("1", "9", "a", "A", "b", "", "12")] == [
        "p0",
        "p8",
        "p9",
        "p9",
        None,
        None,
        None,
    ]
    made = deal.with_pile(NewTheme("Rivers"))
    assert deal.with_pile(NewTheme("rivers")) == made and len(deal.piles) == 11
    assert deal.pile_of(KEYS[10]) == made


def labels(typed: str, usage: Usage | None = None) -> list[str]:
    return [offer.label for offer in offers(BOOK, usage or Usage(), typed)]


def test_the_new_theme_comes_last_and_only_where_there_is_none() -> None:
    assert labels("Theme")[-1] == "Create “Theme”" and len(labels("Theme")) == MOST
    assert labels("service") == ["Service", "Service / Volunteering"]
    assert labels("Service/Rivers") == ["Create “Service/Rivers”"]
    assert "Create" not in "".join(labels("Service/"))


def test_archived_themes_are_offered_only_to_come_back() -> None:
    assert "Old service" not in "".join(labels("Old"))
    assert labels("old service") == ["Take “Old service” out of the archive"]
    assert labels("Old service/New") == [], "nothing is made where nothing is offered"


def test_use_decides_among_equals() -> None:
    assert labels("Theme", Usage({"t7": 5, "t3": 2}))[:2] == ["Theme 7", "Theme 3"]
    assert labels("Theme", Usage({}, ["t5"]))[0] == "Theme 5"
