"""Markdown's tokens to the parts of a text: one walk, a stack of lists, quotes and notes."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import PLAIN, Cell, Entry, Facts, Image
from leifeng_reader.formats.grid import Filled, table_parts
from leifeng_reader.formats.html_blocks import Found
from leifeng_reader.formats.markdown_html import raw_parts
from leifeng_reader.formats.markdown_lines import Line, line, moved, note_anchor
from leifeng_reader.formats.pictures import picture

if TYPE_CHECKING:
    from markdown_it.token import Token

_CELL = Cell()
_BOXES = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}


@dataclass(slots=True)
class _Container:
    """A list, a list's item, a quote, a definition or a note that is open."""

    kind: str
    number: int = 0
    mark: str = ""


@dataclass(slots=True)
class Walk:
    """What the walk over the tokens has made so far, and where it stands."""

    keep_line_breaks: bool = False
    parts: list[Part] = field(default_factory=list)
    outline: list[Entry] = field(default_factory=list)
    pictures: list[Image] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    within: list[_Container] = field(default_factory=list)
    table: list[list[Filled]] | None = None
    cell: Cell = _CELL
    level: int = 0
    is_term: bool = False

    def take(self, tokens: Sequence["Token"]) -> None:
        """Make parts of the tokens of a document."""
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.nesting > 0:
                self._begin(token)
            elif token.nesting < 0:
                self._end(token)
            else:
                self._leaf(token)

    def _begin(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self.within.append(_Container("list", mark="•"))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                self.within.append(_Container("list", start, token.markup))
            case "list_item_open":
                self.within.append(_Container("item", mark=self._next_mark()))
            case "blockquote_open":
                self.within.append(_Container("quote"))
            case "dd_open":
                self.within.append(_Container("definition"))
            case "footnote_open":
                number = token.meta["id"] + 1
                self.within.append(_Container("note", number, str(number)))
            case "heading_open":
                self.level = int(token.tag[1:])
            case "dt_open":
                self.is_term = True
            case "table_open":
                self.table = []
            case "tr_open" if self.table is not None:
                self.table.append([])
            case "th_open":
                self.cell = Cell(header=True)
            case "td_open":
                self.cell = _CELL

    def _next_mark(self) -> str:
        if not self.within or self.within[-1].kind != "list":
            return ""
        owner = self.within[-1]
        if owner.mark == "•":
            return owner.mark
        owner.number += 1
        return f"{owner.number - 1}{owner.mark}"

    def _end(self, token: "Token") -> None:
        match token.type:
            case (
                "bullet_list_close"
                | "ordered_list_close"
                | "list_item_close"
                | "blockquote_close"
                | "dd_close"
                | "footnote_close"
            ) if self.within:
                self.within.pop()
            case "heading_close":
                self.level = 0
            case "dt_close":
                self.is_term = False
            case "table_close" if self.table is not None:
                # Many leave the row of heads empty, since a table must have one.
                self.parts += table_parts([r for r in self.table if any(t for _, (t, _) in r)])
                self.table = None

    def _leaf(self, token: "Token") -> None:
        match token.type:
            case "fence" | "code_block":
                self.parts.append(Part(token.content.rstrip("\n"), BlockKind.CODE))
            case "hr":
                self.parts.append(Part("", BlockKind.RULE))
            case "html_block":
                self._raw(raw_parts(token.content))

    def _raw(self, found: Found) -> None:
        """Add the parts of raw HTML: paragraphs as what they are where they stand."""
        for part in found.parts:
            if part.kind is BlockKind.HEADING:
                self.outline.append(Entry(part.text, part.level, len(self.parts)))
            elif part.kind is BlockKind.PARAGRAPH and self.within:
                kind, facts = self._place()
                part = replace(part, kind=kind, facts=facts)
            self.parts.append(part)
        self.pictures += [image for image in found.images.values() if image not in self.pictures]
        self.left_out |= found.notices

    def _inline(self, token: "Token") -> None:
        self._take_box(token.children or [])
        found = line(token.children or [], self.keep_line_breaks)
        if self.table is not None:
            self.table[-1].append((self.cell, (found.text, found.spans)))
        else:
            self._put(found)
        for address in found.images:
            self._picture(address)

    def _take_box(self, children: list["Token"]) -> None:
        """Give an item whose paragraph begins with a box the box as its mark: a task."""
        item = self.within[-1] if self.within else None
        if item is None or item.kind != "item" or not item.mark or self.level or not children:
            return
        box = _BOXES.get(children[0].content[:4])
        if box and children[0].type == "text":
            item.mark = box
            children[0].content = children[0].content[4:]

    def _picture(self, address: str) -> None:
        """Add a picture that is in the file itself; of any other, where it would be."""
        embedded = _embedded(f"image-{len(self.pictures) + 1}", address)
        if embedded is not None:
            self.pictures.append(embedded)
            self.parts.append(Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=embedded.name)))
            return
        self.left_out.add("remote-images" if "//" in address[:10] else "missing-images")
        if not address.startswith("data:"):
            self.parts.append(Part(f"[image: {address}]", BlockKind.CAPTION))

    def _put(self, found: Line) -> None:
        """Add a block of text as what it is where it stands."""
        text, spans = _stripped(found)
        if self.level:
            self.outline.append(Entry(text, self.level, len(self.parts)))
            self.parts.append(Part(text, BlockKind.HEADING, self.level, spans))
            return
        if self.is_term:
            spans = (*spans, Span(SpanKind.BOLD, 0, len(text)))
        kind, facts = self._place()
        self.parts.append(Part(text, kind, spans=spans, facts=facts))

    def _place(self) -> tuple[BlockKind, Facts]:
        if not self.within:
            return BlockKind.PARAGRAPH, PLAIN
        inner = self.within[-1]
        mark, inner.mark = inner.mark, ""  # what follows in the same item has none
        if inner.kind == "quote":
            return BlockKind.QUOTE, Facts(depth=self._depth("quote"))
        if inner.kind == "note":
            anchor = note_anchor(inner.number) if mark else ""
            return BlockKind.NOTE, Facts(marker=mark, anchor=anchor)
        return BlockKind.LIST_ITEM, Facts(marker=mark, depth=self._depth("item", "definition"))

    def _depth(self, *kinds: str) -> int:
        return sum(container.kind in kinds for container in self.within) - 1


def _embedded(name: str, address: str) -> Image | None:
    kind, comma, data = address.partition(",")
    if not (kind.startswith("data:image/") and kind.endswith(";base64") and comma):
        return None
    try:
        return picture(name, b64decode(unquote_to_bytes(data)))
    except ValueError:
        return None


def _stripped(found: Line) -> tuple[str, tuple[Span, ...]]:
    """Return a line without the white space at its ends, its spans held to what is left."""
    text = found.text.strip(" \t")
    dropped = len(found.text) - len(found.text.lstrip(" \t"))
    held = (
        span._replace(start=max(span.start, 0), end=min(span.end, len(text)))
        for span in moved(found, -dropped)
    )
    return text, tuple(span for span in held if span.start < span.end)
