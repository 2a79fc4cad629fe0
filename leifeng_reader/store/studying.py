"""Queries for study sets and for the cards that are due."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from leifeng_reader.core.study import Card, StudySet
from leifeng_reader.store import kinds, reading, rows, study_rows

# A card whose annotation was removed, or is lost, has nothing to show; it waits for it.
# CROSS: the cards are to be gone through, and never all annotations.
_SHOWN = (
    " FROM cards CROSS JOIN annotations ON annotations.id = annotation_id"
    " WHERE NOT suspended AND annotations.status <> 'lost'"
)
_OF_DOCUMENT = " AND (? = '' OR document_id = ?)"


class CardCounts(NamedTuple):
    """Cards never looked at, those still being learned that are due, other due ones, and all."""

    new: int
    learning: int
    review: int
    total: int


class CardTally(NamedTuple):
    """A document's cards: counts as in CardCounts, those set aside too, and what the day brought.

    `begun` were looked at for the first time since a moment; `next_due` is when the next one
    comes that is not due yet, empty when none does.
    """

    new: int
    learning: int
    review: int
    total: int
    suspended: int
    begun: int
    next_due: str


def study_sets(connection: sqlite3.Connection) -> list[StudySet]:
    """Return every study set, by position."""
    found = reading.table(connection, "study_sets", "ORDER BY position, rowid")
    return [r for row in found if isinstance(r := rows.from_row("study_sets", row), StudySet)]


def cards(connection: sqlite3.Connection, document_id: str) -> list[Card]:
    """Return cards in the order of their making; of one document, unless its id is empty."""
    if not document_id:
        return list(_cards(connection, "SELECT * FROM cards ORDER BY rowid"))
    sql = (
        "SELECT cards.* FROM annotations JOIN cards ON annotation_id = annotations.id"
        " WHERE document_id = ? ORDER BY cards.rowid"
    )
    return list(_cards(connection, sql, document_id))


def cards_due(connection: sqlite3.Connection, at: str, count: int, document_id: str) -> list[Card]:
    """Return cards due at a time, those longest due first, then new ones in document order."""
    ids = document_id, document_id
    sql = f"SELECT cards.*{_SHOWN}{_OF_DOCUMENT}"
    due = f"{sql} AND due > '' AND due <= ? ORDER BY due, cards.rowid LIMIT ?"
    found = list(_cards(connection, due, *ids, at, count))
    new = f"{sql} AND due = '' ORDER BY document_id, start, \"end\", cards.rowid LIMIT ?"
    left = count - len(found) if count >= 0 else -1
    return [*found, *_cards(connection, new, *ids, left)]


def card_counts(connection: sqlite3.Connection, at: str, document_id: str) -> CardCounts:
    """Return how many cards wait at a time."""
    sql = (
        "SELECT count(*) FILTER (WHERE due = ''),"
        " count(*) FILTER (WHERE due > '' AND due <= ? AND phase <> 2),"
        f" count(*) FILTER (WHERE due > '' AND due <= ? AND phase = 2), count(*){_SHOWN}"
    )
    values = [at, at, document_id, document_id]
    return CardCounts(*connection.execute(sql + _OF_DOCUMENT, values).fetchone())


def card_tallies(connection: sqlite3.Connection, at: str, since: str) -> dict[str, CardTally]:
    """Return the tally of each document that has cards, at a time; `since` begins the day."""
    sql = (
        "SELECT document_id,"
        " count(*) FILTER (WHERE NOT suspended AND due = ''),"
        " count(*) FILTER (WHERE NOT suspended AND due > '' AND due <= ?1 AND phase <> 2),"
        " count(*) FILTER (WHERE NOT suspended AND due > '' AND due <= ?1 AND phase = 2),"
        " count(*), count(*) FILTER (WHERE suspended),"
        " count(*) FILTER (WHERE first_review >= ?2),"
        " coalesce(min(due) FILTER (WHERE NOT suspended AND due > ?1), '')"
        " FROM cards CROSS JOIN annotations ON annotations.id = annotation_id"
        " WHERE annotations.status <> 'lost' GROUP BY document_id"
    )
    found = connection.execute(sql, (at, since))
    return {document_id: CardTally(*counted) for document_id, *counted in found}


def _cards(connection: sqlite3.Connection, sql: str, *values: str | int) -> Iterator[Card]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        try:
            yield study_rows.card_from_row(dict(zip(names, row, strict=True)))
        except (ValueError, TypeError) as error:
            raise kinds.AlteredRow(row[0]) from error
