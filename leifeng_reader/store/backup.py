"""Copies of the library."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from leifeng_reader.store.files import sync_folder

_STEP = 128
"""Pages copied at a time where somebody is to be let by in between: half a megabyte."""


def back_up(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the open library at path beside it, as `<name>.<label>.bak`; return the copy's path.

    A copy of that name is replaced once the new one is whole.
    """
    target = path.with_name(f"{path.name}.{label}.bak")
    back_up_to(connection, target)
    return target


def back_up_to(
    connection: sqlite3.Connection, target: Path, between: Callable[[int, int], None] | None = None
) -> None:
    """Copy an open library to a file, which is replaced once the copy is whole.

    `between` is called after each step with the pages done and all of them; what it raises
    goes through, and nothing half-made stays. The copy shows the library at one moment.
    """
    temporary = target.with_name(target.name + ".part")
    remove_half_made(temporary)
    try:
        _copy(connection, temporary, between)
        temporary.replace(target)
    except BaseException:
        remove_half_made(temporary)
        raise
    sync_folder(target.parent)


def remove_half_made(copy: Path) -> None:
    """Remove a copy that never was whole, with what SQLite would undo in the next one."""
    for ending in ("", "-journal", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _copy(
    connection: sqlite3.Connection, target: Path, between: Callable[[int, int], None] | None
) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        if between is None:
            connection.backup(copy)
        else:
            _copy_in_steps(connection, copy, between)
        # One file that needs no companions, on the disk before it gets its name.
        copy.execute("PRAGMA synchronous=FULL")
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def _copy_in_steps(
    connection: sqlite3.Connection, copy: sqlite3.Connection, between: Callable[[int, int], None]
) -> None:
    # Read as of one moment: SQLite would begin anew whenever somebody writes between two steps.
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.backup(
            copy, pages=_STEP, progress=lambda _, left, total: between(total - left, total)
        )
    finally:
        connection.execute("ROLLBACK")
