"""What a page's links and pictures lead to: places in it, its companion files, the world."""

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import unquote, unquote_to_bytes, urldefrag, urljoin

from leifeng_reader.core.structure import Image
from leifeng_reader.formats.pictures import LARGEST, picture

_DATA = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w=.+-]+)*?)(;base64)?,", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FOLLOWED = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a page was, and the files beside it.

    `address` is where the page stood when it was saved, `base` what the addresses of its
    pictures begin with; `companions` are files by their address, or path beside the page.
    """

    companions: Mapping[str, bytes] = field(default_factory=dict)
    address: str = ""
    base: str = ""

    def link(self, href: str) -> str:
        """Return an absolute address, "#id" for a place in the page, "" for neither."""
        if href.startswith("#"):
            return f"#{unquote(href[1:])}" if len(href) > 1 else ""
        try:
            absolute = urljoin(self.base or self.address, href)
            place, fragment = urldefrag(absolute)
        except ValueError:
            return ""
        if fragment and self.address and place == urldefrag(self.address)[0]:
            return f"#{unquote(fragment)}"
        return absolute if absolute.lower().startswith(_FOLLOWED) else ""

    def picture(self, source: str) -> Image | str | None:
        """Return a picture, the address of one elsewhere, or None."""
        if source[:5].lower() == "data:":
            return data_picture(source)
        found = self._companion(source)
        if found is not None:
            name, data = found
            return picture(name, data)
        if source.startswith("//"):
            source = f"https:{source}"
        try:
            absolute = urljoin(self.base, source)
        except ValueError:
            return None
        return absolute if absolute.lower().startswith(("http://", "https://")) else None

    def _companion(self, source: str) -> tuple[str, bytes] | None:
        plain = source.removeprefix("./").partition("#")[0]
        candidates = [plain, unquote(plain), unquote(plain.partition("?")[0])]
        if not _SCHEME.match(source):
            try:
                candidates.insert(0, urldefrag(urljoin(self.base or self.address, source))[0])
            except ValueError:
                return None
        for name in candidates:
            if name in self.companions:
                return name, self.companions[name]
        return None


def data_picture(source: str) -> Image | None:
    """Return the picture a data: address holds, named by its content."""
    found = _DATA.match(source[:500])
    if not found or len(source) > LARGEST * 3 // 2:
        return None
    body = source[found.end() :]
    try:
        data = b64decode(unquote(body)) if found[3] else unquote_to_bytes(body)
    except (BadBase64, ValueError):
        return None
    kind = (found[1] or "image/x").partition("/")[2].partition("+")[0].lower()
    return picture(f"{sha256(data).hexdigest()[:16]}.{kind}", data)
