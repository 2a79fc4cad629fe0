"""What formats written as JSON share: two ways to write it."""

import io
import json
from collections.abc import Callable

_PACE = 2_000
"""Pieces between two calls of whoever may end the work."""


def written(value: object, pulse: Callable[[], None]) -> bytes:
    """Return a value as JSON in UTF-8, to be read by people too.

    `pulse` is called again and again; what it raises ends the work.
    """
    buffer = io.StringIO()
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(value)
    for number, piece in enumerate(pieces):
        if number % _PACE == 0:
            pulse()
        buffer.write(piece)
    return buffer.getvalue().encode() + b"\n"


def line(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
