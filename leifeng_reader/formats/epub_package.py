"""The package of an EPUB: what the book is called, its files, and the order they are read in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from leifeng_reader.core.errors import BrokenFile, Protected
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.container import Container
from leifeng_reader.formats.html_tree import elements, first, shown_words
from leifeng_reader.formats.xml import Element, parse

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_READ = (".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx", ".svg")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, by its path in the container."""

    path: str
    media_type: str = ""
    properties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Package:
    """A book's own word on itself; `nav` and `ncx` are files that may hold its contents.

    `cover` is the file of the picture that the book calls its cover, `sheets` those of style.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    spine: tuple[Item, ...] = ()
    nav: str = ""
    ncx: str = ""
    is_fixed: bool = False
    cover: str = ""
    sheets: tuple[str, ...] = ()


def resolved(base: str, href: str) -> str:
    """Return the path in the container that an address in the file `base` means.

    What leads out of the container is taken to begin at its root.
    """
    path = normpath(join(dirname(base), unquote(href.partition("#")[0].partition("?")[0])))
    while path.startswith(("../", "/")):
        path = path.removeprefix("/").removeprefix("../")
    return "" if path in (".", "..") else path


def read_package(book: Container, path: PurePath) -> Package:
    """Return the package of a book; raises Protected, BrokenFile, TooMuch."""
    _check_encryption(book, path)
    place = _package_path(book, path)
    root = _parsed(book, place, path)
    items = _manifest(book, root, place)
    spine = [
        items[ref.get("idref")] for ref in elements(root, "itemref") if ref.get("idref") in items
    ]
    pages = [
        item for item in items.values() if item.path.lower().endswith((".xhtml", ".html", ".htm"))
    ]
    toc = first(root, "spine")
    ncx = items.get(toc.get("toc") or "") if toc is not None else None
    ncx = ncx or next((i for i in items.values() if "dtbncx" in i.media_type), None)
    nav = next((item for item in items.values() if "nav" in item.properties), None)
    return Package(
        next(_said(root, "title"), ""),
        tuple(dict.fromkeys(_said(root, "creator"))),
        next(_said(root, "language"), ""),
        tuple(dict.fromkeys(spine or pages)),
        nav.path if nav else "",
        ncx.path if ncx else "",
        _is_fixed(root),
        _cover(root, items),
        tuple(item.path for item in items.values() if item.media_type == "text/css"),
    )


def _check_encryption(book: Container, path: PurePath) -> None:
    """Raise Protected where more than fonts is encrypted."""
    place = book.find(_ENCRYPTION)
    if place is None:
        return
    root = _parsed(book, place, path)
    for data in elements(root, "EncryptedData"):
        method, reference = first(data, "EncryptionMethod"), first(data, "CipherReference")
        algorithm = method.get("Algorithm") if method is not None else ""
        target = unquote(reference.get("URI") or "") if reference is not None else ""
        if algorithm not in _OBFUSCATIONS and target.lower().endswith(_READ):
            raise Protected(path, target)


def _package_path(book: Container, path: PurePath) -> str:
    place = book.find(_CONTAINER)
    if place is not None:
        for rootfile in elements(_parsed(book, place, path), "rootfile"):
            found = book.find(resolved("", rootfile.get("full-path") or ""))
            if found:
                return found
    found = next((name for name in book.names() if name.lower().endswith(".opf")), None)
    if found is None:
        raise BrokenFile(path, "no package")
    return found


def _parsed(book: Container, place: str, path: PurePath) -> Element:
    data = book.read(place)
    try:
        return parse(data, path)
    except BrokenFile:
        return parse(data, path, lenient=True)


def _manifest(book: Container, root: Element, place: str) -> dict[str, Item]:
    """Return the files by id; those that are not there are left out."""
    found: dict[str, Item] = {}
    for node in elements(root, "item"):
        path = book.find(resolved(place, node.get("href") or ""))
        if path:
            properties = frozenset((node.get("properties") or "").split())
            found[node.get("id") or path] = Item(path, node.get("media-type") or "", properties)
    return found


def _said(root: Element, name: str) -> Iterator[str]:
    """Yield what the metadata says under a name of Dublin Core."""
    metadata = first(root, "metadata")
    for node in elements(metadata if metadata is not None else root, name):
        if text := canonical(shown_words(node)):
            yield text


def _is_fixed(root: Element) -> bool:
    for meta in elements(root, "meta"):
        if meta.get("property") == "rendition:layout" and shown_words(meta) == "pre-paginated":
            return True
        if meta.get("name") == "fixed-layout" and meta.get("content") == "true":
            return True
    return False


def _cover(root: Element, items: dict[str, Item]) -> str:
    """Return the path of the cover: EPUB 3 marks the file, EPUB 2 names its id in a meta."""
    named = (meta.get("content") for meta in elements(root, "meta") if meta.get("name") == "cover")
    marked = (item for item in items.values() if "cover-image" in item.properties)
    found = next(marked, None) or next((items[name] for name in named if name in items), None)
    return found.path if found else ""
