"""A theme split by dealing its annotations to themes under it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook, clean_name
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.core.text import fold
from leifeng_reader.operations.carrying import retheme
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.theming import add_theme


@dataclass(frozen=True, slots=True)
class NewTheme:
    """A theme that is to be made under the one that is split; no colour: the least used."""

    name: str
    colour: str = ""


Pile = str | NewTheme
"""Where annotations are dealt to: a theme by its id, or a new one."""


def split_theme(
    codebook: Codebook,
    theme_id: str,
    dealt: Mapping[str, Sequence[Pile]],
    carriers: Iterable[Annotation],
    origin: Origin,
    *,
    keep: bool = False,
    progress: Progress = untold,
) -> Change:
    """Put the piles that each annotation (by id) was dealt to in the place of a theme.

    Who was dealt to none loses the theme; who was not dealt keeps it. `keep`: all keep it, the
    piles after it. A new theme is made once whoever names it, and is the one already under the
    theme if that has its name. Raises BadThemeName.
    """
    change, made = _made(codebook, theme_id, dealt, origin)

    def themes(annotation: Annotation) -> list[str]:
        piles = dealt.get(annotation.id)
        if piles is None:
            return list(annotation.themes)
        ids = [pile if isinstance(pile, str) else made[_key(pile)] for pile in piles]
        own = [theme_id, *ids] if keep else ids
        return [new for old in annotation.themes for new in (own if old == theme_id else [old])]

    return change.then(retheme(carriers, themes, origin, progress=progress))


def _made(
    codebook: Codebook, theme_id: str, dealt: Mapping[str, Sequence[Pile]], origin: Origin
) -> tuple[Change, dict[str, str]]:
    """Return the change that makes the new themes, and the ids they are found by."""
    ids = {fold(child.name): child.id for child in codebook.children(theme_id)}
    change = Change()
    for pile in dict.fromkeys(pile for piles in dealt.values() for pile in piles):
        if isinstance(pile, NewTheme) and _key(pile) not in ids:
            added, theme = _added(codebook, pile, theme_id, origin)
            change = change.then(added)
            codebook = codebook.revised((), [theme])
            ids[_key(pile)] = theme.id
    return change, ids


def _added(
    codebook: Codebook, pile: NewTheme, parent_id: str, origin: Origin
) -> tuple[Change, Theme]:
    return add_theme(codebook, pile.name, origin, parent_id=parent_id, colour=pile.colour)


def _key(pile: NewTheme) -> str:
    return fold(clean_name(pile.name))
