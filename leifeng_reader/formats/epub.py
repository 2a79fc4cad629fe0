"""EPUB 2 and 3: the files of the spine as one text, with contents, pages, notes and pictures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import unquote

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import BrokenFile, EmptyFile, Protected, TooMuch
from leifeng_reader.core.structure import COVER, Entry, Facts, Image, PageMark
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.container import Container, is_container
from leifeng_reader.formats.encoding import decode
from leifeng_reader.formats.epub_contents import Contents, Line, nav_contents, ncx_contents
from leifeng_reader.formats.epub_package import Item, Package, read_package, resolved
from leifeng_reader.formats.html_blocks import Found, parts_of
from leifeng_reader.formats.html_notes import Sheet, mark_notes, settle
from leifeng_reader.formats.html_page import Page
from leifeng_reader.formats.html_runs import OBJECT
from leifeng_reader.formats.html_styles import USUAL, Kinds, class_kinds
from leifeng_reader.formats.html_surroundings import data_picture
from leifeng_reader.formats.html_tree import parse_html
from leifeng_reader.formats.pictures import LARGEST, picture
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.xml import Element, parse

_MARKS = (b"application/epub+zip", b"META-INF/container.xml", b".opf")
_OUTSIDE = ("http://", "https://", "mailto:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_SELF_CLOSED = re.compile(
    r"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr|image)\b)(\w[\w:-]*)([^<>]*)/>",
    re.IGNORECASE,
)


def read(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return a book; None for bytes that are no EPUB.

    Raises Protected, BrokenFile, EmptyFile, TooMuch.
    """
    if not is_container(data) or not any(mark in data for mark in _MARKS):
        return None
    book = Container(data, name)
    if not _is_book(book):
        return None
    reading = _Book(book, PurePath(name), read_package(book, PurePath(name)))
    return reading.draft()


def _is_book(book: Container) -> bool:
    kind = book.find("mimetype")
    if kind and book.size(kind) < 100 and book.read(kind, 100).strip() == b"application/epub+zip":
        return True
    if book.find("META-INF/container.xml"):
        return True
    return any(name.lower().endswith(".opf") for name in book.names())


@dataclass(slots=True)
class _Book:
    """A book while it is put together."""

    book: Container
    path: PurePath
    package: Package
    pictures: dict[str, Image | None] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    pages: list[PageMark] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)
    notices: set[str] = field(default_factory=set)
    classes: Kinds = field(default_factory=lambda: USUAL)

    def draft(self) -> Draft:
        """Return the whole book."""
        package = self.package
        self.classes = class_kinds(map(self._style, package.sheets))
        sheets = [(item, self._root(item)) for item in package.spine]
        contents, origin = self._contents()
        wanted = mark_notes([s for item, root in sheets if (s := self._sheet(item, root))])
        for line in (*contents.lines, *contents.pages):
            wanted.add(self._link(origin, line.address)[1:])
        for item, root in sheets:
            self._add(item, root, wanted)
        if not self.parts:
            raise EmptyFile(self.path, "spine")
        if package.is_fixed:
            self.notices.add("fixed-layout")
        return Draft(
            package.title or title_of(self.path.name),
            settle(self.parts, self.places),
            package.language,
            package.authors,
            tuple(self._outline(contents.lines, origin)),
            tuple(self.pages or self._page_marks(contents.pages, origin)),
            (*self.images.values(), *self._cover()),
            tuple(sorted(self.notices)),
        )

    # files

    def _cover(self) -> list[Image]:
        """Return the picture the book calls its cover, where the text does not show it."""
        image = self._picture("", self.package.cover) if self.package.cover else None
        if not isinstance(image, Image) or image.name in self.images:
            return []
        return [image._replace(name=COVER)]

    def _root(self, item: Item) -> Element | None:
        """Return a page's tree, None for one that cannot be read; strict first."""
        if item.path.lower().endswith(".svg") or item.media_type.startswith("image/"):
            return None
        try:
            data = self.book.read(item.path)
        except BrokenFile:
            self.notices.add("broken-pages")
            return None
        try:
            return parse(data, self.path)
        except BrokenFile:
            source = _SELF_CLOSED.sub(
                r"<\1\2></\1>", decode(data) or data.decode("utf-8", "replace")
            )
            return parse_html(source, self.path)

    def _style(self, place: str) -> str:
        """Return a style sheet, nothing for one that cannot be read."""
        try:
            return self.book.read(place).decode("utf-8", "replace")
        except BrokenFile:
            return ""

    def _sheet(self, item: Item, root: Element | None) -> Sheet | None:
        if root is None:
            return None
        page = self._page(item, ())
        return Sheet(root, page.key, page.link)

    def _page(self, item: Item, wanted: Sequence[str] | set[str]) -> Page:
        return Page(
            item.path,
            lambda href: self._link(item.path, href),
            lambda source: self._picture(item.path, source),
            wanted,
            self.package.language,
            self.classes,
        )

    def _link(self, origin: str, href: str) -> str:
        """Return an absolute address, or "#" and the key of a place in the book."""
        if href.lower().startswith(_OUTSIDE):
            return href
        if not href or _SCHEME.match(href):
            return ""
        path, _, fragment = href.partition("#")
        place = self.book.find(resolved(origin, path)) if path else origin
        if not place:
            return ""
        return f"#{place}#{unquote(fragment)}" if fragment else f"#{place}"

    def _picture(self, origin: str, source: str) -> Image | str | None:
        if source.startswith("data:"):
            return data_picture(source)
        if source.startswith(("http://", "https://")):
            return source
        place = self.book.find(resolved(origin, source))
        if place is None:
            return None
        if place not in self.pictures:
            self.pictures[place] = self._read_picture(place)
        return self.pictures[place]

    def _read_picture(self, place: str) -> Image | None:
        if self.book.size(place) > LARGEST:
            return None
        try:
            return picture(place, self.book.read(place, LARGEST))
        except (BrokenFile, Protected):
            return None
        except TooMuch as error:
            if error.what == "unpacked":
                raise
            return None

    # parts

    def _add(self, item: Item, root: Element | None, wanted: set[str]) -> None:
        """Add the parts of one file of the spine."""
        at = len(self.parts)
        self.places[item.path] = at
        found = self._image_page(item) if root is None else parts_of(root, self._page(item, wanted))
        self.parts += found.parts
        self.images |= found.images
        self.notices |= found.notices
        for key, number in found.places.items():
            self.places.setdefault(key, number + at)
        self.pages += [mark._replace(position=mark.position + at) for mark in found.pages]

    def _image_page(self, item: Item) -> Found:
        image = self._picture(item.path, item.path.rpartition("/")[2])
        if not isinstance(image, Image):
            return Found()
        part = Part(OBJECT, BlockKind.IMAGE, facts=Facts(image=image.name))
        return Found([part], {image.name: image})

    # contents

    def _contents(self) -> tuple[Contents, str]:
        """Return the book's contents and the file they stand in."""
        for place, listed in ((self.package.nav, nav_contents), (self.package.ncx, ncx_contents)):
            if place and (root := self._root(Item(place))) is not None:
                contents = listed(root)
                if contents.lines:
                    return contents, place
        return Contents(), ""

    def _place(self, origin: str, address: str) -> int | None:
        """Return the part an address leads to: the file's first where the very place is missing."""
        key = self._link(origin, address).removeprefix("#")
        if key in self.places:
            return self.places[key]
        return self.places.get(key.partition("#")[0])

    def _outline(self, lines: Sequence[Line], origin: str) -> list[Entry]:
        """Return the contents; a line that leads nowhere stands where the next one does."""
        made: list[Entry] = []
        position = None
        for line in reversed(lines):
            found = self._place(origin, line.address) if line.address else position
            if found is not None:
                position = found
                made.append(Entry(line.title, min(line.level, 255), found))
        return made[::-1]

    def _page_marks(self, lines: Sequence[Line], origin: str) -> list[PageMark]:
        found = [(line.title, self._place(origin, line.address)) for line in lines]
        return [PageMark(title, place) for title, place in found if place is not None]
