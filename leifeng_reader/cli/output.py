"""What the command line prints: UTF-8 whatever the locale, and quiet when nobody listens."""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import PurePath

import click

from leifeng_reader.core.errors import FileUnwritable, ReaderError

_BATCH = 500


class Fault(click.ClickException):
    """A fault of the world: a line on standard error and exit status 1."""

    exit_code = 1

    def __init__(self, error: ReaderError) -> None:
        """Hold what went wrong."""
        super().__init__(type(error).__name__)
        self.error = error

    def show(self, file: object = None) -> None:
        """Print the line."""
        complain(self.error)


def complain(error: ReaderError) -> None:
    """Print the sentence for an error on standard error."""
    from leifeng_reader.operations.sentences import sentence

    line = f"leifeng: {sentence(error)}\n".encode("utf-8", "backslashreplace")
    with suppress(OSError):
        click.echo(line, err=True, nl=False)


def remark(path: PurePath, said: str) -> None:
    """Print a sentence about a file on standard error."""
    from leifeng_reader.operations.excerpts import one_line, shortened

    line = f"leifeng: “{shortened(path.name)}”: {one_line(said)}\n"
    with suppress(OSError):
        click.echo(line.encode("utf-8", "backslashreplace"), err=True, nl=False)


def put(data: bytes) -> None:
    """Write data to standard output, as it is and at once; raises FileUnwritable."""
    try:
        click.echo(data, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        raise FileUnwritable(PurePath("standard output"), error.strerror or "") from error


def put_rows(rows: Iterable[Sequence[str | int]]) -> None:
    """Print rows with tabs between their cells; a tab or line end in a cell becomes a space."""
    from leifeng_reader.operations.excerpts import one_line

    waiting = ("\t".join(one_line(str(cell)) for cell in row) + "\n" for row in rows)
    while batch := "".join(islice(waiting, _BATCH)):
        put(batch.encode())


def put_json(objects: Iterable[Mapping[str, object]]) -> None:
    """Print a JSON array, an object a line."""
    waiting = (json.dumps(each, ensure_ascii=False) for each in objects)
    before = "["
    while batch := list(islice(waiting, _BATCH)):
        put((before + "\n" + ",\n".join(batch)).encode())
        before = ","
    put(b"[]\n" if before == "[" else b"\n]\n")


def is_seen() -> bool:
    """Tell whether standard output is a terminal; where there is none, it is not."""
    return sys.stdout is not None and sys.stdout.isatty()


def abandon() -> None:
    """Let what is still waiting for standard output go, so that the exit does not stumble on it."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def speak_utf8() -> None:
    """Make messages UTF-8 too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
