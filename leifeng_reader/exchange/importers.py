"""The forms annotations come in as: tables by what kind of file they are, asked from the top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from leifeng_reader.exchange import (
    bookshop_import,
    csv_import,
    json_import,
    kindle_clippings,
    kindle_notebook,
    project_import,
    qualcoder_import,
    table_import,
    taguette_import,
    web_annotation_import,
    zotero_import,
)
from leifeng_reader.exchange.database import Tables
from leifeng_reader.exchange.incoming import Incoming, Parcel


@dataclass(frozen=True, slots=True)
class Importer:
    """A form of text: `sniff` looks at it and its file's name, `read` raises ReaderError."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[str, str], bool]
    read: Callable[[str, PurePath], list[Incoming]]


@dataclass(frozen=True, slots=True)
class ArchiveImporter:
    """A form of zip file: `sniff` looks at its entries' names, `read` raises ReaderError."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Sequence[str]], bool]
    read: Callable[[project_import.Archive, PurePath], Parcel]


@dataclass(frozen=True, slots=True)
class DatabaseImporter:
    """A database of that name among those that are known; `read` gets its tables."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[Tables, PurePath], Parcel]


AnyImporter = Importer | ArchiveImporter | DatabaseImporter

IMPORTERS = {
    each.name: each
    for each in (
        Importer(
            "w3c",
            "W3C Web Annotation (JSON-LD)",
            (".jsonld", ".json"),
            web_annotation_import.is_web_annotation,
            web_annotation_import.read,
        ),
        Importer(
            "calibre",
            "calibre (highlights)",
            (".calibre_highlights", ".calibre_annotation_collection"),
            json_import.is_calibre,
            json_import.read_calibre,
        ),
        Importer(
            "hypothesis",
            "Hypothesis (JSON)",
            (".json",),
            json_import.is_hypothesis,
            json_import.read_hypothesis,
        ),
        Importer(
            "koreader",
            "KOReader (JSON)",
            (".json",),
            json_import.is_koreader,
            json_import.read_koreader,
        ),
        Importer(
            "csv",
            "CSV or XLSX of Lei Feng Reader",
            (".csv", ".tsv", ".txt", ".xlsx"),
            csv_import.is_ours,
            csv_import.read_ours,
        ),
        Importer(
            "kindle",
            "Kindle (My Clippings.txt)",
            (".txt",),
            kindle_clippings.is_clippings,
            kindle_clippings.read,
        ),
        Importer(
            "kindle-notebook",
            "Kindle (notebook as a web page)",
            (".html", ".htm"),
            kindle_notebook.is_notebook,
            kindle_notebook.read,
        ),
        Importer(
            "table",
            "Other tables (Hypothesis, Readwise, Taguette, QualCoder, …)",
            (".csv", ".tsv", ".xlsx"),
            table_import.is_table,
            table_import.read_table,
        ),
    )
}

ARCHIVES = {
    each.name: each
    for each in (
        ArchiveImporter(
            "refi-qda",
            "REFI-QDA project",
            (".qdpx",),
            project_import.is_project,
            project_import.read,
        ),
    )
}

DATABASES = {
    each.name: each
    for each in (
        DatabaseImporter(
            "taguette", "Taguette (project)", (".sqlite3", ".sqlite", ".db"), taguette_import.read
        ),
        DatabaseImporter("qualcoder", "QualCoder (project)", (".qda",), qualcoder_import.read),
        DatabaseImporter("zotero", "Zotero (library)", (".sqlite",), zotero_import.read),
        DatabaseImporter(
            "apple-books", "Apple Books (annotations)", (".sqlite",), bookshop_import.read_apple
        ),
        DatabaseImporter(
            "kobo", "Kobo (KoboReader.sqlite)", (".sqlite",), bookshop_import.read_kobo
        ),
    )
}

ALL: tuple[AnyImporter, ...] = (*IMPORTERS.values(), *ARCHIVES.values(), *DATABASES.values())
