"""The forms annotations come in as: one table, asked from its top."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from leifeng_reader.exchange import (
    csv_import,
    json_import,
    kindle_clippings,
    web_annotation_import,
)
from leifeng_reader.exchange.incoming import Incoming


@dataclass(frozen=True, slots=True)
class Importer:
    """A form: `sniff` looks at a text and its file's name, `read` raises ReaderError."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[str, str], bool]
    read: Callable[[str, PurePath], list[Incoming]]


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
            "koreader",
            "KOReader (JSON)",
            (".json",),
            json_import.is_koreader,
            json_import.read_koreader,
        ),
        Importer(
            "hypothesis",
            "Hypothesis (JSON)",
            (".json",),
            json_import.is_hypothesis,
            json_import.read_hypothesis,
        ),
        Importer(
            "kindle",
            "Kindle (My Clippings.txt)",
            (".txt",),
            kindle_clippings.is_clippings,
            kindle_clippings.read,
        ),
        Importer(
            "csv",
            "CSV or XLSX of Lei Feng Reader",
            (".csv", ".tsv", ".txt", ".xlsx"),
            csv_import.is_ours,
            csv_import.read_ours,
        ),
        Importer(
            "table",
            "Other tables (Hypothesis, Readwise, Taguette, …)",
            (".csv", ".tsv", ".xlsx"),
            csv_import.is_table,
            csv_import.read_table,
        ),
    )
}
