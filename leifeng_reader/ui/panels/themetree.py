"""The tree of themes: rows with parts that can be clicked, dragged and renamed in place."""

from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from leifeng_reader.core.annotation import Theme
from leifeng_reader.ui import style
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.themes import ThemeTreeModel
from leifeng_reader.ui.models.tones import lifted_colour
from leifeng_reader.ui.panels.dragtree import DragTree
from leifeng_reader.ui.panels.focus import came_by_keyboard
from leifeng_reader.ui.panels.themerow import Index, Part, RowParts, ThemeRow
from leifeng_reader.ui.panels.tips import tip
from leifeng_reader.ui.session import Session

_INDENT = 16
_CHEVRON = 12
_SHEET = """
QTreeView { background: transparent; padding: 0 0 0 12px; }
QTreeView::item, QTreeView::item:hover, QTreeView::item:selected, QTreeView::item:focus,
QTreeView::item:selected:!active { background: transparent; border: none; padding: 0; }
"""
_MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "out",
    Qt.Key.Key_Right: "in",
}
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        Qt.Key.Key_F2,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        *_MOVES,
    }
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_CTRL = frozenset({*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down})
_NO, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class ThemeTree(DragTree):
    """Choosing a row does nothing but choose it; its marks and keys are wishes."""

    openWanted = Signal(str)
    onlyWanted = Signal(str)
    deleteWanted = Signal()
    stepWanted = Signal(str, str)
    leaveWanted = Signal()

    def __init__(
        self, session: Session, model: ThemeTreeModel, parent: QWidget | None = None
    ) -> None:
        """Show a model."""
        super().__init__(parent)
        self._themes = model
        self._pressed: tuple[QModelIndex, Part] | None = None
        self._rings = False
        self._hovered = QPersistentModelIndex()
        self._chevrons = (icon("control-right"), icon("control-down"))
        self.setObjectName("themeTree")
        self.setAccessibleName(self.tr("Themes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_SHEET)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setItemDelegate(ThemeRow(session, self))
        self.setModel(model)
        model.modelReset.connect(self._unfold)
        model.rowsInserted.connect(lambda above, *_: self._unfold_one(above))
        model.rowsMoved.connect(lambda _a, _b, _c, above, _d: self._unfold_one(above))
        model.rowsRemoved.connect(lambda *_: self._show_branches())
        self._unfold()

    def _unfold(self) -> None:
        self.expandAll()
        self._show_branches()

    def _unfold_one(self, above: QModelIndex) -> None:
        self._show_branches()
        if above.isValid():
            self.expand(above)

    def _show_branches(self) -> None:
        """Keep the room for the little triangles only where there are any."""
        tops = (self._themes.index(row, 0) for row in range(self._themes.rowCount()))
        self.setRootIsDecorated(any(self._themes.rowCount(top) for top in tops))

    def current_theme(self) -> str:
        """Return the id of the current theme, "" when there is none."""
        theme = self._themes.theme(self.currentIndex())
        return theme.id if theme else ""

    def selected_themes(self) -> list[str]:
        """Return the ids of the themes chosen, from the top."""
        chosen = {theme.id for index in self.selectedIndexes() if (theme := self._of(index))}
        return [theme_id for theme_id in self._themes.listed() if theme_id in chosen]

    def _of(self, index: Index) -> Theme | None:
        return self._themes.theme(index)

    def parts(self, index: Index) -> RowParts:
        """Return where the parts of a row are in the viewport."""
        return RowParts.of(self.visualRect(index), self.width() - self.viewport().x())

    def _part_at(self, point: QPoint) -> tuple[QModelIndex, Part] | None:
        index = self.indexAt(point)
        if not index.isValid() or point.x() < self.visualRect(index).left():
            return None
        return index, self.parts(index).at(point)

    # Painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row as a whole: Qt would give the branch a ground of its own."""
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        row = QStyleOptionViewItem(option)
        row.rect = self.visualRect(index)
        row.state = state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, index)
        if self._themes.rowCount(index):
            mark = QRect(0, 0, _CHEVRON, _CHEVRON)
            mark.moveCenter(QPoint(row.rect.left() - _INDENT // 2, row.rect.center().y() + 1))
            self._chevrons[self.isExpanded(index)].paint(painter, mark)
        painter.restore()
        self.itemDelegate().paint(painter, row, index)

    def _paint_ground(self, painter: QPainter, row: QStyleOptionViewItem, index: Index) -> None:
        """Lift the chosen row by tone, as cards are."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        ground = self.ground(row.rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(lifted_colour())
            painter.drawRoundedRect(ground, 6, 6)
        elif row.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(chrome.hover))
            painter.drawRoundedRect(ground, 6, 6)
        if index == self.currentIndex() and self._rings and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(chrome.focus), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        self._hover(self.indexAt(event.position().toPoint()))
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, unless a mark in it is pressed."""
        self._rings = False
        hit = self._part_at(event.position().toPoint())
        if hit and hit[1] in (Part.EYE, Part.FILTER):
            self._pressed = hit if event.button() == Qt.MouseButton.LeftButton else None
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on the mark that was pressed."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._part_at(event.position().toPoint()):
            self._act(*pressed)

    def _act(self, index: QModelIndex, part: Part) -> None:
        if part == Part.EYE:
            is_shown = self._themes.data(index, Qt.ItemDataRole.CheckStateRole)
            opposite = (Qt.CheckState.Checked, Qt.CheckState.Unchecked)[
                is_shown == Qt.CheckState.Checked
            ]
            self._themes.setData(index, opposite, Qt.ItemDataRole.CheckStateRole)
        elif theme := self._themes.theme(index):
            self.onlyWanted.emit(theme.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open by the name; on a mark it is a second click, elsewhere nothing."""
        hit = self._part_at(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        elif hit[1] == Part.NAME and (theme := self._of(hit[0])):
            self.openWanted.emit(theme.id)
        elif hit[1] != Part.COUNT:
            self._pressed = hit

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """Claim the keys of a tree before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, rename, delete, filter, move, choose several, leave, or go to another row."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # What the field for the name has left over.
            return
        theme, key = self.current_theme(), event.key()
        self._rings = True
        self.viewport().update()
        if key == Qt.Key.Key_Escape:
            self.leaveWanted.emit()
        elif not theme:
            super().keyPressEvent(event)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.stepWanted.emit(theme, _MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif key in _ENTER:
            is_only = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.onlyWanted if is_only else self.openWanted).emit(theme)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deleteWanted.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            toggle = QItemSelectionModel.SelectionFlag.Toggle
            self.selectionModel().select(self.currentIndex(), toggle)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's shortcuts."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, when it came by keyboard."""
        self._rings = came_by_keyboard(event.reason())
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a mark does, or a theme's full name and what it is for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self._part_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(self._tip(*hit) if hit else ""), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex, part: Part) -> str:
        theme = self._themes.theme(index)
        if theme is None or part == Part.COUNT:
            return ""
        if part == Part.EYE:
            return self.tr("Show or hide on the page")
        if part == Part.FILTER:
            return self.tr("Show only this theme")
        room = self.parts(index).name.width()
        is_cut = self.fontMetrics().horizontalAdvance(theme.name) > room
        return "\n".join(filter(None, [theme.name if is_cut else "", theme.description]))


def _is_own(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return event.key() in _WITH_CTRL
    return event.key() in _OWN_KEYS and modifiers in (_NO, _ALT)
