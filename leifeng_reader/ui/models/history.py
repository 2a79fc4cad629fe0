"""The journal as rows: days, and under each what was changed, newest first, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.text import fold
from leifeng_reader.operations.history import past_of
from leifeng_reader.store.history import NEWEST, Entry, Event
from leifeng_reader.ui.deeds import deed, one_deed
from leifeng_reader.ui.dialogs.linerows import HEADING, LEAD, TAIL
from leifeng_reader.ui.names import ThemeNames
from leifeng_reader.ui.panels.card import local_time
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

PAGE = 100
_FIRST = 8
"""How many of an entry's records its sentence is made from, and words are looked for in."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class Row:
    """A day's heading, or an entry with its first events once somebody asked for them."""

    day: QDate
    entry: Entry | None = None
    events: tuple[Event, ...] = ()
    words: str = ""
    is_one_record: bool = False
    """Whether only one of the entry's records is meant."""


class HistoryModel(QAbstractListModel):
    """`looked` says that more rows were looked for, whether or not there were any."""

    looked = Signal()

    def __init__(
        self, session: Session, began: int, record_id: str = "", parent: QObject | None = None
    ) -> None:
        """List the session's journal, or what it tells of one record.

        Entries up to `began` were made before this window.
        """
        super().__init__(parent)
        self._session = session
        self._began = began
        self._record_id = record_id
        self._rows: list[Row] = []
        self._oldest = NEWEST
        self._newest = 0
        self._at_end = False
        self._kind, self._words = "", ""
        self.name_of = ThemeNames(session).of
        self._search = QTimer(self)
        self._search.setInterval(0)
        self._search.timeout.connect(self._look_further)
        session.changed.connect(self._take_new)
        self._page()

    # What is listed

    def narrow(self, kind: str, words: str) -> None:
        """List only entries that touched a kind ("": any) and hold all the words."""
        self.beginResetModel()
        self._kind, self._words = kind, fold(words).strip()
        self._rows, self._oldest, self._newest, self._at_end = [], NEWEST, 0, False
        self.endResetModel()
        self._page()

    @property
    def is_looking(self) -> bool:
        """Tell whether entries that pass are still being looked for."""
        return self._search.isActive()

    def stop(self) -> None:
        """Look no further."""
        self._search.stop()

    def _page(self) -> None:
        if self._record_id:
            self._take_past()
        elif self._kind or self._words:
            self._search.start()
        else:
            self._take_older()
        self.looked.emit()

    def _take_past(self) -> None:
        """List everything that happened to the one record."""
        self._at_end = True
        try:
            events = past_of(self._session.store, self._record_id)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        told = [
            Row(
                local_time(event.entry.at).date(),
                event.entry,
                (event,),
                one_deed(event.before, event.after, self.name_of),
                is_one_record=True,
            )
            for event in events
        ]
        self.beginResetModel()
        self._rows = self._rows_of(told, None)
        self.endResetModel()

    def _look_further(self) -> None:
        """Look through some more entries, until a page of them passed."""
        before = len(self._rows)
        self._take_older()
        if self._at_end or len(self._rows) - before >= PAGE // 4:
            self._search.stop()
        self.looked.emit()

    def _take_older(self) -> None:
        try:
            entries = self._session.store.history.entries(self._oldest, PAGE)
        except ReaderError as error:
            self._at_end = True
            self._search.stop()
            self._session.failed.emit(error)
            return
        self._at_end = len(entries) < PAGE
        if entries:
            self._oldest = entries[-1].id
            self._newest = max(self._newest, entries[0].id)
        rows = self._rows_of(self._passing(entries), self._rows[-1].day if self._rows else None)
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _take_new(self) -> None:
        """Put at the top what was changed since."""
        if self._record_id:
            self._page()
            return
        try:
            entries = self._session.store.history.entries(count=PAGE)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        new = [entry for entry in entries if entry.id > self._newest]
        if not new or (self._oldest == NEWEST and not self._at_end):
            return  # what nobody has looked at yet will be seen when it is
        self._newest = new[0].id
        rows = self._rows_of(self._passing(new), None)
        if rows and self._rows and rows[-1].day == self._rows[0].day:
            self.beginRemoveRows(_NOWHERE, 0, 0)
            del self._rows[0]
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(_NOWHERE, 0, len(rows) - 1)
            self._rows[:0] = rows
            self.endInsertRows()

    def _rows_of(self, rows: Iterable[Row], day: QDate | None) -> list[Row]:
        made = []
        for row in rows:
            if row.day != day:
                day = row.day
                made.append(Row(day))
            made.append(row)
        return made

    def _passing(self, entries: Iterable[Entry]) -> Iterable[Row]:
        for entry in entries:
            if self._kind and all(count.kind != self._kind for count in entry.counts):
                continue
            row = Row(local_time(entry.at).date(), entry)
            if self._words:
                self._tell(row)
                told = fold(" ".join((row.words, *_texts(row.events))))
                if not all(word in told for word in self._words.split()):
                    continue
            yield row

    # Rows

    def row(self, number: int) -> Row | None:
        """Return a row with its words, None where there is none."""
        if not 0 <= number < len(self._rows):
            return None
        self._tell(self._rows[number])
        return self._rows[number]

    def _tell(self, row: Row) -> None:
        """Find out what an entry did, once."""
        if row.entry is None or row.words:
            return
        try:
            row.events = tuple(self._session.store.history.events(row.entry.id, count=_FIRST))
        except ReaderError as error:
            self._session.failed.emit(error)
        row.words = deed(row.entry, row.events, self.name_of)

    def by_whom(self, row: Row) -> str:
        """Return who made a change, where it was not this person or not this program."""
        if row.entry is None:
            return ""
        store = self._session.store
        if row.entry.id > self._began and row.entry.writer != store.writer:
            return self.tr("by another program")
        mine = self._session.origin.annotator
        others = {
            event.after.annotator
            for event in row.events
            if isinstance(event.after, Annotation) and event.before is None
        } - {mine, ""}
        return self.tr("by {0}").format(enumerated(sorted(others))) if others else ""

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are here so far."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether older entries may be there."""
        return not parent.isValid() and not self._at_end and not self._search.isActive()

    def fetchMore(self, parent: Index) -> None:
        """Bring in older entries."""
        self._page()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        if index.isValid() and self._rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if role == HEADING:
            return found.entry is None
        if role == Qt.ItemDataRole.DisplayRole:
            self._tell(found)
            return found.words if found.entry else day_words(found.day)
        if found.entry is None:
            return None
        if role == LEAD:
            return QLocale().toString(
                local_time(found.entry.at).time(), QLocale.FormatType.ShortFormat
            )
        if role == TAIL:
            self._tell(found)
            return self.by_whom(found)
        return None


def day_words(day: QDate) -> str:
    """Return a day as the reader's language writes it in full."""
    return QLocale().toString(day, QLocale.FormatType.LongFormat)


def _texts(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        for record in (event.before, event.after):
            match record:
                case Annotation():
                    yield record.selector.quote
                    yield record.note
                case Theme():
                    yield record.description
                case _:
                    pass
