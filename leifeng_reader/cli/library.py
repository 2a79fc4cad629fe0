"""The library the commands work on, and the options that narrow what they take from it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from leifeng_reader.cli.output import complain
from leifeng_reader.core.codebook import Codebook, parse_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import (
    BadThemeName,
    LibraryNewer,
    LibraryReadOnly,
    UnknownTheme,
)
from leifeng_reader.core.filters import Filter

if TYPE_CHECKING:
    from leifeng_reader.store.store import Store

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Library:
    """Which library to open (None: the user's own), and how long to wait for others' writes."""

    path: Path | None
    timeout: float

    @contextmanager
    def opened(self, *, writing: bool = False) -> Iterator["Store"]:
        """Open the library; raises when it cannot be written but must, says when it is newer."""
        from leifeng_reader.paths import library_file
        from leifeng_reader.store.store import Store

        store = Store(self.path or library_file(), timeout=self.timeout)
        try:
            if writing and store.is_read_only:
                raise (LibraryNewer if store.is_newer else LibraryReadOnly)(store.path)
            yield store
            if store.is_newer:
                complain(LibraryNewer(store.path))
        finally:
            store.close()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the narrowing options said."""

    document: str | None
    themes: tuple[str, ...]
    words: str

    def document_in(self, store: "Store") -> Document | None:
        """Return the document to take from, None for all; raises UnknownDocument and the like."""
        from leifeng_reader.operations.documents import find_document

        return None if self.document is None else find_document(store, self.document)

    def filter_in(self, store: "Store") -> Filter:
        """Return the filter; raises UnknownTheme."""
        codebook = Codebook.of(store.themes())
        return Filter(self.words, frozenset(_theme_id(codebook, path) for path in self.themes))


def _theme_id(codebook: Codebook, path: str) -> str:
    try:
        theme = codebook.find(parse_path(path))
    except BadThemeName as error:
        raise UnknownTheme(path) from error
    if theme is None:
        raise UnknownTheme(path)
    return theme.id


def narrowing(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options of Narrowing, by the names of its fields."""
    for option in (
        click.option(
            "--words",
            default="",
            metavar="W",
            help="Only those whose quote, note or themes hold W.",
        ),
        click.option(
            "--theme",
            "themes",
            multiple=True,
            metavar="PATH",
            help="Only those with this theme or one below it; may be repeated.",
        ),
        click.option("--document", metavar="DOCUMENT", help="Only those of this document."),
    ):
        command = option(command)
    return command
