"""Fonts, measures and formats of the page."""

from typing import NamedTuple

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
_CELL_ROOM = 0.4
_CELL_WIDTH = 4.5
"""How many times as wide as its type is high a column must be for words of usual length."""
_SMALLEST = 0.7
NOTES_APART = 2.2
"""How many times the usual space stands between the text and its notes."""


class Typography(NamedTuple):
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
    def letter(self) -> float:
        """How wide a letter is on average."""
        return QFontMetricsF(self.font).horizontalAdvance(_ALPHABET) / len(_ALPHABET)

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
        above: int = 0,
        has_ruby: bool = False,
    ) -> QTextBlockFormat:
        """Return a block's spacing; `above` is what space_above says, or nothing."""
        form = QTextBlockFormat()
        if block.kind is not BlockKind.IMAGE:
            room = 1.28 if has_ruby else 1.0
            leading = self.leading * (1 + (self.scale(block) - 1) * 0.8) * room
            form.setLineHeight(round(leading), _FIXED)
        form.setBottomMargin(self.space_below(block.kind))
        form.setTopMargin(above)
        inset, other = self._insets(block, facts)
        form.setLeftMargin(other if right_to_left else inset)
        form.setRightMargin(inset if right_to_left else other)
        if block.kind in (BlockKind.IMAGE, BlockKind.RULE):
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form

    def space_above(self, kind: BlockKind, before: BlockKind | None) -> int:
        """Return what a block of a kind asks for above it, after one of another (or none)."""
        if kind is BlockKind.HEADING:
            return round(self.gap * 1.4)
        if kind is BlockKind.NOTE and before not in (BlockKind.NOTE, BlockKind.HEADING):
            return round(self.gap * NOTES_APART)
        return 0

    def space_below(self, kind: BlockKind) -> int:
        """Return what a block of a kind asks for below it; of two spaces the larger one stands."""
        tight = kind in (BlockKind.LIST_ITEM, BlockKind.NOTE, BlockKind.CODE, BlockKind.IMAGE)
        return round(self.gap * (0.45 if tight else 1.0))

    def _insets(self, block: Block, facts: Facts) -> tuple[int, int]:
        """Return how far in a block's lines begin and end."""
        step = round(self.size * _INDENT)
        match block.kind:
            case BlockKind.LIST_ITEM:
                return self.indent(facts), 0
            case BlockKind.QUOTE:
                return self.indent(facts), step
            case BlockKind.VERSE | BlockKind.NOTE | BlockKind.CODE:
                return step, 0
        return 0, 0

    def indent(self, facts: Facts) -> int:
        """Return how far in a list or quote of that depth begins."""
        return round(self.size * _INDENT) * (1 + min(facts.depth, 8))

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

    def crowded(self, columns: int) -> "Typography":
        """Return the same in smaller type where so many columns would part most words."""
        scale = self.column / columns / (self.size * _CELL_WIDTH)
        if scale >= 1:
            return self
        font = QFont(self.font)
        scale = max(_SMALLEST, scale)
        font.setPixelSize(round(self.size * scale))
        return self._replace(font=font, leading=round(self.leading * scale))

    def table_format(self) -> QTextTableFormat:
        """Return a table's frame: hairlines, room in the cells."""
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderBrush(QBrush(QColor(self.page.hairline)))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellSpacing(0)
        form.setBottomMargin(self.gap)
        form.setTopMargin(round(self.gap / 2))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def cell_format(self, *, header: bool) -> QTextTableCellFormat:
        """Return a cell's ground and room: heading cells have a wash."""
        form = QTextTableCellFormat()
        # A line's spare height is all above its letters: half of it goes below them.
        metrics = QFontMetricsF(self.cell_char_format(header=header).font())
        spare = max(0.0, self._cell_leading - metrics.ascent() - metrics.descent())
        room = self.size * _CELL_ROOM
        form.setTopPadding(max(0.0, room - spare / 2))
        form.setBottomPadding(room + spare / 2)
        form.setLeftPadding(room)
        form.setRightPadding(room)
        if header:
            wash = QColor(self.page.hairline)
            wash.setAlpha(120)
            form.setBackground(wash)
        return form

    @property
    def _cell_leading(self) -> int:
        return round(self.leading * 0.86)

    def cell_block_format(self, *, right_to_left: bool) -> QTextBlockFormat:
        """Return the spacing of the lines in a cell."""
        form = QTextBlockFormat()
        form.setLineHeight(self._cell_leading, _FIXED)
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
