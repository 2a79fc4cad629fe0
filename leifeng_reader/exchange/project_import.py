"""REFI-QDA projects read: their texts, codes, and what is marked, coded and noted.

Source: REFI-QDA Standard 1.5. Positions are code points; which kind of line end they count, and
whether the last one is inside, programs disagree on: the passages' names tell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath, PurePosixPath
from typing import Any, Protocol

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange import codebook_qdc
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.incoming import Enclosed, Incoming, Parcel, Path, joined, made_id, utc
from leifeng_reader.exchange.plain_text import (
    PlainText,
    counted_right,
    plain_text,
    without_carriage_returns,
)
from leifeng_reader.exchange.project_elements import (
    codes_in,
    guid,
    inside,
    is_pdf,
    named,
    number,
    root_of,
    texts_in,
    words,
)

_PROJECT = ".qde"
_TEXT_SIZE = 160_000_000


class Archive(Protocol):
    """A zip file read within limits."""

    def names(self) -> list[str]:
        """Return its entries' names."""

    def read(self, name: str, limit: int = ...) -> bytes:
        """Return an entry's bytes; raises what is wrong with them."""


def is_project(names: Sequence[str]) -> bool:
    """Tell whether an archive's entries are those of a project."""
    return _project_in(names) is not None


def _project_in(names: Iterable[str]) -> str | None:
    """Return the project's own file, whatever it is called."""
    found = [name for name in names if name.lower().endswith(_PROJECT)]
    return min(found, key=lambda name: (name.count("/"), name), default=None)


@dataclass(frozen=True, slots=True)
class _Project:
    """What the parts of a project name each other by.

    `is_ours`: its ids are those of a library; `is_verbatim`: its words are as we wrote them too.
    """

    archive: Archive
    codes: dict[str, Path]
    users: dict[str, str]
    notes: dict[str, Any]
    is_ours: bool
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """A text of a project: with its characters, or without where the archive has none."""

    id: str
    title: str
    plain: PlainText | None = None
    shift: int = 0


def read(archive: Archive, path: PurePath) -> Parcel:
    """Read a project; raises BrokenFile, and what the archive raises."""
    name = _project_in(archive.names())
    if name is None:
        raise BrokenFile(path, "no project")
    data = archive.read(name)
    root = root_of(data, path)
    written_here = root.get("origin") == codebook_qdc.ORIGIN
    project = _Project(
        archive,
        codes={guid(code): names for code, names in codes_in(root, ())},
        users={guid(each): each.get("name") or "" for each in named(root, "User")},
        notes={guid(each): each for each in named(root, "Note")},
        is_ours=written_here,
        is_verbatim=written_here,
    )
    has_codes = next(named(root, "Codes"), None) is not None
    themes = codebook_qdc.read(data, path) if has_codes else []
    brought = _parcel(root, project, themes)
    if written_here:
        return brought
    return replace(brought, as_ours=_parcel(root, replace(project, is_ours=True), themes))


def _parcel(root: Any, project: _Project, themes: Iterable[Entry]) -> Parcel:
    texts: list[Enclosed] = []
    found: dict[str, Incoming] = {}
    for element in texts_in(root):
        source = _source(element, project)
        if source.plain is not None:
            texts.append(Enclosed(source.id, source.title, source.plain.text))
        for each in _marked(element, source, project):
            found[each.key] = joined(found[each.key], each) if each.key in found else each
    return Parcel(tuple(found.values()), tuple(texts), tuple(themes))


# Texts


def _source(element: Any, project: _Project) -> _Source:
    above = element.getparent()
    title = (above if is_pdf(above) else element).get("name") or ""
    raw = _characters(element, project)
    if raw is None or not raw.strip():
        return _Source("", title)
    spans = [
        (number(e, "startPosition"), number(e, "endPosition"), e.get("name") or "")
        for e in inside(element, "PlainTextSelection")
    ]
    readings = [(each, shift) for each in _line_ends(raw) for shift in (0, 1)]
    content, shift = max(
        readings, key=lambda one: counted_right(one[0], [(s, e + one[1], q) for s, e, q in spans])
    )
    plain = plain_text(content)
    own = guid(element) if project.is_ours else made_id("text", title, plain.text.sha256)
    return _Source(own, title, plain, shift)


def _line_ends(raw: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((without_carriage_returns(raw), raw)))


def _characters(element: Any, project: _Project) -> str | None:
    """Return the characters of a source or note; None where they are not in the archive."""
    inner = next(inside(element, "PlainTextContent"), None)
    if inner is not None:
        return inner.text or ""
    wanted = _file_name(element.get("plainTextPath") or "")
    for name in project.archive.names():
        if wanted and _file_name(name) == wanted:
            return _decoded(project.archive.read(name, _TEXT_SIZE))
    return None


def _file_name(address: str) -> str:
    return PurePosixPath(re.sub(r"^\w+://", "", address.replace("\\", "/"))).name.casefold()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


# What is marked


def _marked(element: Any, source: _Source, project: _Project) -> Iterator[Incoming]:
    for selection in inside(element, "PlainTextSelection"):
        yield _selected(selection, source, project)
    if project.is_ours:
        notes = (project.notes.get(_target(ref)) for ref in inside(element, "NoteRef"))
        yield from (_ours(note, source, project) for note in notes if note is not None)
        return
    note, themes = _noted(element, project), _themes(element, project)
    if note or themes:
        about = replace(_about(element, source, project), scope=Scope.DOCUMENT)
        key = made_id("refi", source.title, "whole")
        yield replace(about, key=key, note=note, themes=themes)


def _selected(selection: Any, source: _Source, project: _Project) -> Incoming:
    start, end = number(selection, "startPosition"), number(selection, "endPosition")
    about = _about(selection, source, project)
    quote = selection.get("name") or ""
    if source.plain is not None:
        start, end = source.plain.span(start, end + source.shift)
        quote = source.plain.text.content[start:end]
    key = made_id("refi", source.title, str(start), str(end), quote, about.annotator)
    return replace(
        about,
        key=(guid(selection) if project.is_ours else "") or key,
        quote=quote,
        note=_noted(selection, project),
        themes=_themes(selection, project),
        start=start,
        end=end,
        scope=Scope.PASSAGE if quote else Scope.PLACE,
    )


def _about(element: Any, source: _Source, project: _Project) -> Incoming:
    """Return all that is not special about an annotation of a source."""
    return Incoming(
        guid(element),
        title=source.title,
        document_id=source.id,
        text_sha256=source.plain.text.sha256 if source.plain else "",
        created=utc(element.get("creationDateTime") or ""),
        modified=_modified(element, project),
        annotator=project.users.get(guid(element, "creatingUser"), ""),
        is_ours=project.is_ours,
    )


def _modified(element: Any, project: _Project) -> str:
    """Return when something was changed; of our own that others rewrote, the end of the second.

    Many programs write no fractions of a second: what is as old as ours must not look older.
    """
    found = utc(element.get("modifiedDateTime") or "")
    is_rounded = project.is_ours and not project.is_verbatim and found.endswith(".000Z")
    return f"{found[:-5]}.999Z" if is_rounded else found


def _themes(element: Any, project: _Project) -> tuple[Path, ...]:
    found = (_target(ref) for coding in inside(element, "Coding") for ref in coding)
    return tuple(dict.fromkeys(path for code in found if (path := project.codes.get(code))))


def _target(reference: Any) -> str:
    return guid(reference, "targetGUID")


def _noted(element: Any, project: _Project) -> str:
    """Return what is said of something, once where it is said as a description and as a note."""
    notes = (project.notes.get(_target(ref)) for ref in inside(element, "NoteRef"))
    listed = [_characters(note, project) or "" for note in notes if note is not None]
    if project.is_verbatim and listed:
        return listed[0]
    said = (each.strip() for each in (words(element, "Description"), *listed))
    return "\n\n".join(dict.fromkeys(filter(None, said)))


def _ours(note: Any, source: _Source, project: _Project) -> Incoming:
    """Read a note of ours on a whole text; or on a passage that is lost, whose words begin it."""
    about, said = _about(note, source, project), words(note, "PlainTextContent")
    lost = next(inside(note, "PlainTextSelection"), None)
    if lost is None:
        themes = _themes(note, project)
        return replace(about, note=said, themes=themes, scope=Scope.DOCUMENT)
    themes, end = _themes(lost, project), number(lost, "endPosition")
    rest = said[end:].removesuffix("; ".join(map(format_path, themes)))
    rest = rest.removesuffix("\n\n") if themes and (end or rest) else rest
    return replace(
        about,
        quote=said[:end],
        note=rest.removeprefix("\n\n") if end else rest,
        themes=themes,
        scope=Scope.PASSAGE if end else Scope.PLACE,
    )
