"""The field in which a card's note is written."""

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from leifeng_reader.core.reconciliation import reconcile
from leifeng_reader.core.text import canonical
from leifeng_reader.ui.panels.folding import spread

PAUSE = 250
"""Milliseconds without typing after which the note is told."""

_MOST_LINES = 400


class SpacedLayout(QPlainTextDocumentLayout):
    """Lines at the distance that cards paint them at; Qt knows only the font's own."""

    def __init__(self, document: QTextDocument) -> None:
        """Lay out a document; `pitch` is the least distance of two lines in pixels."""
        super().__init__(document)
        self.pitch = 0

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Move the block's lines apart: whoever wants to see them asks for this first."""
        rect = super().blockBoundingRect(block)
        if block.isValid() and block.layout().lineCount() < _MOST_LINES:
            rect.setHeight(spread(block.layout(), self.pitch))
        return rect


class NoteEditor(QPlainTextEdit):
    """One editor for all cards. A visit begins at `visit` and ends at `leave`.

    `noteEdited` carries the annotation's id and the note; nothing typed is held back longer
    than a pause, and nothing at all once the visit ends. `grown` asks for another size,
    `released` asks that the keyboard's focus go back to where it came from.

    Whoever saves what was told says so by `take`. What could not be saved is there again at the
    next visit.
    """

    noteEdited = Signal(str, str)
    visitStarted = Signal()
    visitEnded = Signal()
    grown = Signal()
    released = Signal()

    def __init__(self, pitch: int, parent: QWidget) -> None:
        """Wait, hidden, for the first visit; lines are at least `pitch` pixels apart."""
        super().__init__(parent)
        self._layout = SpacedLayout(self.document())
        self._layout.pitch = pitch
        self.document().setDocumentLayout(self._layout)
        self.annotation_id = ""
        self._told = ""
        self._theirs: str | None = None
        self._unsaved: dict[str, tuple[str, str]] = {}
        self._is_composing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.setObjectName("noteEditor")
        self.setAccessibleName(self.tr("Note"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none;"
            " border-radius: 0; padding: 0; }"
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._notice)
        self._layout.documentSizeChanged.connect(self.grown)
        self.hide()

    # The visit

    def visit(self, annotation_id: str, note: str) -> None:
        """Begin to write the note of an annotation."""
        self.leave()
        self.annotation_id = annotation_id
        self._load(note)
        if annotation_id in self._unsaved:
            base, typed = self._unsaved.pop(annotation_id)
            self.setPlainText(reconcile(base, typed, note))
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.visitStarted.emit()

    def leave(self) -> None:
        """End the visit; what was typed is told first."""
        if not self.annotation_id:
            return
        if self._is_composing:
            QGuiApplication.inputMethod().commit()
        self.flush()
        self.drop()

    def drop(self) -> None:
        """End the visit without telling what was typed: the annotation is gone."""
        if not self.annotation_id:
            return
        self._pause.stop()
        if self.note() != self._told:
            self._unsaved[self.annotation_id] = self._told, self.note()
        self.annotation_id = ""
        if self.hasFocus():
            self.released.emit()
        self.hide()
        self.visitEnded.emit()

    def flush(self) -> None:
        """Tell at once what was typed; letters still being composed stay as they are."""
        if self._theirs is not None:
            self.take(self._theirs)
        self._pause.stop()
        note = self.note()
        if self.annotation_id and note != self._told:
            self.noteEdited.emit(self.annotation_id, note)

    @property
    def unsaved(self) -> list[str]:
        """The notes that could not be saved when their visits ended."""
        return [typed for _, typed in self._unsaved.values()]

    def take(self, note: str) -> None:
        """Show what the note has become, here or elsewhere; what is still untold stays in it."""
        mine, self._theirs = self.note(), None
        if note in (mine, canonical(mine)):
            self._told = mine
        elif self._is_composing:
            self._theirs = note
        else:
            self._put(reconcile(self._told, mine, note))
            self._told = note

    def _put(self, note: str) -> None:
        """Show another note with the cursor where it was, in front of the same words or after."""
        if note == self.note():
            return
        position, end = self.textCursor().position(), self.document().characterCount() - 1
        stays = note.startswith(self._between(0, position))
        goes = not stays and note.endswith(self._between(position, end))
        self.setPlainText(note)
        now = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(now - (end - position) if goes else min(position, now))
        self.setTextCursor(cursor)

    def _between(self, start: int, end: int) -> str:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def note(self) -> str:
        """Return the text, exactly: toPlainText would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def _load(self, note: str) -> None:
        self._told, self._theirs = note, None
        self.setPlainText(note)
        self._pause.stop()

    def _notice(self) -> None:
        if self.annotation_id:
            self._pause.start()

    def set_pitch(self, pitch: int) -> None:
        """Set the least distance of two lines."""
        self._layout.pitch = pitch

    def place(self, area: QRect) -> None:
        """Lie over an area; a scroll bar is there only where the note is taller."""
        fits = self.wanted_height() <= area.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        if area != self.geometry():
            self.setGeometry(area)

    def wanted_height(self) -> int:
        """Return how tall the text is at the present width, in pixels."""
        block, height = self.document().firstBlock(), 0.0
        for _ in range(_MOST_LINES):
            if not block.isValid():
                break
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height)

    # Qt's

    def event(self, event: QEvent) -> bool:
        """Claim the keys that end the visit before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _leaves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the visit on Escape and Ctrl+Enter."""
        if _leaves(event):
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit, except while a menu or another window is in front."""
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.flush()
        else:
            self.leave()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are being composed."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text alone."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone."""
        self.insertPlainText(source.text())


def _leaves(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Escape:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_return and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
