"""Which annotations are shown, counted and exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.text import fold


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold.

    `words`: each stands somewhere in quote, note or theme names, folded. `themes`: ids, one
    of which the annotation carries (themes below it count). `has_note`, `no_theme`: when set.
    `hidden`: theme ids switched off; an annotation disappears when all its themes are.
    """

    words: str = ""
    themes: frozenset[str] = frozenset()
    has_note: bool = False
    no_theme: bool = False
    hidden: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Tell whether everything passes."""
        conditions = (self.themes, self.has_note, self.no_theme, self.hidden, self.words.strip())
        return not any(conditions)


@lru_cache(maxsize=1 << 17)
def _remembered(text: str) -> str:
    return fold(text)


def _folded(text: str) -> str:
    # Folding plain ASCII is quicker than remembering it.
    return fold(text) if text.isascii() else _remembered(text)


def condition(wanted: Filter, codebook: Codebook) -> Callable[[Annotation], bool]:
    """Return what tells whether an annotation passes a filter, as the themes now are."""
    words = fold(wanted.words).split()
    themes = frozenset().union(*(codebook.below(theme) for theme in wanted.themes))
    names = (
        {theme: fold(" ".join(codebook.path(theme))) for theme in codebook.themes} if words else {}
    )

    def passes(annotation: Annotation) -> bool:
        carried = annotation.themes
        return (
            (not wanted.has_note or bool(annotation.note.strip()))
            and (not wanted.no_theme or not carried)
            and (not wanted.themes or not themes.isdisjoint(carried))
            and (not carried or not wanted.hidden.issuperset(carried))
            and (not words or _speaks_of(annotation, words, names))
        )

    return passes


def select(
    annotations: Iterable[Annotation], wanted: Filter, codebook: Codebook
) -> list[Annotation]:
    """Return the annotations that pass, in the order given."""
    return list(filter(condition(wanted, codebook), annotations))


def _speaks_of(annotation: Annotation, words: list[str], names: dict[str, str]) -> bool:
    quote = _folded(annotation.selector.quote)
    left = [word for word in words if word not in quote]
    if left and annotation.note:
        note = _folded(annotation.note)
        left = [word for word in left if word not in note]
    return all(any(word in names.get(theme, "") for theme in annotation.themes) for word in left)
