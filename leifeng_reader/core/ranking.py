"""Themes in the order in which they are offered for what was typed."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.boundaries import words
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.pinyin import spells
from leifeng_reader.core.text import fold


class Fit(IntEnum):
    """How well a name fits what was typed, the best first."""

    WHOLE = 0
    BEGINNING = 1
    WORD = 2
    INSIDE = 3
    PATH = 4
    LETTERS = 5
    NONE = 6


def rank(
    codebook: Codebook, counts: Mapping[str, int], typed: str, recent: Sequence[str] = ()
) -> list[Theme]:
    """Return the themes that fit, best first; archived ones never.

    Themes that fit alike stand by how many annotations carry them (`counts`, by id), then by
    how lately they were used (`recent`, ids, the last used first), then as in the tree.
    Nothing typed fits every theme.
    """
    sought = _plain(typed)
    lately = {theme_id: place for place, theme_id in reversed([*enumerate(recent)])}
    found = []
    for place, theme in enumerate(codebook.on_offer()):
        fit = _fit(codebook, theme, sought)
        if fit is not Fit.NONE:
            use = (-counts.get(theme.id, 0), lately.get(theme.id, len(lately)))
            found.append(((fit, *use, place), theme))
    return [theme for _, theme in sorted(found, key=lambda ranked: ranked[0])]


def _fit(codebook: Codebook, theme: Theme, sought: str) -> Fit:
    fit = name_fit(theme.name, sought)
    if fit <= Fit.INSIDE or theme.parent_id is None:
        return fit
    path = " ".join(map(_plain, codebook.path(theme.id)))
    in_path = all(part in path for part in sought.replace("/", " ").split())
    return min(fit, Fit.PATH) if in_path else fit


def name_fit(name: str, typed: str) -> Fit:
    """Tell how well a name fits; case, accents and width do not count.

    Every character of a Chinese name begins a word, and pinyin fits as its characters would.
    Words typed may stand apart in the name, in any order, and are then as good as the worst
    of them.
    """
    plain, sought = _plain(name), _plain(typed)
    fit = _one_fit(plain, sought)
    if fit > Fit.BEGINNING and not plain.isascii():
        fit = min(fit, _spelled_fit(plain, sought))
    parts = sought.split()
    if fit > Fit.WORD and len(parts) > 1:
        apart = max(_one_fit(plain, part) for part in parts)
        fit = min(fit, max(apart, Fit.WORD)) if apart <= Fit.INSIDE else fit
    return fit


def _one_fit(plain: str, sought: str) -> Fit:
    if plain == sought:
        return Fit.WHOLE
    if plain.startswith(sought):
        return Fit.BEGINNING
    if any(plain.startswith(sought, start) for start in _word_starts(plain)):
        return Fit.WORD
    if sought in plain:
        return Fit.INSIDE
    letters = iter(plain)
    is_strewn = all(letter in letters for letter in sought if letter != " ")
    return Fit.LETTERS if is_strewn else Fit.NONE


def _spelled_fit(plain: str, sought: str) -> Fit:
    if spells(sought, plain):
        return Fit.BEGINNING
    if any(spells(sought, plain[start:]) for start in _word_starts(plain)):
        return Fit.WORD
    return Fit.NONE


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    return " ".join(fold(name).split())


@lru_cache(maxsize=1 << 12)
def _word_starts(plain: str) -> tuple[int, ...]:
    return tuple(start for start, _ in words(plain))
