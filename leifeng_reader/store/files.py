"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, check: Callable[[], None] | None = None) -> None:
    """Write data to path so that a crash or a full disk leaves the old file standing.

    `check` is called at the last moment, when only the move to path is left to do: what it
    raises leaves the old file standing too.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(PermissionError):  # some network folders allow no modes
            temporary.chmod(_mode_for(path))
        if check is not None:
            check()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _mode_for(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the names in folder last through a power cut, where the system knows how."""
    if os.name != "posix":
        return
    with suppress(OSError):  # the file itself is safe: a folder that cannot be synced is no fault
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
