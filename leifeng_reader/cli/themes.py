"""The command on themes: listed, exported, imported."""

from pathlib import Path

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import put, put_json, put_rows
from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook, format_path

_FILE = click.Path(readable=False, path_type=Path)


@click.command("themes")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--export",
    "exported",
    type=_FILE,
    metavar="FILE",
    help="Write the codebook to FILE: .csv, .json or .qdc (REFI-QDA); - prints CSV.",
)
@click.option(
    "--import",
    "imported",
    type=_FILE,
    metavar="FILE",
    help="Bring the themes of FILE in first; those that are there get its descriptions.",
)
@click.pass_obj
def themes(library: Library, as_json: bool, exported: Path | None, imported: Path | None) -> None:
    """List themes, those above first.

    Each is a line of path, number of annotations, colour and key with tabs between.
    """
    if imported is not None:
        _bring_in(library, imported)
    if exported is not None:
        _export(library, exported)
    if as_json or (imported is None and exported is None):
        _list(library, as_json)


def _bring_in(library: Library, path: Path) -> None:
    from leifeng_reader.operations.codebooks import add_entries, read_codebook
    from leifeng_reader.operations.origin import system_origin

    origin, entries = system_origin(), read_codebook(path)
    with library.opened(writing=True) as store:
        change = add_entries(Codebook.of(store.themes()), entries, origin)
        if not change.is_empty:
            store.apply(change, "import themes", origin.now())


def _export(library: Library, path: Path) -> None:
    from leifeng_reader.exchange.codebooks import format_of
    from leifeng_reader.operations.codebooks import entries
    from leifeng_reader.operations.exporting import export_file

    with library.opened() as store:
        data = format_of(path).write(entries(Codebook.of(store.themes())))
    if path == Path("-"):
        put(data)
    else:
        export_file(path, data)


def _list(library: Library, as_json: bool) -> None:
    with library.opened() as store, store.snapshot():
        codebook, counts = Codebook.of(store.themes()), store.theme_counts()
    listed = [(theme, format_path(codebook.path(theme.id))) for theme in codebook.in_tree_order()]
    if as_json:
        put_json(_as_json(theme, path, counts.get(theme.id, 0)) for theme, path in listed)
    else:
        put_rows((path, counts.get(t.id, 0), t.colour, t.key or "") for t, path in listed)


def _as_json(theme: Theme, path: str, count: int) -> dict[str, object]:
    return {
        "id": theme.id,
        "path": path,
        "name": theme.name,
        "parent_id": theme.parent_id,
        "colour": theme.colour,
        "key": theme.key,
        "description": theme.description,
        "count": count,
        "include": theme.include,
        "exclude": theme.exclude,
        "archived": theme.archived,
    }
