"""Annotations made, noted, themed, resized and removed."""

from collections.abc import Iterable
from dataclasses import replace

from leifeng_reader.core.anchoring import describe
from leifeng_reader.core.annotation import Annotation
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
    start, end = trimmed(text.content, *span)
    now = origin.now()
    made = Annotation(
        id=origin.new_id(),
        document_id=document.id,
        text_sha256=text.sha256,
        selector=describe(text.content, start, end),
        themes=tuple(dict.fromkeys(themes)),
        note=canonical(note),
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
    """Move an annotation's ends; raises BadRange."""
    selector = describe(text.content, *trimmed(text.content, *span))
    return _altered(annotation, replace(annotation, selector=selector), origin)


def remove(annotations: Iterable[Annotation]) -> Change:
    """Remove annotations with their notes."""
    return Change(before=tuple(annotations))


def _altered(before: Annotation, after: Annotation, origin: Origin) -> Change:
    if before == after:
        return Change()
    return replace_one(before, replace(after, modified=origin.now()))
