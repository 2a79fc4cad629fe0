"""Copies of a library: made in steps, thinned out, examined, and put back in one step."""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from leifeng_reader.core.errors import (
    CopyDamaged,
    CopyNewer,
    DiskFull,
    LibraryBusy,
    LibraryUnreachable,
)
from leifeng_reader.operations import copies as operations
from leifeng_reader.operations.copies import Unwanted
from leifeng_reader.store import copies
from leifeng_reader.store.copies import Holdings, kept_days
from leifeng_reader.store.store import Store
from tests.library import CHECKOUT, Open, import_text, new_annotation, new_theme

NOW = "2026-03-05T08:30:00.000Z"


@pytest.fixture
def library(store: Store) -> Path:
    """A library with one text and one annotation, open elsewhere."""
    document, _ = import_text(store, "Nobody had asked Lei Feng to.")
    new_annotation(store, document, (0, 6))
    return store.path


def names(library: Path) -> list[str]:
    return sorted(path.name for path in library.parent.iterdir() if ".sqlite." in path.name)


def test_three_days_and_the_first_of_three_months_are_kept() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 3, 4, 5) for day in (2, 9, 28)]
    first = {"2026-03-02", "2026-04-02", "2026-05-02"}
    assert kept_days(days) == {"2026-05-28", "2026-05-09"} | first
    assert kept_days(days[:2]) == set(days[:2])
    kept: set[str] = set()
    for day in [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 29)]:
        kept = kept_days({*kept, day})
    assert sorted(kept) == [
        "2026-04-01", "2026-05-01", "2026-06-01", "2026-06-26", "2026-06-27", "2026-06-28",
    ]  # fmt: skip


def test_a_copy_a_day_when_something_changed(library: Path, store: Store) -> None:
    assert operations.keep_daily(library, "2026-03-05") == "made"
    assert operations.keep_daily(library, "2026-03-05") == "made before"
    assert operations.keep_daily(library, "2026-03-06") == "unchanged"
    new_theme(store, "Service")
    for day in range(6, 12):
        new_theme(store, f"Service {day}")
        assert operations.keep_daily(library, f"2026-03-{day:02}") == "made"
    (library.parent / f"{library.name}.2026-03-12.bak.part").write_bytes(b"of one that was killed")
    new_theme(store, "Last")
    assert operations.keep_daily(library, "2026-03-13") == "made"
    found = [name[-14:-4] for name in names(library) if name.endswith(".bak")]
    assert found == ["2026-03-05", "2026-03-10", "2026-03-11", "2026-03-13"]
    assert not list(library.parent.glob("*.part*"))
    assert copies.listed(library)[0].path.stat().st_mode & 0o777 == 0o600
    assert copies.holdings(copies.listed(library)[-1].path) == Holdings(1, 1)


def test_no_copy_of_a_large_library_or_where_there_is_no_room(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "LARGEST", 1000)
    assert operations.keep_daily(library, "2026-03-05") == "too large"
    monkeypatch.setattr(operations, "LARGEST", 1 << 40)
    monkeypatch.setattr(copies, "room", lambda _: 2 * copies.size(library) - 1)
    assert operations.keep_daily(library, "2026-03-05") == "no room"
    assert copies.listed(library) == []


def test_what_is_written_meanwhile_neither_waits_nor_is_in_the_copy(
    library: Path, store: Store
) -> None:
    import_text(store, "A long text. " * 200_000)
    target, steps = copies.named(library, "by-hand-1"), 0

    def write(done: int, total: int) -> None:
        nonlocal steps
        steps += 1
        new_theme(store, f"Theme {steps}")

    before = store.last_change()
    copies.make(library, target, write)
    assert steps > 3
    copy = Store(target)
    assert copy.last_change() == before
    assert copy.examined() == []
    copy.close()
    assert copies.is_behind(library, target)


def test_a_copy_that_is_given_up_or_finds_the_disk_full_leaves_nothing(
    library: Path, store: Store
) -> None:
    wanted = iter([True])
    import_text(store, "A long text. " * 100_000)
    before = names(library)
    with pytest.raises(Unwanted):
        operations.keep_daily(library, "2026-03-05", lambda: next(wanted, False))

    def full(done: int, total: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(DiskFull):
        copies.make(library, copies.named(library, "2026-03-05"), full)
    assert names(library) == before
    assert store.examined() == []


def test_the_way_back_keeps_what_was_and_the_copy(library: Path, opened: Open) -> None:
    copy = operations.copy_by_hand(library, NOW)
    other = opened()
    new_theme(other, "Later")
    ready, kept = operations.prepare_going_back(library, copy, NOW)
    operations.go_back(library, ready, kept)
    back = Store(library)
    assert (back.themes(), len(back.annotations()), back.examined()) == ([], 1, [])
    with pytest.raises(LibraryUnreachable):  # it holds what is no longer the library
        new_theme(other, "Much later")
    other.close()
    new_theme(back, "Goes on")
    back.close()
    again = Store(library)
    assert [theme.name for theme in again.themes()] == ["Goes on"]
    again.close()
    assert {each.reason for each in copies.listed(library)} == {"hand", "back"}
    before = Store(kept)
    assert [theme.name for theme in before.themes()] == ["Later"]
    before.close()
    assert not ready.exists()


def test_no_way_back_over_what_was_written_since(library: Path, store: Store) -> None:
    copy = operations.copy_by_hand(library, NOW)
    ready, kept = operations.prepare_going_back(library, copy, NOW)
    new_theme(store, "Just now")
    with pytest.raises(LibraryBusy):
        operations.go_back(library, ready, kept)
    new_theme(store, "And on")
    assert len(store.themes()) == 2
    assert not ready.exists()


def test_a_damaged_copy_or_one_of_a_newer_version_is_refused(library: Path) -> None:
    copy = operations.copy_by_hand(library, NOW)
    for sql, fault in (
        ("UPDATE annotations SET note = 'not as written'", CopyDamaged),
        ("PRAGMA user_version=99", CopyNewer),
        ("PRAGMA application_id=1", CopyDamaged),
    ):
        odd = copies.named(library, "by-hand-2")
        shutil.copy(copy, odd)
        connection = sqlite3.connect(odd)
        connection.execute(sql)
        connection.commit()
        connection.close()
        with pytest.raises(fault):
            operations.prepare_going_back(library, odd, NOW)
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(CopyDamaged):
        copies.examine(copy)
    assert copies.holdings(copy) is None
    assert {each.reason for each in copies.listed(library)} == {"hand"}


KILLED = """
import os, signal, sys
from pathlib import Path
from leifeng_reader.operations import copies
calls, last = 0, int(sys.argv[2])

def trace(event, arguments):
    global calls
    if event in ("os.rename", "os.remove", "open", "shutil.copyfile", "sqlite3.connect"):
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

library = Path(sys.argv[1])
copy = next(c.path for c in copies.listed(library) if c.reason == "hand")
sys.addaudithook(trace)
ready, kept = copies.prepare_going_back(library, copy, "2026-03-05T08:31:00.000Z")
copies.go_back(library, ready, kept)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
def test_killed_on_the_way_back_the_library_is_whole(library: Path, store: Store) -> None:
    copy = operations.copy_by_hand(library, NOW)
    new_theme(store, "Later")
    store.close()
    ended = -signal.SIGKILL
    seen: set[int] = set()
    last = 1
    while ended == -signal.SIGKILL:
        command = [sys.executable, "-c", KILLED, str(library), str(last)]
        ended = subprocess.run(command, cwd=CHECKOUT, check=False).returncode
        found = Store(library)
        seen.add(len(found.themes()))
        assert len(found.annotations()) == 1
        assert found.examined() == []
        found.close()
        last += 4
    assert (ended, copy.exists()) == (0, True)
    assert seen == {0, 1}
