"""The blocks of an OpenDocument text: paragraphs, lists, tables, and what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import PLAIN, Cell, Facts
from leifeng_reader.formats.grid import MOST_CELLS, MOST_COLUMNS, Filled, check_cells, table_parts
from leifeng_reader.formats.odt_inline import Content, Inline
from leifeng_reader.formats.odt_styles import (
    DRAW,
    OFFICE,
    TABLE,
    TEXT,
    XLINK,
    Look,
    Styles,
    count,
    marker,
)
from leifeng_reader.formats.runs import CodeLines, Runs
from leifeng_reader.formats.xml import Element

_HOLDERS = {
    *(TEXT + name for name in ("section", "index-body", "index-title", "numbered-paragraph")),
    *(TEXT + name for name in ("table-of-content", "illustration-index", "table-index")),
    *(TEXT + name for name in ("object-index", "user-index", "alphabetical-index")),
    *(TEXT + name for name in ("bibliography", "note-body")),
    *(DRAW + name for name in ("text-box",)),
    OFFICE + "text",
}
_DATA = OFFICE + "binary-data"
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_ROW_GROUPS = {TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows")}


@dataclass(slots=True)
class _List:
    """A list that is being read: its style, and the numbers of its depth and those above."""

    style: str
    numbers: tuple[int, ...]
    mark: str = ""

    @property
    def depth(self) -> int:
        return len(self.numbers) - 1


@dataclass(slots=True)
class Body:
    """Reads blocks into parts; `places` has the part each bookmark stands at.

    `images` are pictures by name, with the Base64 of those that stand in the text itself.
    """

    inline: Inline
    styles: Styles
    path: PurePath
    parts: list[Part] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    _last_numbers: dict[str, int] = field(default_factory=dict)
    _headings: list[int] = field(default_factory=list)
    _code: CodeLines = field(default_factory=CodeLines)

    def read(self, holder: Element) -> None:
        """Read all that stands in an element, text boxes after their paragraph."""
        waiting: list[tuple[Iterator[Element], _List | None]] = [(iter(holder), None)]
        while waiting:
            children, its_list = waiting[-1]
            element = next(children, None)
            if element is None:
                waiting.pop()
            elif element.tag in _PARAGRAPHS:
                content = self._paragraph(element, its_list)
                waiting.extend((iter(box), None) for box in reversed(content.boxes))
            elif element.tag == TABLE + "table":
                waiting.append((self._table(element), None))
            elif element.tag == DRAW + "frame":
                content = self._after(self.inline.content(element))
                waiting.extend((iter(box), None) for box in reversed(content.boxes))
            else:
                self._enter(element, its_list, waiting)
        self._code.finish(self.parts)

    def _enter(
        self,
        element: Element,
        its_list: _List | None,
        waiting: list[tuple[Iterator[Element], _List | None]],
    ) -> None:
        """Go on with what stands in a list, its items, or what only holds blocks."""
        if element.tag == TEXT + "list":
            waiting.append((iter(element), self._list(element, its_list)))
        elif element.tag in (TEXT + "list-item", TEXT + "list-header") and its_list:
            self._item(element, its_list)
            waiting.append((iter(element), its_list))
        elif element.tag == TEXT + "tracked-changes":
            self.inline.notices.add("tracked-changes")
        elif element.tag in _HOLDERS and element.get(TEXT + "display") != "none":
            waiting.append((iter(element), its_list))

    # --- lists ---------------------------------------------------------------------------------

    def _list(self, element: Element, outer: _List | None) -> _List:
        style = element.get(TEXT + "style-name") or (outer.style if outer else "")
        above = outer.numbers if outer else ()
        start = self.styles.level(style, len(above)).start - 1
        if not outer and _goes_on(element):
            start = self._last_numbers.get(style, start)
        return _List(style, (*above, start))

    def _item(self, element: Element, its_list: _List) -> None:
        its_list.mark = ""
        if element.tag == TEXT + "list-header":
            return
        own = element.get(TEXT + "start-value")
        number = count(own, 1_000_000) if own else its_list.numbers[-1] + 1
        its_list.numbers = (*its_list.numbers[:-1], number)
        if not its_list.depth:
            self._last_numbers[its_list.style] = number
        its_list.mark = marker(self.styles.level(its_list.style, its_list.depth), its_list.numbers)

    # --- paragraphs ----------------------------------------------------------------------------

    def _paragraph(self, element: Element, its_list: _List | None) -> Content:
        look = self.styles.look("paragraph", element.get(TEXT + "style-name", ""))
        if look.is_hidden or element.find(TEXT + "hidden-paragraph") is not None:
            return Content()
        content = self.inline.content(element)
        self.places |= {name: len(self.parts) for name in content.bookmarks}
        text, spans = content.runs.trimmed()
        if text:
            facts = Facts(direction=look.direction) if look.direction else PLAIN
            part = Part(text, spans=spans, facts=facts)
            self.parts.append(self._shaped(part, element, look, its_list))
            self._code.join(self.parts)
        elif look.kind is BlockKind.RULE:
            self.parts.append(Part("", BlockKind.RULE))
        return self._after(content)

    def _shaped(self, part: Part, element: Element, look: Look, its_list: _List | None) -> Part:
        """Return a part as the heading, item, quote … that it is."""
        if element.tag == TEXT + "h":
            return self._heading(part, element, look)
        if look.is_title:
            return replace(part, kind=BlockKind.HEADING, level=1)
        if its_list is not None:
            mark, its_list.mark = its_list.mark, ""
            facts = replace(part.facts, marker=mark, depth=its_list.depth)
            return replace(part, kind=BlockKind.LIST_ITEM, facts=facts)
        if look.kind in (None, BlockKind.RULE):
            return part
        return replace(part, kind=look.kind)

    def _heading(self, part: Part, element: Element, look: Look) -> Part:
        """Return a heading, with its number where the outline has one."""
        level = max(1, count(element.get(TEXT + "outline-level"), 10))
        said = self.styles.outline.get(level)
        if said and said.way and element.get(TEXT + "is-list-header") != "true":
            del self._headings[level:]
            while len(self._headings) < level:
                above = self.styles.outline.get(len(self._headings) + 1)
                self._headings.append((above.start if above else 1) - 1)
            self._headings[level - 1] += 1
            runs = Runs()
            runs.add(f"{marker(said, tuple(self._headings))} ")
            runs.append(part.text, part.spans)
            part = replace(part, text=runs.text, spans=tuple(runs.spans))
        return replace(part, kind=BlockKind.HEADING, level=min(6, level))

    def _after(self, content: Content) -> Content:
        """Add the pictures of a paragraph, and where those outside lie."""
        for image in content.images:
            address = image.get(XLINK + "href", "")
            if address.startswith(("http://", "https://")):
                self.parts.append(Part(f"[image: {address}]", BlockKind.CAPTION))
                self.inline.notices.add("remote-images")
            elif address or image.find(_DATA) is not None:
                self._image(address.removeprefix("./"), image.findtext(_DATA) or "")
        return content

    def _image(self, name: str, kept: str) -> None:
        """Add a picture that is an entry of that name, or kept in the text itself."""
        name = name or f"image-{len(self.images) + 1}"
        self.images[name] = kept
        self.parts.append(Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=name)))

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Element) -> Iterator[Element]:
        """Add a table; of one that is but a frame, return the blocks inside."""
        rows = list(_rows(table))
        cells = [[cell for cell in row if cell.tag == TABLE + "table-cell"] for row, _ in rows]
        if sum(map(len, cells)) == 1:
            return iter(next(cell for row in cells for cell in row))
        check_cells(sum(_repeats(cell) for row in cells for cell in row), self.path)
        contents: list[Content] = []
        filled = [
            self._filled(row, is_head, contents)
            for row, (_, is_head) in zip(cells, rows, strict=True)
        ]
        self.parts += table_parts(filled)
        for content in contents:
            self._after(content)
        return iter(())

    def _filled(self, row: list[Element], is_head: bool, contents: list[Content]) -> list[Filled]:
        filled: list[Filled] = []
        for cell in row:
            shape = Cell(
                max(1, count(cell.get(TABLE + "number-columns-spanned"), MOST_COLUMNS)),
                max(1, count(cell.get(TABLE + "number-rows-spanned"), MOST_CELLS)),
                is_head,
            )
            filled += [(shape, self._cell(cell, contents).trimmed())] * _repeats(cell)
        return filled

    def _cell(self, cell: Element, contents: list[Content]) -> Runs:
        """Return what stands in a cell in one line, also in tables and lists inside."""
        whole = Runs()
        waiting = [iter(cell)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
            elif element.tag in _PARAGRAPHS:
                content = self.inline.content(element)
                self.places |= {name: len(self.parts) for name in content.bookmarks}
                contents.append(content)
                waiting.extend(iter(box) for box in reversed(content.boxes))
                text, spans = content.runs.trimmed()
                if text:
                    whole.add(" " if whole.length else "")
                    whole.append(text, spans)
            elif element.tag.startswith((TEXT, TABLE)):
                waiting.append(iter(element))
        return whole


def _repeats(cell: Element) -> int:
    return max(1, count(cell.get(TABLE + "number-columns-repeated"), MOST_COLUMNS))


def _goes_on(element: Element) -> bool:
    is_told = element.get(TEXT + "continue-numbering") == "true"
    return is_told or element.get(TEXT + "continue-list") is not None


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield rows, and whether they head the table."""
    waiting = [(iter(table), False)]
    while waiting:
        children, is_head = waiting[-1]
        element = next(children, None)
        if element is None:
            waiting.pop()
        elif element.tag == TABLE + "table-row":
            yield element, is_head
        elif element.tag in _ROW_GROUPS:
            waiting.append((iter(element), is_head or element.tag.endswith("header-rows")))
