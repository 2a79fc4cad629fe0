"""The list of a theme's passages: each with what stands around it, where, and its note."""

from typing import cast

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.operations.excerpts import one_line, shortened
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.models.passages import PassageModel, PassageRole
from leifeng_reader.ui.models.tones import tone_colour
from leifeng_reader.ui.panels.card import Faces

_SIDE, _ABOVE, _EDGE, _GAP = 16, 10, 3, 12
_LINES, _BETWEEN = 2, 4
_LONGEST = 400
_NOTE = 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex
Part = tuple[str, str]
"""Words and their colour."""


class PassageRows(QListView):
    """Enter or a double click open a passage, Delete takes the theme off those chosen."""

    openWanted = Signal(object)
    removeWanted = Signal()

    def __init__(self, model: PassageModel, name: str, tone: str) -> None:
        """Show a model under a name for screen readers; `tone` colours the edges."""
        super().__init__()
        self._passages = model
        self.rows = _Painter(self, tone)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # All rows are of one height: 50,000 need not be measured.
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._open)

    def chosen(self) -> list[Annotation]:
        """Return the passages chosen, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [passage for row in rows if (passage := self._passages.passage(row))]

    def open_current(self) -> None:
        """Wish for the current passage to be opened."""
        self._open(self.currentIndex())

    def _open(self, index: Index) -> None:
        passage = self._passages.passage(index.row())
        if passage is not None:
            self.openWanted.emit(passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or take the theme off."""
        if event.key() in _ENTER:
            self.open_current()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removeWanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters would walk through every row's words."""


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QWidget, tone: str) -> None:
        super().__init__(view)
        self._faces = Faces.of(cast(QApplication, QApplication.instance()))
        self.tone = tone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines of the text and one about it."""
        small = QFontMetrics(self._faces.small).height()
        return QSize(200, 2 * _ABOVE + _LINES * self._faces.reading_pitch + _BETWEEN + small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a passage with its surroundings, and where it stands."""
        passage = index.data(PassageRole.PASSAGE)
        assert isinstance(passage, Annotation)
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        painter.save()
        _paint_ground(painter, option, chrome)
        area = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colour(self.tone))
        painter.drawRoundedRect(QRect(area.left(), area.top() + 2, _EDGE, area.height() - 4), 1, 1)
        inner = area.adjusted(_EDGE + _GAP, 0, 0, 0)
        self._paint_quote(painter, inner, passage, chrome)
        self._paint_about(painter, inner, passage, str(index.data(PassageRole.DOCUMENT)), chrome)
        painter.restore()

    def _paint_quote(
        self, painter: QPainter, area: QRect, passage: Annotation, chrome: Chrome
    ) -> None:
        lines = folded(quote_parts(passage, chrome), self._faces.reading, area.width())
        pitch = self._faces.reading_pitch
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            line.setPosition(QPointF(0, number * pitch))
        lines.draw(painter, QPointF(area.topLeft()))

    def _paint_about(
        self, painter: QPainter, area: QRect, passage: Annotation, title: str, chrome: Chrome
    ) -> None:
        painter.setFont(self._faces.small)
        metrics = painter.fontMetrics()
        note = shortened(passage.note, _NOTE)
        room = area.width() // 2 if note else area.width()
        where = metrics.elidedText(one_line(title), Qt.TextElideMode.ElideRight, room)
        below = QRect(
            QPoint(area.left(), area.bottom() - metrics.height() + 1),
            QSize(area.width(), metrics.height()),
        )
        painter.setPen(QColor(chrome.quiet))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, where)
        if note:
            below.setLeft(below.left() + metrics.horizontalAdvance(where) + 16)
            note = metrics.elidedText(note, Qt.TextElideMode.ElideRight, below.width())
            painter.setPen(QColor(chrome.text))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, note)


def quote_parts(passage: Annotation, chrome: Chrome) -> list[Part]:
    """Return a quote between what stands around it, each with its colour."""
    selector = passage.selector
    if passage.scope is Scope.DOCUMENT:
        return [(_tr("The whole text"), chrome.quiet)]
    quote = one_line(selector.quote)
    if len(quote) > _LONGEST:
        quote = quote[:_LONGEST]
    return [
        (one_line(selector.prefix).lstrip(), chrome.quiet),
        (quote, chrome.text),
        (one_line(selector.suffix).rstrip(), chrome.quiet),
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("PassageRows", words)


def folded(parts: list[Part], font: QFont, width: int, most: int = _LINES) -> QTextLayout:
    """Lay parts out on so many lines, the last cut with an ellipsis where there is more."""
    layout = _laid_out(parts, font, width, most + 1)
    if layout.lineCount() <= most:
        return layout
    line = layout.lineAt(most - 1)
    length = line.textStart() + line.textLength() - 2
    return _laid_out(_cut(parts, length), font, width, most)


def _laid_out(parts: list[Part], font: QFont, width: int, most: int) -> QTextLayout:
    layout = QTextLayout("".join(words for words, _ in parts), font)
    layout.setCacheEnabled(True)
    formats, place = [], 0
    for words, colour in parts:
        form = QTextLayout.FormatRange()
        # Qt counts UTF-16 units.
        form.start, form.length = place, len(words.encode("utf-16-le")) // 2
        form.format = _coloured(colour)
        formats.append(form)
        place += form.length
    layout.setFormats(formats)
    layout.beginLayout()
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _coloured(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form


def _cut(parts: list[Part], length: int) -> list[Part]:
    """Return the parts up to so many UTF-16 units, with an ellipsis."""
    kept: list[Part] = []
    for words, colour in parts:
        units = words.encode("utf-16-le")
        kept.append((units[: 2 * max(0, length)].decode("utf-16-le", "ignore"), colour))
        if len(units) // 2 > length:
            kept[-1] = (kept[-1][0].rstrip() + "…", colour)
            break
        length -= len(units) // 2
    return kept


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, chrome: Chrome) -> None:
    flag = QStyle.StateFlag
    if option.state & flag.State_Selected:
        painter.fillRect(option.rect, QColor(chrome.tint))
    elif option.state & flag.State_MouseOver:
        painter.fillRect(option.rect, QColor(chrome.hover))
    painter.setPen(QColor(chrome.hairline))
    bottom = option.rect.bottomLeft()
    painter.drawLine(bottom + QPoint(_SIDE, 0), option.rect.bottomRight() - QPoint(_SIDE, 0))
