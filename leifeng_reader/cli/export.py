"""The command that writes annotations to a file: export."""

import sys
from pathlib import Path

import click

from leifeng_reader.cli.library import Library, Narrowing, narrowing
from leifeng_reader.cli.output import put
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options


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
    output: Path | None,
) -> None:
    """Write annotations in document order, whole or narrowed."""
    from leifeng_reader.operations import exporting

    to_terminal = output in (None, Path("-")) and sys.stdout.isatty()
    if to_terminal and not EXPORTERS[name].is_text:
        raise click.UsageError(f"{name} is not text: name a file for it with -o FILE.")
    asked = Narrowing(document, themes, words)
    with library.opened() as store:
        data = exporting.export(
            store,
            EXPORTERS[name],
            Options(spreadsheet),
            document=asked.document_in(store),
            wanted=asked.filter_in(store),
        )
    if output is None or output == Path("-"):
        put(data)
    else:
        exporting.export_file(output, data)
