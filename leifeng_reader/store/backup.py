"""Copies of the library."""

import os
import sqlite3
from pathlib import Path

from leifeng_reader.store.files import sync_folder


def back_up(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the open library at path beside it, as `<name>.<label>.bak`; return the copy's path.

    A copy of that name is replaced once the new one is whole.
    """
    target = path.with_name(f"{path.name}.{label}.bak")
    temporary = target.with_name(target.name + ".part")
    _remove(temporary)
    try:
        _copy(connection, temporary)
        temporary.replace(target)
    except BaseException:
        _remove(temporary)
        raise
    sync_folder(target.parent)
    return target


def _remove(half_made: Path) -> None:
    """Remove a copy that never was whole, with what SQLite would undo in the next one."""
    for ending in ("", "-journal", "-wal", "-shm"):
        half_made.with_name(half_made.name + ending).unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        connection.backup(copy)
        # One file that needs no companions, on the disk before it gets its name.
        copy.execute("PRAGMA synchronous=FULL")
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
