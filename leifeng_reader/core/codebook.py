"""Themes as a tree: their paths, their order, and how paths are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.merged import Roots, roots
from leifeng_reader.core.text import canonical, fold

NAME_LIMIT = 200
"""Longest theme name, in code points."""

_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Zs", "Zl"))
_ESCAPED = re.compile(r"[;\\/]")


def clean_name(name: str) -> str:
    """Return a theme name on one line without outer or doubled spaces.

    Raises BadThemeName when nothing to be seen is left or more than NAME_LIMIT is.
    """
    cleaned = " ".join(canonical(name).split())
    if all(unicodedata.category(character) in _UNSEEN for character in cleaned):
        raise BadThemeName(name, "empty")
    if len(cleaned) > NAME_LIMIT:
        raise BadThemeName(cleaned[:40], "long", NAME_LIMIT)
    return cleaned


def format_path(names: Iterable[str]) -> str:
    r"""Write a path as `Parent/Child`; `;`, `\` and `/` inside a name get a `\` before them."""
    return "/".join(_ESCAPED.sub(r"\\\g<0>", name) for name in names)


def parse_path(path: str) -> tuple[str, ...]:
    """Read what format_path wrote; names are cleaned."""
    return tuple(clean_name(_unescaped(part)) for part in _split(path, "/"))


def format_paths(paths: Iterable[tuple[str, ...]]) -> str:
    """Write several paths joined by `; `."""
    return "; ".join(format_path(names) for names in paths)


def parse_paths(cell: str) -> list[tuple[str, ...]]:
    """Read what format_paths wrote; empty parts are passed over."""
    return [parse_path(part) for part in _split(cell, ";") if part.strip()]


def _split(text: str, separator: str) -> Iterator[str]:
    part = ""
    characters = iter(text)
    for character in characters:
        if character == separator:
            yield part
            part = ""
        else:
            part += character + (next(characters, "") if character == "\\" else "")
    yield part


def _unescaped(part: str) -> str:
    return re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All themes of a library, by id, and apart from them those merged into others.

    A theme whose parent is missing, or that lies under itself (two programs can bring that
    about), counts as one at the top.
    """

    themes: Mapping[str, Theme]
    merged: Mapping[str, Theme] = field(default_factory=dict)
    """Themes that are others now; where an id is asked for, theirs stand for those."""
    came_to: Roots = field(init=False, repr=False, compare=False)
    _parents: Mapping[str, str | None] = field(init=False, repr=False, compare=False)
    _children: Mapping[str | None, list[Theme]] = field(init=False, repr=False, compare=False)
    archived: frozenset[str] = field(init=False, repr=False, compare=False)
    """Ids of the themes that are archived, or stand under one that is."""

    def __post_init__(self) -> None:
        """Work out who stands under whom, once."""
        steps = ((theme.id, theme.merged_into or "") for theme in self.merged.values())
        object.__setattr__(self, "came_to", roots(steps))
        parents = {theme.id: self._sound_parent(theme) for theme in self.themes.values()}
        children: dict[str | None, list[Theme]] = {}
        for theme in self.themes.values():
            children.setdefault(parents[theme.id], []).append(theme)
        object.__setattr__(self, "_parents", parents)
        object.__setattr__(self, "_children", children)
        shelved = [theme.id for theme in self.themes.values() if theme.archived]
        archived = frozenset().union(*map(self.below, shelved))
        object.__setattr__(self, "archived", archived)

    def _sound_parent(self, theme: Theme) -> str | None:
        if theme.parent_id is None or theme.parent_id not in self.themes:
            return None
        seen: set[str] = set()
        above = self.themes.get(theme.parent_id)
        while above is not None and above.id != theme.id and above.id not in seen:
            seen.add(above.id)
            above = self.themes.get(above.parent_id or "")
        return None if above is not None and above.id == theme.id else theme.parent_id

    @classmethod
    def of(cls, themes: Iterable[Theme]) -> "Codebook":
        """Build from themes in any order."""
        listed = sorted(themes, key=lambda theme: (theme.position, fold(theme.name), theme.id))
        return cls(
            {theme.id: theme for theme in listed if theme.merged_into is None},
            {theme.id: theme for theme in listed if theme.merged_into is not None},
        )

    def revised(self, before: Iterable[object], after: Iterable[object]) -> "Codebook":
        """Return the codebook with the themes of one side of a change in the others' place.

        What is no theme is passed over; without any it is this codebook.
        """
        gone = {record.id for record in before if isinstance(record, Theme)}
        come = {record.id: record for record in after if isinstance(record, Theme)}
        if not gone and not come:
            return self
        kept = {key: theme for key, theme in self.everything.items() if key not in gone}
        return Codebook.of({**kept, **come}.values())

    @property
    def everything(self) -> dict[str, Theme]:
        """Themes and merged themes, by id."""
        return {**self.themes, **self.merged}

    def absorbed(self, theme_id: str) -> list[Theme]:
        """Return the themes that are this one now."""
        return [theme for key, theme in self.merged.items() if self.came_to[key] == theme_id]

    def children(self, parent_id: str | None) -> list[Theme]:
        """Return the themes directly under parent_id (None: the top), in order."""
        return list(self._children.get(parent_id, ()))

    def path(self, theme_id: str) -> tuple[str, ...]:
        """Return the names from the top down to the theme; empty when there is none."""
        names: list[str] = []
        theme_id = self.came_to.get(theme_id, theme_id)
        above: str | None = theme_id if theme_id in self.themes else None
        while above is not None:
            names.append(self.themes[above].name)
            above = self._parents[above]
        return tuple(reversed(names))

    def find(self, path: tuple[str, ...]) -> Theme | None:
        """Return the theme of that path: names equal, else equal when folded."""
        by_path = {self.path(theme_id): theme for theme_id, theme in self.themes.items()}
        if path in by_path:
            return by_path[path]
        folded = tuple(map(fold, path))
        return next((t for p, t in by_path.items() if tuple(map(fold, p)) == folded), None)

    def below(self, theme_id: str) -> set[str]:
        """Return the theme's id and those of all themes under it."""
        theme_id = self.came_to.get(theme_id, theme_id)
        return {theme_id, *(theme.id for theme in self.in_tree_order(theme_id))}

    def above(self, theme_id: str) -> list[Theme]:
        """Return the themes over a theme, the nearest first."""
        found: list[Theme] = []
        parent = self._parents.get(theme_id)
        while parent is not None:
            found.append(self.themes[parent])
            parent = self._parents[parent]
        return found

    def by_key(self) -> dict[int, Theme]:
        """Return the themes that have a digit, by digit; the first of several that share one.

        Archived ones have none.
        """
        listed = [theme for theme in self.themes.values() if theme.id not in self.archived]
        return {theme.key: theme for theme in reversed(listed) if theme.key is not None}

    def on_offer(self) -> list[Theme]:
        """Return the themes that are not archived, in tree order."""
        return [theme for theme in self.in_tree_order() if theme.id not in self.archived]

    def in_tree_order(self, parent_id: str | None = None) -> list[Theme]:
        """Return every theme under parent_id, parents before children, as a tree shows them."""
        found: list[Theme] = []
        waiting = self.children(parent_id)[::-1]
        while waiting:
            theme = waiting.pop()
            found.append(theme)
            waiting.extend(self.children(theme.id)[::-1])
        return found
