"""FictionBook 2, plain or zipped: its elements by the names HTML has for them, then one walk."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from pathlib import PurePath

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.core.structure import COVER, Image
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.container import XML_SIZE, Container, is_container
from leifeng_reader.formats.html_blocks import parts_of
from leifeng_reader.formats.html_notes import Sheet, mark_notes, settle
from leifeng_reader.formats.html_page import Page, no_link
from leifeng_reader.formats.html_tree import attributes, first, local, shown_words
from leifeng_reader.formats.pictures import LARGEST, picture
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.xml import Element, parse

_START = re.compile(rb"<(?:\w+:)?FictionBook\b")
_NAMES = {
    "emphasis": "em",
    "strikethrough": "s",
    "style": "span",
    "epigraph": "blockquote",
    "cite": "blockquote",
    "annotation": "blockquote",
    "text-author": "p",
    "date": "p",
    "v": "p",
    "empty-line": "wbr",
    "image": "img",
    "subtitle": "p",
    "poem": "div",
    "stanza": "div",
    "section": "section",
}
_CLASSES = {"poem": "poem", "stanza": "stanza", "subtitle": "bold"}


def read(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return a book; None for bytes that are no FictionBook. Raises BrokenFile, TooMuch."""
    if is_container(data):
        found = _unzipped(data, name)
        return None if found is None else read(found, name.removesuffix(".zip"), choices)
    if not _START.search(data[:4000].replace(b"\0", b"")):
        return None
    path = PurePath(name)
    try:
        root = parse(data, path)
    except BrokenFile:
        root = parse(data, path, lenient=True)
    return _draft(root, name)


def _unzipped(data: bytes, name: str) -> bytes | None:
    """Return the book in a zip file that holds little else."""
    if b".fb2" not in data.lower():
        return None
    files = Container(data, name)
    book = next((entry for entry in files.names() if entry.lower().endswith(".fb2")), None)
    return files.read(book, XML_SIZE) if book and len(files.names()) <= 10 else None


def _draft(root: Element, name: str) -> Draft:
    info = first(root, "title-info")
    info = root if info is None else info
    title, language = _said(info, "book-title"), _said(info, "lang")
    authors = tuple(dict.fromkeys(filter(None, map(_person, _children(info, "author")))))
    pictures = _pictures(root)
    cover = _cover(info, pictures)
    for node in _children(root, "stylesheet", "description", "binary"):
        root.remove(node)
    _rename(root)

    def link(href: str) -> str:
        return href if href.startswith("#") and len(href) > 1 else no_link(href)

    wanted = mark_notes([Sheet(root, str, link)])
    page = Page("", link, lambda source: pictures.get(source.removeprefix("#")), wanted, language)
    found = parts_of(root, page)
    shown = {image.data for image in found.images.values()}
    return Draft(
        title or title_of(name),
        settle(found.parts, found.places),
        language,
        authors,
        images=(*found.images.values(), *(c for c in cover if c.data not in shown)),
        notices=tuple(sorted(found.notices)),
    )


def _children(node: Element, *names: str) -> list[Element]:
    return [child for child in node if local(child) in names]


def _said(node: Element, name: str) -> str:
    found = first(node, name)
    return canonical(shown_words(found)) if found is not None else ""


def _person(author: Element) -> str:
    names = [_said(author, name) for name in ("first-name", "middle-name", "last-name")]
    return " ".join(filter(None, names)) or _said(author, "nickname")


def _pictures(root: Element) -> dict[str, Image]:
    """Return the pictures that stand in the file."""
    found = {}
    for node in _children(root, "binary"):
        name, text = node.get("id") or "", node.text or ""
        if len(text) > LARGEST * 3 // 2:
            continue
        try:
            image = picture(name, b64decode(text))
        except (BadBase64, ValueError):
            continue
        if image is not None:
            found[name] = image
    return found


def _cover(info: Element, pictures: dict[str, Image]) -> list[Image]:
    """Return the picture on the cover page, which is no part of the text."""
    pages = _children(info, "coverpage")
    sources = (
        value.removeprefix("#")
        for page in pages
        for image in _children(page, "image")
        for name, value in attributes(image).items()
        if name == "href"
    )
    found = (pictures[source] for source in sources if source in pictures)
    return [image._replace(name=COVER) for image in found][:1]


def _rename(root: Element) -> None:
    """Give every element the name that HTML has for it; headings by how deep they stand."""
    depths = {root: 0}
    in_notes = {root: False}
    for node in list(root.iter("{*}*")):
        above, name = node.getparent(), local(node)
        if above is None:
            continue
        depths[node] = depths[above] + (name == "section")
        in_notes[node] = in_notes[above] or (name == "body" and bool(node.get("name")))
        _rename_one(node, name, depths[above], in_notes[node])


def _rename_one(node: Element, name: str, depth: int, in_notes: bool) -> None:
    said = attributes(node)
    if name == "body":
        node.tag = "div"
        if in_notes:
            node.set("class", "footnotes")
    elif name == "title":
        _head(node, depth, in_notes)
    elif name in _NAMES:
        node.tag = _NAMES[name]
        if name in _CLASSES:
            node.set("class", _CLASSES[name])
    if name == "section" and in_notes:
        node.tag = "aside"
        node.set("role", "doc-footnote")
    if "href" in said:
        node.set("src" if name == "image" else "href", said["href"])
        if said.get("type") == "note":
            node.set("role", "doc-noteref")


def _head(node: Element, depth: int, in_notes: bool) -> None:
    """Make a heading of a title; that of a note is its number, which the reference says."""
    if in_notes and depth and len(shown_words(node)) < 8:
        node.tag = "template"
    else:
        node.tag = f"h{min(6, max(1, depth))}"
