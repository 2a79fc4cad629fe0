"""A theme's passages in all documents, as rows of a list that may be very long."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.models.annotations import MOST_SINGLE_UPDATES

_SPOKEN = 300

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
Key = tuple[int, str, int, int, str]


class PassageRole(IntEnum):
    """What `PassageModel.data` gives beside the standard roles."""

    PASSAGE = Qt.ItemDataRole.UserRole + 1
    DOCUMENT = Qt.ItemDataRole.UserRole + 2


class PassageModel(QAbstractListModel):
    """Passages of a theme, or of several, by document and place.

    `narrow` leaves those that another theme shares.
    """

    def __init__(
        self, theme_id: str, parent: QObject | None = None, *, has_note: bool = False
    ) -> None:
        """Begin empty; `has_note`: list those with a note alone."""
        super().__init__(parent)
        self._theme_ids = frozenset({theme_id})
        self._has_note = has_note
        self._with = ""
        self._all: dict[str, Annotation] = {}
        self._places: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._rows: list[Annotation] = []

    # Asking

    def passage(self, row: int) -> Annotation | None:
        """Return the annotation of a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, annotation_id: str) -> int:
        """Return the row of an annotation, -1 when it is not listed."""
        found = self._all.get(annotation_id)
        if found is None:
            return -1
        row = bisect_left(self._rows, self._key(found), key=self._key)
        listed = self.passage(row)
        return row if listed is not None and listed.id == annotation_id else -1

    @property
    def total(self) -> int:
        """How many annotations carry the theme."""
        return len(self._all)

    def together(self) -> Counter[str]:
        """Count the other themes that the passages carry, by id."""
        counts = Counter(theme for a in self._all.values() for theme in a.themes)
        for theme_id in self._theme_ids:
            del counts[theme_id]
        return counts

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        """Return how many passages are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says; see PassageRole."""
        passage = self.passage(index.row()) if index.isValid() else None
        if passage is None:
            return None
        title = self._titles.get(passage.document_id, "")
        match role:
            case PassageRole.PASSAGE:
                return passage
            case PassageRole.DOCUMENT:
                return title
            case Qt.ItemDataRole.DisplayRole:
                return shortened(passage.selector.quote or title, _SPOKEN)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ". ".join(filter(None, (title, shortened(passage.note, _SPOKEN))))
        return None

    # Filling

    def stand_for(self, theme_ids: Iterable[str]) -> None:
        """Follow what carries any of these themes from now on; `show` brings what does already."""
        self._theme_ids = frozenset(theme_ids)

    def show(self, passages: Iterable[Annotation], documents: Iterable[Document]) -> None:
        """List passages of documents, which come in their order."""
        self.beginResetModel()
        listed = list(documents)
        self._places = {document.id: place for place, document in enumerate(listed)}
        self._titles = {document.id: document.title for document in listed}
        self._all = {passage.id: passage for passage in passages}
        self._rows = self._wanted()
        self.endResetModel()

    def narrow(self, theme_id: str) -> None:
        """List only what carries another theme as well; "" lists all again."""
        if theme_id != self._with:
            self.beginResetModel()
            self._with = theme_id
            self._rows = self._wanted()
            self.endResetModel()

    def take(self, change: Change) -> bool:
        """Follow a change; return whether it was about these themes' passages."""
        gone = _of(change.before, self._theme_ids)
        come = _of(change.after, self._theme_ids)
        self._take_documents(change)
        if not gone and not come:
            return False
        if len(gone) + len(come) > MOST_SINGLE_UPDATES:
            self._take_many(gone, come)
        else:
            self._take_few(gone, come)
        return True

    def _take_documents(self, change: Change) -> None:
        for record in change.after:
            if isinstance(record, Document):
                self._titles[record.id] = record.title
                self._places.setdefault(record.id, len(self._places))

    def _take_many(self, gone: Mapping[str, Annotation], come: Mapping[str, Annotation]) -> None:
        self.beginResetModel()
        kept = {key: passage for key, passage in self._all.items() if key not in gone}
        self._all = {**kept, **come}
        self._rows = self._wanted()
        self.endResetModel()

    def _take_few(self, gone: Mapping[str, Annotation], come: Mapping[str, Annotation]) -> None:
        for key in gone:
            row = self.row_of(key)
            if row >= 0:
                self.beginRemoveRows(_TOP, row, row)
                del self._rows[row]
                self.endRemoveRows()
            self._all.pop(key, None)
        for key, passage in come.items():
            self._all[key] = passage
            if self._is_wanted(passage):
                row = bisect_left(self._rows, self._key(passage), key=self._key)
                self.beginInsertRows(_TOP, row, row)
                self._rows.insert(row, passage)
                self.endInsertRows()

    def _key(self, passage: Annotation) -> Key:
        place = self._places.get(passage.document_id, len(self._places))
        return (place, passage.document_id, *passage.order)

    def _is_wanted(self, passage: Annotation) -> bool:
        if self._has_note and not passage.note.strip():
            return False
        return not self._with or self._with in passage.themes

    def _wanted(self) -> list[Annotation]:
        return sorted(filter(self._is_wanted, self._all.values()), key=self._key)


def _of(records: Iterable[object], theme_ids: frozenset[str]) -> dict[str, Annotation]:
    listed = (record for record in records if isinstance(record, Annotation))
    return {each.id: each for each in listed if not theme_ids.isdisjoint(each.themes)}
