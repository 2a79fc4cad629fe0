"""The inside of a Markdown block: characters, spans, and the images that stand among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.formats.markdown_html import tag_of
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
    writing = _Writing("\n" if keep_line_breaks else " ")
    for token in tokens:
        writing.take(token)
    writing.end()
    running = writing.running
    text = running.text
    return Line(text, (*running.spans, *_bare_links(text, running.spans)), tuple(writing.images))


def moved(found: Line, by: int) -> tuple[Span, ...]:
    """Return the spans of a line that stands further on."""
    return tuple(span._replace(start=span.start + by, end=span.end + by) for span in found.spans)


class _Writing:
    """A block's characters and images as they come, and the ruby that is open in it."""

    def __init__(self, line_end: str) -> None:
        self.running = RunningText()
        self.images: list[str] = []
        self._line_end = line_end
        self._is_ruby = False
        self._base = 0
        self._inside = ""
        self._aside: list[str] = []

    def take(self, token: "Token") -> None:
        """Add what an inline token says."""
        if token.type == "html_inline":
            self._take_tag(token.content)
        elif self._inside:
            self._aside.append(token.content)
        elif token.type == "image":
            self.images.append(str(token.attrs.get("src", "")))
        else:
            self._write(token)

    def _write(self, token: "Token") -> None:
        running = self.running
        match token.type:
            case "text" | "text_special":
                running.write(token.content)
            case "softbreak":
                running.write(self._line_end)
            case "hardbreak":
                running.write("\n")
            case "code_inline":
                running.write(token.content, SpanKind.CODE)
            case "link_open":
                address = str(token.attrs.get("href", ""))
                running.open("link", SpanKind.LINK if _leads(address) else None, address)
            case "footnote_ref":
                number = token.meta["id"] + 1
                running.write(str(number), SpanKind.NOTE, note_anchor(number))
            case "em_open" | "strong_open" | "s_open":
                running.open(token.tag, _TAGS[token.tag])
            case "em_close" | "strong_close" | "s_close":
                running.close(token.tag)
            case "link_close":
                running.close("link")

    def _take_tag(self, source: str) -> None:
        """Take a tag for what it opens or closes; any other says nothing."""
        if source.startswith("<![CDATA["):
            self.running.write(source.partition(">")[2])  # in HTML, a comment that ends here
        found = tag_of(source)
        if found is None:
            return
        name, closes, said = found
        if name in ("ruby", "rb", "rt", "rp"):
            self._take_ruby(name, closes)
        elif self._inside:
            return
        elif closes:
            self.running.close(f"<{name}")
        elif name == "br":
            self.running.write("\n")
        elif name == "img" and "src" in said:
            self.images.append(said["src"])
        elif name == "a":
            address = said.get("href", "")
            self.running.open("<a", SpanKind.LINK if _leads(address) else None, address)
        elif name in _TAGS:
            self.running.open(f"<{name}", _TAGS[name])

    def _take_ruby(self, name: str, closes: bool) -> None:
        """Gather a reading apart from the text: it is a span's value over what stands before it."""
        running = self.running
        reading = " ".join("".join(self._aside).split())
        if self._inside == "rt":
            running.mark(SpanKind.RUBY, self._base, reading)
            self._base = running.length
        if name in ("ruby", "rb"):
            self._base = running.length
            self._is_ruby = self._is_ruby or not closes
        is_aside = self._is_ruby and not closes and name in ("rt", "rp")
        self._inside, self._aside = name if is_aside else "", []
        self._is_ruby = self._is_ruby and not (closes and name == "ruby")

    def end(self) -> None:
        """Have what stands in a reading that was never closed among the rest."""
        self.running.write("".join(self._aside))


def _leads(address: str) -> bool:
    return address.startswith("#") or _LEADS_OUT.match(address) is not None


def _bare_links(text: str, spans: list[Span]) -> list[Span]:
    taken = [span for span in spans if span.kind in (SpanKind.LINK, SpanKind.CODE)]
    return [
        found
        for found in links(text)
        if not any(span.start < found.end and found.start < span.end for span in taken)
    ]
