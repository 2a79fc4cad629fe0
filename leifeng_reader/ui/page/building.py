"""From a chunk of a text to a QTextDocument with the same characters in the same order.

Qt keeps a mark of its own before each table cell and after a table. Those marks stand exactly
where the text has its tab, line break or line feed; only where a table begins a chunk or follows
another there is one mark more, which `Built.shifts` tells.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
    QTextTable,
)

from leifeng_reader.core.document import Block, BlockKind, Text
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.core.text import LINE_BREAK, Utf16Map, is_right_to_left
from leifeng_reader.ui.page.chunks import Chunk
from leifeng_reader.ui.page.typography import Typography

Images = Callable[[str], QImage | None]

_ADDRESS = "leifeng-image:"

MOST_CELLS = 2000
"""A table with more cells is shown as lines of text: Qt lays out large tables slowly."""


@dataclass(slots=True)
class Built:
    """A document and, where the order of characters slips, by how much: (unit, shift) in order."""

    document: QTextDocument
    shifts: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    tables: list[tuple[int, int]] = field(default_factory=list)
    ends_with_table: bool = False
    images: set[str] = field(default_factory=set)

    def shift(self, unit: int) -> int:
        """Return how much further on a unit of the text stands in the document."""
        return self.shifts[bisect_right(self.shifts, (unit, 1 << 40)) - 1][1]

    def unit(self, place: int) -> int:
        """Return the unit of the text at a place of the document."""
        at = next((s for u, s in reversed(self.shifts) if u + s <= place), 0)
        return place - at

    def in_table(self, place: int) -> bool:
        """Tell whether a place of the document lies in a table."""
        return any(start <= place < end for start, end in self.tables)


def build(text: Text, chunk: Chunk, look: Typography, images: Images) -> Built:
    """Return the chunk as a document that is not laid out yet."""
    content = text.content[chunk.start : chunk.end]
    units = Utf16Map.of(content)
    built = Built(_empty(look))
    cursor = QTextCursor(built.document)
    spans = text.spans_in(chunk.start, chunk.end)
    if _is_plain(text, chunk, content, spans):
        plain = Block(BlockKind.PARAGRAPH, 0, 0)
        cursor.setBlockFormat(look.block_format(plain, Facts(), right_to_left=False))
        cursor.insertText(content)
    else:
        _insert_blocks(built, cursor, text, chunk, content, look, images)
    for span in spans:
        _dress(built, span, chunk, look, units)
    return built


def _empty(look: Typography) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def _is_plain(text: Text, chunk: Chunk, content: str, spans: list[Span]) -> bool:
    """Tell whether a chunk is left-to-right paragraphs only: they go in at once."""
    if any(span.kind is SpanKind.RUBY for span in spans):
        return False
    kinds = text.blocks.kinds[chunk.first : chunk.last]
    if kinds.strip(b"\0") or has_right_to_left(content) or chunk.continued:
        return False
    facts = text.structure.facts
    return not facts or all(index not in facts for index in range(chunk.first, chunk.last))


def has_right_to_left(content: str) -> bool:
    """Tell whether any character is of a right-to-left script."""
    return not content.isascii() and any(
        "\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in content
    )


def _insert_blocks(
    built: Built,
    cursor: QTextCursor,
    text: Text,
    chunk: Chunk,
    content: str,
    look: Typography,
    images: Images,
) -> None:
    unit, after_table = 0, False
    for number, line in enumerate(content.split("\n")):
        index = chunk.first + number
        block, facts = text.blocks[index], text.facts(index)
        if facts.table and _insert_table(built, cursor, line, facts, look, unit):
            after_table = True
        else:
            form = _form(text, index, facts, line, chunk, look)
            # After a table Qt has made the next block already.
            if number and not after_table:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            after_table = False
            _insert_line(built, cursor, block, facts, line, look, images)
        unit += Utf16Map.of(line).to_units(len(line)) + 1
    built.ends_with_table = after_table
    if after_table:
        last = QTextBlockFormat()
        last.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(last)


def kind_before(text: Text, index: int) -> BlockKind | None:
    """Return the kind of the block before block `index`, None where there is none."""
    return text.blocks.kind(index - 1) if index else None


def _form(
    text: Text, index: int, facts: Facts, line: str, chunk: Chunk, look: Typography
) -> QTextBlockFormat:
    block = text.blocks[index]
    right = facts.direction == "rtl" or (not facts.direction and is_right_to_left(line))
    whole = not chunk.continued or block.start >= chunk.start
    spans = text.spans_in(block.start, block.end)
    return look.block_format(
        block,
        facts,
        right_to_left=right,
        above=look.space_above(block.kind, kind_before(text, index)) if whole else 0,
        has_ruby=any(span.kind is SpanKind.RUBY for span in spans),
    )


def _insert_line(
    built: Built,
    cursor: QTextCursor,
    block: Block,
    facts: Facts,
    line: str,
    look: Typography,
    images: Images,
) -> None:
    form = look.block_char_format(block)
    if facts.image and line.startswith("\ufffc"):
        _insert_image(built, cursor, facts.image, look, images)
        line = line[1:]
    cursor.insertText(line.replace("\ufffc", "\u25a1"), form)


def _insert_image(
    built: Built, cursor: QTextCursor, name: str, look: Typography, images: Images
) -> None:
    image = images(name)
    if image is None or image.isNull():
        image = QImage(96, 64, QImage.Format.Format_RGB32)
        image.fill(look.page.hairline)
    show_image(built, name, image, look)
    form = QTextImageFormat()
    form.setName(_ADDRESS + name)
    width = image.width() / image.devicePixelRatio()
    height = image.height() / image.devicePixelRatio()
    scale = min(1.0, look.column / max(1.0, width), look.size * 36 / max(1.0, height))
    form.setWidth(width * scale)
    form.setHeight(height * scale)
    cursor.insertImage(form)
    built.images.add(name)


def show_image(built: Built, name: str, image: QImage, look: Typography) -> None:
    """Give a document a picture of its text, or another in the place of one of the same size."""
    from PySide6.QtCore import QUrl  # late: most pages have no picture

    if look.page.name == "dark":
        from leifeng_reader.ui.page.pictures import is_blank, on_paper  # late: few pages need it

        image = image if is_blank(image) else on_paper(image)
    # The picture is put beside the text: Qt would otherwise look for a file of this name.
    kind = QTextDocument.ResourceType.ImageResource.value
    built.document.addResource(kind, QUrl(_ADDRESS + name), image)


# Tables


def _insert_table(
    built: Built, cursor: QTextCursor, line: str, facts: Facts, look: Typography, unit: int
) -> bool:
    """Insert a block as a table, unless its cells do not fit together."""
    rows = [row.split("\t") for row in line.split(LINE_BREAK)]
    placed = grid(facts.table)
    if placed is None or [len(row) for row in rows] != [len(row) for row in facts.table]:
        return False
    places, height, width = placed
    start = cursor.position()
    table = cursor.insertTable(height, width, look.table_format())
    _fill(table, places, facts.table, rows, look.crowded(width))
    cursor.movePosition(QTextCursor.MoveOperation.End)
    first = table.cellAt(0, 0).firstPosition()
    built.shifts.append((unit, first - unit))
    built.tables.append((start, cursor.position()))
    after = unit + Utf16Map.of(line).to_units(len(line)) + 1
    built.shifts.append((after, cursor.position() - after))
    return True


def grid(
    table: tuple[tuple[Cell, ...], ...],
) -> tuple[list[list[tuple[int, int, int, int]]], int, int] | None:
    """Return (row, column, rows, columns) of each cell, and the table's height and width.

    None when there are too many cells, or when some place of the grid has no cell.
    """
    if sum(map(len, table)) > MOST_CELLS:
        return None
    taken: set[tuple[int, int]] = set()
    places: list[list[tuple[int, int, int, int]]] = []
    height = len(table)
    for row, cells in enumerate(table):
        column, listed = 0, []
        for cell in cells:
            while (row, column) in taken:
                column += 1
            rows = min(cell.rows, height - row)
            columns = min(cell.columns, MOST_CELLS)
            if len(taken) + rows * columns > 4 * MOST_CELLS:
                return None
            taken.update(product(range(row, row + rows), range(column, column + columns)))
            listed.append((row, column, rows, columns))
        places.append(listed)
    width = max((column for _, column in taken), default=-1) + 1
    return _without_gaps(places, taken, height, width)


def _without_gaps(
    places: list[list[tuple[int, int, int, int]]],
    taken: set[tuple[int, int]],
    height: int,
    width: int,
) -> tuple[list[list[tuple[int, int, int, int]]], int, int] | None:
    """Widen each row's last cell to the table's edge; None when gaps remain."""
    for listed in places:
        if listed:
            row, column, rows, columns = listed[-1]
            free = range(column + columns, width)
            if rows == 1 and free and all((row, place) not in taken for place in free):
                taken.update((row, place) for place in free)
                listed[-1] = (row, column, rows, width - column)
    full = len(taken) == height * width and 0 < width * height <= MOST_CELLS
    return (places, height, width) if full else None


def _fill(
    table: QTextTable,
    places: list[list[tuple[int, int, int, int]]],
    cells: tuple[tuple[Cell, ...], ...],
    rows: list[list[str]],
    look: Typography,
) -> None:
    for listed in places:
        for row, column, height, width in listed:
            if height > 1 or width > 1:
                table.mergeCells(row, column, height, width)
    # Made once: to make them for each of 400 cells takes longer than to lay the cells out.
    grounds = [look.cell_format(header=header) for header in (False, True)]
    letters = [look.cell_char_format(header=header) for header in (False, True)]
    lines = [look.cell_block_format(right_to_left=turned) for turned in (False, True)]
    for listed, row_cells, words in zip(places, cells, rows, strict=True):
        for (row, column, _, _), cell, content in zip(listed, row_cells, words, strict=True):
            place = table.cellAt(row, column)
            place.setFormat(grounds[cell.header])
            cursor = place.firstCursorPosition()
            cursor.setBlockFormat(lines[is_right_to_left(content)])
            cursor.insertText(content, letters[cell.header])


def _dress(built: Built, span: Span, chunk: Chunk, look: Typography, units: Utf16Map) -> None:
    """Give a span's characters its format; a ruby's reading is drawn by the leaf."""
    if span.kind in (SpanKind.RUBY, SpanKind.LANGUAGE):
        return
    start = units.to_units(max(span.start, chunk.start) - chunk.start)
    end = units.to_units(min(span.end, chunk.end) - chunk.start)
    cursor = QTextCursor(built.document)
    cursor.setPosition(start + built.shift(start))
    cursor.setPosition(end + built.shift(start), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look.span_format(span.kind))
