"""The command that looks for words: search."""

from itertools import islice
from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import put_json, put_rows

if TYPE_CHECKING:
    from leifeng_reader.operations.finding import Found


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--exact", is_flag=True, help="With accents as they are typed.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N places only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def search(
    library: Library, words: tuple[str, ...], exact: bool, limit: int | None, as_json: bool
) -> None:
    """Look for WORDS in texts, annotations, themes and titles.

    A word finds words that begin with it, a "phrase" these very words; all must stand in one
    paragraph. theme:, note:, in:, before: and after: narrow, - excludes (after --, so that it
    is no option). Each place is a line of kind, document, start, end and context with tabs
    between.
    """
    from leifeng_reader.operations.searching import Search

    with library.opened() as store:
        found = Search(store, " ".join(words), exact=exact, each_place=True).rows()
        if as_json:
            put_json(map(_as_json, islice(found, limit)))
        else:
            put_rows(map(_as_row, islice(found, limit)))


_KINDS = {"title": "document", "note": "annotation", "quote": "annotation"}


def _as_row(found: "Found") -> tuple[str | int, ...]:
    return _kind(found), found.document_id, found.start, found.end, found.context


def _as_json(found: "Found") -> dict[str, object]:
    return {
        "document_id": found.document_id or None,
        "document": found.document or None,
        "start": found.start,
        "end": found.end,
        "kind": _kind(found),
        "context": found.context,
        "annotation_id": found.annotation_id or None,
        "in": found.kind.value,
        "theme_id": found.theme_id or None,
        "marks": found.marks,
    }


def _kind(found: "Found") -> str:
    return _KINDS.get(found.kind.value, found.kind.value)
