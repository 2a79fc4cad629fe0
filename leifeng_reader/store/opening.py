"""From a path to a connection on a library this version can use."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from leifeng_reader.core.errors import LibraryReadOnly, NotALibrary
from leifeng_reader.store.connection import (
    beside,
    configure,
    connect,
    keep_a_log,
    make_file,
    pragma,
    roomy,
)

APPLICATION_ID = 0x4C465231
"""Marks a SQLite file as a library of this program ("LFR1")."""

SCHEMA_VERSION = 6
"""The user_version this code reads and writes: the number of its migrations."""

Migrate = Callable[[sqlite3.Connection], None]


def open_library(
    path: Path,
    *,
    timeout: float = 5,
    version: int = SCHEMA_VERSION,
    migrate: Migrate | None = None,
) -> tuple[sqlite3.Connection, bool, bool]:
    """Return (connection, it is newer than this program, it can only be read).

    Makes the file when there is none; brings an older library up to date after a backup.
    A newer one, or one that may not be written, is opened read-only. Raises NotALibrary for
    any other file, which is left untouched.
    """
    make_file(path)
    found = _version_in_file(path)
    connection, read_only = _connect_as_allowed(path, timeout, found > version)
    try:
        found = _version_of(connection, path)
        newer = found > version
        if newer and not read_only:
            connection.close()
            connection, read_only = connect(path, read_only=True, timeout=timeout), True
        configure(connection)
        if found < version:
            _refuse_old_read_only(path, read_only)
            _bring_up_to_date(connection, path, version, migrate or _migrate)
        if not read_only:
            # Only now: the file itself, not its log, is to tell whose it is from the first.
            keep_a_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection, newer, read_only


def _version_in_file(path: Path) -> int:
    """Return the version the file's header tells, 0 for an empty file; raises NotALibrary.

    Looks without SQLite, which would tidy up after whoever left the file.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise NotALibrary(path)  # a pipe or a device, which would be waited for
    for _ in range(2):  # a file that is just being made may show half a header once
        with path.open("rb") as file:
            header = file.read(100)
        is_ours = header[:16] == b"SQLite format 3\0" and _number(header, 68) == APPLICATION_ID
        if is_ours or not header:
            return _number(header, 60)
        if not any(header) and beside(path, "-journal").exists():
            return 0  # half made; SQLite knows how to go back
    raise NotALibrary(path)


def _number(header: bytes, place: int) -> int:
    return int.from_bytes(header[place : place + 4], "big")


def _connect_as_allowed(
    path: Path, timeout: float, is_newer: bool
) -> tuple[sqlite3.Connection, bool]:
    if not is_newer:
        connection = connect(path, timeout=timeout)
        try:
            # SQLite itself reads on in silence when the file may not be written.
            if os.access(path, os.W_OK) and _has_room_beside(connection, timeout):
                return connection, False
        except BaseException:
            connection.close()
            raise
        connection.close()
    return connect(path, read_only=True, timeout=timeout), True


def _has_room_beside(connection: sqlite3.Connection, timeout: float) -> bool:
    """Tell whether SQLite can make the files it needs beside the library."""
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return False
        if code != sqlite3.SQLITE_BUSY:  # whoever writes just now shows that one may
            raise
    connection.execute(f"PRAGMA busy_timeout={round(timeout * 1000)}")
    return True


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    # Counted first: another process may be making the tables between these reads.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if pragma(connection, "application_id") == APPLICATION_ID:
        return pragma(connection, "user_version")
    if tables:
        raise NotALibrary(path)
    return 0


def _refuse_old_read_only(path: Path, read_only: bool) -> None:
    if read_only:
        raise LibraryReadOnly(path)


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, version: int, migrate: Migrate
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _version_of(connection, path)
        if found < version:
            if found:
                _back_up(path, found)
            with roomy(connection):
                migrate(connection)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(path: Path, found: int) -> None:
    # A second connection: it reads what is committed while the first holds the lock.
    reader = connect(path, read_only=True)
    try:
        from leifeng_reader.store.backup import back_up  # late: once in a version

        back_up(reader, path, f"before-version-{found + 1}")
    finally:
        reader.close()


def _migrate(connection: sqlite3.Connection) -> None:
    # Imported here: it costs 65 ms that a start on an up-to-date library need not pay.
    from sqlite_utils import Database

    from leifeng_reader.store.schema import MIGRATIONS

    MIGRATIONS.apply(Database(connection, execute_plugins=False))
