"""What a text has beside its blocks and spans: facts, contents, pages, images."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: how many columns and rows it takes, and whether it heads them."""

    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What some blocks have: all of it optional.

    `marker`: a list item's sign or number; `depth`: how deep a list or quote is nested;
    `language`, `direction` ("rtl", "ltr") where stated; `anchor`: the name that links and note
    references use; `image`: the name of an image; `table`: rows of cells, in the order in which
    the block's text has them (rows parted by U+2028, cells by tabs).
    """

    marker: str = ""
    depth: int = 0
    language: str = ""
    direction: str = ""
    anchor: str = ""
    image: str = ""
    table: tuple[tuple[Cell, ...], ...] = ()


PLAIN = Facts()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its level from 1, and the position it leads to."""

    title: str
    level: int
    position: int


@dataclass(frozen=True, slots=True)
class PageMark:
    """Where a page of the source begins, and what it is called there."""

    label: str
    position: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it stood in the source; width and height in pixels, 0 when not known."""

    name: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """Facts by block, contents in order, pages in order."""

    facts: Mapping[int, Facts] = field(default_factory=dict)
    outline: tuple[Entry, ...] = ()
    pages: tuple[PageMark, ...] = ()
