"""Annotations as the CSV that Readwise imports: its template's columns, tags as `.words`."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from leifeng_reader.core.document import Document
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_NO_TAG = re.compile(r"[^\w/-]+")


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the whole file, in UTF-8."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows(passages, options))
    return buffer.getvalue().encode()


def rows(passages: Iterable[Passage], options: Options) -> Iterator[list[str]]:
    """Yield the header, then a row per passage; what has no quote is no highlight there."""
    yield list(COLUMNS)
    yield from (_cells(passage) for passage in passages if passage.annotation.selector.quote)


def _cells(passage: Passage) -> list[str]:
    record, document = passage.annotation, passage.document
    return [
        record.selector.quote,
        document.title,
        ", ".join(document.authors),
        web_address(document),
        tagged_note(passage),
        str(passage.paragraph),
        record.created[:19].replace("T", " "),
    ]


def web_address(document: Document) -> str:
    """Return where a document is on the web, "" when it came from elsewhere."""
    return document.source if document.source.startswith(("http://", "https://")) else ""


def tagged_note(passage: Passage) -> str:
    """Return the themes as `.words`, and the note below them."""
    tags = " ".join(_tag(path) for path in passage.themes)
    return "\n".join(part for part in (tags, passage.annotation.note) if part)


def _tag(path: tuple[str, ...]) -> str:
    return "." + "/".join(_NO_TAG.sub("_", name).strip("_") or "_" for name in path)
