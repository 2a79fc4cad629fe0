"""The command that looks for words: search."""

from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import put_json, put_rows

if TYPE_CHECKING:
    from leifeng_reader.operations.searching import Found


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def search(library: Library, words: tuple[str, ...], as_json: bool) -> None:
    """Look for WORDS in texts and annotations.

    Each place is a line of kind, document, start, end and context with tabs between.
    """
    from leifeng_reader.operations import searching

    with library.opened() as store:
        found = searching.search(store, " ".join(words))
        if as_json:
            put_json(map(_as_json, found))
        else:
            put_rows((f.kind.value, f.document.id, f.start, f.end, f.context) for f in found)


def _as_json(found: "Found") -> dict[str, object]:
    return {
        "document_id": found.document.id,
        "document": found.document.title,
        "start": found.start,
        "end": found.end,
        "kind": found.kind.value,
        "context": found.context,
        "annotation_id": found.annotation_id or None,
    }
