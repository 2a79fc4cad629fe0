"""Pictures: the kinds that are taken, and their size."""

import struct
from base64 import b64encode

import pytest

from leifeng_reader.formats.pictures import picture
from tests.formats.samples import png

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30) + b"\3\1\x22\0\2\x11\1\3\x11\1"
)
VP8X = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1d\0\0\x13\0\0"
VP8L = b"RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f" + (29 | 19 << 14).to_bytes(4, "little")
VP8 = b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 30, 20)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(30, 20), "png"),
        (b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0\0\0", "gif"),
        (JPEG, "jpeg"),
        (VP8X, "webp"),
        (VP8L, "webp"),
        (VP8, "webp"),
        (SVG.format(' viewBox="0 0 30 20"', "").encode(), "svg+xml"),
        (SVG.format(' width="30px" height="15pt"', "").encode(), "svg+xml"),
    ],
)
def test_what_is_taken_with_its_size(data: bytes, kind: str) -> None:
    found = picture("a name", data)
    assert found is not None
    assert (found.name, found.media_type, found.width, found.height, found.data) == (
        *("a name", f"image/{kind}", 30, 20),
        data,
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BM" + bytes(100),
        b"<html></html>",
        png()[:18],
        JPEG[:22],
        b"\xff\xd8\xff\xe0\0\0" + bytes(1000),
        VP8[:22],
        png(10_000, 5_001),
        png() + bytes(30_000_000),
    ],
)
def test_what_is_not_taken(data: bytes) -> None:
    assert picture("x", data) is None


RASTER = f"data:image/png;base64,{b64encode(png()).decode()}"
HUGE = f"data:image/png;base64,{b64encode(png(10_000, 10_000)).decode()}"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<rect onclick="x()"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="http://a.example/b.png"/>',
        '<use xlink:href="other.svg#x"/>',
        f'<image href="{HUGE}"/>',
        '<style>@import "x.css";</style>',
        "<style>a { fill: url(http://a.example/) }</style>",
        "<rect style=\"fill: url( 'x.png')\"/>",
        "<foreignObject><p/></foreignObject>",
    ],
)
def test_an_svg_that_acts_or_leads_elsewhere_is_not_taken(inside: str) -> None:
    assert picture("x", SVG.format("", inside).encode()) is None


@pytest.mark.parametrize(
    "inside",
    ['<use href="#a"/>', '<rect fill="url(#g)"/>', f'<image xlink:href="{RASTER}"/>', "<a/>"],
)
def test_an_svg_that_stays_at_home_is_taken(inside: str) -> None:
    assert picture("x", SVG.format("", inside).encode())
