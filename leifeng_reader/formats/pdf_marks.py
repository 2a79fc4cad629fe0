"""What is marked on a page of a PDF: its links, and words set in bold or italic type."""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from leifeng_reader.core.spans import Span, SpanKind

Place = tuple[int, int]
"""Where a word begins and ends among the characters of a page."""

_MOST_LINKS = 5000
_OUTSIDE = ("http://", "https://", "mailto:")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FACES = (
    (SpanKind.BOLD, re.compile(r"bold|black|heavy|demi|^cmbx|^cmb\d|,b", re.IGNORECASE)),
    (SpanKind.ITALIC, re.compile(r"ital|obliq|slant|^cmti|^cmsl|[,-]it?\b", re.IGNORECASE)),
)
_EMPHATIC = re.compile(
    rb"/ObjStm\b|/BaseFont\s*/[^\s/<>\[\]()]*"
    rb"(?:bold|black|heavy|demi|ital|obliq|slant|cmb|cmti|cmsl|[,-]b|[,-]i)",
    re.IGNORECASE,
)
_LONGEST = 2048
_Mark = tuple[SpanKind, str]


@dataclass(frozen=True, slots=True)
class Area:
    """Where a link lies on the file's page, and what it leads to."""

    address: str
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the area."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def may_emphasize(data: bytes) -> bool:
    """Tell whether a file may use bold or italic type; for sure where its fonts are packed."""
    return _EMPHATIC.search(data) is not None


def page_key(page: int) -> str:
    """Return the name that links to a page (from 0) have it by."""
    return f"page-{page}"


def link_areas(page: Any) -> list[Area]:
    """Return the links of a pypdfium2 page: to the web, or to a page (`#` and page_key)."""
    return [
        area
        for link in _links(page.raw)
        if (address := _address(page.pdf.raw, link))
        for area in _areas(link, address)
    ]


def _links(page: Any) -> Iterator[Any]:
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            return
        yield link


def _address(document: Any, link: Any) -> str:
    from pypdfium2 import raw

    action, target = raw.FPDFLink_GetAction(link), raw.FPDFLink_GetDest(document, link)
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
        room = ctypes.create_string_buffer(_LONGEST)
        raw.FPDFAction_GetURIPath(document, action, room, _LONGEST)
        address = room.value.decode("utf-8", "replace")
        return address if address.lower().startswith(_OUTSIDE) else ""
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_GOTO:
        target = target or raw.FPDFAction_GetDest(document, action)
    page = raw.FPDFDest_GetDestPageIndex(document, target) if target else -1
    return f"#{page_key(page)}" if page >= 0 else ""


def _areas(link: Any, address: str) -> Iterator[Area]:
    """Yield where a link lies: one area for each of its lines, where it says so."""
    from pypdfium2 import raw

    corners = raw.FS_QUADPOINTSF()
    count = min(raw.FPDFLink_CountQuadPoints(link), _MOST_LINKS)
    for number in range(count):
        if raw.FPDFLink_GetQuadPoints(link, number, ctypes.byref(corners)):
            across = (corners.x1, corners.x2, corners.x3, corners.x4)
            up = (corners.y1, corners.y2, corners.y3, corners.y4)
            yield Area(address, min(across), min(up), max(across), max(up))
    frame = raw.FS_RECTF()
    if not count and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(frame)):
        yield Area(address, frame.left, frame.bottom, frame.right, frame.top)


class Marks:
    """Tells what the words of a text page are marked as."""

    def __init__(self, text_page: Any, areas: Sequence[Area], has_faces: bool) -> None:
        """Look at a text page of pdfium, at the links on its page, and at its types."""
        from pypdfium2 import raw

        self._raw = raw
        self._page = text_page
        self._areas = areas
        self._has_faces = has_faces
        self._faces: dict[int, tuple[_Mark, ...]] = {}
        self._numbers = [ctypes.c_double() for _ in range(4)]

    def of(self, start: int, end: int, words: Iterable[Place]) -> tuple[Span, ...]:
        """Return the marks on a line of words, as spans from its start."""
        areas = self._areas and self._areas_at(start)
        if not areas and not self._has_faces:
            return ()
        drawn, last = (self._drawn(place) for place in (start, end - 1))
        if not areas and drawn and _address_of(drawn) == _address_of(last):
            face = self._face(drawn)
            return tuple(Span(kind, 0, end - start, value) for kind, value in face) if face else ()
        found: list[Span] = []
        for low, high in words:
            for kind, value in (*self._face(self._drawn(low)), *self._link(low, high, areas)):
                found.append(Span(kind, low - start, high - start, value))
        return tuple(found)

    def _drawn(self, index: int) -> Any:
        """Return what a character was drawn with, None for one that pdfium has put in."""
        return self._raw.FPDFText_GetTextObject(self._page, index)

    def _areas_at(self, index: int) -> list[Area]:
        """Return the links at the height of a character."""
        _, y = self._middle(index, index)
        return [area for area in self._areas if area.bottom <= y <= area.top]

    def _link(self, low: int, high: int, areas: Sequence[Area]) -> tuple[_Mark, ...]:
        if not areas:
            return ()
        x, y = self._middle(low, high - 1)
        area = next((area for area in areas if area.holds(x, y)), None)
        return ((SpanKind.LINK, area.address),) if area else ()

    def _middle(self, first: int, last: int) -> tuple[float, float]:
        xs, ys = [], []
        for index in (first, last):
            places = map(ctypes.byref, self._numbers)
            self._raw.FPDFText_GetCharBox(self._page, index, *places)
            left, right, bottom, top = (number.value for number in self._numbers)
            xs += [left, right]
            ys += [bottom, top]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    def _face(self, drawn: Any) -> tuple[_Mark, ...]:
        """Return what the type of characters that were drawn together makes of them."""
        font = self._raw.FPDFTextObj_GetFont(drawn) if drawn else None
        if not font:
            return ()
        key = _address_of(font)
        if key not in self._faces:
            self._faces[key] = self._named(font)
        return self._faces[key]

    def _named(self, font: Any) -> tuple[_Mark, ...]:
        room = ctypes.create_string_buffer(256)
        self._raw.FPDFFont_GetBaseFontName(font, room, 256)
        name = _SUBSET.sub("", room.value.decode("utf-8", "replace"))
        return tuple((kind, "") for kind, sign in _FACES if sign.search(name))


def _address_of(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


def run_together(spans: Iterable[Span]) -> list[Span]:
    """Return spans of which those of one kind and value that follow each other are one."""
    last: dict[_Mark, int] = {}
    found: list[Span] = []
    for span in spans:
        at = last.get((span.kind, span.value))
        if at is not None and span.start <= found[at].end + 1:
            found[at] = Span(span.kind, found[at].start, span.end, span.value)
        else:
            last[span.kind, span.value] = len(found)
            found.append(span)
    return found
