"""A picture as a value: boxes and words in places, each box with what it leads to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from leifeng_reader.core.colours import contrast, tone
from leifeng_reader.operations.leads import Wanted
from leifeng_reader.ui.chrome import Chrome

Table = tuple[tuple[str, ...], ...]

MARGIN = 24.0
ROW = 28.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `tip` says what it stands for."""

    rect: QRectF
    fill: str
    words: str = ""
    ink: str = ""
    tip: str = ""
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a rectangle, cut where they do not fit; `is_upright`: read from below."""

    rect: QRectF
    words: str
    ink: str
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    is_strong: bool = False
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what it shows as a table, its first row the header.

    `empty` says why there is nothing to see.
    """

    size: QSizeF
    boxes: tuple[Box, ...] = ()
    labels: tuple[Label, ...] = ()
    table: Table = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a picture is drawn with: colours, typeface, room, and names of themes and texts."""

    chrome: Chrome
    page: str
    font: QFont
    width: float
    name_of: Callable[[str], str]
    tone_of: Callable[[str], str]
    title_of: Callable[[str], str]

    def strong(self, theme_id: str) -> str:
        """Return the strong tone of a theme."""
        return tone(self.tone_of(theme_id)).on(self.page).strong

    def heat(self, share: float) -> tuple[str, str]:
        """Return fill and ink for a share of the greatest number."""
        warmth = 0.12 + 0.88 * share**0.6 if share else 0.0
        mixed = _mixed(QColor(self.chrome.field), QColor(self.chrome.accent), warmth)
        inks = (self.chrome.text, self.chrome.on_accent, "#1c1b1a")
        return mixed, max(inks, key=lambda ink: contrast(ink, mixed))


def _mixed(one: QColor, other: QColor, share: float) -> str:
    channels = (
        round(a + (b - a) * share)
        for a, b in (
            (one.red(), other.red()),
            (one.green(), other.green()),
            (one.blue(), other.blue()),
        )
    )
    return QColor(*channels).name()


def paint(painter: QPainter, chart: Chart, dress: Dress, current: int = -1) -> None:
    """Paint a picture at the painter's origin; `current` is the box that is outlined."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), chart.size), QColor(dress.chrome.field))
    for box in chart.boxes:
        painter.fillRect(box.rect, QColor(box.fill))
        if box.words:
            inner = box.rect.adjusted(4, 0, -4, 0)
            _write(painter, Label(inner, box.words, box.ink, Qt.AlignmentFlag.AlignHCenter), dress)
    for label in chart.labels:
        _write(painter, label, dress)
    if 0 <= current < len(chart.boxes):
        painter.setPen(QPen(QColor(dress.chrome.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(chart.boxes[current].rect.adjusted(-2, -2, 2, 2))


def _write(painter: QPainter, label: Label, dress: Dress) -> None:
    font = QFont(dress.font)
    font.setWeight(QFont.Weight.DemiBold if label.is_strong else QFont.Weight.Normal)
    area = label.rect
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(label.ink))
    if label.is_upright:
        painter.translate(area.left(), area.bottom())
        painter.rotate(-90)
        area = QRectF(0, 0, area.height(), area.width())
    cut = QFontMetrics(font).elidedText(
        label.words, Qt.TextElideMode.ElideRight, int(area.width()) + 1
    )
    flags = label.align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(area, int(flags), cut)
    painter.restore()


def nothing(words: str, width: float) -> Chart:
    """Return a picture that says why there is none."""
    return Chart(QSizeF(width, 160), empty=words)


def with_empty_words(chart: Chart, dress: Dress) -> Chart:
    """Return an empty picture with its words in the middle, others as they are."""
    if not chart.empty:
        return chart
    area = QRectF(QPointF(0, 0), chart.size)
    middle = Qt.AlignmentFlag.AlignHCenter
    return replace(chart, labels=(Label(area, chart.empty, dress.chrome.quiet, middle),))
