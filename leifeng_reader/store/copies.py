"""The copies that stand beside a library: which there are, what they hold, the way back to one."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from leifeng_reader.core.errors import CopyDamaged, CopyNewer, LibraryBusy
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.store import integrity
from leifeng_reader.store.backup import back_up_to, remove_half_made
from leifeng_reader.store.connection import beside, connect, faults, pragma
from leifeng_reader.store.files import sync_folder
from leifeng_reader.store.opening import APPLICATION_ID, SCHEMA_VERSION

Reason = Literal["day", "update", "hand", "back"]
"""Why a copy was made: as on each day, before an update, by hand, before going back to another."""

DAYS, MONTHS = 3, 3
_TRIES = 20
_LABELS: tuple[tuple[Reason, str], ...] = (
    ("day", r"\d{4}-\d\d-\d\d"),
    ("update", r"before-version-\d+"),
    ("hand", r"by-hand-[\d-]+"),
    ("back", r"before-going-back-[\d-]+"),
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy beside the library; `made` is a time in UTC, `size` in bytes."""

    path: Path
    reason: Reason
    made: str
    size: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many texts and annotations a library holds."""

    texts: int
    annotations: int


def named(library: Path, label: str) -> Path:
    """Return where a copy of that label stands."""
    return library.with_name(f"{library.name}.{label}.bak")


def listed(library: Path) -> list[Copy]:
    """Return the copies beside a library, the newest first."""
    with faults(library):
        found = [copy for path in library.parent.iterdir() if (copy := _as_copy(library, path))]
    return sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True)


def _as_copy(library: Path, path: Path) -> Copy | None:
    reason = next((reason for reason, label in _LABELS if _has(library, path, label)), None)
    if reason is None or not path.is_file():
        return None
    status = path.stat()
    made = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="milliseconds")
    return Copy(path, reason, made.replace("+00:00", "Z"), status.st_size)


def _has(library: Path, path: Path, label: str) -> bool:
    return bool(re.fullmatch(re.escape(library.name) + r"\." + label + r"\.bak", path.name))


def make(library: Path, target: Path, between: Progress = untold) -> None:
    """Copy a library to a file, with a connection of its own and in small steps.

    What `between` raises goes through; then, and when the disk is full, nothing half-made stays.
    """
    with faults(library), closing(connect(library, read_only=True)) as connection:
        back_up_to(connection, target, between)


def size(library: Path) -> int:
    """Return how many bytes a library takes with its log."""
    with faults(library):
        log = beside(library, "-wal")
        return library.stat().st_size + (log.stat().st_size if log.exists() else 0)


def room(library: Path) -> int:
    """Return how many bytes are free beside a library."""
    with faults(library):
        return shutil.disk_usage(library.parent).free


def is_behind(library: Path, copy: Path) -> bool:
    """Tell whether anything was written to a library's journal since a copy was made."""
    with faults(library), closing(connect(library, read_only=True)) as connection:
        now = _last_entry(connection)
    try:
        with _looking_into(copy) as connection:
            return _last_entry(connection) != now
    except (sqlite3.DatabaseError, OSError):
        return True  # a copy that cannot be read is none


def _last_entry(connection: sqlite3.Connection) -> object:
    sql = "SELECT id, at, label, writer FROM changes ORDER BY id DESC LIMIT 1"
    return connection.execute(sql).fetchone()


@contextmanager
def _looking_into(copy: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy without a trace beside it."""
    address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection


def holdings(copy: Path) -> Holdings | None:
    """Return what a copy holds, None when it cannot be read."""
    try:
        with _looking_into(copy) as connection:
            (texts,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            (annotations,) = connection.execute("SELECT count(*) FROM annotations").fetchone()
    except (sqlite3.DatabaseError, OSError):
        return None
    return Holdings(texts, annotations)


def thin_out(library: Path) -> None:
    """Remove daily copies that are no longer kept, and half-made ones; see `kept_days`."""
    days = {c.path.name[-14:-4]: c.path for c in listed(library) if c.reason == "day"}
    kept = kept_days(days)
    with faults(library):
        for day, path in days.items():
            if day not in kept:
                path.unlink(missing_ok=True)
        for path in list(library.parent.iterdir()):
            if _has(library, path.with_suffix(""), _LABELS[0][1]) and path.suffix == ".part":
                remove_half_made(path)  # of a program that was killed


def kept_days(days: Iterable[str]) -> set[str]:
    """Return which days' copies are kept: the newest three, and the first of the newest months.

    What goes wrong is mostly seen within days: three of them let one go back to before it, also
    when the newest copy has it already. What is seen late is looked for in older ones: the first
    of each of the newest three months, for it stands from its day on, while a month's last would
    be another each day. Only days and months with copies count, so a summer's rest costs none.
    """
    ordered = sorted(days, reverse=True)
    first_of_month = {day[:7]: day for day in ordered}
    return {*ordered[:DAYS], *list(first_of_month.values())[:MONTHS]}


def examine(copy: Path) -> None:
    """Read a whole copy; raises CopyDamaged or CopyNewer."""
    try:
        with _looking_into(copy) as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                raise CopyDamaged(copy)
            version = pragma(connection, "user_version")
            if version > SCHEMA_VERSION:
                raise CopyNewer(copy)
            if not integrity.is_sound(connection):
                raise CopyDamaged(copy)
            # Of an older version's rows only SQLite can tell: what reads them comes with updates.
            if version == SCHEMA_VERSION and integrity.damaged(connection):
                raise CopyDamaged(copy)
    except (sqlite3.DatabaseError, OSError) as error:
        raise CopyDamaged(copy) from error


def lay_ready(copy: Path, library: Path) -> Path:
    """Copy a copy to where it can be moved in the library's place; return that path."""
    ready = library.with_name(f"{library.name}.going-back.part")
    try:
        with faults(library):
            remove_half_made(ready)
            shutil.copyfile(copy, ready)
            ready.chmod(0o600)
            with ready.open("rb+") as file:
                os.fsync(file.fileno())
    except BaseException:
        remove_half_made(ready)
        raise
    return ready


def move_in(ready: Path, library: Path, kept: Path) -> None:
    """Put the file that lies ready in the library's place, in one step.

    `kept` is a copy of the library as it is; raises LibraryBusy, and changes nothing, when
    somebody has written since that was made, or does not stop writing.
    """
    try:
        with faults(library):
            for _ in range(_TRIES):
                if _moved(ready, library, kept):
                    sync_folder(library.parent)
                    return
        raise LibraryBusy(library)
    finally:
        remove_half_made(ready)


def _moved(ready: Path, library: Path, kept: Path) -> bool:
    """Move in what lies ready, under the lock; False when the log is not taken in just now.

    Whoever waits for the lock finds another file in the library's place, and writes nothing.
    The log is empty before it is removed: at whatever moment the power fails, what stands in
    the library's place is whole.
    """
    if is_behind(library, kept):
        raise LibraryBusy(library)
    with closing(connect(library)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        log = beside(library, "-wal")
        if (log.exists() and log.stat().st_size) or is_behind(library, kept):
            return False
        if os.name == "nt":
            connection.close()  # a file that is open cannot be moved there
        for ending in ("-wal", "-shm"):
            beside(library, ending).unlink(missing_ok=True)
        ready.replace(library.resolve())
    return True
