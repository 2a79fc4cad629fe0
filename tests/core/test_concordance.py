"""Lines of a concordance, and their order."""

import pytest

from leifeng_reader.core.concordance import Line, Order, in_order, word_end


def lines(*texts: str) -> list[Line]:
    """Make lines of texts with the hit between bars."""
    parts = [text.split("|") for text in texts]
    return [Line("d", "D", place, place + 1, *each) for place, each in enumerate(parts)]


def sorted_by(order: Order, *texts: str) -> list[str]:
    return [f"{one.left}|{one.hit}|{one.right}" for one in in_order(lines(*texts), order)]


def test_by_what_follows() -> None:
    given = ("x |of| The sea", "y |of| any sea", "z |of| Énglish", "a |Of|, any land")
    wanted = ["a |Of|, any land", "y |of| any sea", "z |of| Énglish", "x |of| The sea"]
    assert sorted_by(Order.RIGHT, *given) == wanted


def test_by_what_goes_before_the_nearest_first() -> None:
    given = ("spirit of the |sea|", "a big |sea|", "king of a |sea|", "Big a |sea|")
    wanted = ["Big a |sea|", "king of a |sea|", "a big |sea|", "spirit of the |sea|"]
    assert sorted_by(Order.LEFT, *given) == wanted


def test_characters_of_unspaced_scripts_are_words() -> None:
    given = ("学习|雷锋|精神", "好|雷锋|思想", "向|雷锋|同志")
    assert sorted_by(Order.RIGHT, *given) == [given[2], given[1], given[0]]
    assert sorted_by(Order.LEFT, *given) == sorted(given, key=lambda text: text.split("|")[0][-1])


def test_the_order_of_the_text_stays() -> None:
    assert sorted_by(Order.TEXT, "b|x|", "a|x|") == ["b|x|", "a|x|"]


@pytest.mark.parametrize(
    ("text", "hit", "wanted"),
    [
        ("the volunteers’ day", "volunt", "volunteers"),
        ("naïve", "na", "naïve"),
        ("学习雷锋精神", "雷锋", "雷锋"),
        ("C++11", "C++", "C++"),
        ("end", "end", "end"),
        ("हिन्दी में", "हिन", "हिन्दी"),
    ],
)
def test_where_a_word_ends(text: str, hit: str, wanted: str) -> None:
    start = text.index(hit)
    assert text[start : word_end(text, start, start + len(hit))] == wanted
