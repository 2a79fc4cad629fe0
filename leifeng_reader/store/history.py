"""The journal of a library: what changed when, what became of a record, what was removed."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from leifeng_reader.core.change import Change, Record
from leifeng_reader.store import kinds, rows

Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]

NEWEST = 2**62
"""Later than every entry and every place."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a kind ("annotations", "themes", …) an entry touched."""

    kind: str
    added: int
    altered: int
    removed: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry without its records; `writer` names the process that made it."""

    id: int
    at: str
    label: str
    writer: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What an entry did to one record; without `before` it was made, without `after` removed.

    `place` orders all events of the journal.
    """

    entry: Entry
    kind: str
    record_id: str
    before: Record | None
    after: Record | None
    place: int


# Named, since SQLite would rather read the whole journal in order than sort ten lines of it.
_BY_ENTRY = "change_records_by_change"
_BY_RECORD = "change_records_by_beginning"
_REMOVED = "change_records_removed"
_ENTRY = "changes.id, at, label, writer, counts"
# The plus keeps SQLite from putting the id into substr too, which no index knows then.
_THIS = "substr(record_id, 1, 8) = substr(?, 1, 8) AND +record_id = ?"
# What the journal tells last of a record is how it is now.
_GONE = (
    '"after" IS NULL AND NOT EXISTS (SELECT 1 FROM change_records AS later'
    " WHERE substr(later.record_id, 1, 8) = substr(change_records.record_id, 1, 8)"
    " AND later.record_id = change_records.record_id AND later.rowid > change_records.rowid)"
)
_ITS_DOCUMENT = (
    'iif(json_valid(coalesce("before", "after")),'
    " json_extract(coalesce(\"before\", \"after\"), '$.document_id'), '')"
)


class History:
    """The journal of an open library, for reading."""

    def __init__(self, reading: Transaction) -> None:
        """Read through the transactions of a store."""
        self._reading = reading

    def entries(self, before: int = NEWEST, count: int = 100) -> list[Entry]:
        """Return up to count entries older than the entry `before`, newest first."""
        sql = f"SELECT {_ENTRY} FROM changes WHERE id < ? ORDER BY id DESC LIMIT ?"
        with self._reading() as connection:
            return [_entry(row) for row in connection.execute(sql, [before, count])]

    def entry_at(self, at: str) -> int:
        """Return the id of the newest entry not later than the time, 0 when there is none."""
        sql = "SELECT id FROM changes WHERE at <= ? ORDER BY id DESC LIMIT 1"
        with self._reading() as connection:
            found = connection.execute(sql, [at]).fetchone()
        return int(found[0]) if found else 0

    def events(self, entry_id: int, after: int = 0, count: int = 100) -> list[Event]:
        """Return up to count events of an entry in order, beyond the place `after`."""
        where = "change_id = ? AND change_records.rowid > ? ORDER BY change_records.rowid LIMIT ?"
        return self._listed(_BY_ENTRY, where, entry_id, after, count)

    def change(self, entry_id: int) -> Change:
        """Return the change of an entry; empty when there is no such entry."""
        found = self.events(entry_id, count=-1)
        return Change(
            tuple(event.before for event in found if event.before),
            tuple(event.after for event in found if event.after),
        )

    def past(self, record_id: str) -> list[Event]:
        """Return everything that happened to a record, newest first."""
        where = f"{_THIS} ORDER BY change_records.rowid DESC"
        return self._listed(_BY_RECORD, where, record_id, record_id)

    def removed(self, before: int = NEWEST, count: int = 100, kind: str = "") -> list[Event]:
        """Return up to count removals of what is not there now, newest first.

        Those at places below `before`; of one kind when it is given. A merge removes a theme.
        """
        of_kind = "AND kind = ?" if kind else ""
        where = (
            f"change_records.rowid < ? AND {_GONE} {of_kind}"
            " ORDER BY change_id DESC, change_records.rowid DESC LIMIT ?"
        )
        found = self._listed(_REMOVED, where, before, *([kind] if kind else []), count)
        if kind in ("", "themes"):
            found += [event for event in self._merged() if event.place < before]
            found.sort(key=lambda event: -event.place)
        return found[:count] if count >= 0 else found

    def removal(self, record_id: str) -> Event | None:
        """Return how a record that is not there now was removed, else None."""
        found = self._listed(_BY_RECORD, f"{_THIS} AND {_GONE}", record_id, record_id)
        return found[0] if found else None

    def merge(self, theme_id: str) -> Event | None:
        """Return how a theme that stands for another now was merged, else None."""
        return next((event for event in self._merged() if event.record_id == theme_id), None)

    def _merged(self) -> list[Event]:
        sql = "SELECT id FROM themes WHERE merged_into IS NOT NULL"
        with self._reading() as connection:
            ids = [theme_id for (theme_id,) in connection.execute(sql)]
        last = f"{_THIS} ORDER BY change_records.rowid DESC LIMIT 1"
        return [event for key in ids for event in self._listed(_BY_RECORD, last, key, key)]

    def before_later(self, entry_id: int, document_id: str) -> dict[str, Record | None]:
        """Return what was otherwise right after an entry, by id; None: it was not there.

        Of documents and themes all, of annotations those of one document.
        """
        where = (
            "change_id > ? AND (kind IN ('documents', 'themes')"
            f" OR kind = 'annotations' AND {_ITS_DOCUMENT} IN (?, ''))"
            " ORDER BY change_id, change_records.rowid"
        )
        found: dict[str, Record | None] = {}
        with self._reading() as connection:
            for event in _events(connection, _BY_ENTRY, where, entry_id, document_id):
                found.setdefault(event.record_id, event.before)
        return found

    def _listed(self, index: str, where: str, *values: str | int) -> list[Event]:
        with self._reading() as connection:
            return list(_events(connection, index, where, *values))


def _events(
    connection: sqlite3.Connection, index: str, where: str, *values: str | int
) -> Iterator[Event]:
    # CROSS: the journal's lines are to be looked for, then the entry of each.
    sql = (
        f'SELECT change_records.rowid, kind, record_id, "before", "after", {_ENTRY}'
        f" FROM change_records INDEXED BY {index}"
        f" CROSS JOIN changes ON changes.id = change_id WHERE {where}"
    )
    for place, kind, record_id, before, after, *entry in connection.execute(sql, values):
        yield Event(
            _entry(entry),
            kind,
            record_id,
            rows.from_json(kind, before) if before else None,
            rows.from_json(kind, after, before) if after else None,
            place,
        )


def _entry(row: Sequence[object]) -> Entry:
    change_id, at, label, writer, counts = row
    try:
        found = tuple(Count(*count) for count in json.loads(str(counts)))
    except (ValueError, TypeError) as error:
        raise kinds.AlteredRow(change_id) from error
    return Entry(int(str(change_id)), str(at), str(label), str(writer), found)
