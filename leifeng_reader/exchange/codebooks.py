"""The forms a codebook goes out and comes in as: one table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from leifeng_reader.exchange import codebook_csv, codebook_json, codebook_qdc
from leifeng_reader.exchange.codebook_entry import Entry


@dataclass(frozen=True, slots=True)
class CodebookFormat:
    """A form: `write` returns the whole file, `read` raises BrokenFile."""

    name: str
    label: str
    suffix: str
    write: Callable[[Iterable[Entry]], bytes]
    read: Callable[[bytes, PurePath], list[Entry]]


CODEBOOK_FORMATS = {
    each.name: each
    for each in (
        CodebookFormat(
            "csv", "CSV, a row per theme", ".csv", codebook_csv.write, codebook_csv.read
        ),
        CodebookFormat("json", "JSON", ".json", codebook_json.write, codebook_json.read),
        CodebookFormat("qdc", "REFI-QDA codebook", ".qdc", codebook_qdc.write, codebook_qdc.read),
    )
}


def format_of(path: PurePath, start: bytes = b"") -> CodebookFormat:
    """Return the form a file has by its name, else by how it begins, else CSV."""
    for each in CODEBOOK_FORMATS.values():
        if path.suffix.lower() == each.suffix:
            return each
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return CODEBOOK_FORMATS[{b"<": "qdc", b"[": "json", b"{": "json"}.get(first, "csv")]
