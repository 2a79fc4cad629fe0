"""Raw HTML in Markdown: a block of it as parts, and a tag of it by its name and attributes."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import PurePath

from leifeng_reader.core.structure import Image
from leifeng_reader.formats.html_blocks import Found, parts_of
from leifeng_reader.formats.html_page import Page, no_link, no_picture
from leifeng_reader.formats.html_surroundings import data_picture
from leifeng_reader.formats.html_tree import parse_html

_ONLY_TAGS = re.compile(r"(?:\s++|<!--.*?-->|</?(?!img|hr|svg|math)\w[^<>]*+>)*+\Z", re.DOTALL)
_TYPED = re.compile(r"<(/?)textarea\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(.*?)/?>", re.DOTALL)
# A name begins where none goes on, and gives nothing back: the time grows with the tag alone.
_ATTRIBUTE = re.compile(
    r"(?<![\w:.-])([A-Za-z_:][\w:.-]*+)\s*+=\s*"
    r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))",
    re.DOTALL,
)


def raw_parts(source: str) -> Found:
    """Return what a block of HTML shows; raises TooMuch."""
    if _ONLY_TAGS.match(source):
        return Found()
    root = parse_html(_TYPED.sub(r"<\1pre", source), PurePath())
    if root is None:
        return Found()
    return parts_of(root, Page(link=_link, picture=_picture))


def _link(address: str) -> str:
    return address if address.startswith("#") else no_link(address)


def _picture(source: str) -> Image | str | None:
    return data_picture(source) if source[:5].lower() == "data:" else no_picture(source)


def tag_of(source: str) -> tuple[str, bool, Mapping[str, str]] | None:
    """Return a tag's name, whether it is a closing one, and its attributes; None for no tag."""
    found = _TAG.match(source)
    if found is None:
        return None
    said = {
        name.lower(): unescape(quoted or apart or bare)
        for name, quoted, apart, bare in _ATTRIBUTE.findall(found[3])
    }
    return found[2].lower(), bool(found[1]), said
