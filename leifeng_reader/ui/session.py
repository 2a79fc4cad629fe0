"""The document being read and everything known about it, and what happens to it."""

import gc
import linecache
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from leifeng_reader.core.annotation import Annotation, MergedAnnotation, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import VERY_LONG, Document, Text
from leifeng_reader.core.errors import Conflict, ReaderError, UnknownDocument
from leifeng_reader.core.filters import Filter, condition, select
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.core.merged import Roots, carrying
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.core.structure import Image
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store
from leifeng_reader.ui.undo import ChangeCommand

LOAD_AT_ONCE = 1000
"""Documents with more annotations than this show those near the reader first."""

NEARBY = 20_000
SLICE = 250
"""How many annotations are taken in between two events: some 5 ms."""

POLL = 1000


class Session(QObject):
    """Signals say what happened; widgets never call the store, they ask the session.

    `opened` carries the Document (or None when the library is empty), `parting` nothing: another
    is about to be, and what concerns the one before is to be said now; `changed` a Change,
    `glimpsed` the Document about to be opened, a Text that is the part of it where it is read,
    and the place in that; `failed` a ReaderError, `filtered` nothing, `saved` the time of the
    last write, `loaded` nothing: it says that annotations arrived in number.
    """

    opened = Signal(object)
    parting = Signal()
    glimpsed = Signal(object, object, int)
    changed = Signal(object)
    loaded = Signal()
    filtered = Signal()
    failed = Signal(object)
    saved = Signal(str)

    def __init__(self, store: Store, origin: Origin, parent: QObject | None = None) -> None:
        """Serve the library of `store`."""
        super().__init__(parent)
        self.store = store
        self.origin = origin
        self.document: Document | None = None
        self.text: Text | None = None
        self.index = AnnotationIndex()
        self.codebook = Codebook.of(store.themes())
        self.filter = Filter()
        self.undo_stack = QUndoStack(self)
        self.in_view: Callable[[], tuple[int, bool]] | None = None
        """Tells where the page stands, and whether the end of the text is on the screen."""
        self.progress: Progress = untold
        """Is told how far the writing of a large change is; may let events pass."""
        self._seen_change = store.last_change()
        self._seen_version = store.data_version()
        self._is_writing = self._is_closed = False
        self._poll_fault = ""
        self._visits = 0
        self._has_rested = False
        self._passing: dict[str, bool] = {}
        self._loaded_to = (-1, -1, "")
        self._loading = QTimer(self)
        self._loading.setInterval(0)
        self._loading.timeout.connect(self._load)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self.poll)
        self._timer.start()

    # Documents

    def open(self, document_id: str) -> None:
        """Show a document; its annotations follow, those near the reader at once."""
        self.parting.emit()
        self._keep_view()
        shown = False
        try:
            document = self.store.document(document_id)
            shown = self._show_glimpse(document)
            text = self.store.text(document.text_id)
            count = self.store.annotation_count(document.id, LOAD_AT_ONCE + 1)
            near = self._near(document, count)
        except ReaderError as error:
            if shown:
                self.opened.emit(self.document)
            self.failed.emit(error)
            return
        self.document, self.text, self.index = document, text, AnnotationIndex(near)
        self._loading.stop()
        self.opened.emit(document)
        QTimer.singleShot(0, self, self._let_text_rest)
        if count > LOAD_AT_ONCE:
            # Qt for Python reads the source of every module and leaves 8 MB of it there.
            linecache.clearcache()
            self._loaded_to = (-1, -1, "")
            self._loading.start()

    def _show_glimpse(self, document: Document) -> bool:
        """Show the page a very long document is open at, before the whole of it is read."""
        if document.length <= VERY_LONG:
            return False
        seen = self.store.glimpse(document)
        if seen is None:
            return False
        place = self.store.place(document.id)
        self.glimpsed.emit(document, seen.text, place - seen.start)
        return True

    def _let_text_rest(self) -> None:
        """Spare the text from garbage collection, once it has been painted."""
        _let_rest(collect=self._has_rested)
        self._has_rested = True

    def leave(self) -> None:
        """Show no document: the library has none left."""
        self.parting.emit()
        self._keep_view()
        self._loading.stop()
        self.document = self.text = None
        self.index = AnnotationIndex()
        self.opened.emit(None)

    def _near(self, document: Document, count: int) -> list[Annotation]:
        if count <= LOAD_AT_ONCE:
            return self.store.annotations(document.id)
        place = self.store.place(document.id)
        return self.store.annotations(document.id, (place - NEARBY, place + NEARBY))

    def _load(self) -> None:
        """Take in the next annotations of the open document.

        A few at a time, between events: a thread that fetches rows would give up the lock of
        the interpreter at each, and wait for it behind whatever this thread is painting. What
        changes meanwhile is taken in as it happens, before or after its row is read.
        """
        try:
            found = self.store.annotations_after(
                self.document.id if self.document else "", self._loaded_to, SLICE
            )
        except ReaderError as error:
            self._loading.stop()
            self.failed.emit(error)
            return
        for annotation in found:
            self.index.put(annotation)
            self._loaded_to = annotation.order
        _let_rest(collect=False)
        if len(found) < SLICE:
            self._loading.stop()
            self.loaded.emit()

    def place(self) -> int:
        """Return where the open document was last being read."""
        try:
            return self.store.place(self.document.id) if self.document else 0
        except ReaderError as error:
            self.failed.emit(error)
            return 0

    def keep_place(self, position: int) -> None:
        """Remember where the open document is being read, and whether its end is in view."""
        document = self.document
        if document is not None and not self.store.is_read_only:
            from leifeng_reader.operations.shelving import keep_place  # late: see the window

            at_end = self.in_view is not None and self.in_view()[1]
            now = self.origin.now()
            text = self.text
            self._quietly(
                lambda: keep_place(self.store, document.id, position, now, at_end=at_end, text=text)
            )

    def _keep_view(self) -> None:
        """Remember where the page stands, before it shows something else."""
        if self.in_view is not None:
            self.keep_place(self.in_view()[0])

    def setting(self, key: str) -> str | None:
        """Return a setting of the library."""
        try:
            return self.store.setting(key)
        except ReaderError as error:
            self.failed.emit(error)
            return None

    def image(self, name: str) -> Image | None:
        """Return a picture of the open text."""
        try:
            return self.store.image(self.text.id, name) if self.text else None
        except ReaderError as error:
            self.failed.emit(error)
            return None

    def documents(self) -> list[Document]:
        """Return every document of the library, oldest first."""
        try:
            return self.store.documents()
        except ReaderError as error:
            self.failed.emit(error)
            return []

    def keep_setting(self, key: str, value: str) -> None:
        """Remember a setting in the library."""
        if not self.store.is_read_only:
            self._quietly(lambda: self.store.keep_setting(key, value))

    def _quietly(self, write: Callable[[], None]) -> None:
        try:
            write()
        except ReaderError as error:
            self.failed.emit(error)

    def close(self) -> None:
        """Let go of the library; nothing can be done with the session afterwards."""
        self._is_closed = True
        self._timer.stop()
        self._loading.stop()
        self.store.close()

    # Changes

    def perform(self, change: Change, label: str, visit: int = 0) -> bool:
        """Apply a change as an undo step (one with the last, if of the same visit).

        Returns whether it was applied; a failure is told through `failed`.
        """
        if change.is_empty:
            return False
        command = ChangeCommand(change, label, visit, self._apply, self._tell_failure)
        self.undo_stack.push(command)
        return not command.has_failed

    def attempt(self, change: Callable[[], Change], label: str) -> bool:
        """Perform a change that may not be possible; that too is told through `failed`."""
        try:
            return self.perform(change(), label)
        except ReaderError as error:
            self.failed.emit(error)
            return False

    def new_visit(self) -> int:
        """Return a number for `perform` that makes the changes of one visit one step."""
        self._visits += 1
        return self._visits

    def _apply(self, change: Change, label: str) -> None:
        now = self.origin.now()
        self._is_writing = True
        try:
            entry = self.store.apply(change, label, now, progress=self.progress)
        finally:
            self._is_writing = False
        if entry != self._seen_change + 1:
            with suppress(ReaderError):  # ours is written; a poll meets the same fault, and says so
                self._take_in(entry)
        self._seen_change = max(entry, self._seen_change)
        self._take(change)
        self.saved.emit(now)

    def _tell_failure(self, error: ReaderError) -> None:
        self.failed.emit(error)
        if isinstance(error, Conflict):  # show what was done elsewhere at once
            QTimer.singleShot(0, self, self.poll)

    def poll(self) -> None:
        """Take in what another process wrote to the library; a fault is told once."""
        if self._is_writing or self._is_closed:  # half of a journal is no journal
            return
        try:
            version = self.store.data_version()
            if version != self._seen_version:
                self._take_in()
                self._seen_version = version
            self._poll_fault = ""
        except ReaderError as error:
            if repr(error) != self._poll_fault:
                self._poll_fault = repr(error)
                self.failed.emit(error)

    def _take_in(self, until: int | None = None) -> None:
        """Take in what others wrote, in the order of the journal, up to an entry of our own."""
        for entry in self.store.changes_after(self._seen_change):
            if until is not None and entry.id >= until:
                return
            self._seen_change = max(entry.id, self._seen_change)
            if entry.writer != self.store.writer:
                self._take(entry.change)

    def _take(self, change: Change) -> None:
        was = self.codebook.came_to
        self.codebook = self.codebook.revised(change.before, change.after)
        change = self._as_carried(change, was)
        self._forget_passing(change)
        self._take_annotations(change)
        self._take_document(change)
        self.changed.emit(change)

    def _as_carried(self, change: Change, was: Roots) -> Change:
        """Return a change as the reader sees it: a merge changes what many annotations carry."""
        now = self.codebook.came_to
        if not was and not now and not _has_merged(change):
            return change
        before = [_carrying(record, was) for record in change.before]
        after = [_carrying(record, now) for record in change.after]
        if was != now:
            named = {record.id for record in change.before}
            for annotation in self.index:
                other = carrying(annotation, now)
                if other is not annotation and annotation.id not in named:
                    before.append(annotation)
                    after.append(other)
        return Change(tuple(before), tuple(after), change.texts)

    def _take_annotations(self, change: Change) -> None:
        here = self.document.id if self.document else ""
        come = {r.id: r for r in change.after if isinstance(r, Annotation)}
        come = {key: record for key, record in come.items() if record.document_id == here}
        for record in change.before:
            if record.id not in come:
                self.index.discard(record.id)
        for record in come.values():
            self.index.put(record)

    def _take_document(self, change: Change) -> None:
        if self.document is None:
            return
        for record in change.after:
            if isinstance(record, Document) and record.id == self.document.id:
                self.document = record

    # The filter

    def set_filter(self, wanted: Filter) -> None:
        """Narrow what list, page and export show."""
        if wanted != self.filter:
            self.filter = wanted
            self._passing.clear()
            self.filtered.emit()

    def narrow(self, **fields: object) -> None:
        """Change some of the filter's conditions."""
        self.set_filter(replace(self.filter, **fields))  # type: ignore[arg-type]

    def shown(self) -> list[Annotation]:
        """Return the open document's annotations that pass the filter, in order."""
        if self.filter.is_empty:
            return list(self.index)
        shown = select(self.index, self.filter, self.codebook)
        self._passing = dict.fromkeys(self.index.by_id, False)
        self._passing.update((annotation.id, True) for annotation in shown)
        return shown

    def passes(self, annotation: Annotation) -> bool:
        """Tell whether one annotation passes the filter; remembered until something changes."""
        if self.filter.is_empty:
            return True
        known = self._passing.get(annotation.id)
        if known is None:
            known = condition(self.filter, self.codebook)(annotation)
            self._passing[annotation.id] = known
        return known

    def _forget_passing(self, change: Change) -> None:
        if any(isinstance(record, Theme) for record in (*change.before, *change.after)):
            self._passing.clear()
        for record in change.after:
            self._passing.pop(record.id, None)

    def require_document(self) -> tuple[Document, Text]:
        """Return the open document and its text; raises UnknownDocument when there is none."""
        if self.document is None or self.text is None:
            raise UnknownDocument("")
        return self.document, self.text


def _has_merged(change: Change) -> bool:
    """Tell whether a change was made of what a merge showed, which another has undone since."""
    return any(isinstance(record, MergedAnnotation) for record in change.after)


def _carrying(record: Record, came_to: Roots) -> Record:
    return carrying(record, came_to) if isinstance(record, Annotation) else record


def _let_rest(*, collect: bool) -> None:
    """Spare what is here to stay from garbage collection.

    A full round over 100,000 annotations would hold up a frame for a tenth of a second, and
    records are never part of a cycle. `collect` is for when little is left that is not spared.
    """
    if collect:
        gc.collect()
    gc.freeze()
