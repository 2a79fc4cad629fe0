"""Files read by a process of their own, which may fail, run away or be killed without harm.

The process runs isolated (`-I`): no PYTHONPATH, no user packages, no working folder to import
from. It must still find the package this one runs from, be that a wheel, an editable install or
a bare checkout, so the first argument names the package's parent folder, and the code given with
`-c` looks there first where the interpreter does not look by itself. Where the system
has no limits on memory and processor time, the limit on the time that passes still holds.
"""

import logging
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from time import monotonic
from typing import IO

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.errors import BrokenFile, FileUnreadable, ReaderError, TooMuch
from leifeng_reader.formats import worker
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.wire import draft_of, fault_of
from leifeng_reader.formats.worker import (
    CPU_LIMIT,
    MEMORY_LIMIT,
    Limits,
    Request,
    request_frame,
)

WALL_LIMIT = 120
ANSWER_LIMIT = 1_000_000_000
SMALL = 200_000
LIMITS = Limits()
STEPS = 3
"""Progress is told in steps: started, being read, the answer arriving, done."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_START = """
import sys
folder = sys.argv.pop(1)
if folder not in sys.path:
    sys.path.insert(0, folder)
from leifeng_reader.formats.worker import main
main()
"""
_POLL = 0.05
_PIECE = 1 << 20
# What makes another reader look closer, or say what it is; see _read_here.
_MARKED = re.compile(
    rb"[\x00-\x08\x0b\x0e-\x1f<]|mime-version|^WEBVTT|-->|%PDF-|^%!PS|\{\\rtf|^\s*\[Internet",
    re.IGNORECASE,
)


_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())  # the command line says what is wrong once, in its words


class GivenUp(ReaderError):
    """The reading was cancelled by whoever asked for it."""


def never() -> bool:
    """Tell that nobody cancels."""
    return False


def untold(done: int, total: int) -> None:
    """Tell nobody how far the reading is."""


def read_draft(
    path: Path,
    choices: Choices,
    *,
    cancelled: Cancelled = never,
    progress: Progress = untold,
    limits: Limits = LIMITS,
) -> Draft:
    """Read a file into its parts, in a process of its own unless that would be for nothing.

    Raises what read_in_child does.
    """
    small = _read_here(path, choices, min(SMALL, limits.size))
    if small is not None:
        return small
    return read_in_child(path, choices, cancelled=cancelled, progress=progress, limits=limits)


def _read_here(path: Path, choices: Choices, most: int) -> Draft | None:
    """Read a small, plainly plain text in this process; None for everything else.

    Safe because nothing but our own line-by-line code ever sees the bytes: no more than SMALL, in
    strict UTF-8 without a control character (so no archive, PDF or other binary), without `<`
    (so no HTML, XML or MHTML), subtitle times or signs of Markdown. No parser written in C, no
    guess of an encoding, no expression that is not bounded: the worst take less than a second.
    """
    from leifeng_reader.formats import CODE, code, markdown, plain

    data = b"" if choices.encoding else _small(path, most)
    if not data.strip() or _MARKED.search(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if path.name.lower().endswith(CODE):
        return code.read(data, path.name, choices)
    return None if markdown.is_markdown(text, path.name) else plain.read(data, path.name, choices)


def _small(path: Path, most: int) -> bytes:
    """Return what a file holds, nothing if that is more than `most` or it is no plain file."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes to it
            return b""
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    return data if len(data) <= most else b""


def read_in_child(
    path: Path,
    choices: Choices,
    *,
    cancelled: Cancelled = never,
    progress: Progress = untold,
    limits: Limits = LIMITS,
) -> Draft:
    """Read a file into its parts in a process of its own.

    `cancelled` is asked twenty times a second; `progress` is told steps done and in all. Raises
    GivenUp, FileUnreadable, EmptyFile, NotText, TooLong, TooMuch, BrokenFile, and whatever else
    a reader raises about the file.
    """
    progress(0, STEPS)
    with TemporaryFile() as complaints:
        answer = _answer(path, Request(path.name, choices, limits), cancelled, progress, complaints)
        try:
            fault = fault_of(answer, path)
            if fault is None:
                draft = draft_of(answer)
                progress(STEPS, STEPS)
                return draft
        except ValueError as error:
            raise BrokenFile(path, f"answer not understood: {error}"[:200]) from error
    if isinstance(fault, BrokenFile):  # where in the file it is says nothing to who opened it
        _LOG.warning("%s is broken: %s", path, fault.reason)
        raise BrokenFile(path)
    raise fault


def _answer(
    path: Path,
    request: Request,
    cancelled: Cancelled,
    progress: Progress,
    complaints: IO[bytes],
) -> bytes:
    """Return what the process answers; raises GivenUp, TooMuch or BrokenFile when it does not."""
    with _started(path, complaints) as process:
        try:
            _ask(process, request)
            answer = _heard(process, path, cancelled, progress)
        finally:
            process.kill()  # does nothing to a process that has ended
            code = process.wait()
    if not answer or code:
        raise _death(path, code, complaints)
    return answer


def _started(path: Path, complaints: IO[bytes]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-c", _START, _package_folder(), str(path.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:  # no more processes, or no such name
        raise FileUnreadable(path, str(error)) from error


def _package_folder() -> str:
    """Return the folder this package was imported from."""
    return str(Path(worker.__file__).absolute().parents[2])


def _ask(process: "subprocess.Popen[bytes]", request: Request) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # it died at once: its exit says why
        process.stdin.writelines(request_frame(request))
        process.stdin.close()


def _heard(
    process: "subprocess.Popen[bytes]", path: Path, cancelled: Cancelled, progress: Progress
) -> bytes:
    """Return what the process wrote before it ended, for as long as it may take."""
    heard = _Hearing(process)
    deadline = monotonic() + WALL_LIMIT
    progress(1, STEPS)
    told = False
    while heard.thread.is_alive():
        heard.thread.join(_POLL)
        if cancelled():
            raise GivenUp
        if monotonic() > deadline:
            raise TooMuch(path, "seconds", WALL_LIMIT, WALL_LIMIT)
        if heard.answer and not told:
            told = True
            progress(2, STEPS)
    if len(heard.answer) > ANSWER_LIMIT:
        raise TooMuch(path, "memory", len(heard.answer), ANSWER_LIMIT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
    return bytes(heard.answer)


class _Hearing:
    """Takes in what a process writes, in a thread: pipes cannot be waited for everywhere."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.answer = bytearray()
        assert isinstance(process.stdout, BufferedReader)
        self._pipe = process.stdout
        self.thread = Thread(target=self._hear, daemon=True)
        self.thread.start()

    def _hear(self) -> None:
        with suppress(OSError, ValueError):  # the pipe is closed when the reading is given up
            while len(self.answer) <= ANSWER_LIMIT and (piece := self._pipe.read1(_PIECE)):
                self.answer += piece


def _death(path: Path, code: int, complaints: IO[bytes]) -> ReaderError:
    """Return the fault that a process without an answer stands for."""
    complaints.seek(0)
    said = complaints.read(20_000).decode("utf-8", "replace").strip()
    _LOG.error("reading %s ended with %s: %s", path, code, said)
    if code == -getattr(signal, "SIGXCPU", 0):
        return TooMuch(path, "seconds", CPU_LIMIT, CPU_LIMIT)
    # The PDF library ends its process where it gets no memory.
    starved = [-getattr(signal, name, 0) for name in ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL")]
    if code in starved or "MemoryError" in said[-200:]:
        return TooMuch(path, "memory", MEMORY_LIMIT, MEMORY_LIMIT)
    # What a reader stumbled over is in the log; to the person the file is what is wrong.
    return BrokenFile(path)
