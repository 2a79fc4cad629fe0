"""Opening the library's file safely, and SQLite's complaints as ours."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leifeng_reader.core.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryFault,
    LibraryReadOnly,
    LibraryUnreachable,
    NotALibrary,
)
from leifeng_reader.store.kinds import AlteredRow

_ROOM = 64 << 10
"""Kilobytes of pages a large change may hold in memory."""

_COMPANIONS = 64 << 10
"""Bytes that the smallest companions of a library take."""

_FAULTS: dict[int, type[LibraryFault]] = {
    sqlite3.SQLITE_BUSY: LibraryBusy,
    sqlite3.SQLITE_LOCKED: LibraryBusy,
    sqlite3.SQLITE_PROTOCOL: LibraryBusy,
    sqlite3.SQLITE_READONLY: LibraryReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_NOTADB: NotALibrary,
    sqlite3.SQLITE_CORRUPT: LibraryDamaged,
    sqlite3.SQLITE_CANTOPEN: LibraryUnreachable,
    sqlite3.SQLITE_PERM: LibraryUnreachable,
    sqlite3.SQLITE_IOERR: LibraryUnreachable,
}


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the library at path into LibraryFaults.

    A broken constraint stays what it is.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        fault = _fault_of(error)
        if fault is None:
            raise
        if fault is LibraryUnreachable and _is_full(path):
            fault = DiskFull  # of its companions SQLite only says that they cannot be made
        raise fault(path, str(error)) from error
    except AlteredRow as error:
        raise LibraryDamaged(path, str(error)) from error
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        fault = DiskFull if is_full else LibraryUnreachable
        raise fault(path, error.strerror or str(error)) from error


def _is_full(path: Path) -> bool:
    """Tell whether there is no room beside the library for SQLite's companions."""
    from shutil import disk_usage  # late: only for what has gone wrong

    with suppress(OSError):
        return disk_usage(path.parent).free < _COMPANIONS
    return False


def _fault_of(error: sqlite3.DatabaseError) -> type[LibraryFault] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        return LibraryDamaged  # from Python's own hands: a value that is no UTF-8
    if code == sqlite3.SQLITE_ERROR and str(error).startswith("no such"):
        return LibraryDamaged  # a table or column of ours is not there
    return _FAULTS.get((code or 0) & 0xFF)


def make_file(path: Path) -> None:
    """Make an empty file only its owner can read, in a folder only its owner can enter."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        with suppress(FileExistsError):  # another process was quicker
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def connect(path: Path, *, read_only: bool = False, timeout: float = 5) -> sqlite3.Connection:
    """Return a connection on which nothing has been read or set; transactions are begun by hand."""
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    if read_only and not beside(path, "-wal").exists() and not os.access(path.parent, os.W_OK):
        address += "&immutable=1"  # no room beside the file for SQLite's own companions
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=timeout)


def keep_a_log(connection: sqlite3.Connection) -> None:
    """Let readers and a writer not wait for each other."""
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode=WAL")


@contextmanager
def roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """Let pages that are written to often stay in memory, so that each goes to the disk once."""
    usual = pragma(connection, "cache_size")
    connection.execute(f"PRAGMA cache_size=-{_ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size={usual}")


@contextmanager
def log_left_for_later(connection: sqlite3.Connection) -> Iterator[None]:
    """Let commits inside leave what they wrote in the log; see take_in."""
    usual = pragma(connection, "wal_autocheckpoint")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA wal_autocheckpoint={usual}")


def take_in(path: Path) -> None:
    """Bring what the log holds into the library's file, without holding up anybody.

    Nothing depends on it: who opens the library reads the log too.
    """
    with suppress(sqlite3.Error, OSError):
        connection = connect(path)
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            connection.close()


def beside(path: Path, ending: str) -> Path:
    """Return SQLite's own companion to the library: `-wal` or `-journal`."""
    file = path.resolve()
    return file.with_name(file.name + ending)


def configure(connection: sqlite3.Connection) -> None:
    """Give a connection the library's settings.

    `synchronous=FULL`: with NORMAL a power cut loses acknowledged annotations.
    """
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return an integer pragma."""
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
