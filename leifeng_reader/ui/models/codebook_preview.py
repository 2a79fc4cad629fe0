"""What bringing themes into a codebook would do, theme by theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.exchange.codebook_entry import Entry


class Fate(Enum):
    """What would become of a theme."""

    NEW = "new"
    DESCRIBED = "described"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Line:
    """A theme as it would stand; `depth` counts the themes above it."""

    theme: Theme
    path: tuple[str, ...]
    fate: Fate

    @property
    def depth(self) -> int:
        """How far it is indented."""
        return len(self.path) - 1


def lines(codebook: Codebook, entries: Iterable[Entry], change: Change) -> list[Line]:
    """Return the themes that entries speak of, in tree order, as they stand after a change."""
    gone = {record.id for record in change.before}
    come = {record.id: record for record in change.after if isinstance(record, Theme)}
    after = codebook.revised(change.before, change.after)
    named = {theme.id for entry in entries if (theme := after.find(entry.path)) is not None}
    return [
        Line(theme, after.path(theme.id), _fate(theme.id, gone, set(come)))
        for theme in after.in_tree_order()
        if theme.id in named or theme.id in come
    ]


def _fate(theme_id: str, gone: set[str], come: set[str]) -> Fate:
    if theme_id not in come:
        return Fate.SAME
    return Fate.DESCRIBED if theme_id in gone else Fate.NEW
