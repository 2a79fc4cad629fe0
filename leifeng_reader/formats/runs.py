"""Runs of characters with marks of their own, gathered into one text with spans."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical

Mark = tuple[SpanKind, str]
"""What a run is, and the span's value."""


@dataclass(slots=True)
class Runs:
    """Gathers runs; marks that go on from one run to the next make one span."""

    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _done: list[Span] = field(default_factory=list)
    _last: dict[Mark, Span] = field(default_factory=dict)

    def add(self, raw: str, marks: Iterable[Mark] = ()) -> None:
        """Append a run."""
        piece = raw if raw.isprintable() else canonical(raw)  # what prints is canonical
        if not piece:
            return
        start, self.length = self.length, self.length + len(piece)
        self._pieces.append(piece)
        for mark in marks:
            before = self._last.get(mark)
            if before is not None and before.end == start:
                start_of_all = before.start
            else:
                start_of_all = start
                if before is not None:
                    self._done.append(before)
            self._last[mark] = Span(mark[0], start_of_all, self.length, mark[1])

    def append(self, text: str, spans: Iterable[Span]) -> None:
        """Append what was gathered elsewhere."""
        start = self.length
        self.add(text)
        self._done.extend(
            span._replace(start=span.start + start, end=span.end + start) for span in spans
        )

    @property
    def text(self) -> str:
        """Return the characters as they are."""
        return "".join(self._pieces)

    @property
    def spans(self) -> list[Span]:
        """Return the spans, in no order."""
        return [*self._done, *self._last.values()]

    def trimmed(self) -> tuple[str, tuple[Span, ...]]:
        """Return text and spans without white space at the ends; NBSP counts as a character."""
        text = self.text
        left = len(text) - len(text.lstrip(" \t\n"))
        text = text[left:].rstrip(" \t\n")
        if not left and not self._last and not self._done:
            return text, ()
        cut = [
            Span(span.kind, max(0, span.start - left), min(len(text), span.end - left), span.value)
            for span in self.spans
        ]
        return text, tuple(sorted((s for s in cut if s.start < s.end), key=lambda s: s.start))


class CodeLines:
    """Makes one part of the code paragraphs that follow one another: each is but a line of it."""

    def __init__(self) -> None:
        """Begin with no code in sight."""
        self._at = -1
        self._runs = Runs()

    def join(self, parts: list[Part]) -> None:
        """Take in the last part, where it is code; what is joined stands there once finished."""
        if parts[-1].kind is not BlockKind.CODE:
            return
        if 0 <= self._at == len(parts) - 2:  # right before it
            line = parts.pop()
            self._runs.add("\n")
        else:
            self.finish(parts)
            line, self._at, self._runs = parts[-1], len(parts) - 1, Runs()
        self._runs.append(line.text, line.spans)

    def finish(self, parts: list[Part]) -> None:
        """Put the code that was gathered into its part."""
        if self._at >= 0:
            runs, code = self._runs, parts[self._at]
            parts[self._at] = replace(code, text=runs.text, spans=tuple(runs.spans))
        self._at = -1
