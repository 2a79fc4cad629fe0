"""A PDF's typefaces, made fit to be searched and copied, and named without chance.

Qt names a glyph by the lowest character that has it: a radical where the text has the ideograph, a
shaped form where it has the letter, a tab where it has a space. And it draws lots for the tags of
subsets.
"""

import re
import unicodedata
from functools import cached_property
from string import ascii_uppercase

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)
from PySide6.QtGui import QFont, QRawFont

from leifeng_reader.ui.paper.look import families

# Radicals, compatibility ideographs, Arabic as it is shaped; Latin ligatures stay one character.
_ODD = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_ODD_IDEOGRAPHS = "".join(map(chr, (*_ODD[0], *_ODD[1])))
_LISTS = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9a-fA-F]{4})>")


class Glyphs:
    """The characters of a text by the glyphs that installed typefaces have for them."""

    def __init__(self, text: str, language: str) -> None:
        self._characters = "".join(sorted(c for c in set(text) if "\u2e80" <= c < "\ud800"))
        names = [name for sans in (False, True) for name in families(language, sans=sans)]
        self._families = tuple(dict.fromkeys(names))

    def character(self, same: str) -> str:
        """Return the text's character that has the same glyph as another, or nothing."""
        return next((found for glyphs in self._tables if (found := glyphs.get(same))), "")

    @cached_property
    def _tables(self) -> list[dict[str, str]]:
        return [self._table(name) for name in self._families]

    def _table(self, family: str) -> dict[str, str]:
        """Return which odd characters have glyphs of the text's, in a typeface."""
        face = QRawFont.fromFont(QFont(family))
        ours = dict(
            zip(face.glyphIndexesForString(self._characters), self._characters, strict=True)
        )
        glyphs = zip(_ODD_IDEOGRAPHS, face.glyphIndexesForString(_ODD_IDEOGRAPHS), strict=True)
        return {odd: ours[glyph] for odd, glyph in glyphs if glyph and glyph in ours}


def mend(writer: PdfWriter, glyphs: Glyphs) -> None:
    """Mend all typefaces of a PDF with the words of a text."""
    seen: dict[int, None] = {}
    for page in writer.pages:
        for reference in _dictionary(_dictionary(page, "/Resources"), "/Font").values():
            assert isinstance(reference, IndirectObject)
            if reference.idnum not in seen:
                _name(reference, len(seen))
                _mend_map(writer, reference, glyphs)
                seen[reference.idnum] = None


def _dictionary(holder: DictionaryObject, name: str) -> DictionaryObject:
    found = holder.get(name, DictionaryObject()).get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _name(reference: IndirectObject, number: int) -> None:
    """Name a typeface and its parts by the order in which typefaces are first used."""
    face = reference.get_object()
    assert isinstance(face, DictionaryObject)
    name = NameObject(f"/{_tag(number)}+{str(face['/BaseFont'])[1:]}")
    face[NameObject("/BaseFont")] = name
    parts = face["/DescendantFonts"]
    assert isinstance(parts, ArrayObject)
    for part in parts:
        inner = part.get_object()
        inner[NameObject("/BaseFont")] = name
        _dictionary(inner, "/FontDescriptor")[NameObject("/FontName")] = name


def _tag(number: int) -> str:
    """Return six capitals for a number."""
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def _mend_map(writer: PdfWriter, reference: IndirectObject, glyphs: Glyphs) -> None:
    face = reference.get_object()
    assert isinstance(face, DictionaryObject)
    place = face.raw_get("/ToUnicode")
    stream = place.get_object()
    assert isinstance(place, IndirectObject)
    assert isinstance(stream, StreamObject)
    made = DecodedStreamObject()
    made.set_data(_LISTS.sub(lambda found: _mended(found.group(), glyphs), stream.get_data()))
    writer._replace_object(place, made.flate_encode())


def _mended(codes: bytes, glyphs: Glyphs) -> bytes:
    def usual(code: re.Match[bytes]) -> bytes:
        character = chr(int(code.group(1), 16))
        found = _usual(character, glyphs)
        return b"<%s>" % found.encode("utf-16-be").hex().upper().encode() if found else code.group()

    return _CODE.sub(usual, codes)


def _usual(character: str, glyphs: Glyphs) -> str:
    """Return what a character in a map is in texts, or nothing where it is as it should be."""
    if character == "\t":
        return " "
    if not any(ord(character) in odd for odd in _ODD):
        return ""
    return glyphs.character(character) or unicodedata.normalize("NFKC", character)
