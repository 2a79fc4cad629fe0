"""The annotations of a whole library that pass a filter, and the sections they are listed in."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, islice

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.matching import Needles
from leifeng_reader.core.query import Field, parse
from leifeng_reader.operations import annotation_hits
from leifeng_reader.store.search import Noted, SearchIndex, Volume
from leifeng_reader.store.store import Store

_AT_ONCE = 500
_ONE_BY_ONE = 500


class Grouping(StrEnum):
    """What the sections of a listing are."""

    DOCUMENT = "document"
    THEME = "theme"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; `key` is a document's or theme's id ("": none), or a day."""

    key: str
    entries: "array[int]"


@dataclass(slots=True)
class Entries:
    """Annotations by their numbers in the index, with what sections are made of."""

    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    homes: "array[int]" = field(default_factory=lambda: array("l"))
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    days: list[str] = field(default_factory=list)
    themes: list[tuple[str, ...]] = field(default_factory=list)
    is_in_order: bool = True

    def __len__(self) -> int:
        return len(self.numbers)

    def add(self, noted: Noted, home: int, day: str) -> None:
        """Take in an annotation of the document that is the home-th of the library."""
        if self.numbers and (home, noted.start) < (self.homes[-1], self.starts[-1]):
            self.is_in_order = False
        self.numbers.append(noted.number)
        self.homes.append(home)
        self.starts.append(noted.start)
        self.days.append(day)
        self.themes.append(noted.themes)

    def in_order(self) -> Iterable[int]:
        """Return the places of all entries in the order of documents and of their texts."""
        places = range(len(self))
        if self.is_in_order:
            return places
        return sorted(places, key=lambda n: (self.homes[n], self.starts[n], self.numbers[n]))


class Listing:
    """The annotations that pass a filter, found as they are asked for.

    The filter's words are read as a query (see core.query). What changes meanwhile may be
    missed.
    """

    def __init__(self, store: Store, wanted: Filter, day_of: Callable[[str], str]) -> None:
        """List what passes; `day_of` tells the day of a time, in the reader's time zone."""
        query = parse(wanted.words)
        titles = Needles.of(query, Field.TITLE)
        self.volumes: list[Volume] = store.index.volumes()
        self.codebook = Codebook.of(store.themes())
        self.entries = Entries()
        self._homes = {volume.id: place for place, volume in enumerate(self.volumes)}
        self._day_of = day_of
        self._unsettled = store.unsettled if wanted.to_check else None
        self._passes = _condition(wanted, self.codebook)
        self._rest = _found(
            store.index,
            annotation_hits.wish(
                query,
                self.codebook,
                [volume for volume in self.volumes if titles.all_in((volume.title,))],
                Needles.of(query),
                Needles.of(query, Field.NOTE),
            ),
        )

    def look(self) -> bool:
        """Look a little further; tell whether there may be more."""
        some, goes_on = _some(self._rest)
        passing = [noted for noted in some if self._passes(noted)]
        if self._unsettled is not None:
            left = self._unsettled([noted.id for noted in passing])
            passing = [noted for noted in passing if noted.id in left]
        for noted in passing:
            home = self._homes[noted.document_id]
            self.entries.add(noted, home, self._day_of(noted.created))
        return goes_on

    def sections(self, grouping: Grouping) -> list[Section]:
        """Return what was found so far in sections, each in the order of documents and texts."""
        entries, places = self.entries, self.entries.in_order()
        match grouping:
            case Grouping.DOCUMENT:
                runs = groupby(places, key=entries.homes.__getitem__)
                return [Section(self.volumes[home].id, array("l", some)) for home, some in runs]
            case Grouping.DAY:
                by_day = _gathered((entries.days[n], n) for n in places)
                return [Section(day, by_day[day]) for day in sorted(by_day, reverse=True)]
        by_theme = _gathered((theme, n) for n in places for theme in entries.themes[n] or ("",))
        order = [*(theme.id for theme in self.codebook.in_tree_order()), ""]
        return [Section(theme, by_theme[theme]) for theme in order if theme in by_theme]


def _found(index: SearchIndex, wish: annotation_hits.Wish) -> Iterator[Noted | None]:
    yield from annotation_hits.hits(index, wish, in_notes=False)
    yield from annotation_hits.hits(index, wish, in_notes=True)


def _some(found: Iterator[Noted | None]) -> tuple[list[Noted], bool]:
    """Return the next few that were found before a pause, and whether there may be more."""
    some = list[Noted]()
    for noted in islice(found, _AT_ONCE):
        if noted is None:
            return some, True
        some.append(noted)
    return some, len(some) == _AT_ONCE


def _gathered(pairs: Iterable[tuple[str, int]]) -> "dict[str, array[int]]":
    found: dict[str, array[int]] = {}
    for key, place in pairs:
        if key not in found:
            found[key] = array("l")
        found[key].append(place)
    return found


def _condition(wanted: Filter, codebook: Codebook) -> Callable[[Noted], bool]:
    themes = frozenset[str]().union(*(codebook.below(theme) for theme in wanted.themes))

    def passes(noted: Noted) -> bool:
        carried = noted.themes
        return (
            (not wanted.has_note or bool(noted.note.strip()))
            and (not wanted.no_theme or not carried)
            and (not wanted.themes or not themes.isdisjoint(carried))
            and (not carried or not wanted.hidden.issuperset(carried))
        )

    return passes


@dataclass(frozen=True, slots=True)
class Rows:
    """Sections as rows: a heading, its entries, the next heading."""

    sections: tuple[Section, ...] = ()
    bounds: tuple[int, ...] = ()

    @classmethod
    def of(cls, sections: Iterable[Section]) -> "Rows":
        """Lay sections out."""
        listed, bounds, place = tuple(sections), [], 0
        for section in listed:
            bounds.append(place)
            place += 1 + len(section.entries)
        return cls(listed, (*bounds, place))

    def __len__(self) -> int:
        return self.bounds[-1] if self.bounds else 0

    def at(self, row: int) -> tuple[Section, int | None]:
        """Return the section a row is of, and its entry; None for the heading."""
        place = bisect_right(self.bounds, row) - 1
        section, inside = self.sections[place], row - self.bounds[place] - 1
        return section, None if inside < 0 else section.entries[inside]

    def numbers(self, ranges: Iterable[tuple[int, int]], entries: Entries) -> list[int]:
        """Return the numbers of the annotations in ranges of rows (ends included), each once."""
        found = (self.at(row)[1] for first, last in ranges for row in range(first, last + 1))
        return list(dict.fromkeys(entries.numbers[place] for place in found if place is not None))


def annotations_of(store: Store, numbers: Iterable[int]) -> list[Annotation]:
    """Return the annotations of those numbers in the index that are still there."""
    noted, rest = list[Noted](), iter(numbers)
    while some := list(islice(rest, _AT_ONCE)):
        noted.extend(store.index.noted(some))
    if len(noted) <= _ONE_BY_ONE:
        found = [store.record("annotations", one.id) for one in noted]
        return [record for record in found if isinstance(record, Annotation)]
    ids = {one.id for one in noted}
    return [
        annotation
        for document_id in dict.fromkeys(one.document_id for one in noted)
        for annotation in store.annotations(document_id)
        if annotation.id in ids
    ]
