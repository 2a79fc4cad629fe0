"""Small office files for tests, and what stands in their parts."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.document import BlockKind

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """Return a zip file."""
    room = BytesIO()
    with ZipFile(room, "w", ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return room.getvalue()


def docx(body: str, relations: dict[str, tuple[str, str]] | None = None, **parts: str) -> bytes:
    """Return a Word document.

    `relations` are (kind, target) by id, outside when the target has a colon; `parts` are what
    stands in styles, numbering, footnotes, endnotes.
    """
    listed = {name: (name, f"{name}.xml") for name in parts} | (relations or {})
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(listed),
        "word/media/pixel.png": PIXEL,
    }
    for name, content in parts.items():
        entries[f"word/{name}.xml"] = f"<w:{name} {_SPACES}>{content}</w:{name}>"
    return zipped(entries)


def _relations(listed: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + ("" if ":" not in target else ' TargetMode="External"')
        + "/>"
        for name, (kind, target) in listed.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def texts(draft: Draft, kind: BlockKind | None = None) -> list[str]:
    """Return the texts of a draft's parts, of one kind or all."""
    return [part.text for part in draft.parts if kind is None or part.kind is kind]


def marked(draft: Draft, number: int = 0) -> list[tuple[str, str, str]]:
    """Return what spans of a part mark: kind, characters, value."""
    part = draft.parts[number]
    return [(span.kind.value, part.text[span.start : span.end], span.value) for span in part.spans]


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)
_OPEN += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body: str, styles: str = "", automatic: str = "", meta: str = "", **more: bytes) -> bytes:
    """Return an OpenDocument text; `more` are entries by name."""
    entries: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_OPEN}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {_OPEN}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
        "meta.xml": f"<office:document-meta {_OPEN}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
        "Pictures/pixel.png": PIXEL,
    }
    return zipped(entries | more)


def fodt(body: str, styles: str = "", meta: str = "") -> bytes:
    """Return an OpenDocument text kept as one XML file."""
    return (
        f'<?xml version="1.0"?>\n<office:document {_OPEN} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta>{meta}</office:meta><office:styles>{styles}</office:styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()
