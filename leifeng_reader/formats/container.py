"""Zip containers, read entry by entry within limits and never unpacked to disk."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from leifeng_reader.core.errors import BrokenFile, Protected, TooMuch

ENTRIES = 20_000
UNPACKED = 512_000_000
XML_SIZE = 32_000_000
RATIO = 200
_RATIO_COUNTS_ABOVE = 1_000_000
_CENTRAL_HEADER = b"PK\x01\x02"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry's bytes lie in the container."""

    info: ZipInfo
    start: int
    end: int


def is_container(data: bytes) -> bool:
    """Tell whether bytes look like a zip file."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


class Container:
    """A zip file in memory that counts what was unpacked from it."""

    def __init__(self, data: bytes, name: str = "") -> None:
        """Read the list of entries; raises BrokenFile, TooMuch."""
        self._data = data
        self._path = PurePath(name)
        self._unpacked = 0
        self._places = self._located(self._listed())
        self._loose = {_loosely(name): name for name in reversed(self._places)}

    def names(self) -> list[str]:
        """Return the entries' names, without folders, in the container's order."""
        return list(self._places)

    def find(self, name: str) -> str | None:
        """Return the entry of that name, or of one that differs in case or slashes only."""
        return name if name in self._places else self._loose.get(_loosely(name))

    def size(self, name: str) -> int:
        """Return how long an entry says it is; raises KeyError."""
        return self._places[name].info.file_size

    def read(self, name: str, limit: int = XML_SIZE) -> bytes:
        """Return an entry's bytes.

        Raises KeyError for no such entry, Protected, BrokenFile, and TooMuch beyond the limit
        in bytes, the ratio or what may be unpacked in all.
        """
        place = self._places[name]
        if place.info.flag_bits & _ENCRYPTED:
            raise Protected(self._path, name)
        packed = self._data[place.start : place.end]
        content = self._inflated(packed, place.info, limit)
        self._unpacked += len(content)
        self._check("entry", len(content), limit)
        if len(content) > _RATIO_COUNTS_ABOVE:
            self._check("ratio", len(content) // max(1, len(packed)), RATIO)
        self._check("unpacked", self._unpacked, UNPACKED)
        return content

    def _inflated(self, packed: bytes, info: ZipInfo, limit: int) -> bytes:
        if info.compress_type == ZIP_STORED:
            return packed
        if info.compress_type != ZIP_DEFLATED:
            raise BrokenFile(self._path, info.filename)
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit + 1)
        except zlib.error as error:
            raise BrokenFile(self._path, info.filename) from error

    def _listed(self) -> list[ZipInfo]:
        # The count a zip file gives of its entries may lie, and listing them takes time.
        self._check("entries", self._data.count(_CENTRAL_HEADER), ENTRIES)
        try:
            with ZipFile(BytesIO(self._data)) as file:
                infos = file.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise BrokenFile(self._path, str(error)) from error
        self._check("unpacked", sum(info.file_size for info in infos), UNPACKED)
        return infos

    def _located(self, infos: list[ZipInfo]) -> dict[str, _Place]:
        """Return where each entry lies; raises TooMuch where two share bytes."""
        places, reached = {}, 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < reached:
                self._check("overlap", reached - info.header_offset, 0)
            place = self._place(info)
            reached = place.end
            if not info.is_dir():
                places[_name(info)] = place
        return places

    def _place(self, info: ZipInfo) -> _Place:
        at = max(0, info.header_offset)
        header = self._data[at : at + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise BrokenFile(self._path, info.filename)
        name, extra = struct.unpack("<HH", header[26:30])
        start = info.header_offset + _LOCAL_HEADER + name + extra
        return _Place(info, start, start + info.compress_size)

    def _check(self, what: str, found: int, limit: int) -> None:
        if found > limit:
            raise TooMuch(self._path, what, found, limit)


def _name(info: ZipInfo) -> str:
    """Return an entry's name; many programs write UTF-8 and forget to say so."""
    name = info.filename.replace("\\", "/")
    if name.isascii() or info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _loosely(name: str) -> str:
    return normalize("NFC", name.replace("\\", "/").removeprefix("/")).casefold()
