"""Ways through a text: contents, jumps with a way back, notes and links."""

from PySide6.QtCore import QObject, QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QToolTip

from leifeng_reader.core.document import anchored
from leifeng_reader.ui.page.scene import EMPTY
from leifeng_reader.ui.page.trail import Place, Trail
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.panels.contents import ContentsPanel
from leifeng_reader.ui.session import Session

_SAFE_LINKS = ("http", "https", "mailto")
_PAUSE = 120
_NOTE_SHOWN = 30_000
_LONGEST_NOTE = 1500
_SHARE = 0.3


class Navigator(QObject):
    """`said` carries a sentence for the reader, `passed` the span in view once scrolling rests."""

    said = Signal(str)
    passed = Signal(int, int)

    def __init__(self, session: Session, view: ReadingView, panel: ContentsPanel) -> None:
        """Guide through the session's text in a view."""
        super().__init__(view)
        self._session = session
        self._view = view
        self._panel = panel
        self._shown = "", ""
        self._is_visiting = False
        self.trail = Trail(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._follow)
        session.opened.connect(lambda _: self._begin())
        view.scrolled.connect(self._pause.start)
        view.jumped.connect(self.trail.leave)
        view.linkActivated.connect(self.follow_link)
        view.noteActivated.connect(self._show_note)
        panel.wanted.connect(self.jump)
        panel.leaveWanted.connect(view.setFocus)

    def _begin(self) -> None:
        """Show the contents of another text; under another title it is still the same."""
        document, text = self._session.document, self._session.text
        shown = (document.id, text.id) if document and text else ("", "")
        if shown == self._shown and text is not None:
            return
        self._shown = shown
        self.trail.document_id = shown[0]
        if not self._is_visiting:
            self.trail.clear()
        self._panel.show_text(text or EMPTY)

    def _follow(self) -> None:
        self.passed.emit(*self._view.scene.visible_span())
        if self._panel.isVisible():
            self._panel.follow(self._view.first_visible())

    # Jumps

    def jump(self, position: int) -> None:
        """Go to a position, with a way back."""
        self.trail.leave(self._view.first_visible())
        self._view.go_to(position)
        self._view.setFocus()

    def visit(self, document_id: str, start: int, end: int) -> bool:
        """Bring a passage of any document into view, with a way back; tell whether it is there."""
        if document_id == self.trail.document_id:
            self._view.reveal(start, end)
            return True
        left = self._view.first_visible()
        if self.trail.document_id:
            self.trail.leave(left)
        if not self._open(document_id):
            return False
        self._view.go_to(start, _SHARE)
        return True

    def back(self) -> None:
        """Go back to where the last jump began."""
        if self.trail.can_go_back:
            self._return_to(self.trail.back(self._view.first_visible()))

    def forward(self) -> None:
        """Undo going back."""
        if self.trail.can_go_forward:
            self._return_to(self.trail.forward(self._view.first_visible()))

    def _return_to(self, place: Place) -> None:
        document_id, position = place
        if document_id == self.trail.document_id or self._open(document_id):
            self._view.go_to(position)

    def _open(self, document_id: str) -> bool:
        """Open another document, the way back kept; tell whether it could be opened."""
        self._is_visiting = True
        try:
            self._session.open(document_id)
        finally:
            self._is_visiting = False
        return self.trail.document_id == document_id

    def ask_place(self) -> None:
        """Ask for a paragraph, percentage or page, and go there."""
        from leifeng_reader.ui.dialogs.goto import GoToDialog  # late: see the window

        if self._session.text is not None:
            dialog = GoToDialog(self._session.text, self._view.window())
            dialog.wanted.connect(self.jump)
            dialog.open()

    # Links and notes

    def follow_link(self, address: str) -> None:
        """Jump within the text, or open an address after asking.

        Only addresses that cannot reach into this machine are opened.
        """
        if address.startswith("#"):
            self._jump_to_anchor(address[1:])
            return
        url = QUrl(address)
        if url.scheme().lower() not in _SAFE_LINKS:
            self.said.emit(self.tr("This link leads to no web page."))
            return
        window = self._view.window()
        asked = QMessageBox.question(
            window, self.tr("Open link"), self.tr("Open this address?") + f"\n\n{address}"
        )
        if asked == QMessageBox.StandardButton.Yes:
            QDesktopServices.openUrl(url)

    def _jump_to_anchor(self, anchor: str) -> None:
        text = self._session.text
        index = anchored(text, anchor) if text else None
        if text is None or index is None:
            self.said.emit(self.tr("The place this link leads to is not in the text."))
        else:
            self.jump(text.blocks.starts[index])

    def _show_note(self, anchor: str, point: QPoint) -> None:
        QToolTip.showText(
            point, self.note_words(anchor), self._view, self._view.rect(), _NOTE_SHOWN
        )

    def note_words(self, anchor: str) -> str:
        """Return the note a reference leads to, "" when the text does not have it."""
        text = self._session.text
        index = anchored(text, anchor) if text else None
        if text is None or index is None:
            return ""
        words = text.content[text.blocks.starts[index] : text.blocks.end(index)]
        return words if len(words) <= _LONGEST_NOTE else f"{words[:_LONGEST_NOTE]}…"
