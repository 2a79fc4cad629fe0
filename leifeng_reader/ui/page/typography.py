"""Fonts, measures and formats of the page."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from leifeng_reader.core.colours import Page
from leifeng_reader.core.document import Block, BlockKind
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.ui.settings import PageSettings

_HEADING_SIZES = (1.6, 1.35, 1.18, 1.06)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Typography:
    """Everything the layout of a page depends on; lengths in device-independent pixels."""

    font: QFont
    page: Page
    column: float
    leading: int
    gap: int

    @property
    def size(self) -> int:
        """The body's type size."""
        return self.font.pixelSize()

    @property
    def bar_above(self) -> float:
        """How far a highlight rises above the baseline."""
        return self.size * 0.86

    @property
    def bar_below(self) -> float:
        """How far a highlight falls below the baseline."""
        return self.size * 0.29

    def narrowed(self, width: float) -> "Typography":
        """Return the same with a column of at most width."""
        column = max(self.size * 4.0, min(self.column, width))
        return Typography(self.font, self.page, column, self.leading, self.gap)

    def block_format(
        self, block: Block, *, continued: bool, right_to_left: bool
    ) -> QTextBlockFormat:
        """Return a block's spacing; one that continues the chunk before has no space above."""
        form = QTextBlockFormat()
        scale = self._scale(block)
        leading = self.leading * (1 + (scale - 1) * 0.8)
        form.setLineHeight(round(leading), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(self.gap)
        if block.kind is BlockKind.HEADING and not continued:
            form.setTopMargin(round(self.gap * 1.4))
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form

    def block_char_format(self, block: Block) -> QTextCharFormat:
        """Return a block's character format: headings by size and weight only."""
        form = QTextCharFormat()
        if block.kind is BlockKind.HEADING:
            font = QFont(self.font)
            font.setPixelSize(round(self.size * self._scale(block)))
            font.setWeight(QFont.Weight.DemiBold)
            form.setFont(font)
        return form

    def span_format(self, kind: SpanKind) -> QTextCharFormat:
        """Return what a span adds to its characters."""
        form = QTextCharFormat()
        if kind is SpanKind.LINK:
            form.setForeground(QColor(self.page.link))
            form.setFontUnderline(True)
        elif kind is SpanKind.BOLD:
            form.setFontWeight(QFont.Weight.Bold)
        elif kind is SpanKind.ITALIC:
            form.setFontItalic(True)
        return form

    def _scale(self, block: Block) -> float:
        if block.kind is not BlockKind.HEADING:
            return 1.0
        return _HEADING_SIZES[min(max(block.level, 1), len(_HEADING_SIZES)) - 1]


def typography(settings: PageSettings, page: Page, families: list[str]) -> Typography:
    """Return the typography of the settings; `families` is the chain of reading faces."""
    font = QFont([settings.family, *families] if settings.family else families)
    font.setPixelSize(settings.size)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    letter = QFontMetricsF(font).horizontalAdvance(_ALPHABET) / len(_ALPHABET)
    # The alphabet's average is narrower than running text with its capitals and wide letters;
    # spaces make up for it.
    return Typography(
        font,
        page,
        round(letter * settings.column),
        round(settings.size * settings.leading),
        round(settings.size * 0.75),
    )
