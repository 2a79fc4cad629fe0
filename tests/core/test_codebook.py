"""Theme names, how their paths are written, and the tree."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import (
    NAME_LIMIT,
    Codebook,
    clean_name,
    format_path,
    format_paths,
    parse_path,
    parse_paths,
)
from leifeng_reader.core.errors import BadThemeName

HOSTILE = st.text(
    st.one_of(st.sampled_from(";/\\ '\"=,\n\t\u202e\u0301\u2028"), st.characters()), max_size=12
)


def is_name(text: str) -> bool:
    try:
        clean_name(text)
    except BadThemeName:
        return False
    return True


NAMES = HOSTILE.filter(is_name).map(clean_name)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(tuple)


def theme(name: str, parent: str | None = None, position: int = 0, key: int | None = None) -> Theme:
    return Theme(name, name, "blue", parent, position, key)


@given(PATHS)
def test_a_path_comes_back_as_written(path: tuple[str, ...]) -> None:
    assert parse_path(format_path(path)) == path


@given(st.lists(PATHS, max_size=4))
def test_paths_come_back_as_written(paths: list[tuple[str, ...]]) -> None:
    cell = format_paths(paths)
    assert parse_paths(cell) == paths
    assert "\n" not in cell


def test_separators_in_names_are_marked() -> None:
    assert format_paths([("a;b", "c/d"), ("e\\",)]) == r"a\;b/c\/d; e\\"
    assert parse_paths(r" Service/ Volunteering ;; a\;b; c\\ ") == [
        ("Service", "Volunteering"),
        ("a;b",),
        ("c\\",),
    ]


@pytest.mark.parametrize("path", ["", "/", "a/", "/a", "a//b"])
def test_a_path_with_a_hole_is_refused(path: str) -> None:
    with pytest.raises(BadThemeName) as caught:
        parse_path(path)
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("  Key   idea ", "Key idea"),
        ("two\nlines\u2028more", "two lines more"),
        ("a\0b\ufeffc", "abc"),
        ("lone\ud800", "lone\ufffd"),
        ("\U0001f600", "\U0001f600"),
        ("שלום", "שלום"),
        ("e\u0301", "e\u0301"),
        ("x" * NAME_LIMIT, "x" * NAME_LIMIT),
    ],
)
def test_a_name_is_one_line(name: str, wanted: str) -> None:
    assert clean_name(name) == wanted


@pytest.mark.parametrize("name", ["", " ", "\n\t", "\0", "\u200b", "\u0301", "\u202e\u2066"])
def test_a_name_nobody_can_see_is_refused(name: str) -> None:
    with pytest.raises(BadThemeName) as caught:
        clean_name(name)
    assert caught.value.reason == "empty"


def test_a_name_without_end_is_refused() -> None:
    with pytest.raises(BadThemeName) as caught:
        clean_name("x" * 10_000)
    assert (caught.value.reason, caught.value.limit) == ("long", NAME_LIMIT)
    assert len(caught.value.name) < 100


@given(HOSTILE.filter(is_name))
def test_cleaning_is_final(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


BOOK = Codebook.of(
    [
        theme("Late", position=9),
        theme("Service", position=1, key=2),
        theme("Volunteering", "Service", 5),
        theme("Blood", "Service", 3, key=1),
        theme("Abroad", "Volunteering", 0),
        theme("Lost", "no such theme", 4),
    ]
)


def test_the_tree_in_its_order() -> None:
    assert [t.name for t in BOOK.in_tree_order()] == [
        "Service",
        "Blood",
        "Volunteering",
        "Abroad",
        "Lost",
        "Late",
    ]
    assert [t.name for t in BOOK.children("Service")] == ["Blood", "Volunteering"]
    assert BOOK.children("no such theme") == []
    assert BOOK.path("Abroad") == ("Service", "Volunteering", "Abroad")
    assert BOOK.path("Lost") == ("Lost",)
    assert BOOK.path("nothing") == ()
    assert BOOK.below("Service") == {"Service", "Blood", "Volunteering", "Abroad"}
    assert BOOK.below("nothing") == {"nothing"}
    assert {key: t.name for key, t in BOOK.by_key().items()} == {1: "Blood", 2: "Service"}


def test_a_theme_is_found_by_path() -> None:
    folded = theme("service", position=10)
    book = Codebook.of([*BOOK.themes.values(), folded])
    assert book.find(("Service", "Blood")) == BOOK.themes["Blood"]
    assert book.find(("SERVICE", "bLOOD")) == BOOK.themes["Blood"]
    assert book.find(("service",)) == folded
    assert book.find(("Blood",)) is None
    assert book.find(()) is None


def test_the_first_of_several_with_one_digit_has_it() -> None:
    book = Codebook.of([theme("b", position=2, key=1), theme("a", position=1, key=1)])
    assert book.by_key()[1].name == "a"


@pytest.mark.parametrize(
    "parents",
    [
        {"a": "a"},
        {"a": "b", "b": "a"},
        {"a": "b", "b": "c", "c": "a", "d": "a", "e": "d"},
        {"a": "gone", "b": "a"},
    ],
)
def test_no_tree_is_so_broken_that_a_theme_is_lost(parents: dict[str, str]) -> None:
    book = Codebook.of(theme(name, parent) for name, parent in parents.items())
    assert sorted(t.id for t in book.in_tree_order()) == sorted(parents)
    for name in parents:
        assert book.path(name)[-1] == name
        assert name in book.below(name)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg")))
def test_any_parents_at_all_make_a_tree(parents: dict[str, str]) -> None:
    book = Codebook.of(theme(name, parent) for name, parent in parents.items())
    listed = [t.id for t in book.in_tree_order()]
    assert sorted(listed) == sorted(parents)
    for at, name in enumerate(listed):
        above = book.path(name)[:-1]
        assert set(above) <= set(listed[:at])
        assert all(name in book.below(other) for other in above)


def test_a_very_deep_tree() -> None:
    deep = [theme(str(n), str(n - 1) if n else None) for n in range(1500)]
    book = Codebook.of(deep)
    assert len(book.in_tree_order()) == len(book.below("0")) == len(book.path("1499")) == 1500


def test_order_needs_no_positions() -> None:
    listed = [replace(theme("b"), id="1"), replace(theme("A"), id="2"), replace(theme("a"), id="0")]
    assert [t.id for t in Codebook.of(listed).in_tree_order()] == ["0", "2", "1"]


def test_what_stands_under_an_archived_theme_is_archived_too() -> None:
    listed = (
        Theme("a", "A", "x", key=1, archived=True),
        Theme("b", "B", "x", "a", 1, key=2),
        Theme("c", "C", "x", None, 2, key=2),
        Theme("d", "D", "x", "b", 3),
    )
    book = Codebook.of(listed)
    assert book.archived == {"a", "b", "d"}
    assert [theme.id for theme in book.on_offer()] == ["c"]
    assert book.by_key() == {2: listed[2]}
    assert [theme.id for theme in book.above("d")] == ["b", "a"]
    assert book.above("a") == book.above("none") == []
    assert [theme.id for theme in book.in_tree_order()] == ["a", "b", "d", "c"]
