"""The title above the text: not part of it, but where a reader expects it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from leifeng_reader.core.document import TITLE_LIMIT, BlockKind, Text
from leifeng_reader.core.text import fold, is_right_to_left
from leifeng_reader.ui.page.typography import Typography

ABOVE = 44
BELOW = 26
_RULE = 48


class Header:
    """A title and a quiet line under it, laid out at the column's width; either may be ""."""

    def __init__(self, title: str, facts: str, look: Typography) -> None:
        """Lay out the title and the line of facts."""
        self._look = look
        self._starts_right = is_right_to_left(title)
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        cursor = QTextCursor(self._document)
        font = QFont(look.font)
        font.setPixelSize(round(look.size * 1.7))
        font.setWeight(QFont.Weight.DemiBold)
        if title:
            self._line(cursor, title, font, look.page.ink, 1.2)
        if facts:
            if title:
                cursor.insertBlock()
            small = QFont()
            small.setPixelSize(max(11, round(look.size * 0.72)))
            self._line(cursor, facts, small, look.page.quiet, 2.2)
        self._document.setTextWidth(look.column)
        self.height = ABOVE + round(self._document.size().height()) + BELOW

    def _line(
        self, cursor: QTextCursor, text: str, font: QFont, colour: str, leading: float
    ) -> None:
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(round(font.pixelSize() * leading), fixed)
        if self._starts_right:
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(QColor(colour))
        cursor.setBlockFormat(block)
        cursor.insertText(text, form)

    def draw(self, painter: QPainter) -> None:
        """Draw at the painter's origin, the top of the column."""
        painter.save()
        painter.translate(0, ABOVE)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self._look.page.ink))
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        hairline = QColor(self._look.page.hairline)
        left = self._look.column - _RULE if self._starts_right else 0
        top = self.height - ABOVE - BELOW / 2 - 2
        painter.fillRect(QRectF(left, top, _RULE, 1), hairline)
        painter.restore()


def begins_with(text: Text, title: str) -> bool:
    """Tell whether a text has its title for first heading; `Title | Where it stood` counts too."""
    if not len(text.blocks) or text.blocks.kind(0) is not BlockKind.HEADING:
        return False
    first = text.content[: min(text.blocks.end(0), TITLE_LIMIT)]
    heading, wanted = (" ".join(fold(words).split()) for words in (first, title))
    said_twice = wanted == heading or wanted.startswith((f"{heading} |", f"{heading} -"))
    return bool(heading) and said_twice
