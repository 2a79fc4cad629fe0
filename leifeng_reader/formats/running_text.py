"""The characters of one block as they are gathered, with the spans that open and close in them."""

from dataclasses import dataclass, field

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    kind: SpanKind | None
    start: int
    value: str


@dataclass(slots=True)
class RunningText:
    """Gathers pieces, each made canonical by itself, so that spans count what will stand."""

    length: int = 0
    spans: list[Span] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return what was gathered."""
        return "".join(self._pieces)

    def write(self, raw: str, kind: SpanKind | None = None, value: str = "") -> None:
        """Add characters, all of them a span when a kind is given."""
        piece = raw if raw.isprintable() else canonical(raw)  # what prints is canonical
        if kind is not None and piece:
            self.spans.append(Span(kind, self.length, self.length + len(piece), value))
        self._pieces.append(piece)
        self.length += len(piece)

    def mark(self, kind: SpanKind, start: int, value: str) -> None:
        """Make what was added since start a span, if that and the value are something."""
        if value and start < self.length:
            self.spans.append(Span(kind, start, self.length, canonical(value)))

    def open(self, tag: str, kind: SpanKind | None, value: str = "") -> None:
        """Begin a span here; with no kind, only what must be closed."""
        self._open.append(_Open(tag, kind, self.length, value))

    def close(self, tag: str) -> None:
        """End the span opened last, if it was opened by that tag."""
        if not self._open or self._open[-1].tag != tag:
            return
        opened = self._open.pop()
        if opened.kind is not None and opened.start < self.length:
            self.spans.append(Span(opened.kind, opened.start, self.length, opened.value))
