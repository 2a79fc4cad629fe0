"""Counts of annotations by theme, document and day."""

import json
import sqlite3

from leifeng_reader.core.merged import Roots
from leifeng_reader.store import merges


def by_theme_and_document(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Return how many annotations carry each theme in each document."""
    found: dict[tuple[str, str], int] = {}
    sql = "SELECT document_id, count(*) FROM theme_annotations WHERE theme_id = ? GROUP BY 1"
    known = merges.came_to(connection)
    for (theme,) in connection.execute("SELECT id FROM themes").fetchall():
        carried = known.get(theme, theme)
        for document, count in connection.execute(sql, [theme]):
            found[carried, document] = found.get((carried, document), 0) + count
    return found


def by_pair(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Return how many annotations carry two themes together, the lesser id first."""
    sql = "SELECT one, other, count FROM theme_pairs"
    stored = {(one, other): count for one, other, count in connection.execute(sql)}
    known = merges.came_to(connection)
    return _of_what_they_came_to(stored, known) if known else stored


def _of_what_they_came_to(
    stored: dict[tuple[str, str], int], known: Roots
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for (one, other), count in stored.items():
        lesser, greater = sorted((known.get(one, one), known.get(other, other)))
        found[lesser, greater] = found.get((lesser, greater), 0) + count
    return found


def by_day(
    connection: sqlite3.Connection, document_id: str | None, theme_ids: list[str] | None
) -> list[tuple[str, int]]:
    """Return how many annotations were made on each day; of a document, or with some theme."""
    conditions = ["created != ''"]
    values: list[str] = []
    if document_id is not None:
        conditions.append("document_id = ?")
        values.append(document_id)
    if theme_ids is not None:
        conditions.append(
            "id IN (SELECT annotation_id FROM theme_annotations"
            " WHERE theme_id IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(merges.all_of(connection, theme_ids)))
    sql = (
        f"SELECT substr(created, 1, 10), count(*) FROM annotations WHERE {' AND '.join(conditions)}"
    )
    return list(connection.execute(f"{sql} GROUP BY 1", values))
