"""Codebooks as REFI-QDA has them (.qdc): codes within codes, each with a description."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid5

from leifeng_reader.core.colours import tone
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange.codebook_entry import Entry, path_of, prose, tone_of

ORIGIN = "Lei Feng Reader"
NAMESPACE = "urn:QDA-XML:codebook:1.0"

_INCLUDE, _EXCLUDE = "Use: ", "Do not use: "
_GUIDS = UUID("6f3a9d52-1c84-4be0-9a57-20d1f8e7b3c6")
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DEEPEST = 100


def write(entries: Iterable[Entry]) -> bytes:
    """Return the file; a theme comes after those above it.

    Archived themes are codes that cannot be used (`isCodable`). The format has no place for
    digits: they do not come back. The schema asks for one theme at least.
    """
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", {"origin": ORIGIN}, nsmap={None: NAMESPACE})
    top = etree.SubElement(root, f"{{{NAMESPACE}}}Codes")
    codes: dict[tuple[str, ...], Any] = {}
    for entry in entries:
        codes[entry.path] = _code(etree, codes.get(entry.path[:-1], top), entry)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _code(etree: Any, above: Any, entry: Entry) -> Any:
    attributes = {
        "guid": _guid(entry),
        "name": entry.path[-1],
        "isCodable": "false" if entry.archived else "true",
        "color": tone(entry.colour).light.strong,
    }
    code = etree.SubElement(above, f"{{{NAMESPACE}}}Code", attributes)
    if description := _described(entry):
        etree.SubElement(code, f"{{{NAMESPACE}}}Description").text = description
    return code


def _guid(entry: Entry) -> str:
    """Return the theme's own id, so that it is the same in every export; else one of its path."""
    own = entry.id if _GUID.fullmatch(entry.id) else ""
    return (own or str(uuid5(_GUIDS, entry.id or "/".join(entry.path)))).upper()


def _described(entry: Entry) -> str:
    parts = (
        entry.description,
        entry.include and _INCLUDE + entry.include,
        entry.exclude and _EXCLUDE + entry.exclude,
    )
    return "\n\n".join(part for part in parts if part)


def read(data: bytes, path: PurePath) -> list[Entry]:
    """Read the codes of a codebook or a project (.qde), of whatever version; raises BrokenFile.

    Names, nesting, descriptions and colours count; sets, ids and what is not known do not. A
    code that cannot be used is archived in files of our own; elsewhere it is a mere heading.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(path, str(error)) from error
    codes = next((each for each in root.iter() if _name(each) == "Codes"), None)
    if codes is None:
        raise BrokenFile(path, "no element “Codes”")
    is_ours = any(each.get("origin") == ORIGIN for each in (root, codes.getparent()))
    return list(_codes(codes, (), is_ours))


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _codes(parent: Any, above: tuple[str, ...], is_ours: bool) -> Iterator[Entry]:
    for code in parent:
        if _name(code) != "Code":
            continue
        path = path_of((*above, code.get("name") or ""))
        if path is not None:
            yield _entry(code, path, is_ours)
        if len(above) < _DEEPEST:
            yield from _codes(code, path or above, is_ours)


def _entry(code: Any, path: tuple[str, ...], is_ours: bool) -> Entry:
    text = next((each.text for each in code if _name(each) == "Description"), None)
    parts = {"": prose(text)}
    if is_ours:
        parts = _parted(parts[""])
    return Entry(
        path,
        parts[""],
        tone_of(code.get("color") or ""),
        include=parts.get(_INCLUDE, ""),
        exclude=parts.get(_EXCLUDE, ""),
        archived=is_ours and code.get("isCodable") in ("false", "0"),
    )


def _parted(text: str) -> dict[str, str]:
    """Undo _described."""
    parts: dict[str, str] = {}
    for mark in (_EXCLUDE, _INCLUDE):
        before, found, after = f"\n\n{text}".partition(f"\n\n{mark}")
        if found:
            text, parts[mark] = before.removeprefix("\n\n"), after
    return {**parts, "": text}
