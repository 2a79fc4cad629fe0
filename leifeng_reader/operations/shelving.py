"""The library as a shelf: what stands on it and how far it is read, details, removal."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import TITLE_LIMIT, VERY_LONG, Document, Text
from leifeng_reader.core.glimpse import glimpse
from leifeng_reader.core.text import canonical
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

_TAG = re.compile(r"(?:[a-z]{2,3}|[ix](?=-))(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_ENDED = "read-to-the-end"
_BETWEEN_AUTHORS = re.compile(r"[;；\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with what the library knows of its reading; `read_at` is "" before the first."""

    document: Document
    annotations: int = 0
    position: int = 0
    read_at: str = ""
    at_end: bool = False

    @property
    def percent(self) -> int | None:
        """How much of the document is read, in percent; None when it was never opened."""
        if not self.read_at:
            return None
        return percent(self.position, self.document.length, at_end=self.at_end)


@dataclass(frozen=True, slots=True)
class Details:
    """What a person may write about a document."""

    title: str
    authors: tuple[str, ...] = ()
    language: str = ""
    source: str = ""


def percent(position: int, length: int, *, at_end: bool) -> int:
    """Return how much of a text is read: all of it only once its end has been on the screen."""
    return 100 if at_end else min(99, round(100 * position / max(1, length)))


def shelf(store: Store) -> list[Shelved]:
    """Return every document, oldest first, with its number of annotations and its place."""
    ended = _ended(store)
    return [Shelved(*row, row[0].id in ended) for row in store.shelf()]


def keep_place(
    store: Store,
    document_id: str,
    position: int,
    at: str,
    *,
    at_end: bool,
    text: Text | None = None,
) -> None:
    """Remember where a document is being read, and whether its end is on the screen.

    The position is where reading goes on; it cannot tell how much of the text is below it.
    Of a very long text, what stands there is kept too, to be shown before the rest is read.
    """
    store.keep_place(document_id, position, at)
    seen = glimpse(text, position) if text is not None and len(text.content) > VERY_LONG else None
    if seen is not None:
        store.keep_glimpse(document_id, seen)
    ended = _ended(store)
    if (document_id in ended) != at_end:
        store.keep_setting(_ENDED, json.dumps(sorted(ended ^ {document_id})))


def _ended(store: Store) -> set[str]:
    try:
        kept = json.loads(store.setting(_ENDED) or "[]")
    except ValueError:
        return set()
    return {str(each) for each in kept} if isinstance(kept, list) else set()


def edit_document(
    document: Document,
    origin: Origin,
    *,
    title: str | None = None,
    authors: Iterable[str] | None = None,
    language: str | None = None,
    source: str | None = None,
) -> Change:
    """Write other details; None leaves what stands.

    A title without a character to show and a language that is no tag leave it too.
    """
    after = replace(
        document,
        title=_line(title or "")[:TITLE_LIMIT].strip() or document.title,
        authors=document.authors if authors is None else _names(authors),
        language=document.language if language is None else _language(language, document),
        source=document.source if source is None else _line(source),
    )
    if after == document:
        return Change()
    return replace_one(document, replace(after, modified=origin.now()))


def remove_document(store: Store, document_id: str) -> Change:
    """Remove a document with its annotations; raises UnknownDocument.

    Its text stays in the library, so that the inverse brings everything back.
    """
    return Change((store.document(document_id), *store.annotations(document_id)))


def authors_of(words: str) -> tuple[str, ...]:
    """Return the names in words that have one on each line, or semicolons between them."""
    return _names(_BETWEEN_AUTHORS.split(words))


def language_tag(words: str) -> str:
    """Return a BCP 47 tag in its usual case, as in zh-Hans-CN; "" when words are none."""
    if not _TAG.fullmatch(words.strip()):
        return ""
    first, *subtags = words.strip().lower().split("-")
    written, is_plain = [first], len(first) > 1
    for subtag in subtags:
        is_plain = is_plain and len(subtag) > 1  # what follows a single letter is an extension
        written.append(_cased(subtag) if is_plain else subtag)
    return "-".join(written)


def _cased(subtag: str) -> str:
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag


def _language(words: str, document: Document) -> str:
    return (language_tag(words) or document.language) if words.strip() else ""


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_line, names))))


def _line(words: str) -> str:
    return " ".join(canonical(words).split())
