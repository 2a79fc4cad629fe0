"""Documents that annotations from elsewhere belong to, and the places of their quotes there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.anchoring import NOWHERE, Match, Method, describe_all, find_all
from leifeng_reader.core.annotation import Scope, Selector, Status
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import TITLE_LIMIT, Document, Text
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.core.text import LINE_BREAK, Utf16Map, canonical, fold
from leifeng_reader.exchange.incoming import Enclosed, Incoming, made_id
from leifeng_reader.operations.annotating import trimmed
from leifeng_reader.store.store import Store

QUOTES = "quotes"
"""The source of a document made of quotes, until its text takes their place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation from elsewhere is to stand."""

    selector: Selector
    status: Status


@dataclass(frozen=True, slots=True)
class Home:
    """A document as incoming annotations will find it; `before` is None when it is new."""

    document: Document
    text: Text
    before: Document | None


class Homes:
    """Leads from what is told of a document to the library's, for one library at one moment."""

    def __init__(
        self,
        documents: Sequence[Document],
        here: str | None = None,
        enclosed: Iterable[Enclosed] = (),
    ) -> None:
        """Look among documents; `here` is the one that is open, `enclosed` texts come along."""
        self.by_id = {each.id: each for each in documents}
        self.enclosed = {each.id: each for each in enclosed}
        self._by_source = {each.source: each for each in documents if "://" in each.source}
        self._by_text = {each.text_sha256: each for each in documents}
        self._by_title: dict[str, list[Document]] = {}
        for each in documents:
            self._by_title.setdefault(_folded(each.title), []).append(each)
        self._here = self.by_id.get(here or "")

    def of(self, incoming: Incoming) -> Document | None:
        """Return the document by id, text, address, title and author; untitled, the one open.

        What came with its text has a document only where that text is one's already.
        """
        found = self.by_id.get(incoming.document_id) or self._by_text.get(incoming.text_sha256)
        if found is not None or incoming.document_id in self.enclosed:
            return found
        if found := self._by_source.get(incoming.source):
            return found
        if not incoming.title:
            return self._here
        alike = self._by_title.get(_folded(incoming.title), [])
        written = [each for each in alike if _shares_author(each, incoming)]
        own = self.by_id.get(own_id(incoming))
        return next(iter(written), own)

    @property
    def new_texts(self) -> list[Enclosed]:
        """The texts that came along and that no document shows."""
        return [
            each
            for each in self.enclosed.values()
            if each.id not in self.by_id and each.text.sha256 not in self._by_text
        ]


def own_id(incoming: Incoming) -> str:
    """Return the id of the document that would be made of an annotation's quotes."""
    return made_id("document", _folded(incoming.title), *map(_folded, incoming.authors))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _shares_author(document: Document, incoming: Incoming) -> bool:
    """Tell whether authors have a word in common, or one side says nothing of any."""
    if not document.authors or not incoming.authors:
        return True
    one, other = (
        {word for name in names for word in fold(name).replace(",", " ").split() if len(word) > 1}
        for names in (document.authors, incoming.authors)
    )
    return bool(one & other) or not (one and other)


def find_places(
    text: Text, incoming: Sequence[Incoming], progress: Progress = untold
) -> list[Place]:
    """Return where each stands in a text; what is not found is lost, but keeps its quote."""
    asked = [each for each in incoming if each.scope is not Scope.DOCUMENT]
    units = Utf16Map.of(text.content) if any(each.in_units for each in asked) else Utf16Map()
    selectors = [_selector(each, units) for each in asked]
    found = find_all(text.content, selectors, thorough=True, progress=progress)
    rough = [_place(text, s, match) for s, match in zip(selectors, found, strict=True)]
    places = dict(zip(map(id, asked), _described(text, rough), strict=True))
    whole = Place(Selector(0, 0, ""), Status.ANCHORED)
    return [places.get(id(each), whole) for each in incoming]


def _selector(incoming: Incoming, units: Utf16Map) -> Selector:
    quote = canonical(incoming.quote)
    prefix, suffix = canonical(incoming.prefix), canonical(incoming.suffix)
    if incoming.start is None:
        return Selector(NOWHERE, NOWHERE, quote, prefix, suffix)
    start = units.to_point(incoming.start) if incoming.in_units else incoming.start
    return Selector(start, start + len(quote), quote, prefix, suffix)


def _place(text: Text, asked: Selector, match: Match | None) -> Place:
    """Return a place whose selector has a prefix or suffix only where it was told of one."""
    if match is None:
        start = min(max(0, asked.start), len(text.content))
        kept = Selector(start, start + len(asked.quote), asked.quote, asked.prefix, asked.suffix)
        return Place(kept, Status.LOST)
    if match.method is Method.SAME:
        return Place(asked, Status.ANCHORED)
    start, end = match.start, match.end
    if asked.quote:
        start, end = trimmed(text.content, start, end)
    if start == end:
        return Place(Selector(start, end, "", asked.prefix, asked.suffix), Status.ANCHORED)
    is_sure = match.method is Method.EXACT and not match.is_ambiguous
    return Place(Selector(start, end, ""), Status.ANCHORED if is_sure else Status.MOVED)


def _described(text: Text, places: Iterable[Place]) -> list[Place]:
    """Return places with what is around them, where nobody has told."""
    listed = list(places)
    bare = [
        number
        for number, each in enumerate(listed)
        if each.status is not Status.LOST and not (each.selector.prefix or each.selector.suffix)
    ]
    spans = [(listed[number].selector.start, listed[number].selector.end) for number in bare]
    for number, selector in zip(bare, describe_all(text.content, spans), strict=True):
        listed[number] = replace(listed[number], selector=selector)
    return listed


def made_of_quotes(
    first: Incoming, incoming: Iterable[Incoming], now: str, before: Home | None = None
) -> Home:
    """Return a document of quotes, a paragraph each; one there already gets those it lacks."""
    old = before.text.content.split("\n") if before else []
    shown = (canonical(each.quote).strip("\n").replace("\n", LINE_BREAK) for each in incoming)
    quotes = list(dict.fromkeys((*old, *(quote for quote in shown if quote.strip()))))
    title = " ".join(canonical(first.title).split())[:TITLE_LIMIT]
    text = compose([Part(quote) for quote in quotes or [title or "…"]])
    was = before.document if before else None
    made = Document(
        id=was.id if was else own_id(first),
        title=was.title if was else title or text.content[:80].replace("\n", " "),
        text_id=text.id,
        text_sha256=text.sha256,
        length=len(text.content),
        source=QUOTES,
        authors=first.authors,
        created=was.created if was else now,
        modified=now,
    )
    return Home(made, text, was)


def enclosed_home(found: Enclosed, now: str) -> Home:
    """Return the document of a text that came with its annotations."""
    title = " ".join(canonical(found.title).split()) or found.text.content[:80].replace("\n", " ")
    made = Document(
        id=found.id,
        title=title[:TITLE_LIMIT],
        text_id=found.text.id,
        text_sha256=found.text.sha256,
        length=len(found.text.content),
        source=canonical(found.source),
        authors=found.authors,
        created=now,
        modified=now,
    )
    return Home(made, found.text, None)


def home_of(store: Store, document: Document) -> Home:
    """Return a document as it stands."""
    return Home(document, store.text(document.text_id), document)
