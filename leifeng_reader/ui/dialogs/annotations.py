"""The annotations of the whole library in a window: filtered, in sections, changed together."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.filters import Filter
from leifeng_reader.core.query import LONGEST
from leifeng_reader.operations.listing import Grouping
from leifeng_reader.store.search import Noted
from leifeng_reader.ui.destinations import Destination
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen, words_field
from leifeng_reader.ui.dialogs.listingrows import ListingRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.themequestion import ask_carried, ask_theme
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.listing import ListingModel
from leifeng_reader.ui.models.offers import Offer
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.wrapping import WrappingRow
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.smart_lists import SmartLists

PAUSE = 150
"""Milliseconds without typing after which the list is narrowed."""

GROUPING = "annotations-grouping"
"""The setting that keeps what the sections are of."""

_MANY = 2000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = {Qt.Key(Qt.Key.Key_0.value + digit): digit for digit in range(1, 10)}


class AnnotationsWindow(QDialog):
    """Emits wishes: `openWanted` with the Destination of a row, the others with the numbers of
    annotations in the index, and the Offer of a theme.
    """

    openWanted = Signal(object)
    giveWanted = Signal(list, object)
    takeWanted = Signal(list, object)
    removeWanted = Signal(list)

    def __init__(self, session: Session, lists: SmartLists, parent: QWidget) -> None:
        """Show the session's library once it is opened."""
        super().__init__(parent)
        self._session = session
        self._lists = lists
        self._kept: tuple[list[int], int] = [], -1
        self.setObjectName("annotationsView")
        self.setWindowTitle(self.tr("Annotations"))
        self.model = ListingModel(session, self)
        self.messages = MessageBar()
        self.edit = self._field()
        self.lists_button = self._lists_button()
        self.grouping = self._groupings()
        self.chips = WrappingRow()
        self.count = quiet_label()
        self.rows = ListingRows(session, self.model)
        self.rows.setAccessibleName(self.tr("Annotations"))
        self.rows.installEventFilter(self)
        self.sentence = empty_label()
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._narrow)
        self._make_buttons()
        self._lay_out()
        self._listen()

    # Building

    def _field(self) -> QLineEdit:
        edit = words_field(
            "annotationsFilter", self.tr("Words, or theme: note: in: before: after: -not"), LONGEST
        )
        edit.setAccessibleName(self.tr("Filter annotations"))
        edit.installEventFilter(self)
        return edit

    def _lists_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("annotationsLists")
        button.setIcon(icon("more"))
        button.setToolTip(self.tr("Saved lists (Ctrl+L)"))
        button.setAccessibleName(self.tr("Saved lists"))
        button.setShortcut("Ctrl+L")
        button.clicked.connect(self._offer_lists)
        return button

    def _groupings(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Sections"))
        for grouping, label in (
            (Grouping.DOCUMENT, self.tr("By text")),
            (Grouping.THEME, self.tr("By theme")),
            (Grouping.DAY, self.tr("By day")),
        ):
            box.addItem(label, grouping.value)
        box.setCurrentIndex(max(0, box.findData(self._session.setting(GROUPING))))
        return box

    def _make_buttons(self) -> None:
        self.give_button = QPushButton(self.tr("Give theme…"))
        self.take_button = QPushButton(self.tr("Take theme off…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.open_button = QPushButton(self.tr("Show passage"))
        self.close_button = QPushButton(self.tr("Close"))
        for button, keys in (
            (self.give_button, "T"),
            (self.take_button, "Shift+T"),
            (self.remove_button, self.tr("Delete")),
            (self.open_button, self.tr("Enter")),
            (self.close_button, self.tr("Esc")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text().rstrip('…')} ({keys})")
        self.open_button.setDefault(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.edit, 1)
        top.addWidget(self.lists_button)
        top.addWidget(self.grouping)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 12)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self.chips)
        for widget in (self.rows, self.sentence):
            self._stack.addWidget(widget)
        bottom = foot()
        for button in (self.give_button, self.take_button, self.remove_button):
            bottom.addWidget(button)
        bottom.addWidget(self.count, 1)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.open_button, self.close_button):
            bottom.addWidget(button)
        fill(self, [self.messages, head], self._stack, [bottom])
        resize_within_screen(self, 960, 680)

    def _listen(self) -> None:
        self.edit.textChanged.connect(lambda _: self._pause.start())
        self.grouping.currentIndexChanged.connect(self._regroup)
        self.give_button.clicked.connect(self._ask_theme_to_give)
        self.take_button.clicked.connect(self._ask_theme_to_take)
        self.remove_button.clicked.connect(self._remove)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self.rows.doubleClicked.connect(lambda _: self._open())
        self.rows.customContextMenuRequested.connect(self._show_menu)
        self.rows.selectionModel().selectionChanged.connect(self._show_state)
        self.model.modelAboutToBeReset.connect(self._keep_choice)
        self.model.modelReset.connect(self._restore_choice)
        self.model.grown.connect(self._show_state)
        self._session.failed.connect(self._tell_failure)
        self._session.changed.connect(lambda _: self._show_chips())

    # Coming and going

    def open_view(self) -> None:
        """Come up as it was left, or come to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the library again."""
        super().showEvent(event)
        self._narrow()
        self.model.follow(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow the library no longer."""
        super().hideEvent(event)
        self._pause.stop()
        self.model.follow(False)

    # The filter

    def set_filter(self, wanted: Filter) -> None:
        """List what passes a filter."""
        self.edit.setText(wanted.words)
        self._narrow(replace(wanted))

    def _narrow(self, wanted: Filter | None = None) -> None:
        self._pause.stop()
        now = replace(wanted or self.model.wanted, words=self.edit.text())
        self.model.show(now, Grouping(self.grouping.currentData()))
        self._show_chips()

    def _regroup(self) -> None:
        self._session.keep_setting(GROUPING, str(self.grouping.currentData()))
        self._narrow()
        self.rows.scrollToTop()

    def _show_chips(self) -> None:
        """Show what is filtered by beside words, each to be taken away."""
        now, chips = self.model.wanted, list[QWidget]()

        def add(chip: FilterChip, **without: object) -> None:
            left = replace(now, **without)  # type: ignore[arg-type]
            chip.clicked.connect(lambda: self._narrow(left))
            chips.append(chip)

        for theme in self._session.codebook.in_tree_order():
            if theme.id in now.themes:
                add(FilterChip(theme.name, theme.colour), themes=now.themes - {theme.id})
        if now.has_note:
            add(FilterChip(self.tr("Has note"), mark=icon("note")), has_note=False)
        if now.no_theme:
            add(FilterChip(self.tr("No theme"), mark=icon("themes")), no_theme=False)
        if now.to_check:
            add(FilterChip(self.tr("To check"), mark=icon("find")), to_check=False)
        if now.hidden:
            add(FilterChip(self.tr("Some themes hidden"), mark=icon("eye-off")), hidden=frozenset())
        self.chips.hold(chips)
        self.chips.setVisible(bool(chips))

    def _offer_lists(self) -> None:
        menu = self._lists.menu(self, self.model.wanted, self.set_filter)
        menu.popup(self.lists_button.mapToGlobal(QPoint(0, self.lists_button.height())))

    # What is chosen

    def chosen(self) -> list[int]:
        """Return the numbers of the selected annotations, from the top."""
        return self.model.numbers(self.rows.ranges())

    def _current(self) -> Noted | None:
        index = self.rows.currentIndex()
        shown = self.model.shown(index.row()) if index.isValid() else None
        return shown if isinstance(shown, Noted) else None

    def _choose(self, row: int) -> None:
        """Choose a row; of a heading, the row below it."""
        count = self.model.rowCount()
        row = max(0, min(row, count - 1))
        if count and not self.model.flags(self.model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
            row = min(row + 1, count - 1)
        self.rows.setCurrentIndex(self.model.index(row, 0))

    def _keep_choice(self) -> None:
        numbers = self.chosen() if self.rows.selectionModel().hasSelection() else []
        self._kept = (numbers if len(numbers) <= _MANY else []), self.rows.currentIndex().row()

    def _restore_choice(self) -> None:
        """Choose again what was chosen; when it has gone, what took its place."""
        numbers, row = self._kept
        rows = self.model.rows_of(numbers)
        if numbers and not rows:
            self._choose(row)
        elif rows:
            flag = QItemSelectionModel.SelectionFlag
            chosen = QItemSelection()
            for each in rows:
                index = self.model.index(each, 0)
                chosen.merge(QItemSelection(index, index), flag.Select)
            selection = self.rows.selectionModel()
            selection.setCurrentIndex(self.model.index(rows[0], 0), flag.NoUpdate)
            selection.select(chosen, flag.ClearAndSelect | flag.Rows)
            self.rows.scrollTo(self.rows.currentIndex())
        self._show_state()

    def _open(self) -> None:
        noted = self._current()
        if noted is not None:
            self.hide()
            place = Destination(noted.document_id, noted.start, noted.end, noted.id)
            self.openWanted.emit(place)

    # Changes

    def _ask_theme_to_give(self) -> None:
        chosen, session = self.chosen(), self._session
        if chosen:
            ask_theme(
                self._asked(
                    self.tr("Give 1 annotation which theme?"),
                    self.tr("Give {0} annotations which theme?"),
                    chosen,
                ),
                session.codebook,
                session.store.theme_counts(),
                self,
                lambda offer: self.giveWanted.emit(chosen, offer),
            )

    def _ask_theme_to_take(self) -> None:
        """Offer the themes that some of the chosen carry."""
        chosen = self.chosen()
        ask_carried(
            self._asked(
                self.tr("Take which theme off 1 annotation?"),
                self.tr("Take which theme off {0} annotations?"),
                chosen,
            ),
            self._session.codebook,
            self.model.carried(chosen),
            self,
            lambda offer: self.takeWanted.emit(chosen, offer),
        )

    def _asked(self, one: str, many: str, chosen: list[int]) -> str:
        return one if len(chosen) == 1 else many.format(f"{len(chosen):,}")

    def _give_by_digit(self, digit: int) -> None:
        theme, chosen = self._session.codebook.by_key().get(digit), self.chosen()
        if theme is not None and chosen:
            self.giveWanted.emit(chosen, Offer(theme.name, theme.id))

    def _remove(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.removeWanted.emit(chosen)

    # What is shown

    def _tell_failure(self, error: Exception) -> None:
        if self.isVisible():
            self.messages.show_message(words(error), "warning")

    def _show_state(self, *_: object) -> None:
        has_choice = self.rows.selectionModel().hasSelection()
        is_shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.rows if is_shown else self.sentence)
        self.sentence.setText(self._why_empty())
        self.count.setText(self._counted())
        for button in (self.give_button, self.take_button, self.remove_button, self.open_button):
            button.setEnabled(has_choice)

    def _why_empty(self) -> str:
        if self.model.is_looking:
            return self.tr("Looking…")
        if not self.model.wanted.is_empty:
            return self.tr("No annotation passes the filter.")
        return self.tr("No annotations yet. Select a passage in a text and press a digit.")

    def _counted(self) -> str:
        ranges = self.rows.ranges()
        chosen = sum(last - first + 1 for first, last in ranges)
        if 1 < chosen <= _MANY:
            chosen = len(self.chosen())
        if chosen > 1:
            return self.tr("{0} chosen").format(f"{chosen:,}")
        found = self.model.found
        if not found:
            return ""
        counted = self.tr("1 annotation") if found == 1 else self.tr("{0} annotations")
        return counted.format(f"{found:,}") + ("…" if self.model.is_looking else "")

    def _show_menu(self, point: QPoint) -> None:
        if not self.rows.indexAt(point).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mark, button, keys in (
            ("open", self.open_button, self.tr("Enter")),
            ("themes", self.give_button, "T"),
            ("", self.take_button, "Shift+T"),
            ("remove", self.remove_button, self.tr("Delete")),
        ):
            action = menu.addAction(f"{button.text()}\t{keys}")
            if mark:
                action.setIcon(icon(mark))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.rows.viewport().mapToGlobal(point))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the rows, and those that lead from the field to them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            take = self._take_row_key if watched is self.rows else self._take_field_key
            return take(event)
        return super().eventFilter(watched, event)

    def _take_row_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_T:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self._ask_theme_to_take if shifted else self._ask_theme_to_give)()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        elif key in _ENTER:
            self._open()
        elif key in _DIGITS and not event.modifiers():
            self._give_by_digit(_DIGITS[key])
        else:
            return False
        return True

    def _take_field_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
        elif key == Qt.Key.Key_Down or key in _ENTER:
            if self._pause.isActive():
                self._narrow()
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.rows.selectionModel().hasSelection():
                self._choose(0)
        else:
            return False
        return True
