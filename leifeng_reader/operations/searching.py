"""Words looked for in every text and annotation of the library."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook, format_paths
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.core.search import hits
from leifeng_reader.core.text import fold
from leifeng_reader.operations.excerpts import shortened, surrounded
from leifeng_reader.store.store import Store


class FoundIn(StrEnum):
    """What the words were found in."""

    TEXT = "text"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand; `context` is one line, `annotation_id` empty for a text."""

    kind: FoundIn
    document: Document
    start: int
    end: int
    context: str
    annotation_id: str = ""


def search(store: Store, words: str) -> Iterator[Found]:
    """Yield where words stand as a phrase in the texts, or each in an annotation.

    Document by document: first the places in its text, then its annotations, found by quote,
    note and theme names.
    """
    codebook = Codebook.of(store.themes())
    for document in store.documents():
        yield from _in_text(store, document, words)
        yield from _in_annotations(store, document, words, codebook)


def _in_text(store: Store, document: Document, words: str) -> Iterator[Found]:
    content = store.text(document.text_id).content
    for start, end in hits(content, words):
        yield Found(FoundIn.TEXT, document, start, end, surrounded(content, start, end))


def _in_annotations(
    store: Store, document: Document, words: str, codebook: Codebook
) -> Iterator[Found]:
    if not fold(words).split():
        return  # a filter without words lets everything pass
    for annotation in select(store.annotations(document.id), Filter(words), codebook):
        yield Found(
            FoundIn.ANNOTATION,
            document,
            annotation.start,
            annotation.end,
            _told(annotation, codebook),
            annotation.id,
        )


def _told(annotation: Annotation, codebook: Codebook) -> str:
    themes = format_paths(path for theme in annotation.themes if (path := codebook.path(theme)))
    parts = (annotation.selector.quote, annotation.note, themes)
    return " · ".join(shortened(part) for part in parts if part.strip())
