"""What themes that were merged have come to, and what annotations carry by them."""

from dataclasses import replace

import pytest

from leifeng_reader.core.annotation import Annotation, MergedAnnotation, Selector, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.merged import carrying, is_merge, meant, roots


def annotation(*themes: str) -> Annotation:
    return Annotation("1", "d", "t", Selector(0, 1, "q"), themes, "note")


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ([], {}),
        ([("a", "b")], {"a": "b"}),
        ([("a", "b"), ("b", "c"), ("x", "b")], {"a": "c", "b": "c", "x": "c"}),
    ],
)
def test_themes_come_to_the_last_in_line(
    steps: list[tuple[str, str]], ends: dict[str, str]
) -> None:
    assert roots(steps) == ends
    assert roots(reversed(steps)) == ends


def test_themes_that_went_into_each_other_end_somewhere() -> None:
    assert set(roots([("a", "b"), ("b", "a")])) == {"a", "b"}


def test_what_is_meant_keeps_its_place_and_stands_once() -> None:
    came_to = {"a": "b", "c": "b"}
    assert meant(("x", "a", "y"), came_to) == ("x", "b", "y")
    assert meant(("a", "b", "x", "c"), came_to) == ("b", "x")
    given = ("x", "y")
    assert meant(given, came_to) is given


def test_an_annotation_carries_what_its_themes_have_come_to() -> None:
    made = annotation("a", "x")
    seen = carrying(made, {"a": "b"})
    assert isinstance(seen, MergedAnnotation)
    assert (seen.themes, seen.stored_themes, seen.note) == (("b", "x"), ("a", "x"), "note")
    assert carrying(seen, {"a": "b"}) is seen
    assert carrying(seen, {"a": "c", "b": "c"}).themes == ("c", "x")
    assert carrying(seen, {}) == made


def test_a_note_leaves_what_was_given_and_another_theme_does_not() -> None:
    seen = carrying(annotation("a"), {"a": "b"})
    noted = replace(seen, note="more")
    assert (noted.themes, noted.stored_themes) == (("b",), ("a",))
    rethemed = replace(seen, themes=("b", "x"))
    assert rethemed.stored_themes == ("b", "x")
    assert carrying(rethemed, {"a": "b"}) == annotation("b", "x"), "a plain one again"


def test_a_codebook_sets_merged_themes_apart() -> None:
    one, other = Theme("b", "B", "rose"), Theme("a", "A", "blue", merged_into="b")
    book = Codebook.of([one, other])
    assert set(book.themes) == {"b"}
    assert book.came_to == {"a": "b"}
    assert book.path("a") == ("B",)
    assert book.below("a") == {"b"}
    assert book.find(("A",)) is None
    assert book.absorbed("b") == [other]
    apart = book.revised([other], [replace(other, merged_into=None)])
    assert set(apart.themes) == {"a", "b"}
    assert apart.came_to == {}
    assert book.revised([annotation("a")], []) is book


def test_a_change_tells_whether_it_is_about_merged_themes() -> None:
    plain = Theme("a", "A", "blue")
    gone = replace(plain, merged_into="b")
    assert is_merge(plain, gone)
    assert not is_merge(plain, replace(plain, name="Other"))
    assert not is_merge(None, gone)
    merge = Change((plain,), (gone,))
    assert merge.is_of_merged_themes
    assert merge.inverse.is_of_merged_themes
    assert not Change((plain,), (replace(plain, name="Other"),)).is_of_merged_themes
