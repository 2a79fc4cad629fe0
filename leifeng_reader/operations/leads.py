"""The passages that a number in a picture stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.matching import needle, plainly
from leifeng_reader.core.query import Term
from leifeng_reader.operations.excerpts import shortened, surrounded
from leifeng_reader.store.store import Store

Span = tuple[int, int]

MOST = 2000
"""How many passages are listed."""

_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """The passages a mark stands for.

    Annotations with all of `themes`, in one document if it is given, made in the days from
    `since` to before `until` (UTC); those that meet the `spans` where there are any. Without
    themes and days, the spans of the document themselves, or where the folded `word` stands.
    """

    themes: tuple[str, ...] = ()
    document_id: str = ""
    since: str = ""
    until: str = ""
    spans: tuple[Span, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A passage of a document; of an annotation, its id too. `title` is the document's."""

    document_id: str
    title: str
    start: int
    end: int
    words: str
    annotation_id: str = ""


def leads(store: Store, wanted: Wanted, most: int = MOST) -> list[Lead]:
    """Return the passages that are wanted, in the order of the library; no more than `most`."""
    titles = {document.id: document.title for document in store.documents()}
    found: Iterator[Lead]
    if wanted.themes or wanted.since:
        found = (_of_annotation(each, titles) for each in _annotations(store, wanted))
    else:
        found = _of_text(store, wanted, titles)
    return list(islice(found, most))


def _annotations(store: Store, wanted: Wanted) -> Iterator[Annotation]:
    if wanted.themes and not wanted.document_id:
        listed: Iterable[Annotation] = store.annotations_with(wanted.themes[:1])
    else:
        listed = store.annotations(wanted.document_id or None)
    themes = set(wanted.themes)
    for annotation in listed:
        in_time = not wanted.since or wanted.since <= annotation.created[:10] < wanted.until
        if themes <= set(annotation.themes) and in_time and _meets(annotation, wanted.spans):
            yield annotation


def _meets(annotation: Annotation, spans: tuple[Span, ...]) -> bool:
    if not spans:
        return True
    return any(start <= annotation.start and annotation.end <= end for start, end in spans)


def _of_annotation(annotation: Annotation, titles: dict[str, str]) -> Lead:
    stands = annotation.scope is Scope.PASSAGE and annotation.status is not Status.LOST
    start, end = (annotation.start, annotation.end) if stands else (0, 0)
    words = shortened(annotation.selector.quote, _QUOTED)
    title = titles.get(annotation.document_id, "")
    return Lead(annotation.document_id, title, start, end, words, annotation.id)


def _of_text(store: Store, wanted: Wanted, titles: dict[str, str]) -> Iterator[Lead]:
    document = store.document(wanted.document_id)
    content = store.text(document.text_id).content
    spans: Iterable[Span] = wanted.spans
    if wanted.word:
        found = needle(Term(wanted.word, whole=True))
        spans = found.spans(content, plainly(content))
    for start, end in spans:
        whole = surrounded(content, start, end) if wanted.word else content[start:end]
        yield Lead(document.id, titles[document.id], start, end, shortened(whole, _QUOTED))
