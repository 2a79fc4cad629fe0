"""How the rows of the search box are painted: context with its hits marked, quiet facts beside."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leifeng_reader.core.matching import Span
from leifeng_reader.core.text import Utf16Map
from leifeng_reader.operations.finding import Found, Kind
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.search.entries import Entry, Head, More, Offer
from leifeng_reader.ui.search.rows import ENTRY
from leifeng_reader.ui.session import Session

SIDE, PAD, MARK, GAP = 16, 7, 16, 10
_RADIUS = 6
_WITH_PLACE = (Kind.NOTE, Kind.QUOTE, Kind.TEXT)
_ICONS = {Kind.TITLE: "library", Kind.NOTE: "note", Kind.QUOTE: "highlight", Kind.TEXT: "page"}

Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints heads, finds, commands, and what asks for more."""

    def __init__(self, session: Session, view: QListView) -> None:
        """Paint a view's rows, with the colours of a session's themes."""
        super().__init__(view)
        self._session = session
        self._icons = {name: icon(name) for name in (*_ICONS.values(), "more")}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; finds with a place have two lines."""
        entry, (plain, small) = index.data(ENTRY), fonts()
        height = QFontMetrics(plain).height()
        if isinstance(entry, Head):
            return QSize(0, QFontMetrics(small).height() + 16)
        if isinstance(entry, Found) and entry.kind in _WITH_PLACE:
            height += QFontMetrics(small).height() + 1
        return QSize(0, height + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setClipRect(option.rect)
        inner = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if isinstance(entry, Head):
            _paint_head(painter, inner, entry, chrome)
        else:
            _paint_ground(painter, option, chrome)
            self._paint_mark(painter, inner, entry)
            self._paint_words(painter, inner.adjusted(MARK + GAP, 0, 0, 0), entry, chrome)
        painter.restore()

    def _paint_mark(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        if isinstance(entry, Found) and entry.kind is Kind.THEME:
            theme = self._session.codebook.themes.get(entry.theme_id)
            middle = QPointF(area.left() + MARK / 2, area.center().y() + 0.5)
            paint_dot(painter, middle, theme.colour if theme else "", DOT + 2)
            return
        if isinstance(entry, Offer):
            mark = entry.icon
        else:
            mark = self._icons[_ICONS[entry.kind] if isinstance(entry, Found) else "more"]
        height = QFontMetrics(fonts()[0]).height()
        top = area.top() + PAD + (height - MARK) // 2
        mark.paint(painter, QRect(area.left(), top, MARK, MARK))

    def _paint_words(self, painter: QPainter, area: QRect, entry: Entry, chrome: Chrome) -> None:
        plain, small = fonts()
        line = QRect(area.left(), area.top() + PAD, area.width(), QFontMetrics(plain).height())
        match entry:
            case Offer():
                keys = QFontMetrics(small).horizontalAdvance(entry.keys)
                words = line.adjusted(0, 0, -keys - GAP, 0)
                write(painter, words, entry.words, plain, chrome.text)
                write(painter, line, entry.keys, small, chrome.quiet, at_end=True)
            case More():
                write(painter, line, entry.words, plain, chrome.quiet)
            case Found():
                write_marked(painter, line, entry.context, entry.marks, chrome)
                if entry.kind in _WITH_PLACE:
                    below = QRect(line.left(), line.bottom() + 2, line.width(), line.height())
                    write(painter, below, entry.document, small, chrome.quiet)


def fonts() -> tuple[QFont, QFont]:
    """Return the font of a row and the smaller one of what is quiet."""
    plain, small = QFont(QApplication.font()), QFont(QApplication.font())
    small.setPixelSize(max(9, round(QFontInfo(plain).pixelSize() * 0.92)))
    return plain, small


def _paint_head(painter: QPainter, area: QRect, head: Head, chrome: Chrome) -> None:
    _, small = fonts()
    line = area.adjusted(0, 6, 0, 0)
    small.setWeight(QFont.Weight.DemiBold)
    write(painter, line, head.words, small, chrome.quiet)
    small.setWeight(QFont.Weight.Normal)
    write(painter, line, head.count, small, chrome.quiet, at_end=True)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, chrome: Chrome) -> None:
    state, flag = option.state, QStyle.StateFlag
    if not state & (flag.State_Selected | flag.State_MouseOver):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chrome.tint if state & flag.State_Selected else chrome.hover))
    painter.drawRoundedRect(option.rect.adjusted(8, 0, -8, 0), _RADIUS, _RADIUS)


def write(
    painter: QPainter, area: QRect, words: str, font: QFont, colour: str, *, at_end: bool = False
) -> None:
    """Write a line, cut to its area."""
    cut = QFontMetrics(font).elidedText(words[:400], Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)


def write_marked(
    painter: QPainter,
    area: QRect,
    words: str,
    marks: tuple[Span, ...],
    chrome: Chrome,
    font: QFont | None = None,
) -> None:
    """Write a line, cut to its area, with the hits in it marked; marks are code points."""
    font = font or fonts()[0]
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    layout = QTextLayout(cut, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(words, cut, marks, chrome))
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(area.width())
    layout.endLayout()
    top = area.top() + (area.height() - line.height()) / 2 if line.isValid() else area.top()
    painter.setPen(QColor(chrome.text))
    layout.draw(painter, QPointF(area.left(), top))


def _formats(
    words: str, cut: str, marks: tuple[Span, ...], chrome: Chrome
) -> list[QTextLayout.FormatRange]:
    places, seen = Utf16Map.of(words), Utf16Map.of(cut).to_units(len(cut))
    seen -= 1 if cut != words else 0
    look = QTextCharFormat()
    look.setBackground(QColor(chrome.selection))
    look.setFontWeight(QFont.Weight.DemiBold)
    formats = []
    for start, end in marks:
        first, last = places.to_units(start), min(seen, places.to_units(end))
        if first < last:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = first, last - first, look
            formats.append(mark)
    return formats
