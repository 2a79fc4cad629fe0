"""Files brought in: read in the background, one after the other, the last one shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import PasswordNeeded, ReaderError
from leifeng_reader.formats.choices import Choices
from leifeng_reader.ui import tasks
from leifeng_reader.ui.session import Session

_SOON = 100
_MOST_FILES = 2000

CHOOSABLE = ("guessed-encoding", "article", "unwrapped")
"""Notices of a draft that there is something to choose about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read, and what was chosen for it."""

    path: Path
    choices: Choices
    draft: Draft
    text: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: a document, which may have been `known` before, or a fault."""

    path: Path
    document: Document | None = None
    fault: Exception | None = None
    known: bool = False


class Importer(QObject):
    """Brings files into the session's library.

    `started` carries a name, a number and how many there are, when reading takes a moment.
    `choiceWanted` carries a Reading of a file that came alone and could be read otherwise: put
    it in with `put`, or forget it. `passwordWanted` carries a path and whether one was given.
    `ended` carries the Outcomes.
    """

    started = Signal(str, int, int)
    choiceWanted = Signal(object)
    passwordWanted = Signal(object, bool)
    ended = Signal(object)

    def __init__(self, session: Session) -> None:
        """Import into the session's library."""
        super().__init__(session)
        self._session = session
        self._waiting: list[Path] = []
        self._outcomes: list[Outcome] = []
        self._path = Path()
        self._task: tasks.Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Tell whether files are still coming in."""
        return self._task is not None

    def take(self, files: Iterable[Path]) -> None:
        """Bring in files, and what folders hold; those that cannot be read do not stop the rest."""
        from leifeng_reader.operations.documents import files_below  # late, as below

        self._waiting += list(files_below(files))[:_MOST_FILES]
        if self._task is None:
            self._next()

    def take_with(self, path: Path, choices: Choices) -> None:
        """Bring in one file as chosen, without asking again."""
        if self._task is None:
            self._read(path, choices, ask=False)

    def take_words(self, words: str, title: str) -> None:
        """Bring in what was pasted."""
        from leifeng_reader.operations.documents import read_pasted

        try:
            draft, text = read_pasted(words, title)
        except ReaderError as error:
            self.ended.emit((Outcome(Path(title), fault=error),))
            return
        self.put_alone(Reading(Path(), Choices(), draft, text))

    def cancel(self) -> None:
        """Bring in no more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._finish()

    def _next(self) -> None:
        if self._waiting:
            alone = len(self._waiting) == 1 and not self._outcomes
            self._read(self._waiting.pop(0), Choices(), ask=alone)
        else:
            self._finish()

    def _read(self, path: Path, choices: Choices, *, ask: bool) -> None:
        # Imported when the first file comes in: a start need not wait for it.
        from leifeng_reader.operations.documents import read_file

        self._path = path
        self._soon.start()

        def work(task: tasks.Task) -> Reading:
            draft, text = read_file(path, choices, cancelled=lambda: task.is_cancelled)
            return Reading(path, choices, draft, text)

        def done(result: object) -> None:
            assert isinstance(result, Reading)
            if ask and set(CHOOSABLE) & {n.partition(":")[0] for n in result.draft.notices}:
                self._finish()
                self.choiceWanted.emit(result)
            else:
                self._put(result)
                self._next()

        self._task = tasks.run(work, done, self._fail)

    def _tell(self) -> None:
        if self._task is not None:
            done = len(self._outcomes)
            self.started.emit(self._path.name, done + 1, done + 1 + len(self._waiting))
            self._soon.start()

    def put_alone(self, reading: Reading) -> None:
        """Put what was read into the library and show it."""
        self._put(reading)
        self._finish()

    def _put(self, reading: Reading) -> None:
        from leifeng_reader.operations.documents import add_document

        source = str(reading.path.absolute()) if reading.path != Path() else ""
        session = self._session
        try:
            change, document = add_document(
                session.store, reading.draft, reading.text, source, session.origin
            )
        except ReaderError as error:
            self._outcomes.append(Outcome(reading.path, fault=error))
            return
        known = change.is_empty
        if known or session.perform(change, "import"):
            self._outcomes.append(Outcome(reading.path, document, known=known))
            session.open(document.id)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PasswordNeeded) and not self._waiting and not self._outcomes:
            path = self._path
            self._finish()
            self.passwordWanted.emit(path, error.reason == "wrong")
            return
        self._outcomes.append(Outcome(self._path, fault=error))
        self._next()

    def _finish(self) -> None:
        self._soon.stop()
        self._task = None
        outcomes, self._outcomes = tuple(self._outcomes), []
        self.ended.emit(outcomes)
