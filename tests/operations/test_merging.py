"""Several themes made one: what becomes of trees, descriptions, digits, annotations, filters."""

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.core.merged import carrying
from leifeng_reader.operations.merging import merge_themes
from tests.library import Records, done_to, fixed_origin

THEMES = (
    Theme("a", "A", "rose", None, 0, 1, "about A", include="yes A"),
    Theme("b", "B", "blue", None, 1, 2, "about B", exclude="not B"),
    Theme("b1", "One", "blue", "b", 2, description="one"),
    Theme("b2", "Two", "blue", "b", 3),
    Theme("a1", "one", "rose", "a", 4),
    Theme("c", "C", "teal", "b2", 5, None, "about A"),
)
BOOK = Codebook.of(THEMES)


def annotation(id_: str, *themes: str) -> Annotation:
    return Annotation(id_, "d", "t", Selector(0, 1, "q"), themes, f"note {id_}", "0", "0")


CARRIERS = [
    annotation("1", "b", "c"),
    annotation("2", "x", "b", "a"),
    annotation("3", "a", "b"),
    annotation("4", "c", "x"),
]


def merged(ids: list[str], into: str, **more: object) -> tuple[Change, Records]:
    twofold = [a for a in CARRIERS if len({*ids, into} & set(a.themes)) > 1]
    change = merge_themes(BOOK, ids, into, twofold, fixed_origin(), **more)  # type: ignore[arg-type]
    before: Records = {r.id: r for r in (*THEMES, *CARRIERS)}
    for saved in more.get("filters", ()):  # type: ignore[attr-defined]
        before[saved.id] = saved
    after = done_to(before, change)
    assert done_to(after, change.inverse) == before
    return change, after


def tree(records: Records) -> list[str]:
    book = Codebook.of(r for r in records.values() if isinstance(r, Theme))
    return ["/".join(book.path(theme.id)) for theme in book.in_tree_order()]


def themes_of(records: Records) -> dict[str, tuple[str, ...]]:
    came_to = Codebook.of(r for r in records.values() if isinstance(r, Theme)).came_to
    annotations = (r for r in records.values() if isinstance(r, Annotation))
    return {r.id: carrying(r, came_to).themes for r in annotations}


def test_two_become_one() -> None:
    _, after = merged(["b"], "a")
    one = after["a"]
    assert isinstance(one, Theme)
    assert (one.name, one.colour, one.key, one.parent_id) == ("A", "rose", 1, None)
    assert one.description == "about A\n\nabout B"
    assert (one.include, one.exclude) == ("yes A", "not B")
    assert tree(after) == ["A", "A/One 2", "A/Two", "A/Two/C", "A/one"]
    assert themes_of(after) == {
        "1": ("a", "c"),
        "2": ("x", "a"),
        "3": ("a",),
        "4": ("c", "x"),
    }
    assert all(r.note for r in after.values() if isinstance(r, Annotation))


def test_only_what_differs_is_changed() -> None:
    change, _ = merged(["b"], "a")
    assert {r.id for r in change.before} == {"a", "b", "b1", "b2", "2", "3"}, "twofold ones alone"
    times = {r.modified for r in change.after if isinstance(r, Annotation)}
    assert len(times) == 1
    gone = next(r for r in change.after if r.id == "b")
    assert isinstance(gone, Theme)
    assert (gone.merged_into, gone.key, gone.parent_id) == ("a", None, None)


def test_three_become_one_and_equal_descriptions_are_said_once() -> None:
    _, after = merged(["b", "c", "b"], "a")
    one = after["a"]
    assert isinstance(one, Theme)
    assert one.description == "about A\n\nabout B"
    assert themes_of(after) == {"1": ("a",), "2": ("x", "a"), "3": ("a",), "4": ("a", "x")}


def test_a_theme_takes_the_place_of_the_one_above_it() -> None:
    _, after = merged(["b"], "c")
    assert tree(after) == ["A", "A/one", "C", "C/One", "C/Two"]
    one = after["c"]
    assert isinstance(one, Theme)
    assert (one.key, one.position, one.parent_id) == (2, 1, None)


def test_a_theme_gets_out_from_under_all_that_go() -> None:
    _, after = merged(["b2", "b"], "c")
    assert tree(after) == ["A", "A/one", "C", "C/One"]


def test_a_parent_takes_in_its_children() -> None:
    _, after = merged(["b1", "b2"], "b")
    assert tree(after) == ["A", "A/one", "B", "B/C"]


def test_filters_ask_for_the_one() -> None:
    asked = SavedFilter("f", "F", Filter(themes=frozenset({"b", "a"}), hidden=frozenset({"b"})))
    other = SavedFilter("g", "G", Filter(themes=frozenset({"c"})))
    change, after = merged(["b"], "a", filters=[asked, other])
    kept = after["f"]
    assert isinstance(kept, SavedFilter)
    assert kept.wanted == Filter(themes=frozenset({"a"}), hidden=frozenset({"a"}))
    assert "g" not in {r.id for r in change.before}


@pytest.mark.parametrize("ids", [[], ["a"], ["none"]])
def test_nothing_to_merge_changes_nothing(ids: list[str]) -> None:
    assert merge_themes(BOOK, ids, "a", CARRIERS, fixed_origin()).is_empty


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    carriers = [annotation(str(n), "b", "a") for n in range(5000)]
    merge_themes(
        BOOK, ["b"], "a", carriers, fixed_origin(), progress=lambda *step: told.append(step)
    )
    assert told[0] == (0, 5000)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 1
