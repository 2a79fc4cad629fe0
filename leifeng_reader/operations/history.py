"""What was done to a library, day by day, and how a document stood at an earlier time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import UnknownDocument
from leifeng_reader.core.merged import carrying, is_merge
from leifeng_reader.store.history import Entry, Event
from leifeng_reader.store.store import Store


@dataclass(frozen=True, slots=True)
class Past:
    """A document as it was, with its annotations in order and the themes of that time."""

    at: str
    document: Document
    annotations: tuple[Annotation, ...]
    codebook: Codebook


def utc_day(at: str) -> str:
    """Return the day of a time as both are written, in UTC."""
    return at[:10]


def by_day(
    entries: Iterable[Entry], day_of: Callable[[str], str] = utc_day
) -> Iterator[tuple[str, list[Entry]]]:
    """Yield (day, entries) for each run of entries of a day; `day_of` knows the time zone."""
    for day, of_day in groupby(entries, key=lambda entry: day_of(entry.at)):
        yield day, list(of_day)


def as_it_was(store: Store, document_id: str, at: str) -> Past:
    """Return a document as it stood at a time (ISO 8601 UTC), from the journal.

    Raises UnknownDocument when it was not there.
    """
    with store.snapshot():
        otherwise = store.history.before_later(store.history.entry_at(at), document_id)
        standing: list[Record] = [
            *store.documents(),
            *store.themes(),
            *store.annotations(document_id),
        ]
    records = {record.id: record for record in standing} | otherwise
    document = records.get(document_id)
    if not isinstance(document, Document):
        raise UnknownDocument(document_id)
    codebook = Codebook.of(r for r in records.values() if isinstance(r, Theme))
    annotations = (
        carrying(record, codebook.came_to)
        for record in records.values()
        if isinstance(record, Annotation)
    )
    in_order = sorted(annotations, key=lambda annotation: annotation.order)
    return Past(at, document, tuple(in_order), codebook)


def past_of(store: Store, record_id: str) -> list[Event]:
    """Return everything that happened to a record, newest first.

    To an annotation also that themes it was given were merged, or taken apart again.
    """
    with store.snapshot():
        events = store.history.past(record_id)
        named = {
            theme_id
            for event in events
            for side in (event.before, event.after)
            if isinstance(side, Annotation)
            for theme_id in side.stored_themes
        }
        merges = [
            event
            for theme_id in sorted(named)
            for event in store.history.past(theme_id)
            if is_merge(event.before, event.after) and _was_given(events, theme_id, event.place)
        ]
    return sorted([*events, *merges], key=lambda event: -event.place)


def _was_given(events: Iterable[Event], theme_id: str, place: int) -> bool:
    """Tell whether an annotation had a theme at a place of the journal; its events newest first."""
    last = next((event.after for event in events if event.place < place), None)
    return isinstance(last, Annotation) and theme_id in last.stored_themes
