"""The library's tables and the migrations that make them."""

from sqlite_utils import Database, Migrations

from leifeng_reader.store import glimpses, search_schema

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

# What older rows get for a new column is what rows.KINDS leaves out of their hash: it holds.
# Carried themes move into the annotation's row, which a change writes anyhow; what is left
# stands by theme, so that a theme of 50,000 annotations is one run of pages, not 20,000 of them.
# Journal lines are found by how a record's id begins: a third of the pages to write to.
_SECOND = """
ALTER TABLE themes ADD COLUMN include TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN exclude TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE annotations ADD COLUMN themes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE annotations ADD COLUMN scope TEXT NOT NULL DEFAULT 'passage';
UPDATE annotations SET themes = (
    SELECT replace(json_group_array(theme_id), '","', '", "') FROM (
        SELECT theme_id FROM annotation_themes WHERE annotation_id = annotations.id
        ORDER BY position
    )
) WHERE id IN (SELECT annotation_id FROM annotation_themes);
CREATE TABLE theme_annotations (
    theme_id TEXT NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL, annotation_id TEXT NOT NULL,
    PRIMARY KEY (theme_id, document_id, annotation_id)
) STRICT, WITHOUT ROWID;
INSERT INTO theme_annotations
    SELECT DISTINCT theme_id, document_id, annotation_id
    FROM annotation_themes JOIN annotations ON annotations.id = annotation_id
    ORDER BY theme_id, document_id, annotation_id;
DROP TABLE annotation_themes;
CREATE INDEX annotations_with_links ON annotations(id)
    WHERE instr(note, '[[') > 0 OR instr(note, 'leifeng://') > 0;
CREATE TABLE saved_filters (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, wanted TEXT NOT NULL, position INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
ALTER TABLE changes ADD COLUMN counts TEXT NOT NULL DEFAULT '[]';
UPDATE changes SET counts = (
    SELECT json_group_array(json_array(kind, added, altered, removed)) FROM (
        SELECT kind, sum("before" IS NULL) AS added,
            sum("before" IS NOT NULL AND "after" IS NOT NULL) AS altered,
            sum("after" IS NULL) AS removed
        FROM change_records WHERE change_id = changes.id GROUP BY kind ORDER BY kind
    )
);
DROP INDEX change_records_by_record;
CREATE INDEX change_records_by_beginning ON change_records(substr(record_id, 1, 8));
CREATE INDEX change_records_removed ON change_records(change_id) WHERE "after" IS NULL;
"""

# A set or a card may outlive what it names: that can come back from the journal.
_FOURTH = """
CREATE TABLE study_sets (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, document_id TEXT NOT NULL, wanted TEXT NOT NULL,
    parts TEXT NOT NULL, header TEXT NOT NULL, page TEXT NOT NULL, language TEXT NOT NULL,
    seed INTEGER NOT NULL, position INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE cards (
    id TEXT PRIMARY KEY, annotation_id TEXT NOT NULL, kind TEXT NOT NULL, due TEXT NOT NULL,
    phase INTEGER NOT NULL, step INTEGER NOT NULL, stability REAL NOT NULL,
    difficulty REAL NOT NULL, last_review TEXT NOT NULL, reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL, suspended INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, first_review TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX cards_by_annotation ON cards(annotation_id);
CREATE INDEX cards_when_due ON cards(due) WHERE NOT suspended;
"""

# A merge is this alone: what names the theme is not written to. See core.merged.
_SIXTH = """
ALTER TABLE themes ADD COLUMN merged_into TEXT
    REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX themes_merged ON themes(id, merged_into) WHERE merged_into IS NOT NULL;
"""


@MIGRATIONS()
def m001_the_library(db: Database) -> None:
    """Make every table of the first version."""
    _run(db, _FIRST)


@MIGRATIONS()
def m002_themes_scopes_saved_filters_and_history(db: Database) -> None:
    """Say when to use a theme, annotate more than passages, keep filters, list the journal."""
    _run(db, _SECOND)


@MIGRATIONS()
def m003_searching(db: Database) -> None:
    """Make the tables of search and counts; the index is filled later, bit by bit."""
    _run(db, search_schema.STATEMENTS)


@MIGRATIONS()
def m004_study_sets_and_cards(db: Database) -> None:
    """Keep study sets, and the cards a learner reviews."""
    _run(db, _FOURTH)


@MIGRATIONS()
def m005_glimpses(db: Database) -> None:
    """Keep the page that a long text is open at."""
    _run(db, glimpses.SCHEMA)


@MIGRATIONS()
def m006_merged_themes(db: Database) -> None:
    """Let a theme stand for another, so that a merge need not touch annotations."""
    _run(db, _SIXTH)


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
