"""Texts that come along as plain characters, and where positions in them went."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Text
from leifeng_reader.core.text import canonical

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85]")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text; of each line it was made of, its characters, where it began and where it stands."""

    text: Text
    lines: tuple[str, ...]
    begins: tuple[int, ...]
    stands: tuple[int, ...]

    def position(self, before: int) -> int:
        """Return where a position in the characters that came stands in the text."""
        number = max(0, bisect_right(self.begins, before) - 1)
        into = canonical(self.lines[number][: before - self.begins[number]])
        return min(self.stands[number] + len(into), len(self.text.content))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range stands; one that turns out to be empty is empty."""
        first, last = self.position(start), self.position(end)
        return first, max(first, last)

    def passage(self, start: int, end: int, told: str = "") -> tuple[str, int, int]:
        """Return the words of a range and where they stand; those that were told, if others."""
        first, last = self.span(start, end)
        quote = self.text.content[first:last]
        if not told or same_words(quote, told):
            return quote, first, last
        return told, first, first + len(told)


def plain_text(raw: str, *, is_html: bool = False) -> PlainText:
    """Make a text of characters, a paragraph a line; empty lines are left out.

    What stands between a page's paragraphs is no line either.
    """
    begins = (0, *(match.end() for match in _LINE_END.finditer(raw)))
    ends = (*(match.start() for match in _LINE_END.finditer(raw)), len(raw))
    lines = tuple(raw[begin:end] for begin, end in zip(begins, ends, strict=True))
    if is_html:
        lines = tuple(line if line.strip() else "" for line in lines)
    shown = [canonical(line) for line in lines]
    stands = accumulate((len(line) + 1 if line else 0 for line in shown), initial=0)
    return PlainText(compose(map(Part, shown)), lines, begins, tuple(stands))


def without_carriage_returns(raw: str) -> str:
    """Return characters whose lines end in line feeds alone."""
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def same_words(one: str, other: str) -> bool:
    """Tell whether two passages have the same words; one may be cut short with an ellipsis."""
    first, second = ("".join(canonical(each).split()) for each in (one, other))
    cut = second.removesuffix("…").removesuffix("...")
    return first == second or (cut != second and bool(cut) and first.startswith(cut))


def counted_right(content: str, spans: Iterable[tuple[int, int, str]]) -> int:
    """Return how many (start, end, quote) find their quote where they say it is."""
    return sum(bool(quote) and same_words(content[start:end], quote) for start, end, quote in spans)
