"""An older library brought up to date, after a backup, or left as it was."""

import sqlite3
from pathlib import Path

import pytest

from leifeng_reader.core.errors import DiskFull, LibraryNewer
from leifeng_reader.store.connection import faults
from leifeng_reader.store.opening import open_library
from leifeng_reader.store.store import Store
from tests.library import Open, new_theme

BACKUP = "library.sqlite.before-version-2.bak"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of version 1, closed, with a theme in it."""
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
        return [*map(str, version), *connection.iterdump()]
    finally:
        connection.close()


def test_a_backup_is_made_first(path: Path, opened: Open) -> None:
    before = dump(path)
    connection, newer, read_only = open_library(path, version=2, migrate=upgrade)
    assert (newer, read_only) == (False, False)
    assert connection.execute("SELECT name, more FROM themes").fetchall() == [("Old", "new")]
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
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
    connection, _, _ = open_library(path, version=2, migrate=upgrade)
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
        open_library(path, version=2, migrate=fail)
    assert dump(path) == before
    assert dump(path.with_name(BACKUP)) == before
    store = Store(path)
    new_theme(store, "And writing goes on")
    store.close()
    connection, _, _ = open_library(path, version=2, migrate=upgrade)  # the next try makes it
    connection.close()
    assert dump(path)[0] == "2"


def test_a_full_disk_leaves_the_library_as_it_was(path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        connection.execute("CREATE TABLE large AS SELECT zeroblob(100000) AS x")

    before = dump(path)
    with pytest.raises(DiskFull), faults(path):
        open_library(path, version=2, migrate=fill)
    assert dump(path) == before


def test_what_is_up_to_date_is_not_touched(path: Path) -> None:
    def never(_: sqlite3.Connection) -> None:
        raise AssertionError

    before = path.read_bytes()
    connection, _, _ = open_library(path, version=1, migrate=never)
    connection.close()
    assert path.read_bytes() == before
    assert not path.with_name(BACKUP).exists()


def test_a_new_file_needs_no_backup(tmp_path: Path) -> None:
    connection, _, _ = open_library(
        tmp_path / "new.sqlite",
        version=2,
        migrate=lambda c: c.execute("CREATE TABLE t (x)") and None,
    )
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.sqlite"]
