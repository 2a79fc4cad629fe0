"""Annotations made, of passages, places and documents; noted, themed, resized and removed."""

from collections.abc import Iterable
from dataclasses import replace

from leifeng_reader.core.anchoring import describe, describe_place
from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.text import canonical
from leifeng_reader.operations.origin import Origin


def annotate(
    document: Document,
    text: Text,
    span: tuple[int, int],
    origin: Origin,
    *,
    themes: Iterable[str] = (),
    note: str = "",
) -> tuple[Change, Annotation]:
    """Annotate text[span], white space at its ends left out; themes are ids.

    Raises BadRange when the span is empty, blank or outside the text.
    """
    selector = describe(text.content, *trimmed(text.content, *span))
    return _made(document, text, Scope.PASSAGE, selector, origin, themes, note)


def bookmark(
    document: Document,
    text: Text,
    position: int,
    origin: Origin,
    *,
    themes: Iterable[str] = (),
    note: str = "",
) -> tuple[Change, Annotation]:
    """Mark the place before text[position] without taking any text; raises BadRange outside."""
    selector = describe_place(text.content, position)
    return _made(document, text, Scope.PLACE, selector, origin, themes, note)


def annotate_document(
    document: Document, text: Text, origin: Origin, *, themes: Iterable[str] = (), note: str = ""
) -> tuple[Change, Annotation]:
    """Annotate a document as a whole."""
    return _made(document, text, Scope.DOCUMENT, Selector(0, 0, ""), origin, themes, note)


def _made(
    document: Document,
    text: Text,
    scope: Scope,
    selector: Selector,
    origin: Origin,
    themes: Iterable[str],
    note: str,
) -> tuple[Change, Annotation]:
    now = origin.now()
    made = Annotation(
        id=origin.new_id(),
        document_id=document.id,
        text_sha256=text.sha256,
        selector=selector,
        themes=tuple(dict.fromkeys(themes)),
        note=canonical(note),
        created=now,
        modified=now,
        annotator=origin.annotator,
        scope=scope,
    )
    return Change((), (made,)), made


def duplicate(
    annotation: Annotation, themes: Iterable[str], origin: Origin
) -> tuple[Change, Annotation]:
    """Make another annotation of the same passage with the same note, under other themes."""
    now = origin.now()
    made = replace(
        annotation,
        id=origin.new_id(),
        themes=tuple(dict.fromkeys(themes)),
        created=now,
        modified=now,
        annotator=origin.annotator,
    )
    return Change((), (made,)), made


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    if 0 <= start < end <= len(content):
        quote = content[start:end]
        start += len(quote) - len(quote.lstrip())
        end = max(start, end - (len(quote) - len(quote.rstrip())))
    return start, end


def set_note(annotation: Annotation, note: str, origin: Origin) -> Change:
    """Give an annotation another note."""
    return _altered(annotation, replace(annotation, note=canonical(note)), origin)


def set_themes(annotation: Annotation, themes: Iterable[str], origin: Origin) -> Change:
    """Give an annotation other themes; the first gives its colour."""
    return _altered(annotation, replace(annotation, themes=tuple(dict.fromkeys(themes))), origin)


def toggle_theme(annotation: Annotation, theme_id: str, origin: Origin) -> Change:
    """Add a theme, or take it away when the annotation carries it."""
    without = tuple(theme for theme in annotation.themes if theme != theme_id)
    themes = without if theme_id in annotation.themes else (*without, theme_id)
    return set_themes(annotation, themes, origin)


def resize(annotation: Annotation, text: Text, span: tuple[int, int], origin: Origin) -> Change:
    """Move an annotation's ends; raises BadRange. Whatever it was about, it is a passage then.

    Whoever puts its ends says where it is: one that was moved or lost is settled by it.
    """
    selector = describe(text.content, *trimmed(text.content, *span))
    return _put(annotation, text, selector, Scope.PASSAGE, origin)


def move(annotation: Annotation, text: Text, span: tuple[int, int], origin: Origin) -> Change:
    """Put an annotation elsewhere, a bookmark where the span begins; raises BadRange."""
    if annotation.scope is not Scope.PLACE:
        return resize(annotation, text, span, origin)
    return _put(annotation, text, describe_place(text.content, span[0]), Scope.PLACE, origin)


def _put(
    annotation: Annotation, text: Text, selector: Selector, scope: Scope, origin: Origin
) -> Change:
    sha256, status = text.sha256, Status.ANCHORED
    after = replace(annotation, selector=selector, text_sha256=sha256, status=status, scope=scope)
    return _altered(annotation, after, origin)


def confirm(annotations: Iterable[Annotation], origin: Origin) -> Change:
    """Take moved annotations as standing where they should; others stay as they are."""
    before = tuple(a for a in annotations if a.status is Status.MOVED)
    now = origin.now()
    return Change(before, tuple(replace(a, status=Status.ANCHORED, modified=now) for a in before))


def remove(annotations: Iterable[Annotation]) -> Change:
    """Remove annotations with their notes."""
    return Change(before=tuple(annotations))


def _altered(before: Annotation, after: Annotation, origin: Origin) -> Change:
    if before == after:
        return Change()
    return replace_one(before, replace(after, modified=origin.now()))
