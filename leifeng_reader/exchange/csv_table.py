"""Annotations as comma-separated values: a row for each, or for each with each of its themes."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from leifeng_reader.core.codebook import format_path, format_paths
from leifeng_reader.core.spreadsheet import ESCAPED, escaped_cells
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_columns import COLUMNS

_BATCH = 1000


def write(passages: Iterable[Passage], options: Options, *, long: bool = False) -> bytes:
    """Return the whole file."""
    return b"".join(pieces(passages, options, long=long))


def pieces(passages: Iterable[Passage], options: Options, *, long: bool = False) -> Iterator[bytes]:
    """Yield the file in pieces of whole rows, as RFC 4180 has them, in UTF-8."""
    if options.spreadsheet:
        yield codecs.BOM_UTF8
    waiting = rows(passages, options, long=long)
    while batch := list(islice(waiting, _BATCH)):
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator="\r\n").writerows(batch)
        yield buffer.getvalue().encode()


def rows(
    passages: Iterable[Passage], options: Options, *, long: bool = False
) -> Iterator[list[str]]:
    """Yield the header, then the cells of each row as they stand in the file."""
    header = ["theme" if long and name == "themes" else name for name in COLUMNS]
    yield [*header, ESCAPED] if options.spreadsheet else header
    plain = _long_rows(passages) if long else _wide_rows(passages)
    yield from map(escaped_cells, plain) if options.spreadsheet else plain


def _wide_rows(passages: Iterable[Passage]) -> Iterator[list[str]]:
    written = lru_cache(maxsize=10_000)(format_paths)
    return (cells(passage, written(passage.themes)) for passage in passages)


def _long_rows(passages: Iterable[Passage]) -> Iterator[list[str]]:
    written = lru_cache(maxsize=10_000)(format_path)
    return (cells(p, written(theme)) for p in passages for theme in p.themes or ((),))


def cells(passage: Passage, themes: str) -> list[str]:
    """Return the cells of COLUMNS, with themes as they are written."""
    annotation, document = passage.annotation, passage.document
    selector = annotation.selector
    return [
        annotation.id,
        document.id,
        document.title,
        " > ".join(passage.section),
        str(passage.paragraph),
        str(selector.start),
        str(selector.end),
        selector.quote,
        selector.prefix,
        selector.suffix,
        themes,
        annotation.note,
        annotation.created,
        annotation.modified,
        annotation.status.value,
        annotation.annotator,
        annotation.text_sha256,
        passage.link,
        annotation.scope.value,
    ]
