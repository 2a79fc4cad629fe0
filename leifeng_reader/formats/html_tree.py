"""Trees of HTML elements: parsed without network, with plain names and words."""

import re
from pathlib import PurePath
from typing import Any

from leifeng_reader.formats.xml import (
    Element,
    check_depth,
    is_too_deep,
    without_document_type,
    without_long_tags,
)

_INLINE_TAGS = re.compile(
    r"</?(?:font|b|i|u|em|strong|span|small|big|tt|s|strike|center|ins|del|a)\b[^<>]*>",
    re.IGNORECASE,
)
_NAMES = {
    "{http://www.idpf.org/2007/ops}type": "epub:type",
    "{http://www.w3.org/XML/1998/namespace}lang": "lang",
    "{http://www.w3.org/1999/xlink}href": "href",
    "xml:lang": "lang",
    "xlink:href": "href",
}
_LOCAL_NAMES: dict[Any, str] = {}
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}


def parse_html(source: str, path: PurePath) -> Element | None:
    """Return the root element of a page, None for one without elements; raises TooMuch.

    Where tags that were never closed go deeper than the parser follows, those of
    emphasis are left out.
    """
    root, parser = _parsed(source)
    if is_too_deep(parser):
        root, parser = _parsed(_INLINE_TAGS.sub("", source))
        check_depth(parser, path)
    return root


def _parsed(source: str) -> tuple[Element | None, Any]:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    data = without_long_tags(source.replace("\0", "").encode("utf-8", "replace")).lstrip()
    if data[:9].upper() == b"<!DOCTYPE":
        data = without_document_type(data)
    try:
        return etree.fromstring(data, parser), parser
    except etree.XMLSyntaxError:
        return None, parser


def local(node: Element) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = node.tag
    name = _LOCAL_NAMES.get(tag)
    if name is None:
        name = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
        if len(_LOCAL_NAMES) < 1000:
            _LOCAL_NAMES[tag] = name
    return name


def attributes(node: Element) -> dict[str, str]:
    """Return an element's attributes by plain names: lang, href, epub:type."""
    items = node.items()
    if not items:
        return {}
    return {_NAMES.get(name, name): value for name, value in items}


def words(said: dict[str, str], *names: str) -> set[str]:
    """Return the words in some attributes, in lower case."""
    return {word for name in names if name in said for word in said[name].lower().split()}


def is_unseen(said: dict[str, str]) -> bool:
    """Tell whether a page hides an element."""
    if "hidden" in said:
        return True
    if "style" in said and _UNSEEN_STYLE.search(said["style"]):
        return True
    return "class" in said and not _UNSEEN_CLASSES.isdisjoint(said["class"].split())


def elements(root: Element, *names: str) -> Any:
    """Return an iterator over the elements of those names, in whatever namespace."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def first(root: Element, *names: str) -> Element | None:
    """Return the first element of those names."""
    return next(iter(elements(root, *names)), None)


def shown_words(node: Element) -> str:
    """Return an element's characters, white space collapsed."""
    return " ".join("".join(node.itertext()).split())
