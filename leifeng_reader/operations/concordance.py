"""Concordances: a query's words in their contexts, and annotations made of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.concordance import Line, Order, in_order, word_end
from leifeng_reader.core.document import Document
from leifeng_reader.core.matching import Needles, Span
from leifeng_reader.core.query import Field, Query, parse
from leifeng_reader.operations import text_hits
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.excerpts import one_line
from leifeng_reader.operations.finding import in_a_row
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.search import Volume
from leifeng_reader.store.store import Store

MOST = 5000
"""How many lines a concordance has at most."""

WIDTH = 60
"""How many characters of context a line has on each side."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Lines, and whether they are all there are."""

    lines: tuple[Line, ...]
    is_whole: bool


def concordance(
    store: Store,
    typed: str,
    *,
    document: Document | None = None,
    order: Order = Order.TEXT,
    width: int = WIDTH,
    most: int = MOST,
    exact: bool = False,
) -> Concordance:
    """Return a line for each place in a document, or all, where what was typed stands.

    Of what was typed (see core.query.parse) the words and `in:` count. A beginning of a word
    is shown as the whole word. Of more than `most` lines the first are sorted.
    """
    query = parse(typed, exact=exact)
    lines = list(islice(_lines(store, query, document, width), most + 1))
    return Concordance(tuple(in_order(lines[:most], order)), len(lines) <= most)


def _lines(store: Store, query: Query, document: Document | None, width: int) -> Iterator[Line]:
    needles, titles = Needles.of(query), Needles.of(query, Field.TITLE)
    if not needles.wanted:
        return
    volumes = [
        volume
        for volume in store.index.volumes()
        if (document is None or volume.id == document.id) and titles.all_in((volume.title,))
    ]
    for hit in filter(None, text_hits.hits(store.index, volumes, needles, needles)):
        for span in in_a_row(hit.content, hit.spans, len(needles.wanted)):
            yield _line(hit.volume, hit.content, span, width)


def _line(volume: Volume, content: str, span: Span, width: int) -> Line:
    start, end = span[0], word_end(content, *span)
    left, right = content[max(0, start - width) : start], content[end : end + width]
    parts = map(one_line, (left, content[start:end], right))
    return Line(volume.id, volume.title, start, end, *parts)


def to_annotate(store: Store, lines: Iterable[Line], theme_id: str) -> list[Line]:
    """Return the lines that no annotation with the theme covers exactly yet."""
    wanted = sorted(lines, key=lambda line: (line.document_id, line.start, line.end))
    found: list[Line] = []
    for document_id, some in groupby(wanted, key=lambda line: line.document_id):
        themed = {
            (made.start, made.end)
            for made in store.annotations(document_id)
            if theme_id in made.themes
        }
        for line in some:
            if (line.start, line.end) not in themed:
                themed.add((line.start, line.end))
                found.append(line)
    return found


def annotate_lines(store: Store, lines: Iterable[Line], theme_id: str, origin: Origin) -> Change:
    """Annotate every line's hit with a theme, as one change.

    Lines that an annotation with the theme covers exactly are passed over. Raises
    UnknownDocument when a document is gone.
    """
    made: list[Annotation] = []
    left = to_annotate(store, lines, theme_id)
    for document_id, some in groupby(left, key=lambda line: line.document_id):
        document = store.document(document_id)
        text = store.text(document.text_id)
        for line in some:
            span = (line.start, line.end)
            made.append(annotate(document, text, span, origin, themes=[theme_id])[1])
    return Change(after=tuple(made))
