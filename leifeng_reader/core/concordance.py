"""Words with what stands around them, a line each, in an order that shows patterns."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from leifeng_reader.core.folding import UNSPACED, folded, letter

_COMPARED = 12  # words of a context that sorting looks at


class Order(StrEnum):
    """How lines are sorted."""

    TEXT = "text"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """A hit in a document, with as many characters of context on each side as were asked for."""

    document_id: str
    document: str
    start: int
    end: int
    left: str
    hit: str
    right: str


def in_order(lines: Iterable[Line], order: Order) -> list[Line]:
    """Return lines sorted; those given in the order of the text stay so among equals.

    By the words to the right as they follow, or to the left from the nearest on, without case
    and accents. Of scripts without spaces each character is a word; they sort by code point.
    """
    listed = list(lines)
    keys: dict[Order, Callable[[Line], object]] = {
        Order.RIGHT: lambda line: (_words(line.right)[:_COMPARED], _words(line.hit)),
        Order.LEFT: lambda line: (_words(line.left)[: -_COMPARED - 1 : -1], _words(line.hit)),
    }
    if order in keys:
        listed.sort(key=keys[order])  # type: ignore[arg-type]
    return listed


def _words(text: str) -> list[str]:
    return _word().findall(folded(text))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"{letter()}+|[{UNSPACED}]")


@cache
def _rest_of_word() -> re.Pattern[str]:
    return re.compile(f"{letter()}*")


def word_end(text: str, start: int, end: int) -> int:
    """Return where the word ends that text[start:end] is the beginning of."""
    rest = _rest_of_word()
    if not rest.fullmatch(text, end - 1, end):
        return end
    found = rest.match(text, end)
    return found.end() if found else end
