"""The characters of a page that a program counts, and where its paragraphs end.

Pages are taken apart here in one go from left to right: however badly they are made, in time that
grows with their length alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

_PIECE = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s<>/]*+)"""
    r"""(?P<rest>(?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}')*+)>"""
    r"""|(?P<comment><!--)|<[!?/][^<>]*+>|(?P<words>[^<]++|<)"""
)
_CLASS = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_UNSEEN = ("script", "style", "title")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|figure|h[1-6]|hr|li|[ou]l|p|pre|section"
    "|table|t[dhr]"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its name in small letters; an end has no classes."""

    name: str
    is_end: bool
    classes: tuple[str, ...] = ()


def pieces(source: str) -> Iterator[Tag | str]:
    """Yield a page's tags and the characters between them, entities decoded, scripts left out."""
    at, unseen = 0, ""
    comments_end = source.rfind("-->")
    while match := _PIECE.match(source, at):
        at = match.end()
        if match["comment"]:
            at = source.find("-->", at) + 3 if at <= comments_end else at
        elif match["name"]:
            tag = _tag(match)
            if unseen:
                unseen = "" if tag.is_end and tag.name == unseen else unseen
            elif tag.name in _UNSEEN and not tag.is_end:
                unseen = tag.name
            yield tag
        elif match["words"] and not unseen:
            yield unescape(match["words"])


def _tag(match: re.Match[str]) -> Tag:
    name, is_end = match["name"].lower(), bool(match["end"])
    found = None if is_end else _CLASS.search(match["rest"])
    written = next(filter(None, found.groups()), "") if found else ""
    return Tag(name, is_end, tuple(unescape(written).split()))


@dataclass(frozen=True, slots=True)
class HtmlText:
    """All characters between the tags; `breaks` are where a paragraph ends."""

    characters: str
    breaks: tuple[int, ...]

    @property
    def broken(self) -> str:
        """The characters with a line feed at each break."""
        cuts = (0, *self.breaks, len(self.characters))
        return "\n".join(self.characters[start:end] for start, end in pairwise(cuts))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the characters stands among those that are broken."""
        return start + bisect_right(self.breaks, start), end + bisect_left(self.breaks, end)


def html_text(source: str) -> HtmlText:
    """Read a page or a piece of one; line ends are spaces, but in what is preformatted."""
    found: list[str] = []
    breaks: dict[int, None] = {}
    length, preformatted = 0, 0
    for piece in pieces(source):
        if isinstance(piece, str):
            words = piece if preformatted else piece.replace("\n", " ").replace("\r", " ")
            found.append(words)
            length += len(words)
            continue
        if length and _BLOCKS.fullmatch(piece.name):
            breaks[length] = None
        if piece.name == "pre":
            preformatted = max(0, preformatted + (-1 if piece.is_end else 1))
    return HtmlText("".join(found), tuple(breaks))
