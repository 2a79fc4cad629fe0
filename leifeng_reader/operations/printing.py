"""PDFs of papers, made by a process of its own: pages need Qt, and this one does without."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic

from leifeng_reader.core.errors import PagesUnavailable, ReaderError
from leifeng_reader.study import paper_json
from leifeng_reader.study.paper import Paper

WALL_LIMIT = 300
_POLL = 0.05
_START = """
import sys
folder = sys.argv.pop(1)
if folder not in sys.path:
    sys.path.insert(0, folder)
from leifeng_reader.ui.paper.worker import main
main()
"""


class PrintingStopped(ReaderError):
    """The making of PDFs was cancelled by whoever asked for it."""


def never() -> bool:
    """Tell that nobody cancels."""
    return False


def pdf_of(papers: Sequence[Paper], *, cancelled: Callable[[], bool] = never) -> list[bytes]:
    """Return each paper as a PDF; one process makes them all, the same papers the same bytes.

    `cancelled` is asked twenty times a second. Raises PagesUnavailable when pages cannot be made
    on this system, PrintingStopped.
    """
    if not papers:
        return []
    texts = [paper_json.to_json(paper).encode() for paper in papers]
    answer = _answer(b"".join(map(_framed, texts)), cancelled)
    made = list(_unframed(answer))
    if len(made) != len(papers):
        raise PagesUnavailable(f"{len(made)} of {len(papers)}")
    return made


def _answer(request: bytes, cancelled: Callable[[], bool]) -> bytes:
    deadline = monotonic() + WALL_LIMIT
    process = _started(request)
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                answer, complaints = process.communicate(timeout=_POLL)
                break
            if cancelled():
                raise PrintingStopped
            if monotonic() > deadline:
                raise PagesUnavailable(f"{WALL_LIMIT} s")
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode == 1:  # how Python ends on an exception: the fault is ours
        raise RuntimeError(complaints.decode("utf-8", "replace"))
    if process.returncode:
        raise PagesUnavailable(_reason(complaints))
    return answer


def _started(request: bytes) -> "subprocess.Popen[bytes]":
    """Start the process on a file that holds the request.

    Through a pipe, what did not fit it before the first look at the clock would never be sent.
    """
    folder = str(Path(paper_json.__file__).absolute().parents[2])
    try:
        with TemporaryFile() as given:
            given.write(request)
            given.seek(0)
            return subprocess.Popen(
                [sys.executable, "-I", "-c", _START, folder],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except OSError as error:
        raise PagesUnavailable(str(error)) from error


def _reason(complaints: bytes) -> str:
    """Return the last thing a process said."""
    lines = complaints.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip()[:200] if lines else ""


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big") + data


def _unframed(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 8], "big")
        yield data[at + 8 : at + 8 + size]
        at += 8 + size
