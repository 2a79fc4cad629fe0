"""Pages saved with their pictures in one file: MHTML and Safari's web archives."""

import plistlib
import re
from email import policy
from email.message import Message
from email.parser import BytesParser
from pathlib import PurePath
from typing import Any
from xml.parsers.expat import ExpatError

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.errors import BrokenFile, TooMuch
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decode
from leifeng_reader.formats.html import read_page
from leifeng_reader.formats.html_surroundings import Surroundings
from leifeng_reader.formats.xml import plain_source

MOST_PARTS = 5_000
DEPTH = 50
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_BINARY_START = b"bplist00"


def read_mhtml(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return the page of an MHTML file with its pictures; None for bytes that are none.

    Raises TooMuch, BrokenFile.
    """
    head = data[:20_000].lstrip()
    headers = _HEADERS.match(head)
    if not headers or not _MULTIPART.search(headers[0]):
        return None
    path = PurePath(name)
    for what, mark, limit in (
        ("entries", b"content-type:", MOST_PARTS),
        ("depth", b"multipart/", DEPTH),
    ):
        if (count := data.lower().count(mark)) > limit:
            raise TooMuch(path, what, count, limit)
    message: Message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip())
    leaves = [leaf for leaf in message.walk() if not leaf.is_multipart()]
    page = next((leaf for leaf in leaves if _is_page(leaf)), None)
    if page is None:
        raise BrokenFile(path, "no page")
    companions: dict[str, bytes] = {}
    for leaf in leaves:
        if leaf.get_content_maintype() == "image":
            content = _content(leaf)
            for address in _addresses(leaf):
                companions[address] = content
    source = _source(_content(page), choices.encoding or str(page.get_content_charset() or ""))
    address = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    return read_page(
        source, name, choices, Surroundings(companions, address.strip(), address.strip())
    )


def _is_page(leaf: Message) -> bool:
    return leaf.get_content_type() in ("text/html", "application/xhtml+xml")


def _content(leaf: Message) -> bytes:
    content = leaf.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _addresses(leaf: Message) -> list[str]:
    """Return what a page calls one of its files by."""
    location = str(leaf.get("Content-Location") or "").strip()
    identity = str(leaf.get("Content-ID") or "").strip().strip("<>")
    return [address for address in (location, identity and f"cid:{identity}") if address]


def _source(data: bytes, encoding: str) -> str:
    return decode(data, encoding) or data.decode("utf-8", "replace")


def read_webarchive(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return the page of a web archive with its pictures; None for bytes that are none.

    Raises BrokenFile.
    """
    if b"WebMainResource" not in data[:100_000] and b"WebMainResource" not in data[-100_000:]:
        return None
    is_binary = data.startswith(_BINARY_START)
    if not is_binary and b"<plist" not in data[:1000]:
        return None
    main, others = _resources(data if is_binary else plain_source(data), PurePath(name))
    companions = {
        str(item["WebResourceURL"]): item["WebResourceData"]
        for item in others
        if _is_resource(item) and str(item.get("WebResourceMIMEType", "")).startswith("image/")
    }
    said = choices.encoding or str(main.get("WebResourceTextEncodingName", ""))
    address = str(main["WebResourceURL"])
    source = _source(main["WebResourceData"], said)
    return read_page(source, name, choices, Surroundings(companions, address, address))


def _resources(data: bytes, path: PurePath) -> tuple[dict[str, Any], list[Any]]:
    """Return the main resource of an archive and the others."""
    try:
        found = plistlib.loads(data)
        main, others = found["WebMainResource"], found.get("WebSubresources", [])
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError) as error:
        raise BrokenFile(path, str(error)) from error
    except (AttributeError, IndexError, OverflowError, RecursionError) as error:
        raise BrokenFile(path, str(error)) from error
    if not _is_resource(main) or not isinstance(others, list):
        raise BrokenFile(path, "no page")
    return main, others


def _is_resource(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("WebResourceData"), bytes)
        and "WebResourceURL" in item
    )
