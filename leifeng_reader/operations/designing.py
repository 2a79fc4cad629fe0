"""Designs of tables: those that are always there, and a library's own, kept under names."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import Exporter, csvw
from leifeng_reader.exchange.design import (
    ALL_COLUMNS,
    PRESETS,
    Design,
    Rows,
    columns_of,
    dumped,
    loaded,
)
from leifeng_reader.exchange.designed_table import designed, themes_of
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.table_columns import COLUMNS
from leifeng_reader.operations.exporting import EVERYTHING, collect, with_texts
from leifeng_reader.store.store import Store

DESCRIBED = csvw.SUFFIX
"""What the name of the file that describes a table has after the table's own."""

DESIGNS = "export-designs"
"""The setting that keeps a library's own."""

HEADINGS = "export-headings"
"""The setting that keeps a reader's own headings of columns, by which tables are known again."""

_HEADINGS_KEPT = 200

NAME_LIMIT = 40


def beside(path: Path) -> Path:
    """Return where the file that describes a table's is."""
    return path.with_name(path.name + DESCRIBED)


def own_designs(kept: str | None) -> dict[str, Design]:
    """Return the designs that the setting keeps; none has the name of one always there."""
    taken = {name.casefold() for name in PRESETS}
    return {name: d for name, d in loaded(kept).items() if name.casefold() not in taken}


def all_designs(kept: str | None) -> dict[str, Design]:
    """Return every design by its name, those that are always there first."""
    return {**PRESETS, **own_designs(kept)}


def find_design(name: str, kept: str | None) -> Design | None:
    """Return the design of a name, in whatever capitals, or None."""
    listed = {each.casefold(): design for each, design in all_designs(kept).items()}
    return listed.get(name.strip().casefold())


def with_design(kept: str | None, name: str, design: Design) -> str:
    """Return the setting with a design more, or another one of its name."""
    own = {each: d for each, d in own_designs(kept).items() if each.casefold() != name.casefold()}
    return dumped({**own, name: design})


def without_design(kept: str | None, name: str) -> str:
    """Return the setting without a design."""
    return dumped({each: d for each, d in own_designs(kept).items() if each != name})


def with_headings(kept: str | None, design: Design) -> str:
    """Return the setting of headings with those of a design, which count from now on."""
    known = _headings(kept)
    older = [(heading, name) for heading, name in known.items() if heading not in design.headed]
    newest = [*older, *design.headed.items()][-_HEADINGS_KEPT:]
    return json.dumps(dict(newest), ensure_ascii=False)


def headings_kept(store: Store) -> dict[str, str]:
    """Return our columns' names by the headings they had in this library's tables."""
    designs = all_designs(store.setting(DESIGNS)).values()
    found = {heading: name for design in designs for heading, name in design.headed.items()}
    return found | _headings(store.setting(HEADINGS))


def _headings(kept: str | None) -> dict[str, str]:
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    listed = found.items() if isinstance(found, dict) else ()
    return {heading: name for heading, name in listed if name in COLUMNS}


def unknown_columns(names: Iterable[str]) -> list[str]:
    """Return the names that are of no column."""
    return [name for name in names if name not in ALL_COLUMNS]


def with_columns(design: Design, names: Iterable[str]) -> Design:
    """Return a design with these columns, under the headings it has for them."""
    headed: Mapping[str, str] = {column.name: column.heading for column in design.columns}
    listed = columns_of(dict.fromkeys(names))
    columns = tuple(replace(column, heading=headed.get(column.name, "")) for column in listed)
    return replace(design, columns=columns)


def design_of(form: str, options: Options) -> Design:
    """Return the design that a form of comma-separated values amounts to."""
    if options.design is not None:
        return options.design
    rows = Rows.THEME if form == "csv-long" else Rows.ANNOTATION
    return Design(rows=rows, bom=options.spreadsheet, escaped=options.spreadsheet)


def export_described(
    store: Store,
    exporter: Exporter,
    options: Options,
    name: str,
    *,
    document: Document | None = None,
    wanted: Filter = EVERYTHING,
) -> tuple[bytes, bytes]:
    """Return a table, and what describes it under that file name, of one moment of the library."""
    with store.snapshot():
        chosen = collect(store, document=document, wanted=wanted)
        data = exporter.write(chosen, with_texts(options, store))
        design = design_of(exporter.name, options)
        return data, description(store, name, design, document=document, wanted=wanted)


def description(
    store: Store,
    name: str,
    design: Design,
    *,
    document: Document | None = None,
    wanted: Filter = EVERYTHING,
) -> bytes:
    """Return what describes the table of that file name, as CSV on the Web has it."""
    options = with_texts(Options(design=design), store)
    has_columns = designed(options).rows is Rows.INDICATORS
    chosen = collect(store, document=document, wanted=wanted) if has_columns else ()
    return csvw.describe(
        name,
        design,
        themes_of(chosen, options),
        title=document.title if document else "",
        language=document.language if document else "",
    )
