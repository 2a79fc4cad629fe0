"""What was removed and is not there now, as rows, newest first, a page at a time."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.store.history import NEWEST, Event
from leifeng_reader.ui.deeds import title_of
from leifeng_reader.ui.dialogs.linerows import LEAD
from leifeng_reader.ui.panels.card import local_time, short_date
from leifeng_reader.ui.session import Session

PAGE = 100

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TrashModel(QAbstractListModel):
    """Follows the session: what is restored leaves, what is removed comes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """List the trash of the session's library."""
        super().__init__(parent)
        self._session = session
        self._events: list[Event] = []
        self._kind = ""
        self._at_end = False
        session.changed.connect(self._follow)
        self._load(PAGE)

    def narrow(self, kind: str) -> None:
        """List only what is of a kind, "" for everything."""
        self._kind = kind
        self._load(PAGE)

    def event_at(self, row: int) -> Event | None:
        """Return how what a row shows was removed."""
        return self._events[row] if 0 <= row < len(self._events) else None

    def _follow(self, change: Change) -> None:
        before = {record.id for record in change.before}
        after = {record.id for record in change.after}
        if before != after or change.is_of_merged_themes:
            self._load(max(PAGE, len(self._events)))

    def _load(self, count: int) -> None:
        self.beginResetModel()
        self._events = self._removed(NEWEST, count)
        self._at_end = len(self._events) < count
        self.endResetModel()

    def _removed(self, before: int, count: int) -> list[Event]:
        try:
            return self._session.store.history.removed(before, count, self._kind)
        except ReaderError as error:
            self._session.failed.emit(error)
            return []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are here so far."""
        return 0 if parent.isValid() else len(self._events)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether more was removed earlier."""
        return not parent.isValid() and not self._at_end

    def fetchMore(self, parent: Index) -> None:
        """Bring in what was removed earlier."""
        older = self._removed(self._events[-1].place if self._events else NEWEST, PAGE)
        self._at_end = len(older) < PAGE
        if older:
            first = len(self._events)
            self.beginInsertRows(_NOWHERE, first, first + len(older) - 1)
            self._events += older
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        event = self.event_at(index.row())
        if event is None or event.before is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            match event.before:
                case Annotation():
                    return self.tr("Annotation {0}").format(title_of(event.before))
                case Theme() if event.after is not None:
                    return self.tr("Theme {0}, merged").format(title_of(event.before))
                case Theme():
                    return self.tr("Theme {0}").format(title_of(event.before))
                case Document():
                    return self.tr("Text {0}").format(title_of(event.before))
                case _:
                    return self._other(event.kind).format(title_of(event.before))
        if role == LEAD:
            day = local_time(event.entry.at).date()
            return short_date(day)
        return None

    def _other(self, kind: str) -> str:
        if kind == "study_sets":
            return self.tr("Study set {0}")
        return self.tr("A card") if kind == "cards" else self.tr("List {0}")
