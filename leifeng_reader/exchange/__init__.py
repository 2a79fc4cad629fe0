"""Annotations out and in, one module a format, tables of both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from leifeng_reader.exchange import (
    anki_text,
    csv_table,
    designed_table,
    html_page,
    hypothesis_json,
    json_lines,
    project_qdpx,
    quotes,
    readwise_csv,
    sheet_xlsx,
    web_annotation,
    word_docx,
)
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

DESIGNED = "csv-designed"
"""The form whose columns and writing are those of Options.design."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: `write` returns the whole file; for tables, `rows` yields header and rows.

    `is_text`: the file can be shown on a terminal; `has_telling_lines`: its first lines show
    a reader what it is like.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Iterable[Passage], Options], bytes]
    rows: Callable[[Iterable[Passage], Options], Iterator[list[str]]] | None = None
    is_text: bool = True
    has_telling_lines: bool = True

    @property
    def has_dialects(self) -> bool:
        """Whether a spreadsheet program could misread it, so that there are two ways to write."""
        return self.name in ("csv", "csv-long")

    @property
    def can_be_described(self) -> bool:
        """Whether a file beside it can say what its columns hold."""
        return self.name in ("csv", "csv-long", DESIGNED)


_whole_text = partial(Exporter, has_telling_lines=False)

EXPORTERS = {
    exporter.name: exporter
    for exporter in (
        Exporter("csv", "CSV, a row per annotation", ".csv", csv_table.write, csv_table.rows),
        Exporter(
            "csv-long",
            "CSV, a row per theme",
            ".csv",
            partial(csv_table.write, long=True),
            partial(csv_table.rows, long=True),
        ),
        Exporter(
            DESIGNED,
            "CSV of your own design",
            ".csv",
            designed_table.write,
            designed_table.rows,
        ),
        Exporter(
            "xlsx", "Spreadsheet (XLSX)", ".xlsx", sheet_xlsx.write, sheet_xlsx.rows, is_text=False
        ),
        Exporter("markdown", "Markdown", ".md", quotes.write_markdown),
        _whole_text("html", "Web page with the whole text (HTML)", ".html", html_page.write),
        _whole_text("docx", "Word with comments (DOCX)", ".docx", word_docx.write, is_text=False),
        Exporter("text", "Plain text quotes", ".txt", quotes.write_plain),
        Exporter("w3c", "W3C Web Annotation (JSON-LD)", ".jsonld", web_annotation.write),
        Exporter("hypothesis", "Hypothesis (JSON)", ".json", hypothesis_json.write),
        Exporter("readwise", "Readwise (CSV)", ".csv", readwise_csv.write, readwise_csv.rows),
        Exporter("anki", "Anki (text)", ".txt", anki_text.write),
        _whole_text("qdpx", "REFI-QDA project", ".qdpx", project_qdpx.write, is_text=False),
        Exporter("jsonl", "JSON Lines for language processing", ".jsonl", json_lines.write),
    )
}
