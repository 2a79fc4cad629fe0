"""Annotations, the selectors that find them again, and the themes they carry."""

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = 32
"""How many code points of prefix and suffix a selector keeps."""


class Status(StrEnum):
    """How an annotation stands to the text it was made on."""

    ANCHORED = "anchored"
    MOVED = "moved"
    LOST = "lost"


class Scope(StrEnum):
    """What an annotation is about.

    A place is a bookmark: no text, `start == end`, an empty quote. The document: all of it,
    `start == end == 0` and no quote.
    """

    PASSAGE = "passage"
    PLACE = "place"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage by position and by quote, in W3C Web Annotation's terms; code points, half-open."""

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage of a document with themes (ids, first one gives the colour) and a note.

    By its `scope` it may also stand at a place, or for the whole document.
    """

    id: str
    document_id: str
    text_sha256: str
    selector: Selector
    themes: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    modified: str = ""
    status: Status = Status.ANCHORED
    annotator: str = ""
    scope: Scope = Scope.PASSAGE

    @property
    def is_settled(self) -> bool:
        """Whether it stands for certain where its maker meant it to."""
        return self.status is Status.ANCHORED

    @property
    def start(self) -> int:
        """First code point."""
        return self.selector.start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.selector.end

    @property
    def order(self) -> tuple[int, int, str]:
        """Key that sorts annotations of one document in document order."""
        return (self.selector.start, self.selector.end, self.id)

    @property
    def stored_themes(self) -> tuple[str, ...]:
        """The themes the library keeps for it; see MergedAnnotation."""
        return self.themes


@dataclass(frozen=True, slots=True)
class MergedAnnotation(Annotation):
    """An annotation given themes that were merged into others since.

    The library keeps the ids it was `given`; it carries those they have come to, `meant`. So a
    merge need not touch what carries the themes, and can be taken back whatever happened since.
    Whoever gives it other themes gives it those alone.
    """

    given: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()

    @property
    def stored_themes(self) -> tuple[str, ...]:
        """Those it was given, as long as it carries what they have come to."""
        return self.given if self.themes == self.meant else self.themes


@dataclass(frozen=True, slots=True)
class Theme:
    """A named, coloured tag; `colour` names a tone of the colour table, `key` is a digit 1-9.

    `include` and `exclude` say when to use it and when not, with an example, in plain text.
    An archived theme is no longer offered; what carries it keeps it. One that was merged into
    another stays only for what names it, which carries the other.
    """

    id: str
    name: str
    colour: str
    parent_id: str | None = None
    position: int = 0
    key: int | None = None
    description: str = ""
    created: str = ""
    modified: str = ""
    include: str = ""
    exclude: str = ""
    archived: bool = False
    merged_into: str | None = None
