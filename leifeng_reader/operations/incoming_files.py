"""Files with annotations, read whole: which form they have, and what they hold."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leifeng_reader.core.errors import EmptyFile, FileUnreadable, NotText, TooMuch
from leifeng_reader.exchange import headed_csv, table_import
from leifeng_reader.exchange.column_choice import Columns, columns_of, guess_columns
from leifeng_reader.exchange.importers import ARCHIVES, DATABASES, IMPORTERS, AnyImporter
from leifeng_reader.exchange.incoming import Incoming, Parcel
from leifeng_reader.exchange.table_encoding import fitting_text
from leifeng_reader.exchange.table_import import Sample
from leifeng_reader.formats import encoding, xlsx
from leifeng_reader.formats.container import Container, is_container
from leifeng_reader.operations.documents import check_length
from leifeng_reader.store import foreign
from leifeng_reader.store.store import Store

BYTES = 200_000_000
DATABASE_BYTES = 4_000_000_000
_SETTING = "columns"
_HEADERS_KEPT = 50
_NONE: Mapping[str, str] = {}
_INSIDE = "data.qda"
"""The database in the folder that is a QualCoder project."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """What a file holds, and the form it was read as."""

    path: Path
    importer: AnyImporter
    parcel: Parcel

    @property
    def incoming(self) -> tuple[Incoming, ...]:
        """The annotations."""
        return self.parcel.incoming

    @property
    def is_ours(self) -> bool:
        """Tell whether its rows are compared with the annotations they came from."""
        return any(each.is_ours for each in self.incoming)


def read_incoming(
    path: Path, columns: Columns | None = None, headings: Mapping[str, str] = _NONE
) -> IncomingFile:
    """Read a file, or a project's folder, in the first form that knows it.

    `columns` say which column of a table holds what, `headings` what our own tables' columns
    may be called instead of their names. Raises FileUnreadable, EmptyFile, NotText
    for a form nobody knows, ColumnsUnclear, and what the form raises.
    """
    path = path / _INSIDE if path.is_dir() else path
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            is_database = foreign.is_database(file.read(100))
        limit = DATABASE_BYTES if is_database else BYTES
        if size > limit:
            raise TooMuch(path, "bytes", size, limit)
        data = b"" if is_database else path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    read = _from_database(path) if is_database else _from_bytes(data, path, columns, headings)
    if not (read.parcel.incoming or read.parcel.texts):
        raise EmptyFile(path)
    for text in (each.text for each in read.parcel.texts):
        check_length(path, text)
    return read


def _from_database(path: Path) -> IncomingFile:
    kind = foreign.kind_of(path)
    importer = DATABASES.get(kind or "")
    if importer is None:
        raise NotText(path, "no annotations that are known")
    tables = foreign.read_tables(path, importer.name)
    if importer.name == "apple-books" and (library := _books_beside(path)):
        tables |= foreign.read_tables(library, "apple-books-library")
    return IncomingFile(path, importer, importer.read(tables, path))


def _books_beside(path: Path) -> Path | None:
    """Return the database with the titles of Apple's books: beside, or in a folder beside."""
    pattern = "BKLibrary*.sqlite"
    for folder in (path.parent, path.parent.parent / "BKLibrary"):
        found = sorted(folder.glob(pattern))
        if found:
            return found[0]
    return None


def _from_bytes(
    data: bytes, path: Path, columns: Columns | None, headings: Mapping[str, str]
) -> IncomingFile:
    if not data.strip():
        raise EmptyFile(path)
    if is_container(data):
        container = Container(data, str(path))
        for archive in ARCHIVES.values():
            if archive.sniff(container.names()):
                return IncomingFile(path, archive, archive.read(container, path))
    text = _text(data, path)
    if columns is not None:
        return _table_as_said(text, path, columns)
    if headed := headed_csv.headed_in(text, headings):
        ours = headed_csv.read_headed(text, path, headed)
        return IncomingFile(path, IMPORTERS["csv"], Parcel(tuple(ours)))
    importer = next((i for i in IMPORTERS.values() if i.sniff(text, path.name)), None)
    if importer is None:
        raise NotText(path, "no annotations that are known")
    return IncomingFile(path, importer, Parcel(tuple(importer.read(text, path))))


def _table_as_said(text: str, path: Path, columns: Columns) -> IncomingFile:
    """Read a table by what was said of its columns; one with ids of ours is compared by them."""
    is_ours = headed_csv.has_own_ids(text, columns)
    read = headed_csv.read_told if is_ours else table_import.read_columns
    importer = IMPORTERS["csv" if is_ours else "table"]
    return IncomingFile(path, importer, Parcel(tuple(read(text, path, columns))))


def read_sample(path: Path) -> Sample:
    """Return how a table begins; raises FileUnreadable, BrokenFile, NotText."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    return table_import.sample(_text(data, path), path)


def columns_kept(store: Store, header: Sequence[str]) -> Columns:
    """Return the columns as they were said for a table with this header, else as guessed."""
    found = columns_of(_kept(store).get(_key(header)))
    return found if found is not None else guess_columns(header)


def keep_columns(store: Store, header: Sequence[str], columns: Columns) -> None:
    """Remember what was said of tables with this header."""
    kept = _kept(store)
    kept.pop(_key(header), None)
    newest = dict([*kept.items(), (_key(header), columns.as_facts())][-_HEADERS_KEPT:])
    store.keep_setting(_SETTING, json.dumps(newest, ensure_ascii=False))


def _kept(store: Store) -> dict[str, object]:
    try:
        found = json.loads(store.setting(_SETTING) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _key(header: Sequence[str]) -> str:
    return "\n".join(sorted(header))


def _text(data: bytes, path: Path) -> str:
    if is_container(data):
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(xlsx.cells(data, path))
        return buffer.getvalue()
    text = _plainly(data)
    if text is None:
        text = fitting_text(data, encoding.decode(data))
    if text is None:
        raise NotText(path)
    return text


def _plainly(data: bytes) -> str | None:
    """Read UTF-8, or UTF-16 with its mark, whatever characters there are: a table says so."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.count(b"\0") * 5 > len(data):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
