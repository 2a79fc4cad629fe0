"""Word documents (DOCX): what they show, with notes, tables and pictures."""

from pathlib import PurePath

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.errors import BrokenFile, EmptyFile, Protected
from leifeng_reader.core.structure import Image
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.anchors import bound
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.container import Container, is_container
from leifeng_reader.formats.docx_body import Body
from leifeng_reader.formats.docx_inline import Inline
from leifeng_reader.formats.docx_names import W
from leifeng_reader.formats.docx_numbering import Numbering
from leifeng_reader.formats.docx_package import Package, Relation, target_of
from leifeng_reader.formats.docx_styles import Styles
from leifeng_reader.formats.notes import as_note
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.xml import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DC = "{http://purl.org/dc/elements/1.1/}"
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return what a Word document shows; None when the bytes are of something else.

    Insertions are shown, deletions and hidden text are not. Raises Protected for one with a
    password, BrokenFile, EmptyFile, TooMuch.
    """
    path = PurePath(name)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise Protected(path, "password")
    if not is_container(data) or b"[Content_Types].xml" not in data:
        return None
    package = Package(Container(data, name), path)
    main = target_of(package.relations(""), "officeDocument") or "word/document.xml"
    if not main.endswith("document.xml") and "word" not in main:
        return None
    root = package.tree(main)
    if root is None or root.tag != W + "document":
        raise BrokenFile(path, main)
    return _draft(package, main, root)


def _draft(package: Package, main: str, root: Element) -> Draft:
    relations = package.relations(main)
    styles = Styles(package.tree(target_of(relations, "styles")))
    numbering = Numbering(package.tree(target_of(relations, "numbering")), styles)
    about = _about(package)
    language = about.get("language") or styles.language
    body = Body(Inline(package, styles, relations, language), styles, numbering, package.path)
    for holder in root.iterfind(W + "body"):
        body.read(holder)
    notices = set(body.inline.notices)
    parts = bound([*body.parts, *_notes(package, relations, body, notices)], body.places)
    if not any(part.text for part in parts):
        raise EmptyFile(package.path)
    shown = {part.facts.image for part in parts}
    return Draft(
        about.get("title") or title_of(package.path.name),
        parts,
        language,
        _authors(about.get("creator", "")),
        images=tuple(_named(package, shown)),
        notices=tuple(sorted(notices)),
    )


def _named(package: Package, shown: set[str]) -> list[Image]:
    found = ((name, image) for name, image in package.images.items() if name in shown)
    return [image._replace(name=name) for name, image in found if image is not None]


# --- notes -------------------------------------------------------------------------------------


def _notes(
    package: Package, relations: dict[str, Relation], body: Body, notices: set[str]
) -> list[Part]:
    """Return the notes that the text refers to, in its order, footnotes before endnotes."""
    parts: list[Part] = []
    for kind in ("footnote", "endnote"):
        wanted = {note.name: note for note in body.inline.notes if note.kind == kind}
        target = target_of(relations, f"{kind}s") if wanted else None
        root = package.tree(target)
        if target is None or root is None:
            continue
        inline = Inline(package, body.styles, package.relations(target), "")
        notes = Body(inline, body.styles, body.numbering, package.path)
        texts = {e.get(W + "id", ""): e for e in root if e.get(W + "type") not in _NO_NOTES}
        for name, note in wanted.items():
            if (element := texts.get(name)) is not None:
                notes.parts = []
                notes.read(element)
                parts.extend(as_note(notes.parts, note.mark, note.anchor))
        notices |= inline.notices
    return parts


# --- what the file says of itself --------------------------------------------------------------


def _about(package: Package) -> dict[str, str]:
    root = package.tree(target_of(package.relations(""), "core-properties"))
    if root is None:
        return {}
    found = {e.tag.removeprefix(_DC): e.text or "" for e in root if e.tag.startswith(_DC)}
    return {name: " ".join(canonical(text).split()) for name, text in found.items()}


def _authors(said: str) -> tuple[str, ...]:
    return tuple(name for part in said.split(";") if (name := part.strip()))
