"""Pages saved in one file: MHTML and web archives."""

import plistlib
from base64 import b64encode

import pytest

from leifeng_reader.core.errors import BrokenFile, TooMuch
from leifeng_reader.formats import archives
from tests.formats.samples import png

PAGE = """<html><head><title>T</title></head><body><p>Café <a href="/x">link</a>
<a href="http://a.example/page#n">n</a><p id=n>b<img src="pics/a.png"><img src="cid:two@x">"""


def mhtml(page: str = PAGE, head: str = "") -> bytes:
    picture = b64encode(png()).decode()
    return (
        f"""From: <Saved by Blink>
Snapshot-Content-Location: http://a.example/page
Subject: T
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----B"
{head}

------B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64
Content-Location: http://a.example/page

{b64encode(page.encode()).decode()}
------B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: http://a.example/pics/a.png

{picture}
------B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <two@x>

{picture}
------B--
""".replace("\n\n\n", "\n\n")
        .replace("\n", "\r\n")
        .encode()
    )


def test_mhtml() -> None:
    draft = archives.read_mhtml(mhtml(), "a.mhtml")
    assert draft is not None
    assert draft.title == "T"
    assert [part.text for part in draft.parts] == ["Café link n", "b", "\ufffc", "\ufffc"]
    assert [span.value for span in draft.parts[0].spans] == ["http://a.example/x", "#n"]
    assert [image.name for image in draft.images] == ["http://a.example/pics/a.png", "cid:two@x"]
    assert draft.notices == ()


def test_mhtml_without_a_page_is_broken() -> None:
    with pytest.raises(BrokenFile):
        archives.read_mhtml(mhtml().replace(b"text/html; charset", b"text/x; charset"), "x")


def test_mhtml_of_many_parts_is_refused() -> None:
    with pytest.raises(TooMuch, match="entries"):
        archives.read_mhtml(mhtml() + b"------B\nContent-Type: a/b\n\n" * 6000, "x")
    with pytest.raises(TooMuch, match="depth"):
        archives.read_mhtml(mhtml() + b"Content-Type: multipart/mixed; boundary=x\n\n" * 99, "x")


def archive(page: str = PAGE, binary: bool = True) -> bytes:
    def resource(address: str, kind: str, data: bytes) -> dict[str, object]:
        return {
            "WebResourceURL": address,
            "WebResourceMIMEType": kind,
            "WebResourceData": data,
            "WebResourceTextEncodingName": "UTF-8",
        }

    made = {
        "WebMainResource": resource("http://a.example/page", "text/html", page.encode()),
        "WebSubresources": [
            resource("http://a.example/pics/a.png", "image/png", png()),
            resource("http://a.example/x.js", "text/javascript", b"x"),
        ],
    }
    return plistlib.dumps(made, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)


@pytest.mark.parametrize("binary", [True, False])
def test_web_archives(binary: bool) -> None:
    draft = archives.read_webarchive(archive(binary=binary), "a.webarchive")
    assert draft is not None
    assert [part.text for part in draft.parts] == ["Café link n", "b", "\ufffc"]
    assert [image.name for image in draft.images] == ["http://a.example/pics/a.png"]
    assert draft.notices == ("missing-images",)


def test_a_web_archive_cut_short_is_broken() -> None:
    with pytest.raises(BrokenFile):
        archives.read_webarchive(archive()[:-20], "x")
    with pytest.raises(BrokenFile):
        archives.read_webarchive(archive(binary=False)[:-20], "x")


@pytest.mark.parametrize("data", [b"", b"Subject: x\n\nwords", b"<plist></plist>", b"bplist00"])
def test_other_files(data: bytes) -> None:
    assert archives.read_mhtml(data, "x") is None
    assert archives.read_webarchive(data, "x") is None
