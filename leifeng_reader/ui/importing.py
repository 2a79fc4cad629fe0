"""Files brought in: read in the background, one after the other, the last one shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Draft
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import PasswordNeeded, ReaderError
from leifeng_reader.formats.choices import Choices
from leifeng_reader.ui import tasks
from leifeng_reader.ui.session import Session

_SOON = 100
_AT_ONCE = 200_000
"""Pasted words up to this many characters come in without a thread of their own."""

CHOOSABLE = ("guessed-encoding", "article", "little-article", "unwrapped")
"""Notices of a draft that there is something to choose about."""

_USUAL = Choices()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read, and what was chosen for it; words that were pasted have no path."""

    path: Path
    choices: Choices
    draft: Draft
    text: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: a document or a fault; neither, when reading was given up before.

    `alike` are the documents that had the same content before: nothing was imported then.
    """

    path: Path
    document: Document | None = None
    fault: Exception | None = None
    notices: tuple[str, ...] = ()
    alike: tuple[Document, ...] = ()


class Importer(QObject):
    """Brings files into the session's library.

    `begun` says that files were handed in. `started` carries a name, a number and how many there
    are, when reading takes a moment; the number is 0 while a folder is looked through.
    `choiceWanted` carries a Reading of a file that came alone and could be read otherwise: put
    it in with `put`, or forget it. `passwordWanted` carries a path and whether one was given.
    `sameFound` carries the Outcome of a text that came alone and that several documents show.
    `nothingFound` carries the folders that hold nothing to read. `ended` carries the Outcomes.
    """

    begun = Signal()
    started = Signal(str, int, int)
    choiceWanted = Signal(object)
    passwordWanted = Signal(object, bool)
    sameFound = Signal(object)
    nothingFound = Signal(object)
    ended = Signal(object)

    def __init__(self, session: Session) -> None:
        """Import into the session's library."""
        super().__init__(session)
        self.session = session
        self._handed_in: list[tuple[tuple[Path, ...], Choices | None]] = []
        self._waiting: list[tuple[Path, Choices | None]] = []
        self._outcomes: list[Outcome] = []
        self._path = Path()
        self._looked_through: tuple[Path, ...] = ()
        self._task: tasks.Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Tell whether files are still coming in."""
        return self._task is not None

    # What is handed in

    def take(self, files: Iterable[Path]) -> None:
        """Bring in files, and what folders hold; those that cannot be read do not stop the rest."""
        self._begin(tuple(files), None)

    def take_with(self, path: Path, choices: Choices) -> None:
        """Bring in one file as chosen, without asking again."""
        self._begin((path,), choices)

    def take_words(self, words: str, title: str) -> None:
        """Bring in what was pasted."""
        from leifeng_reader.operations.documents import read_pasted  # late, as below

        def work(_: tasks.Task | None = None) -> Reading:
            return Reading(Path(), _USUAL, *read_pasted(words, title))

        def fail(error: Exception) -> None:
            self._end([Outcome(Path(title), fault=error)])

        self.begun.emit()
        if len(words) > _AT_ONCE:
            tasks.run(work, self.put, fail)
            return
        try:
            self.put(work())
        except ReaderError as error:
            fail(error)

    def put(self, reading: object) -> None:
        """Put what was read into the library and show it."""
        assert isinstance(reading, Reading)
        self._end([self._enter(reading)])

    def give_up(self) -> None:
        """Bring in no more, and tell what came in and what did not."""
        now = self._looked_through or (self._path,)
        left = list(now) if self._task is not None else []
        left += [path for path, _ in self._waiting]
        left += [path for paths, _ in self._handed_in for path in paths]
        self._outcomes += [Outcome(path) for path in left]
        self._stop()
        self._finish()

    def cancel(self) -> None:
        """Bring in no more; nobody is told."""
        self._stop()
        self._soon.stop()
        self._outcomes.clear()

    def _stop(self) -> None:
        self._handed_in.clear()
        self._waiting.clear()
        self._looked_through = ()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # One after the other

    def _begin(self, paths: tuple[Path, ...], choices: Choices | None) -> None:
        if not paths:
            return
        self._handed_in.append((paths, choices))
        self.begun.emit()
        if self._task is None:
            self._next()

    def _next(self) -> None:
        self._task = None
        if self._waiting:
            path, choices = self._waiting.pop(0)
            self._read(path, choices or _USUAL, ask=self._is_alone and choices is None)
        elif self._handed_in:
            self._list(*self._handed_in.pop(0))
        else:
            self._finish()

    @property
    def _is_alone(self) -> bool:
        """Whether the file being read is the only one there was and is."""
        return not (self._waiting or self._handed_in or self._outcomes)

    def _list(self, group: tuple[Path, ...], choices: Choices | None) -> None:
        """Look through folders; a file is only itself."""
        # Imported when the first file comes in: a start need not wait for it.
        from leifeng_reader.operations.documents import files_below

        self._path, self._looked_through = group[0], group
        self._soon.start()

        def work(task: tasks.Task) -> list[Path]:
            return list(files_below(group, cancelled=lambda: task.is_cancelled))

        def done(result: object) -> None:
            assert isinstance(result, list)
            self._waiting += [(path, choices) for path in result]
            self._looked_through = ()
            self._next()
            if not result:
                self.nothingFound.emit(group)

        self._task = tasks.run(work, done, self._fail)

    def _read(self, path: Path, choices: Choices, *, ask: bool) -> None:
        from leifeng_reader.operations.documents import read_file

        self._path = path
        self._soon.start()

        def work(task: tasks.Task) -> Reading:
            draft, text = read_file(path, choices, cancelled=lambda: task.is_cancelled)
            return Reading(path, choices, draft, text)

        def done(result: object) -> None:
            assert isinstance(result, Reading)
            if ask and set(CHOOSABLE) & {n.partition(":")[0] for n in result.draft.notices}:
                self._next()
                self.choiceWanted.emit(result)
            else:
                self._outcomes.append(self._enter(result))
                self._next()

        self._task = tasks.run(work, done, self._fail)

    def _tell(self) -> None:
        if self._task is not None:
            done = len(self._outcomes) + 1
            number = 0 if self._looked_through else done
            more = len(self._waiting) + sum(len(paths) for paths, _ in self._handed_in)
            self.started.emit(self._path.name, number, done + more)
            self._soon.start()

    def _fail(self, error: Exception) -> None:
        path, alone = self._path, self._is_alone
        self._looked_through = ()
        if isinstance(error, PasswordNeeded) and alone:
            self._next()
            self.passwordWanted.emit(path, error.reason == "wrong")
            return
        self._outcomes.append(Outcome(path, fault=error))
        self._next()

    # Into the library

    def _enter(self, reading: Reading) -> Outcome:
        from leifeng_reader.operations.documents import arrive

        path, session = reading.path, self.session
        source = str(path.absolute()) if path != Path() else ""
        try:
            arrival = arrive(session.store, reading.draft, reading.text, source, session.origin)
        except ReaderError as error:
            return Outcome(path, fault=error)
        if arrival.alike:
            return Outcome(path, arrival.document, alike=arrival.alike)
        fault = self._fault_of(arrival.change)
        if fault is not None:
            return Outcome(path, fault=fault)
        return Outcome(path, arrival.document, notices=arrival.notices)

    def _fault_of(self, change: Change) -> Exception | None:
        """Apply a change; return what stood in its way."""
        faults: list[Exception] = []
        listening = self.session.failed.connect(faults.append)
        self.session.perform(change, "import")
        self.session.failed.disconnect(listening)
        return faults[0] if faults else None

    def _finish(self) -> None:
        self._soon.stop()
        self._looked_through = ()
        outcomes, self._outcomes = self._outcomes, []
        self._end(outcomes)

    def _end(self, outcomes: Sequence[Outcome]) -> None:
        several = len(outcomes) == 1 and len(outcomes[0].alike) > 1
        arrived = [outcome for outcome in outcomes if outcome.document is not None]
        new = [outcome for outcome in arrived if not outcome.alike]
        shown = (new or arrived)[-1:]
        if shown and shown[0].document is not None and not several:
            self.session.open(shown[0].document.id)
        self.ended.emit(tuple(outcomes))
        if several:
            self.sameFound.emit(outcomes[0])
