"""Commands on annotations: annotate, annotations."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library, Narrowing, narrowing
from leifeng_reader.cli.output import put_json, put_rows
from leifeng_reader.core.anchoring import find_exact
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook, format_path, format_paths, parse_path
from leifeng_reader.core.errors import QuoteNotFound
from leifeng_reader.core.text import LINE_BREAK, canonical

if TYPE_CHECKING:
    from leifeng_reader.exchange.passage import Passage
    from leifeng_reader.operations.origin import Origin


@click.command()
@click.argument("document")
@click.option("--quote", metavar="Q", help="The passage, exactly as it stands in the text.")
@click.option("--prefix", default="", metavar="P", help="What stands right before the quote.")
@click.option("--suffix", default="", metavar="S", help="What stands right after it.")
@click.option("--range", "span", type=(int, int), metavar="START END", help="The passage by place.")
@click.option("--theme", "themes", multiple=True, metavar="PATH", help="Made when there is none.")
@click.option("--note", default="", metavar="N")
@click.pass_obj
def annotate(
    library: Library,
    document: str,
    quote: str | None,
    prefix: str,
    suffix: str,
    span: tuple[int, int] | None,
    themes: tuple[str, ...],
    note: str,
) -> None:
    """Annotate a passage of DOCUMENT and print its id.

    The passage is given by quote or by range.
    """
    if (quote is None) == (span is None):
        raise click.UsageError("Give either --quote or --range.")
    if quote is None and (prefix or suffix):
        raise click.UsageError("--prefix and --suffix go with --quote.")
    from leifeng_reader.operations import annotating
    from leifeng_reader.operations.documents import find_document
    from leifeng_reader.operations.origin import system_origin

    origin = system_origin()
    with library.opened(writing=True) as store:
        found = find_document(store, document)
        text = store.text(found.text_id)
        span = span or _locate(text.content, quote or "", prefix, suffix)
        change, theme_ids = _ensured(Codebook.of(store.themes()), themes, origin)
        added, made = annotating.annotate(found, text, span, origin, themes=theme_ids, note=note)
        store.apply(change.then(added), "annotate", origin.now())
    put_rows([(made.id,)])


def _locate(content: str, quote: str, prefix: str, suffix: str) -> tuple[int, int]:
    """Find the quote; a line feed in it may also stand for a line break inside a block."""
    quote, prefix, suffix = canonical(quote), canonical(prefix), canonical(suffix)
    try:
        return find_exact(content, quote, prefix, suffix)
    except QuoteNotFound:
        if "\n" not in prefix + quote + suffix:
            raise
    levelled = (part.replace(LINE_BREAK, "\n") for part in (content, quote, prefix, suffix))
    return find_exact(*levelled)


def _ensured(
    codebook: Codebook, paths: Iterable[str], origin: "Origin"
) -> tuple[Change, list[str]]:
    from leifeng_reader.operations.theming import ensure_path

    change, theme_ids = Change(), []
    for path in paths:
        added, theme = ensure_path(codebook, parse_path(path), origin)
        change = change.then(added)
        codebook = codebook.revised((), added.after)
        theme_ids.append(theme.id)
    return change, theme_ids


@click.command("annotations")
@narrowing
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_annotations(
    library: Library, document: str | None, themes: tuple[str, ...], words: str, as_json: bool
) -> None:
    """List annotations in document order.

    Each is a line of id, start-end, themes and quote with tabs between.
    """
    from leifeng_reader.operations.exporting import collect

    asked = Narrowing(document, themes, words)
    with library.opened() as store, store.snapshot():
        chosen = collect(store, document=asked.document_in(store), wanted=asked.filter_in(store))
        found = list(chosen)
    if as_json:
        put_json(map(_as_json, found))
    else:
        put_rows(map(_as_row, found))


def _as_row(passage: "Passage") -> tuple[str, str, str, str]:
    from leifeng_reader.operations.excerpts import shortened

    made = passage.annotation
    place = f"{made.start}-{made.end}"
    return made.id, place, format_paths(passage.themes), shortened(made.selector.quote)


def _as_json(passage: "Passage") -> dict[str, object]:
    made = passage.annotation
    return {
        "id": made.id,
        "document_id": made.document_id,
        "document": passage.document.title,
        "section": passage.section,
        "paragraph": passage.paragraph,
        "start": made.start,
        "end": made.end,
        "quote": made.selector.quote,
        "prefix": made.selector.prefix,
        "suffix": made.selector.suffix,
        "themes": [format_path(path) for path in passage.themes],
        "note": made.note,
        "created": made.created,
        "modified": made.modified,
        "status": made.status.value,
        "annotator": made.annotator,
        "text_sha256": made.text_sha256,
        "link": passage.link,
        "scope": made.scope.value,
    }
