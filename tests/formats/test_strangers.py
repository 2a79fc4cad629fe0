"""Files of other programs are refused by name of their kind, never shown as signs."""

import pytest

from leifeng_reader.core.errors import BrokenFile, NotText
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.worker import Limits, Request, draft
from tests.formats.samples import png, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OPEN = "application/vnd.oasis.opendocument"
BYTES = bytes(range(256)) * 8


def stream(name: str) -> bytes:
    return OLE + "Root Entry".encode("utf-16-le").ljust(128, b"\0") + name.encode("utf-16-le")


def office(folder: str, main: str) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/officeDocument" Target="{folder}/{main}"/></Relationships>'
    )
    return zipped(
        {"[Content_Types].xml": TYPES, "_rels/.rels": relations, f"{folder}/{main}": "<x/>"}
    )


STRANGERS: dict[str, list[bytes]] = {
    "apple": [
        zipped({"Index/Document.iwa": BYTES, "preview.jpg": b"\xff\xd8\xff"}),
        zipped({"index.apxl": "<x/>"}),
    ],
    "archive": [
        zipped({"a.txt": "One", "b.txt": "Two"}),
        zipped({}),
        b"7z\xbc\xaf'\x1c" + BYTES,
        b"Rar!\x1a\x07\x01\0" + BYTES,
        b"\x1f\x8b\x08\0" + BYTES,
        b"name".ljust(257, b"\0") + b"ustar\0" + BYTES,
    ],
    "book": [b"A_title".ljust(60, b"\0") + b"BOOKMOBI" + BYTES, b"ITSF\x03\0\0\0" + BYTES],
    "djvu": [b"AT&TFORM\0\0\x10\0DJVUINFO" + BYTES],
    "link": [
        b"[InternetShortcut]\r\nURL=https://a.example/\r\n",
        b'<?xml version="1.0"?>\n<plist version="1.0"><dict><key>URL</key><string>a</string>',
        b"[Desktop Entry]\nName=A\nType=Link\nURL=https://a.example/\n",
    ],
    "picture": [
        png(),
        b"\xff\xd8\xff\xe0\0\x10JFIF" + BYTES,
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>A</text></svg>',
        b"\0\0\0\x18ftypheic" + BYTES,
        zipped({"1.jpg": b"\xff\xd8\xff", "2.jpg": b"\xff\xd8\xff", "ComicInfo.xml": "<x/>"}),
    ],
    "postscript": [b"%!PS-Adobe-3.0\n%%Title: a\nshowpage\n"],
    "recording": [b"ID3\3\0" + BYTES, b"\0\0\0\x20ftypisom" + BYTES, b"OggS\0\2" + BYTES],
    "rtf": [b"{\\rtf1\\ansi Hello \\b world\\b0 .\\par}"],
    "slides": [
        stream("PowerPoint Document"),
        office("ppt", "presentation.xml"),
        zipped({"mimetype": f"{OPEN}.presentation", "content.xml": "<x/>"}),
    ],
    "spreadsheet": [
        stream("Workbook"),
        office("xl", "workbook.xml"),
        zipped({"mimetype": f"{OPEN}.spreadsheet", "content.xml": "<x/>"}),
    ],
    "word-97": [stream("WordDocument")],
    "": [OLE + BYTES, b"SQLite format 3\0" + BYTES, b"MZ\x90\0" + BYTES],
}


@pytest.mark.parametrize(
    ("kind", "data"), [(kind, data) for kind, files in STRANGERS.items() for data in files]
)
def test_what_is_not_read_is_named(kind: str, data: bytes) -> None:
    with pytest.raises(NotText) as caught:
        draft(data, Request("a file", Choices(), Limits()))
    assert caught.value.reason == kind


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"garbage" * 300, b"%PDF-1.4\nnothing of it\n"])
def test_what_is_cut_short_is_damaged_and_no_text(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        draft(data, Request("a file", Choices(), Limits()))


@pytest.mark.parametrize(
    "words",
    [
        "Flac is a codec.",
        "The ftyp box",
        "ID3 is a tag",
        "OggS: a sign",
        "BZh9 is a sign",
        "%! is no sign",
        "PK is a name",
        "{rtf} stands in braces",
        "8BPS is a sign",
        "The [InternetShortcut] section",
        "svg is a format: <svg>",
    ],
)
def test_words_are_words(words: str) -> None:
    (part,) = draft(words.encode(), Request("a.txt", Choices(), Limits())).parts
    assert part.text == words
