"""From any path at all to a library, or to a fault that says why not and leaves all as it was."""

import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from leifeng_reader.core.errors import (
    LibraryDamaged,
    LibraryFault,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnreachable,
    NotALibrary,
)
from leifeng_reader.store import rows
from leifeng_reader.store.opening import APPLICATION_ID, SCHEMA_VERSION
from leifeng_reader.store.schema import MIGRATIONS
from leifeng_reader.store.store import Store
from tests.library import Open, finished, import_text, new_annotation, new_theme, python

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with what it holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_new_library_is_its_owner_s_alone(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "a" / "deep folder #1?" / "雷锋 %41.sqlite"
    store = opened(path)
    import_text(store, "text")
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert all(mode(file) == 0o600 for file in path.parent.iterdir())
    assert (store.is_newer, store.is_read_only) == (False, False)


def test_an_existing_file_keeps_its_mode(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").touch(mode=0o640)
    before = mode(tmp_path / "library.sqlite")
    new_theme(opened(), "Theme")
    assert mode(tmp_path / "library.sqlite") == before


def test_the_library_has_its_settings(store: Store) -> None:
    wanted = {
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    for name, value in wanted.items():
        assert store._connection.execute(f"PRAGMA {name}").fetchone() == (value,), name
    tables = store._connection.execute("PRAGMA table_list").fetchall()
    ours = [row for row in tables if row[0] == "main" and not row[1].startswith(("_", "sqlite_"))]
    assert {"texts", "changes", *rows.tables()} <= {row[1] for row in ours}
    assert all(row[5] for row in ours if row[2] == "table"), "not STRICT"


def test_the_version_counts_the_migrations() -> None:
    database = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    assert len(MIGRATIONS.pending(database)) == SCHEMA_VERSION
    database.close()


def test_the_file_tells_whose_it_is_before_its_log_is_read(store: Store, tmp_path: Path) -> None:
    header = (tmp_path / "library.sqlite").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert not store.is_read_only


def test_a_closed_library_is_one_file(store: Store, tmp_path: Path) -> None:
    new_theme(store, "Theme")
    store.close()
    assert list(contents(tmp_path)) == ["library.sqlite"]


def database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_newer_library_can_be_read_only(store: Store, opened: Open, tmp_path: Path) -> None:
    document, text = import_text(store, "Lei Feng")
    made = new_annotation(store, document, (0, 3))
    store.close()
    path = tmp_path / "library.sqlite"
    database(
        path,
        "PRAGMA user_version=99",
        "CREATE TABLE later (x)",
        "ALTER TABLE annotations ADD COLUMN more TEXT",
    )
    before = path.read_bytes()
    newer = opened()
    assert (newer.is_newer, newer.is_read_only) == (True, True)
    assert (newer.annotations(), newer.text(text.id)) == ([made], text)
    for write in (
        lambda: new_theme(newer, "Theme"),
        lambda: newer.keep_place(document.id, 1, "now"),
        lambda: newer.keep_setting("x", "y"),
    ):
        with pytest.raises(LibraryNewer):
            write()
    newer.close()
    assert path.read_bytes() == before


def test_a_library_brought_up_to_date_meanwhile_is_not_written_to(store: Store) -> None:
    theme = new_theme(store, "Theme")
    other = sqlite3.connect(store.path)
    other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    other.close()
    with pytest.raises(LibraryNewer):
        new_theme(store, "Another")
    assert store.themes() == [theme]


@pytest.mark.parametrize(
    "altered",
    [
        "DROP TABLE themes",
        "ALTER TABLE themes RENAME COLUMN name TO title",
        "UPDATE themes SET position = 7",
    ],
)
def test_a_newer_library_of_another_shape_says_so(
    store: Store, opened: Open, tmp_path: Path, altered: str
) -> None:
    new_theme(store, "Theme")
    store.close()
    database(tmp_path / "library.sqlite", f"PRAGMA user_version={SCHEMA_VERSION + 1}", altered)
    newer = opened()
    if "UPDATE" in altered:
        assert len(newer.themes()) == 1
    else:
        with pytest.raises(LibraryNewer):
            newer.themes()


STRANGERS = {
    "a text": b"Dear diary, today I helped an old woman across the road.\n" * 9,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "zeros": bytes(4096),
    "one byte": b"x",
    "half a header": b"SQLite format 3\0" + bytes(30),
}


@pytest.mark.parametrize("kind", STRANGERS)
def test_what_is_no_database_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(STRANGERS[kind])
    with pytest.raises(NotALibrary) as caught:
        Store(path)
    assert caught.value.path == path
    assert contents(tmp_path) == {"library.sqlite": STRANGERS[kind]}


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
@pytest.mark.parametrize("identity", [0, 1, 0x7FFFFFFF])
def test_another_program_s_database_is_left_alone(
    tmp_path: Path, journal: str, identity: int
) -> None:
    path = tmp_path / "library.sqlite"
    database(
        path,
        f"PRAGMA application_id={identity}",
        f"PRAGMA journal_mode={journal}",
        "CREATE TABLE documents (id TEXT)",
    )
    before = contents(tmp_path)
    with pytest.raises(NotALibrary):
        Store(path)
    assert contents(tmp_path) == before


def test_a_database_another_program_left_open_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    child = python(
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('CREATE TABLE t (x)')\n"
        "os._exit(9)",
        path,
    )
    child.communicate(timeout=60)
    before = contents(tmp_path)
    assert before["library.sqlite-wal"]
    with pytest.raises(NotALibrary):
        Store(path)
    assert contents(tmp_path) == before


def filled_file(folder: Path) -> Path:
    path = folder / "library.sqlite"
    store = Store(path)
    document, _ = import_text(store, "Lei Feng’s spirit. " * 3000)
    for start in range(0, 2000, 20):
        new_annotation(store, document, (start, start + 8), note="note " * 30)
    store.close()
    return path


def read_all(path: Path) -> None:
    store = Store(path)
    try:
        for document in store.documents():
            store.text(document.text_id)
        store.annotations()
        store.themes()
        store.changes_after(0)
        store.damaged()
    finally:
        store.close()


@pytest.mark.parametrize("kept", [100, 512, 4096, 5000, 20_000, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: float) -> None:
    path = filled_file(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(kept if kept > 1 else kept * len(data))])
    with pytest.raises((LibraryDamaged, NotALibrary)):
        read_all(path)


@pytest.mark.parametrize("page", range(0, 40, 3))
def test_a_page_of_rubbish_is_at_worst_a_library_fault(tmp_path: Path, page: int) -> None:
    path = filled_file(tmp_path)
    data = bytearray(path.read_bytes())
    at = page * 4096 + (100 if page == 0 else 0)
    assert at < len(data)
    data[at : at + 2000] = bytes(range(7, 257 - 50)) * 10
    path.write_bytes(data)
    try:
        read_all(path)
    except LibraryFault as fault:
        assert isinstance(fault, LibraryDamaged)


def test_a_library_without_its_tables_is_damaged(store: Store, tmp_path: Path) -> None:
    store.close()
    database(tmp_path / "library.sqlite", "DROP TABLE theme_annotations", "DROP TABLE annotations")
    with pytest.raises(LibraryDamaged):
        read_all(tmp_path / "library.sqlite")


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreachable):
        Store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for path in (tmp_path / "file" / "library.sqlite", tmp_path / "file" / "a" / "b.sqlite"):
        with pytest.raises(LibraryUnreachable) as caught:
            Store(path)
        assert caught.value.reason
    assert (tmp_path / "file").read_text() == "mine"


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").symlink_to(tmp_path / "no" / "such" / "file")
    with pytest.raises(LibraryUnreachable):
        Store(tmp_path / "library.sqlite")


READ_AND_WRITE = """
import os, sys
from pathlib import Path
import sqlite_utils
from leifeng_reader.core.errors import LibraryFault
from leifeng_reader.store import schema
from leifeng_reader.store.store import Store
if "humbly" in sys.argv and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    store = Store(Path(sys.argv[1]))
    print(store.is_read_only, store.is_newer, [theme.name for theme in store.themes()])
    store.keep_setting("x", "y")
except LibraryFault as fault:
    print(type(fault).__name__)
"""


def as_somebody_else(path: Path) -> list[str]:
    """Open, read and write a library without an administrator's rights."""
    return finished(python(READ_AND_WRITE, path, "humbly")).splitlines()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that somebody without rights can enter."""
    if os.name != "posix":
        pytest.skip("file modes are a matter of POSIX")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
@pytest.mark.parametrize("log_left", [False, True])
def test_a_file_that_may_not_be_written(public: Path, folder_mode: int, log_left: bool) -> None:
    path = public / "library.sqlite"
    store = Store(path)
    new_theme(store, "Theme")
    if not log_left:
        store.close()
    for file in public.iterdir():
        file.chmod(0o444)
    public.chmod(folder_mode)
    before = contents(public)
    try:
        said = as_somebody_else(path)
        after = contents(public)
    finally:
        public.chmod(0o755)
        store.close()
    assert said == ["True False ['Theme']", "LibraryReadOnly"]
    assert after["library.sqlite"] == before["library.sqlite"]
    assert after.get("library.sqlite-wal", b"") == before.get("library.sqlite-wal", b"")


def test_a_file_that_may_not_be_read(public: Path) -> None:
    path = public / "library.sqlite"
    Store(path).close()
    path.chmod(0o000)
    assert as_somebody_else(path) == ["LibraryUnreachable"]


def test_a_folder_that_may_not_be_written(public: Path) -> None:
    public.chmod(0o555)
    assert as_somebody_else(public / "library.sqlite") == ["LibraryUnreachable"]
    assert as_somebody_else(public / "deeper" / "library.sqlite") == ["LibraryUnreachable"]
    assert list(public.iterdir()) == []


@posix
def test_an_empty_file_that_may_not_be_written(public: Path) -> None:
    (public / "library.sqlite").touch(mode=0o444)
    assert as_somebody_else(public / "library.sqlite") == ["LibraryReadOnly"]
    assert (public / "library.sqlite").read_bytes() == b""


def test_many_programs_make_one_library_together(tmp_path: Path) -> None:
    for number in range(3):
        path = tmp_path / f"{number}.sqlite"
        children = [python(READ_AND_WRITE, path) for _ in range(4)]
        assert {finished(child) for child in children} == {"False False []\n"}


def test_opening_waits_for_nobody(store: Store, opened: Open) -> None:
    store._connection.execute("BEGIN IMMEDIATE")
    started = time.perf_counter()
    other = opened(timeout=30)
    assert other.themes() == []
    assert not other.is_read_only
    assert time.perf_counter() - started < 5
    store._connection.execute("ROLLBACK")
    assert other._connection.execute("PRAGMA busy_timeout").fetchone() == (30_000,)


def test_read_only_is_refused_before_anything_is_written(store: Store) -> None:
    store.is_read_only = True
    with pytest.raises(LibraryReadOnly) as caught:
        new_theme(store, "Theme")
    assert type(caught.value) is LibraryReadOnly
