"""The window in which study material is built: annotations, parts, and the pages beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.study import Gaps, Part, PartKind
from leifeng_reader.study.templates import Template
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.study.columns import PAGES, PARTS, PASSAGES, Columns, splitter
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.gaps import GapColumn
from leifeng_reader.ui.study.items import WITHOUT, ItemColumn
from leifeng_reader.ui.study.pages import PageColumn
from leifeng_reader.ui.study.partform import PartForm
from leifeng_reader.ui.study.parts import PartColumn
from leifeng_reader.ui.study.passages import PassageColumn
from leifeng_reader.ui.study.sheetform import SheetForm
from leifeng_reader.ui.study.shelf import Shelf
from leifeng_reader.ui.study.templates import FirstPage, shown

LAYOUT = "study-layout"
"""The setting that keeps how wide the columns are."""

_HEIGHTS = (240, 400)


class BuilderWindow(QDialog):
    """`exportWanted` and `printWanted` concern the set that is shown; `showWanted` carries an
    Annotation that is to be shown in its text.
    """

    exportWanted = Signal()
    printWanted = Signal()
    showWanted = Signal(object)

    def __init__(self, desk: Desk, templates: Sequence[Template], parent: QWidget) -> None:
        """Show what is on a desk."""
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("studyBuilder")
        self.setWindowTitle(self.tr("Study material"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.messages = MessageBar()
        self.shelf = Shelf(desk, templates)
        self.first = FirstPage(templates)
        self.passages = PassageColumn(desk)
        self.parts = PartColumn(desk)
        self.sheet_form = SheetForm(desk)
        self.part_form = PartForm(desk)
        self.items = ItemColumn(desk)
        self.gaps = GapColumn(desk)
        self.tabs = QTabWidget()
        self.pages = PageColumn(desk)
        self._line = QFrame()
        self._inspector = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()

    # Building

    def _lay_out(self) -> None:
        self.tabs.setObjectName("partTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setStyleSheet("QTabWidget::tab-bar { left: 4px; }")
        for tab, name in (
            (self.part_form, self.tr("Part")),
            (self.items, self.tr("Items")),
            (self.gaps, self.tr("Gaps")),
        ):
            self.tabs.addTab(tab, name)
        self._inspector.addWidget(self.sheet_form)
        self._inspector.addWidget(self.tabs)
        middle = splitter(Qt.Orientation.Vertical, self.parts, self._inspector)
        middle.setSizes(list(_HEIGHTS))
        self.columns = Columns(self.passages, middle, self.pages)
        self._stack.addWidget(self.first)
        self._stack.addWidget(self.columns)
        line = self._line
        line.setFixedHeight(1)
        line.setAutoFillBackground(True)
        line.setBackgroundRole(QPalette.ColorRole.Mid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.messages, self.shelf, line):
            whole.addWidget(widget)
        whole.addWidget(self._stack, 1)
        room = self.screen().availableSize() - QSize(16, 48)
        self.resize(QSize(1264, 800).boundedTo(room))
        if kept := self.desk.session.setting(LAYOUT):
            self.columns.restore(kept)

    def _listen(self) -> None:
        desk = self.desk
        desk.shelved.connect(self._show_shelf)
        desk.altered.connect(self._show_set)
        desk.partChosen.connect(self._show_choice)
        desk.said.connect(lambda said: self.messages.show_message(said, "info"))
        desk.session.failed.connect(self._tell_failure)
        desk.session.opened.connect(lambda _: self._show_shelf())
        self.first.chosen.connect(self.shelf.make)
        self.first.blank.connect(self.shelf.make_blank)
        self.shelf.made.connect(self._tell_lacking)
        self.shelf.exportWanted.connect(self.exportWanted)
        self.shelf.printWanted.connect(self.printWanted)
        self.passages.showWanted.connect(self.showWanted)
        for keys, act in (
            ("Ctrl+P", self.printWanted),
            ("Ctrl+E", self.exportWanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for keys, column, widget in (
            ("F6", PARTS, self.parts.rows),
            ("Ctrl+1", PASSAGES, self.passages.rows),
            ("Ctrl+2", PARTS, self.parts.rows),
            ("Ctrl+3", PAGES, self.pages.student),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda at=column, to=widget: self._go_to(at, to))

    def _go_to(self, column: int, widget: QWidget) -> None:
        self.columns.bring(column)
        teacher = self.pages.teacher
        hidden = widget is self.pages.student and widget.isHidden()
        (teacher if hidden else widget).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Coming and going

    def open_view(self) -> None:
        """Come up with the set that was worked on last, or come to the front."""
        self.desk.begin()
        self._show_shelf()
        self.show()
        self.raise_()
        self.activateWindow()
        if self.desk.chosen is None:
            self.first.buttons[0].setFocus()
        else:
            self.parts.rows.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self._show_set()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell what was typed, and remember the columns."""
        super().hideEvent(event)
        self.flush()
        if not self.columns.is_folded:
            self.desk.session.keep_setting(LAYOUT, self.columns.state())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what was typed before the library may be closed."""
        self.flush()
        super().closeEvent(event)

    def flush(self) -> None:
        """Tell what was typed."""
        for form in (self.sheet_form, self.part_form, self.items):
            form.flush()

    # Showing

    def _show_shelf(self) -> None:
        document = self.desk.session.document
        self.shelf.show_sets()
        self.first.show_title(document.title if document else "")
        is_first = self.desk.chosen is None
        self._stack.setCurrentIndex(0 if is_first else 1)
        self.shelf.setVisible(not is_first)
        self._line.setVisible(not is_first)

    def _show_set(self) -> None:
        if not self.isVisible() or self.desk.chosen is None:
            return
        self.parts.show_parts()
        self.passages.show_passages()
        self._show_inspector()
        self.pages.show_soon()

    def _show_choice(self) -> None:
        self.flush()
        if self.isVisible() and self.desk.chosen is not None:
            self.parts.show_choice()
            self.passages.show_passages()
            self._show_inspector()
            self.pages.show_part()

    def _show_inspector(self) -> None:
        part, chosen = self.desk.part, self.desk.chosen
        assert chosen is not None
        self._inspector.setCurrentIndex(0 if part is None else 1)
        if part is None:
            self.sheet_form.show_set(chosen)
            return
        made = self.desk.made_part()
        self.part_form.show_part(part, made)
        self._offer_tabs(part)
        if self._has(self.items):
            self.items.show_part(part, made)
        if self._has(self.gaps):
            self.gaps.show_part(part)

    def _offer_tabs(self, part: Part) -> None:
        """Offer the tabs that a kind of part has."""
        is_cloze, gaps = part.kind is PartKind.CLOZE, part.manner.gaps
        with_items = part.kind not in WITHOUT and not (is_cloze and gaps is not Gaps.ANNOTATIONS)
        # Hidden rather than taken out: what is put in again comes last for the Tab key.
        self.tabs.setTabVisible(self.tabs.indexOf(self.items), with_items)
        self.tabs.setTabVisible(self.tabs.indexOf(self.gaps), is_cloze and gaps is Gaps.HAND)
        if not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(0)

    def _has(self, widget: QWidget) -> bool:
        return self.tabs.isTabVisible(self.tabs.indexOf(widget))

    # Telling

    def _tell_lacking(self, template: Template) -> None:
        """Say where a template came out shorter than it could be; go on with its parts."""
        self.parts.rows.setFocus()
        if self.messages.kind == "hint":  # about the set before
            self.messages.dismiss()
        chosen = self.desk.chosen
        usual = sum(not outline.is_instead for outline in template.outlines)
        if chosen is not None and len(chosen.parts) < usual:
            said = self.tr(
                "“{0}” has fewer parts than it could: there are few annotations to draw on. "
                "Annotate more, or add parts."
            )
            self.messages.show_message(said.format(shown(template.name)), "hint")

    def _tell_failure(self, error: Exception) -> None:
        if self.isVisible():
            self.messages.show_message(words(error), "warning")
