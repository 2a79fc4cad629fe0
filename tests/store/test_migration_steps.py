"""A library of each earlier version brought up to today's: equal, undoable, whole or untouched."""

import os
import random
import resource
import shutil
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from leifeng_reader.core.change import Change, Record, replace_one
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.core.study import Card, Part, PartKind, StudySet
from leifeng_reader.store.opening import APPLICATION_ID, SCHEMA_VERSION
from leifeng_reader.store.schema import MIGRATIONS
from leifeng_reader.store.store import Store
from tests.library import finished, import_text, keep, new_annotation, new_theme, python

NAME = "library.sqlite"
SINCE = {"saved_filters": 2, "study_sets": 4, "cards": 4}
EARLIER = range(1, SCHEMA_VERSION)


def standing(store: Store) -> dict[str, Record]:
    kinds = (
        store.documents(),
        store.themes(),
        store.annotations(),
        store.saved_filters(),
        store.study_sets(),
        store.cards(),
    )
    return {record.id: record for kind in kinds for record in kind}


def lived_in(path: Path, version: int) -> Store:
    """Make a library, through the store of today, with nothing that a version did not know."""
    store, chance = Store(path), random.Random(5)
    documents = [
        import_text(store, f"Text {n}. " + "雷锋 😀 word " * 200, f"T{n}")[0] for n in "ab"
    ]
    themes = [new_theme(store, name) for name in ("One; /\\", "Two", "Gone")]
    under = new_theme(store, "Under", themes[0].id)
    for number in range(40):
        start, carried = chance.randrange(1500), chance.sample([*themes, under], number % 3)
        note = f'"noted" [[{number}]]\n雷锋' if number % 2 else ""
        made = new_annotation(
            store, documents[number % 2], (start, start + 9), themes=carried, note=note
        )
        if number % 5 == 0:
            keep(store, replace_one(made, replace(made, note="other", themes=())))
    having = store.annotations_with([themes[2].id])
    without = [replace(a, themes=tuple(t for t in a.themes if t != themes[2].id)) for a in having]
    keep(store, Change((themes[2], *having), tuple(without)))
    keep(store, Change((documents[1], *store.annotations(documents[1].id))))
    few = store.annotations()[:5]
    later: dict[str, tuple[Record, ...]] = {
        "saved_filters": (SavedFilter("f", "Mine", Filter("雷锋"), 0, "now", "now"),),
        "study_sets": (StudySet("s", "Quiz", documents[0].id, parts=(Part("p", PartKind.CLOZE),)),),
        "cards": tuple(Card(f"c{n}", a.id, stability=n / 7) for n, a in enumerate(few)),
    }
    for kind, records in later.items():
        if SINCE[kind] <= version:
            keep(store, Change((), records))
    store.keep_place(documents[0].id, 7, "now")
    store.keep_setting("welcomed", "yes")
    return store


def as_of(version: int, made: Path, path: Path) -> Path:
    """Write what a library holds into one of an earlier version, by the migrations up to it."""
    with sqlite3.connect(path, isolation_level=None) as old:
        later = [each.name for each in MIGRATIONS.pending(Database(old))][version:]
        old.execute("BEGIN")
        MIGRATIONS.apply(Database(old), stop_before=later)
        old.execute("COMMIT")
        old.execute("ATTACH ? AS made", [str(made)])
        old.execute("BEGIN")
        sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
        mine = {n for (n,) in old.execute(sql) if not n.startswith(("_", "sqlite", "search"))}
        for table in mine - {"annotation_themes", "theme_pairs"}:
            copy(old, table)
        if version == 1:
            old.execute(
                "INSERT INTO annotation_themes SELECT a.id, key, value"
                " FROM made.annotations a, json_each(themes)"
            )
        old.execute("COMMIT")
        old.execute(f"PRAGMA application_id={APPLICATION_ID}")
        old.execute(f"PRAGMA user_version={version}")
        old.execute("PRAGMA journal_mode=WAL")
    old.close()
    return path


def copy(old: sqlite3.Connection, table: str) -> None:
    told = [name for _, name, *_ in old.execute(f"PRAGMA main.table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in told)
    old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}")


@pytest.fixture(params=EARLIER)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> tuple[Path, dict[str, Record], list[Change]]:
    """A library of an earlier version, closed; what is in it, and what its journal tells."""
    store = lived_in(tmp_path / "made.sqlite", version)
    records, journal = standing(store), [entry.change for entry in store.changes_after(0)]
    store.close()
    folder = tmp_path / "old"
    folder.mkdir()
    return as_of(version, store.path, folder / NAME), records, told(journal)


def told(changes: list[Change]) -> list[Change]:
    """Return changes without their texts, as the journal has them."""
    return [Change(change.before, change.after) for change in changes]


def check(path: Path, records: dict[str, Record], journal: list[Change]) -> None:
    store = Store(path)
    try:
        assert standing(store) == records
        assert told([entry.change for entry in store.changes_after(0)]) == journal
        (document,) = store.documents()
        assert (store.place(document.id), store.setting("welcomed")) == (7, "yes")
        assert store.text(document.text_id).content.startswith("Text a. 雷锋 😀")
        assert store.damaged() == []
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store._connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    finally:
        store.close()


Old = tuple[Path, dict[str, Record], list[Change]]


def test_everything_comes_along_and_can_be_undone(old: Old, version: int) -> None:
    path, records, journal = old
    shutil.copy(path, path.with_name("as it was"))
    check(*old)
    backup = path.with_name(f"{NAME}.before-version-{version + 1}.bak")
    for each in (path.with_name("as it was"), backup):
        kept = sqlite3.connect(each)
        assert kept.execute("PRAGMA user_version").fetchone() == (version,)
        assert kept.execute("SELECT count(*) FROM change_records").fetchone() == (
            len([key for c in journal for key in {r.id for r in (*c.before, *c.after)}]),
        )
        kept.close()
    store = Store(path)
    assert {event.record_id for event in store.history.removed()} & set(records) == set()
    for change in reversed(journal):
        keep(store, change.inverse)
    assert standing(store) == {}
    for change in journal:
        keep(store, change)
    assert (standing(store), store.damaged()) == (records, [])
    assert [0 for _ in store.index.slices()] and store.index.is_sound()
    store.close()


OPEN = """
import sys
from pathlib import Path
import sqlite_utils, leifeng_reader.store.schema, leifeng_reader.store.backup
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.store.store import Store
print("ready", flush=True)
if len(sys.argv) > 2:
    import resource
    most = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    Store(Path(sys.argv[1])).close()
    print("opened")
except ReaderError as error:
    print(type(error).__name__)
"""


def user_version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_a_kill_leaves_the_old_or_the_new(old: Old, version: int, tmp_path: Path) -> None:
    chance, seen = random.Random(version), set()
    for number in range(8):
        path = tmp_path / str(number) / NAME
        shutil.copytree(old[0].parent, path.parent)
        child = python(OPEN, path)
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        child.kill()
        child.communicate(timeout=60)
        backups = list(path.parent.glob("*.bak"))
        assert all(user_version(each) == version for each in backups)
        seen.add(now := user_version(path))
        assert now == version or (now == SCHEMA_VERSION and backups)
        check(path, *old[1:])
        assert not list(path.parent.glob("*.part"))
    assert seen <= {version, SCHEMA_VERSION}


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limits on files here")
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_without_room_for_the_backup_nothing_is_touched(
    old: Old, version: int, share: float
) -> None:
    path = old[0]
    before, most = path.read_bytes(), round(path.stat().st_size * share)
    assert finished(python(OPEN, path, str(most))).split()[1] in ("LibraryUnreachable", "DiskFull")
    assert (path.read_bytes(), user_version(path)) == (before, version)
    assert not [file for file in path.parent.iterdir() if file.suffix in (".bak", ".part")]
    check(*old)
