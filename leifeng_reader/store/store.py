"""The library: reads records, applies changes, keeps the journal."""

import errno
import gc
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import (
    LibraryDamaged,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnreachable,
    UnknownDocument,
)
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.core.structure import Image
from leifeng_reader.store import reading
from leifeng_reader.store.connection import faults, log_left_for_later, pragma, roomy, take_in
from leifeng_reader.store.opening import SCHEMA_VERSION, open_library

if TYPE_CHECKING:
    from threading import Thread

    from sqlite_utils import Database

    from leifeng_reader.core.glimpse import Glimpse
    from leifeng_reader.core.study import Card, StudySet
    from leifeng_reader.store.history import History
    from leifeng_reader.store.search import SearchIndex
    from leifeng_reader.store.studying import CardCounts, CardTally


class JournalEntry(NamedTuple):
    """A change as the journal keeps it; `writer` names the process that made it."""

    id: int
    at: str
    label: str
    writer: str
    change: Change


class Store:
    """An open library. One per thread; every write is one transaction."""

    def __init__(self, path: Path, *, timeout: float = 5) -> None:
        """Open the library at path, making it when there is none; raises LibraryFault."""
        self.path = path
        self._taking_in: Thread | None = None
        with faults(path):
            self._connection, self.is_newer, self.is_read_only = open_library(path, timeout=timeout)
            self._file = _identity(path)

    @cached_property
    def _db(self) -> "Database":
        from sqlite_utils import Database  # late: see opening._migrate

        return Database(self._connection, execute_plugins=False)

    @cached_property
    def writer(self) -> str:
        """The name of this process in the journal."""
        from uuid import uuid4  # late, as all that reading can do without

        return str(uuid4())

    @cached_property
    def index(self) -> "SearchIndex":
        """What leads from words to the places where they stand."""
        from leifeng_reader.store.search import SearchIndex

        return SearchIndex(self._reading, self._writing)

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        if self._taking_in is not None:
            self._taking_in.join()
        self._connection.close()

    # Reading

    def documents(self) -> list[Document]:
        """Return every document, oldest first."""
        with self._reading() as connection:
            return reading.documents(connection)

    def document(self, document_id: str) -> Document:
        """Return one document; raises UnknownDocument."""
        with self._reading() as connection:
            found = reading.record(connection, "documents", document_id)
        if not isinstance(found, Document):
            raise UnknownDocument(document_id)
        return found

    def text(self, text_id: str) -> Text:
        """Return the text of that id; raises UnknownDocument."""
        with self._reading() as connection:
            found = reading.text(connection, text_id)
        if found is None:
            raise UnknownDocument(text_id)
        return found

    def image(self, text_id: str, name: str) -> Image | None:
        """Return a picture of a text, or None."""
        with self._reading() as connection:
            return reading.image(connection, text_id, name)

    def themes(self) -> list[Theme]:
        """Return every theme, also those merged into others; a Codebook tells them apart."""
        with self._reading() as connection:
            return reading.themes(connection)

    def saved_filters(self) -> list[SavedFilter]:
        """Return every saved filter, by position."""
        with self._reading() as connection:
            return reading.saved_filters(connection)

    def annotations(
        self, document_id: str | None = None, span: tuple[int, int] | None = None
    ) -> list[Annotation]:
        """Return annotations in document order; of one document, and only those that meet span."""
        with self._reading() as connection:
            return reading.annotations(connection, document_id, span)

    def annotations_after(
        self, document_id: str, key: tuple[int, int, str], count: int
    ) -> list[Annotation]:
        """Return up to count annotations of a document that sort after key, in order."""
        with self._reading() as connection:
            return reading.annotations_after(connection, document_id, key, count)

    def annotations_with(self, theme_ids: Iterable[str]) -> list[Annotation]:
        """Return every annotation of the library that carries one of the themes."""
        with self._reading() as connection, _uncollected():
            return reading.annotations_with(connection, list(theme_ids))

    def annotations_with_several(self, theme_ids: Iterable[str]) -> list[Annotation]:
        """Return every annotation of the library that carries more than one of the themes."""
        with self._reading() as connection:
            return reading.annotations_with_several(connection, list(theme_ids))

    def annotations_with_links(self) -> list[Annotation]:
        """Return every annotation of the library whose note may hold a link."""
        with self._reading() as connection:
            return reading.annotations_with_links(connection)

    def unsettled(self, annotation_ids: list[str]) -> set[str]:
        """Return those of the ids whose annotations are moved or lost."""
        with self._reading() as connection:
            return reading.unsettled(connection, annotation_ids)

    def annotation_count(self, document_id: str, most: int = -1) -> int:
        """Return how many annotations a document has; with `most`, counting goes no further."""
        with self._reading() as connection:
            return reading.annotation_count(connection, document_id, most)

    def theme_counts(self, document_id: str | None = None) -> dict[str, int]:
        """Return how many annotations carry each theme, by theme id."""
        with self._reading() as connection:
            return reading.theme_counts(connection, document_id)

    def theme_numbers(self) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
        """Return annotations by (theme, document), and by the two themes they carry together."""
        from leifeng_reader.store import statistics

        with self._reading() as connection, _uncollected():
            return statistics.by_theme_and_document(connection), statistics.by_pair(connection)

    def days(
        self, document_id: str | None = None, theme_ids: list[str] | None = None
    ) -> list[tuple[str, int]]:
        """Return how many annotations were made on each day; of a document, or with a theme."""
        from leifeng_reader.store import statistics

        with self._reading() as connection:
            return statistics.by_day(connection, document_id, theme_ids)

    def record(self, kind: str, record_id: str) -> Record | None:
        """Return a record of a kind: "documents", "themes", "annotations" and so on."""
        with self._reading() as connection:
            return reading.record(connection, kind, record_id)

    def study_sets(self) -> "list[StudySet]":
        """Return every study set, by position."""
        from leifeng_reader.store import studying  # late: a page is read without them

        with self._reading() as connection:
            return studying.study_sets(connection)

    def cards(self, document_id: str = "") -> "list[Card]":
        """Return cards in the order of their making; those of one document, or all."""
        from leifeng_reader.store import studying

        with self._reading() as connection:
            return studying.cards(connection, document_id)

    def cards_due(self, at: str, count: int = -1, document_id: str = "") -> "list[Card]":
        """Return up to count cards due at a time, the longest due first, then new ones."""
        from leifeng_reader.store import studying

        with self._reading() as connection:
            return studying.cards_due(connection, at, count, document_id)

    def card_counts(self, at: str, document_id: str = "") -> "CardCounts":
        """Return how many cards are new, being learned and due, due for review, and all."""
        from leifeng_reader.store import studying

        with self._reading() as connection:
            return studying.card_counts(connection, at, document_id)

    def card_tallies(self, at: str, since: str) -> "dict[str, CardTally]":
        """Return what cards each document has at a time, and how the day since went."""
        from leifeng_reader.store import studying

        with self._reading() as connection:
            return studying.card_tallies(connection, at, since)

    def damaged(self) -> list[str]:
        """Return the ids of texts and records that no longer match the hash they carry."""
        with self._reading() as connection:
            from leifeng_reader.store import integrity

            return list(dict.fromkeys(key for _, key in integrity.damaged(connection)))

    def examined(self) -> list[tuple[str, str]]:
        """Read everything; return kind and id of what is damaged.

        Raises LibraryDamaged when SQLite finds the file itself malformed.
        """
        from leifeng_reader.store import integrity

        with self._reading() as connection:
            if not integrity.is_sound(connection):
                raise LibraryDamaged(self.path)
            return integrity.damaged(connection)

    # Changes

    def get_ready(self) -> None:
        """Load what writing needs; reading does without, and the first write need not wait."""
        from leifeng_reader.store import writing  # noqa: F401 - loaded is all it has to be

        _ = self._db

    def apply(self, change: Change, label: str, at: str, *, progress: Progress = untold) -> int:
        """Write a change and its journal entry in one transaction; return the entry's id.

        Raises Conflict, and writes nothing, unless every record in `before` still stands,
        every new id is free, and nothing else needs what is removed. What `progress` raises
        goes through, and nothing is written either.
        """
        from leifeng_reader.store import writing  # late: see get_ready

        entry = (at, label, self.writer)
        try:
            if writing.is_large(change):
                return self._apply_large(change, entry, progress)
            with self._writing():
                return writing.write(self._db, change, entry, progress)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise
            raise writing.broken_link(change) from error

    def _apply_large(self, change: Change, entry: tuple[str, str, str], progress: Progress) -> int:
        """Apply a change of thousands of records; a thread then takes the log in.

        That takes as long as the writing itself, and nobody need wait for it.
        """
        from threading import Thread

        from leifeng_reader.store import writing

        connection = self._connection
        with _uncollected(), log_left_for_later(connection), self._writing(), roomy(connection):
            change_id = writing.write(self._db, change, entry, progress)
        if self._taking_in is None or not self._taking_in.is_alive():
            self._taking_in = Thread(target=take_in, args=[self.path], name="library log")
            self._taking_in.start()
        return change_id

    def last_change(self) -> int:
        """Return the id of the newest journal entry, 0 when there is none."""
        with self._reading() as connection:
            return reading.last_change(connection)

    def changes_after(self, change_id: int) -> list[JournalEntry]:
        """Return the journal from change_id on, itself not included."""
        with self._reading() as connection:
            return [JournalEntry(*entry) for entry in reading.changes_after(connection, change_id)]

    @cached_property
    def history(self) -> "History":
        """What the journal tells."""
        from leifeng_reader.store.history import History

        return History(self._reading)

    def data_version(self) -> int:
        """Return a number that differs whenever another connection has written."""
        with self._reading() as connection:
            return pragma(connection, "data_version")

    # Places and settings: kept, but not part of what undo undoes

    def place(self, document_id: str) -> int:
        """Return the code point last read from in a document, 0 when it was never opened."""
        with self._reading() as connection:
            return reading.place(connection, document_id)

    def last_read(self) -> str | None:
        """Return the id of the document read last, or None."""
        with self._reading() as connection:
            return reading.last_read(connection)

    def shelf(self) -> list[tuple[Document, int, int, str]]:
        """Return (document, number of annotations, place, when read or ""), oldest first."""
        with self._reading() as connection:
            return reading.shelf(connection)

    def keep_place(self, document_id: str, position: int, at: str) -> None:
        """Remember where a document is being read."""
        with self._writing():
            self._db.table("places").upsert(
                {"document_id": document_id, "position": position, "read_at": at}, pk="document_id"
            )

    def glimpse(self, document: Document) -> "Glimpse | None":
        """Return what a page of a very long document shows first; None when nothing is kept."""
        from leifeng_reader.store import glimpses  # late: few texts are that long

        with self._reading() as connection:
            return glimpses.find(connection, document)

    def keep_glimpse(self, document_id: str, seen: "Glimpse") -> None:
        """Keep what a page of a very long document shows first."""
        from leifeng_reader.store import glimpses

        with self._writing():
            glimpses.keep(self._db, document_id, seen)

    def setting(self, key: str) -> str | None:
        """Return a setting's value, or None."""
        with self._reading() as connection:
            return reading.setting(connection, key)

    def keep_setting(self, key: str, value: str) -> None:
        """Remember a setting."""
        with self._writing():
            self._db.table("settings").upsert({"key": key, "value": value}, pk="key")

    # Transactions

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Make all reads inside see the library at one moment."""
        with faults(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with faults(self.path):
                yield self._connection
        except (LibraryDamaged, LookupError) as error:
            if not self.is_newer:
                raise
            raise LibraryNewer(self.path) from error  # its tables may have become others

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.is_read_only:
            raise (LibraryNewer if self.is_newer else LibraryReadOnly)(self.path)
        db = self._db
        with faults(self.path):
            # IMMEDIATE first: a transaction that begins by reading cannot wait for the lock.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                # Under the lock, since who goes back to a copy puts it in place under it too.
                if _identity(self.path) != self._file:
                    # Moved or replaced: what is written now, nobody would find again.
                    raise LibraryUnreachable(self.path, os.strerror(errno.ESTALE))
                if pragma(self._connection, "user_version") > SCHEMA_VERSION:
                    raise LibraryNewer(self.path)  # brought up to date while it was open here
                with db.atomic():
                    yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # some errors make SQLite go back by itself
            self._connection.execute("ROLLBACK")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep garbage collection away from many short-lived records, none of them in a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
