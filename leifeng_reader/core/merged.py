"""Themes merged into others: what they have come to, and what annotations carry by them."""

from collections.abc import Iterable, Mapping

from leifeng_reader.core.annotation import Annotation, MergedAnnotation, Theme

Roots = Mapping[str, str]
"""What each merged theme has come to, by id; themes that were not merged are not in it."""


def roots(steps: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what merged themes have come to in the end, from (theme, theme it went into).

    Themes that went into each other, which only damage can bring about, come to one of them.
    """
    into = dict(steps)
    return {theme_id: _end_of(theme_id, into) for theme_id in into}


def _end_of(theme_id: str, into: Mapping[str, str]) -> str:
    passed, end = {theme_id}, into[theme_id]
    while end in into and end not in passed:
        passed.add(end)
        end = into[end]
    return end


def meant(theme_ids: tuple[str, ...], came_to: Roots) -> tuple[str, ...]:
    """Return themes with those they have come to in their place, each once."""
    if came_to.keys().isdisjoint(theme_ids):
        return theme_ids
    return tuple(dict.fromkeys([came_to.get(theme_id, theme_id) for theme_id in theme_ids]))


def is_merge(before: object, after: object) -> bool:
    """Tell whether a theme was merged, or taken out of what it had been merged into."""
    if not isinstance(before, Theme) or not isinstance(after, Theme):
        return False
    return before.merged_into != after.merged_into


def carrying(annotation: Annotation, came_to: Roots) -> Annotation:
    """Return an annotation with the themes that those it was given have come to."""
    given = annotation.stored_themes
    themes = meant(given, came_to)
    is_merged = isinstance(annotation, MergedAnnotation)
    if themes == annotation.themes and is_merged == (themes != given):
        return annotation
    plain = (
        annotation.id,
        annotation.document_id,
        annotation.text_sha256,
        annotation.selector,
        themes,
        annotation.note,
        annotation.created,
        annotation.modified,
        annotation.status,
        annotation.annotator,
        annotation.scope,
    )
    return Annotation(*plain) if themes == given else MergedAnnotation(*plain, given, themes)
