"""The blocks of a Word document: paragraphs, lists, tables, and what hangs on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePath

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.formats.docx_inline import Content, Inline
from leifeng_reader.formats.docx_names import MC, VAL, W, chosen, is_on, number, value
from leifeng_reader.formats.docx_numbering import Marker, Numbering
from leifeng_reader.formats.docx_styles import ParagraphLook, Styles, paragraph_look
from leifeng_reader.formats.grid import Filled, check_cells, table_parts
from leifeng_reader.formats.runs import CodeLines, Runs
from leifeng_reader.formats.xml import Element

_HOLDERS = {
    *(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")),
    *(W + name for name in ("txbxContent", "body", "tc")),
}


@dataclass(slots=True)
class Body:
    """Reads blocks into parts; `places` has the part each bookmark stands at."""

    inline: Inline
    styles: Styles
    numbering: Numbering
    path: PurePath
    parts: list[Part] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    _code: CodeLines = field(default_factory=CodeLines)
    _open: list[Element] = field(default_factory=list)

    def read(self, holder: Element) -> None:
        """Read all that stands in an element, text boxes after their paragraph."""
        waiting = [self._blocks(holder)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
            elif element.tag == W + "tbl":
                waiting.append(self._table(element))
            else:
                content = self._paragraph(element)
                waiting.extend(self._blocks(box) for box in reversed(content.boxes))
        self._code.finish(self.parts)

    def _blocks(self, holder: Element, into_tables: bool = False) -> Iterator[Element]:
        """Yield paragraphs and tables in order; into tables, their paragraphs."""
        entered = set(_HOLDERS)
        if into_tables:
            entered |= {W + "tbl", W + "tr"}
        waiting: list[Iterator[Element]] = [iter(holder)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
            elif element.tag in entered:
                waiting.append(iter(element))
            elif element.tag in (W + "p", W + "tbl"):
                yield element
            elif element.tag == MC + "AlternateContent":
                waiting.append(chosen(element))
            elif element.tag == W + "bookmarkStart":
                self.places.setdefault(element.get(W + "name", ""), len(self.parts))

    # --- paragraphs ----------------------------------------------------------------------------

    def _paragraph(self, element: Element) -> Content:
        said = element.find(W + "pPr")
        if said is not None and _goes_on(element, said):
            self._open.append(element)
            return Content()
        if self._open:
            _put_before(self._open, element)
            self._open.clear()
        look = self._look(said)
        content = self.inline.content(element)
        self.places |= {name: len(self.parts) for name in content.bookmarks}
        if look.is_hidden:
            return Content()
        text, spans = content.runs.trimmed()
        if text:
            marker = self._marker(look)
            self.parts.append(_part(Part(text, spans=spans), look, marker))
            self._code.join(self.parts)
        if content.has_rule:
            self.parts.append(Part("", BlockKind.RULE))
        self._after(content)
        return content

    def _look(self, said: Element | None) -> ParagraphLook:
        if said is None:
            return self.styles.paragraph(None)
        look = self.styles.paragraph(value(said, "pStyle"))
        says_more = len(said) > 1 or said.find(W + "pStyle") is None
        return look.under(paragraph_look(said)) if says_more else look

    def _marker(self, look: ParagraphLook) -> Marker | None:
        if look.list_id in ("", "0"):
            return None
        return self.numbering.marker(look.list_id, look.list_level or 0)

    def _after(self, content: Content) -> None:
        """Add the pictures of a paragraph, and where those outside lie."""
        for name in content.images:
            self.parts.append(Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=name)))
        for address in content.addresses:
            self.parts.append(Part(f"[image: {address}]", BlockKind.CAPTION))

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Element) -> Iterator[Element]:
        """Add a table; of one that is but a frame, return the blocks inside."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if sum(map(len, rows)) == 1:
            return self._blocks(rows[0][0])
        check_cells(sum(map(len, rows)), self.path)
        images: list[Content] = []
        self.parts += table_parts([*self._filled(table, rows, images)])
        for content in images:
            self._after(content)
        return iter(())

    def _filled(
        self, table: Element, rows: list[list[Element]], contents: list[Content]
    ) -> Iterator[Sequence[Filled]]:
        """Yield rows of cells with what stands in them; merged ones once."""
        heads = [_is_head(row) for row in _rows(table)]
        heights = _heights(rows)
        for number_, (row, is_head) in enumerate(zip(rows, heads, strict=True)):
            filled = []
            for place, cell in enumerate(row):
                if (height := heights[number_][place]) > 0:
                    shape = Cell(_width(cell), height, is_head)
                    filled.append((shape, self._cell(cell, contents).trimmed()))
            yield filled

    def _cell(self, cell: Element, contents: list[Content]) -> Runs:
        whole = Runs()
        waiting = [self._blocks(cell, into_tables=True)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            look = self._look(element.find(W + "pPr"))
            content = self.inline.content(element)
            self.places |= {name: len(self.parts) for name in content.bookmarks}
            contents.append(content)
            waiting.extend(self._blocks(box, into_tables=True) for box in reversed(content.boxes))
            text, spans = content.runs.trimmed()
            if text and not look.is_hidden:
                marker = self._marker(look)
                lead = f"{marker.text} " if marker and marker.text else ""
                whole.add((" " if whole.length else "") + lead)
                whole.append(text, spans)
        return whole


def _goes_on(paragraph: Element, said: Element) -> bool:
    """Tell whether a paragraph's end is deleted, so that it is one with the paragraph after it."""
    if said.find(f"{W}rPr/{W}del") is None and said.find(f"{W}rPr/{W}moveFrom") is None:
        return False
    return any(following.tag == W + "p" for following in islice(paragraph.itersiblings(), 1))


def _put_before(former: Sequence[Element], paragraph: Element) -> None:
    """Let a paragraph begin with what stands in those before it; it keeps its own look."""
    held = [child for each in former for child in each if child.tag != W + "pPr"]
    start = 0 if paragraph.find(W + "pPr") is None else 1
    paragraph[start:start] = held


def _part(part: Part, look: ParagraphLook, marker: Marker | None) -> Part:
    """Return a part as what its look says it is."""
    direction = "rtl" if look.is_right_to_left else ""
    if look.kind is BlockKind.HEADING and look.level:
        if marker is not None and marker.counts and marker.text:
            runs = Runs()
            runs.add(f"{marker.text} ")
            runs.append(part.text, part.spans)
            part = Part(runs.text, spans=tuple(runs.spans))
        facts = Facts(direction=direction)
        return replace(part, kind=BlockKind.HEADING, level=look.level, facts=facts)
    if marker is not None:
        facts = Facts(marker.text, look.list_level or 0, direction=direction)
        return replace(part, kind=BlockKind.LIST_ITEM, facts=facts)
    if not direction and look.kind in (None, BlockKind.HEADING):
        return part
    kind = look.kind if look.kind is not BlockKind.HEADING else None
    return replace(part, kind=kind or BlockKind.PARAGRAPH, facts=Facts(direction=direction))


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, W + "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: Element) -> Iterator[Element]:
    return _inside(row, W + "tc")


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    """Yield elements of a tag, also those in content controls."""
    waiting: list[Iterator[Element]] = [iter(holder)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == tag:
            yield element
        elif element.tag in _HOLDERS:
            waiting.append(iter(element))


def _is_head(row: Element) -> bool:
    return is_on(row.find(f"{W}trPr/{W}tblHeader"))


def _width(cell: Element) -> int:
    return min(1000, max(1, number(value(cell, "tcPr", "gridSpan"), 1)))


def _merge(cell: Element) -> str:
    """Return "restart", "continue", or nothing."""
    found = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if found is None else found.get(VAL) or "continue"


def _heights(rows: list[list[Element]]) -> list[list[int]]:
    """Return how many rows each cell takes: 0 for one that goes on from above."""
    heights = [[1] * len(row) for row in rows]
    open_at: dict[int, tuple[int, int]] = {}
    for number_, row in enumerate(rows):
        column = 0
        for place, cell in enumerate(row):
            merge = _merge(cell)
            if merge == "continue" and column in open_at:
                above, there = open_at[column]
                heights[above][there] += 1
                heights[number_][place] = 0
            elif merge == "restart":
                open_at[column] = (number_, place)
            else:
                open_at.pop(column, None)
            column += _width(cell)
    return heights
