"""Many annotations at once: given a theme, relieved of one, moved from one to another."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.progress import Progress, stretches, untold
from leifeng_reader.operations.origin import Origin

Themes: TypeAlias = tuple[str, ...]


def give_theme(annotations: Iterable[Annotation], theme_id: str, origin: Origin) -> Change:
    """Give annotations a theme, after those they carry; who has it stays as it is."""
    return retheme(annotations, lambda a: (*a.themes, theme_id), origin)


def take_theme(
    annotations: Iterable[Annotation],
    theme_id: str,
    origin: Origin,
    *,
    progress: Progress = untold,
) -> Change:
    """Take a theme off annotations."""

    def without(annotation: Annotation) -> list[str]:
        return [theme for theme in annotation.themes if theme != theme_id]

    return retheme(annotations, without, origin, progress=progress)


def move_to_theme(
    annotations: Iterable[Annotation],
    from_id: str,
    to_id: str,
    origin: Origin,
    *,
    progress: Progress = untold,
) -> Change:
    """Put another theme in the place of one; annotations without the one stay as they are."""
    return retheme(annotations, replacing({from_id: to_id}), origin, progress=progress)


def replacing(moves: dict[str, str]) -> Callable[[Annotation], Themes]:
    """Return what gives an annotation's themes with others in the place of some."""
    return lambda a: tuple([moves.get(theme, theme) for theme in a.themes])


def retheme(
    annotations: Iterable[Annotation],
    themes: Callable[[Annotation], Iterable[str]],
    origin: Origin,
    *,
    progress: Progress = untold,
) -> Change:
    """Give each annotation the themes the function returns, a theme once; one time for all."""
    now, before, after = origin.now(), list[Annotation](), list[Annotation]()
    for some in stretches(list(annotations), progress):
        for annotation in some:
            wanted = tuple(dict.fromkeys(themes(annotation)))
            if wanted != annotation.themes:
                before.append(annotation)
                after.append(_carrying(annotation, wanted, now))
    return Change(tuple(before), tuple(after))


def _carrying(annotation: Annotation, themes: Themes, now: str) -> Annotation:
    # Spelt out: dataclasses.replace takes three times as long, and there may be 50,000.
    return Annotation(
        annotation.id,
        annotation.document_id,
        annotation.text_sha256,
        annotation.selector,
        themes,
        annotation.note,
        annotation.created,
        now,
        annotation.status,
        annotation.annotator,
        annotation.scope,
    )
