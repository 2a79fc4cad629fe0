"""The window: first the page, to be read at once, then everything around it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenuBar,
    QSplitter,
    QStatusBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.colours import Page
from leifeng_reader.core.document import Document
from leifeng_reader.ui import settings, style
from leifeng_reader.ui.arrangement import put_back_window
from leifeng_reader.ui.page.pane import PagePane
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import PageSettings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from leifeng_reader.ui.gestures import Gestures
    from leifeng_reader.ui.importing import Importer
    from leifeng_reader.ui.messages import MessageBar
    from leifeng_reader.ui.navigation import Navigator
    from leifeng_reader.ui.panels.contents import ContentsPanel
    from leifeng_reader.ui.panels.side import SidePanel
    from leifeng_reader.ui.receiving import Reception
    from leifeng_reader.ui.shelf_wishes import ShelfWishes
    from leifeng_reader.ui.status import StatusLine

_KEEP_PLACE_AFTER = 500
_TOOLBAR_HEIGHT = 50
_MENU_PADDING = 10


class MainWindow(QMainWindow):
    """One window on one library.

    Made with the page alone, which the first paint needs; what `furnish` adds stands around
    it: panels, menus, commands, messages. Their places are kept free until then.
    """

    panel: "SidePanel"
    contents: "ContentsPanel"
    messages: "MessageBar"
    navigator: "Navigator"
    gestures: "Gestures"
    shelf_wishes: "ShelfWishes"
    importer: "Importer"
    reception: "Reception"
    status: "StatusLine"
    actions_by_name: "dict[str, QAction]"

    def __init__(self, session: Session) -> None:
        """Build the page; it shows a document once the session opens one."""
        super().__init__()
        self.session = session
        self.is_furnished = False
        self._must_close = False
        self._given_up: list[str] = []
        self.early_faults: list[Exception] = []
        session.failed.connect(self.early_faults.append)
        session.setParent(self)
        self.page_settings = settings.from_json(PageSettings, session.setting(settings.PAGE))
        self.pane = PagePane(session, self.page_settings, self._page())
        self.toolbar = QToolBar(self.tr("Tools"))
        self.left = QWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._place_pause = QTimer(self)
        self._place_pause.setSingleShot(True)
        self._place_pause.setInterval(_KEEP_PLACE_AFTER)
        self._place_pause.timeout.connect(self.keep_place)
        self.pane.view.scrolled.connect(self._place_pause.start)
        session.opened.connect(self._show_title)
        put_back_window(self, self.splitter, session)
        self.setAcceptDrops(True)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Lei Feng Reader"))
        self.toolbar.setObjectName("toolBar")
        self.toolbar.setMovable(False)
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setFixedHeight(_TOOLBAR_HEIGHT)
        self.addToolBar(self.toolbar)
        self.setMenuBar(QMenuBar())
        # Keeps the height of the menus to come, in the style sheet to come.
        self.menuBar().addAction(self.tr("Library"))
        self.menuBar().setMinimumHeight(self.fontMetrics().height() + _MENU_PADDING)
        self.setStatusBar(QStatusBar())
        self.statusBar().setSizeGripEnabled(False)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for widget in (QWidget(), self.left, QWidget()):
            self.splitter.addWidget(widget)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self.setCentralWidget(self.splitter)
        self.setMinimumSize(640, 420)

    def furnish(self) -> None:
        """Put everything around the page; once."""
        if not self.is_furnished:
            # Imported here: the page is to be read before the rest is even loaded.
            from leifeng_reader.ui.furniture import furnish

            self.is_furnished = True
            furnish(self)

    # Documents

    def _show_title(self, document: Document | None) -> None:
        name = self.tr("Lei Feng Reader")
        self.setWindowTitle(f"{document.title} — {name}" if document else name)
        self.pane.view.setFocus()

    def take_files(self, files: list[Path]) -> None:
        """Import files and come to the front."""
        if files:
            self.furnish()
            self.importer.take(files)
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        urls = event.mimeData().urls()
        self.take_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def keep_place(self) -> None:
        """Remember where the open text is being read."""
        self.session.keep_place(self.pane.view.first_visible())

    def show_undo(self) -> None:
        """Offer what can be undone and redone."""
        actions, stack = self.actions_by_name, self.session.undo_stack
        actions["undo"].setEnabled(stack.canUndo())
        actions["redo"].setEnabled(stack.canRedo())

    # The look

    def _page(self) -> Page:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return style.page(self.page_settings.colour, app)

    def set_page_settings(self, wanted: PageSettings) -> None:
        """Show the page in other settings and remember them."""
        self.page_settings = wanted.clamped()
        self.pane.restyle(self.page_settings, self._page())
        self.session.keep_setting(settings.PAGE, settings.to_json(self.page_settings))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pane"):
            page = self._page()
            if page != self.pane.view.scene.flow.look.page:
                self.pane.restyle(self.page_settings, page)

    # The end

    def close_anyway(self) -> None:
        """Close, even where a note cannot be saved."""
        self._must_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, the place, the layout; then let go of the library.

        A note that cannot be saved keeps the window open, until it is closed once more.
        """
        from leifeng_reader.ui.furniture import put_away_all, say_unsaved

        self.furnish()
        unsaved = say_unsaved(self)
        if unsaved and unsaved != self._given_up and not self._must_close:
            self._given_up = unsaved
            event.ignore()
            return
        self._place_pause.stop()
        self.pane.view.scrolled.disconnect(self._place_pause.start)
        put_away_all(self)
        self.session.close()
        super().closeEvent(event)
