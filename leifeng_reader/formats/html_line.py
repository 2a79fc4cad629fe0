"""One block's characters as HTML lets them run: white space collapsed, spans kept in step."""

import re

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x85\xad\ufeff\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe-\U0010ffff]"
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_ANY_WIDE = re.compile(f"[{_WIDE}]")
_BETWEEN_WIDE = re.compile(f"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")


def collapsed(raw: str) -> str:
    """Return characters with each run of white space as one space, none where lines of CJK met."""
    text = raw
    if not raw.isprintable():  # what prints is canonical, and on one line
        text = canonical(raw) if _ODD.search(raw) else raw
        if "\n" in text:
            if _ANY_WIDE.search(text):
                text = _BETWEEN_WIDE.sub("", text)
            text = text.replace("\n", " ")
        text = text.replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class Line:
    """Gathers the characters and spans of a block."""

    __slots__ = ("_pending", "_pieces", "length", "spans")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._pending = ""
        self.length = 0
        self.spans: list[Span] = []

    @property
    def here(self) -> int:
        """Return where the next character will stand."""
        return self.length + len(self._pending)

    def write(self, raw: str) -> None:
        """Add characters, white space collapsed."""
        text = collapsed(raw)
        if text[:1] == " ":
            if self.length and not self._pending and not self._is_wide_line_end(_blank_start(raw)):
                self._pending = " "
            text = text[1:]
        if not text:
            return
        ends_in_space = text[-1] == " "
        if ends_in_space:
            text = text[:-1]
        self._add(self._pending + text if self._pending else text)
        ends_in_space = ends_in_space and not self._is_wide_line_end(
            raw[len(raw.rstrip(" \t\r\n")) :]
        )
        self._pending = " " if ends_in_space else ""

    def write_kept(self, raw: str) -> None:
        """Add characters as they stand."""
        self._add(self._pending + canonical(raw).expandtabs(4))
        self._pending = ""

    def part(self, by: str) -> None:
        """Have a space or a line feed before what comes next, if anything does."""
        if self.length and self._pending != "\n":
            self._pending = by

    @property
    def is_parted(self) -> bool:
        """Tell whether a line feed waits for what comes next."""
        return self._pending == "\n"

    def mark(self, kind: SpanKind, start: int, value: str = "") -> None:
        """Make what was added since start a span."""
        if start < self.length:
            self.spans.append(Span(kind, start, self.length, value))

    def taken(self) -> tuple[str, tuple[Span, ...]]:
        """Return text and spans, and begin again."""
        text = "".join(self._pieces)
        spans = tuple(_tight(span, text) for span in self.spans) if self.spans else ()
        self._pieces, self._pending, self.length, self.spans = [], "", 0, []
        return text, spans

    def _is_wide_line_end(self, blank: str) -> bool:
        """Tell whether the source only broke a line after a CJK character: that is no space."""
        return "\n" in blank and _ANY_WIDE.match(self._pieces[-1][-1]) is not None

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)


def _blank_start(raw: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(" \t\r\n"))]


def _tight(span: Span, text: str) -> Span:
    """Leave a space a span begins with out of it."""
    if text[span.start] == " " and span.start + 1 < span.end:
        return Span(span.kind, span.start + 1, span.end, span.value)
    return span
