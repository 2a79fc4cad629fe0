"""What a search gives: places of the library, in groups, each with its context."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from leifeng_reader.core.matching import Span, merged
from leifeng_reader.operations.excerpts import one_line

REACH = 48
"""How many code points of context stand on each side of a hit."""

_LONGEST = 240  # of a context, whatever stands in it
_BLANK = re.compile(r"\s+")


class Kind(StrEnum):
    """What was found, in the order of ranks."""

    TITLE = "title"
    THEME = "theme"
    NOTE = "note"
    QUOTE = "quote"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand.

    `start` and `end` are positions in the document: of the first hit in a text, of the
    annotation itself for a note or a quote. `context` is one line, `marks` are the hits in
    it. Ids are "" where there is none: a theme has no document, a title no annotation.
    """

    kind: Kind
    document_id: str
    document: str
    start: int
    end: int
    context: str
    marks: tuple[Span, ...] = ()
    annotation_id: str = ""
    theme_id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of a kind: the first rows, and how many there are.

    `count` is a lower bound unless `is_whole`.
    """

    kind: Kind
    found: tuple[Found, ...]
    count: int
    is_whole: bool


def excerpt(text: str, spans: Sequence[Span], reach: int = REACH) -> tuple[str, tuple[Span, ...]]:
    """Return text around the first span on one line, and where spans stand in it.

    An ellipsis tells that text goes on; white space is closed up.
    """
    first = spans[0] if spans else (0, 0)
    low = max(0, first[0] - reach) if spans else 0
    high = min(len(text), max(first[1], first[0] + 1) + reach if spans else 2 * reach)
    high = min(high, low + _LONGEST)
    line, marks, place = "…" if low else "", [], low
    for start, end in merged((max(a, low), min(b, high)) for a, b in spans if a < high):
        line = _joined(line, text[place:start])
        begun = len(line)
        line = _joined(line, text[start:end])
        marks.append((begun, len(line)))
        place = end
    line = _joined(line, text[place:high]).rstrip()
    shown = tuple((start, min(end, len(line))) for start, end in marks)
    return line + ("…" if high < len(text) else ""), shown


def in_a_row(text: str, spans: Sequence[Span], words: int) -> list[Span]:
    """Return sorted spans of so many words, with as many in a row as there are words made one.

    In a row are those that only white space of text is between.
    """
    rows: list[Span] = []
    length = 0
    for start, end in spans:
        if rows and length < words and not text[rows[-1][1] : start].strip():
            rows[-1] = (rows[-1][0], max(end, rows[-1][1]))
            length += 1
        else:
            rows.append((start, end))
            length = 1
    return rows


def _joined(line: str, text: str) -> str:
    more = _BLANK.sub(" ", one_line(text))
    return line + (more.lstrip() if not line or line[-1] in " …" else more)
