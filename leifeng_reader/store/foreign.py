"""Other programs' databases: which are known, and how they are read without trusting them."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from leifeng_reader.core.errors import BrokenFile, FileUnreadable, TooMuch
from leifeng_reader.store.connection import beside

SECONDS = 1.0
CELL = 50_000_000
ROWS = 1_000_000
BYTES = 400_000_000
_BATCH = 500
_STEPS = 2_000
"""How many of SQLite's own steps go by between two looks at the clock."""

Cell = str | int | float | bytes | None
Row = Mapping[str, Cell]
"""A row's cells by their columns; a column that the table has not is None."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is known: its columns, whether there is nothing to read without it.

    `which` says in SQL which rows are wanted, of tables that are needed alone.
    """

    name: str
    columns: tuple[str, ...]
    is_needed: bool = False
    which: str = ""


_MARKED = "SELECT parentItemID FROM itemAnnotations"
_WORKS = f"SELECT parentItemID FROM itemAttachments WHERE itemID IN ({_MARKED})"
_ANNOTATED = f"itemID IN (SELECT itemID FROM itemAnnotations) OR itemID IN ({_MARKED})"
_TITLED = f"itemID IN ({_WORKS}) OR itemID IN ({_MARKED})"

FOREIGN: Mapping[str, tuple[Table, ...]] = {
    "taguette": (
        Table("documents", ("id", "name", "contents", "project_id"), True),
        Table("highlights", ("id", "document_id", "start_offset", "end_offset", "snippet"), True),
        Table("tags", ("id", "path", "description", "project_id"), True),
        Table("highlight_tags", ("highlight_id", "tag_id"), True),
    ),
    "qualcoder": (
        Table("source", ("id", "name", "fulltext"), True),
        Table("code_name", ("cid", "name", "memo", "catid", "color", "supercid"), True),
        Table("code_text", ("ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date",
                            "memo"), True),
        Table("code_cat", ("catid", "name", "memo", "supercatid")),
        Table("annotation", ("anid", "fid", "pos0", "pos1", "memo", "owner", "date")),
    ),
    "zotero": (
        Table("itemAnnotations", ("itemID", "parentItemID", "type", "authorName", "text", "comment",
                                  "pageLabel", "sortIndex"), True),
        Table("itemAttachments", ("itemID", "parentItemID"), True),
        Table("items", ("itemID", "key", "dateAdded", "clientDateModified"), which=_ANNOTATED),
        Table("deletedItems", ("itemID",)),
        Table("itemTags", ("itemID", "tagID"), which=_ANNOTATED),
        Table("tags", ("tagID", "name")),
        Table("fields", ("fieldID", "fieldName")),
        Table("itemData", ("itemID", "fieldID", "valueID"), True, _TITLED),
        Table("itemDataValues", ("valueID", "value"),
              which=f"valueID IN (SELECT valueID FROM itemData WHERE {_TITLED})"),
        Table("itemCreators", ("itemID", "creatorID", "orderIndex"), which=f"itemID IN ({_WORKS})"),
        Table("creators", ("creatorID", "firstName", "lastName")),
    ),
    "apple-books": (
        Table("ZAEANNOTATION", ("ZANNOTATIONUUID", "ZANNOTATIONASSETID", "ZANNOTATIONSELECTEDTEXT",
                                "ZANNOTATIONREPRESENTATIVETEXT", "ZANNOTATIONNOTE",
                                "ZANNOTATIONLOCATION", "ZANNOTATIONCREATIONDATE",
                                "ZANNOTATIONMODIFICATIONDATE", "ZANNOTATIONDELETED",
                                "ZFUTUREPROOFING5"), True),
    ),
    "apple-books-library": (
        Table("ZBKLIBRARYASSET", ("ZASSETID", "ZTITLE", "ZAUTHOR"), True),
    ),
    "kobo": (
        Table("Bookmark", ("BookmarkID", "VolumeID", "ContentID", "Text", "Annotation",
                           "DateCreated", "DateModified", "Type", "Hidden", "ChapterProgress"),
              True),
        Table("content", ("ContentID", "Title", "Attribution"),
              which="ContentID IN (SELECT VolumeID FROM Bookmark)"),
    ),
}  # fmt: skip
"""The databases that are known, by the names of their importers."""


def is_database(start: bytes) -> bool:
    """Tell whether a file that begins so is one of SQLite."""
    return start.startswith(b"SQLite format 3\0")


def kind_of(path: Path) -> str | None:
    """Return whose database a file is, None when nobody's that is known.

    Raises FileUnreadable, BrokenFile, TooMuch.
    """
    with opened(path) as connection:
        there = _tables(connection)
    needed = {name: {t.name for t in tables if t.is_needed} for name, tables in FOREIGN.items()}
    return next((name for name, tables in needed.items() if tables <= there), None)


def read_tables(path: Path, kind: str) -> dict[str, list[Row]]:
    """Return the rows of a known database's tables; those that are missing have none.

    Raises FileUnreadable, BrokenFile, TooMuch.
    """
    with opened(path) as connection:
        there = _tables(connection)
        for table in FOREIGN[kind]:
            if table.is_needed and table.name not in there:
                raise BrokenFile(path, f"no table “{table.name}”")
        budget = [ROWS, BYTES]
        return {
            table.name: list(_rows(connection, table, path, budget)) if table.name in there else []
            for table in FOREIGN[kind]
        }


@contextmanager
def opened(path: Path, seconds: float = SECONDS) -> Iterator[sqlite3.Connection]:
    """Open a database nobody vouches for; what is asked of it is broken off after some seconds.

    Raises FileUnreadable, BrokenFile, TooMuch.
    """
    end = monotonic() + seconds

    def is_late() -> bool:
        return monotonic() > end

    try:
        with (
            _address(path) as address,
            closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection,
        ):
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, CELL)
            connection.set_progress_handler(is_late, _STEPS)
            connection.text_factory = _words
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA query_only=ON")
            connection.execute("PRAGMA cell_size_check=ON")
            yield connection
    except sqlite3.Error as error:
        raise _fault(error, path, seconds) from error
    except UnicodeDecodeError as error:  # SQLite's complaint held a piece of what is damaged
        raise BrokenFile(path) from error
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """Yield how a database is opened; one with a log beside it, as a copy that takes that in."""
    log = beside(path, "-wal")
    if not (log.exists() and log.stat().st_size):
        yield f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(path, copy)
        shutil.copyfile(log, beside(copy, "-wal"))
        yield f"{copy.as_uri()}?mode=ro"


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _fault(error: sqlite3.Error, path: Path, seconds: float) -> Exception:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return TooMuch(path, "seconds", round(seconds) + 1, round(seconds))
    if code == sqlite3.SQLITE_TOOBIG:
        return TooMuch(path, "bytes", CELL + 1, CELL)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return FileUnreadable(path, str(error))
    return BrokenFile(path, str(error))


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of real tables: reading a view or a virtual table would run its SQL."""
    listed = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    )
    return {str(name) for (name,) in listed}


def _rows(
    connection: sqlite3.Connection, table: Table, path: Path, budget: list[int]
) -> Iterator[Row]:
    """Yield rows while the budget, of rows and of bytes, lasts.

    Of columns that are worked out only those that are stored would be safe: none are read.
    """
    told = connection.execute(f"PRAGMA table_xinfo({table.name})").fetchall()
    there = {str(name) for _, name, *_, hidden in told if not hidden}
    wanted = ", ".join(f'"{c}"' if c in there else f'NULL AS "{c}"' for c in table.columns)
    which = f" WHERE {table.which}" if table.which else ""
    cursor = connection.execute(f"SELECT {wanted} FROM {table.name}{which}")
    while batch := cursor.fetchmany(_BATCH):
        budget[0] -= len(batch)
        budget[1] -= sum(len(c) for row in batch for c in row if isinstance(c, str | bytes))
        for left, what, limit in zip(budget, ("rows", "bytes"), (ROWS, BYTES), strict=True):
            if left < 0:
                raise TooMuch(path, what, limit - left, limit)
        yield from (dict(zip(table.columns, row, strict=True)) for row in batch)
