"""Runs of characters with a meaning of their own: emphasis, links, readings, references."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, overload

from leifeng_reader.core.columns import packed, unpacked


class SpanKind(StrEnum):
    """What a span marks. New kinds are only ever added at the end: libraries keep numbers."""

    LINK = "link"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    STRIKE = "strike"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    RUBY = "ruby"
    NOTE = "note"
    LANGUAGE = "language"


class Span(NamedTuple):
    """Code points [start, end) of one block.

    `value` is a link's address (`#name` for a place in the text), a ruby's reading, the anchor
    of the note a reference leads to, or a language tag.
    """

    kind: SpanKind
    start: int
    end: int
    value: str = ""


_KINDS = tuple(SpanKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class Spans(Sequence[Span]):
    """Spans in order of their starts, in compact columns; made into objects when asked for."""

    __slots__ = ("ends", "kinds", "starts", "values", "words")

    def __init__(
        self,
        starts: "array[int]",
        ends: "array[int]",
        kinds: bytes,
        values: "array[int]",
        words: tuple[str, ...],
    ) -> None:
        """Hold parallel columns; `values` are places in `words`."""
        self.starts = starts
        self.ends = ends
        self.kinds = kinds
        self.values = values
        self.words = words

    @classmethod
    def of(cls, spans: Iterable[Span] = ()) -> "Spans":
        """Build from spans in any order."""
        listed = sorted(spans, key=lambda span: (span.start, -span.end))
        places: dict[str, int] = {}
        values = array("I", [places.setdefault(span.value, len(places)) for span in listed])
        return cls(
            array("I", [span.start for span in listed]),
            array("I", [span.end for span in listed]),
            bytes(_CODES[span.kind] for span in listed),
            values,
            tuple(places),
        )

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        value = self.words[self.values[index]]
        return Span(_KINDS[self.kinds[index]], self.starts[index], self.ends[index], value)

    def __iter__(self) -> Iterator[Span]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spans):
            return NotImplemented
        return self.columns() == other.columns() and self.words == other.words

    __hash__ = None  # type: ignore[assignment]

    def columns(self) -> bytes:
        """Return starts, ends, values and kinds as they are kept: 13 bytes a span."""
        numbers = (packed(column) for column in (self.starts, self.ends, self.values))
        return b"".join(numbers) + self.kinds

    @classmethod
    def kept(cls, columns: bytes, words: tuple[str, ...]) -> "Spans":
        """Build from what columns returned; raises ValueError unless it fits."""
        count, rest = divmod(len(columns), 13)
        if rest:
            raise ValueError(len(columns))
        starts, ends, values = (
            unpacked(columns[4 * count * n : 4 * count * (n + 1)]) for n in range(3)
        )
        kinds = columns[12 * count :]
        if any(value >= len(words) for value in values) or any(k >= len(_KINDS) for k in kinds):
            raise ValueError(count)
        return cls(starts, ends, kinds, values, words)

    def meeting(self, low: int, start: int, end: int) -> list[Span]:
        """Return the spans that share a character with [start, end); `low` is its block's start."""
        first = bisect_left(self.starts, low)
        last = bisect_left(self.starts, end, first)
        return [self[i] for i in range(first, last) if self.ends[i] > start]
