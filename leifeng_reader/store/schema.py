"""The library's tables and the migrations that make them."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("leifeng_reader")

_FIRST = """
CREATE TABLE texts (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, rules INTEGER NOT NULL, content TEXT NOT NULL,
    starts BLOB NOT NULL, kinds BLOB NOT NULL, levels BLOB NOT NULL,
    spans BLOB NOT NULL, words TEXT NOT NULL, structure TEXT NOT NULL
) STRICT;
CREATE TABLE images (
    text_id TEXT NOT NULL REFERENCES texts(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (text_id, name)
) STRICT;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL,
    text_id TEXT NOT NULL REFERENCES texts(id) DEFERRABLE INITIALLY DEFERRED,
    text_sha256 TEXT NOT NULL, length INTEGER NOT NULL, language TEXT NOT NULL,
    source TEXT NOT NULL, authors TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE themes (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL,
    parent_id TEXT REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL, key INTEGER, description TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
    text_sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, note TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, status TEXT NOT NULL,
    annotator TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX annotations_in_order ON annotations(document_id, start, "end", id);
CREATE TABLE annotation_themes (
    annotation_id TEXT NOT NULL
        REFERENCES annotations(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    theme_id TEXT NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_themes_by_theme ON annotation_themes(theme_id);
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, label TEXT NOT NULL,
    writer TEXT NOT NULL
) STRICT;
CREATE TABLE change_records (
    change_id INTEGER NOT NULL REFERENCES changes(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, record_id TEXT NOT NULL, "before" TEXT, "after" TEXT
) STRICT;
CREATE INDEX change_records_by_change ON change_records(change_id);
CREATE INDEX change_records_by_record ON change_records(record_id);
CREATE TABLE places (
    document_id TEXT PRIMARY KEY, position INTEGER NOT NULL, read_at TEXT NOT NULL
) STRICT;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


@MIGRATIONS()
def m001_the_library(db: Database) -> None:
    """Make every table of the first version."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
