"""Copies of the library: one a day by itself, others when asked for, and the way back to one."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from leifeng_reader.core.errors import FileUnwritable, LibraryFault, ReaderError
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.store import copies
from leifeng_reader.store.copies import Copy, Holdings

__all__ = ["Copy", "Holdings", "examine", "holdings", "keep_daily", "listed"]

LARGEST = 1_000_000_000
"""Bytes of a library beyond which a copy a day would fill the disk unasked."""

Kept = Literal["made", "made before", "unchanged", "too large", "no room"]
"""What became of a day's copy."""

_PAUSE = 0.004
"""Seconds between two steps of a copy nobody waits for: the disk and the reader come first."""

listed = copies.listed
holdings = copies.holdings
examine = copies.examine


def keep_daily(library: Path, day: str, is_wanted: Callable[[], bool] = lambda: True) -> Kept:
    """Make the copy of a day, as in 2026-03-05, and remove those that are no longer kept.

    `is_wanted` is asked at every step; when it says no, Unwanted is raised.
    """
    here = listed(library)
    target = copies.named(library, day)
    if any(copy.path == target for copy in here):
        return "made before"
    if here and not copies.is_behind(library, here[0].path):
        return "unchanged"
    size = copies.size(library)
    if size > LARGEST:
        return "too large"
    if copies.room(library) < 2 * size:
        return "no room"

    def pause(done: int, total: int) -> None:
        if not is_wanted():
            raise Unwanted
        time.sleep(_PAUSE)

    copies.make(library, target, pause)
    copies.thin_out(library)
    return "made"


class Unwanted(ReaderError):
    """A copy that was under way is wanted no longer."""


def copy_by_hand(library: Path, now: str, progress: Progress = untold) -> Path:
    """Copy a library beside itself, now being in ISO 8601; return the copy's path."""
    target = copies.named(library, f"by-hand-{_stamp(now)}")
    copies.make(library, target, progress)
    return target


def copy_to(library: Path, target: Path, progress: Progress = untold) -> None:
    """Copy a library to a file, which is replaced when it exists; raises FileUnwritable."""
    if target.exists() and target.samefile(library):
        raise FileUnwritable(target)
    try:
        copies.make(library, target, progress)
    except LibraryFault as error:
        raise FileUnwritable(target, error.reason) from error


def prepare_going_back(
    library: Path, copy: Path, now: str, progress: Progress = untold
) -> tuple[Path, Path]:
    """Do what takes time before `go_back`; return what it needs: (what lies ready, kept copy).

    The library as it is gets a copy of its own. Raises CopyDamaged or CopyNewer.
    """
    examine(copy)
    kept = copies.named(library, f"before-going-back-{_stamp(now)}")
    copies.make(library, kept, progress)
    progress(0, 0)
    return copies.lay_ready(copy, library), kept


def go_back(library: Path, ready: Path, kept: Path) -> None:
    """Put a copy's content in the place of a library that this process has closed.

    The copy stays. Raises LibraryBusy when another process has just written to the library.
    """
    copies.move_in(ready, library, kept)


def _stamp(now: str) -> str:
    """Return a time as file names have it: 20260305-083000125."""
    digits = "".join(sign for sign in now if sign.isdigit())
    return f"{digits[:8]}-{digits[8:]}"
