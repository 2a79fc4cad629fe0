"""A passage for the clipboard: plain text, and HTML that needs nothing from this machine."""

from html import escape

from PySide6.QtCore import QMimeData

from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import LINE_BREAK

_TAGS = {
    SpanKind.BOLD: "strong",
    SpanKind.ITALIC: "em",
    SpanKind.CODE: "code",
    SpanKind.STRIKE: "s",
    SpanKind.UNDERLINE: "u",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
_SAFE = ("http://", "https://", "mailto:")


def passage(text: Text, start: int, end: int) -> QMimeData:
    """Return text[start:end] as plain text and as HTML."""
    data = QMimeData()
    data.setText(plain(text.content[start:end]))
    data.setHtml(html(text, start, end))
    return data


def plain(quote: str) -> str:
    """Return a quote with line breaks inside blocks as ordinary line feeds."""
    return quote.replace(LINE_BREAK, "\n")


def html(text: Text, start: int, end: int) -> str:
    """Return text[start:end] as paragraphs and headings."""
    parts = []
    first, last = text.blocks.index_at(start), text.blocks.index_at(max(start, end - 1))
    for block in text.blocks[first : last + 1]:
        low, high = max(start, block.start), min(end, block.end)
        tag = f"h{block.level or 1}" if block.kind is BlockKind.HEADING else "p"
        parts.append(f"<{tag}>{_inline(text, low, high)}</{tag}>")
    return "\n".join(parts)


def _inline(text: Text, start: int, end: int) -> str:
    out, at = "", start
    for span in text.spans_in(start, end):
        low, high = max(span.start, at), min(span.end, end)
        if low < high:
            out += _escaped(text.content[at:low]) + _wrapped(span, text.content[low:high])
            at = high
    return out + _escaped(text.content[at:end])


def _wrapped(span: Span, content: str) -> str:
    inner = _escaped(content)
    if span.kind is SpanKind.LINK and span.value.lower().startswith(_SAFE):
        return f'<a href="{escape(span.value)}">{inner}</a>'
    tag = _TAGS.get(span.kind, "")
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def _escaped(content: str) -> str:
    return escape(content, quote=False).replace(LINE_BREAK, "<br>")
