"""The library: reads records, applies changes, keeps the journal."""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import (
    Conflict,
    LibraryDamaged,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnreachable,
    UnknownDocument,
)
from leifeng_reader.core.structure import Image
from leifeng_reader.store import integrity, reading, rows
from leifeng_reader.store.connection import faults, pragma
from leifeng_reader.store.opening import open_library

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class JournalEntry:
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
        self.writer = str(uuid4())
        with faults(path):
            self._connection, self.is_newer, self.is_read_only = open_library(path, timeout=timeout)
            self._file = _identity(path)

    @cached_property
    def _db(self) -> "Database":
        from sqlite_utils import Database  # late: see opening._migrate

        return Database(self._connection, execute_plugins=False)

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
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
        """Return every theme."""
        with self._reading() as connection:
            return reading.themes(connection)

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
        with self._reading() as connection:
            return reading.annotations_with(connection, list(theme_ids))

    def annotation_count(self, document_id: str) -> int:
        """Return how many annotations a document has."""
        with self._reading() as connection:
            return reading.annotation_count(connection, document_id)

    def theme_counts(self, document_id: str | None = None) -> dict[str, int]:
        """Return how many annotations carry each theme, by theme id."""
        with self._reading() as connection:
            return reading.theme_counts(connection, document_id)

    def record(self, kind: str, record_id: str) -> Record | None:
        """Return a record of a kind ("documents", "themes", "annotations")."""
        with self._reading() as connection:
            return reading.record(connection, kind, record_id)

    def damaged(self) -> list[str]:
        """Return the ids of texts and records that no longer match the hash they carry."""
        with self._reading() as connection:
            return integrity.damaged(connection)

    # Changes

    def apply(self, change: Change, label: str, at: str) -> int:
        """Write a change and its journal entry in one transaction; return the entry's id.

        Raises Conflict, and writes nothing, unless every record in `before` still stands,
        every new id is free, and nothing else needs what is removed.
        """
        try:
            with self._writing() as connection:
                _check(connection, change)
                _write(self._db, change)
                return _journal(connection, change, (at, label, self.writer))
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise
            raise _broken_link(change) from error

    def last_change(self) -> int:
        """Return the id of the newest journal entry, 0 when there is none."""
        with self._reading() as connection:
            return reading.last_change(connection)

    def changes_after(self, change_id: int) -> list[JournalEntry]:
        """Return the journal from change_id on, itself not included."""
        with self._reading() as connection:
            return [JournalEntry(*entry) for entry in reading.changes_after(connection, change_id)]

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
            if _identity(self.path) != self._file:
                # Moved or replaced: what is written now, nobody would find again.
                raise LibraryUnreachable(self.path, os.strerror(errno.ESTALE))
            # IMMEDIATE first: a transaction that begins by reading cannot wait for the lock.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                with db.atomic():
                    yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # some errors make SQLite go back by itself
            self._connection.execute("ROLLBACK")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _check(connection: sqlite3.Connection, change: Change) -> None:
    expected = {record.id: record for record in change.before}
    for record in (*change.before, *(r for r in change.after if r.id not in expected)):
        kind, wanted = rows.kind_of(record), expected.get(record.id)
        found = connection.execute(f"SELECT hash FROM {kind} WHERE id = ?", [record.id]).fetchone()
        if (found and found[0]) != (wanted and rows.row_hash(wanted)):
            raise Conflict(kind, record.id)


def _broken_link(change: Change) -> Conflict:
    """Name the record that cannot go because another needs it, or that needs one that is gone."""
    kept = {record.id for record in change.after}
    removed = [record for record in change.before if record.id not in kept]
    record = [*removed, *change.after][0]
    return Conflict(rows.kind_of(record), record.id)


def _write(db: "Database", change: Change) -> None:
    kept = {record.id for record in change.after}
    for text in change.texts:
        db.table("texts").insert(rows.text_row(text), ignore=True)
        images = [rows.image_row(text.id, image) for image in text.images]
        db.table("images").insert_all(images, ignore=True)
    _remove(db, [record for record in change.before if record.id not in kept])
    for kind in ("documents", "themes", "annotations"):
        records = [record for record in change.after if rows.kind_of(record) == kind]
        _put(db, kind, records)


def _remove(db: "Database", records: Iterable[Record]) -> None:
    for record in records:
        db.table(rows.kind_of(record)).delete_where("id = ?", [record.id])


def _put(db: "Database", kind: str, records: list[Record]) -> None:
    table = [{**rows.to_row(record), "hash": rows.row_hash(record)} for record in records]
    for row in table:
        row.pop("themes", None)
    if table:
        db.table(kind).upsert_all(table, pk="id")
    annotations = [record for record in records if isinstance(record, Annotation)]
    db.conn.executemany(
        "DELETE FROM annotation_themes WHERE annotation_id = ?", [[a.id] for a in annotations]
    )
    db.conn.executemany(
        "INSERT INTO annotation_themes VALUES (?, ?, ?)",
        [(a.id, n, theme) for a in annotations for n, theme in enumerate(a.themes)],
    )


def _journal(connection: sqlite3.Connection, change: Change, entry: tuple[str, str, str]) -> int:
    cursor = connection.execute("INSERT INTO changes (at, label, writer) VALUES (?, ?, ?)", entry)
    change_id = int(cursor.lastrowid or 0)
    before = {record.id: record for record in change.before}
    after = {record.id: record for record in change.after}
    connection.executemany(
        "INSERT INTO change_records VALUES (?, ?, ?, ?, ?)",
        [
            (change_id, rows.kind_of(record), record_id, *_sides(before, after, record_id))
            for record_id, record in (before | after).items()
        ],
    )
    return change_id


def _sides(
    before: dict[str, Record], after: dict[str, Record], record_id: str
) -> tuple[str | None, str | None]:
    old, new = before.get(record_id), after.get(record_id)
    return (old and rows.to_json(old)) or None, (new and rows.to_json(new)) or None
