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


def check_depth(parser: Any, path: PurePath) -> None:
    """Raise TooMuch when a parser gave up because elements were nested too deep."""
    if is_too_deep(parser):
        raise TooMuch(path, "depth", DEPTH + 1, DEPTH)


def is_too_deep(parser: Any) -> bool:
    """Tell whether a parser gave up because elements were nested too deep."""
    return any("xcessive depth" in entry.message for entry in parser.error_log)


def plain_source(data: bytes) -> bytes:
    """Return an XML file's bytes without document type and named entities, not in UTF-16."""
    if data.startswith(_WIDE_STARTS):
        data = _narrowed(data)
    data = data.lstrip()
    start = data[:100_000].upper().find(b"<!DOCTYPE")
    if start >= 0:
        data = data[:start] + _without_document_type(data[start:])
    return _ENTITY.sub(_replaced, data) if b"&" in data else data


def _narrowed(data: bytes) -> bytes:
    big = data.startswith((b"\xfe\xff", b"\0<"))
    text = data.decode("utf-16-be" if big else "utf-16-le", "replace").removeprefix("\ufeff")
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def _without_document_type(data: bytes) -> bytes:
    found = _DOCUMENT_TYPE.match(data)
    if found:
        return data[found.end() :]
    return data[data.find(b">") + 1 :]


def _replaced(match: re.Match[bytes]) -> bytes:
    if match[1] is None:
        return match[0]
    characters = html5.get(match[1].decode("ascii", "replace") + ";", "")
    return b"".join(b"&#%d;" % ord(character) for character in characters)
