"""OpenDocument texts (ODT): what they show, with notes, tables and pictures."""

import re
from base64 import b64decode
from collections.abc import Mapping
from pathlib import PurePath

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import BrokenFile, EmptyFile, Protected
from leifeng_reader.core.structure import Image
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.anchors import bound
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.container import Container, is_container
from leifeng_reader.formats.notes import as_note
from leifeng_reader.formats.odt_body import Body
from leifeng_reader.formats.odt_inline import Inline
from leifeng_reader.formats.odt_styles import OFFICE, Styles
from leifeng_reader.formats.pictures import LARGEST, picture
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.xml import Element, parse

_KIND = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(rb"<office:document\s")
_LOOKED_AT = 20_000
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return what an OpenDocument text shows, also one kept as one XML file (.fodt).

    None when the bytes are of something else. Insertions are shown, deletions and hidden text
    are not. Raises Protected for one with a password, BrokenFile, EmptyFile, TooMuch.
    """
    path = PurePath(name)
    if not is_container(data):
        return _flat(data, path)
    if _KIND not in data[:200] and b"content.xml" not in data:
        return None
    container = Container(data, name)
    kind = container.find("mimetype")
    if kind is None or not container.read(kind, 1000).strip().startswith(_KIND):
        return None
    manifest = container.find("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in container.read(manifest):
        raise Protected(path, "password")
    content = _tree(container, "content.xml", path)
    if content is None:
        raise BrokenFile(path, "content.xml")
    styles = _tree(container, "styles.xml", path)
    return _draft(
        content,
        [root for root in (styles, content) if root is not None],
        _tree(container, "meta.xml", path),
        path,
        container,
    )


def _flat(data: bytes, path: PurePath) -> Draft | None:
    if not _FLAT.search(data[:_LOOKED_AT]) or _KIND not in data[:_LOOKED_AT]:
        return None
    root = _parsed(data, path)
    return _draft(root, [root], root, path)


def _draft(
    content: Element,
    styled: list[Element],
    said: Element | None,
    path: PurePath,
    container: Container | None = None,
) -> Draft:
    """Return what stands in `content`, as the roots in `styled` have it look."""
    styles = Styles(styled)
    about = _about(said)
    language = about.get("language") or styles.language
    body = Body(Inline(styles, language), styles, path)
    for holder in content.iterfind(f"{OFFICE}body/{OFFICE}text"):
        body.read(holder)
    _read_notes(body)
    images = _images(container, body.images)
    parts = [part for part in bound(body.parts, body.places) if _has_picture(part, images)]
    if not any(part.text for part in parts):
        raise EmptyFile(path)
    notices = body.inline.notices | ({"images"} if len(images) < len(body.images) else set())
    return Draft(
        about.get("title") or title_of(path.name),
        parts,
        language,
        tuple(filter(None, (about.get("creator") or about.get("initial-creator"),))),
        images=tuple(images.values()),
        notices=tuple(sorted(notices)),
    )


def _read_notes(body: Body) -> None:
    """Read the notes after the text; one in a note comes after all of them."""
    for note in body.inline.notes:  # grows while it is read
        begin = len(body.parts)
        body.read(note.body)
        body.parts[begin:] = as_note(body.parts[begin:], note.mark, note.anchor)


def _tree(container: Container, name: str, path: PurePath) -> Element | None:
    found = container.find(name)
    return None if found is None else _parsed(container.read(found), path)


def _parsed(source: bytes, path: PurePath) -> Element:
    try:
        return parse(source, path)
    except BrokenFile:
        return parse(source, path, lenient=True)


def _images(container: Container | None, named: Mapping[str, str]) -> dict[str, Image]:
    """Return the pictures of a text by name, of those that are taken."""
    found: dict[str, Image] = {}
    for name, kept in sorted(named.items()):
        image = picture(name, _embedded(kept) if kept else _entry(container, name))
        if image is not None:
            found[name] = image
    return found


def _embedded(kept: str) -> bytes:
    try:
        return b64decode(kept) if len(kept) <= LARGEST * 3 // 2 else b""
    except ValueError:
        return b""


def _entry(container: Container | None, name: str) -> bytes:
    entry = container.find(name) if container else None
    if container is None or entry is None or container.size(entry) > LARGEST:
        return b""
    return container.read(entry, LARGEST)


def _has_picture(part: Part, images: dict[str, Image]) -> bool:
    return part.kind is not BlockKind.IMAGE or part.facts.image in images


def _about(root: Element | None) -> dict[str, str]:
    """Return what the file says of itself, by names without their spaces."""
    found = root.find(OFFICE + "meta") if root is not None else None
    if found is None:
        return {}
    said = {e.tag.rpartition("}")[2]: " ".join(canonical(e.text or "").split()) for e in found}
    return {name: text for name, text in said.items() if text}
