"""The blocks of a text as HTML, with highlights, readings and links in them."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from leifeng_reader.core.document import Block, BlockKind, Document, Text, anchored
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Facts
from leifeng_reader.core.text import LINE_BREAK, is_right_to_left
from leifeng_reader.exchange.html_looks import key_of
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.stretches import Covering, Marks, Stretch, readings, stretches
from leifeng_reader.exchange.table_cells import cell_ranges

_PICTURE = "\ufffc"
_PICTURES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"))
_SAFE = ("http://", "https://", "mailto:")
_DEEPEST = 3
_TAGS = {
    SpanKind.BOLD: "b",
    SpanKind.ITALIC: "i",
    SpanKind.CODE: "code",
    SpanKind.STRIKE: "s",
    SpanKind.UNDERLINE: "u",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
_FRAMES = {
    BlockKind.QUOTE: ("<blockquote{}>", "</blockquote>"),
    BlockKind.CODE: ("<pre{}>", "</pre>"),
    BlockKind.VERSE: ('<p class="verse"{}>', "</p>"),
    BlockKind.CAPTION: ('<p class="caption"{}>', "</p>"),
    BlockKind.NOTE: ('<p class="footnote"{}>', "</p>"),
    BlockKind.RULE: ('<p class="rule"{}>', "</p>"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A document on the page: `name` begins the names of its blocks."""

    name: str
    document: Document
    text: Text
    options: Options


def blocks(place: Place, covering: Covering, notes: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield a text's blocks, each after the margin notes that begin in it."""
    target = lru_cache(maxsize=None)(lambda anchor: anchored(place.text, anchor))
    in_list = False
    for index, block in enumerate(place.text.blocks):
        place.options.pulse()
        is_item = block.kind is BlockKind.LIST_ITEM
        beside = "".join(notes.get(index, ()))
        if is_item != in_list:
            yield "<ul>\n" if is_item else "</ul>\n"
            in_list = is_item
        marks = covering.touching(block.start, block.end)
        opening, closing = _frame(place, index, block)
        inner = _Inner(place, marks, target)
        filled = _table(inner, block, place.text.facts(index)) or inner.html(block.start, block.end)
        picture = _picture(place, place.text.facts(index).image)
        if is_item:
            marker = escape(place.text.facts(index).marker or "•")
            filled = f'<span class="marker">{marker}</span>{picture}{filled}'
            yield f"{opening}{_with_notes(beside, filled)}{closing}\n"
        else:
            yield _with_notes(beside, f"{opening}{picture}{filled}{closing}") + "\n"
    if in_list:
        yield "</ul>\n"


def _with_notes(beside: str, block: str) -> str:
    """Return a block with its notes: before it, where they float level with its first line.

    Where there is no margin the style sheet puts them after it, which takes an element around.
    """
    return f'<div class="noted">{beside}<div>{block}</div></div>' if beside else block


def _frame(place: Place, index: int, block: Block) -> tuple[str, str]:
    facts = place.text.facts(index)
    line = place.text.content[block.start : min(block.end, block.start + 1000)]
    direction = facts.direction or ("rtl" if is_right_to_left(line) else "ltr")
    about = f' id="{place.name}b{index}" dir="{escape(direction)}"'
    if facts.language:
        about += f' lang="{escape(facts.language)}"'
    if block.kind is BlockKind.HEADING:
        level = min(6, block.level + 1)
        return f"<h{level}{about}>", f"</h{level}>"
    if block.kind is BlockKind.LIST_ITEM:
        depth = f' class="k{min(facts.depth, _DEEPEST)}"'
        return f"<li{depth}{about}>", "</li>"
    if block.kind is BlockKind.TABLE and cell_ranges(place.text, block, facts):
        return f"<table{about}>", "</table>"
    opening, closing = _FRAMES.get(block.kind, ("<p{}>", "</p>"))
    return opening.format(about), closing


def _picture(place: Place, name: str) -> str:
    image = place.options.image_of(place.document, name) if name else None
    if image is None or image.media_type not in _PICTURES:
        return ""
    data = b64encode(image.data).decode()
    return f'<img alt="" src="data:{image.media_type};base64,{data}">'


# Tables


def _table(inner: "_Inner", block: Block, facts: Facts) -> str:
    rows = cell_ranges(inner.place.text, block, facts) if block.kind is BlockKind.TABLE else []
    told = []
    for row, shapes in zip(rows, facts.table, strict=False):
        told.append("<tr>")
        for (start, end), shape in zip(row, shapes, strict=True):
            tag = "th" if shape.header else "td"
            spread = f' colspan="{shape.columns}"' if shape.columns > 1 else ""
            spread += f' rowspan="{shape.rows}"' if shape.rows > 1 else ""
            told.append(f"<{tag}{spread}>{inner.html(start, end)}</{tag}>")
        told.append("</tr>\n")
    return "".join(told)


# Characters

Target = Callable[[str], int | None]
"""Leads from an anchor to the number of its block."""


class _Inner:
    """The characters of one block, with the annotations that touch it."""

    def __init__(self, place: Place, marks: Marks, target: Target) -> None:
        self.place, self._marks, self._target = place, marks, target

    def html(self, start: int, end: int) -> str:
        """Return [start, end): readings outermost, highlights around words and emphasis."""
        if start >= end:
            return ""
        spans = self.place.text.spans_in(start, end)
        told = []
        for low, high, reading in readings(start, end, spans):
            inside = "".join(map(self._stretch, stretches(low, high, spans, self._marks)))
            if reading:
                inside = f"<ruby>{inside}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp></ruby>"
            told.append(inside)
        return "".join(told)

    def _stretch(self, stretch: Stretch) -> str:
        words = self.place.text.content[stretch.start : stretch.end]
        html = escape(words.replace(_PICTURE, "")).replace(LINE_BREAK, "<br>\n")
        for span in reversed(stretch.spans):
            opening, closing = self._tags(span)
            html = f"{opening}{html}{closing}"
        if not stretch.marks or not html:
            return html
        numbers = " ".join(str(number) for number, _ in stretch.marks)
        key = key_of(passage.tone for _, passage in stretch.marks)
        return f'<mark class="c-{key}" data-n="{numbers}">{html}</mark>'

    def _tags(self, span: Span) -> tuple[str, str]:
        if span.kind in (SpanKind.LINK, SpanKind.NOTE):
            address = self._address(span)
            return (f'<a href="{escape(address)}">', "</a>") if address else ("", "")
        if span.kind is SpanKind.LANGUAGE:
            return f'<span lang="{escape(span.value)}">', "</span>"
        tag = _TAGS.get(span.kind, "")
        return (f"<{tag}>", f"</{tag}>") if tag else ("", "")

    def _address(self, span: Span) -> str:
        """Return where a link leads: to the web, to a letter, or to a block of this text."""
        if span.kind is SpanKind.LINK and not span.value.startswith("#"):
            return span.value if span.value.lower().startswith(_SAFE) else ""
        index = self._target(span.value.removeprefix("#"))
        return "" if index is None else f"#{self.place.name}b{index}"
