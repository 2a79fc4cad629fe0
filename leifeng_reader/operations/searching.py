"""Words looked for in the whole library: texts, quotes, notes, themes and titles."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.errors import LibraryDamaged
from leifeng_reader.core.matching import Needles, needle, whole
from leifeng_reader.core.query import Field, Query, parse
from leifeng_reader.operations import annotation_hits, text_hits
from leifeng_reader.operations.catalogue import catalogue
from leifeng_reader.operations.finding import Found, Group, Kind, excerpt, in_a_row
from leifeng_reader.store.search import Noted, Volume
from leifeng_reader.store.store import Store

Results = Iterator[Found | None]
"""Rows as they are found; None now and then while looking."""

_SHARE = 4  # of the first look's time that a kind may take of what is left


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is wanted at first: rows of each kind, and seconds to look for them in all.

    `seconds` None: until all rows are there, or there are no more.
    """

    rows: int = 20
    seconds: float | None = None


def search(store: Store, typed: str, limits: Limits | None = None, **wishes: bool) -> list[Group]:
    """Return what was found first, by kind; kinds of which nothing was found are left out.

    `wishes` are those of Search.
    """
    groups = Search(store, typed, **wishes).first(limits or Limits())
    return [group for group in groups if group.count or not group.is_whole]


@dataclass(slots=True)
class _Kind:
    """What has been found of a kind so far, and what goes on finding."""

    rest: Results
    found: list[Found] = field(default_factory=list)
    is_whole: bool = False

    def look(self, rows: int, until: float | None) -> None:
        """Find rows until there are that many, or time is up."""
        while not self.is_whole and len(self.found) < rows:
            try:
                row = next(self.rest)
            except StopIteration:
                self.is_whole = True
                return
            if row is not None:
                self.found.append(row)
            if until is not None and time.perf_counter() >= until:
                return


class Search:
    """A query put to a library, whose results come as they are asked for, best first.

    Documents' titles and themes' names first, then notes, quotes, texts; in each, words that
    stand alone before words that begin so, and what was read last before the rest. What is not
    in the index yet is looked through as it is. What changes meanwhile may be missed; a search
    is for a moment.
    """

    def __init__(
        self, store: Store, typed: str, *, exact: bool = False, each_place: bool = False
    ) -> None:
        """Look for what was typed (see core.query.parse); `exact`: with accents as they are.

        `each_place`: a row for each place in a text; else one for a paragraph, all marked.
        """
        self.query = parse(typed, exact=exact)
        self._store = store
        self._each_place = each_place
        self._volumes = self._allowed()
        self._kinds = {kind: _Kind(self._safely(kind)) for kind in Kind}

    def first(self, limits: Limits) -> list[Group]:
        """Return the first rows of each kind."""
        begun = time.perf_counter()
        for kind in self._kinds.values():
            now = time.perf_counter()
            left = None if limits.seconds is None else begun + limits.seconds - now
            # One more than is shown tells whether there are more.
            kind.look(limits.rows + 1, None if left is None else now + max(0, left / _SHARE))
        for kind in self._kinds.values():
            kind.look(limits.rows + 1, None if limits.seconds is None else begun + limits.seconds)
        return [self.group(kind, limits.rows) for kind in Kind]

    def group(self, kind: Kind, rows: int) -> Group:
        """Return the first rows of a kind of all that were found so far."""
        state = self._kinds[kind]
        return Group(kind, tuple(state.found[:rows]), len(state.found), state.is_whole)

    def look(self, kind: Kind, rows: int, seconds: float | None = None) -> Group:
        """Go on until there are so many rows of a kind, or time is up; return what there is."""
        until = None if seconds is None else time.perf_counter() + seconds
        self._kinds[kind].look(rows, until)
        return self.group(kind, rows)

    def rows(self) -> Iterator[Found]:
        """Yield every row, kind after kind."""
        for state in self._kinds.values():
            yield from state.found
            yield from (row for row in state.rest if row is not None)

    # What is looked through

    def _allowed(self) -> list[Volume]:
        self._catalogue = catalogue(self._store)
        if not self.query.has(Field.TITLE):
            return self._catalogue.volumes
        titles = Needles.of(self.query, Field.TITLE)
        shown = zip(self._catalogue.volumes, self._catalogue.titles, strict=True)
        return [volume for volume, plain in shown if titles.fit(volume.title, plain)]

    def _safely(self, kind: Kind) -> Results:
        """Yield the rows of a kind; with a damaged index, those of a plain look at everything."""
        ways: dict[Kind, Callable[[], Results]] = {
            Kind.TITLE: self._titles,
            Kind.THEME: self._themes,
            Kind.NOTE: partial(self._annotations, in_notes=True),
            Kind.QUOTE: partial(self._annotations, in_notes=False),
            Kind.TEXT: self._texts,
        }
        told: set[Found] = set()
        try:
            for row in ways[kind]():
                told.update([row] if row else [])
                yield row
        except LibraryDamaged:
            if self._store.is_read_only:
                raise
            self._store.index.rebuild()
            self._volumes = self._allowed()
            yield from (row for row in ways[kind]() if row not in told)

    def _stages(self, field: Field = Field.ANYWHERE) -> Iterator[tuple[Needles, Needles | None]]:
        """Yield what to look for first, and then what else, with what was looked for before."""
        needles = Needles.of(self.query, field)
        strict = _whole(self.query, field)
        if strict != needles:
            yield strict, None
        yield needles, None if strict == needles else strict

    def _titles(self) -> Results:
        query = self.query
        if query.is_empty or query.has(Field.THEME) or query.has(Field.NOTE):
            return
        shown = Needles(Needles.of(query).wanted + Needles.of(query, Field.TITLE).wanted)
        allowed = {volume.id for volume in self._volumes}
        for needles, better in self._stages():
            known = zip(self._catalogue.volumes, self._catalogue.titles, strict=True)
            for volume, plain in known:
                is_asked = volume.id in allowed and self._is_of_time(volume.created)
                if is_asked and _fits(volume.title, plain, needles, better):
                    context, marks = excerpt(volume.title, shown.spans(volume.title))
                    yield Found(Kind.TITLE, volume.id, volume.title, 0, 0, context, marks)

    def _themes(self) -> Results:
        query, book = self.query, self._catalogue.codebook
        if any(map(query.has, (Field.THEME, Field.NOTE, Field.TITLE))):
            return
        for needles, better in self._stages() if query.terms(Field.ANYWHERE) else ():
            for theme, plain in self._catalogue.themes:
                if self._is_of_time(theme.created) and _fits(theme.name, plain, needles, better):
                    above = format_path(book.path(theme.id)[:-1])
                    start = len(above) + 1 if above else 0
                    path = "/".join(filter(None, (above, theme.name)))
                    marks = tuple((a + start, b + start) for a, b in needles.spans(theme.name))
                    yield Found(Kind.THEME, "", "", 0, 0, path, marks, theme_id=theme.id)

    def _annotations(self, in_notes: bool) -> Results:
        query = self.query
        if query.is_empty:
            return
        words, note = Needles.of(query), Needles.of(query, Field.NOTE)
        loose = annotation_hits.wish(query, self._catalogue.codebook, self._volumes, words, note)
        strict = replace(loose, words=_whole(query), note=_whole(query, Field.NOTE))
        stages = [(strict, None), (loose, strict)] if strict != loose else [(loose, None)]
        for wanted, better in stages:
            for noted in annotation_hits.hits(self._store.index, wanted, in_notes, better):
                yield self._noted(noted, loose, in_notes) if noted else None

    def _noted(self, noted: Noted, wish: annotation_hits.Wish, in_notes: bool) -> Found:
        _, volume = wish.volumes[noted.document_id]
        text = noted.note if in_notes or not noted.quote else noted.quote
        context, marks = excerpt(text, wish.shown.spans(text))
        kind = Kind.NOTE if in_notes else Kind.QUOTE
        place = (noted.start, noted.end)
        return Found(kind, volume.id, volume.title, *place, context, marks, noted.id)

    def _texts(self) -> Results:
        query = self.query
        if query.has(Field.THEME) or query.has(Field.NOTE) or not query.terms(Field.ANYWHERE):
            return
        loose = Needles.of(query)
        if loose.is_vain:
            return
        volumes = [volume for volume in self._volumes if self._is_of_time(volume.created)]
        for needles, better in self._stages():
            for hit in text_hits.hits(self._store.index, volumes, needles, loose, better):
                yield from self._places(hit) if hit else [None]

    def _places(self, hit: text_hits.Hit) -> Iterator[Found]:
        words = len(self.query.terms(Field.ANYWHERE))
        spans, volume = in_a_row(hit.content, hit.spans, words), hit.volume
        for start, end in spans if self._each_place else spans[:1]:
            shown = [(start, end)] if self._each_place else spans
            context, marks = excerpt(hit.content, shown)
            yield Found(Kind.TEXT, volume.id, volume.title, start, end, context, marks)

    def _is_of_time(self, created: str) -> bool:
        query = self.query
        return (not query.before or created < query.before) and created >= query.after


def _whole(query: Query, field: Field = Field.ANYWHERE) -> Needles:
    """Return the needles of a field, each to end where a word ends."""
    wanted = tuple(needle(whole(term), query.exact) for term in query.terms(field))
    return replace(Needles.of(query, field), wanted=wanted)


def _fits(text: str, plain: str, needles: Needles, better: Needles | None) -> bool:
    return needles.fit(text, plain) and (better is None or not better.fit(text, plain))
