"""The library as a shelf: what stands on it and how far it is read, details, removal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import TITLE_LIMIT, Document
from leifeng_reader.core.text import canonical
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

_TAG = re.compile(r"(?:[a-z]{2,3}|[ix](?=-))(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_BETWEEN_AUTHORS = re.compile(r"[;；\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with what the library knows of its reading; `read_at` is "" before the first."""

    document: Document
    annotations: int = 0
    position: int = 0
    read_at: str = ""

    @property
    def progress(self) -> float | None:
        """How far the document is read, from 0 to 1; None when it was never opened."""
        if not self.read_at:
            return None
        return min(1.0, self.position / max(1, self.document.length))


@dataclass(frozen=True, slots=True)
class Details:
    """What a person may write about a document."""

    title: str
    authors: tuple[str, ...] = ()
    language: str = ""
    source: str = ""


def shelf(store: Store) -> list[Shelved]:
    """Return every document, oldest first, with its number of annotations and its place."""
    return [Shelved(*row) for row in store.shelf()]


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
