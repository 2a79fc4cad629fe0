"""An older library brought up to date, after a backup, or left as it was."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import DiskFull, LibraryNewer
from leifeng_reader.store.connection import faults
from leifeng_reader.store.opening import APPLICATION_ID, SCHEMA_VERSION, open_library
from leifeng_reader.store.store import Store
from tests.library import Open, Records, done_to, new_theme

NEXT = SCHEMA_VERSION + 1
BACKUP = f"library.sqlite.before-version-{NEXT}.bak"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of this version, closed, with a theme in it."""
    store = Store(tmp_path / "library.sqlite")
    new_theme(store, "Old")
    store.close()
    return store.path


def upgrade(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE themes ADD COLUMN more TEXT")
    connection.execute("UPDATE themes SET more = 'new'")


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()
        # A full-text index has no rows of its own to dump; the tables it keeps its pages in have.
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        return [*map(str, version), *connection.iterdump()]
    finally:
        connection.close()


def test_a_backup_is_made_first(path: Path, opened: Open) -> None:
    before = dump(path)
    connection, newer, read_only = open_library(path, version=NEXT, migrate=upgrade)
    assert (newer, read_only) == (False, False)
    assert connection.execute("SELECT name, more FROM themes").fetchall() == [("Old", "new")]
    assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    connection.close()
    backup = path.with_name(BACKUP)
    assert dump(backup) == before
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, BACKUP]
    assert opened(backup).themes()[0].name == "Old"
    with pytest.raises(LibraryNewer):
        new_theme(opened(path), "New")


def test_the_backup_has_what_another_program_wrote_last(path: Path) -> None:
    other = Store(path)
    new_theme(other, "Not yet in the file itself")
    connection, _, _ = open_library(path, version=NEXT, migrate=upgrade)
    connection.close()
    other.close()
    backup = Store(path.with_name(BACKUP))
    assert [theme.name for theme in backup.themes()] == ["Old", "Not yet in the file itself"]
    backup.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        upgrade(connection)
        connection.execute("DROP TABLE settings")
        raise ZeroDivisionError

    before = dump(path)
    with pytest.raises(ZeroDivisionError):
        open_library(path, version=NEXT, migrate=fail)
    assert dump(path) == before
    assert dump(path.with_name(BACKUP)) == before
    store = Store(path)
    new_theme(store, "And writing goes on")
    store.close()
    connection, _, _ = open_library(path, version=NEXT, migrate=upgrade)  # the next try makes it
    connection.close()
    assert dump(path)[0] == str(NEXT)


def test_a_full_disk_leaves_the_library_as_it_was(path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        connection.execute("CREATE TABLE large AS SELECT zeroblob(100000) AS x")

    before = dump(path)
    with pytest.raises(DiskFull), faults(path):
        open_library(path, version=NEXT, migrate=fill)
    assert dump(path) == before


def test_what_is_up_to_date_is_not_touched(path: Path) -> None:
    def never(_: sqlite3.Connection) -> None:
        raise AssertionError

    before = path.read_bytes()
    connection, _, _ = open_library(path, version=SCHEMA_VERSION, migrate=never)
    connection.close()
    assert path.read_bytes() == before
    assert not path.with_name(BACKUP).exists()


def test_a_new_file_needs_no_backup(tmp_path: Path) -> None:
    connection, _, _ = open_library(
        tmp_path / "new.sqlite",
        version=NEXT,
        migrate=lambda c: c.execute("CREATE TABLE t (x)") and None,
    )
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.sqlite"]


FIRST = Path(__file__).with_name("version-1.sql")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A library as the first version left it, closed."""
    path = tmp_path / "library.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=1")
    connection.close()
    return path


def rows_of(path: Path, table: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        found = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    finally:
        connection.close()
    return [dict(row) for row in found]


def test_the_first_version_comes_along_whole(first: Path, opened: Open) -> None:
    tables = ("documents", "texts", "themes", "annotations", "changes", "change_records")
    before, old = dump(first), {table: rows_of(first, table) for table in tables}
    store = opened(first)
    assert dump(first.with_name("library.sqlite.before-version-2.bak")) == before
    for table, listed in old.items():
        kept = [{name: row[name] for name in listed[0]} for row in rows_of(first, table)]
        assert kept == listed, table  # the hashes too
    assert store.damaged() == []

    (document,) = store.documents()
    themes = {theme.name: theme for theme in store.themes()}
    assert sorted(themes) == ["Service", "Voluntary work"]
    assert {(t.include, t.exclude, t.archived) for t in themes.values()} == {("", "", False)}
    one, two = store.annotations()
    assert (one.selector.quote, one.note) == ("Lei Feng", 'who; "he"\nand 谁')
    assert one.themes == (themes["Voluntary work"].id, themes["Service"].id)
    assert {one.scope, two.scope} == {Scope.PASSAGE}
    assert (store.place(document.id), store.setting("welcomed")) == (7, "yes")


def test_the_first_version_s_journal_is_still_a_way_back(first: Path, opened: Open) -> None:
    store = opened(first)
    replayed: Records = {}
    for entry in store.changes_after(0):
        replayed = done_to(replayed, entry.change)
    assert replayed == {
        r.id: r for r in (*store.documents(), *store.themes(), *store.annotations())
    }
    for entry in reversed(store.changes_after(0)):
        store.apply(entry.change.inverse, "back", "2026-03-06T08:00:00.000Z")
    assert (store.documents(), store.themes(), store.annotations()) == ([], [], [])
    assert store.damaged() == []


def test_the_first_version_s_journal_gets_its_counts(first: Path, opened: Open) -> None:
    opened(first).close()
    counts = [row["counts"] for row in rows_of(first, "changes")]
    assert counts == [
        '[["documents",1,0,0]]',
        *['[["themes",1,0,0]]'] * 2,
        *['[["annotations",1,0,0]]'] * 3,
        '[["annotations",0,1,0]]',
        '[["annotations",0,0,1]]',
        '[["themes",0,1,0]]',
    ]


def test_a_migrated_library_takes_what_is_new(first: Path, opened: Open) -> None:
    store = opened(first)
    (one, _), theme = store.annotations(), store.themes()[0]
    change = Change(
        (one, theme),
        (replace(one, scope=Scope.PLACE), replace(theme, include="when", archived=True)),
    )
    store.apply(change, "new", "2026-03-06T08:00:00.000Z")
    again = opened(first)
    assert (again.annotations()[0], again.themes()[0]) == change.after
    assert again.changes_after(store.last_change() - 1)[0].change == change
    store.apply(change.inverse, "old", "2026-03-06T08:00:00.000Z")
    assert (again.annotations()[0], again.themes()[0]) == change.before
    assert again.damaged() == []
