"""Plain words for programs that want hypertext, and themes for those that want tags."""

import html
import re
from collections.abc import Iterable

from leifeng_reader.core.text import LINE_BREAK, canonical

_NO_TAG = re.compile(r"[\s,\"“”]+")


def html_lines(text: str) -> str:
    """Return words as hypertext, a line break for each line end."""
    return html.escape(text, quote=False).replace(LINE_BREAK, "<br>").replace("\n", "<br>")


def tag_of(path: Iterable[str]) -> str:
    """Return a theme's path as a tag of Anki: names joined by `::`, no spaces in them."""
    return "::".join(_NO_TAG.sub("_", canonical(name)).replace("::", "_") for name in path)
