"""The menu of the library's documents."""

from heapq import nlargest

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.shelving import shelf
from leifeng_reader.ui.session import Session

_SHOWN = 30
_LONGEST = 60


class RecentMenu(QMenu):
    """Lists documents, the one read last first, when it opens; choosing one opens it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """List the documents of the session's library."""
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self._session = session
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        here = self._session.document
        for document in self._latest():
            title = document.title
            shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            action = group.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(here is not None and here.id == document.id)
            action.triggered.connect(lambda _=False, key=document.id: self._session.open(key))
            self.addAction(action)

    def _latest(self) -> list[Document]:
        try:
            listed = shelf(self._session.store)
        except ReaderError as error:
            self._session.failed.emit(error)
            return []
        latest = nlargest(_SHOWN, listed, key=lambda s: (s.read_at, s.document.created))
        return [shelved.document for shelved in latest]
