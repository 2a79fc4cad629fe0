"""The index: made in slices, kept in step, made again."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import LibraryReadOnly
from leifeng_reader.core.tokens import Key
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.store import search_upkeep
from leifeng_reader.store.opening import APPLICATION_ID
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

ORIGIN = fixed_origin("indexed")
LONG = "\n".join(f"word{number} " + "filler " * 60 for number in range(400))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def made_up(store: Store, number: int) -> list[Annotation]:
    document, text = import_text(store, "alpha beta gamma " * number, f"Of {number}")
    spans = ((17 * n, 17 * n + 5) for n in range(number))
    return [annotate(document, text, span, ORIGIN)[1] for span in spans]


def test_a_new_library_waits_for_nothing(store: Store) -> None:
    assert store.index.waiting() == (0, 0)
    assert list(store.index.slices()) == []


def test_texts_wait_until_they_are_written_whole(store: Store) -> None:
    document, text = import_text(store, LONG, "Long")
    assert store.index.waiting() == (1, 0)
    begun = list(islice(store.index.slices(0), 2))
    assert all(begun)
    assert store.index.waiting() == (1, 0)
    assert store.index.volumes()[0].passages == 0
    rest = list(store.index.slices(0))
    (volume,) = store.index.volumes()
    assert volume.passages == sum(begun) + sum(rest) > 50
    assert store.index.waiting() == (0, 0)
    number = store.index.passages([Key("word399")], 10)[0] - volume.first
    start = store.index.starts(volume.text_id)[number]
    assert start <= text.content.index("word399") < start + 3000
    assert store.index.content(document.text_id) == text.content


def test_two_who_index_share_the_work(store: Store) -> None:
    import_text(store, LONG, "Long")
    other = Store(store.path)
    one, two = store.index.slices(0), other.index.slices(0)
    written = [next(one), next(two), next(one), next(two), *one, *two]
    (volume,) = store.index.volumes()
    assert sum(written) == volume.passages
    assert len(store.index.passages([Key("filler")], 1000)) == volume.passages
    other.close()


def test_new_annotations_wait_until_there_are_many(store: Store) -> None:
    document, _ = import_text(store, "alpha beta gamma", "First")
    new_annotation(store, document, (0, 5))
    assert store.index.waiting()[1] == len(store.index.unindexed(2**60, 10)) == 1
    keep(store, Change(after=tuple(made_up(store, search_upkeep.MANY))))
    assert store.index.waiting()[1] == search_upkeep.MANY + 1
    assert len(store.index.unindexed(2**60, 10_000)) == search_upkeep.MANY + 1
    few = made_up(store, 3)
    keep(store, Change(after=tuple(few)))
    assert store.index.waiting()[1] == search_upkeep.MANY + 1
    assert len(store.index.annotations([[Key("alpha")]], 10)) == 3
    keep(store, Change(after=tuple(made_up(store, search_upkeep.MANY + 1))))
    assert store.index.waiting()[1] >= 2 * search_upkeep.MANY + 2
    list(store.index.slices(0))
    assert store.index.waiting() == (0, 0)
    found = store.index.annotations([[Key("alpha")]], 10_000)
    assert len(found) == len(set(found)) == 2 * search_upkeep.MANY + 5
    assert [noted.number for noted in store.index.noted(found)] == found


def test_none_is_lost_when_numbers_come_again(store: Store) -> None:
    """Whatever is made, removed, brought back and indexed: it is in the index, or waits."""
    chance, standing = random.Random(11), dict[str, Annotation]()
    words = [f"word{number}" for number in range(100, 400)]  # so that no two are taken for one
    document, text = import_text(store, " ".join(words), "One")
    for _ in range(150):
        act = chance.random()
        if act < 0.5 or not standing:
            start = 8 * chance.randrange(len(words))
            _, made = annotate(document, text, (start, start + 7), ORIGIN)
            keep(store, Change(after=(made,)))
            standing[made.id] = made
        elif act < 0.8:  # the newest, so that numbers become free
            gone = list(standing.values())[-chance.randint(1, 4) :]
            keep(store, Change(tuple(gone)))
            for each in gone:
                del standing[each.id]
            if chance.random() < 0.3:
                keep(store, Change(after=tuple(gone)))
                standing |= {each.id: each for each in gone}
        else:
            list(islice(store.index.slices(0), chance.randint(1, 3)))
        waiting = {*store.index.unindexed(2**60, 10_000)}
        for each in standing.values():
            numbers = {*store.index.annotations([[Key(each.selector.quote)]], 10_000), *waiting}
            assert each.id in {noted.id for noted in store.index.noted(numbers)}


def test_an_index_of_other_rules_is_not_used(store: Store) -> None:
    document, _ = import_text(store, LONG, "Long")
    new_annotation(store, document, (0, 4))
    list(store.index.slices())
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE search_state SET rules = -1")
    connection.commit()
    connection.close()
    assert store.index.volumes()[0].passages == 0
    assert store.index.annotations([[Key("word")]], 9) == []
    assert len(store.index.unindexed(2**60, 9)) == 1
    assert store.index.waiting() == (1, 1)
    new_annotation(store, document, (0, 4))
    assert store.index.waiting() == (1, 2)
    list(store.index.slices())
    assert len(store.index.annotations([[Key("word")]], 9)) == 2


def test_a_worn_index_is_made_anew(store: Store) -> None:
    document, _ = import_text(store, LONG, "Long")
    new_annotation(store, document, (0, 4))
    list(store.index.slices())
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE search_state SET stale = 50001")
    connection.commit()
    assert sum(store.index.slices()) > 50
    assert connection.execute("SELECT stale FROM search_state").fetchone() == (0,)
    connection.close()


def test_a_library_that_may_not_be_written_is_searched_as_it_is(store: Store) -> None:
    import_text(store, "alpha", "One")
    path = store.path
    store.close()
    path.chmod(0o400)
    again = Store(path)
    if again.is_read_only:  # root may write to anything
        with pytest.raises(LibraryReadOnly):
            list(again.index.slices())
    assert again.index.waiting() == (1, 0)
    again.close()


def test_pairs_of_themes_are_counted_as_they_come_and_go(store: Store) -> None:
    document, text = import_text(store, "alpha " * 100, "One")
    themes = [new_theme(store, f"Theme {number}").id for number in range(4)]
    chance, kept = random.Random(7), dict[str, Annotation]()
    for _ in range(60):
        before, after = [], []
        for made in chance.sample(sorted(kept.values(), key=lambda a: a.id), min(2, len(kept))):
            before.append(made)
            if chance.random() < 0.6:
                carried = tuple(chance.sample(themes, chance.randint(0, 3)))
                after.append(replace(made, themes=carried, note=str(chance.random())))
        start = chance.randrange(90)
        carried = chance.sample(themes, chance.randint(0, 4))
        _, made = annotate(document, text, (start, start + 8), ORIGIN, themes=carried)
        change = Change(tuple(before), (*after, made))
        keep(store, change)
        if chance.random() < 0.3:
            keep(store, change.inverse)
            continue
        for gone in before:
            del kept[gone.id]
        kept |= {record.id: record for record in (*after, made)}
    pairs = (pair for a in kept.values() for pair in combinations(sorted(a.themes), 2))
    carried_in = ((theme, document.id) for a in kept.values() for theme in a.themes)
    assert store.theme_numbers() == (dict(Counter(carried_in)), dict(Counter(pairs)))


def test_an_older_library_counts_its_pairs(tmp_path: Path) -> None:
    script = Path(__file__).with_name("version-1.sql")
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=1")
    connection.close()
    store = Store(path)
    themes = [made.themes for made in store.annotations()]
    pairs = Counter(pair for each in themes for pair in combinations(sorted(each), 2))
    assert store.theme_numbers()[1] == dict(pairs)
    assert store.index.waiting() == (len(store.documents()), len(themes))
    list(store.index.slices())
    assert store.index.waiting() == (0, 0)
    store.close()


def test_damage_is_noticed_when_looked_for(store: Store) -> None:
    import_text(store, LONG, "Long")
    list(store.index.slices())
    assert store.index.is_sound()
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE search_passages_data SET block = zeroblob(900) WHERE id > 10")
    connection.commit()
    connection.close()
    assert not store.index.is_sound()
    store.index.rebuild()
    assert store.index.waiting() == (1, 0)
    list(store.index.slices())
    assert store.index.is_sound()
