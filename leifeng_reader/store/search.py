"""The index of a library: what leads from words to passages and annotations, and its making."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from leifeng_reader.core.columns import unpacked
from leifeng_reader.core.errors import LibraryDamaged
from leifeng_reader.core.merged import meant
from leifeng_reader.core.tokens import TOKEN_RULES, Key
from leifeng_reader.store import merges, search_making, search_upkeep
from leifeng_reader.store.connection import pragma
from leifeng_reader.store.search_making import Transaction

EVERY = 2**62
"""Above every number of the index."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A document as searching sees it; its passages are numbered from `first`.

    `passages` is 0 while they are not all in the index. `read_at` is "" before the first time.
    """

    id: str
    title: str
    text_id: str
    created: str
    read_at: str
    first: int
    passages: int


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation as searching sees it, with its number in the index; `themes` are ids."""

    number: int
    id: str
    document_id: str
    start: int
    end: int
    quote: str
    note: str
    created: str
    themes: tuple[str, ...]


class SearchIndex:
    """The index of an open library; it may be behind, and then says what it does not hold."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        """Work through the transactions of a store."""
        self._reading = reading
        self._writing = writing
        self._homes: tuple[object, dict[str, int]] = (None, {})

    # Looking up

    def volumes(self) -> list[Volume]:
        """Return every document, the one read last first, then those never read, newest first."""
        sql = (
            "SELECT d.id, title, d.text_id, d.created, coalesce(read_at, '') AS seen,"
            " coalesce(first, 0), iif(written = passages AND rules = ?, passages, 0)"
            " FROM search_state, documents d LEFT JOIN places p ON p.document_id = d.id"
            " LEFT JOIN search_texts s ON s.text_id = d.text_id"
            " ORDER BY seen DESC, d.created DESC, d.id"
        )
        with self._reading() as connection:
            rows = connection.execute(sql, [TOKEN_RULES])
            return [
                Volume(name, title, text, created, seen, first, passages or 0)
                for name, title, text, created, seen, first, passages in rows
            ]

    def passages(
        self, keys: Sequence[Key], limit: int, low: int = 0, high: int = EVERY
    ) -> list[int]:
        """Return the numbers in [low, high) of passages that all keys lead to, in order."""
        sql = (
            "SELECT rowid FROM search_passages WHERE search_passages MATCH ?"
            " AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?"
        )
        with self._reading() as connection:
            found = connection.execute(sql, [_all(keys), low, high, limit])
            return [number for (number,) in found]

    def passage_count(self, key: Key) -> int:
        """Return how many passages of all texts a key leads to."""
        sql = "SELECT count(*) FROM search_passages WHERE search_passages MATCH ?"
        with self._reading() as connection:
            return int(connection.execute(sql, [_all([key])]).fetchone()[0])

    def starts(self, text_id: str) -> "array[int]":
        """Return where the passages of a text in the index begin."""
        sql = "SELECT starts FROM search_texts WHERE text_id = ?"
        with self._reading() as connection:
            found = connection.execute(sql, [text_id]).fetchone()
        return unpacked(found[0] if found else b"")

    def content(self, text_id: str) -> str:
        """Return the characters of a text, "" when there is none."""
        with self._reading() as connection:
            return search_making.content(connection, text_id)

    def annotations(
        self,
        ways: Sequence[Sequence[Key]],
        limit: int,
        *,
        below: int = EVERY,
        above: int = 0,
        in_notes: bool = False,
    ) -> list[int]:
        """Return the numbers between two of annotations that some way leads to, newest first.

        A way is keys that all lead to the quote, or to the note.
        """
        table = "search_notes" if in_notes else "search_quotes"
        sql = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid < ? AND rowid > ?"
            " AND (rowid <= ? OR rowid > ?) ORDER BY rowid DESC LIMIT ?"
        )
        match = " OR ".join(f"({_all(way)})" for way in ways)
        with self._reading() as connection:
            now = search_upkeep.state(connection)
            if now.is_old:
                return []
            values = [match, below, above, now.low, max(now.low, now.high), limit]
            return [number for (number,) in connection.execute(sql, values)]

    def unindexed(self, below: int, limit: int) -> list[int]:
        """Return the numbers below `below` of annotations not in the index, newest first."""
        sql = (
            "SELECT rowid FROM annotations WHERE rowid > ? AND rowid <= ? AND rowid < ?"
            " ORDER BY rowid DESC LIMIT ?"
        )
        with self._reading() as connection:
            now = search_upkeep.state(connection)
            low, high = (0, EVERY) if now.is_old else (now.low, now.high)
            return [number for (number,) in connection.execute(sql, [low, high, below, limit])]

    def homes(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the documents of the annotations of those numbers, by number."""
        sql = (
            "SELECT rowid, document_id FROM annotations"
            " WHERE rowid IN (SELECT value FROM json_each(?))"
        )
        with self._reading() as connection:
            return dict(connection.execute(sql, [json.dumps(list(numbers))]))

    def noted(self, numbers: Iterable[int]) -> list[Noted]:
        """Return the annotations of those numbers that are still there, in the order given."""
        wanted = list(numbers)
        where = "rowid IN (SELECT value FROM json_each(?))"
        with self._reading() as connection:
            found = {row.number: row for row in _noted(connection, where, [json.dumps(wanted)])}
        return [found[number] for number in wanted if number in found]

    def noted_in(self, document_id: str, after: tuple[int, int, str], limit: int) -> list[Noted]:
        """Return the next annotations of a document after a key, in document order."""
        where = (
            'document_id = ? AND (start, "end", id) > (?, ?, ?) ORDER BY start, "end", id LIMIT ?'
        )
        with self._reading() as connection:
            return list(_noted(connection, where, [document_id, *after, limit]))

    def homes_of_themes(self, theme_ids: frozenset[str]) -> dict[str, int]:
        """Return how many annotations carry one of the themes, by document; some count twice."""
        asked = (self.version(), theme_ids)
        if self._homes[0] != asked:
            sql = (
                "SELECT document_id, count(*) FROM theme_annotations"
                " WHERE theme_id IN (SELECT value FROM json_each(?)) GROUP BY document_id"
            )
            with self._reading() as connection:
                found = connection.execute(sql, [json.dumps(merges.all_of(connection, theme_ids))])
                self._homes = asked, dict(found)
        return self._homes[1]

    def noted_with(self, theme_ids: Iterable[str], document_ids: Iterable[str]) -> list[Noted]:
        """Return the annotations of documents that carry one of the themes, each in its order."""
        where = (
            "id IN (SELECT annotation_id FROM theme_annotations"
            " WHERE theme_id IN (SELECT value FROM json_each(?))"
            " AND document_id IN (SELECT value FROM json_each(?)))"
            ' ORDER BY document_id, start, "end", id'
        )
        with self._reading() as connection:
            wanted = merges.all_of(connection, theme_ids)
            values = [json.dumps(ids) for ids in (wanted, list(document_ids))]
            return list(_noted(connection, where, [*values]))

    def version(self) -> tuple[int, int]:
        """Return what differs whenever something was written, by this store or another."""
        with self._reading() as connection:
            return pragma(connection, "data_version"), connection.total_changes

    # Making

    def waiting(self) -> tuple[int, int]:
        """Return how many texts and how many annotations are not in the index yet."""
        with self._reading() as connection:
            return search_making.waiting(connection)

    def slices(self, seconds: float = 0.02) -> Iterator[int]:
        """Bring the index up to date in slices of about some seconds; tell what each wrote.

        Each slice is a transaction of its own, and what another process wrote is seen. Ends
        when nothing waits any more.
        """
        return search_making.slices(self._reading, self._writing, seconds)

    def is_sound(self) -> bool:
        """Tell whether the index holds together, reading all of it."""
        try:
            with self._writing() as connection:
                for table in search_upkeep.TABLES:
                    sql = f"INSERT INTO {table}({table}) VALUES ('integrity-check')"
                    connection.execute(sql)
        except LibraryDamaged:
            return False
        return True

    def rebuild(self) -> None:
        """Forget the whole index; it is made again by `slices`, and until then not used."""
        with self._writing() as connection:
            search_upkeep.empty(connection)


def _noted(connection: sqlite3.Connection, where: str, values: list[str | int]) -> Iterator[Noted]:
    sql = (
        'SELECT rowid, id, document_id, start, "end", quote, note, created, themes'
        f" FROM annotations WHERE {where}"
    )
    known = merges.came_to(connection)
    for number, name, document, start, end, quote, note, created, themes in connection.execute(
        sql, values
    ):
        carried = meant(_stored(themes), known)
        yield Noted(number, name, document, start, end, quote, note, created, carried)


@lru_cache(maxsize=1 << 12)
def _stored(themes: str) -> tuple[str, ...]:
    return tuple(json.loads(themes))


def _all(keys: Iterable[Key]) -> str:
    return " AND ".join(f'"{key.token}"{"*" if key.begins else ""}' for key in keys)
