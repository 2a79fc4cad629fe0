"""The page that a long document was last left at, or begins with: read before the whole is."""

import sqlite3
from typing import TYPE_CHECKING

from leifeng_reader.core.change import Change
from leifeng_reader.core.document import VERY_LONG, Document
from leifeng_reader.core.glimpse import Glimpse, glimpse
from leifeng_reader.store import kinds, reading, texts

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = """
CREATE TABLE glimpses (
    document_id TEXT PRIMARY KEY, of_text TEXT NOT NULL, "from" INTEGER NOT NULL,
    id TEXT NOT NULL, sha256 TEXT NOT NULL, rules INTEGER NOT NULL, content TEXT NOT NULL,
    starts BLOB NOT NULL, kinds BLOB NOT NULL, levels BLOB NOT NULL,
    spans BLOB NOT NULL, words TEXT NOT NULL, structure TEXT NOT NULL
) STRICT;
"""


def keep(db: "Database", document_id: str, seen: Glimpse) -> None:
    """Keep the glimpse of a document in the place of the one before."""
    row = {"document_id": document_id, "of_text": seen.text_id, "from": seen.start}
    db.table("glimpses").insert(row | texts.text_row(seen.text), replace=True)


def keep_beginnings(db: "Database", change: Change) -> None:
    """Keep the first page of the long documents that come in."""
    long = {text.id: text for text in change.texts if len(text.content) > VERY_LONG}
    for record in change.after if long else ():
        if isinstance(record, Document) and record.text_id in long:
            seen = glimpse(long[record.text_id], 0)
            if seen is not None:
                keep(db, record.id, seen)


def find(connection: sqlite3.Connection, document: Document) -> Glimpse | None:
    """Return the glimpse of the place a document is left at, None when there is none.

    One that cannot be read is none: it is only there to be quick, the text itself tells all.
    """
    try:
        cursor = connection.execute(
            "SELECT * FROM glimpses WHERE document_id = ? AND of_text = ?",
            [document.id, document.text_id],
        )
        found = cursor.fetchone()
        if found is None:
            return None
        row = dict(zip((column[0] for column in cursor.description), found, strict=True))
        seen = Glimpse(document.text_id, int(row["from"]), texts.text_from_row(row))
    except (kinds.AlteredRow, sqlite3.DatabaseError):
        return None
    place = reading.place(connection, document.id)
    return seen if 0 <= place - seen.start <= len(seen.text.content) else None
