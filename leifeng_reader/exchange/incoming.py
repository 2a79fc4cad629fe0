"""What every importer reads: an annotation as whoever wrote the file tells of it."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import clean_name, parse_path
from leifeng_reader.core.document import Text
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.codebook_entry import Entry

Path = tuple[str, ...]

_OURS = UUID("3a4b8f5e-59a3-4f0c-8a53-0d5c3f0b6d11")
"""Ids made of what other programs call a thing are made under this one."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An annotation on its way in; what is not known is "", None or ().

    `key` is its name where it comes from, and `is_ours` says that a library gave it: such a one
    is compared, any other comes in once. `start` and `end` are code points of the text of
    `text_sha256`, or a hint; UTF-16 units when they are `in_units`. `place` is for the reader:
    a page, a location, a chapter. `untold` are the facts, "note" or "quote", that the file has
    no room for; `told_themes` are the only themes it speaks of, None for all there are.
    """

    key: str
    title: str = ""
    quote: str = ""
    note: str = ""
    themes: tuple[Path, ...] = ()
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    document_id: str = ""
    text_sha256: str = ""
    created: str = ""
    modified: str = ""
    annotator: str = ""
    scope: Scope = Scope.PASSAGE
    place: str = ""
    is_ours: bool = False
    is_duplicate: bool = False
    in_units: bool = False
    untold: frozenset[str] = frozenset()
    told_themes: frozenset[Path] | None = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A text that came with its annotations; `id` is what they, and a library, know it by."""

    id: str
    title: str
    text: Text
    authors: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a file brings: annotations, the texts they stand in, the themes as it has them.

    `as_ours` is what it brings where a library knows some of its annotations by their ids: the
    library's own work, back from another program.
    """

    incoming: tuple[Incoming, ...]
    texts: tuple[Enclosed, ...] = ()
    themes: tuple[Entry, ...] = ()
    as_ours: "Parcel | None" = None


def joined(one: Incoming, other: Incoming) -> Incoming:
    """Return one annotation for two of the same passage: all their themes and notes."""
    themes = tuple(dict.fromkeys((*one.themes, *other.themes)))
    notes = dict.fromkeys(filter(None, (one.note, other.note)))
    created = min(filter(None, (one.created, other.created)), default="")
    return replace(one, themes=themes, note="\n\n".join(notes), created=created)


def made_id(*names: str) -> str:
    """Return an id that is the same whenever the names are."""
    name = "\n".join(names).encode("utf-8", "replace").decode()  # without lone surrogates
    return str(uuid5(_OURS, name))


def prose(written: object) -> str:
    """Return what somebody wrote as a library holds it, without white space around it."""
    return canonical(written).strip() if isinstance(written, str) else ""


def utc(written: object) -> str:
    """Return a time as ISO 8601 in UTC, "" for what is none; a number counts seconds from 1970."""
    try:
        if isinstance(written, int | float) and not isinstance(written, bool):
            moment = datetime.fromtimestamp(written, UTC)
        else:
            moment = datetime.fromisoformat(str(written).strip())
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def paths(names: object) -> tuple[Path, ...]:
    """Return tags as themes' paths, each once; what cannot be a name is passed over."""
    found: list[Path] = []
    for name in names if isinstance(names, list | tuple) else ():
        try:
            found.append(parse_path(name) if isinstance(name, str) else ())
        except BadThemeName:
            continue
    return tuple(dict.fromkeys(filter(None, found)))


def split_tags(cell: str) -> tuple[Path, ...]:
    """Return the tags of a cell, parted by commas or semicolons, each a theme at the top."""
    found = []
    for name in re.split(r"[,;]", cell):
        try:
            found.append((clean_name(name),))
        except BadThemeName:
            continue
    return tuple(dict.fromkeys(found))
