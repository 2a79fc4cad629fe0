"""What was changed, as a window: by day for the library, or the past of one annotation."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.store.history import Event
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import (
    fill,
    foot,
    head,
    resize_within_screen,
    side_by_side,
    words_field,
)
from leifeng_reader.ui.dialogs.linerows import LineRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.sides import Group, SidesView
from leifeng_reader.ui.facts import group_of
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.history import HistoryModel, Row
from leifeng_reader.ui.panels.card import long_time
from leifeng_reader.ui.session import Session

_SHOWN = 40
"""How many of an entry's records are shown in full."""

_PAUSE = 150
_LONGEST = 200
_SIDES = 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HistoryWindow(QDialog):
    """Lists what was changed; beside it the records before and after.

    `showWanted` carries an Event to show in the text, `pastWanted` a document's id and a time.
    """

    showWanted = Signal(object)
    pastWanted = Signal(str, str)

    def __init__(
        self, session: Session, model: HistoryModel, title: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a model of the session's journal; `title` is for what is not the whole of it."""
        super().__init__(parent)
        self._session = session
        self.model = model
        self._events: tuple[Event, ...] = ()
        self.setObjectName("historyWindow")
        self.setWindowTitle(title or self.tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.setParent(self)
        self.messages = MessageBar(speak=lambda *_: None)
        self.kind, self.words = self._kind_field(), self._words_field()
        self.rows = LineRows(self.tr("00:00 PM"))
        self.rows.setObjectName("historyRows")
        self.rows.setAccessibleName(self.tr("Changes"))
        self.rows.setModel(model)
        self.rows.installEventFilter(self)
        self.sides = SidesView((self.tr("Before"), self.tr("After")))
        self.sides.setAccessibleName(self.tr("Before and after"))
        self.sentence = empty_label()
        self.state = quiet_label()
        self.show_button = QPushButton(self.tr("Show in text"))
        self.past_button = QPushButton(self.tr("The text as it was then…"))
        self.close_button = QPushButton(self.tr("Close"))
        self._stack = QStackedWidget()
        self._lay_out(is_whole=not title)
        self._listen()
        self._show_state()
        self.rows.choose(0)
        self.rows.setFocus()

    # Building

    def _kind_field(self) -> QComboBox:
        field = QComboBox()
        field.setObjectName("historyKind")
        field.setAccessibleName(self.tr("What was changed"))
        for label, kind in (
            (self.tr("Everything"), ""),
            (self.tr("Annotations"), "annotations"),
            (self.tr("Themes"), "themes"),
            (self.tr("Texts"), "documents"),
            (self.tr("Lists"), "saved_filters"),
            (self.tr("Study sets"), "study_sets"),
            (self.tr("Cards"), "cards"),
        ):
            field.addItem(label, kind)
        return field

    def _words_field(self) -> QLineEdit:
        edit = words_field(
            "historyWords", self.tr("Words of a passage, note, theme or title"), _LONGEST
        )
        edit.installEventFilter(self)
        return edit

    def _lay_out(self, *, is_whole: bool) -> None:
        top = head()
        top.addWidget(self.words, 1)
        top.addWidget(self.kind)
        for widget in (self.words, self.kind):
            widget.setVisible(is_whole)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.sentence)
        self.sides.setMinimumWidth(_SIDES)
        parts = side_by_side(self._stack, self.sides, (560, 480))
        parts.setStretchFactor(1, 1)
        bottom = foot()
        bottom.addWidget(self.state, 1)
        for button in (self.past_button, self.show_button, self.close_button):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        self.show_button.setToolTip(self.tr("Show in text (Enter)"))
        fill(self, [self.messages, top], parts, [bottom])
        resize_within_screen(self, 1040, 660)

    def _listen(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._narrow)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.kind.currentIndexChanged.connect(lambda _: self._narrow())
        self.rows.selectionModel().currentChanged.connect(self._show_detail)
        self.rows.doubleClicked.connect(lambda _: self._show())
        self.model.looked.connect(self._show_state)
        self.model.rowsInserted.connect(self._choose_something)
        self.show_button.clicked.connect(self._show)
        self.past_button.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.reject)
        self._session.failed.connect(self._tell_failure)

    # What is shown

    def _narrow(self) -> None:
        self._pause.stop()
        self.model.narrow(self.kind.currentData(), self.words.text())
        self.rows.choose(0)
        self._show_state()

    def _choose_something(self) -> None:
        if not self.rows.currentIndex().isValid():
            self.rows.choose(0)

    def _show_state(self) -> None:
        shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.rows if shown else self.sentence)
        looking = self.model.is_looking
        self.state.setText(self.tr("Looking further back…") if looking and shown else "")
        if looking:
            self.sentence.setText(self.tr("Looking through the history…"))
        elif self.words.text().strip() or self.kind.currentData():
            self.sentence.setText(self.tr("No change has these words."))
        else:
            self.sentence.setText(self.tr("Nothing has been changed yet."))
        if not shown:
            self._show_detail(QModelIndex())

    def _show_detail(self, index: QModelIndex, _: object = None) -> None:
        row = self.model.row(index.row())
        self._events = self._events_of(row)
        groups = [group_of(event, self.model.name_of) for event in self._events]
        if row is None or row.entry is None:
            self.sides.show_groups([])
        else:
            self.sides.show_groups(self._with_title(row, groups), self._foot(row))
        target = self._target()
        self.show_button.setEnabled(target is not None)
        self.past_button.setEnabled(bool(self._document_id()))

    def _events_of(self, row: Row | None) -> tuple[Event, ...]:
        if row is None or row.entry is None:
            return ()
        if row.is_one_record:
            return row.events
        try:
            return tuple(self._session.store.history.events(row.entry.id, count=_SHOWN))
        except ReaderError as error:
            self._session.failed.emit(error)
            return row.events

    def _with_title(self, row: Row, groups: list[Group]) -> list[Group]:
        """Put above several records what they were changed for."""
        if len(groups) == 1:
            return groups
        return [Group(row.words, (), is_pair=False), *groups]

    def _foot(self, row: Row) -> str:
        assert row.entry is not None
        total = sum(count.added + count.altered + count.removed for count in row.entry.counts)
        parts = [long_time(row.entry.at), self.model.by_whom(row)]
        if total > len(self._events) and not row.is_one_record:
            left = total - len(self._events)
            parts.append(self.tr("{0} more not shown here").format(f"{left:,}"))
        return "  ·  ".join(filter(None, parts))

    def _tell_failure(self, error: Exception) -> None:
        self.messages.show_message(words(error), "warning")

    # Wishes

    def _target(self) -> Event | None:
        return next((e for e in self._events if e.kind in ("annotations", "documents")), None)

    def _document_id(self) -> str:
        target = self._target()
        record = (target.after or target.before) if target else None
        if isinstance(record, Annotation):
            return record.document_id
        if record is None and self._session.document is not None and self._events:
            return self._session.document.id
        return record.id if isinstance(record, Document) else ""

    def _show(self) -> None:
        target = self._target()
        if target is not None:
            self.accept()
            self.showWanted.emit(target)

    def _go_back(self) -> None:
        row, document_id = self.model.row(self.rows.currentIndex().row()), self._document_id()
        if row is not None and row.entry is not None and document_id:
            self.pastWanted.emit(document_id, row.entry.at)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show with Enter; lead from the words to the rows."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if watched is self.rows and key in _ENTER:
            self._show()
        elif watched is self.words and key == Qt.Key.Key_Escape and self.words.text():
            self.words.clear()
        elif watched is self.words and (key in _ENTER or key == Qt.Key.Key_Down):
            self._narrow()
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def done(self, result: int) -> None:
        """Look no further when the window goes."""
        self._pause.stop()
        self.model.stop()
        super().done(result)
