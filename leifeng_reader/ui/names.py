"""What themes are called, also those that are gone."""

from PySide6.QtCore import QCoreApplication

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.session import Session


class ThemeNames:
    """Looks a removed theme's name up in the journal, once."""

    def __init__(self, session: Session) -> None:
        """Name the themes of the session's library."""
        self._session = session
        self._past: dict[str, str] = {}

    def of(self, theme_id: str) -> str:
        """Return a theme's name."""
        theme = self._session.codebook.everything.get(theme_id)
        if theme is not None:
            return theme.name
        if theme_id not in self._past:
            self._past[theme_id] = self._found(theme_id)
        return self._past[theme_id]

    def _found(self, theme_id: str) -> str:
        try:
            gone = self._session.store.history.removal(theme_id)
        except ReaderError:
            gone = None
        theme = gone.before if gone else None
        if isinstance(theme, Theme):
            return theme.name
        return QCoreApplication.translate("Deeds", "a theme that is gone")
