"""Files brought in: read in the background, one after the other, the last one shown."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.document import Text
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.documents import add_document, read_file
from leifeng_reader.ui import tasks
from leifeng_reader.ui.session import Session

_SOON = 100


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    draft: Draft
    text: Text


class Importer(QObject):
    """`started` carries a name when reading takes a moment, `ended` how many came in."""

    started = Signal(str)
    ended = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session) -> None:
        """Import into the session's library."""
        super().__init__(session)
        self._session = session
        self._waiting: list[Path] = []
        self._task: tasks.Task | None = None
        self._name = ""
        self._came_in = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Tell whether files are still coming in."""
        return self._task is not None

    def take(self, files: list[Path]) -> None:
        """Bring in files; those that cannot be read are told of, the others come in."""
        self._waiting += files
        if self._task is None:
            self._next()

    def cancel(self) -> None:
        """Bring in no more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._finish()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        path = self._waiting.pop(0)
        self._name = path.name
        self._soon.start()
        self._task = tasks.run(lambda _: _Read(path, *read_file(path)), self._put, self._fail)

    def _tell(self) -> None:
        if self._task is not None:
            self.started.emit(self._name)

    def _put(self, result: object) -> None:
        if isinstance(result, _Read):
            try:
                change, document = add_document(
                    self._session.store,
                    result.draft,
                    result.text,
                    str(result.path.absolute()),
                    self._session.origin,
                )
            except ReaderError as error:
                self._fail(error)
                return
            if change.is_empty or self._session.perform(change, "import"):
                self._came_in += 1
                self._session.open(document.id)
        self._next()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self._next()

    def _finish(self) -> None:
        self._soon.stop()
        self._task = None
        came_in, self._came_in = self._came_in, 0
        self.ended.emit(came_in)
