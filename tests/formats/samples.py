"""Pictures, zip files and books for the tests of formats, made here."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile


def png(width: int = 100, height: int = 50) -> bytes:
    """Return a white picture."""
    rows = zlib.compress((b"\0" + b"\xff" * min(width, 10)) * min(height, 10))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def zipped(files: Mapping[str, str | bytes], compression: int = ZIP_DEFLATED) -> bytes:
    """Return a zip file."""
    made = BytesIO()
    with ZipFile(made, "w", compression) as file:
        for name, content in files.items():
            file.writestr(name, content, ZIP_STORED if name == "mimetype" else compression)
    return made.getvalue()


def epub(
    pages: Mapping[str, str],
    *,
    metadata: str = "<dc:title>A book</dc:title><dc:language>en</dc:language>",
    manifest: str = "",
    others: Mapping[str, str | bytes] | None = None,
    attributes: str = "",
) -> bytes:
    """Return a book whose pages are given by their path beside the package."""
    items = "".join(
        f'<item id="i{n}" href="{path}" media-type="application/xhtml+xml"/>'
        for n, path in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = f"""<?xml version="1.0"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>
        <manifest>{items}{manifest}</manifest><spine {attributes}>{refs}</spine></package>"""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="OPS/package.opf"/></rootfiles></container>"""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/package.opf": package,
            **{f"OPS/{path}": page(body) for path, body in pages.items()},
            **(others or {}),
        }
    )


def page(body: str) -> str:
    """Return a page of XHTML; what is one already stays."""
    if body.startswith("<?xml"):
        return body
    return f"""<?xml version="1.0" encoding="utf-8"?>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
        <head><title>x</title></head><body>{body}</body></html>"""
