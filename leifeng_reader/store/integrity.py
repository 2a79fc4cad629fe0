"""Whether rows still hold what was written into them."""

import sqlite3
from collections.abc import Iterator

from leifeng_reader.core.composition import make_text
from leifeng_reader.core.document import Text
from leifeng_reader.store import kinds, reading, rows


def damaged(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the kind and id of each text and record that no longer fits the hash it carries.

    A kind is the name of the table.
    """
    before = connection.text_factory
    connection.text_factory = _lenient
    try:
        texts = [("texts", key) for key in _altered_texts(connection)]
        misplaced = [("annotations", key) for key in _misplaced(connection)]
        return list(dict.fromkeys([*texts, *_altered_records(connection), *misplaced]))
    finally:
        connection.text_factory = before


def is_sound(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite finds every page of the file in order."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def _lenient(value: bytes) -> str:
    # What is no UTF-8 becomes surrogates, which no hash of ours was made of.
    return value.decode("utf-8", "surrogateescape")


def _altered_texts(connection: sqlite3.Connection) -> Iterator[str]:
    for (text_id,) in connection.execute("SELECT id FROM texts").fetchall():
        try:
            text = reading.text(connection, text_id)
            if text is None or text != _made_again(text):
                yield str(text_id)
        except (kinds.AlteredRow, UnicodeError):
            yield str(text_id)


def _made_again(text: Text) -> Text:
    return make_text(text.content, text.blocks, text.spans, text.structure)


def _altered_records(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for kind in rows.tables():
        for row in reading.table(connection, kind):
            try:
                if rows.row_hash(rows.from_row(kind, row)) != row["hash"]:
                    yield kind, str(row["id"])
            except (kinds.AlteredRow, UnicodeError):
                yield kind, str(row["id"])


def _misplaced(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the annotations whose place in the lists by theme is not what they carry."""
    carried = (
        "SELECT value AS theme_id, document_id, annotations.id AS annotation_id"
        " FROM annotations, json_each(themes) WHERE json_valid(themes)"
    )
    listed = "SELECT theme_id, document_id, annotation_id FROM theme_annotations"
    for one, other in ((carried, listed), (listed, carried)):
        sql = f"SELECT DISTINCT annotation_id FROM ({one} EXCEPT {other})"
        yield from (str(key) for (key,) in connection.execute(sql))
