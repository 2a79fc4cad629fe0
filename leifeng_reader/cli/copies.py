"""The commands on the library as a whole: is it as it was written, and copies of it."""

from pathlib import Path

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import Fault, put, put_json, put_rows
from leifeng_reader.core.errors import LibraryDamaged


@click.command("check")
@click.pass_obj
def check(library: Library) -> None:
    """Read everything and tell whether it is as it was written.

    A damaged record is a line of kind and id with a tab between; then the status is 1.
    """
    with library.opened() as store, store.snapshot():
        damaged = store.examined()
        path = store.path
        if not damaged:
            documents = store.documents()
            annotations = sum(store.annotation_count(each.id) for each in documents)
    if damaged:
        put_rows(damaged)
        raise Fault(LibraryDamaged(path))
    texts = _counted(len(documents), "text")
    put(f"{texts}, {_counted(annotations, 'annotation')}: all as they were written\n".encode())


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


@click.command("copy")
@click.option(
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to, instead of beside the library; a file there is replaced.",
)
@click.pass_obj
def copy(library: Library, output: Path | None) -> None:
    """Copy the library as it is now, and print where to."""
    from leifeng_reader.operations.copies import copy_by_hand, copy_to
    from leifeng_reader.operations.origin import utc_now

    with library.opened() as store:
        if output is None:
            output = copy_by_hand(store.path, utc_now())
        else:
            copy_to(store.path, output)
    put_rows([[str(output)]])


@click.command("copies")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_copies(library: Library, as_json: bool) -> None:
    """List the copies beside the library, the newest first.

    Each is a line of file, time, why it was made (day, update, hand, back), bytes, texts and
    annotations, with tabs between; the last two are empty where a copy cannot be read.
    """
    from leifeng_reader.operations.copies import holdings, listed

    with library.opened() as store:
        found = [(each, holdings(each.path)) for each in listed(store.path)]
    if as_json:
        put_json(
            {
                "file": str(each.path),
                "made": each.made,
                "reason": each.reason,
                "size": each.size,
                "texts": held.texts if held else None,
                "annotations": held.annotations if held else None,
            }
            for each, held in found
        )
    else:
        put_rows(
            (
                str(each.path),
                each.made,
                each.reason,
                each.size,
                held.texts if held else "",
                held.annotations if held else "",
            )
            for each, held in found
        )
