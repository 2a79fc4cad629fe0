"""Themes added, renamed, described, recoloured, moved, archived and deleted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import NAME_LIMIT, Codebook, clean_name
from leifeng_reader.core.colours import TONES
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import canonical, fold
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
            codebook = codebook.revised((), [found])
        theme = found
    if theme is None:
        raise BadThemeName("", "empty")
    return change, theme


def rename(codebook: Codebook, theme_id: str, name: str, origin: Origin) -> Change:
    """Give a theme another name; raises BadThemeName."""
    theme = codebook.themes[theme_id]
    name = _free_name(codebook, name, theme.parent_id, theme_id)
    return _altered(theme, replace(theme, name=name), origin)


def describe_theme(
    codebook: Codebook,
    theme_id: str,
    origin: Origin,
    *,
    description: str | None = None,
    include: str | None = None,
    exclude: str | None = None,
) -> Change:
    """Say what a theme is, when to use it and when not; None leaves what stands."""
    theme = codebook.themes[theme_id]
    after = replace(
        theme,
        description=theme.description if description is None else canonical(description),
        include=theme.include if include is None else canonical(include),
        exclude=theme.exclude if exclude is None else canonical(exclude),
    )
    return _altered(theme, after, origin)


def archive(codebook: Codebook, theme_id: str, origin: Origin) -> Change:
    """Offer a theme and those under it no longer; they give up their digits."""
    change = Change()
    for key in (theme_id, *(theme.id for theme in codebook.in_tree_order(theme_id))):
        theme = codebook.themes[key]
        after = replace(theme, key=None, archived=theme.archived or key == theme_id)
        change = change.then(_altered(theme, after, origin))
    return change


def unarchive(codebook: Codebook, theme_id: str, origin: Origin) -> Change:
    """Offer a theme again, and those it stands under."""
    change = Change()
    for theme in (codebook.themes[theme_id], *codebook.above(theme_id)):
        change = change.then(_altered(theme, replace(theme, archived=False), origin))
    return with_keys_once(codebook, change, origin)


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
    return with_keys_once(codebook, change, origin)


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
    return with_keys_once(codebook, _renumbered(codebook, siblings, origin), origin)


def delete_theme(
    codebook: Codebook, theme_id: str, carriers: Iterable[Annotation], origin: Origin
) -> Change:
    """Delete a theme; `carriers` are all annotations with it, which keep their other themes.

    The themes under it move up to its parent, renamed where the name is taken there.
    """
    theme = codebook.themes[theme_id]
    change = Change(before=(theme, *codebook.absorbed(theme_id)))
    left = Codebook.of(t for t in codebook.themes.values() if t.id != theme_id)
    for child in codebook.children(theme_id):
        name = spare_name(left, child.name, theme.parent_id, child.id)
        moved = replace(child, parent_id=theme.parent_id, name=name)
        change = change.then(_altered(child, moved, origin))
        left = Codebook.of({**left.themes, child.id: moved}.values())
    change = with_keys_once(codebook, change, origin)
    now = origin.now()
    before = tuple(a for a in carriers if theme_id in a.themes)
    after = tuple(
        replace(a, themes=tuple(t for t in a.themes if t != theme_id), modified=now) for a in before
    )
    return change.then(Change(before, after))


def with_keys_once(codebook: Codebook, change: Change, origin: Origin) -> Change:
    """Return a change of themes after which no digit is offered twice.

    Themes that come on offer, out of the archive or from under an archived one, may bring a
    digit that has been given to another since: they lose it.
    """
    gone = {record.id for record in change.before}
    themes = {key: theme for key, theme in codebook.themes.items() if key not in gone}
    themes |= {record.id: record for record in change.after if isinstance(record, Theme)}
    after, holders = Codebook.of(themes.values()), codebook.by_key()
    offered = after.on_offer()
    for key, first in after.by_key().items():
        sharing = [theme for theme in offered if theme.key == key]
        stays = next((t for t in sharing if key in holders and t.id == holders[key].id), first)
        for theme in sharing:
            if theme is not stays:
                change = change.then(_altered(theme, replace(theme, key=None), origin))
    return change


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


def spare_name(codebook: Codebook, name: str, parent_id: str | None, own_id: str) -> str:
    """Return the name, with a number after it if another theme under parent_id has it."""
    taken = {fold(t.name) for t in codebook.children(parent_id) if t.id != own_id}
    number, spare = 2, name
    while fold(spare) in taken:
        spare, number = f"{name[: NAME_LIMIT - 8]} {number}", number + 1
    return spare


def _altered(before: Theme, after: Theme, origin: Origin) -> Change:
    if before == after:
        return Change()
    return replace_one(before, replace(after, modified=origin.now()))
