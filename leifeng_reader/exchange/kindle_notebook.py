"""Kindle's notebooks, which its programs write as web pages whose tags do not match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange.html_text import pieces
from leifeng_reader.exchange.incoming import Incoming, made_id, prose

_HEADING, _TEXT, _SECTION = "noteHeading", "noteText", "sectionHeading"
_TITLE, _AUTHORS = "bookTitle", "authors"
_PARTS = frozenset((_HEADING, _TEXT, _SECTION, _TITLE, _AUTHORS, "citation", "notebookFor"))
_NUMBER = re.compile(r"\d[\d.,\u00a0]*|\b[ivxlcdm]+\b", re.IGNORECASE)
_NEAR = 30
"""A note stands where its highlight ends: that many of Kindle's locations on at the most."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What has a heading: a highlight where that shows a colour, otherwise a note."""

    heading: str
    is_highlight: bool
    section: str
    words: str

    @property
    def place(self) -> str:
        """The last number of the heading: the location, or else the page."""
        about = re.split(r"\s[-–>]\s|^[^-–]*[-–]\s", self.heading, maxsplit=1)[-1]
        numbers = _NUMBER.findall(about)
        return numbers[-1].strip(".,\u00a0") if numbers else ""


def is_notebook(text: str, name: str) -> bool:
    """Tell whether a page is a notebook."""
    return _HEADING in text and _TEXT in text and "<" in text[:1000]


def read(text: str, path: PurePath) -> list[Incoming]:
    """Read a notebook; notes go with the highlight they follow and end."""
    parts = _parts(text)
    entries = list(_entries(parts))
    if not entries:
        raise BrokenFile(path, "no notes")
    told = {name: words for name, words, _ in reversed(parts)}
    title, author = told.get(_TITLE, ""), told.get(_AUTHORS, "").strip("()")
    found: list[Incoming] = []
    last: _Entry | None = None
    for entry in entries:
        if entry.is_highlight:
            found.append(_incoming(entry, title, author))
            last = entry
        elif last is not None and found[-1].quote and _is_on(entry, last):
            said = "\n\n".join(filter(None, (found[-1].note, entry.words)))
            found[-1] = replace(found[-1], note=said)
        elif entry.words:
            lone = replace(entry, words="")
            made = _incoming(lone, title, author, entry.words)
            found.append(replace(made, note=entry.words, scope=Scope.DOCUMENT))
    return found


def _is_on(note: _Entry, highlight: _Entry) -> bool:
    places = (note.place, highlight.place)
    if all(place.isdecimal() for place in places):
        return 0 <= int(places[0]) - int(places[1]) <= _NEAR
    return places[0] == places[1]


def _incoming(entry: _Entry, title: str, author: str, note: str = "") -> Incoming:
    kind = ["note"] if note else []
    return Incoming(
        key=made_id("kindle", title, author, entry.place, entry.words or note, *kind),
        title=title,
        quote=entry.words,
        authors=(author,) if author else (),
        place=" > ".join(filter(None, (entry.section, entry.place))),
    )


_Part = tuple[str, str, bool]
"""A part's class, its words, and whether a colour is named among them."""


def _entries(parts: list[_Part]) -> Iterator[_Entry]:
    """Yield what headings and the words after them make; bookmarks have no words."""
    section, heading, is_highlight = "", "", False
    for name, words, has_colour in parts:
        if name == _SECTION:
            section = words
        elif name == _HEADING:
            heading, is_highlight = words, has_colour
        elif name == _TEXT and heading and words:
            yield _Entry(heading, is_highlight, section, words)
            heading = ""


def _parts(page: str) -> list[_Part]:
    """Return the words after each tag of a known class, up to the next one."""
    parts: list[tuple[str, list[str], list[str]]] = []
    for piece in pieces(page):
        if isinstance(piece, str):
            if parts:
                parts[-1][1].append(piece.replace("\n", " "))
            continue
        known = next((name for name in piece.classes if name in _PARTS), None)
        if known:
            parts.append((known, [], []))
        elif parts:
            parts[-1][2].extend(n for n in piece.classes if n.startswith("highlight_"))
            if piece.name == "br":
                parts[-1][1].append("\n")
    return [
        (name, prose(re.sub(r"[ \t\r\f]+", " ", "".join(words))), bool(colours))
        for name, words, colours in parts
    ]
