"""Documents in: bytes to parts of a text, one module a format, one table."""

from collections.abc import Callable
from dataclasses import dataclass

from leifeng_reader.core.composition import Draft
from leifeng_reader.formats import plain


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `read(data, name)` returns None when the bytes are not of it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Draft | None]


READERS = (Reader("Plain text", (".txt", ".text"), plain.read),)


def read(data: bytes, name: str) -> Draft | None:
    """Return what the first reader that knows the bytes makes of them, or None."""
    for reader in READERS:
        draft = reader.read(data, name)
        if draft is not None:
            return draft
    return None
