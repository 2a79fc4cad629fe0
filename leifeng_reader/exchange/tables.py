"""Numbers, counts and concordances as rows of a table, and a table as comma-separated values."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from leifeng_reader.core.concordance import Line
from leifeng_reader.core.spreadsheet import ESCAPED, escaped_cells
from leifeng_reader.core.statistics import Gaps, Lane, Moment, ThemeTable, WordCount
from leifeng_reader.exchange.options import Options

Names = Mapping[str, str]
"""What ids stand for: titles of documents, paths of themes."""

Rows = Iterator[Sequence[str | int | float]]
"""A header, then rows of as many cells."""


def write(rows: Iterable[Sequence[str | int | float]], options: Options) -> bytes:
    """Return rows, the header first, as RFC 4180 has them, in UTF-8."""
    buffer = io.StringIO(newline="")
    written = csv.writer(buffer, lineterminator="\r\n")
    for place, cells in enumerate([str(cell) for cell in row] for row in rows):
        if options.spreadsheet:
            cells = [*cells, ESCAPED] if place == 0 else escaped_cells(cells)
        written.writerow(cells)
    return (codecs.BOM_UTF8 if options.spreadsheet else b"") + buffer.getvalue().encode()


def strip_rows(lanes: Iterable[Lane], themes: Names) -> Rows:
    """Yield where themes occur in a document: a row for each stretch."""
    yield ("theme", "start", "end")
    for lane in lanes:
        yield from ((themes.get(lane.theme_id, ""), start, end) for start, end in lane.spans)


def theme_document_rows(table: ThemeTable, themes: Names, documents: Names) -> Rows:
    """Yield a row for each theme, with its annotations in all and in each document.

    The names' order is the rows' and columns' order.
    """
    yield ("theme", "all", *documents.values())
    for theme, name in themes.items():
        counts = (table.in_documents.get((theme, document), 0) for document in documents)
        yield (name, table.totals.get(theme, 0), *counts)


def theme_theme_rows(table: ThemeTable, themes: Names) -> Rows:
    """Yield a row for each theme, with its annotations in all and those shared with each."""
    yield ("theme", "all", *themes.values())
    for one, name in themes.items():
        shared = (table.together.get((min(one, other), max(one, other)), 0) for other in themes)
        yield (name, table.totals.get(one, 0), *shared)


def moment_rows(moments: Iterable[Moment]) -> Rows:
    """Yield a row for each stretch of time."""
    yield ("from", "annotations")
    yield from ((moment.day, moment.count) for moment in moments)


def word_rows(words: Iterable[WordCount]) -> Rows:
    """Yield a row for each word."""
    yield ("word", "count", "passages", "passages_elsewhere", "keyness")
    for word in words:
        yield (word.word, word.count, word.passages, word.rest, round(word.keyness, 2))


def gap_rows(gaps: Gaps, themes: Names, documents: Names) -> Rows:
    """Yield a row for each paragraph, theme or pair that may have been overlooked."""
    yield ("gap", "document", "paragraph", "start", "end", "theme", "other_theme")
    for bare in gaps.bare:
        title = documents.get(bare.document_id, "")
        yield ("paragraph without theme", title, bare.number, bare.start, bare.end, "", "")
    for theme in gaps.single:
        yield ("theme with one passage", "", "", "", "", themes.get(theme, ""), "")
    for one, other in gaps.inseparable:
        names = themes.get(one, ""), themes.get(other, "")
        yield ("themes always together", "", "", "", "", *names)


def concordance_rows(lines: Iterable[Line]) -> Rows:
    """Yield a row for each line."""
    yield ("document_id", "document", "start", "end", "left", "hit", "right")
    for line in lines:
        place = (line.document_id, line.document, line.start, line.end)
        yield (*place, line.left, line.hit, line.right)
