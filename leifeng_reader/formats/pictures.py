"""Pictures as they stand in a file: which kinds are taken, and their size from the header."""

import re
import struct
from base64 import b64decode
from binascii import Error as BadBase64
from hashlib import sha256
from pathlib import PurePath

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.structure import Image
from leifeng_reader.formats.xml import Element, parse, source_of

LARGEST = 30_000_000
MOST_PIXELS = 50_000_000

_Size = tuple[int, int]
_SVG_START = re.compile(rb"\s*(?:<\?xml|<!--|<!DOCTYPE|<svg|<[\w]+:svg)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d*)?)\s*(px|pt|mm|cm|in|pc)?\s*\Z")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_ACTIVE = {"script", "foreignObject", "iframe", "feImage", "audio", "video", "handler"}
_RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)


def picture(name: str, data: bytes) -> Image | None:
    """Return a picture that is taken: PNG, JPEG, GIF, WebP, or SVG that leads nowhere else.

    None for any other kind, a damaged header, and what is too large.
    """
    if not data or len(data) > LARGEST:
        return None
    found = _kind_and_size(data)
    if found is None:
        return None
    media_type, (width, height) = found
    if width * height > MOST_PIXELS or min(width, height) < 0:
        return None
    return Image(name, media_type, data, width, height)


def drawing(element: Element) -> Image | None:
    """Return an SVG that stands in another document, named by its content; None as above."""
    data = source_of(element)
    return picture(f"{sha256(data).hexdigest()[:16]}.svg", data)


def _kind_and_size(data: bytes) -> tuple[str, _Size] | None:
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return "image/png", struct.unpack(">II", data[16:24])
        if data.startswith((b"GIF87a", b"GIF89a")):
            return "image/gif", struct.unpack("<HH", data[6:10])
        if data.startswith(b"\xff\xd8\xff"):
            size = _jpeg_size(data)
            return ("image/jpeg", size) if size else None
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return "image/webp", _webp_size(data)
    except (struct.error, IndexError):
        return None
    size = _svg_size(data) if _SVG_START.match(data[:2000].removeprefix(b"\xef\xbb\xbf")) else None
    return ("image/svg+xml", size) if size else None


def _jpeg_size(data: bytes) -> _Size | None:
    """Return what the first frame header says."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None


def _webp_size(data: bytes) -> _Size:
    match data[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
            return width + 1, height + 1
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
    raise IndexError


def _svg_size(data: bytes) -> _Size | None:
    """Return the size of an SVG that holds no script and nothing to fetch, (0, 0) if unsaid."""
    try:
        root = parse(data, PurePath())
    except ReaderError:
        return None
    if root.tag.rpartition("}")[2] != "svg" or not all(map(_is_harmless, root.iter())):
        return None
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    sizes = [_length(root.get(name)) for name in ("width", "height")]
    if 0 in sizes and len(box) == 4:
        sizes = [_length(side) for side in box[2:]]
    return sizes[0], sizes[1]


def _is_harmless(element: object) -> bool:
    if element.tag.rpartition("}")[2] in _ACTIVE:  # type: ignore[attr-defined]
        return False
    if _REFERENCE.search(element.text or ""):  # type: ignore[attr-defined]
        return False
    for name, value in element.items():  # type: ignore[attr-defined]
        local = name.rpartition("}")[2].lower()
        if local in ("href", "src") and not (value.startswith("#") or _is_raster(value)):
            return False
        if local.startswith("on") or _REFERENCE.search(value):
            return False
    return True


def _is_raster(address: str) -> bool:
    """Tell whether an address is itself a picture that is taken, and no SVG."""
    if not _RASTER.match(address):
        return False
    try:
        found = picture("", b64decode(address.partition(",")[2]))
    except BadBase64:
        return False
    return found is not None and found.media_type != "image/svg+xml"


def _length(said: str | None) -> int:
    found = _LENGTH.match(said or "")
    return round(float(found[1]) * _PIXELS[found[2] or "px"]) if found else 0
