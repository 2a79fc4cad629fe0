"""Texts with their annotations as a REFI-QDA project: what programs for coding exchange.

Source: REFI-QDA Standard 1.5. Positions are code points, half-open; a line break inside a
paragraph is a line feed there, which moves nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.archive import packed_files
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import LINE_BREAK, canonical
from leifeng_reader.exchange import codebook_qdc
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.packing import is_time
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.stretches import by_document

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"

_GUIDS = UUID("3c2f7f0e-8a51-4d0b-b7de-52a0c1d4f6e8")
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NAME_LENGTH = 80

Path = tuple[str, ...]


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the archive: the project, and each text as a file of its own."""
    documents = list(by_document(passages))
    files = [(PROJECT, project(documents, options))]
    for document, _ in documents:
        text = options.text_of(document).content.replace(LINE_BREAK, "\n")
        files.append((f"sources/{_guid(document.id)}.txt", text.encode()))
    return packed_files(files)


def project(documents: list[tuple[Document, list[Passage]]], options: Options) -> bytes:
    """Return the project's own file."""
    from lxml import etree

    attributes = {"name": "Lei Feng Reader", "origin": codebook_qdc.ORIGIN}
    root = etree.Element(_in("Project"), attributes, nsmap={None: NAMESPACE})
    everything = [passage for _, its in documents for passage in its]
    _put_users(root, everything)
    codes = _put_codes(root, options.themes, everything)
    if documents:
        sources = _put(root, "Sources")
        for document, its in documents:
            _put_source(sources, document, its, codes, options.pulse)
    noted = [passage for passage in everything if _has_note(passage)]
    if noted:
        notes = _put(root, "Notes")
        for passage in noted:
            options.pulse()
            _put_note(notes, passage, codes)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _put_users(root: Any, passages: Iterable[Passage]) -> None:
    names = dict.fromkeys(passage.annotation.annotator for passage in passages)
    names.pop("", None)
    if names:
        users = _put(root, "Users")
        for name in names:
            _put(users, "User", guid=_guid("user", name), name=name)


# Codes


def _put_codes(root: Any, themes: Iterable[Entry], passages: Iterable[Passage]) -> dict[Path, str]:
    """Put the codebook under root; return the codes' ids by their themes' paths."""
    from lxml import etree

    entries = list(_entries(themes, passages))
    if not entries:
        return {}
    book = etree.fromstring(codebook_qdc.write(entries))
    for element in book.iter():
        element.tag = _in(etree.QName(element).localname)
    top = next(iter(book))
    _put(root, "CodeBook").append(top)
    etree.cleanup_namespaces(root, top_nsmap={None: NAMESPACE})
    return dict(_ids(top, ()))


def _entries(themes: Iterable[Entry], passages: Iterable[Passage]) -> Iterator[Entry]:
    """Yield the library's themes, then those of passages that are not among them."""
    seen: set[Path] = set()
    for entry in themes:
        if entry.path not in seen:
            seen.add(entry.path)
            yield entry
    for passage in passages:
        for theme in passage.themes:
            for depth in range(1, len(theme) + 1):
                if theme[:depth] not in seen:
                    seen.add(theme[:depth])
                    yield Entry(theme[:depth])


def _ids(parent: Any, above: Path) -> Iterator[tuple[Path, str]]:
    for code in parent.iterchildren(_in("Code")):
        path = (*above, code.get("name"))
        yield path, code.get("guid")
        yield from _ids(code, path)


# Sources and what is marked in them


def _put_source(
    sources: Any,
    document: Document,
    passages: list[Passage],
    codes: dict[Path, str],
    pulse: Callable[[], None],
) -> None:
    guid = _guid(document.id)
    source = _put(
        sources,
        "TextSource",
        guid=guid,
        name=document.title,
        plainTextPath=f"internal://{guid}.txt",
        creationDateTime=document.created,
        modifiedDateTime=document.modified,
    )
    placed = [passage for passage in passages if _is_placed(passage)]
    for passage in placed:
        pulse()
        _put_selection(source, passage, codes)
    whole = [passage for passage in passages if passage.annotation.scope is Scope.DOCUMENT]
    for passage in whole:
        _put_codings(source, passage, codes)
    for passage in passages:
        if not _is_placed(passage):
            _put(source, "NoteRef", targetGUID=_note_guid(passage))


def _is_placed(passage: Passage) -> bool:
    record = passage.annotation
    return record.scope is not Scope.DOCUMENT and record.status is not Status.LOST


def _put_selection(source: Any, passage: Passage, codes: dict[Path, str]) -> None:
    record = passage.annotation
    selection = _put(
        source,
        "PlainTextSelection",
        guid=_guid(record.id),
        name=" ".join(record.selector.quote.split())[:_NAME_LENGTH],
        startPosition=str(record.start),
        endPosition=str(record.end),
        **_origin(passage),
    )
    if record.note:
        # Some programs read comments here, others only notes.
        _put(selection, "Description").text = _prose(record.note)
    _put_codings(selection, passage, codes)
    if record.note:
        _put(selection, "NoteRef", targetGUID=_note_guid(passage))


def _put_codings(
    parent: Any, passage: Passage, codes: dict[Path, str], kind: str = "coding"
) -> None:
    record = passage.annotation
    origin = _origin(passage)
    origin.pop("modifyingUser"), origin.pop("modifiedDateTime")
    for theme in dict.fromkeys(passage.themes):
        guid = _guid(kind, record.id, *theme)
        coding = _put(parent, "Coding", guid=guid, **origin)
        _put(coding, "CodeRef", targetGUID=codes[theme])


# Notes


def _has_note(passage: Passage) -> bool:
    return bool(passage.annotation.note) or not _is_placed(passage)


def _note_guid(passage: Passage) -> str:
    """Return the id of a note; what has no selection in the text goes by its own id there."""
    record = passage.annotation
    return _guid("note", record.id) if _is_placed(passage) else _guid(record.id)


def _put_note(notes: Any, passage: Passage, codes: dict[Path, str]) -> None:
    """Put a note; one of what has no selection in the text carries its codes as well."""
    record = passage.annotation
    note = _put(notes, "Note", guid=_note_guid(passage), **_origin(passage))
    _put(note, "PlainTextContent").text = _prose(_noted(passage))
    if record.status is Status.LOST:
        quoted = _put(
            note,
            "PlainTextSelection",
            guid=_guid("quote", record.id),
            startPosition="0",
            endPosition=str(len(_prose(record.selector.quote))),
        )
        _put_codings(quoted, passage, codes, "note coding")
    elif not _is_placed(passage):
        _put_codings(note, passage, codes, "note coding")


def _noted(passage: Passage) -> str:
    """Return the words of an annotation's note: all there is to tell where its place is lost."""
    record = passage.annotation
    if record.status is not Status.LOST:
        return record.note
    themes = "; ".join(map(format_path, passage.themes))
    return "\n\n".join(part for part in (record.selector.quote, record.note, themes) if part)


def _prose(text: str) -> str:
    return canonical(text).replace(LINE_BREAK, "\n")


def _origin(passage: Passage) -> dict[str, str]:
    record = passage.annotation
    user = _guid("user", record.annotator) if record.annotator else ""
    return {
        "creatingUser": user,
        "creationDateTime": record.created,
        "modifyingUser": user,
        "modifiedDateTime": record.modified,
    }


# Elements


def _in(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _put(parent: Any, element: str, /, **attributes: str) -> Any:
    """Add an element; attributes without a value, and times that are none, are left out."""
    from lxml import etree

    kept = {
        key: canonical(value)
        for key, value in attributes.items()
        if value and (is_time(value) or not key.endswith("DateTime"))
    }
    return etree.SubElement(parent, _in(element), kept)


def _guid(*names: str) -> str:
    """Return an id of the library as it is, others as one made of them: always the same."""
    if len(names) == 1 and _GUID.fullmatch(names[0]):
        return names[0].upper()
    return str(uuid5(_GUIDS, "\n".join(names))).upper()
