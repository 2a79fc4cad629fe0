"""What a text has beside its blocks and spans: facts, contents, pages, images."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class Cell(NamedTuple):
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

COVER = "cover"
"""The name of a picture that is the cover though it stands nowhere in the text."""


class Entry(NamedTuple):
    """A line of the contents: its level from 1, and the position it leads to."""

    title: str
    level: int
    position: int


class PageMark(NamedTuple):
    """Where a page of the source begins, and what it is called there."""

    label: str
    position: int


class Image(NamedTuple):
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


_FACTS = tuple(each.name for each in fields(Facts))
_COMMON = (Cell(), Cell(header=True))
"""The cells that most tables consist of: to read each of 50,000 for itself takes 50 ms."""


def structure_json(structure: Structure) -> str:
    """Return a structure as it is kept: facts without what they leave open."""
    facts = {str(index): _kept(fact) for index, fact in structure.facts.items()}
    kept = {
        "facts": facts,
        "outline": [[e.title, e.level, e.position] for e in structure.outline],
        "pages": [[page.label, page.position] for page in structure.pages],
    }
    return _json(kept)


def _json(kept: dict[str, Any]) -> str:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _kept(facts: Facts) -> dict[str, object]:
    """Return what facts say, in the order of their fields; `asdict` takes ten times as long."""
    kept = {name: value for name in _FACTS if (value := getattr(facts, name))}
    if facts.table:
        kept["table"] = [[cell._asdict() for cell in row] for row in facts.table]
    return kept


def structure_of(kept: str) -> Structure:
    """Return the structure that structure_json wrote; raises ValueError or TypeError."""
    for number, cell in enumerate(_COMMON):  # no word can hold these signs: its quotes are escaped
        kept = kept.replace(_json(cell._asdict()), str(number))
    found = json.loads(kept)
    return Structure(
        {int(index): _facts(fact) for index, fact in found.get("facts", {}).items()},
        tuple(Entry(*entry) for entry in found.get("outline", ())),
        tuple(PageMark(*page) for page in found.get("pages", ())),
    )


def _facts(found: dict[str, Any]) -> Facts:
    rows = tuple(tuple(map(_cell, row)) for row in found.pop("table", ()))
    return Facts(table=rows, **found)


def _cell(found: int | dict[str, Any]) -> Cell:
    return _COMMON[found] if isinstance(found, int) else Cell(**found)
