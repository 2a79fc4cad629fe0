"""What a link begun with two brackets in a note may lead to, offered while it is typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.links import Destination, reference_to
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.finding import Kind
from leifeng_reader.operations.linking import destination
from leifeng_reader.operations.searching import Limits, Search
from leifeng_reader.ui.emptying import empty
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.panels.card import link_words
from leifeng_reader.ui.session import Session

_BEGUN = re.compile(r"\[\[([^\[\]|]{0,80})$")
_PAUSE = 60
_MOST = 8
_SECONDS = 0.04
_WIDTH, _ROW = 320, 26
_FORBIDDEN = re.compile(r"[\[\]|\n]")
_ACCEPTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a link may lead to: how it is shown, and what is written."""

    shown: str
    written: str


def suggestions(session: Session, words: str, own: str) -> list[Suggestion]:
    """Return what fits the words typed so far; `own` is the annotation being written."""
    try:
        found = _matching(session, words) if words.strip() else _recent(session)
        return list(islice((s for s in found if f"[[{own}|" not in s.written), _MOST))
    except ReaderError as error:
        session.failed.emit(error)
        return []


def _recent(session: Session) -> Iterator[Suggestion]:
    """Yield what was written last in the open document, then the library's other texts."""
    latest = sorted(session.index, key=lambda a: a.modified, reverse=True)
    yield from map(_to_annotation, latest[: _MOST - 2])
    here = session.document.id if session.document else ""
    for document in reversed(session.documents()):
        if document.id != here:
            yield _to_document(session, document.id, document.title)


def _matching(session: Session, words: str) -> Iterator[Suggestion]:
    quoted = '"' in words or ":" in words
    search = Search(session.store, words.replace('"', " ").replace(":", " ") if quoted else words)
    groups = {group.kind: group for group in search.first(Limits(_MOST, _SECONDS))}
    titles = groups[Kind.TITLE].found if Kind.TITLE in groups else ()
    for row in titles[:3]:
        yield _to_document(session, row.document_id, row.document)
    told: set[str] = set()
    for kind in (Kind.QUOTE, Kind.NOTE):
        for row in groups[kind].found if kind in groups else ():
            record = session.store.record("annotations", row.annotation_id)
            if isinstance(record, Annotation) and record.id not in told:
                told.add(record.id)
                yield _to_annotation(record)


def _to_annotation(annotation: Annotation) -> Suggestion:
    return Suggestion(shortened(link_words(annotation)), reference_to(annotation))


def _to_document(session: Session, document_id: str, title: str) -> Suggestion:
    leads = not _FORBIDDEN.search(title) and destination(session.store, title)
    is_found = leads == Destination("documents", document_id)
    label = " ".join(_FORBIDDEN.sub(" ", title).split())
    written = f"[[{title}]]" if is_found else f"[[{document_id}|{label}]]"
    return Suggestion(f"▤ {shortened(title)}", written)


class Suggestions(QListWidget):
    """A list under the cursor of a note's editor; the keyboard's focus stays in the note."""

    def __init__(self, session: Session, editor: QPlainTextEdit) -> None:
        """Wait for two brackets in an editor."""
        super().__init__(editor.window())
        self._session = session
        self._editor = editor
        self.setObjectName("linkSuggestions")
        self.setAccessibleName(self.tr("Links"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._offer)
        editor.textChanged.connect(self._pause.start)
        editor.cursorPositionChanged.connect(self._look)
        editor.installEventFilter(self)
        self.itemClicked.connect(self._take)
        self.currentItemChanged.connect(self._announce)

    # What is offered

    def _begun(self) -> str | None:
        """Return what is typed of a link before the cursor, None outside of one."""
        cursor = self._editor.textCursor()
        line = cursor.block().text()[: cursor.positionInBlock()]
        found = _BEGUN.search(line)
        return found[1] if found and self._editor.isVisible() else None

    def _look(self) -> None:
        if self._begun() is None:
            self.hide()

    def _offer(self) -> None:
        words = self._begun()
        own = getattr(self._editor, "annotation_id", "")
        found = [] if words is None else suggestions(self._session, words, own)
        empty(self)
        for suggestion in found:
            item = QListWidgetItem(suggestion.shown)
            item.setSizeHint(QSize(0, _ROW))
            item.setData(Qt.ItemDataRole.UserRole, suggestion.written)
            self.addItem(item)
        if words is not None and not found:
            self.addItem(self._nothing(words))
        if self.count():
            self._place()
        self.setVisible(self.count() > 0)
        self.setCurrentRow(0 if found else -1)

    def _nothing(self, words: str) -> QListWidgetItem:
        """Return a row that says why nothing is offered; it cannot be chosen."""
        fits = self.tr("No annotation or text fits “{0}”").format(shortened(words.strip()))
        none = self.tr("Nothing else to link to yet")
        item = QListWidgetItem(fits if words.strip() else none)
        item.setSizeHint(QSize(0, _ROW))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        announce(self._editor, item.text())
        return item

    def _place(self) -> None:
        """Stand below the line that is written, or above it where the window ends."""
        window, editor = self._editor.window(), self._editor
        self.setParent(window)
        rect = editor.cursorRect()
        viewport = editor.viewport()
        below = viewport.mapTo(window, rect.bottomLeft() + QPoint(-8, 6))
        height = min(self.count(), _MOST) * _ROW + 2 * self.frameWidth() + 4
        left = max(8, min(below.x(), window.width() - _WIDTH - 8))
        top = below.y()
        if top + height > window.height() - 8:
            top = viewport.mapTo(window, rect.topLeft()).y() - height - 4
        self.setGeometry(left, top, _WIDTH, height)
        self.raise_()

    def _announce(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            announce(self._editor, item.text())

    # Taking one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose, while something is offered."""
        if not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.currentRow()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if row < 0 and key != Qt.Key.Key_Escape:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((row + step) % self.count())
        elif key in _ACCEPTING:
            self._take(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        words = self._begun()
        self.hide()
        if words is None:
            return
        cursor = self._editor.textCursor()
        units = len(words.encode("utf-16-le")) // 2 + 2
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(self._editor.textCursor().position() - units, keep)
        cursor.insertText(item.data(Qt.ItemDataRole.UserRole))
        self._editor.setTextCursor(cursor)
