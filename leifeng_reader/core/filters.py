"""Which annotations are shown, counted and exported."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.text import ALIKE, fold


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold.

    `words`: each stands somewhere in quote, note or theme names, folded; where they say more
    than bare words do, they are a query (see core.query). `themes`: ids, one
    of which the annotation carries (themes below it count). `has_note`, `no_theme`: when set.
    `hidden`: theme ids switched off; an annotation disappears when all its themes are.
    `to_check`: it does not stand for certain where it was made, or nowhere.
    """

    words: str = ""
    themes: frozenset[str] = frozenset()
    has_note: bool = False
    no_theme: bool = False
    hidden: frozenset[str] = frozenset()
    to_check: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether everything passes."""
        switches = (self.has_note, self.no_theme, self.to_check)
        return not any((*switches, self.themes, self.hidden, self.words.strip()))


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter kept under a name: a list that is always up to date."""

    id: str
    name: str
    wanted: Filter
    position: int = 0
    created: str = ""
    modified: str = ""


_MOST_FOLDS = 1 << 19
_SAYS_MORE = re.compile(rf"[:：{ALIKE[1]}-]")


class _Folds(dict[str, str]):
    """Folded texts by the texts, each made when it is first asked for."""

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_FOLDS:
            self.clear()
        found = self[text] = fold(text)
        return found


_FOLDS = _Folds()
_last_said: tuple[list[Annotation], list[str]] = ([], [])


def remember(annotations: Iterable[Annotation]) -> None:
    """Fold what filters look at, so that the first word typed need not wait for it.

    A thousand annotations take some milliseconds: a few hundred at a time fit between events.
    """
    for annotation in annotations:
        _ = _FOLDS[annotation.selector.quote], _FOLDS[annotation.note]


def _said(annotations: list[Annotation]) -> list[str]:
    """Return quote and note of each annotation folded; those of the last list are kept."""
    global _last_said  # noqa: PLW0603 - a filter is typed letter by letter on the same list
    if annotations != _last_said[0]:  # quick: the same objects are equal at a glance
        quotes = map(_FOLDS.__getitem__, [a.selector.quote for a in annotations])
        said = [
            f"{quote}\n{_FOLDS[a.note]}" if a.note else quote
            for a, quote in zip(annotations, quotes, strict=True)
        ]
        _last_said = annotations, said
    return _last_said[1]


def condition(wanted: Filter, codebook: Codebook) -> Callable[[Annotation], bool]:
    """Return what tells whether an annotation passes a filter, as the themes now are."""
    asks = _asking(wanted, codebook)
    words = [] if asks else fold(wanted.words).split()
    themes = frozenset().union(*(codebook.below(theme) for theme in wanted.themes))
    names = _names(codebook) if words else {}

    def passes(annotation: Annotation) -> bool:
        carried = annotation.themes
        return (
            (not wanted.has_note or bool(annotation.note.strip()))
            and (not wanted.no_theme or not carried)
            and (not wanted.to_check or not annotation.is_settled)
            and (not wanted.themes or not themes.isdisjoint(carried))
            and (not carried or not wanted.hidden.issuperset(carried))
            and (not words or _speaks_of(annotation, words, names))
            and (asks is None or asks(annotation))
        )

    return passes


def select(
    annotations: Iterable[Annotation], wanted: Filter, codebook: Codebook
) -> list[Annotation]:
    """Return the annotations that pass, in the order given.

    Tells the same as `condition`, for 100,000 at once: a condition is one pass over what is left.
    """
    left = list(annotations)
    asks = _asking(wanted, codebook)
    if words := [] if asks else fold(wanted.words).split():
        left = _speaking_of(left, words, codebook)
    if wanted.has_note:
        left = [a for a in left if a.note and a.note.strip()]
    if wanted.no_theme:
        left = [a for a in left if not a.themes]
    if wanted.to_check:
        left = [a for a in left if not a.is_settled]
    if wanted.themes:
        themes = frozenset[str]().union(*(codebook.below(theme) for theme in wanted.themes))
        left = [a for a in left if not themes.isdisjoint(a.themes)]
    if hidden := wanted.hidden:
        left = [a for a in left if not a.themes or not hidden.issuperset(a.themes)]
    return list(filter(asks, left)) if asks else left


def _asking(wanted: Filter, codebook: Codebook) -> Callable[[Annotation], bool] | None:
    """Return what tells whether the query that the words are holds; None for bare words."""
    if not _SAYS_MORE.search(wanted.words):
        return None
    from leifeng_reader.core import asking, query  # late: a start need not wait for them

    asked = query.parse(wanted.words)
    return None if asking.is_plain(asked) else asking.condition(asked, codebook)


def _speaking_of(
    annotations: list[Annotation], words: list[str], codebook: Codebook
) -> list[Annotation]:
    names = _names(codebook)
    said, places = _said(annotations), range(len(annotations))
    left: Iterable[int] = places
    for word in words:
        named = frozenset(theme for theme in names if word in names[theme])
        if left is places and not named:
            left = [place for place, text in enumerate(said) if word in text]
        else:
            left = [
                place
                for place in left
                if word in said[place] or not named.isdisjoint(annotations[place].themes)
            ]
    return [annotations[place] for place in left]


def _names(codebook: Codebook) -> dict[str, str]:
    return {theme: fold(" ".join(codebook.path(theme))) for theme in codebook.themes}


def _speaks_of(annotation: Annotation, words: list[str], names: dict[str, str]) -> bool:
    quote, note = _FOLDS[annotation.selector.quote], _FOLDS[annotation.note]
    left = [word for word in words if word not in quote and word not in note]
    return all(any(word in names.get(theme, "") for theme in annotation.themes) for word in left)
