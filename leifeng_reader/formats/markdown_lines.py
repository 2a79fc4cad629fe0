"""The inside of a Markdown block: characters, spans, and the images that stand among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.formats.plain import links
from leifeng_reader.formats.running_text import RunningText

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = {
    "b": SpanKind.BOLD,
    "strong": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "em": SpanKind.ITALIC,
    "u": SpanKind.UNDERLINE,
    "ins": SpanKind.UNDERLINE,
    "s": SpanKind.STRIKE,
    "del": SpanKind.STRIKE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_LEADS_OUT = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters of a block with their spans, and the addresses of the images in it."""

    text: str
    spans: tuple[Span, ...] = ()
    images: tuple[str, ...] = ()


def note_anchor(number: int) -> str:
    """Return the name of the note that is `number` in order, from 1."""
    return f"note-{number}"


def line(tokens: Iterable["Token"], keep_line_breaks: bool = False) -> Line:
    """Return what the inline tokens of a block say; bare addresses become links, too."""
    running, images = RunningText(), []
    for token in tokens:
        if token.type == "image":
            images.append(str(token.attrs.get("src", "")))
        else:
            _write(running, token, keep_line_breaks)
    text = running.text
    return Line(text, (*running.spans, *_bare_links(text, running.spans)), tuple(images))


def moved(found: Line, by: int) -> tuple[Span, ...]:
    """Return the spans of a line that stands further on."""
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in found.spans)


def _write(running: RunningText, token: "Token", keep_line_breaks: bool) -> None:
    match token.type:
        case "text" | "text_special":
            running.write(token.content)
        case "softbreak":
            running.write("\n" if keep_line_breaks else " ")
        case "hardbreak":
            running.write("\n")
        case "code_inline":
            running.write(token.content, SpanKind.CODE)
        case "link_open":
            address = str(token.attrs.get("href", ""))
            leads = _LEADS_OUT.match(address) or address.startswith("#")
            running.open("link", SpanKind.LINK if leads else None, address)
        case "footnote_ref":
            number = token.meta["id"] + 1
            running.write(str(number), SpanKind.NOTE, note_anchor(number))
        case "html_inline":
            _write_tag(running, token.content)
        case "em_open" | "strong_open" | "s_open":
            running.open(token.tag, _TAGS[token.tag])
        case "em_close" | "strong_close" | "s_close":
            running.close(token.tag)
        case "link_close":
            running.close("link")


def _write_tag(running: RunningText, source: str) -> None:
    """Take a tag for the span it opens or closes; any other says nothing."""
    if source.startswith("<![CDATA["):
        running.write(source.partition(">")[2])  # in HTML, a comment that ends here
    found = _TAG.match(source)
    if found is None:
        return
    tag = found[2].lower()
    if tag == "br":
        running.write("\n")
    elif tag not in _TAGS:
        return
    elif not found[1]:
        running.open(source[:1] + tag, _TAGS[tag])
    else:
        running.close(source[:1] + tag)


def _bare_links(text: str, spans: list[Span]) -> list[Span]:
    taken = [span for span in spans if span.kind in (SpanKind.LINK, SpanKind.CODE)]
    return [
        found
        for found in links(text)
        if not any(span.start < found.end and found.start < span.end for span in taken)
    ]
