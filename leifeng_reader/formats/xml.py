"""XML from files nobody vouches for: no document type, no entities, no network."""

import re
from html.entities import html5
from pathlib import PurePath
from typing import Any

from leifeng_reader.core.errors import BrokenFile, TooMuch

Element = Any
"""An lxml element: lxml brings no types of its own."""

DEPTH = 2048
"""How deep the parsers of libxml2 follow elements."""

_DOCUMENT_TYPE = re.compile(
    rb"""<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*+"""
    rb"""(?:\[(?:<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|"[^"]*"|'[^']*'|[^\]"'])*+\]\s*)?>""",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    rb"|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,40});",
    re.DOTALL,
)
_LONG_TAG = re.compile(rb"<([A-Za-z][^\s<>/]*+)[^<>]{50000,}+>?")
_MOST_ATTRIBUTES = 5000
_WINDOW = 25_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def parse(data: bytes, path: PurePath, lenient: bool = False) -> Element:
    """Return the root element of an XML file, without comments and instructions.

    Entities that HTML names become characters, all others nothing. Leniently, what is
    malformed is mended. Raises BrokenFile, TooMuch.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=lenient,
    )
    try:
        root = etree.fromstring(plain_source(data), parser)
    except etree.XMLSyntaxError as error:
        check_depth(parser, path)
        raise BrokenFile(path, str(error)) from error
    check_depth(parser, path)
    if root is None:
        raise BrokenFile(path, "no element")
    return root


def source_of(element: Element) -> bytes:
    """Return an element as a file of its own."""
    from lxml import etree

    source: bytes = etree.tostring(element, with_tail=False)
    return source


def check_depth(parser: Any, path: PurePath) -> None:
    """Raise TooMuch when a parser gave up because elements were nested too deep."""
    if is_too_deep(parser):
        raise TooMuch(path, "depth", DEPTH + 1, DEPTH)


def is_too_deep(parser: Any) -> bool:
    """Tell whether a parser gave up because elements were nested too deep."""
    return any("xcessive depth" in entry.message for entry in parser.error_log)


def plain_source(data: bytes) -> bytes:
    """Return an XML file's bytes without document type and named entities, not in UTF-16.

    A tag of thousands of attributes has none of them.
    """
    if data.startswith(_WIDE_STARTS):
        data = _narrowed(data)
    data = data.lstrip()
    start = data[:100_000].upper().find(b"<!DOCTYPE")
    if start >= 0:
        data = data[:start] + without_document_type(data[start:])
    data = _ENTITY.sub(_replaced, data) if b"&" in data else data
    return without_long_tags(data)


def without_long_tags(data: bytes) -> bytes:
    """Return source whose tags of thousands of attributes have none.

    libxml2 goes through an element's attributes whenever it adds one or is asked for one.
    """
    windows = range(0, len(data) - _WINDOW, _WINDOW)
    if all(data.find(b">", at, at + _WINDOW) >= 0 for at in windows):
        return data  # a long tag would fill one of them
    return _LONG_TAG.sub(_shortened, data)


def _shortened(match: re.Match[bytes]) -> bytes:
    if len(match[0].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
        return match[0]
    return b"<" + match[1] + (b"/>" if match[0].endswith(b"/>") else b">")


def _narrowed(data: bytes) -> bytes:
    big = data.startswith((b"\xfe\xff", b"\0<"))
    text = data.decode("utf-16-be" if big else "utf-16-le", "replace").removeprefix("\ufeff")
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def without_document_type(data: bytes) -> bytes:
    """Return a source that begins with a document type without it, entities and all."""
    found = _DOCUMENT_TYPE.match(data)
    if found:
        return data[found.end() :]
    return data[data.find(b">") + 1 :]


def _replaced(match: re.Match[bytes]) -> bytes:
    if match[1] is None:
        return match[0]
    characters = html5.get(match[1].decode("ascii", "replace") + ";", "")
    return b"".join(b"&#%d;" % ord(character) for character in characters)
