"""Kindle's “My Clippings.txt”, in whatever language the device spoke."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange.incoming import Incoming, made_id, prose, utc

_END = re.compile(r"^={8,}[ \t]*\r?$", re.MULTILINE)
_START = re.compile(r"[\s\ufeff]*(?:={8,}[\s\ufeff]*)?[^\n]*\n[\s\ufeff]*- ")
_RANGE = re.compile(r"#?(\d+)(?:\s*[-–]\s*(\d+))?")
_NUMBERED = re.compile(r"[0-9ivxlcdm]+(?:\s*[-–]\s*[0-9ivxlcdm]+)?", re.IGNORECASE)
_LOCATION = (
    r"loc(?:ation)?\.?|posici[oó]n|posição|posizione|emplacement|position|位置|positie|位置№"
)
_PAGE = r"page|página|pagina|seite|pág\.?|第|ページ"
_NOTES = ("note", "nota", "notiz", "notitie", "笔记", "筆記", "メモ", "заметка")
_MARKS = (
    "bookmark",
    "marcador",
    "segnalibro",
    "signet",
    "lesezeichen",
    "bladwijzer",
    "书签",
    "書籤",
)
_CHINESE = re.compile(r"(\d{4})年(\d+)月(\d+)日\S*\s*(上午|下午)?\s*(\d+):(\d+):(\d+)")
_FORMS = ("%d %B %Y %H:%M:%S", "%B %d, %Y %I:%M:%S %p", "%d %B %y %H:%M:%S")


@dataclass(frozen=True, slots=True)
class Clipping:
    """One entry: `kind` is "highlight", "note" or "bookmark"; locations are Kindle's own units."""

    title: str
    author: str
    kind: str
    page: str
    first: int | None
    last: int | None
    created: str
    text: str


def is_clippings(text: str, name: str) -> bool:
    """Tell whether a text is parted as the clippings are, and its second line tells of a place."""
    return _END.search(text) is not None and _START.match(text) is not None


def read(text: str, path: PurePath) -> list[Incoming]:
    """Read the clippings; notes go with the highlight they end, bookmarks are left out.

    Of highlights made again over themselves all but the longest are marked as duplicates.
    """
    found = list(clippings(text))
    if not found:
        raise BrokenFile(path, "no clippings")
    by_book: dict[tuple[str, str], list[Clipping]] = {}
    for each in found:
        by_book.setdefault((each.title, each.author), []).append(each)
    return [each for book in by_book.values() for each in _book(book)]


def clippings(text: str) -> Iterator[Clipping]:
    """Yield every entry of a file as it stands."""
    for part in _END.split(text):
        lines = part.replace("\ufeff", "").strip("\r\n ").splitlines()
        if len(lines) >= 2:
            yield clipping(lines[0], lines[1], "\n".join(lines[2:]))


def clipping(title: str, about: str, text: str) -> Clipping:
    """Return the entry of a title line, a line about it, and its words."""
    name, author = _parted(title.replace("\ufeff", "").strip())
    head, *rest = about.lstrip("- \t").split("|")
    places = [head, *rest[:-1]] if rest else [head]
    where = " | ".join(places)
    location = re.search(rf"(?:{_LOCATION})\s*({_RANGE.pattern})", where, re.IGNORECASE)
    page = re.search(rf"(?:{_PAGE})\s*({_NUMBERED.pattern})", where, re.IGNORECASE)
    numbers = _RANGE.search(location[1]) if location else None
    first = int(numbers[1]) if numbers else None
    last = int(numbers[2]) if numbers and numbers[2] else first
    shown = re.split(r"\s*[-–]\s*", page[1])[0] if page else ""
    words = prose(text)
    return Clipping(name, author, _kind(head, words), shown, first, last, _time(rest), words)


def _parted(title: str) -> tuple[str, str]:
    """Part a title from the author in the last brackets, which may hold others."""
    if title.endswith(")"):
        depth = 0
        for place in range(len(title) - 1, -1, -1):
            depth += {")": 1, "(": -1}.get(title[place], 0)
            if depth == 0:
                return title[:place].strip(), title[place + 1 : -1].strip()
    return title, ""


def _kind(head: str, words: str) -> str:
    said = head.lower()
    if not words or any(mark in said for mark in _MARKS):
        return "bookmark"
    return (
        "note"
        if any(
            re.search(rf"(?<!\w){note}\b|{note}$", said) or (not note.isascii() and note in said)
            for note in _NOTES
        )
        else "highlight"
    )


def _time(rest: list[str]) -> str:
    """Return when, where the language is one whose dates are known; devices say no zone."""
    said = rest[-1].strip() if rest else ""
    if found := _CHINESE.search(said):
        year, month, day, half, hour, minute, second = found.groups()
        hours = int(hour) % 12 + (12 if half == "下午" else 0) if half else int(hour)
        return utc(f"{year}-{int(month):02}-{int(day):02}T{hours:02}:{minute}:{second}")
    spoken = re.sub(r"^.*?,\s+|^\D*?(?=\d)", "", said, count=1)
    for form in _FORMS:
        try:
            return utc(datetime.strptime(f"{spoken} +0000", f"{form} %z").isoformat())
        except ValueError:
            continue
    return ""


def _book(found: list[Clipping]) -> Iterable[Incoming]:
    highlights = [each for each in found if each.kind == "highlight"]
    notes: dict[int, list[Clipping]] = {}
    lone = []
    for note in (each for each in found if each.kind == "note"):
        place = _under(note, highlights)
        if place is None:
            lone.append(note)
        else:
            notes.setdefault(place, []).append(note)
    for place, each in enumerate(highlights):
        said = "\n\n".join(dict.fromkeys(note.text for note in notes.get(place, ())))
        made = replace(_incoming(each), note=said, is_duplicate=_is_covered(place, highlights))
        yield made
    yield from (replace(_incoming(n), quote="", note=n.text, scope=Scope.DOCUMENT) for n in lone)


def _under(note: Clipping, highlights: list[Clipping]) -> int | None:
    """Return the highlight a note is on: one that ends where it stands, or else holds it."""
    at = note.first
    ends = [n for n, each in enumerate(highlights) if at is not None and each.last == at]
    around = [
        n
        for n, each in enumerate(highlights)
        if at is not None and (each.first or 0) <= at <= (each.last or -1)
    ]
    same = [n for n, h in enumerate(highlights) if at is None and h.page and h.page == note.page]
    return next((found[-1] for found in (ends, around, same) if found), None)


def _is_covered(place: int, highlights: list[Clipping]) -> bool:
    """Tell whether a highlight was made again, longer or later, over the same words."""
    one = highlights[place]
    for number, other in enumerate(highlights):
        overlaps = (other.first or 0) <= (one.last or 0) and (one.first or 0) <= (other.last or 0)
        within = one.text.strip("“”\"' .…") in other.text
        longer = (len(other.text), number) > (len(one.text), place)
        if number != place and overlaps and within and longer:
            return True
    return False


def _incoming(found: Clipping) -> Incoming:
    place = str(found.first if found.first is not None else found.page)
    kind = [] if found.kind == "highlight" else [found.kind]
    return Incoming(
        key=made_id("kindle", found.title, found.author, place, found.text, *kind),
        title=found.title,
        quote=found.text,
        authors=(found.author,) if found.author else (),
        created=found.created,
        place=place,
    )
