"""The page for screen readers: one child per block, its themes and notes as description.

A text interface is not offered: overriding `interface_cast` crashes the binding.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import BlockKind

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from leifeng_reader.ui.page.view import ReadingView

Describe = Callable[[Annotation], str]


class BlockInterface(QAccessibleInterface):
    """A paragraph or heading."""

    def __init__(self, page: "PageInterface", index: int) -> None:
        """Stand for a block of the page's text."""
        super().__init__()
        self._page = page
        self._index = index

    @property
    def _view(self) -> "ReadingView":
        return self._page.view

    def isValid(self) -> bool:
        """Tell whether the text still has this block."""
        return self._page.isValid() and self._index < len(self._view.text.blocks)

    def object(self) -> QObject:
        """Return nothing: a block is no object of its own."""
        return None  # type: ignore[return-value]

    def window(self) -> "QWindow":
        """Return the page's window."""
        return self._page.window()

    def parent(self) -> QAccessibleInterface:
        """Return the page."""
        return self._page

    def child(self, index: int) -> QAccessibleInterface:
        """Return nothing."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return nothing."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """Return none."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1."""
        return -1

    def role(self) -> QAccessible.Role:
        """Return heading or paragraph."""
        block = self._view.text.blocks[self._index]
        heading = block.kind is BlockKind.HEADING
        return QAccessible.Role.Heading if heading else QAccessible.Role.Paragraph

    def state(self) -> QAccessible.State:
        """Return a readable text's state."""
        state = QAccessible.State()
        state.readOnly = True
        state.multiLine = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return the block's text as name and value, its themes and notes as description."""
        if not self.isValid():
            return ""
        block = self._view.text.blocks[self._index]
        if kind in (QAccessible.Text.Name, QAccessible.Text.Value):
            return self._view.text.content[block.start : block.end]
        if kind == QAccessible.Text.Description:
            found = self._view.scene.marks.meeting(block.start, block.end)
            return "; ".join(self._view.describe(annotation) for annotation in found)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: texts are not edited."""

    def rect(self) -> QRect:
        """Return where the block is on the screen; empty when it is not laid out."""
        block = self._view.text.blocks[self._index]
        scene = self._view.scene
        if not scene.flow.is_measured(scene.flow.chunk_of(block.start)):
            return QRect()
        first, last = scene.caret(block.start), scene.caret(max(block.start, block.end - 1))
        area = QRect(scene.left, round(first.top()), round(scene.flow.look.column), 1)
        area.setBottom(round(last.bottom()))
        return area.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))


class PageInterface(QAccessibleInterface):
    """The reading view, a document whose children are its blocks."""

    def __init__(self, view: "ReadingView") -> None:
        """Stand for a view."""
        super().__init__()
        self.view = view
        self._blocks: dict[int, BlockInterface] = {}
        self._text = view.text

    def isValid(self) -> bool:
        """Tell whether the view is alive."""
        from shiboken6 import isValid  # late: only assistive programs ask

        return bool(isValid(self.view))

    def object(self) -> QObject:
        """Return the view."""
        return self.view

    def window(self) -> "QWindow":
        """Return the window that the view is in."""
        handle = self.view.window().windowHandle()
        return handle

    def parent(self) -> QAccessibleInterface:
        """Return what holds the view."""
        return QAccessible.queryAccessibleInterface(self.view.parentWidget() or self.view.window())

    def child(self, index: int) -> QAccessibleInterface:
        """Return a block; the same object each time."""
        if self._text is not self.view.text:
            self._blocks.clear()
            self._text = self.view.text
        if not 0 <= index < len(self.view.text.blocks):
            return None  # type: ignore[return-value]
        if index not in self._blocks:
            self._blocks[index] = BlockInterface(self, index)
            _give_to_qt(self._blocks[index])
            QAccessible.registerAccessibleInterface(self._blocks[index])
        return self._blocks[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the block at a point of the screen."""
        point = self.view.viewport().mapFromGlobal(QPoint(x, y))
        position = self.view.scene.position_at(QPointF(point))
        return self.child(self.view.text.blocks.index_at(position))

    def childCount(self) -> int:
        """Return how many blocks the text has."""
        return len(self.view.text.blocks)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return a block's place."""
        return next((n for n, block in self._blocks.items() if block is child), -1)

    def focusChild(self) -> QAccessibleInterface:
        """Return the block that the caret is in."""
        if not self.view.hasFocus():
            return None  # type: ignore[return-value]
        return self.child(self.view.text.blocks.index_at(self.view.position))

    def role(self) -> QAccessible.Role:
        """Return document."""
        return QAccessible.Role.Document

    def state(self) -> QAccessible.State:
        """Return a read-only, focusable state."""
        state = QAccessible.State()
        state.readOnly = state.focusable = True
        state.multiLine = state.selectableText = True
        state.focused = self.view.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return the title as name."""
        if kind == QAccessible.Text.Name:
            return self.view.scene.title or self.view.accessibleName()
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: texts are not edited."""

    def rect(self) -> QRect:
        """Return where the view is on the screen."""
        return QRect(self.view.mapToGlobal(QPoint(0, 0)), self.view.size())


def _give_to_qt(interface: QAccessibleInterface) -> None:
    """Leave the deletion of an interface to Qt's cache.

    The binding takes Python for the owner too and would delete it a second time, at the latest
    when the interpreter ends; one reference that is never given back prevents that.
    """
    import ctypes  # late: most readers have no use for it

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(interface))


def install() -> None:
    """Let Qt ask here for the interfaces of reading views."""
    QAccessible.installFactory(_interface)


def _interface(key: str, target: QObject) -> QAccessibleInterface | None:
    if key != "ReadingView":
        return None
    made = PageInterface(target)  # type: ignore[arg-type]
    _give_to_qt(made)
    return made


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader, if one runs, speak words."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
