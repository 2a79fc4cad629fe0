"""Counts of annotations by theme, document and day."""

import json
import sqlite3


def by_theme_and_document(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Return how many annotations carry each theme in each document."""
    found: dict[tuple[str, str], int] = {}
    sql = "SELECT document_id, count(*) FROM theme_annotations WHERE theme_id = ? GROUP BY 1"
    for (theme,) in connection.execute("SELECT id FROM themes").fetchall():
        found.update({(theme, d): count for d, count in connection.execute(sql, [theme])})
    return found


def by_pair(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """Return how many annotations carry two themes together, the lesser id first."""
    sql = "SELECT one, other, count FROM theme_pairs"
    return {(one, other): count for one, other, count in connection.execute(sql)}


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
        values.append(json.dumps(theme_ids))
    sql = (
        f"SELECT substr(created, 1, 10), count(*) FROM annotations WHERE {' AND '.join(conditions)}"
    )
    return list(connection.execute(f"{sql} GROUP BY 1", values))
