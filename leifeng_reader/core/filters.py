"""Which annotations are shown, counted and exported."""

from collections.abc import Iterable
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
        return self == Filter(words=self.words) and not self.words.strip()


@lru_cache(maxsize=20000)
def _folded(text: str) -> str:
    return fold(text)


def select(
    annotations: Iterable[Annotation], wanted: Filter, codebook: Codebook
) -> list[Annotation]:
    """Return the annotations that pass, in the order given."""
    words = fold(wanted.words).split()
    themes = frozenset().union(*(codebook.below(theme) for theme in wanted.themes))
    names = (
        {theme: fold(" ".join(codebook.path(theme))) for theme in codebook.themes} if words else {}
    )
    return [
        annotation
        for annotation in annotations
        if (not wanted.has_note or annotation.note.strip())
        and (not wanted.no_theme or not annotation.themes)
        and (not wanted.themes or not themes.isdisjoint(annotation.themes))
        and (not annotation.themes or not wanted.hidden.issuperset(annotation.themes))
        and (not words or _speaks_of(annotation, words, names))
    ]


def _speaks_of(annotation: Annotation, words: list[str], names: dict[str, str]) -> bool:
    haystack = " ".join(
        (
            _folded(annotation.selector.quote),
            _folded(annotation.note),
            *(names.get(theme, "") for theme in annotation.themes),
        )
    )
    return all(word in haystack for word in words)
