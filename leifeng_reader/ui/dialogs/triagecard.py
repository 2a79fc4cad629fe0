"""One passage to be dealt, large, with what stands around it and its note."""

from typing import cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.operations.excerpts import one_line, shortened
from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.passagerows import Part, folded
from leifeng_reader.ui.models.tones import lifted_colour, tone_colour
from leifeng_reader.ui.panels.card import Faces

REACH = 240
"""How many characters around the passage are shown on each side."""

_PAD, _EDGE = 28, 4
_LONGEST = 1500
_NOTE = 400
_PITCH = 1.55


class TriageCard(QWidget):
    """Shows an annotation, or a sentence in its place. Has the keys, and uses none itself."""

    def __init__(self) -> None:
        """Begin blank."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._annotation: Annotation | None = None
        self._parts: tuple[str, str, str] = ("", "", "")
        self._title = self._tone = self.sentence = ""

    def show_passage(self, annotation: Annotation, content: str, title: str, tone: str) -> None:
        """Show a passage of a text's content."""
        self._annotation, self._title, self._tone = annotation, title, tone
        start, end = annotation.start, annotation.end
        selector = annotation.selector
        before, after = selector.prefix, selector.suffix
        if content[start:end] == selector.quote:
            before, after = _surroundings(content, start, end)
        self._parts = before, selector.quote[:_LONGEST], after
        self.setAccessibleName(f"{title}. {selector.quote[:_LONGEST]}")
        self.setAccessibleDescription(annotation.note)
        self.update()

    def say(self, sentence: str) -> None:
        """Show a sentence instead."""
        self._annotation, self.sentence = None, sentence
        self.setAccessibleName(sentence)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(300, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card on its ground."""
        app = cast(QApplication, QApplication.instance())
        chrome = style.chrome(app)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(1, 1, -1, -1)
        ring = QPen(QColor(chrome.focus), 2) if self.hasFocus() else QPen(QColor(chrome.hairline))
        painter.setPen(ring)
        painter.setBrush(lifted_colour())
        painter.drawRoundedRect(area, 8, 8)
        if self._annotation is None:
            painter.setPen(QColor(chrome.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(_PAD, _PAD, -_PAD, -_PAD), flags, self.sentence)
        else:
            self._paint_passage(painter, area.adjusted(_PAD, _PAD, -_PAD, -_PAD), app)
        painter.end()

    def _paint_passage(self, painter: QPainter, area: QRect, app: QApplication) -> None:
        assert self._annotation is not None
        chrome, faces = style.chrome(app), Faces.of(app)
        painter.setFont(faces.small)
        small = painter.fontMetrics().height()
        painter.setPen(QColor(chrome.quiet))
        title = painter.fontMetrics().elidedText(
            one_line(self._title), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, title)
        note = shortened(self._annotation.note, _NOTE)
        below = area.adjusted(0, small + 16, 0, 0)
        if note:
            self._paint_note(painter, below, note, faces.plain, chrome.text)
            below.setBottom(below.bottom() - 4 * painter.fontMetrics().height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colour(self._tone))
        inner = below.adjusted(_EDGE + 16, 0, 0, 0)
        height = self._paint_words(painter, inner, faces.reading, (chrome.quiet, chrome.text))
        painter.drawRoundedRect(QRect(below.left(), below.top(), _EDGE, height), 2, 2)

    def _paint_note(
        self, painter: QPainter, area: QRect, note: str, font: QFont, colour: str
    ) -> None:
        painter.setFont(font)
        height = 3 * painter.fontMetrics().height()
        painter.setPen(QColor(colour))
        foot = QRect(area.left(), area.bottom() - height, area.width(), height)
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, note)

    def _paint_words(
        self, painter: QPainter, area: QRect, reading: QFont, colours: tuple[str, str]
    ) -> int:
        """Paint the passage with its surroundings; return how tall it became."""
        font = QFont(reading)
        font.setPixelSize(round(font.pixelSize() * 1.1))
        pitch = round(font.pixelSize() * _PITCH)
        before, quote, after = map(one_line, self._parts)
        quiet, ink = colours
        most = max(2, area.height() // pitch)
        parts: list[Part] = [(before.lstrip(), quiet), (quote, ink), (after.rstrip(), quiet)]
        while True:
            layout = folded(parts, font, area.width(), most)
            place = len(parts[0][0].encode("utf-16-le")) // 2
            first = layout.lineForTextPosition(place)
            if not parts[0][0] or (first.isValid() and first.lineNumber() < most // 2):
                break
            # The passage itself has to be seen: less of what is before it.
            parts[0] = ("…" + parts[0][0][len(parts[0][0]) // 2 + 1 :], quiet)
            if len(parts[0][0]) <= 2:
                parts[0] = ("", quiet)
        for number in range(layout.lineCount()):
            layout.lineAt(number).setPosition(QPointF(0, number * pitch))
        layout.draw(painter, QPointF(area.topLeft()))
        return layout.lineCount() * pitch


def _surroundings(content: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands around a passage, cut between words; an ellipsis tells of more."""
    low, high = max(0, start - REACH), end + REACH
    before, after = content[low:start], content[end:high]
    if low:
        _, space, rest = before.partition(" ")
        before = "…" + (rest if space and len(rest) > REACH // 2 else before)
    if high < len(content):
        rest, space, _ = after.rpartition(" ")
        after = (rest if space and len(rest) > REACH // 2 else after) + "…"
    return before, after
