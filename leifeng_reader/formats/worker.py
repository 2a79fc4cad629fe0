"""The process that reads a file another gave it: what it makes of it goes to standard output.

Standard input has a frame whose header is a request; the file is named in the arguments, or its
bytes follow the request as the frame's one blob. The answer is one frame: a draft, or a fault.
"""

import gc
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from os import SEEK_END
from pathlib import Path, PurePath
from typing import Any

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft
from leifeng_reader.core.errors import (
    EmptyFile,
    FileUnreadable,
    NotText,
    ReaderError,
    TooLong,
    TooMuch,
)
from leifeng_reader.formats import strangers
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.wire import draft_frame, fault_frame, frame, opened

MEMORY_LIMIT = 1_500_000_000
CPU_LIMIT = 60
LONGEST_LIFE = 150
"""Seconds; whoever asked gives up before. It is for a process that nobody is left to end."""

_PAGES = (".html", ".htm", ".xhtml")
_COMPANION_FOLDERS = ("_files", ".files", "-files", "_Dateien")
_COMPANION_SIZE = 200_000_000
_COMPANIONS = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold, in bytes, characters and blocks."""

    size: int = 160_000_000
    characters: int = 40_000_000
    blocks: int = 500_000


@dataclass(frozen=True, slots=True)
class Request:
    """A file's name, and how to read it."""

    name: str
    choices: Choices
    limits: Limits


def request_frame(request: Request, data: bytes | None = None) -> list[bytes]:
    """Return a request, and the file's bytes where it is not named, as the pieces of a frame."""
    return frame(asdict(request), [] if data is None else [data])


def request_of(header: dict[str, Any]) -> Request:
    """Return the request of a frame's header."""
    return Request(header["name"], Choices(**header["choices"]), Limits(**header["limits"]))


def main() -> None:
    """Read the one file asked for, within the limits of the process, and answer."""
    answer_to = _own_output()
    _limit_resources()
    gc.disable()  # the process ends before there is much to collect
    header, blobs = opened(sys.stdin.buffer.read())
    for piece in _answer(request_of(header), sys.argv[1:], blobs):
        answer_to.write(piece)
    answer_to.close()
    sys.stderr.flush()
    os._exit(0)  # nothing is left to put in order, and taking a large draft apart takes time


def _own_output() -> Any:
    """Return standard output for the answer alone: whatever else is printed is a complaint."""
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer_to


def _limit_resources() -> None:
    """Set the limits of the process, where the system has such."""
    with suppress(ImportError):
        import resource

        _limit(resource.RLIMIT_AS, MEMORY_LIMIT)
        _limit(resource.RLIMIT_CPU, CPU_LIMIT, CPU_LIMIT + 5)  # a signal first, then the end
        _limit(resource.RLIMIT_CORE, 0)
    if hasattr(signal, "alarm"):
        signal.alarm(LONGEST_LIFE)


def _limit(what: int, most: int, most_of_all: int = -1) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    wanted = (most, most if most_of_all < 0 else most_of_all)
    soft, hard = wanted if hard == resource.RLIM_INFINITY else (min(n, hard) for n in wanted)
    with suppress(OSError, ValueError):  # some systems name limits they do not keep
        resource.setrlimit(what, (soft, hard))


def _answer(request: Request, arguments: list[str], blobs: list[bytes]) -> list[bytes]:
    path = Path(arguments[0]) if arguments else PurePath(request.name)
    try:
        try:
            data = _contents(path, request.limits.size) if isinstance(path, Path) else blobs[0]
            beside = companions(path) if isinstance(path, Path) else {}
            return draft_frame(draft(data, request, beside))
        except MemoryError:
            raise TooMuch(path, "memory", MEMORY_LIMIT, MEMORY_LIMIT) from None
    except ReaderError as error:
        return fault_frame(error)


def _contents(path: Path, limit: int) -> bytes:
    """Return the bytes of a file; raises FileUnreadable, TooLong."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)  # no more: the file may be a film
            size = max(len(data), file.seek(0, SEEK_END) if file.seekable() else 0)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    if size > limit:
        raise TooLong(path, size // 4, limit // 4)
    return data


def companions(path: Path) -> dict[str, bytes]:
    """Return the pictures a browser saved beside a page, by their paths from it.

    Only files in the folder named after the page, none through a link that leads out of it.
    """
    if path.suffix.lower() not in _PAGES:
        return {}
    found: dict[str, bytes] = {}
    left = _COMPANION_SIZE
    for folder in (path.with_name(path.stem + ending) for ending in _COMPANION_FOLDERS):
        for file in sorted(folder.glob("*"))[:_COMPANIONS] if folder.is_dir() else ():
            if file.is_symlink() or not file.is_file() or file.stat().st_size > left:
                continue
            data = file.read_bytes()
            left -= len(data)
            found[f"{folder.name}/{file.name}"] = data
    return found


def draft(data: bytes, request: Request, beside: Mapping[str, bytes] = formats.NONE) -> Draft:
    """Return what the first reader that knows the bytes makes of them.

    Raises EmptyFile, NotText, TooLong, and what the readers raise.
    """
    path = PurePath(request.name)
    if not data or data.isspace():
        raise EmptyFile(path)
    if kind := strangers.kind_at_head(data):
        raise NotText(path, kind)
    found = formats.read(data, request.name, request.choices, beside)
    if found is None:
        raise NotText(path, strangers.kind_inside(data, request.name))
    limits = request.limits
    for number, limit in (
        (sum(len(part.text) for part in found.parts), limits.characters),
        (len(found.parts), limits.blocks),
    ):
        if number > limit:
            raise TooLong(path, number, limit)
    return found


if __name__ == "__main__":
    main()
