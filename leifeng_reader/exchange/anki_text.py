"""Annotations as a text file that Anki imports: a note each, kept in step by stable names.

Source: the header lines of Anki's manual, "Importing: text files" (from version 2.1.54 on).
"""

import csv
import io
from collections.abc import Iterable

from leifeng_reader.core.markup import html_lines, tag_of
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

_HEADER = (
    "#separator:Tab",
    "#html:true",
    "#notetype:Basic",
    "#deck:Lei Feng Reader",
    "#columns:GUID\tFront\tBack\tTags",
    "#guid column:1",
    "#tags column:4",
)


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the file: the note is the question where there is one, the quote its answer."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerows(_cells(p) for p in passages if p.annotation.selector.quote)
    return ("\n".join(_HEADER) + "\n" + buffer.getvalue()).encode()


def _cells(passage: Passage) -> list[str]:
    record, document = passage.annotation, passage.document
    source = " · ".join(part for part in (document.title, *passage.section) if part)
    quote = html_lines(record.selector.quote)
    before, after = html_lines(record.selector.prefix), html_lines(record.selector.suffix)
    themes = ", ".join(" / ".join(path) for path in passage.themes)
    front = (
        html_lines(record.note)
        or f"{html_lines(themes) or '…'}<br><small>…{before}[…]{after}…</small>"
    )
    return [
        f"leifeng-{record.id}",
        front,
        f"{quote}<br><small>{html_lines(source)}</small>",
        " ".join(map(tag_of, passage.themes)),
    ]
