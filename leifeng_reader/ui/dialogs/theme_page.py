"""A theme's page: what it is, its passages in all documents, and what it occurs together with."""

from collections.abc import Sequence
from contextlib import closing

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen
from leifeng_reader.ui.dialogs.passagerows import PassageRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.themefacts import ThemeFacts
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.offers import shown_path
from leifeng_reader.ui.models.passages import PassageModel
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.session import Session

Found = tuple[list[Annotation], list[Document]]


class ThemePage(QDialog):
    """Emits wishes: a passage to open, passages to move or to relieve of the theme, facts.

    It follows the library, and closes when the theme is gone.
    """

    passageWanted = Signal(object)
    moveWanted = Signal(list)
    removeWanted = Signal(list)

    def __init__(self, session: Session, theme_id: str, parent: QWidget) -> None:
        """Show a theme of the session's library."""
        super().__init__(parent)
        self._session = session
        self.theme_id = theme_id
        theme = session.codebook.themes[theme_id]
        self.setObjectName("themePage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar()
        self.facts = ThemeFacts(theme)
        self.model = PassageModel(theme_id, self)
        self.noted = PassageModel(theme_id, self, has_note=True)
        self.passages = PassageRows(self.model, self.tr("Passages"), theme.colour)
        self.notes = PassageRows(self.noted, self.tr("Passages with a note"), theme.colour)
        self.together = Entries()
        self._chip: FilterChip | None = None
        self._loading: tasks.Task | None = None
        self._lay_out()
        self._listen()
        self._show_theme()
        self._load()
        self.tabs.setFocus()

    # Building

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._empty = quiet_label(self.tr("Looking…"))
        self._stack = QStackedWidget()
        for widget in (self.passages, self._sentence(self._empty)):
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(self._empty)
        self.tabs.addTab(self._first_tab(), "")
        self.tabs.addTab(self.notes, "")
        self.together.setAccessibleName(self.tr("Occurs together with"))
        self.tabs.addTab(self.together, "")
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.facts)
        splitter.addWidget(self._right())
        splitter.setSizes([300, 660])
        splitter.setStretchFactor(1, 1)
        fill(self, [self.messages], splitter, [])
        resize_within_screen(self, 980, 680)

    def _sentence(self, label: QLabel) -> QLabel:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setMargin(32)
        return label

    def _first_tab(self) -> QWidget:
        """Return the passages, and above them what they are narrowed to."""
        self._chips = QHBoxLayout()
        self._chips.setContentsMargins(16, 8, 16, 0)
        self._chips.addStretch()
        self.wide = QCheckBox(self.tr("With sub-themes"))
        self.wide.setVisible(len(self._family()) > 1)
        self._chips.addWidget(self.wide)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._chips)
        column.addWidget(self._stack, 1)
        return whole

    def _right(self) -> QWidget:
        self.open_button = QPushButton(self.tr("Open passage"))
        self.move_button = QPushButton(self.tr("Move to another theme…"))
        self.remove_button = QPushButton(self.tr("Remove the theme"))
        self.close_button = QPushButton(self.tr("Close"))
        for button, keys in (
            (self.open_button, self.tr("Enter")),
            (self.move_button, "Ctrl+M"),
            (self.remove_button, self.tr("Del")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text().rstrip('…')} ({keys})")
        self.close_button.setAutoDefault(False)
        row = foot()
        for button in (self.open_button, self.move_button, self.remove_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.close_button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        return right

    def _listen(self) -> None:
        for rows in (self.passages, self.notes):
            rows.openWanted.connect(self.passageWanted)
            rows.removeWanted.connect(self._remove)
            rows.customContextMenuRequested.connect(self._show_menu)
            rows.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.tabs.currentChanged.connect(lambda _: self._show_state())
        self.together.itemActivated.connect(self._narrow_by)
        self.open_button.clicked.connect(self._open)
        self.move_button.clicked.connect(self._move)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)
        move = QAction(self)
        move.setShortcut(QKeySequence("Ctrl+M"))
        move.triggered.connect(self._move)
        self.addAction(move)
        self.wide.toggled.connect(lambda _: self._load())
        self._session.changed.connect(self._take)
        self._session.failed.connect(self._tell_fault)

    # What is in the library

    def _family(self) -> frozenset[str]:
        """Return the theme and all under it."""
        return frozenset(self._session.codebook.below(self.theme_id))

    def _load(self) -> None:
        """Look for the passages of the theme, or also of those under it."""
        if self._loading is not None:
            self._loading.cancel()
        path = self._session.store.path
        self._shown_of = self._family() if self.wide.isChecked() else frozenset({self.theme_id})
        ids = list(self._shown_of)
        for model in (self.model, self.noted):
            model.stand_for(ids)

        def work(_: object) -> Found:
            with closing(Store(path)) as store, store.snapshot():
                return store.annotations_with(ids), store.documents()

        self._loading = tasks.run(work, self._take_found, self._session.failed.emit)

    def _follow_family(self) -> None:
        """Offer the switch while there are themes under this one; list those that came."""
        family = self._family()
        self.wide.setVisible(len(family) > 1)
        if self.wide.isChecked() and family != self._shown_of:
            self._load()

    def _take_found(self, found: object) -> None:
        assert isinstance(found, tuple)
        for model in (self.model, self.noted):
            model.show(*found)
        self._show_numbers()
        self.passages.setCurrentIndex(self.model.index(0))
        if not self.facts.isAncestorOf(self.focusWidget() or self):
            self.passages.setFocus()

    def _take(self, change: Change) -> None:
        if self.theme_id not in self._session.codebook.themes:
            self.close()
            return
        self._show_theme()
        self._follow_family()
        if change.is_of_merged_themes:
            self._load()
        elif self.model.take(change):
            self.noted.take(change)
        self._show_numbers()

    def _tell_fault(self, fault: object) -> None:
        if isinstance(fault, Exception) and self.isActiveWindow():
            self.messages.show_message(words(fault), "warning")

    def tell(self, said: str) -> None:
        """Say what was done."""
        self.messages.show_message(said, "info")

    # Showing

    def _show_theme(self) -> None:
        codebook = self._session.codebook
        theme = codebook.themes[self.theme_id]
        above = codebook.path(theme.id)[:-1]
        under = self.tr("Under {0}").format(shown_path(above)) if above else ""
        shelved = self.tr("Archived") if theme.id in codebook.archived else ""
        self.facts.show_theme(theme, "  ·  ".join(filter(None, (under, shelved))))
        self.setWindowTitle(self.tr("Theme: {0}").format(theme.name))
        for rows in (self.passages, self.notes):
            if rows.rows.tone != theme.colour:
                rows.rows.tone = theme.colour
                rows.viewport().update()

    def _show_numbers(self) -> None:
        number = self.locale().toString
        together = self.model.together()
        for place, (label, count) in enumerate(
            (
                (self.tr("Passages"), self.model.total),
                (self.tr("Notes"), self.noted.rowCount()),
                (self.tr("Occurs with"), len(together)),
            )
        ):
            self.tabs.setTabText(place, f"{label}  {number(count)}")
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._empty.setText(self._empty_words())
        self._list_together(together.most_common())
        self._show_state()

    def _empty_words(self) -> str:
        if self.model.total:
            return self.tr("No passage carries both themes.")
        return self.tr("No passage carries this theme yet. Select one in a text and give it.")

    def _list_together(self, counts: Sequence[tuple[str, int]]) -> None:
        kept = self.together.currentRow()
        empty(self.together)
        themes = self._session.codebook.themes
        one, many = self.tr("1 passage in common"), self.tr("{0} passages in common")
        for theme_id, count in counts:
            if theme_id in themes:
                said = one if count == 1 else many.format(self.locale().toString(count))
                path = shown_path(self._session.codebook.path(theme_id))
                self.together.add(path, said, dot_icon(themes[theme_id].colour), theme_id)
        self.together.setCurrentRow(max(0, min(kept, self.together.count() - 1)))

    def _show_state(self) -> None:
        is_list = self.tabs.currentIndex() < 2
        self.open_button.setEnabled(is_list and self._rows().selectionModel().hasSelection())
        for button in (self.move_button, self.remove_button):
            button.setEnabled(is_list and bool(self._own_chosen()))

    # Narrowing

    def _narrow_by(self, item: QListWidgetItem) -> None:
        self.narrow(self.together.key_of(item))
        self.tabs.setCurrentIndex(0)
        self.passages.setFocus()

    def narrow(self, theme_id: str) -> None:
        """List the passages that carry another theme too; "" lists all."""
        if self._chip is not None:
            self._chip.deleteLater()
            self._chip = None
        theme = self._session.codebook.themes.get(theme_id)
        if theme is not None:
            label = self.tr("together with {0}").format(theme.name)
            self._chip = FilterChip(label, theme.colour, parent=self)
            self._chip.clicked.connect(lambda: self.narrow(""))
            self._chips.insertWidget(0, self._chip)
        self.model.narrow(theme_id if theme is not None else "")
        self.passages.setCurrentIndex(self.model.index(0))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._empty.setText(self._empty_words())

    # Wishes

    def _rows(self) -> PassageRows:
        return self.notes if self.tabs.currentIndex() == 1 else self.passages

    def _open(self) -> None:
        self._rows().open_current()

    def _own_chosen(self) -> list[str]:
        """Return the chosen passages that carry this theme itself."""
        return [each.id for each in self._rows().chosen() if self.theme_id in each.themes]

    def _move(self) -> None:
        if chosen := self._own_chosen():
            self.moveWanted.emit(chosen)

    def _remove(self) -> None:
        if chosen := self._own_chosen():
            self.removeWanted.emit(chosen)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, act in (
            (self.open_button, self._open),
            (self.move_button, self._move),
            (self.remove_button, self._remove),
        ):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(act)
        menu.popup(self.cursor().pos())

    def done(self, result: int) -> None:
        """Tell what was typed, and go."""
        if self._loading is not None:
            self._loading.cancel()
        self._session.changed.disconnect(self._take)
        if self.theme_id in self._session.codebook.themes:
            self.facts.flush()
        super().done(result)
