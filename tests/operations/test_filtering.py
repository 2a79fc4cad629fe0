"""Saved filters, kept in a real library and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.errors import BadFilterName, Conflict
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import filtering
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, keep, new_store

ORIGIN = fixed_origin("filter")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def save(store: Store, name: str, wanted: Filter = Filter("w")) -> None:  # noqa: B008
    keep(store, filtering.save_filter(store.saved_filters(), name, wanted, ORIGIN)[0])


def names(store: Store) -> list[str]:
    return [saved.name for saved in store.saved_filters()]


def test_saved_changed_and_deleted(store: Store, tmp_path: Path) -> None:
    wanted = Filter("words 雷锋", frozenset({"b", "a"}), True, False, frozenset({"c"}))
    save(store, "  First\n list ", wanted)
    (saved,) = store.saved_filters()
    assert (saved.name, saved.wanted) == ("First list", wanted)
    again = new_store(tmp_path)
    assert again.saved_filters() == [saved]
    again.close()
    keep(store, filtering.set_wanted(saved, Filter(no_theme=True), ORIGIN))
    (other,) = store.saved_filters()
    assert other.wanted == Filter(no_theme=True)
    with pytest.raises(Conflict):
        store.apply(filtering.delete_filter(saved), "stale", "")
    change = filtering.delete_filter(other)
    keep(store, change)
    assert store.saved_filters() == []
    keep(store, change.inverse)
    assert store.saved_filters() == [other]
    assert store.damaged() == []


@pytest.mark.parametrize(
    ("name", "reason"), [("", "empty"), (" \n", "empty"), ("x" * 300, "long"), ("A", "taken")]
)
def test_a_name_that_cannot_be_is_refused(store: Store, name: str, reason: str) -> None:
    save(store, "a")
    save(store, "b")
    listed = store.saved_filters()
    with pytest.raises(BadFilterName) as caught:
        filtering.save_filter(listed, name, Filter(), ORIGIN)
    assert caught.value.reason == reason
    with pytest.raises(BadFilterName):
        filtering.rename_filter(listed, listed[1], name, ORIGIN)
    assert filtering.rename_filter(listed, listed[0], "A", ORIGIN).after[0].id == listed[0].id
