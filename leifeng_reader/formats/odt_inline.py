"""What stands inside a paragraph of an OpenDocument text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.odt_styles import DRAW, OFFICE, TEXT, XLINK, Styles, count
from leifeng_reader.formats.runs import Mark, Runs
from leifeng_reader.formats.xml import Element

_SPACE = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1000
_OUTSIDE = ("http://", "https://", "mailto:")
_BOOKMARKS = {
    TEXT + name for name in ("bookmark", "bookmark-start", "reference-mark", "reference-mark-start")
}
_SKIPPED = {
    *(TEXT + name for name in ("ruby-text", "hidden-text", "script", "tracked-changes")),
    *(OFFICE + name for name in ("annotation", "annotation-end", "forms", "event-listeners")),
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the text refers to it, and what stands in it."""

    anchor: str
    mark: str
    body: Element


@dataclass(slots=True)
class Content:
    """What was found in a paragraph, and what is to follow it."""

    runs: Runs = field(default_factory=Runs)
    images: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    after_space: bool = True

    def write(self, raw: str | None, marks: tuple[Mark, ...]) -> None:
        """Add characters with white space collapsed."""
        if not raw:
            return
        is_plain = raw.isprintable() and "  " not in raw
        text = raw if is_plain else _SPACE.sub(" ", raw)
        if self.after_space and text[0] == " ":
            text = text[1:]
        if text:
            self.runs.add(text, marks)
            self.after_space = text[-1] == " "

    def write_as_is(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Add characters that the file names."""
        self.runs.add(text, marks)
        self.after_space = False


_Open = tuple[Element, Iterator[Element], tuple[Mark, ...]]


class Inline:
    """Reads paragraphs and gathers the notes they refer to."""

    def __init__(self, styles: Styles, language: str) -> None:
        """`language` is what most of the document is in."""
        self.notes: list[Note] = []
        self.notices: set[str] = set()
        self._styles = styles
        self._language = language.partition("-")[0].lower()
        self._marks: dict[str, tuple[Mark, ...] | None] = {}

    def content(self, paragraph: Element) -> Content:
        """Return what stands in a paragraph."""
        found = Content()
        found.write(paragraph.text, ())
        open_elements: list[_Open] = [(paragraph, iter(paragraph), ())]
        while open_elements:
            _, children, marks = open_elements[-1]
            element = next(children, None)
            if element is None:
                closed = open_elements.pop()[0]
                if open_elements:
                    found.write(closed.tail, open_elements[-1][2])
                continue
            inner = self._entered(element, marks, found)
            if inner is None:
                found.write(element.tail, marks)
            else:
                found.write(element.text, inner)
                open_elements.append((element, iter(element), inner))
        return found

    def _entered(
        self, element: Element, marks: tuple[Mark, ...], found: Content
    ) -> tuple[Mark, ...] | None:
        """Return the marks of what stands in an element; None when it was dealt with."""
        tag = element.tag
        if tag == TEXT + "span":
            own = self._span_marks(element.get(TEXT + "style-name", ""))
            return None if own is None else (*marks, *own)
        if tag == TEXT + "a":
            address = _address(element.get(XLINK + "href", ""))
            return (*marks, (SpanKind.LINK, address)) if address else marks
        if tag == TEXT + "ruby":
            reading = " ".join("".join(_strings(element.find(TEXT + "ruby-text"))).split())
            return (*marks, (SpanKind.RUBY, reading)) if reading else marks
        if self._is_sign(element, marks, found):
            return None
        return marks

    def _is_sign(self, element: Element, marks: tuple[Mark, ...], found: Content) -> bool:
        """Deal with what stands for itself; tell whether it did."""
        tag = element.tag
        if tag == TEXT + "s":
            found.write_as_is(" " * count(element.get(TEXT + "c"), _MOST_SPACES), marks)
        elif tag == TEXT + "tab":
            found.write_as_is("\t", marks)
        elif tag == TEXT + "line-break":
            found.write_as_is("\n", marks)
            found.after_space = True
        elif tag == TEXT + "note":
            self._note(element, found)
        elif tag == DRAW + "image":
            found.images.append(element)
        elif tag == DRAW + "text-box":
            found.boxes.append(element)
        elif tag in _BOOKMARKS:
            found.bookmarks.append(element.get(TEXT + "name", ""))
        elif tag in _SKIPPED:
            if tag == OFFICE + "annotation":
                self.notices.add("comments")
        else:
            return False
        return True

    def _span_marks(self, style: str) -> tuple[Mark, ...] | None:
        """Return the marks of a text style, None when it hides."""
        if style not in self._marks:
            look = self._styles.look("text", style)
            tongue = look.language.partition("-")[0].lower()
            is_foreign = tongue and self._language and tongue != self._language
            foreign = ((SpanKind.LANGUAGE, look.language),) if is_foreign else ()
            self._marks[style] = None if look.is_hidden else (*look.marks(), *foreign)
        return self._marks[style]

    def _note(self, element: Element, found: Content) -> None:
        citation, body = element.find(TEXT + "note-citation"), element.find(TEXT + "note-body")
        if body is None:
            return
        mark = "".join(_strings(citation)).strip()
        anchor = f"note-{len(self.notes) + 1}"
        self.notes.append(Note(anchor, mark or "*", body))
        found.write_as_is(mark or "*", ((SpanKind.NOTE, anchor), (SpanKind.SUPERSCRIPT, "")))


def _address(said: str) -> str:
    if said.startswith("#"):
        return said.partition("|")[0]
    return said if said.lower().startswith(_OUTSIDE) else ""


def _strings(element: Element | None) -> Iterator[str]:
    return iter(()) if element is None else element.itertext()
