"""Fonts, measures and formats of the page."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from leifeng_reader.core.colours import Page
from leifeng_reader.core.document import Block, BlockKind
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.structure import Facts
from leifeng_reader.ui.settings import PageSettings

_HEADING_SIZES = (1.6, 1.35, 1.18, 1.06, 1.0, 1.0)
_SCALES = {
    BlockKind.CODE: 0.86,
    BlockKind.CAPTION: 0.86,
    BlockKind.NOTE: 0.88,
    BlockKind.TABLE: 0.9,
}
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_MONOSPACE = ["Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_INDENT = 1.7


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

    # Blocks

    def block_format(
        self,
        block: Block,
        facts: Facts,
        *,
        right_to_left: bool,
        continued: bool = False,
        has_ruby: bool = False,
    ) -> QTextBlockFormat:
        """Return a block's spacing; one that continues the chunk before has no space above."""
        form = QTextBlockFormat()
        if block.kind is not BlockKind.IMAGE:
            room = 1.28 if has_ruby else 1.0
            leading = self.leading * (1 + (self.scale(block) - 1) * 0.8) * room
            form.setLineHeight(round(leading), _FIXED)
        form.setBottomMargin(self._space_below(block))
        if block.kind is BlockKind.HEADING and not continued:
            form.setTopMargin(round(self.gap * 1.4))
        self._indent(form, block, facts)
        if block.kind in (BlockKind.IMAGE, BlockKind.RULE):
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form

    def _space_below(self, block: Block) -> int:
        tight = block.kind in (BlockKind.LIST_ITEM, BlockKind.NOTE, BlockKind.CODE)
        return round(self.gap * (0.45 if tight else 1.0))

    def _indent(self, form: QTextBlockFormat, block: Block, facts: Facts) -> None:
        step = round(self.size * _INDENT)
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE):
            form.setLeftMargin(step * (1 + min(facts.depth, 8)))
        elif block.kind in (BlockKind.VERSE, BlockKind.NOTE, BlockKind.CODE):
            form.setLeftMargin(step)
        if block.kind is BlockKind.QUOTE:
            form.setRightMargin(step)

    def scale(self, block: Block) -> float:
        """Return a block's type size as a share of the body's."""
        if block.kind is BlockKind.HEADING:
            return _HEADING_SIZES[min(max(block.level, 1), len(_HEADING_SIZES)) - 1]
        return _SCALES.get(block.kind, 1.0)

    def block_char_format(self, block: Block) -> QTextCharFormat:
        """Return a block's character format: headings by size and weight only."""
        form, scale = QTextCharFormat(), self.scale(block)
        if scale != 1.0 or block.kind is BlockKind.HEADING:
            font = QFont(self.font)
            font.setPixelSize(round(self.size * scale))
            if block.kind is BlockKind.HEADING:
                font.setWeight(QFont.Weight.Bold)
            if block.kind is BlockKind.CODE:
                font.setFamilies([*_MONOSPACE, *self.font.families()])
            form.setFont(font)
        if block.kind in (BlockKind.CAPTION, BlockKind.RULE):
            form.setForeground(QColor(self.page.quiet))
        return form

    # Spans

    def span_format(self, kind: SpanKind) -> QTextCharFormat:
        """Return what a span adds to its characters."""
        form = QTextCharFormat()
        if kind in (SpanKind.LINK, SpanKind.NOTE):
            form.setForeground(QColor(self.page.link))
            form.setFontUnderline(kind is SpanKind.LINK)
        elif kind is SpanKind.BOLD:
            form.setFontWeight(QFont.Weight.Bold)
        elif kind is SpanKind.ITALIC:
            form.setFontItalic(True)
        elif kind is SpanKind.STRIKE:
            form.setFontStrikeOut(True)
        elif kind is SpanKind.UNDERLINE:
            form.setFontUnderline(True)
        elif kind is SpanKind.CODE:
            form.setFontFamilies([*_MONOSPACE, *self.font.families()])
        elif kind in (SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT):
            above = kind is SpanKind.SUPERSCRIPT
            align = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(align.AlignSuperScript if above else align.AlignSubScript)
        return form

    # Tables

    def table_format(self) -> QTextTableFormat:
        """Return a table's frame: hairlines, room in the cells."""
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderBrush(QBrush(QColor(self.page.hairline)))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellPadding(round(self.size * 0.35))
        form.setCellSpacing(0)
        form.setBottomMargin(self.gap)
        form.setTopMargin(round(self.gap / 2))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def cell_format(self, *, header: bool) -> QTextTableCellFormat:
        """Return a cell's ground: heading cells have a wash."""
        form = QTextTableCellFormat()
        if header:
            wash = QColor(self.page.hairline)
            wash.setAlpha(120)
            form.setBackground(wash)
        return form

    def cell_block_format(self, *, right_to_left: bool) -> QTextBlockFormat:
        """Return the spacing of the lines in a cell."""
        form = QTextBlockFormat()
        form.setLineHeight(round(self.leading * 0.86), _FIXED)
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form

    def cell_char_format(self, *, header: bool) -> QTextCharFormat:
        """Return the type in a cell."""
        font = QFont(self.font)
        font.setPixelSize(round(self.size * _SCALES[BlockKind.TABLE]))
        if header:
            font.setWeight(QFont.Weight.Bold)
        form = QTextCharFormat()
        form.setFont(font)
        return form


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
