"""The menu of the library's documents."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leifeng_reader.ui.session import Session

_SHOWN = 30
_LONGEST = 60


class RecentMenu(QMenu):
    """Lists documents, newest first, when it opens; choosing one opens it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """List the documents of the session's library."""
        super().__init__(parent)
        self.setTitle(self.tr("Open from the library"))
        self._session = session
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        here = self._session.document
        for document in reversed(self._session.documents()[-_SHOWN:]):
            title = document.title
            shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            action = group.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(here is not None and here.id == document.id)
            action.triggered.connect(lambda _=False, key=document.id: self._session.open(key))
            self.addAction(action)
