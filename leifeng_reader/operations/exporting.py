"""Annotations gathered from the library and written to files."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import FileUnwritable
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.exchange import Exporter
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage, passages
from leifeng_reader.operations.codebooks import entries
from leifeng_reader.store.files import write_whole
from leifeng_reader.store.store import Store

EVERYTHING = Filter()

_FIRST_STRETCH = 20_000
_ENDLESS = 2**62


def collect(
    store: Store, *, document: Document | None = None, wanted: Filter = EVERYTHING
) -> Iterator[Passage]:
    """Yield the passages that pass the filter, of all documents or one, in document order.

    Reads on as it is asked for more; holds one text at a time.
    """
    codebook = Codebook.of(store.themes())
    for each in [document] if document else store.documents():
        yield from _passages_of(store, each, wanted, codebook)


def export(
    store: Store,
    exporter: Exporter,
    options: Options,
    *,
    document: Document | None = None,
    wanted: Filter = EVERYTHING,
) -> bytes:
    """Return the file of the passages that pass the filter, all of one moment of the library."""
    with store.snapshot():
        chosen = collect(store, document=document, wanted=wanted)
        return exporter.write(chosen, with_texts(options, store))


def with_texts(options: Options, store: Store) -> Options:
    """Return options that hand out the library's texts, pictures and themes.

    The text asked for last is kept.
    """

    @lru_cache(maxsize=1)
    def text_of(text_id: str) -> Text:
        return store.text(text_id)

    return replace(
        options,
        text_of=lambda document: text_of(document.text_id),
        image_of=lambda document, name: store.image(document.text_id, name),
        themes=tuple(entries(Codebook.of(store.themes()))),
    )


def export_file(path: Path, data: bytes) -> None:
    """Write an export; an older file at path stays whole until the new one is.

    Raises FileUnwritable, whatever the system's reason.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device, which must not be replaced by a file
        else:
            write_whole(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise FileUnwritable(path, error.strerror or str(error)) from error


def first_rows(
    store: Store,
    exporter: Exporter,
    options: Options,
    count: int,
    *,
    document: Document | None = None,
    wanted: Filter = EVERYTHING,
    watch: Callable[[Iterator[Passage]], Iterator[Passage]] = iter,
) -> list[list[str]]:
    """Return the header and the first count rows a table would have, reading no more of it.

    A table whose order or columns depend on all of it is read whole: `watch` sees what is read,
    and can raise to leave it.

    Of what is no table, the first lines are the rows, under a header without a name; where
    they would tell a reader nothing, there are none at all.
    """
    chosen = watch(collect(store, document=document, wanted=wanted))
    options = with_texts(options, store)
    if exporter.rows is not None:
        return list(islice(exporter.rows(chosen, options), count + 1))
    if not exporter.has_telling_lines:
        return []
    lines = exporter.write(islice(chosen, count), options).decode().splitlines()
    return [[""], *([line] for line in lines[:count])]


def _passages_of(
    store: Store, document: Document, wanted: Filter, codebook: Codebook
) -> Iterator[Passage]:
    text = None
    for annotations in _stretches(store, document):
        chosen = select(annotations, wanted, codebook)
        if chosen:
            text = text or store.text(document.text_id)
            yield from passages(chosen, document, text, codebook)


def _stretches(store: Store, document: Document) -> Iterator[list[Annotation]]:
    """Yield a document's annotations by where they start, in stretches each twice as long."""
    low, length = 0, _FIRST_STRETCH
    while low <= document.length:
        high = low + length if low + length <= document.length else _ENDLESS
        # From low - 1, so that one with nothing left of its passage is not passed over.
        found = store.annotations(document.id, (low - 1, high))
        yield [annotation for annotation in found if annotation.start >= low]
        low, length = high, 2 * length
