"""How the rows of the library's annotations are painted: quote over note, text and themes."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.matching import Needles
from leifeng_reader.core.query import Field, parse
from leifeng_reader.operations.excerpts import one_line
from leifeng_reader.operations.finding import excerpt
from leifeng_reader.operations.listing import Grouping
from leifeng_reader.store.search import Noted
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.models.listing import SHOWN, Heading, ListingModel
from leifeng_reader.ui.models.tones import tone_colour
from leifeng_reader.ui.panels.card import short_time
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.search.painter import write, write_marked
from leifeng_reader.ui.session import Session

SIDE, ABOVE, EDGE, GAP, NOTE = 16, 8, 3, 12, 14
_SEEN = 300
_ABOUT, _LEAST = 0.42, 120

Index = QModelIndex | QPersistentModelIndex


class ListingRows(QTableView):
    """Rows of one height, so that a hundred thousand of them cost what is seen."""

    def __init__(self, session: Session, model: ListingModel) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("listingRows")
        self.setModel(model)
        painter = RowPainter(session, model, self)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(painter.height())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def ranges(self) -> list[tuple[int, int]]:
        """Return the ranges of rows that are selected, ends included, from the top."""
        parts = self.selectionModel().selection().toList()
        return sorted((part.top(), part.bottom()) for part in parts)


class RowPainter(QStyledItemDelegate):
    """Paints headings and annotations."""

    def __init__(self, session: Session, model: ListingModel, view: ListingRows) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._session = session
        self._model = model
        self._view = view
        self._note = icon("note")
        self._asked = "", Needles(()), Needles(())

    def height(self) -> int:
        """Return how tall every row is."""
        reading, small = fonts()
        lines = QFontMetrics(reading).height() + QFontMetrics(small).height()
        return 2 * ABOVE + lines + 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that all rows have."""
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        chrome = style.chrome(cast(QApplication, QApplication.instance()))
        shown = index.data(SHOWN)
        painter.save()
        painter.setClipRect(option.rect)
        if isinstance(shown, Heading):
            self._paint_heading(painter, option.rect, shown, chrome)
        else:
            self._paint_ground(painter, option, index, chrome)
            if isinstance(shown, Noted):
                self._paint_row(painter, option.rect, shown, chrome)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chrome: Chrome
    ) -> None:
        state, area, flag = option.state, option.rect, QStyle.StateFlag
        if state & flag.State_Selected:
            painter.fillRect(area, QColor(chrome.tint))
        elif state & flag.State_MouseOver:
            painter.fillRect(area, QColor(chrome.hover))
        line = QRect(area.left() + SIDE, area.bottom(), area.width() - 2 * SIDE, 1)
        painter.fillRect(line, QColor(chrome.hairline))
        by_keyboard = self._view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        is_current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if is_current and by_keyboard:
            painter.setPen(QColor(chrome.focus))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_heading(
        self, painter: QPainter, area: QRect, heading: Heading, chrome: Chrome
    ) -> None:
        painter.fillRect(area, QColor(chrome.window))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), chrome.hairline)
        plain = QFont(QApplication.font())
        count = f"{heading.count:,}"
        line = area.adjusted(SIDE, area.height() // 4, -SIDE, 0)
        width = QFontMetrics(plain).horizontalAdvance(count) + GAP
        write(painter, line, count, plain, chrome.quiet, at_end=True)
        theme = self._session.codebook.themes.get(heading.theme_id)
        if theme is not None:
            paint_dot(painter, QPointF(line.left() + 5, line.center().y() + 1), theme.colour, 10)
            line.setLeft(line.left() + 10 + 8)
        plain.setWeight(QFont.Weight.DemiBold)
        write(painter, line.adjusted(0, 0, -width, 0), heading.words, plain, chrome.text)

    def _paint_row(self, painter: QPainter, area: QRect, noted: Noted, chrome: Chrome) -> None:
        reading, small = fonts()
        themes = self._session.codebook.themes
        carried = [themes[theme] for theme in noted.themes if theme in themes]
        edge = QRect(area.left() + SIDE, area.top() + ABOVE, EDGE, area.height() - 2 * ABOVE - 1)
        painter.fillRect(edge, tone_colour(carried[0].colour if carried else NEUTRAL))
        left = edge.right() + 1 + GAP
        upper = QRect(left, area.top() + ABOVE, area.right() - SIDE - left, 0)
        upper.setHeight(QFontMetrics(reading).height())
        lower = QRect(left, upper.bottom() + 2, upper.width(), QFontMetrics(small).height() + 1)
        needles, in_note = self._needles()
        if noted.quote:
            _write_found(painter, upper, noted.quote, needles, reading, chrome)
        else:
            write(painter, upper, self._model.label(noted), reading, chrome.quiet)
        room = self._paint_facts(painter, lower, noted, chrome)
        for theme in carried:
            width = DOT + 6 + min(180, QFontMetrics(small).horizontalAdvance(theme.name))
            if room.width() < width:
                break
            middle = QPointF(room.left() + DOT / 2, room.center().y() + 0.5)
            paint_dot(painter, middle, theme.colour)
            name_room = room.adjusted(DOT + 6, 0, 0, 0)
            name_room.setWidth(width - DOT - 6 + 1)
            write(painter, name_room, theme.name, small, chrome.text)
            room.setLeft(room.left() + width + GAP)
        if noted.note.strip() and room.width() > _LEAST:
            top = room.center().y() - NOTE // 2 + 1
            self._note.paint(painter, QRect(room.left(), top, NOTE, NOTE))
            _write_found(
                painter, room.adjusted(NOTE + 6, 0, 0, 0), noted.note, in_note, small, chrome
            )

    def _paint_facts(self, painter: QPainter, line: QRect, noted: Noted, chrome: Chrome) -> QRect:
        """Write text and time at the line's end; return what is left of the line."""
        facts = [short_time(noted.created)] if self._model.grouping is not Grouping.DAY else []
        if self._model.grouping is not Grouping.DOCUMENT:
            facts.insert(0, self._model.title(noted.document_id))
        small = fonts()[1]
        metrics = QFontMetrics(small)
        most = max(_LEAST, round(line.width() * _ABOUT))
        if len(facts) > 1:
            room = most - metrics.horizontalAdvance(f"  ·  {facts[1]}")
            facts[0] = metrics.elidedText(facts[0], Qt.TextElideMode.ElideRight, room)
        words = "  ·  ".join(filter(None, facts))
        write(
            painter,
            line,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, most),
            small,
            chrome.quiet,
            at_end=True,
        )
        width = min(most, metrics.horizontalAdvance(words))
        return line.adjusted(0, 0, -width - 2 * GAP, 0)

    def _needles(self) -> tuple[Needles, Needles]:
        """Return what is marked in quotes, and in notes."""
        words = self._model.wanted.words
        if self._asked[0] != words:
            query = parse(words)
            anywhere, note = Needles.of(query), Needles.of(query, Field.NOTE)
            self._asked = words, anywhere, Needles(anywhere.wanted + note.wanted)
        return self._asked[1:]


def fonts() -> tuple[QFont, QFont]:
    """Return the reading face of a quote and the small font of the line below."""
    reading, small = QFont(QApplication.font()), QFont(QApplication.font())
    pixels = QFontInfo(small).pixelSize()
    reading.setFamilies(style.reading_families())
    reading.setPixelSize(round(pixels * 1.15))
    small.setPixelSize(max(9, round(pixels * 0.92)))
    return reading, small


def _write_found(
    painter: QPainter, area: QRect, text: str, needles: Needles, font: QFont, chrome: Chrome
) -> None:
    """Write text on a line; where the first hit would not be seen, from a little before it."""
    spans = needles.spans(text) if needles.wanted else []
    if spans and spans[0][0] > 60:
        words, marks = excerpt(text, spans)
    else:
        words = one_line(text[:_SEEN])
        marks = tuple((start, end) for start, end in spans if end <= len(words))
    write_marked(painter, area, words, marks, chrome, font)
