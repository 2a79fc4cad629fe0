"""Annotations as a text file that Anki imports: a note each, kept in step by stable names.

Source: the header lines of Anki's manual, "Importing: text files" (from version 2.1.54 on).
"""

import csv
import html
import io
import re
from collections.abc import Iterable, Iterator

from leifeng_reader.core.text import LINE_BREAK
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
_NO_TAG = re.compile(r"[\s,\"“”]+")


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the file: the note is the question where there is one, the quote its answer."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerows(_cells(p) for p in passages if p.annotation.selector.quote)
    return ("\n".join(_HEADER) + "\n" + buffer.getvalue()).encode()


def _cells(passage: Passage) -> list[str]:
    record, document = passage.annotation, passage.document
    source = " · ".join(part for part in (document.title, *passage.section) if part)
    quote = _html(record.selector.quote)
    before, after = _html(record.selector.prefix), _html(record.selector.suffix)
    themes = ", ".join(" / ".join(path) for path in passage.themes)
    front = _html(record.note) or f"{_html(themes) or '…'}<br><small>…{before}[…]{after}…</small>"
    return [
        f"leifeng-{record.id}",
        front,
        f"{quote}<br><small>{_html(source)}</small>",
        " ".join(_tags(passage.themes)),
    ]


def _tags(themes: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for path in themes:
        yield "::".join(_NO_TAG.sub("_", name).replace("::", "_") for name in path)


def _html(text: str) -> str:
    return html.escape(text, quote=False).replace(LINE_BREAK, "<br>").replace("\n", "<br>")
