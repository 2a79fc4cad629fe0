"""Which annotations of a text are shown to a class: one by one in order, or theme by theme."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from leifeng_reader.core.annotation import Annotation, Status, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.index import AnnotationIndex

NO_THEME = ""
"""Stands for the theme of annotations that have none; its digit is 0."""

_DIGITS = range(1, 10)


class Steps:
    """What is shown so far; the last step can be taken back, and the ones before it."""

    def __init__(
        self, index: AnnotationIndex, passes: Callable[[Annotation], bool], place: int = 0
    ) -> None:
        """Begin with nothing shown; the first step is the first annotation from a place on."""
        self._index = index
        self._passes = passes
        self._from = place, -1, ""
        self._steps: list[tuple[str, ...]] = []
        self.shown: set[str] = set()
        self.current: Annotation | None = None
        self.alone: str | None = None
        """The theme whose annotations alone are stepped through, None for all."""

    def takes_part(self, annotation: Annotation) -> bool:
        """Tell whether an annotation has a passage that can be shown."""
        standing = annotation.start < annotation.end and annotation.status is not Status.LOST
        return standing and self._passes(annotation)

    def is_shown(self, annotation: Annotation) -> bool:
        """Tell whether an annotation is shown now."""
        return annotation.id in self.shown

    def all(self) -> Iterator[Annotation]:
        """Yield every annotation that can be shown, in document order."""
        return filter(self.takes_part, self._index)

    def of_theme(self, theme_id: str) -> list[Annotation]:
        """Return the annotations that carry a theme, in document order."""
        return [a for a in self.all() if theme_id in themes_of(a)]

    # Steps

    def forward(self) -> Annotation | None:
        """Show the next annotation that is hidden; None when there is none left."""
        found = next(self._waiting(), None)
        if found is not None:
            self._show([found])
            self.choose(found)
        return found

    def _waiting(self) -> Iterator[Annotation]:
        """Yield what is hidden, from the last step on, then from the beginning."""
        for annotation in (*self._index.following(self._from), *self._index):
            wanted = self.alone is None or self.alone in themes_of(annotation)
            if wanted and annotation.id not in self.shown and self.takes_part(annotation):
                yield annotation

    def back(self) -> bool:
        """Take the last step back; tell whether there was one."""
        if not self._steps:
            return False
        taken = self._steps.pop()
        self.shown.difference_update(taken)
        first = self._index.by_id.get(taken[0])
        before = self._index.by_id.get(self._steps[-1][-1]) if self._steps else None
        self.current = before if before and len(self._steps[-1]) == 1 else None
        if before is not None:
            self._from = before.order
        elif first is not None:
            self._from = first.start, -1, ""
        return True

    def choose(self, annotation: Annotation | None) -> None:
        """Make a shown annotation the one that is spoken of."""
        self.current = annotation
        if annotation is not None:
            self._from = annotation.order

    def toggle(self, theme_id: str) -> bool:
        """Show all annotations of a theme, or hide them where all are shown; tell whether any."""
        listed = self.of_theme(theme_id)
        if any(not self.is_shown(a) for a in listed):
            self._show(listed)
        else:
            self._hide({a.id for a in listed})
        return bool(listed)

    def step_alone(self, theme_id: str) -> None:
        """Step through one theme only, or through all again."""
        self.alone = None if self.alone == theme_id else theme_id

    def show_all(self) -> None:
        """Show every annotation."""
        self._show(self.all())

    def hide_all(self) -> None:
        """Hide every annotation, and begin again at the first."""
        self.shown.clear()
        self._steps.clear()
        self.current, self._from = None, (0, -1, "")

    def _show(self, annotations: Iterable[Annotation]) -> None:
        new = tuple(a.id for a in annotations if a.id not in self.shown)
        if new:
            self.shown.update(new)
            self._steps.append(new)

    def _hide(self, ids: set[str]) -> None:
        self.shown -= ids
        left = (tuple(key for key in step if key not in ids) for step in self._steps)
        self._steps = [step for step in left if step]
        if self.current is not None and self.current.id in ids:
            self.current = None


def themes_of(annotation: Annotation) -> tuple[str, ...]:
    """Return an annotation's themes; NO_THEME stands for none."""
    return annotation.themes or (NO_THEME,)


class Entry(NamedTuple):
    """A theme in the legend: its digit (None when all are taken), how many are shown, of all."""

    theme_id: str
    name: str
    colour: str
    digit: int | None
    shown: int
    total: int


def legend(steps: Steps, codebook: Codebook, no_theme: str) -> list[Entry]:
    """Return the themes of the annotations; they keep their own digits, others get free ones.

    `no_theme` is what having none is called.
    """
    shown, totals = dict[str, int](), dict[str, int]()
    for annotation in steps.all():
        is_shown = steps.is_shown(annotation)
        for theme_id in themes_of(annotation):
            totals[theme_id] = totals.get(theme_id, 0) + 1
            shown[theme_id] = shown.get(theme_id, 0) + is_shown
    used = [theme for theme in codebook.in_tree_order() if theme.id in totals]
    digits = _digits(used)
    found = [
        Entry(t.id, t.name, t.colour, digits.get(t.id), shown[t.id], totals[t.id]) for t in used
    ]
    found.sort(key=lambda entry: entry.digit or len(used) + len(_DIGITS))
    if NO_THEME in totals:
        found.append(Entry(NO_THEME, no_theme, "", 0, shown[NO_THEME], totals[NO_THEME]))
    return found


def _digits(used: Iterable[Theme]) -> Mapping[str, int]:
    listed = list(used)
    own = {theme.id: theme.key for theme in listed if theme.key}
    free = (digit for digit in _DIGITS if digit not in own.values())
    others = (theme.id for theme in listed if theme.id not in own)
    return own | dict(zip(others, free, strict=False))
