"""A concordance in a window: a word in all its contexts, to be sorted, annotated and exported."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.core.concordance import Line, Order
from leifeng_reader.core.document import Document
from leifeng_reader.core.query import LONGEST
from leifeng_reader.operations.concordance import MOST, WIDTH, Concordance, concordance
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.destinations import Destination
from leifeng_reader.ui.dialogs.concordancerows import ConcordanceRows
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, head, resize_within_screen, words_field
from leifeng_reader.ui.dialogs.places import choose_file
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.themequestion import ask_theme
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.concordance import Column, ConcordanceModel
from leifeng_reader.ui.session import Session

PAUSE = 250
"""Milliseconds without typing after which the lines are looked for."""

_LEAST, _WIDEST, _STEP = 10, 200, 10
_FIELD = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ORDERS = {Column.LEFT: Order.LEFT, Column.RIGHT: Order.RIGHT}


class ConcordanceWindow(QDialog):
    """`openWanted` carries the Destination of a line; `annotateWanted` lines and a theme's Offer,
    `exportWanted` lines.
    """

    openWanted = Signal(object)
    annotateWanted = Signal(object, object)
    exportWanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Show a session's library once something is asked for."""
        super().__init__(parent)
        self._session = session
        self._task: tasks.Task | None = None
        self._is_whole = True
        self.setObjectName("concordanceView")
        self.setWindowTitle(self.tr("Concordance"))
        self.model = ConcordanceModel(WIDTH, self)
        self.messages = MessageBar()
        self.edit = self._field()
        self.scope = _choices((self.tr("This text"), "text"), (self.tr("Whole library"), "all"))
        self.scope.setAccessibleName(self.tr("Where to look"))
        self.sorting = _choices(
            (self.tr("As in the text"), Order.TEXT.value),
            (self.tr("Sorted by what comes before"), Order.LEFT.value),
            (self.tr("Sorted by what comes after"), Order.RIGHT.value),
        )
        self.sorting.setAccessibleName(self.tr("Order"))
        self.width_box = self._width_box()
        self.count = quiet_label()
        self.rows = ConcordanceRows(self.model)
        self.rows.setAccessibleName(self.tr("Lines"))
        self.rows.installEventFilter(self)
        self.sentence = empty_label()
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self._make_buttons()
        self._lay_out()
        self._listen()
        self._show_state()

    # Building

    def _field(self) -> QLineEdit:
        edit = words_field(
            "concordanceEdit",
            self.tr("A word, the beginning of one, or “a phrase”"),
            LONGEST,
            "find",
        )
        edit.setAccessibleName(self.tr("Word"))
        edit.installEventFilter(self)
        return edit

    def _width_box(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(_LEAST, _WIDEST)
        box.setSingleStep(_STEP)
        box.setValue(WIDTH)
        box.setSuffix(self.tr(" characters"))
        box.setAccessibleName(self.tr("Characters on each side"))
        box.setToolTip(box.accessibleName())
        return box

    def _make_buttons(self) -> None:
        self.annotate_button = QPushButton(self.tr("Annotate…"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.open_button = QPushButton(self.tr("Show passage"))
        self.close_button = QPushButton(self.tr("Close"))
        for button, keys in (
            (self.annotate_button, "T"),
            (self.export_button, "Ctrl+E"),
            (self.open_button, self.tr("Enter")),
            (self.close_button, self.tr("Esc")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text().rstrip('…')} ({keys})")
        self.export_button.setShortcut("Ctrl+E")
        self.open_button.setDefault(True)

    def _lay_out(self) -> None:
        top = head()
        top.addWidget(self.edit, 1)
        for widget in (self.scope, self.sorting, self.width_box):
            widget.setMinimumWidth(_FIELD // 2)  # rather cut than the words that are looked for
            top.addWidget(widget)
        self.edit.setMinimumWidth(_FIELD)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.sentence)
        bottom = foot()
        bottom.addWidget(self.annotate_button)
        bottom.addWidget(self.export_button)
        bottom.addWidget(self.count, 1)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bottom.addWidget(self.open_button)
        bottom.addWidget(self.close_button)
        fill(self, [self.messages, top], self._stack, [bottom])
        resize_within_screen(self, 1040, 640)

    def _listen(self) -> None:
        self.edit.textChanged.connect(lambda _: self._pause.start())
        self.scope.currentIndexChanged.connect(self.look)
        self.sorting.currentIndexChanged.connect(self._sort)
        self.width_box.valueChanged.connect(self.model.set_width)
        self.rows.horizontalHeader().sectionClicked.connect(self._sort_by_column)
        self.rows.doubleClicked.connect(lambda _: self._open())
        self.rows.selectionModel().selectionChanged.connect(self._show_state)
        self.annotate_button.clicked.connect(self._ask_theme)
        self.export_button.clicked.connect(self._export)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self._session.failed.connect(self._tell_failure)

    # Looking

    def open_view(self, typed: str = "") -> None:
        """Come up with the lines of what is typed, or as it was left."""
        if typed:
            self.edit.setText(typed)
        self.show()
        self.raise_()
        self.activateWindow()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further."""
        super().hideEvent(event)
        self._pause.stop()
        self._stop()

    @property
    def is_looking(self) -> bool:
        """Tell whether lines are being looked for, or soon will be."""
        return self._pause.isActive() or self._task is not None

    def look(self) -> None:
        """Look for the lines of what was typed."""
        self._pause.stop()
        self._stop()
        typed, library = self.edit.text(), self._session.store.path
        document = self._session.document if self.scope.currentData() == "text" else None
        self.rows.name_texts(document is None)
        if not typed.strip():
            self._take(Concordance((), is_whole=True))
            return
        work = _work(library, typed, document)
        self._task = tasks.run(work, self._take, self._session.failed.emit)
        self._show_state()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, found: object) -> None:
        assert isinstance(found, Concordance)
        self._task = None
        self._is_whole = found.is_whole
        self.model.show(found.lines)
        self._show_state()

    def _sort(self) -> None:
        self.model.sort_by(Order(self.sorting.currentData()))
        self._show_state()

    def _sort_by_column(self, column: int) -> None:
        order = _ORDERS.get(Column(column), Order.TEXT)
        self.sorting.setCurrentIndex(self.sorting.findData(order.value))

    # What is done with lines

    def chosen(self) -> list[Line]:
        """Return the lines that are selected, from the top."""
        return [self.model.lines[row] for row in self.rows.chosen()]

    def _open(self) -> None:
        index = self.rows.currentIndex()
        if index.isValid():
            line = self.model.lines[index.row()]
            self.hide()
            self.openWanted.emit(Destination(line.document_id, line.start, line.end))

    def _ask_theme(self) -> None:
        lines, session = self.chosen(), self._session
        if lines:
            one, many = (
                self.tr("Annotate 1 line with which theme?"),
                self.tr("Annotate {0} lines with which theme?"),
            )
            ask_theme(
                one if len(lines) == 1 else many.format(f"{len(lines):,}"),
                session.codebook,
                session.store.theme_counts(),
                self,
                lambda offer: self.annotateWanted.emit(lines, offer),
            )

    def ask_whether(self, new: int, chosen: int, theme: str, go_on: Callable[[], None]) -> None:
        """Say how many annotations there would be, and ask whether to make them."""
        box = QMessageBox(self)
        box.setObjectName("annotateQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        one, many = self.tr("Annotate 1 passage"), self.tr("Annotate {0} passages")
        counted = (one if new == 1 else many).format(f"{new:,}")
        box.setText(self.tr("{0} with “{1}”?").format(counted, theme))
        if chosen > new:
            had = self.tr("{0} of the {1} chosen have it already and stay as they are.")
            box.setInformativeText(had.format(f"{chosen - new:,}", f"{chosen:,}"))
        yes = box.addButton(self.tr("Annotate"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes.setEnabled(new > 0)
        box.setDefaultButton(yes)
        yes.clicked.connect(go_on)
        box.finished.connect(lambda _: self.activateWindow())
        box.open()

    def _export(self) -> None:
        lines = self.chosen() if len(self.rows.chosen()) > 1 else self.model.lines
        if lines:
            self.exportWanted.emit([self.model.cut(line) for line in lines])

    def choose_file(self, suggested: Path) -> Path | None:
        """Ask where to export to."""
        return choose_file(self, suggested, "CSV (*.csv)")

    # What is shown

    def _tell_failure(self, error: Exception) -> None:
        if self.isVisible():
            self._task = None
            self.messages.show_message(words(error), "warning")
            self._show_state()

    def _show_state(self, *_: object) -> None:
        number, chosen = len(self.model.lines), len(self.rows.chosen())
        self._stack.setCurrentWidget(self.rows if number else self.sentence)
        self.sentence.setText(self._why_empty())
        self.count.setText(self._counted(number, chosen))
        self.annotate_button.setEnabled(chosen > 0)
        self.open_button.setEnabled(chosen > 0)
        self.export_button.setEnabled(number > 0)

    def _why_empty(self) -> str:
        if not self.edit.text().strip():
            return self.tr("Type a word to see it in all its contexts.")
        return self.tr("Looking…") if self._task else self.tr("The word stands nowhere here.")

    def _counted(self, number: int, chosen: int) -> str:
        if self._task is not None or not number:
            return self.tr("Looking…") if self._task else ""
        if chosen > 1:
            return self.tr("{0} of {1} lines chosen").format(f"{chosen:,}", f"{number:,}")
        if not self._is_whole:
            return self.tr("The first {0} lines").format(f"{MOST:,}")
        return self.tr("1 line") if number == 1 else self.tr("{0} lines").format(f"{number:,}")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the lines, and those that lead from the field to them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            return self._take_line_key(key) if watched is self.rows else self._take_field_key(key)
        return super().eventFilter(watched, event)

    def _take_line_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_T:
            self._ask_theme()
        elif key in _ENTER:
            self._open()
        else:
            return False
        return True

    def _take_field_key(self, key: Qt.Key) -> bool:
        if key in _ENTER and self._pause.isActive():
            self.look()
        elif key == Qt.Key.Key_Down or key in _ENTER:
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if self.model.lines and not self.rows.chosen():
                self.rows.selectRow(0)
        else:
            return False
        return True


def _choices(*choices: tuple[str, str]) -> QComboBox:
    box = QComboBox()
    for label, value in choices:
        box.addItem(label, value)
    return box


def _work(library: Path, typed: str, document: Document | None) -> tasks.Work:
    def work(task: tasks.Task) -> Concordance:
        with closing(Store(library)) as store:
            return concordance(store, typed, document=document, width=_WIDEST)

    return work
