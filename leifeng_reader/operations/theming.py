"""Themes added, renamed, recoloured, moved and deleted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import NAME_LIMIT, Codebook, clean_name
from leifeng_reader.core.colours import TONES
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import fold
from leifeng_reader.operations.origin import Origin


def add_theme(
    codebook: Codebook,
    name: str,
    origin: Origin,
    *,
    parent_id: str | None = None,
    colour: str = "",
) -> tuple[Change, Theme]:
    """Add a theme under parent_id (None: the top), last among its siblings.

    Without a colour it takes the tone used least, and the first digit that is free.
    Raises BadThemeName.
    """
    name = _free_name(codebook, name, parent_id, None)
    now = origin.now()
    made = Theme(
        id=origin.new_id(),
        name=name,
        colour=colour or least_used_tone(codebook),
        parent_id=parent_id,
        position=_next_position(codebook),
        key=next((key for key in range(1, 10) if key not in codebook.by_key()), None),
        created=now,
        modified=now,
    )
    return Change((), (made,)), made


def ensure_path(codebook: Codebook, path: tuple[str, ...], origin: Origin) -> tuple[Change, Theme]:
    """Return the theme of that path and the change that adds what of the path is missing."""
    change, theme = Change(), None
    for depth in range(1, len(path) + 1):
        found = codebook.find(path[:depth])
        if found is None:
            parent_id = theme.id if theme else None
            added, found = add_theme(codebook, path[depth - 1], origin, parent_id=parent_id)
            change = change.then(added)
            codebook = Codebook.of([*codebook.themes.values(), found])
        theme = found
    if theme is None:
        raise BadThemeName("", "empty")
    return change, theme


def rename(codebook: Codebook, theme_id: str, name: str, origin: Origin) -> Change:
    """Give a theme another name; raises BadThemeName."""
    theme = codebook.themes[theme_id]
    name = _free_name(codebook, name, theme.parent_id, theme_id)
    return _altered(theme, replace(theme, name=name), origin)


def recolour(codebook: Codebook, theme_id: str, colour: str, origin: Origin) -> Change:
    """Give a theme another tone of the colour table."""
    theme = codebook.themes[theme_id]
    return _altered(theme, replace(theme, colour=colour), origin)


def set_key(codebook: Codebook, theme_id: str, key: int | None, origin: Origin) -> Change:
    """Give a theme a digit (None: none); whoever had it takes this theme's old one."""
    theme = codebook.themes[theme_id]
    change = _altered(theme, replace(theme, key=key), origin)
    holder = codebook.by_key().get(key) if key is not None else None
    if holder is not None and holder.id != theme_id:
        change = change.then(_altered(holder, replace(holder, key=theme.key), origin))
    return change


def move_theme(
    codebook: Codebook, theme_id: str, parent_id: str | None, row: int, origin: Origin
) -> Change:
    """Put a theme under parent_id as its row-th child (-1: last).

    Raises BadThemeName when the parent lies below the theme or the name is taken there.
    """
    theme = codebook.themes[theme_id]
    if parent_id is not None and parent_id in codebook.below(theme_id):
        raise BadThemeName(theme.name, "circle")
    _free_name(codebook, theme.name, parent_id, theme_id)
    siblings = [child for child in codebook.children(parent_id) if child.id != theme_id]
    siblings.insert(row if row >= 0 else len(siblings), replace(theme, parent_id=parent_id))
    return _renumbered(codebook, siblings, origin)


def delete_theme(
    codebook: Codebook, theme_id: str, carriers: Iterable[Annotation], origin: Origin
) -> Change:
    """Delete a theme; `carriers` are all annotations with it, which keep their other themes.

    The themes under it move up to its parent, renamed where the name is taken there.
    """
    theme = codebook.themes[theme_id]
    change = Change(before=(theme,))
    left = Codebook.of(t for t in codebook.themes.values() if t.id != theme_id)
    for child in codebook.children(theme_id):
        name = _spare_name(left, child.name, theme.parent_id, child.id)
        moved = replace(child, parent_id=theme.parent_id, name=name)
        change = change.then(_altered(child, moved, origin))
        left = Codebook.of({**left.themes, child.id: moved}.values())
    now = origin.now()
    before = tuple(a for a in carriers if theme_id in a.themes)
    after = tuple(
        replace(a, themes=tuple(t for t in a.themes if t != theme_id), modified=now) for a in before
    )
    return change.then(Change(before, after))


def least_used_tone(codebook: Codebook) -> str:
    """Return the tone that fewest themes have, the table's order deciding."""
    used = Counter(theme.colour for theme in codebook.themes.values())
    return min((name for name in TONES if name != "neutral"), key=lambda name: used[name])


def _renumbered(codebook: Codebook, siblings: list[Theme], origin: Origin) -> Change:
    change = Change()
    for position, theme in enumerate(siblings):
        before = codebook.themes[theme.id]
        change = change.then(_altered(before, replace(theme, position=position), origin))
    return change


def _next_position(codebook: Codebook) -> int:
    return max((theme.position for theme in codebook.themes.values()), default=-1) + 1


def _free_name(codebook: Codebook, name: str, parent_id: str | None, own_id: str | None) -> str:
    name = clean_name(name)
    for sibling in codebook.children(parent_id):
        if sibling.id != own_id and fold(sibling.name) == fold(name):
            raise BadThemeName(name, "taken")
    return name


def _spare_name(codebook: Codebook, name: str, parent_id: str | None, own_id: str) -> str:
    taken = {fold(t.name) for t in codebook.children(parent_id) if t.id != own_id}
    number, spare = 2, name
    while fold(spare) in taken:
        spare, number = f"{name[: NAME_LIMIT - 8]} {number}", number + 1
    return spare


def _altered(before: Theme, after: Theme, origin: Origin) -> Change:
    if before == after:
        return Change()
    return replace_one(before, replace(after, modified=origin.now()))
