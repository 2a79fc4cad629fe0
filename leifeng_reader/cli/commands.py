"""The group of all commands, and what becomes of the faults they meet."""

from pathlib import Path

import click

from leifeng_reader import __version__
from leifeng_reader.cli import annotations, cards, copies, documents, export, search, study, themes
from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import Fault, abandon
from leifeng_reader.core.errors import ReaderError


class Commands(click.Group):
    """A group whose commands may raise ReaderErrors and meet a closed pipe."""

    def invoke(self, context: click.Context) -> object:
        """Run the command; a ReaderError becomes a line, a closed pipe a quiet end."""
        try:
            return super().invoke(context)
        except ReaderError as error:
            raise Fault(error) from error
        except BrokenPipeError:
            abandon()
            return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE",
    help="The library to use instead of your own; LEIFENG_LIBRARY does the same.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, max=3600),
    default=5,
    metavar="SECONDS",
    help="How long to wait while another program writes (5).",
)
@click.version_option(__version__, "--version", prog_name="leifeng")
@click.pass_context
def leifeng(context: click.Context, library: Path | None, timeout: float) -> None:
    """Import texts, annotate them, and take the annotations out.

    DOCUMENT is an id, an unambiguous beginning of one, or an exact title. PATH is a theme with
    those above it, as in Service/Volunteering. Positions are Unicode code points.
    """
    context.obj = Library(library, timeout)


for command in (
    documents.import_files,
    documents.list_documents,
    documents.print_text,
    annotations.annotate,
    annotations.list_annotations,
    themes.themes,
    export.export,
    search.search,
    study.study,
    cards.cards,
    copies.check,
    copies.copy,
    copies.list_copies,
):
    leifeng.add_command(command)
