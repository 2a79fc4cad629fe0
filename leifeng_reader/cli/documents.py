"""Commands on documents: import, documents, text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import complain, put, put_json, put_rows, remark
from leifeng_reader.core.errors import FileFault, TooLong, TooMuch

if TYPE_CHECKING:
    from leifeng_reader.operations.origin import Origin
    from leifeng_reader.store.store import Store


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE...",
)
@click.pass_obj
@click.pass_context
def import_files(context: click.Context, library: Library, files: tuple[Path, ...]) -> None:
    """Import documents; print id and title of each.

    A file that cannot be imported is named on standard error, and so is what was left out of
    one that can; the others still come in.
    """
    from leifeng_reader.operations.origin import system_origin

    failed = False
    with library.opened(writing=True) as store:
        for path in files:
            try:
                _import_one(store, path, system_origin())
            except (FileFault, TooLong, TooMuch) as error:
                complain(error)
                failed = True
    context.exit(1 if failed else 0)


def _import_one(store: "Store", path: Path, origin: "Origin") -> None:
    from leifeng_reader.operations.documents import import_file
    from leifeng_reader.operations.sentences import notice_sentences

    arrival = import_file(store, path, origin)
    if not arrival.change.is_empty:
        store.apply(arrival.change, "import", origin.now())
    put_rows([(arrival.document.id, arrival.document.title)])
    for said in notice_sentences(arrival.notices):
        remark(path, said)
    if len(arrival.alike) > 1:
        titles = ", ".join(f"“{document.title}” ({document.id})" for document in arrival.alike)
        remark(path, f"The library has this text more than once: {titles}.")


@click.command("documents")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_documents(library: Library, as_json: bool) -> None:
    """List documents, oldest first.

    Each is a line of id, title, number of characters and of annotations with tabs between.
    """
    with library.opened() as store, store.snapshot():
        listed = [(document, store.annotation_count(document.id)) for document in store.documents()]
    if as_json:
        put_json(
            {
                "id": document.id,
                "title": document.title,
                "language": document.language,
                "authors": document.authors,
                "source": document.source,
                "length": document.length,
                "text_sha256": document.text_sha256,
                "annotations": count,
                "created": document.created,
                "modified": document.modified,
            }
            for document, count in listed
        )
    else:
        put_rows((document.id, document.title, document.length, n) for document, n in listed)


@click.command("text")
@click.argument("document")
@click.pass_obj
def print_text(library: Library, document: str) -> None:
    """Print the text of DOCUMENT exactly.

    These are the characters that positions count; nothing is added at the end.
    """
    from leifeng_reader.operations.documents import find_document

    with library.opened() as store:
        content = store.text(find_document(store, document).text_id).content
    put(content.encode())
