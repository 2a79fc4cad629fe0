"""The annotations shown, as rows in document order."""

from bisect import bisect_left
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.ui.panels.card import label_words
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

MOST_SINGLE_UPDATES = 100
"""Changes of more rows than this reset the model."""

_SPOKEN = 600

AnyIndex = QModelIndex | QPersistentModelIndex


class AnnotationRole(IntEnum):
    """What `AnnotationListModel.data` gives beside the standard roles."""

    ANNOTATION = Qt.ItemDataRole.UserRole + 1
    QUOTE = Qt.ItemDataRole.UserRole + 2
    NOTE = Qt.ItemDataRole.UserRole + 3
    THEMES = Qt.ItemDataRole.UserRole + 4


class AnnotationListModel(QAbstractListModel):
    """The open document's annotations that pass the filter."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._kept = ""
        self._rows = session.shown()
        session.opened.connect(self._reset)
        session.filtered.connect(self._reset)
        session.loaded.connect(self._reset)
        session.changed.connect(self._take)

    # Asking

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many annotations are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a part of an annotation; see AnnotationRole."""
        if not 0 <= index.row() < len(self._rows):
            return None
        annotation = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | AnnotationRole.QUOTE:
                return annotation.selector.quote
            case Qt.ItemDataRole.AccessibleTextRole:
                return (annotation.selector.quote or label_words(annotation))[:_SPOKEN]
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._description(annotation)
            case AnnotationRole.ANNOTATION:
                return annotation
            case AnnotationRole.NOTE:
                return annotation.note
            case AnnotationRole.THEMES:
                return list(annotation.themes)
        return None

    def _description(self, annotation: Annotation) -> str:
        names = self.theme_names(annotation)
        standing = "" if annotation.is_settled else label_words(annotation)
        themes = self.tr("Themes: {names}").format(names=enumerated(names))
        note = self.tr("Note: {note}").format(note=annotation.note[:_SPOKEN])
        return ". ".join(
            (
                *((standing,) if standing else ()),
                themes if names else self.tr("No theme"),
                *((note,) if annotation.note else ()),
            )
        )

    def theme_names(self, annotation: Annotation) -> list[str]:
        """Return the names of an annotation's themes."""
        known = self._session.codebook.themes
        return [known[theme].name for theme in annotation.themes if theme in known]

    def annotation(self, row: int) -> Annotation | None:
        """Return the annotation of a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, annotation_id: str) -> int:
        """Return the row of an annotation, -1 when it is not shown."""
        annotation = self._session.index.by_id.get(annotation_id)
        return (
            -1
            if annotation is None or self._standing(annotation) is None
            else self._place(annotation)
        )

    def place_of(self, annotation: Annotation) -> int:
        """Return the row an annotation has or would have; -1 when it is of another document."""
        document = self._session.document
        if document is None or annotation.document_id != document.id:
            return -1
        return self._place(annotation)

    def _place(self, annotation: Annotation) -> int:
        return bisect_left(self._rows, annotation.order, key=_order)

    # Following

    def first_in(self, start: int, end: int) -> int:
        """Return the row of the first annotation that begins in [start, end), -1 for none."""
        row = bisect_left(self._rows, start, key=lambda annotation: annotation.start)
        return row if row < len(self._rows) and self._rows[row].start < end else -1

    def keep(self, annotation_id: str) -> None:
        """Show an annotation whether it passes the filter or not; "" lets the last one go.

        While its note is being written, a card must not vanish because of a word in it.
        """
        kept, self._kept = self._kept, annotation_id
        for key in {kept, annotation_id}:
            self._update(key, self._session.index.by_id.get(key))

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = self._session.shown()
        kept = self._passing(self._kept)
        if kept is not None and self._standing(kept) is None:
            self._rows.insert(self._place(kept), kept)
        self.endResetModel()

    def _take(self, change: Change) -> None:
        themed = any(isinstance(record, Theme) for record in (*change.before, *change.after))
        known = self._session.index.by_id
        before = {r.id: r for r in change.before if isinstance(r, Annotation)}
        ids = {*before, *(r.id for r in change.after if isinstance(r, Annotation))}
        if themed and not self._session.filter.is_empty:
            ids |= {a.id for a in self._session.shown()} ^ {a.id for a in self._rows}
        stood = {key: before.get(key) or known.get(key) for key in ids}
        here = [key for key in ids if key in known or self._standing(stood[key]) is not None]
        if len(here) > MOST_SINGLE_UPDATES:
            self._reset()
            return
        for key in here:
            self._update(key, stood[key])
        if themed and self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _standing(self, annotation: Annotation | None) -> Annotation | None:
        """Return the row that shows an annotation as it stood; a dict by id would cost 4 MB."""
        if annotation is None:
            return None
        row = self._place(annotation)
        found = self.annotation(row)
        return found if found is not None and found.id == annotation.id else None

    def _passing(self, annotation_id: str) -> Annotation | None:
        annotation = self._session.index.by_id.get(annotation_id)
        if annotation is None or annotation_id == self._kept:
            return annotation
        return annotation if self._session.passes(annotation) else None

    def _update(self, annotation_id: str, stood: Annotation | None) -> None:
        old, new = self._standing(stood), self._passing(annotation_id)
        if old is new:
            return
        if old is not None and new is not None:
            self._replace(old, new)
        elif old is not None:
            self._remove(old)
        elif new is not None:
            self._insert(new)

    def _insert(self, annotation: Annotation) -> None:
        row = self._place(annotation)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, annotation)
        self.endInsertRows()

    def _remove(self, annotation: Annotation) -> None:
        row = self._place(annotation)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()

    def _replace(self, old: Annotation, new: Annotation) -> None:
        row, place = self._place(old), self._place(new)
        moves = place not in (row, row + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place)
        del self._rows[row]
        row = place - 1 if place > row else place
        self._rows.insert(row, new)
        if moves:
            self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))


def _order(annotation: Annotation) -> tuple[int, int, str]:
    return annotation.order
