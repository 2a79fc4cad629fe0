"""Changes of thousands of records: whole or not at all, told as they go, and quick."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import Conflict
from leifeng_reader.operations.carrying import give_theme, move_to_theme
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, new_store, new_theme

COUNT = 5000


class Halt(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = new_store(tmp_path_factory.mktemp("large"))
    fill(store, COUNT)
    yield store
    store.close()


def fill(store: Store, count: int) -> None:
    document, text = import_text(store, "Lei Feng’s 雷锋 spirit. " * 50)
    one, other = new_theme(store, "One"), new_theme(store, "Other")
    made = (
        Annotation(
            f"{n:08}-made",
            document.id,
            text.sha256,
            Selector(n % 900, n % 900 + 9, text.content[n % 900 : n % 900 + 9]),
            (one.id, other.id)[: 1 + n % 2],
            f"note {n}" if n % 3 else "",
            "2026-03-05T08:00:00.000Z",
            "2026-03-05T08:00:00.000Z",
        )
        for n in range(count)
    )
    store.apply(Change((), tuple(made)), "fill", "2026-03-05T08:00:00.000Z")


def themes_of(store: Store) -> list[Theme]:
    return sorted(store.themes(), key=lambda theme: theme.name)


def merging(store: Store) -> Change:
    one, other, *_ = themes_of(store)
    carriers = store.annotations_with_several([one.id, other.id])
    return merge_themes(
        Codebook.of(store.themes()), [one.id], other.id, carriers, fixed_origin("m")
    )


def everything(store: Store) -> list[object]:
    return [*store.documents(), *store.themes(), *store.annotations(), store.last_change()]


def test_a_merge_and_the_way_back(shared: Store) -> None:
    before = {record.id: record for record in (*shared.themes(), *shared.annotations())}
    change = merging(shared)
    entry = shared.apply(change, "merge", "2026-03-06T08:00:00.000Z")
    (left,) = Codebook.of(shared.themes()).themes.values()
    assert shared.theme_counts() == {left.id: COUNT}
    assert {a.themes for a in shared.annotations()} == {(left.id,)}
    assert shared.history.change(entry) == change
    assert shared.damaged() == []
    shared.apply(change.inverse, "undo", "2026-03-06T08:00:01.000Z")
    assert {record.id: record for record in (*shared.themes(), *shared.annotations())} == before
    assert shared.damaged() == []


def test_progress_is_told_to_the_end(shared: Store) -> None:
    told: list[tuple[int, int]] = []
    change = give_theme(shared.annotations(), themes_of(shared)[1].id, fixed_origin())
    shared.apply(change, "give", "", progress=lambda *step: told.append(step))
    total = len(change.after)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    shared.apply(change.inverse, "undo", "")


def test_one_stale_record_among_thousands_stops_them_all(shared: Store) -> None:
    listed = shared.annotations()
    for place in (0, COUNT // 2, COUNT - 1):
        stale = replace(listed[place], note="not as it stands")
        some = (*listed[:place], stale, *listed[place + 1 :])
        change = Change(some, tuple(replace(a, note="new") for a in some))
        before = everything(shared)
        with pytest.raises(Conflict) as caught:
            shared.apply(change, "stale", "")
        assert caught.value.record_id == stale.id
        assert everything(shared) == before
    assert shared.damaged() == []


def test_whoever_is_told_may_stop_it(shared: Store) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Halt

    before, change = everything(shared), merging(shared)
    with pytest.raises(Halt):
        shared.apply(change, "merge", "", progress=stop)
    assert everything(shared) == before
    assert shared.damaged() == []
    assert gc.isenabled()
    one, other = themes_of(shared)
    small = move_to_theme(shared.annotations()[:3], one.id, other.id, fixed_origin())
    shared.apply(small, "goes on", "")
    shared.apply(small.inverse, "undo", "")


def test_the_log_is_taken_in_behind_and_another_sees_it_all(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    fill(store, COUNT)
    change = merging(store)
    store.apply(change, "merge", "")
    settings = ("wal_autocheckpoint", "cache_size")
    found = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
    assert found == [1000, -2000]
    other = new_store(tmp_path)
    assert everything(other) == everything(store)
    other.close()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]
    again = new_store(tmp_path)
    assert again.damaged() == []
    again.close()
