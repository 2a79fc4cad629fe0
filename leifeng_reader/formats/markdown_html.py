"""Raw HTML between Markdown's blocks: its words, without its tags."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = """
    address article aside blockquote body br dd div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table td th tr
    ul
"""
_BREAKS = frozenset(_BLOCKS.split())
_UNSHOWN = frozenset(("script", "style", "template", "head"))


def paragraphs(source: str) -> list[str]:
    """Return the words of a piece of HTML, a string for each of its blocks."""
    from lxml import etree

    parser = etree.HTMLParser(
        huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(f"<body>{source}</body>", parser)
    if root is None:
        return []
    joined = "".join(_pieces(root))
    return [text for block in joined.split("\0") if (text := " ".join(block.split()))]


def _pieces(root: Any) -> Iterator[str]:
    """Yield the characters shown, and a NUL where a block begins or ends."""
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag
        if tag in _BREAKS:
            yield "\0"
        if event == "start":
            hidden += tag in _UNSHOWN
            words = node.text
        else:
            hidden -= tag in _UNSHOWN
            words = node.tail
        if words and not hidden:
            yield words.replace("\0", "")
