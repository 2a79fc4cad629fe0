"""A page as the walk over its tree sees it: its places, and what its addresses lead to."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from leifeng_reader.core.structure import Image
from leifeng_reader.formats.html_styles import USUAL, Kinds


def no_link(address: str) -> str:
    """Lead nowhere."""
    return address if address.startswith(("https://", "http://", "mailto:")) else ""


def no_picture(address: str) -> Image | str | None:
    """Have no picture; tell the address of one elsewhere."""
    return address if address.startswith(("https://", "http://")) else None


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what it stands among.

    `path` is what the keys of its places begin with: a place's key is its id, or
    `path#id` where there is a path. `link` turns an address into an absolute one, `#key`,
    or "" for one that leads nowhere; `picture` into the picture, the address of a remote
    one, or None. `wanted` are the keys that links lead to, `classes` what
    classes make of characters.
    """

    path: str = ""
    link: Callable[[str], str] = no_link
    picture: Callable[[str], Image | str | None] = no_picture
    wanted: Collection[str] = ()
    language: str = ""
    classes: Kinds = field(default_factory=lambda: USUAL)

    def key(self, name: str) -> str:
        """Return the key of the place of that id."""
        return f"{self.path}#{name}" if self.path else name
