"""Other programs' databases: what they hold comes in, once, and hostile ones come to nothing."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

import pytest

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile, FileUnreadable, NotText, ReaderError, TooMuch
from leifeng_reader.exchange.importers import DATABASES
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.roundtrip import compare, receive
from leifeng_reader.operations.sentences import sentence
from leifeng_reader.store import foreign
from tests.library import fixed_origin, keep, new_store

TAGUETTE = """
    CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, contents TEXT, project_id INTEGER);
    CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
        end_offset INTEGER, snippet TEXT);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
    CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
"""
QUALCODER = """
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT);
    CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, memo TEXT, supercatid INTEGER);
    CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER,
        color TEXT);
    CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT,
        pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);
    CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER,
        memo TEXT, owner TEXT, date TEXT);
"""
ZOTERO = """
    CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INTEGER,
        authorName TEXT, text TEXT, comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT);
    CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT);
    CREATE TABLE items (itemID INTEGER PRIMARY KEY, key TEXT, dateAdded TEXT,
        clientDateModified TEXT);
    CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
    CREATE TABLE itemTags (itemID INT, tagID INT);
    CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
    CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
    CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
    CREATE TABLE itemCreators (itemID INT, creatorID INT, orderIndex INT);
    CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT);
"""
APPLE = """
    CREATE TABLE ZAEANNOTATION (ZANNOTATIONUUID TEXT, ZANNOTATIONASSETID TEXT,
        ZANNOTATIONSELECTEDTEXT TEXT, ZANNOTATIONREPRESENTATIVETEXT TEXT, ZANNOTATIONNOTE TEXT,
        ZANNOTATIONLOCATION TEXT, ZANNOTATIONCREATIONDATE TIMESTAMP, ZANNOTATIONDELETED INTEGER,
        ZFUTUREPROOFING5 TEXT);
"""
BOOKS = "CREATE TABLE ZBKLIBRARYASSET (ZASSETID TEXT, ZTITLE TEXT, ZAUTHOR TEXT);"
KOBO = """
    CREATE TABLE Bookmark (BookmarkID TEXT, VolumeID TEXT, ContentID TEXT, Text TEXT,
        Annotation TEXT, DateCreated TEXT, DateModified TEXT, Type TEXT, Hidden BOOL);
    CREATE TABLE content (ContentID TEXT, Title TEXT, Attribution TEXT);
"""

Rows = dict[str, Iterable[tuple[object, ...]]]


def database(path: Path, schema: str, rows: Rows | None = None) -> Path:
    """Make a database; columns that a row does not reach stay empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(schema)
    for table, listed in (rows or {}).items():
        for row in listed:
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO {table} ({', '.join(names[: len(row)])}) VALUES ({marks})", row
            )
    connection.commit()
    connection.close()
    return path


def taguette(folder: Path) -> Path:
    contents = "<h1>雷锋 &amp; me</h1>\n<p>He said: <b>to <i>serve</i></b> is 😀 all.\nYes.</p>"
    counted = "雷锋 & me He said: to serve is 😀 all. Yes."
    assert len(counted) == len("雷锋 & me") + 1 + len("He said: to serve is 😀 all. Yes.")

    def span(words: str) -> tuple[int, int]:
        start = len(counted[: counted.index(words)].encode())
        return start, start + len(words.encode())

    return database(folder / "project.sqlite3", TAGUETTE, {
        "documents": [(1, "Interview", contents, 1)],
        "highlights": [
            (1, 1, *span("to serve is 😀"), "<b>to <i>serve</i></b> is 😀"),
            (2, 1, *span("雷锋"), "雷锋"),
            (3, 1, 0, 4, "is 😀 all"),
        ],
        "tags": [(1, 1, "service", "What for"), (2, 1, "people.lei", "")],
        "highlight_tags": [(1, 1), (1, 2), (2, 2)],
    })  # fmt: skip


def qualcoder(folder: Path) -> Path:
    text = "First line 雷锋.\r\n\r\nHe helped 😀 others."
    at = text.index("helped 😀")
    return database(folder / "study.qda" / "data.qda", QUALCODER, {
        "source": [(1, "interview.txt", text), (2, "sound.mp3", None)],
        "code_cat": [(1, "Deeds", "about", None), (2, "Good", "", 1), (3, "Loop", "", 3)],
        "code_name": [(1, "help", "m", 2, "#ff0000"), (2, "joy", "", None, ""),
                      (3, "odd", "", 3, "")],
        "code_text": [
            (1, 1, 1, "helped 😀", at, at + 8, "Ann", "2024-05-06 07:08:09", "why"),
            (2, 2, 1, "helped 😀", at, at + 8, "Ann", "2024-05-06 07:08:10", ""),
            (3, 3, 1, "First line", 0, 10, "Bob", "", ""),
        ],
        "annotation": [(1, 1, 11, 13, "a memo", "Ann", "2024-05-06 07:08:09")],
    })  # fmt: skip


def zotero(folder: Path) -> Path:
    return database(folder / "zotero.sqlite", ZOTERO, {
        "itemAnnotations": [
            (10, 2, 1, "Ann", "a quote", "a comment", "#ff0", "12"),
            (11, 2, 2, "", None, "only a note", "#ff0", "13"),
            (12, 2, 4, "", None, None),
            (13, 2, 1, "", "thrown away", ""),
            (14, 3, 5, "", "in a file alone", ""),
        ],
        "itemAttachments": [(2, 1), (3, None)],
        "items": [(10, "ABCD2345", "2021-05-04 12:00:00", "2021-05-05 12:00:00")],
        "deletedItems": [(13,)],
        "itemTags": [(10, 1), (10, 2)],
        "tags": [(1, "read; twice"), (2, "好")],
        "fields": [(1, "title"), (2, "url")],
        "itemData": [(1, 1, 1), (1, 2, 2), (3, 1, 3)],
        "itemDataValues": [(1, "A work"), (2, "http://x"), (3, "Alone")],
        "itemCreators": [(1, 2, 1), (1, 1, 0)],
        "creators": [(1, "Lei", "Feng"), (2, "", "Someone")],
    })  # fmt: skip


def apple(folder: Path) -> Path:
    database(folder / "BKLibrary" / "BKLibrary-1-091.sqlite", BOOKS,
             {"ZBKLIBRARYASSET": [("A1", "A book", "An author")]})  # fmt: skip
    return database(folder / "AEAnnotation" / "AEAnnotation_v1.sqlite", APPLE, {
        "ZAEANNOTATION": [
            ("u1", "A1", "a quote", "round a quote", "mine", "epubcfi(1)", 640_000_000.5, 0, "I"),
            ("u2", "A1", "gone", "", "", "epubcfi(2)", 1, 1, ""),
            ("u3", "A2", None, "what it shows", None, "epubcfi(3)", 1, 0, ""),
            ("u4", "A1", None, None, None, "epubcfi(4)", 1, 0, ""),
        ],
    })  # fmt: skip


def kobo(folder: Path) -> Path:
    return database(folder / "KoboReader.sqlite", KOBO, {
        "Bookmark": [
            ("b1", "v1", "c", "\n  a quote ", "mine", "2019-01-02T03:04:05.000", "", "note", 0),
            ("b2", "v1", "c", None, None, "", "", "dogear", "false"),
            ("b3", "v1", "c", "hidden", "", "", "", "highlight", "true"),
            ("b4", "file:///mnt/onboard/My Book.epub", "c", "other", "", "", "", "highlight", 0),
        ],
        "content": [("v1", "A book", "An author")],
    })  # fmt: skip


MADE = {"taguette": taguette, "qualcoder": qualcoder, "zotero": zotero, "apple-books": apple,
        "kobo": kobo}  # fmt: skip


def read(path: Path, importer: str) -> tuple[Incoming, ...]:
    file = read_incoming(path)
    assert file.importer.name == importer
    return file.incoming


def test_taguette_counts_bytes_and_is_held_to_its_snippets(tmp_path: Path) -> None:
    file = read_incoming(taguette(tmp_path))
    (text,) = file.parcel.texts
    assert text.text.content == "雷锋 & me\nHe said: to serve is 😀 all. Yes."
    first, second, wrong = file.incoming
    for each in (first, second):
        assert text.text.content[each.start : each.end] == each.quote
    assert (first.quote, first.themes) == ("to serve is 😀", (("service",), ("people.lei",)))
    assert (second.quote, second.start) == ("雷锋", 0)
    assert wrong.quote == "is 😀 all"
    assert next((e.path, e.description) for e in file.parcel.themes) == (("service",), "What for")


def test_tags_of_taguette_stand_under_those_of_their_own_project(tmp_path: Path) -> None:
    path = database(tmp_path / "a.sqlite3", TAGUETTE, {
        "documents": [(1, "A text", "<p>words</p>", 1)],
        "highlights": [(1, 1, 0, 5, "words")],
        "tags": [(1, 1, "tech.floss", "Free"), (2, 1, "tech", "All of it"), (3, 2, "law.tax", ""),
                 (4, 1, "law", "")],
        "highlight_tags": [(1, 1), (1, 3)],
    })  # fmt: skip
    file = read_incoming(path)
    assert file.incoming[0].themes == (("tech", "floss"), ("law.tax",))
    listed = {entry.path: entry.description for entry in file.parcel.themes}
    assert listed[("tech",)] == "All of it"
    assert listed[("tech", "floss")] == "Free"


def test_qualcoder_joins_codes_of_a_passage_and_finds_them_in_categories(tmp_path: Path) -> None:
    path = qualcoder(tmp_path)
    file = read_incoming(path.parent)
    assert file.importer.name == "qualcoder"
    assert file.parcel == read_incoming(path).parcel
    (text,) = file.parcel.texts
    assert text.text.content == "First line 雷锋.\nHe helped 😀 others."
    coded, odd, memo = file.incoming
    assert coded.themes == (("Deeds", "Good", "help"), ("joy",))
    assert (coded.note, coded.annotator, coded.created) == (
        "why",
        "Ann",
        "2024-05-06T07:08:09.000Z",
    )
    assert odd.themes == (("Loop", "odd"),)
    assert (memo.quote, memo.note) == ("雷锋", "a memo")
    for each in file.incoming:
        assert text.text.content[each.start : each.end] == each.quote
    assert ("Deeds", "Good") in [entry.path for entry in file.parcel.themes]


def test_zotero_knows_works_tags_and_what_was_thrown_away(tmp_path: Path) -> None:
    quote, note, alone = read(zotero(tmp_path), "zotero")
    assert (quote.title, quote.authors) == ("A work", ("Lei Feng", "Someone"))
    assert (quote.quote, quote.note, quote.place) == ("a quote", "a comment", "12")
    assert quote.themes == (("read; twice",), ("好",))
    assert (quote.created, quote.annotator) == ("2021-05-04T12:00:00.000Z", "Ann")
    assert (note.note, note.scope) == ("only a note", Scope.DOCUMENT)
    assert (alone.title, alone.quote) == ("Alone", "in a file alone")


def test_apple_books_finds_its_titles_in_the_folder_beside(tmp_path: Path) -> None:
    first, second = read(apple(tmp_path), "apple-books")
    assert (first.title, first.authors, first.note) == ("A book", ("An author",), "mine")
    assert (first.quote, first.created) == ("a quote", "2021-04-13T09:46:40.500Z")
    assert (second.title, second.quote) == ("A2", "what it shows")


def test_kobo_leaves_out_dog_ears_and_what_is_hidden(tmp_path: Path) -> None:
    first, second = read(kobo(tmp_path), "kobo")
    assert (first.title, first.quote, first.note) == ("A book", "a quote", "mine")
    assert first.created == "2019-01-02T03:04:05.000Z"
    assert (second.title, second.quote) == ("My Book", "other")


@pytest.mark.parametrize("name", list(MADE))
def test_a_database_comes_in_whole_and_once(tmp_path: Path, name: str) -> None:
    path = MADE[name](tmp_path)
    before = path.read_bytes()
    store = new_store(tmp_path / "library")
    file = read_incoming(path)
    found = compare(store, file.parcel, fixed_origin("new"))
    assert len(found.rows) == len(file.incoming) >= 2
    keep(store, receive(store, found, {row.id for row in found.rows}, fixed_origin("taken")))
    for annotation in store.annotations():
        document = next(d for d in store.documents() if d.id == annotation.document_id)
        content = store.text(document.text_id).content
        assert content[annotation.start : annotation.end] == annotation.selector.quote
    assert len(store.documents()) == len({each.title for each in file.incoming})
    again = compare(store, read_incoming(path).parcel, fixed_origin("again"))
    assert (again.rows, again.texts, again.same) == ((), (), len(file.incoming))
    assert path.read_bytes() == before
    store.close()


def test_what_is_still_in_a_databases_log_is_read(tmp_path: Path) -> None:
    path = kobo(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("UPDATE Bookmark SET Text = 'later' WHERE BookmarkID = 'b1'")
    connection.commit()
    assert read(path, "kobo")[0].quote == "later"
    connection.close()


# Hostile ones


def test_every_known_database_has_a_reader_and_a_reader_its_database() -> None:
    assert set(DATABASES) | {"apple-books-library"} == set(foreign.FOREIGN)


def refused(path: Path) -> ReaderError:
    begun = monotonic()
    with pytest.raises(ReaderError) as caught:
        read_incoming(path)
    assert monotonic() - begun < 2.5
    assert sentence(caught.value)
    return caught.value


def test_a_database_of_nobody_known_is_refused(tmp_path: Path) -> None:
    assert isinstance(refused(database(tmp_path / "a.sqlite", "CREATE TABLE a (b)")), NotText)


def test_a_view_in_the_place_of_a_table_is_never_read(tmp_path: Path) -> None:
    endless = (
        "CREATE VIEW highlights AS"
        " WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
        " SELECT id, id AS document_id, 0 AS start_offset, 0 AS end_offset, '' AS snippet FROM n;"
        "CREATE TRIGGER t INSTEAD OF INSERT ON highlights BEGIN DELETE FROM tags; END;"
    )
    path = database(tmp_path / "a.sqlite3", TAGUETTE)
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE highlights;" + endless)
    connection.close()
    assert isinstance(refused(path), NotText)
    with pytest.raises(BrokenFile, match="highlights"):
        foreign.read_tables(path, "taguette")


def test_what_has_no_end_is_stopped(tmp_path: Path) -> None:
    path = database(tmp_path / "a.sqlite3", TAGUETTE)
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    begun = monotonic()
    with pytest.raises(TooMuch) as caught, foreign.opened(path) as connection:
        connection.execute(endless).fetchall()
    assert 0.5 < monotonic() - begun < 1.5
    assert caught.value.what == "seconds"


def test_virtual_tables_and_columns_worked_out_are_not_read(tmp_path: Path) -> None:
    schema = TAGUETTE.replace("snippet TEXT", "snippet TEXT AS (hex(zeroblob(900000)))")
    path = database(tmp_path / "a.sqlite3", schema, {
        "documents": [(1, "A text", "<p>words</p>")], "highlights": [(1, 1, 0, 5)],
    })  # fmt: skip
    assert read(path, "taguette")[0].quote == "words"
    virtual = "CREATE VIRTUAL TABLE tags USING fts5(id, path, description)"
    other = database(tmp_path / "b.sqlite3", TAGUETTE)
    connection = sqlite3.connect(other)
    connection.executescript("DROP TABLE tags;" + virtual)
    connection.close()
    assert isinstance(refused(other), NotText)


def test_huge_cells_and_too_many_rows_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = database(tmp_path / "a.sqlite", KOBO)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO Bookmark (Text) VALUES (zeroblob(60000000))")
    connection.commit()
    connection.close()
    assert isinstance(refused(path), TooMuch)
    monkeypatch.setattr(foreign, "ROWS", 3)
    many = database(tmp_path / "b.sqlite", KOBO, {"Bookmark": [(f"b{n}",) for n in range(4)]})
    with pytest.raises(TooMuch, match="rows"):
        foreign.read_tables(many, "kobo")


def test_tables_without_their_columns_and_cells_of_other_kinds_do_no_harm(tmp_path: Path) -> None:
    bare = "CREATE TABLE Bookmark (Text, Annotation, Hidden)"
    path = database(tmp_path / "a.sqlite", bare, {
        "Bookmark": [(b"\xff\x00", "a note", 3.5), (7, None, None), ("\ud7ff\ufdd0", None, "no")],
    })  # fmt: skip
    found = read(path, "kobo")
    assert [(each.quote, each.note) for each in found] == [("", "a note"), ("\ud7ff\ufffd", "")]


@pytest.mark.parametrize("at", [0, 20, 100, 4096, 5000, 9000])
def test_damaged_databases_are_refused_or_read(tmp_path: Path, at: int) -> None:
    path = taguette(tmp_path)
    data = bytearray(path.read_bytes())
    data[at : at + 64] = bytes(range(190, 254))
    path.write_bytes(data)
    try:
        read_incoming(path)
    except ReaderError as fault:
        assert sentence(fault)


def test_a_cut_file_and_one_that_is_not_there_are_refused(tmp_path: Path) -> None:
    path = taguette(tmp_path)
    path.write_bytes(path.read_bytes()[:5000])
    refused(path)
    assert isinstance(refused(tmp_path / "nowhere.sqlite"), FileUnreadable)
    assert isinstance(refused(tmp_path), FileUnreadable)
