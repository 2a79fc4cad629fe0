"""The sets of the library: one is chosen, others are made, named, copied and removed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from leifeng_reader.core.document import Document
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.study.templates import Template
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import choice, tool
from leifeng_reader.ui.study.templates import shown

_MOST_TEXTS = 20


class Shelf(QWidget):
    """`made` carries the Template of a set that was made just now."""

    made = Signal(object)
    printWanted = Signal()
    exportWanted = Signal()

    def __init__(self, desk: Desk, templates: Sequence[Template]) -> None:
        """Offer the sets of a desk's library."""
        super().__init__()
        self._desk = desk
        self._templates = templates
        self.sets = choice(self.tr("Study set"))
        self.sets.setObjectName("studySets")
        self.sets.setMinimumContentsLength(28)
        self.new = QPushButton(self.tr("New"))
        self.new.setObjectName("newStudySet")
        self.more = tool("more", self.tr("This set"))
        self.print = QPushButton(self.tr("Print…"))
        self.export = QPushButton(self.tr("Export…"))
        self.print.setToolTip(self.tr("Print (Ctrl+P)"))
        self.export.setToolTip(self.tr("Export (Ctrl+E)"))
        for button in (self.new, self.print, self.export):
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        for widget in (self.sets, self.new, self.more):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.print)
        row.addWidget(self.export)
        self._listen()

    def _listen(self) -> None:
        self.sets.activated.connect(lambda _: self._desk.choose(self.sets.currentData()))
        self.new.clicked.connect(self._offer_new)
        self.more.clicked.connect(self._offer_more)
        self.print.clicked.connect(self.printWanted)
        self.export.clicked.connect(self.exportWanted)

    def show_sets(self) -> None:
        """List the sets as they are."""
        box, chosen = self.sets, self._desk.chosen
        box.blockSignals(True)
        box.clear()
        for each in self._desk.sets:
            box.addItem(shortened(each.name), each.id)
        box.setCurrentIndex(box.findData(chosen.id) if chosen else -1)
        box.blockSignals(False)
        for widget in (box, self.more, self.print, self.export):
            widget.setEnabled(chosen is not None)

    # Menus

    def _offer_new(self) -> None:
        menu = self._menu("newSetMenu")
        for template in self._templates:
            action = menu.addAction(shown(template.name))
            action.setToolTip(shown(template.description))
            action.triggered.connect(lambda _=False, t=template: self.make(t))
        menu.addSeparator()
        menu.addAction(self.tr("Blank sheet")).triggered.connect(self.make_blank)
        menu.setToolTipsVisible(True)
        if self._desk.session.document is None:
            for action in menu.actions():
                action.setEnabled(False)
        menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height())))

    def _offer_more(self) -> None:
        menu = self._menu("setMenu")
        menu.addAction(icon("note"), self.tr("Rename…")).triggered.connect(self.ask_name)
        menu.addAction(icon("copy"), self.tr("Duplicate")).triggered.connect(self._desk.duplicate)
        self._offer_texts(menu.addMenu(icon("library"), self.tr("Use on another text")))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove")).triggered.connect(self._remove)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu(self, name: str) -> QMenu:
        for old in self.findChildren(QMenu):
            old.deleteLater()
        menu = QMenu(self)
        menu.setObjectName(name)
        return menu

    def _offer_texts(self, menu: QMenu) -> None:
        here = self._desk.chosen.document_id if self._desk.chosen else ""
        texts = [each for each in self._texts() if each.id != here]
        for document in texts[:_MOST_TEXTS]:
            action = menu.addAction(shortened(document.title).replace("&", "&&"))
            action.triggered.connect(lambda _=False, d=document: self._desk.use_on(d))
        menu.addSeparator()
        everywhere = menu.addAction(self.tr("All texts of the library"))
        everywhere.triggered.connect(self._desk.use_on_all)
        everywhere.setEnabled(bool(here))

    def _texts(self) -> list[Document]:
        """Return the texts, the open one first, then the newest."""
        session = self._desk.session
        now = session.document.id if session.document else ""
        listed = list(reversed(session.documents()))
        return sorted(listed, key=lambda document: document.id != now)

    # Doing

    def make(self, template: Template) -> None:
        """Make a set of a template, named as the template is called in the reader's language."""
        if self._desk.make(replace(template, name=shown(template.name))):
            self.made.emit(template)

    def make_blank(self) -> None:
        """Make a set without parts."""
        self._desk.make_blank(self.tr("Sheet"))

    def ask_name(self) -> None:
        """Ask for another name of the set."""
        from leifeng_reader.ui.dialogs.naming import NameDialog

        if self._desk.chosen is not None:
            name = self._desk.chosen.name
            dialog = NameDialog(
                self.tr("Rename set"), self.tr("Name of the set"), name, self.window()
            )
            dialog.wanted.connect(self._desk.rename)
            dialog.open()

    def _remove(self) -> None:
        name = self._desk.chosen.name if self._desk.chosen else ""
        if self._desk.remove():
            self._desk.said.emit(self.tr("“{0}” was removed. Undo brings it back.").format(name))
