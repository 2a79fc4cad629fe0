"""Files of programs that are not read here: what kind they are, so that one can say what to do.

A kind is a short name: apple, archive, book, djvu, link, picture, postscript, recording, rtf,
slides, spreadsheet, word-97; empty for what nobody knows.
"""

import re

from leifeng_reader.formats.container import Container, is_container

_HEADS: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (kind, re.compile(sign, re.DOTALL))
    for kind, sign in (
        ("rtf", rb"\s*\{\\rtf"),
        ("postscript", rb"\x04?%!PS|\xc5\xd0\xd3\xc6"),
        ("link", rb"\s*\[InternetShortcut\]|\[Desktop Entry\].{0,2000}\nType=Link"),
        ("link", rb"<\?xml.{0,400}<plist[^>]*>\s*<dict>\s*<key>URL</key>"),
        ("book", rb".{60}(?:BOOKMOBI|TEXtREAd)|CONT\x02\0|ITSF\x03\0|ITOLITLS|L\0R\0F\0"),
        ("djvu", rb"AT&TFORM"),
        ("picture", rb"(?i:(?:\s|\xef\xbb\xbf|<\?xml[^>]*>|<!doctype\s+svg[^>]*>)*<svg[\s>])"),
        ("picture", rb"\x89PNG\r|GIF8[79]a|\xff\xd8\xff|II\*\0|MM\0\*|RIFF....WEBP|8BPS\0"),
        ("picture", rb"\0\0\0.ftyp(?:heic|heix|mif1|avif)"),
        ("recording", rb"\0\0\0.ftyp|RIFF....(?:WAVE|AVI )|ID3[\x02-\x04]|\xff[\xfa\xfb\xf3]"),
        ("recording", rb"OggS\0|fLaC\0|\x1aE\xdf\xa3|FORM....AIF|MThd\0"),
        ("archive", rb"7z\xbc\xaf|Rar!\x1a|\x1f\x8b\x08|BZh\d1AY|\xfd7zXZ|.{257}ustar[\0 ]"),
    )
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("word-97", "WordDocument"),
    ("spreadsheet", "Workbook"),
    ("slides", "PowerPoint Document"),
)
_PARTS = (
    ("slides", re.compile(r"ppt/|mimetype:.*presentation", re.IGNORECASE)),
    ("spreadsheet", re.compile(r"xl/|mimetype:.*spreadsheet", re.IGNORECASE)),
    ("apple", re.compile(r"(?:.*/)?(?:Index(?:\.zip|/.*\.iwa)|index\.apxl)$")),
)
_PICTURES = re.compile(r".*\.(?:jpe?g|png|gif|webp|avif|xml)", re.IGNORECASE)


def kind_at_head(data: bytes) -> str:
    """Return the kind of file that bytes begin as, where no reader could make sense of it."""
    head = data[:4096]
    return next((kind for kind, sign in _HEADS if sign.match(head)), "")


def kind_inside(data: bytes, name: str) -> str:
    """Return the kind of a file that is kept in a container, once every reader has declined it.

    Raises BrokenFile for a zip file that cannot be opened, TooMuch.
    """
    if data.startswith(_OLE):
        return next((kind for kind, said in _STREAMS if said.encode("utf-16-le") in data), "")
    return _kind_zipped(Container(data, name)) if is_container(data) else ""


def _kind_zipped(container: Container) -> str:
    names = container.names()
    said = container.find("mimetype")
    if said and container.size(said) < 200:
        names.append("mimetype:" + container.read(said, 200).decode("ascii", "replace"))
    for kind, part in _PARTS:
        if any(part.match(name) for name in names):
            return kind
    return "picture" if names and all(_PICTURES.fullmatch(name) for name in names) else "archive"
