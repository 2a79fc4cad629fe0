"""Queries: from rows to records."""

import json
import sqlite3
from collections.abc import Iterator

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.structure import Image
from leifeng_reader.store import kinds, merges, rows, texts


def _rows(connection: sqlite3.Connection, sql: str, *values: str | int) -> Iterator[kinds.Row]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for values_ in cursor:
        yield dict(zip(names, values_, strict=True))


def documents(connection: sqlite3.Connection) -> list[Document]:
    """Return every document, oldest first."""
    found = _rows(connection, "SELECT * FROM documents ORDER BY created, rowid")
    return [r for row in found if isinstance(r := rows.from_row("documents", row), Document)]


def themes(connection: sqlite3.Connection) -> list[Theme]:
    """Return every theme, by position."""
    found = _rows(connection, "SELECT * FROM themes ORDER BY position, rowid")
    return [r for row in found if isinstance(r := rows.from_row("themes", row), Theme)]


def saved_filters(connection: sqlite3.Connection) -> list[SavedFilter]:
    """Return every saved filter, by position."""
    found = _rows(connection, "SELECT * FROM saved_filters ORDER BY position, rowid")
    return [r for w in found if isinstance(r := rows.from_row("saved_filters", w), SavedFilter)]


def text(connection: sqlite3.Connection, text_id: str) -> Text | None:
    """Return a text, or None."""
    found = next(_rows(connection, "SELECT * FROM texts WHERE id = ?", text_id), None)
    return texts.text_from_row(found) if found else None


def image(connection: sqlite3.Connection, text_id: str, name: str) -> Image | None:
    """Return a picture of a text, or None."""
    sql = "SELECT name, media_type, data, width, height FROM images WHERE text_id = ? AND name = ?"
    found = connection.execute(sql, [text_id, name]).fetchone()
    return Image(*found) if found else None


def record(connection: sqlite3.Connection, kind: str, record_id: str) -> Record | None:
    """Return one record, or None."""
    found = next(_rows(connection, f"SELECT * FROM {kind} WHERE id = ?", record_id), None)
    made = rows.from_row(kind, found) if found else None
    return merges.carried(connection, [made])[0] if isinstance(made, Annotation) else made


def annotations(
    connection: sqlite3.Connection, document_id: str | None, span: tuple[int, int] | None
) -> list[Annotation]:
    """Return annotations in document order, with their themes."""
    return _selected(connection, *_condition(document_id, span))


def annotations_after(
    connection: sqlite3.Connection, document_id: str, key: tuple[int, int, str], count: int
) -> list[Annotation]:
    """Return the next annotations of a document in document order."""
    where = 'WHERE document_id = ? AND (start, "end", id) > (?, ?, ?)'
    return _selected(connection, where, [document_id, *key, count], "LIMIT ?")


def annotations_with(connection: sqlite3.Connection, theme_ids: list[str]) -> list[Annotation]:
    """Return the annotations that carry one of the themes."""
    theme_ids = merges.all_of(connection, theme_ids)
    marks = ", ".join("?" * len(theme_ids))
    cursor = connection.execute(
        f"SELECT {rows.ANNOTATION_COLUMNS} FROM annotations WHERE id IN"
        f" (SELECT annotation_id FROM theme_annotations WHERE theme_id IN ({marks}))",
        theme_ids,
    )
    found = _annotations(connection, cursor)
    # Sorted here: SQLite would carry whole rows about.
    return sorted(found, key=lambda a: (a.document_id, *a.order))


def annotations_with_several(
    connection: sqlite3.Connection, theme_ids: list[str]
) -> list[Annotation]:
    """Return the annotations that carry more than one of the themes."""
    ids = json.dumps(merges.twofold(connection, merges.all_of(connection, theme_ids)))
    return _selected(connection, "WHERE id IN (SELECT value FROM json_each(?))", [ids])


def annotations_with_links(connection: sqlite3.Connection) -> list[Annotation]:
    """Return the annotations whose notes hold the beginning of a link."""
    # The condition is the index's own, word for word; it holds none but these.
    cursor = connection.execute(
        f"SELECT {rows.ANNOTATION_COLUMNS} FROM annotations INDEXED BY annotations_with_links"
        " WHERE instr(note, '[[') > 0 OR instr(note, 'leifeng://') > 0"
    )
    found = _annotations(connection, cursor)
    return sorted(found, key=lambda a: (a.document_id, *a.order))


def unsettled(connection: sqlite3.Connection, annotation_ids: list[str]) -> set[str]:
    """Return those of the ids whose annotations do not stand for certain where they were made."""
    cursor = connection.execute(
        "SELECT annotations.id FROM json_each(?) JOIN annotations ON annotations.id = value"
        " WHERE status <> 'anchored'",
        [json.dumps(annotation_ids)],
    )
    return {id_ for (id_,) in cursor}


def _selected(
    connection: sqlite3.Connection, where: str, values: list[str | int], limit: str = ""
) -> list[Annotation]:
    cursor = connection.execute(
        f"SELECT {rows.ANNOTATION_COLUMNS} FROM annotations {where}"
        f' ORDER BY document_id, start, "end", id {limit}',
        values,
    )
    return _annotations(connection, cursor)


def _annotations(connection: sqlite3.Connection, cursor: sqlite3.Cursor) -> list[Annotation]:
    made = [rows.annotation_from_columns(columns) for columns in cursor]
    return merges.carried(connection, made)


def _condition(
    document_id: str | None, span: tuple[int, int] | None
) -> tuple[str, list[str | int]]:
    if document_id is None:
        return "", []
    if span is None:
        return "WHERE document_id = ?", [document_id]
    return 'WHERE document_id = ? AND start < ? AND "end" > ?', [document_id, span[1], span[0]]


def annotation_count(connection: sqlite3.Connection, document_id: str, most: int = -1) -> int:
    """Return how many annotations a document has; with `most`, counting goes no further."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM annotations WHERE document_id = ? LIMIT ?)"
    (found,) = connection.execute(sql, [document_id, most]).fetchone()
    return int(found)


def theme_counts(connection: sqlite3.Connection, document_id: str | None) -> dict[str, int]:
    """Return how many annotations carry each theme."""
    if document_id is None:
        sql = "SELECT theme_id, count(*) FROM theme_annotations GROUP BY theme_id"
        return merges.summed(connection, dict(connection.execute(sql)))
    sql = (
        "SELECT id, (SELECT count(*) FROM theme_annotations"
        " WHERE theme_id = themes.id AND document_id = ?) AS carried FROM themes WHERE carried"
    )
    return merges.summed(connection, dict(connection.execute(sql, [document_id])))


def table(connection: sqlite3.Connection, kind: str, order: str = "") -> Iterator[kinds.Row]:
    """Yield every row of a kind of record, as rows.from_row takes it."""
    return _rows(connection, f"SELECT * FROM {kind} {order}")


def last_change(connection: sqlite3.Connection) -> int:
    """Return the newest journal entry's id."""
    (found,) = connection.execute("SELECT coalesce(max(id), 0) FROM changes").fetchone()
    return int(found)


def changes_after(
    connection: sqlite3.Connection, change_id: int
) -> Iterator[tuple[int, str, str, str, Change]]:
    """Yield (id, at, label, writer, change) for each later journal entry."""
    sql = "SELECT id, at, label, writer FROM changes WHERE id > ? ORDER BY id"
    for entry in connection.execute(sql, [change_id]).fetchall():
        yield (*entry, _change(connection, entry[0]))


def _change(connection: sqlite3.Connection, change_id: int) -> Change:
    sql = 'SELECT kind, "before", "after" FROM change_records WHERE change_id = ? ORDER BY rowid'
    sides = connection.execute(sql, [change_id]).fetchall()
    return Change(
        tuple(rows.from_json(kind, before) for kind, before, _ in sides if before),
        tuple(rows.from_json(kind, after, before) for kind, before, after in sides if after),
    )


def place(connection: sqlite3.Connection, document_id: str) -> int:
    """Return the position last read from."""
    sql = "SELECT position FROM places WHERE document_id = ?"
    found = connection.execute(sql, [document_id]).fetchone()
    return int(found[0]) if found else 0


def last_read(connection: sqlite3.Connection) -> str | None:
    """Return the document read last that is still in the library."""
    sql = (
        "SELECT document_id FROM places JOIN documents ON documents.id = document_id"
        " ORDER BY read_at DESC LIMIT 1"
    )
    found = connection.execute(sql).fetchone()
    return str(found[0]) if found else None


def shelf(connection: sqlite3.Connection) -> list[tuple[Document, int, int, str]]:
    """Return (document, number of annotations, place, when read or "") in three queries."""
    counts = dict(
        connection.execute("SELECT document_id, count(*) FROM annotations GROUP BY document_id")
    )
    places = {
        document_id: (position, read_at)
        for document_id, position, read_at in connection.execute(
            "SELECT document_id, position, read_at FROM places"
        )
    }
    return [
        (document, counts.get(document.id, 0), *places.get(document.id, (0, "")))
        for document in documents(connection)
    ]


def setting(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a setting."""
    found = connection.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
    return str(found[0]) if found else None
