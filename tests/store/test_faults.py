"""A library that is locked, full or altered, and what is told of it."""

import errno
import os
import sqlite3
import time
from pathlib import Path

import pytest

from leifeng_reader.core.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryReadOnly,
    LibraryUnreachable,
)
from leifeng_reader.store.connection import configure, connect, faults
from leifeng_reader.store.store import Store
from tests.library import Open, import_text, new_annotation, new_theme


def test_a_locked_library_is_busy_and_then_not(store: Store, opened: Open) -> None:
    other = opened(timeout=0.05)
    store._connection.execute("BEGIN IMMEDIATE")
    started = time.perf_counter()
    with pytest.raises(LibraryBusy) as caught:
        new_theme(other, "Theme")
    with pytest.raises(LibraryBusy):
        other.keep_setting("x", "y")
    assert time.perf_counter() - started < 2
    assert caught.value.path == store.path
    assert other.themes() == []
    store._connection.execute("ROLLBACK")
    assert new_theme(other, "Theme") in store.themes()


def test_a_writer_waits_its_turn(store: Store, opened: Open) -> None:
    other = opened(timeout=0.05)
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    with other.snapshot():
        assert other.setting("a") is None
    store._connection.execute("COMMIT")
    other.keep_setting("a", "c")
    assert store.setting("a") == "c"


def test_a_file_locked_whole_is_busy(store: Store) -> None:
    store._connection.execute("PRAGMA journal_mode=DELETE")
    store._connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryBusy):
        Store(store.path, timeout=0.05)
    store._connection.execute("ROLLBACK")
    Store(store.path, timeout=0.05).close()


def test_a_full_disk_keeps_what_was_saved(store: Store) -> None:
    document, text = import_text(store, "Lei Feng’s spirit")
    made = new_annotation(store, document, (0, 8), note="before")
    entry = store.last_change()
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull) as caught:
        new_annotation(store, document, (9, 17), note="too long " * 50_000)
    assert caught.value.path == store.path
    assert (store.annotations(), store.text(text.id)) == ([made], text)
    assert (store.last_change(), store.damaged()) == (entry, [])
    store._connection.execute("PRAGMA max_page_count=1000000")
    new_annotation(store, document, (9, 17), note="too long " * 50_000)
    assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_connection_that_only_reads_says_so(store: Store) -> None:
    new_theme(store, "Theme")
    reader = connect(store.path, read_only=True)
    configure(reader)
    with pytest.raises(LibraryReadOnly), faults(store.path):
        reader.execute("DELETE FROM themes")
    reader.close()
    assert len(store.themes()) == 1


def test_errors_of_ours_are_not_the_world_s(tmp_path: Path) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError), faults(tmp_path):
        connection.execute("SELEKT 1")
    connection.execute("CREATE TABLE t (x UNIQUE)")
    with pytest.raises(sqlite3.IntegrityError), faults(tmp_path):
        connection.executemany("INSERT INTO t VALUES (?)", [[1], [1]])
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError), faults(tmp_path):
        connection.execute("SELECT 1")
    with pytest.raises(LibraryUnreachable) as caught, faults(tmp_path):
        (tmp_path / "none").read_bytes()
    assert (caught.value.path, bool(caught.value.reason)) == (tmp_path, True)
    with pytest.raises(DiskFull), faults(tmp_path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


ALTERED = {
    "annotations": {
        "note": "'other'",
        "quote": "quote || '!'",
        "start": "start + 1",
        '"end"': '"end" + 1',
        "status": "'gone'",
        "modified": "''",
        "annotator": "CAST(x'ff' AS TEXT)",
    },
    "themes": {"name": "'other'", "key": "8", "colour": "'none'", "description": "char(0)"},
    "documents": {"title": "'other'", "authors": "'{'", "length": "length - 1"},
    "texts": {
        "content": "replace(content, 'spirit', 'Spirit')",
        "spans": "x'01'",
        "starts": "zeroblob(3)",
        "kinds": "x'01'",
        "sha256": "'0'",
    },
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in ALTERED for column in ALTERED[table]]
)
def test_an_altered_row_is_found(store: Store, table: str, column: str) -> None:
    document, text = import_text(store, "Lei Feng’s spirit")
    theme = new_theme(store, "Theme")
    made = new_annotation(store, document, (0, 8), themes=[theme])
    new_annotation(store, document, (9, 17))
    new_theme(store, "Another")
    ids = {"annotations": made, "themes": theme, "documents": document, "texts": text}
    assert store.damaged() == []
    store._connection.execute(
        f"UPDATE {table} SET {column} = {ALTERED[table][column]} WHERE id = ?", [ids[table].id]
    )
    assert store.damaged() == [ids[table].id]


@pytest.mark.parametrize(
    "altered",
    [
        "UPDATE annotations SET themes = '[]'",
        "UPDATE annotations SET themes = '['",
        "DELETE FROM theme_annotations",
        "UPDATE theme_annotations SET document_id = 'other'",
        "UPDATE theme_annotations SET theme_id = (SELECT id FROM themes WHERE name = 'c')",
    ],
)
def test_altered_themes_of_an_annotation_are_found(store: Store, altered: str) -> None:
    document, _ = import_text(store, "Lei Feng’s spirit")
    themes = [new_theme(store, name) for name in "abc"]
    made = new_annotation(store, document, (0, 8), themes=themes[:1])
    store._connection.execute(altered)
    assert store.damaged() == [made.id]


@pytest.mark.parametrize("value", ["'gone'", "CAST(x'ff' AS TEXT)"])
def test_a_row_that_cannot_be_read_is_damage(store: Store, value: str) -> None:
    document, _ = import_text(store, "Lei Feng’s spirit")
    new_annotation(store, document, (0, 8))
    store._connection.execute(f"UPDATE annotations SET status = {value}")
    with pytest.raises(LibraryDamaged):
        store.annotations()
    with pytest.raises(LibraryDamaged):
        store.annotations(document.id)
    assert store.documents() == [document]


def test_a_journal_entry_that_cannot_be_read_is_damage(store: Store) -> None:
    new_theme(store, "Theme")
    store._connection.execute("UPDATE change_records SET \"after\" = '{'")
    with pytest.raises(LibraryDamaged):
        store.changes_after(0)
