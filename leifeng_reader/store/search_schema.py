"""The tables that searching and counting need; all in them can be made again from the others."""

from leifeng_reader.core.tokens import TOKEN_RULES

STATEMENTS = f"""
CREATE VIRTUAL TABLE search_passages USING fts5(
    words, content='', columnsize=0, detail=none, tokenize='ascii'
);
CREATE VIRTUAL TABLE search_quotes USING fts5(
    words, content='', columnsize=0, detail=none, tokenize='ascii'
);
CREATE VIRTUAL TABLE search_notes USING fts5(
    words, content='', columnsize=0, detail=none, tokenize='ascii'
);
CREATE TABLE search_texts (
    text_id TEXT PRIMARY KEY REFERENCES texts(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    first INTEGER NOT NULL UNIQUE, passages INTEGER NOT NULL, written INTEGER NOT NULL,
    starts BLOB NOT NULL
) STRICT;
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1), rules INTEGER NOT NULL,
    low INTEGER NOT NULL, high INTEGER NOT NULL, stale INTEGER NOT NULL
) STRICT;
INSERT INTO search_state SELECT 1, {TOKEN_RULES}, 0, coalesce(max(rowid), 0), 0 FROM annotations;
CREATE TABLE theme_pairs (
    one TEXT NOT NULL, other TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
INSERT INTO theme_pairs
    SELECT min(x.value, y.value), max(x.value, y.value), count(*)
    FROM annotations, json_each(themes) x, json_each(themes) y
    WHERE instr(themes, ',') > 0 AND x.key < y.key GROUP BY 1, 2;
"""
"""Passages of texts, quotes and notes by their tokens, under the numbers below; how often
two themes are carried together.

A passage's number is its text's `first` and its place among the text's passages, which begin at
`starts`; `written` of them are in the index. An annotation's number is its rowid; the rest is
told by search_upkeep.State. A migration that writes annotations anew must empty the index.
"""
