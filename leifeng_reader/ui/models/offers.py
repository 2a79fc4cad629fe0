"""What a field offers while a theme's name is typed: themes that fit, and one that could be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook, format_path, parse_path
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.ranking import rank

MOST = 6
"""How many rows are offered at most, the new theme included."""

_APART = " / "


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: a theme by its id, or the path of one that would be made.

    `is_shelved`: the theme is archived, and would be offered again.
    """

    label: str
    theme_id: str = ""
    path: tuple[str, ...] = ()
    colour: str = ""
    is_carried: bool = False
    is_shelved: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """How themes were used: annotations by theme id, and the ids used last, latest first."""

    counts: Mapping[str, int] = field(default_factory=dict)
    recent: Sequence[str] = ()


def offers(
    codebook: Codebook, usage: Usage, typed: str, carried: Collection[str] = (), most: int = MOST
) -> list[Offer]:
    """Return what to offer for what was typed, best first, the new theme last."""
    new = _new(codebook, typed)
    ranked = rank(codebook, usage.counts, typed, usage.recent)
    shown = [_known(codebook, theme, carried) for theme in ranked[: most - bool(new)]]
    return [*shown, *([new] if new else [])]


def shown_path(path: Sequence[str]) -> str:
    """Return a theme's path as people read it."""
    return _APART.join(path)


def _known(codebook: Codebook, theme: Theme, carried: Collection[str]) -> Offer:
    label = shown_path(codebook.path(theme.id))
    return Offer(label, theme.id, colour=theme.colour, is_carried=theme.id in carried)


def _new(codebook: Codebook, typed: str) -> Offer | None:
    try:
        path = parse_path(typed)
    except BadThemeName:
        return None
    found = codebook.find(path)
    if found is None:
        above = (codebook.find(path[:depth]) for depth in range(1, len(path)))
        if any(theme is not None and theme.id in codebook.archived for theme in above):
            return None  # it would be made where nothing is offered
        words = QCoreApplication.translate("Offers", "Create “{0}”")
        return Offer(words.format(format_path(path)), path=path)
    if found.id not in codebook.archived:
        return None
    words = QCoreApplication.translate("Offers", "Take “{0}” out of the archive")
    label = words.format(shown_path(codebook.path(found.id)))
    return Offer(label, found.id, colour=found.colour, is_shelved=True)
