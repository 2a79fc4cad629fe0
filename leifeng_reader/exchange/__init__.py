"""Annotations out and in, one module a format, tables of both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from leifeng_reader.exchange import (
    anki_text,
    csv_table,
    hypothesis_json,
    json_lines,
    quotes,
    readwise_csv,
    web_annotation,
)
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: `write` returns the whole file; for tables, `rows` yields header and rows."""

    name: str
    label: str
    suffix: str
    write: Callable[[Iterable[Passage], Options], bytes]
    rows: Callable[[Iterable[Passage], Options], Iterator[list[str]]] | None = None


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
        Exporter("markdown", "Markdown", ".md", quotes.write_markdown),
        Exporter("text", "Plain text quotes", ".txt", quotes.write_plain),
        Exporter("w3c", "W3C Web Annotation (JSON-LD)", ".jsonld", web_annotation.write),
        Exporter("hypothesis", "Hypothesis (JSON)", ".json", hypothesis_json.write),
        Exporter("readwise", "Readwise (CSV)", ".csv", readwise_csv.write, readwise_csv.rows),
        Exporter("anki", "Anki (text)", ".txt", anki_text.write),
        Exporter("jsonl", "JSON Lines for language processing", ".jsonl", json_lines.write),
    )
}
