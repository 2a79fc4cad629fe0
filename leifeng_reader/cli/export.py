"""The command that writes annotations to a file: export."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library, Narrowing, narrowing
from leifeng_reader.cli.output import complain, is_seen, put, put_rows
from leifeng_reader.exchange import DESIGNED, EXPORTERS
from leifeng_reader.exchange.design import ALL_COLUMNS, SEPARATORS, Design, Rows
from leifeng_reader.exchange.options import Options

if TYPE_CHECKING:
    from leifeng_reader.store.store import Store

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t"}
_TO_STDOUT = (None, Path("-"))


@click.command()
@click.option(
    "--format",
    "name",
    type=click.Choice(list(EXPORTERS)),
    default="csv",
    help="; ".join(f"{exporter.name}: {exporter.label}" for exporter in EXPORTERS.values()),
)
@narrowing
@click.option("--spreadsheet", is_flag=True, help="Keep quotes from being taken for formulas.")
@click.option("--preset", metavar="NAME", help="CSV of a design: Excel, R/pandas, or your own.")
@click.option("--columns", metavar="A,B,C", help="CSV with these columns, in this order.")
@click.option(
    "--separator", metavar="SIGN", help="CSV with this between cells: comma, semicolon or tab."
)
@click.option(
    "--kept", is_flag=True, help="Bring all automatic exports of the library up to date instead."
)
@click.option("--csvw", is_flag=True, help="Describe the CSV in a file FILE-metadata.json too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE",
    help="Write there instead of to standard output.",
)
@click.pass_obj
def export(
    library: Library,
    name: str,
    document: str | None,
    themes: tuple[str, ...],
    words: str,
    spreadsheet: bool,
    preset: str | None,
    columns: str | None,
    separator: str | None,
    kept: bool,
    csvw: bool,
    output: Path | None,
) -> None:
    """Write annotations in document order, whole or narrowed."""
    if kept:
        _update_kept(library)
        return
    to_terminal = output in _TO_STDOUT and is_seen()
    if to_terminal and not EXPORTERS[name].is_text:
        raise click.UsageError(f"{name} is not text: name a file for it with -o FILE.")
    if csvw and output in _TO_STDOUT:
        raise click.UsageError("--csvw writes a file beside the CSV: name that with -o FILE.")
    for option, value in (("--preset", preset), ("--columns", columns), ("--separator", separator)):
        if value is not None:
            _refuse_unless_csv(option, name)
    if csvw:
        _refuse_unless_csv("--csvw", name)
    asked = Narrowing(document, themes, words)
    wish = (preset, columns, separator)
    with library.opened() as store:
        options = Options(spreadsheet)
        if name == DESIGNED or wish != (None, None, None):
            options = Options(design=_design(store, name, spreadsheet, *wish))
            name = DESIGNED
        _write(store, name, options, asked, output, described=csvw)


def _update_kept(library: Library) -> None:
    """Write the automatic exports that are behind; faults are told when all were tried."""
    from leifeng_reader.operations.origin import utc_now
    from leifeng_reader.operations.updating_exports import update_all

    with library.opened(writing=True) as store:
        updates = update_all(store, utc_now())
    put_rows((update.export.path,) for update in updates if update.after.error is None)
    faults = [update.after.error for update in updates if update.after.error is not None]
    for fault in faults[:-1]:
        complain(fault)
    if faults:
        raise faults[-1]


def _refuse_unless_csv(option: str, name: str) -> None:
    if not EXPORTERS[name].can_be_described:
        raise click.UsageError(f"{option} goes with CSV, not with {name}.")


def _design(
    store: "Store",
    name: str,
    spreadsheet: bool,
    preset: str | None,
    columns: str | None,
    separator: str | None,
) -> Design:
    """Return the design that the options amount to; raises UsageError."""
    from dataclasses import replace

    from leifeng_reader.operations import designing

    kept = store.setting(designing.DESIGNS)
    design = designing.find_design(preset, kept) if preset is not None else Design()
    if design is None:
        known = ", ".join(designing.all_designs(kept))
        raise click.UsageError(f"There is no preset “{preset}”. There are: {known}.")
    if columns is not None:
        design = designing.with_columns(design, _columns(columns))
    if separator is not None:
        design = replace(design, separator=_separator(separator))
    if name == "csv-long":
        design = replace(design, rows=Rows.THEME)
    return replace(design, bom=True, escaped=True) if spreadsheet else design


def _columns(listed: str) -> list[str]:
    from leifeng_reader.operations import designing

    names = [name.strip() for name in listed.split(",") if name.strip()]
    names = ["themes" if name == "theme" else name for name in names]
    unknown = designing.unknown_columns(names)
    if unknown or not names:
        complaint = f"There is no column “{unknown[0]}”." if unknown else "--columns names none."
        raise click.UsageError(f"{complaint} There are: {', '.join(ALL_COLUMNS)}.")
    return names


def _separator(sign: str) -> str:
    found = _SEPARATORS.get(sign.strip(" ").lower(), sign)
    if found not in SEPARATORS:
        raise click.UsageError(f"“{sign}” is no separator. There are: comma, semicolon, tab.")
    return found


def _write(
    store: "Store",
    name: str,
    options: Options,
    asked: Narrowing,
    output: Path | None,
    *,
    described: bool,
) -> None:
    from leifeng_reader.operations import designing, exporting

    document, wanted = asked.document_in(store), asked.filter_in(store)
    exporter, about = EXPORTERS[name], b""
    if described and output is not None:
        data, about = designing.export_described(
            store, exporter, options, output.name, document=document, wanted=wanted
        )
    else:
        data = exporting.export(store, exporter, options, document=document, wanted=wanted)
    if output is None or output == Path("-"):
        put(data)
        return
    exporting.export_file(output, data)
    if described:
        exporting.export_file(designing.beside(output), about)
