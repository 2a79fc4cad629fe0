"""Merged themes in the library: what is read and counted, and what may not be written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import Conflict
from leifeng_reader.operations.carrying import take_theme
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.theming import delete_theme
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

ORIGIN = fixed_origin("merge")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def themes(store: Store) -> tuple[Theme, Theme, Theme]:
    """Three themes on four passages of a text; only the fourth has both of the first two."""
    document, _ = import_text(store, "Lei Feng helped everybody he met on his way.")
    first, second, third = (new_theme(store, name) for name in ("First", "Second", "Third"))
    new_annotation(store, document, (0, 3), themes=[first, third])
    new_annotation(store, document, (4, 8), themes=[second])
    new_annotation(store, document, (9, 15), themes=[third])
    new_annotation(store, document, (16, 25), themes=[third, first, second])
    return first, second, third


def merge(store: Store, gone: Theme, into: Theme) -> Change:
    twofold = store.annotations_with_several([gone.id, into.id])
    book = Codebook.of(store.themes())
    change = merge_themes(book, [gone.id], into.id, twofold, ORIGIN)
    keep(store, change, "merge")
    return change


def carried(store: Store) -> list[tuple[str, ...]]:
    names = {theme.id: theme.name for theme in store.themes()}
    return [tuple(names[key] for key in a.themes) for a in store.annotations()]


def test_all_that_reads_sees_the_one(store: Store, themes: tuple[Theme, Theme, Theme]) -> None:
    first, second, third = themes
    merge(store, first, second)
    assert carried(store) == [
        ("Second", "Third"),
        ("Second",),
        ("Third",),
        ("Third", "Second"),
    ]
    listed = store.annotations()
    assert store.annotations_with([second.id]) == [listed[0], listed[1], listed[3]]
    assert store.annotations_with([first.id]) == store.annotations_with([second.id])
    assert store.annotations_with_several([second.id, third.id]) == [listed[0], listed[3]]
    assert store.theme_counts() == {second.id: 3, third.id: 3}
    assert store.theme_counts(listed[0].document_id) == {second.id: 3, third.id: 3}
    by_document, pairs = store.theme_numbers()
    assert {theme: count for (theme, _), count in by_document.items()} == {
        second.id: 3,
        third.id: 3,
    }
    assert {frozenset(both): count for both, count in pairs.items()} == {
        frozenset({second.id, third.id}): 2
    }
    assert sum(count for _, count in store.days(theme_ids=[second.id])) == 3
    index = store.index
    assert index.homes_of_themes(frozenset({second.id})) == {listed[0].document_id: 3}
    noted = index.noted_with([second.id], [listed[0].document_id])
    assert [each.themes for each in noted] == [a.themes for a in (listed[0], listed[1], listed[3])]
    assert store.record("annotations", listed[0].id) == listed[0]
    assert store.damaged() == []


def test_a_merge_rewrites_only_what_has_both(
    store: Store, themes: tuple[Theme, Theme, Theme]
) -> None:
    before = store.annotations()
    change = merge(store, themes[0], themes[1])
    assert [r.id for r in change.before if isinstance(r, Annotation)] == [before[3].id]


def test_taken_apart_again_after_edits(store: Store, themes: tuple[Theme, Theme, Theme]) -> None:
    first, second, _ = themes
    before = carried(store)
    change = merge(store, first, second)
    made = store.annotations()[0]
    keep(store, replace_one(made, replace(made, note="written since")))
    keep(store, change.inverse, "undo")
    assert carried(store) == before
    assert store.annotations()[0].note == "written since"
    assert store.damaged() == []


def test_another_theme_is_for_good(store: Store, themes: tuple[Theme, Theme, Theme]) -> None:
    first, second, third = themes
    change = merge(store, first, second)
    taken = take_theme(store.annotations()[:1], third.id, ORIGIN)
    keep(store, taken)
    keep(store, taken.inverse, "undo")
    assert store.annotations()[0].stored_themes == (first.id, third.id)
    keep(store, taken)
    assert store.annotations()[0].stored_themes == (second.id,)
    keep(store, change.inverse, "undo")
    assert carried(store)[0] == ("Second",)


def test_chains_and_their_undoing(store: Store, themes: tuple[Theme, Theme, Theme]) -> None:
    first, second, third = themes
    before = carried(store)
    one = merge(store, first, second)
    other = merge(store, second, third)
    assert carried(store) == [("Third",)] * 4
    assert store.theme_counts() == {third.id: 4}
    assert store.theme_numbers()[1] == {}
    keep(store, other.inverse, "undo")
    keep(store, one.inverse, "undo")
    assert carried(store) == before


def test_nothing_may_name_a_theme_twice(store: Store, themes: tuple[Theme, Theme, Theme]) -> None:
    first, second, _ = themes
    plain = store.annotations()[1]
    merge(store, first, second)
    before = store.annotations()
    with pytest.raises(Conflict) as caught:
        store.apply(
            replace_one(plain, replace(plain, themes=(second.id, first.id))), "stale", "now"
        )
    assert caught.value.record_id == plain.id
    assert store.annotations() == before


def test_a_merge_that_overlooks_one_with_both_is_refused(
    store: Store, themes: tuple[Theme, Theme, Theme]
) -> None:
    first, second, _ = themes
    before = [*store.themes(), *store.annotations()]
    book = Codebook.of(store.themes())
    blind = merge_themes(book, [first.id], second.id, [], ORIGIN)
    with pytest.raises(Conflict):
        store.apply(blind, "merge", "now")
    assert [*store.themes(), *store.annotations()] == before


def test_a_theme_goes_with_those_that_were_merged_into_it(
    store: Store, themes: tuple[Theme, Theme, Theme]
) -> None:
    first, second, third = themes
    merge(store, first, second)
    before = [*store.themes(), *store.annotations()]
    book, carriers = Codebook.of(store.themes()), store.annotations_with([second.id])
    change = delete_theme(book, second.id, carriers, ORIGIN)
    keep(store, change)
    assert [theme.id for theme in store.themes()] == [third.id]
    assert carried(store) == [("Third",), (), ("Third",), ("Third",)]
    keep(store, change.inverse, "undo")
    assert [*store.themes(), *store.annotations()] == before
