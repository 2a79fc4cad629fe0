"""Annotations as a table of a reader's own design."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache
from itertools import islice

from leifeng_reader.core.annotation import CONTEXT, Status
from leifeng_reader.core.codebook import format_path, format_paths
from leifeng_reader.core.spreadsheet import ESCAPED, escaped_cells
from leifeng_reader.exchange import csv_table, readwise_csv
from leifeng_reader.exchange.design import Dates, Design, Order, Rows
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.packing import moment
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_columns import COLUMNS
from leifeng_reader.exchange.table_rows import THEME_COLUMN

Path = tuple[str, ...]
Row = tuple[Passage, tuple[Path, ...]]
"""A passage, with the themes that its row tells of."""

_PATTERNS = {Dates.SPREADSHEET: "%Y-%m-%d %H:%M:%S", Dates.DAY: "%Y-%m-%d"}
_TIMES = ("created", "modified")
_BATCH = 1000
_USUAL = Design()


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the whole file, as RFC 4180 has it but for the separator."""
    design = designed(options)
    told = [codecs.BOM_UTF8 if design.bom else b""]
    waiting = rows(passages, options)
    while batch := list(islice(waiting, _BATCH)):
        buffer = io.StringIO(newline="")
        made = csv.writer(buffer, lineterminator="\r\n", delimiter=design.separator)
        made.writerows(batch)
        told.append(buffer.getvalue().encode())
    return b"".join(told)


def designed(options: Options) -> Design:
    """Return the design asked for, or the contract's."""
    return options.design or _USUAL


def rows(passages: Iterable[Passage], options: Options) -> Iterator[list[str]]:
    """Yield the header, then the cells of each row as they stand in the file."""
    design = designed(options)
    if design.context != CONTEXT:
        passages = _in_context(passages, options)
    if design.rows is Rows.INDICATORS or design.order is not Order.DOCUMENT:
        passages = list(passages)
    themes = themes_of(passages, options) if isinstance(passages, list) else ()
    yield header(design, themes)
    cells = _cells_of(options, themes)
    for row in _in_order(_listed(passages, design), options):
        yield escaped_cells(cells(row)) if design.escaped else cells(row)


def header(design: Design, themes: Sequence[Path] = ()) -> list[str]:
    """Return what stands over the columns; `themes` are those with a column of their own."""
    told = []
    for column in design.placed:
        if column.name == "themes" and design.rows is Rows.INDICATORS:
            told += [indicator(path) for path in themes]
        elif column.name == "themes" and design.rows is Rows.THEME:
            told.append(column.heading or "theme")
        else:
            told.append(column.shown)
    return [*told, ESCAPED] if design.escaped else told


def indicator(path: Path) -> str:
    """Return what stands over a theme's column of 0 and 1."""
    return f"{THEME_COLUMN}{format_path(path)}"


def themes_of(passages: Iterable[Passage], options: Options) -> list[Path]:
    """Return the themes that passages carry, in the order of the codebook."""
    carried = dict.fromkeys(path for passage in passages for path in passage.themes)
    known = _ranks(options)
    return sorted(carried, key=lambda path: (known.get(path, len(known)), path))


def _ranks(options: Options) -> Mapping[Path, int]:
    return {entry.path: rank for rank, entry in enumerate(options.themes)}


# Rows


def _listed(passages: Iterable[Passage], design: Design) -> Iterator[Row]:
    for passage in passages:
        if design.passages_only and not passage.annotation.selector.quote:
            continue
        if design.rows is Rows.THEME:
            yield from ((passage, (path,) if path else ()) for path in passage.themes or ((),))
        else:
            yield passage, passage.themes


def _in_order(listed: Iterator[Row], options: Options) -> Iterable[Row]:
    """Return rows in the order wanted; those that are alike in it stay in document order."""
    ranks = _ranks(options)

    def by_theme(row: Row) -> tuple[int, Path]:
        return (ranks.get(row[1][0], len(ranks)), row[1][0]) if row[1] else (len(ranks) + 1, ())

    match designed(options).order:
        case Order.DOCUMENT:
            return listed
        case Order.THEME:
            return sorted(listed, key=by_theme)
        case Order.CREATED:
            return sorted(listed, key=lambda row: row[0].annotation.created)
        case Order.MODIFIED:
            return sorted(listed, key=lambda row: row[0].annotation.modified)


def _in_context(passages: Iterable[Passage], options: Options) -> Iterator[Passage]:
    """Yield passages with as much around their quotes as is wanted."""
    width = designed(options).context
    for passage in passages:
        record = passage.annotation
        before, after = record.selector.prefix, record.selector.suffix
        has_place = record.status is not Status.LOST and record.selector.quote
        if width > CONTEXT and has_place:
            content = options.text_of(passage.document).content
            before = content[max(0, record.start - width) : record.start]
            after = content[record.end : record.end + width]
        around = replace(
            record.selector, prefix=before[max(0, len(before) - width) :], suffix=after[:width]
        )
        yield replace(passage, annotation=replace(record, selector=around))


# Cells


def _cells_of(options: Options, themes: Sequence[Path]) -> Callable[[Row], list[str]]:
    """Return what makes the cells of a row."""
    design = designed(options)
    written = lru_cache(maxsize=10_000)(format_paths)

    def cells(row: Row) -> list[str]:
        passage, paths = row
        known = dict(zip(COLUMNS, csv_table.cells(passage, written(paths)), strict=True))
        told: list[str] = []
        for column in design.placed:
            if column.name == "themes" and design.rows is Rows.INDICATORS:
                told += ["1" if path in paths else "0" for path in themes]
            elif column.name in _TOLD:
                told.append(_TOLD[column.name](passage))
            elif column.name in _TIMES:
                told.append(date(known[column.name], design.dates, options.zone))
            else:
                told.append(known[column.name])
        return told

    return cells


def date(written: str, dates: Dates, zone: tzinfo | None) -> str:
    """Return a time of the library as it is wanted; zone None is the reader's own."""
    found = moment(written)
    if found is None or dates is Dates.ISO:
        return written
    return found.astimezone(zone).strftime(_PATTERNS[dates])


_TOLD: Mapping[str, Callable[[Passage], str]] = {
    "authors": lambda p: ", ".join(p.document.authors),
    "source": lambda p: p.document.source,
    "language": lambda p: p.document.language,
    "colour": lambda p: p.tone,
    "url": lambda p: readwise_csv.web_address(p.document),
    "tagged_note": readwise_csv.tagged_note,
}
