"""What was removed, as a window, to be looked at and brought back; nothing leaves it for good."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.study import StudySet
from leifeng_reader.operations.restoring import Restored, restore
from leifeng_reader.store.history import Event
from leifeng_reader.ui.deeds import NameOf, plural, title_of
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen, side_by_side
from leifeng_reader.ui.dialogs.linerows import LineRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.sides import SidesView
from leifeng_reader.ui.facts import group_of
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.trash import TrashModel
from leifeng_reader.ui.panels.card import long_time
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAMED = 3


class TrashWindow(QDialog):
    """`restoreWanted` carries the ids of records to bring back."""

    restoreWanted = Signal(list)
    undoWanted = Signal()

    def __init__(self, session: Session, name_of: NameOf, parent: QWidget | None = None) -> None:
        """Show the trash of the session's library; `name_of` names themes, also removed ones."""
        super().__init__(parent)
        self._session = session
        self._name_of = name_of
        self.setObjectName("trashWindow")
        self.setWindowTitle(self.tr("Trash"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar(speak=lambda *_: None)
        self.model = TrashModel(session, self)
        self.kind = self._kind_field()
        self.rows = self._made_rows()
        self.sides = SidesView((self.tr("Before"), self.tr("After")))
        self.sides.setAccessibleName(self.tr("What was removed"))
        self.sentence = empty_label()
        self.restore_button = QPushButton(self.tr("Restore"))
        self.close_button = QPushButton(self.tr("Close"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self._show_state()
        self.rows.choose(0)
        self.rows.setFocus()

    def _kind_field(self) -> QComboBox:
        field = QComboBox()
        field.setObjectName("trashKind")
        field.setAccessibleName(self.tr("What was removed"))
        for label, kind in (
            (self.tr("Everything"), ""),
            (self.tr("Annotations"), "annotations"),
            (self.tr("Themes"), "themes"),
            (self.tr("Texts"), "documents"),
            (self.tr("Study sets"), "study_sets"),
        ):
            field.addItem(label, kind)
        return field

    def _made_rows(self) -> LineRows:
        rows = LineRows("0000-00-00")
        rows.setObjectName("trashRows")
        rows.setAccessibleName(self.tr("Removed"))
        rows.setModel(self.model)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows.installEventFilter(self)
        return rows

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 12)
        top.addWidget(quiet_label(self.tr("Nothing in here is ever deleted.")), 1)
        top.addWidget(self.kind)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.sentence)
        parts = side_by_side(self._stack, self.sides, (480, 420))
        bottom = foot()
        bottom.addStretch()
        self.restore_button.setDefault(True)
        self.restore_button.setToolTip(self.tr("Restore (Enter)"))
        self.close_button.setAutoDefault(False)
        bottom.addWidget(self.restore_button)
        bottom.addWidget(self.close_button)
        fill(self, [self.messages, top], parts, [bottom])
        resize_within_screen(self, 940, 600)

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(self._narrow)
        self.model.modelReset.connect(self._show_state)
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.rows.doubleClicked.connect(lambda _: self._restore())
        self.restore_button.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        self._session.failed.connect(self._tell_failure)
        self._session.changed.connect(self._forget_news)

    # What is shown

    def _narrow(self) -> None:
        self.model.narrow(self.kind.currentData())
        self.rows.choose(0)

    def _show_state(self) -> None:
        shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.rows if shown else self.sentence)
        if self.kind.currentData():
            self.sentence.setText(self.tr("Nothing of this kind was removed."))
        else:
            self.sentence.setText(self.tr("Nothing was removed."))
        self._show_detail()

    def chosen(self) -> list[Event]:
        """Return how the chosen records were removed, from the top."""
        rows = sorted(index.row() for index in self.rows.selectionModel().selectedIndexes())
        return [event for event in map(self.model.event_at, rows) if event]

    def _show_detail(self) -> None:
        chosen = self.chosen()
        self.restore_button.setEnabled(bool(chosen))
        if len(chosen) != 1:
            many = self.tr("{0} chosen").format(f"{len(chosen):,}") if chosen else ""
            self.sides.show_groups([], many)
            return
        event = chosen[0]
        record = event.before
        heading = title_of(record) if record else ""
        way = self.tr("Merged {0}") if event.after is not None else self.tr("Removed {0}")
        removed = way.format(long_time(event.entry.at))
        foot = "\n".join(filter(None, (removed, self._needs(record))))
        self.sides.show_groups([group_of(event, self._name_of, heading=heading)], foot)

    def _needs(self, record: Record | None) -> str:
        """Say what a record will bring along, as it cannot stand without it."""
        if not isinstance(record, Annotation | Theme):
            return ""
        try:
            return needs_words(restore(self._session.store, [record.id], self._session.origin))
        except ReaderError:
            return ""

    def tell(self, said: str) -> None:
        """Say what was done, with a way to undo it."""
        self.messages.show_message(said, "info", [(self.tr("Undo"), self.undoWanted.emit)])

    def _forget_news(self) -> None:
        if self.messages.kind == "info":
            self.messages.dismiss()

    def _tell_failure(self, error: Exception) -> None:
        self.messages.show_message(words(error), "warning")

    # Wishes

    def _restore(self) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        row = self.rows.currentIndex().row()
        self.restoreWanted.emit([event.record_id for event in chosen])
        if not self.chosen():
            self.rows.choose(min(row, self.model.rowCount() - 1))
        self.rows.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Restore with Enter."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and key in _ENTER:
            self._restore()
            return True
        return super().eventFilter(watched, event)


def restored_words(restored: Restored) -> str:
    """Say what came back, what came with it, and what it has no longer."""
    along = {record.id for record in restored.along}
    given = {record.id for record in restored.change.before if isinstance(record, Annotation)}
    back = [record for record in restored.change.after if record.id not in along | given]
    said = _tr("{0} is back.") if len(back) == 1 else _tr("{0} are back.")
    said = said.format(_listed(back))
    return " ".join(filter(None, (said[:1].upper() + said[1:], needs_words(restored))))


def needs_words(restored: Restored) -> str:
    """Say what comes along with what is restored, and what is left out."""
    parts = []
    if restored.along:
        parts.append(_tr("What belongs to it comes along: {0}.").format(_listed(restored.along)))
    if restored.left_out:
        parts.append(_tr("Gone, and left out: {0}.").format(_listed(restored.left_out)))
    return " ".join(parts)


def _listed(records: Sequence[Record]) -> str:
    """Return what a few records are called, or how many there are of each kind."""
    if len(records) <= _NAMED:
        return enumerated(_named(record) for record in records)
    kinds = Counter(_kind(record) for record in records)
    return enumerated(plural(kind, number) for kind, number in kinds.items())


def _named(record: Record) -> str:
    words = {
        "annotations": _tr("the annotation {0}"),
        "themes": _tr("the theme {0}"),
        "documents": _tr("the text {0}"),
        "study_sets": _tr("the study set {0}"),
        "cards": _tr("a card"),
    }.get(_kind(record), _tr("the list {0}"))
    return words.format(title_of(record))


def _kind(record: Record) -> str:
    match record:
        case Annotation():
            return "annotations"
        case Theme():
            return "themes"
        case Document():
            return "documents"
        case SavedFilter():
            return "saved_filters"
        case StudySet():
            return "study_sets"
        case _:
            return "cards"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrashWindow", text)
