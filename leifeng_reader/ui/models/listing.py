"""The annotations of the whole library as rows in sections; a row is read when it is shown."""

import time
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.operations.excerpts import one_line
from leifeng_reader.operations.listing import Entries, Grouping, Listing, Rows, Section
from leifeng_reader.store.search import Noted
from leifeng_reader.ui.panels.card import label_words, local_time
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

SHOWN = Qt.ItemDataRole.UserRole + 1
"""The role that gives a row's Heading or Noted, None for what has gone meanwhile."""

_PAGE = 64
_PAGES = 48
_AT_ONCE = 500
_SLICE = 0.008
_FIRST, _GROWTH = 250, 12

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section is of, how many rows it has, and its theme if it is of one."""

    words: str
    count: int
    theme_id: str = ""


@lru_cache(maxsize=1 << 14)
def _day_of_minute(minute: str) -> str:
    return local_time(f"{minute}:00.000Z").date().toString(Qt.DateFormat.ISODate)


def day_of(written: str) -> str:
    """Return the day of a time, here."""
    return _day_of_minute(written[:16])


class ListingModel(QAbstractTableModel):
    """What passes the filter, in sections; `grown` says that more is known."""

    grown = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session; nothing is listed before `show` is called."""
        super().__init__(parent)
        self._session = session
        self.wanted, self.grouping = Filter(), Grouping.DOCUMENT
        self._entries, self._rows = Entries(), Rows()
        self._titles: dict[str, str] = {}
        self._listing: Listing | None = None
        self._next_showing = 0
        self._pages: OrderedDict[int, dict[int, Noted]] = OrderedDict()
        self._labels: dict[str, str] = {}
        self._is_stale = True
        self.is_followed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        session.changed.connect(self._take)

    # What is listed

    def show(self, wanted: Filter, grouping: Grouping) -> None:
        """List what passes a filter, in sections of a kind."""
        is_same = wanted == self.wanted and not self._is_stale
        self.wanted, self.grouping = wanted, grouping
        if is_same and self._listing is not None and not self._timer.isActive():
            self._arrange()
        else:
            self._begin(1)

    def follow(self, followed: bool) -> None:
        """Keep up with what changes, or, out of sight, only know that something did."""
        self.is_followed = followed
        if not followed:
            self._timer.stop()
            self._is_stale = self._is_stale or self.is_looking
        elif self._is_stale:
            self._begin_again()

    @property
    def is_looking(self) -> bool:
        """Tell whether not all is listed yet."""
        return self._timer.isActive()

    @property
    def found(self) -> int:
        """How many annotations are known to pass."""
        return len(self._listing.entries) if self._listing else 0

    def _begin_again(self) -> None:
        """List the same anew; the rows that are there stay until all is known, or as much."""
        self._begin(max(_FIRST, len(self._entries)))

    def _begin(self, first_showing: int) -> None:
        self._pages.clear()
        try:
            self._listing = Listing(self._session.store, self.wanted, day_of)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        self._is_stale = False
        self._next_showing = first_showing
        self._timer.start()
        self._look()

    def _look(self) -> None:
        listing, until = self._listing, time.perf_counter() + _SLICE
        assert listing is not None
        is_more = True
        try:
            while is_more and time.perf_counter() < until:
                is_more = listing.look()
        except ReaderError as error:
            self._timer.stop()
            self._session.failed.emit(error)
            return
        if not is_more:
            self._timer.stop()
        if not is_more or len(listing.entries) >= self._next_showing:
            self._next_showing = max(_FIRST, _GROWTH * len(listing.entries))
            self._arrange()
        self.grown.emit()

    def _arrange(self) -> None:
        listing = self._listing
        assert listing is not None
        self.beginResetModel()
        self._entries = listing.entries
        self._titles = {volume.id: volume.title for volume in listing.volumes}
        self._rows = Rows.of(listing.sections(self.grouping))
        self._pages.clear()
        self.endResetModel()

    def _take(self, change: Change) -> None:
        """List anew when something changed that is listed."""
        records = (*change.before, *change.after)
        if records and not all(isinstance(record, SavedFilter) for record in records):
            self._is_stale = True
            self._pages.clear()
            if self.is_followed:
                self._begin_again()

    # Rows

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return 1: a row is painted whole."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but headings can be chosen."""
        if not index.isValid() or self._rows.at(index.row())[1] is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or with SHOWN what it shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role not in (SHOWN, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        shown = self.shown(index.row())
        if role == SHOWN:
            return shown
        if isinstance(shown, Heading):
            return shown.words
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return self._words(shown, spoken=spoken) if shown else ""

    def shown(self, row: int) -> Heading | Noted | None:
        """Return what a row shows."""
        section, place = self._rows.at(row)
        return self._heading(section) if place is None else self._page(row // _PAGE).get(row)

    def _page(self, number: int) -> dict[int, Noted]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number * _PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return page

    def _read(self, first: int) -> dict[int, Noted]:
        last = min(first + _PAGE, len(self._rows))
        places = ((row, self._rows.at(row)[1]) for row in range(first, last))
        numbers = {row: self._entries.numbers[place] for row, place in places if place is not None}
        try:
            found = list(self._session.store.index.noted(numbers.values()))
            self._labels |= {each.id: self._label(each) for each in found if not each.quote}
        except ReaderError as error:
            self._session.failed.emit(error)
            return {}
        by_number = {noted.number: noted for noted in found}
        return {row: by_number[n] for row, n in numbers.items() if n in by_number}

    def _label(self, noted: Noted) -> str:
        record = self._session.store.record("annotations", noted.id)
        return label_words(record) if isinstance(record, Annotation) else ""

    def label(self, noted: Noted) -> str:
        """Return what stands for an annotation without a quote: what it is, or its text's title."""
        return self._labels.get(noted.id) or self.title(noted.document_id)

    def numbers(self, ranges: Iterable[tuple[int, int]]) -> list[int]:
        """Return the numbers of the annotations in ranges of rows, ends included."""
        return self._rows.numbers(ranges, self._entries)

    def carried(self, numbers: Sequence[int]) -> dict[str, int]:
        """Return how many of the annotations of those numbers carry each theme."""
        counts: Counter[str] = Counter()
        try:
            for first in range(0, len(numbers), _AT_ONCE):
                for noted in self._session.store.index.noted(numbers[first : first + _AT_ONCE]):
                    counts.update(noted.themes)
        except ReaderError as error:
            self._session.failed.emit(error)
        return dict(counts)

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the rows of those numbers, the first of each."""
        wanted, found = set(numbers), list[int]()
        for section, bound in zip(self._rows.sections, self._rows.bounds, strict=False):
            for inside, place in enumerate(section.entries):
                number = self._entries.numbers[place]
                if number in wanted:
                    wanted.discard(number)
                    found.append(bound + 1 + inside)
            if not wanted:
                break
        return found

    def title(self, document_id: str) -> str:
        """Return a document's title."""
        return self._titles.get(document_id, "")

    # Words

    def _heading(self, section: Section) -> Heading:
        book, count = self._session.codebook, len(section.entries)
        match self.grouping:
            case Grouping.DOCUMENT:
                return Heading(self.title(section.key), count)
            case Grouping.THEME:
                path = format_path(book.path(section.key)) if section.key else ""
                return Heading(path or self.tr("No theme"), count, section.key)
        date = QDate.fromString(section.key, Qt.DateFormat.ISODate)
        shown = QLocale().toString(date, QLocale.FormatType.LongFormat)
        return Heading(shown or self.tr("No date"), count)

    def _words(self, noted: Noted, *, spoken: bool) -> str:
        words = noted.quote or self.label(noted)
        if not spoken:
            return one_line(words)
        themes = self._session.codebook
        names = enumerated(format_path(themes.path(theme)) for theme in noted.themes)
        parts = (words, noted.note, names, self.title(noted.document_id))
        return ". ".join(filter(None, map(one_line, parts)))
