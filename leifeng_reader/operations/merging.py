"""Several themes made one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.operations.carrying import replacing, retheme
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.theming import spare_name, with_keys_once

_BETWEEN = "\n\n"


def merge_themes(
    codebook: Codebook,
    theme_ids: Iterable[str],
    into_id: str,
    twofold: Iterable[Annotation],
    origin: Origin,
    *,
    filters: Iterable[SavedFilter] = (),
    progress: Progress = untold,
) -> Change:
    """Make themes one with `into_id`, which keeps name, place, colour and its digit if it has one.

    The others stay for the annotations that were given them, which carry the one from now on.
    `twofold` holds all that carry more than one of the themes; they are given the one in the
    place of the first, as nothing may name a theme twice. Themes under the others move under
    it, renamed where the name is taken; its descriptions gain theirs; `filters` that ask for
    them ask for it. A theme above it counts as merged down: it then takes that theme's place.
    """
    merged = [t for t in dict.fromkeys(theme_ids) if t in codebook.themes and t != into_id]
    if not merged:
        return Change()
    now = origin.now()
    themes = _merged_themes(codebook, merged, into_id)
    gone = [codebook.themes[key] for key in merged]
    before = [*gone, *(codebook.themes[key] for key in themes)]
    after = [*(_absorbed(theme, into_id) for theme in gone), *themes.values()]
    after = [replace(theme, modified=now) for theme in after]
    moves = dict.fromkeys(merged, into_id)
    change = with_keys_once(codebook, Change(tuple(before), tuple(after)), origin)
    change = change.then(_asking(filters, moves, now))
    one = {*merged, into_id}
    twofold = [each for each in twofold if len(one.intersection(each.themes)) > 1]
    return change.then(retheme(twofold, replacing(moves), origin, progress=progress))


def _absorbed(theme: Theme, into_id: str) -> Theme:
    """Return a theme that stands for another: it needs no place and no digit any more."""
    return replace(theme, merged_into=into_id, parent_id=None, key=None)


def _merged_themes(codebook: Codebook, merged: list[str], into_id: str) -> dict[str, Theme]:
    """Return the themes that stay and differ, by id: the one and those that come under it."""
    others = [codebook.themes[key] for key in merged]
    one = _raised(codebook, codebook.themes[into_id], set(merged))
    key = next((theme.key for theme in (one, *others) if theme.key is not None), None)
    one = replace(
        one,
        key=None if one.id in codebook.archived else key,
        description=_joined([theme.description for theme in (one, *others)]),
        include=_joined([theme.include for theme in (one, *others)]),
        exclude=_joined([theme.exclude for theme in (one, *others)]),
    )
    left = {t.id: t for t in codebook.themes.values() if t.id not in merged} | {one.id: one}
    found = {one.id: one}
    for other in others:
        for child in codebook.children(other.id):
            if child.id in merged or child.id == one.id:
                continue
            name = spare_name(Codebook.of(left.values()), child.name, one.id, child.id)
            found[child.id] = left[child.id] = replace(child, parent_id=one.id, name=name)
    return found


def _raised(codebook: Codebook, theme: Theme, merged: set[str]) -> Theme:
    """Return the theme out from under those that go, in the place of the topmost of them."""
    over = [above for above in codebook.above(theme.id) if above.id in merged]
    if not over:
        return theme
    parent_id, place = over[-1].parent_id, over[-1].position
    left = Codebook.of(t for t in codebook.themes.values() if t.id not in merged)
    name = spare_name(left, theme.name, parent_id, theme.id)
    return replace(theme, parent_id=parent_id, position=place, name=name)


def _joined(texts: Sequence[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _asking(filters: Iterable[SavedFilter], moves: dict[str, str], now: str) -> Change:
    change = Change()
    for saved in filters:
        wanted = replace(
            saved.wanted,
            themes=frozenset(moves.get(theme, theme) for theme in saved.wanted.themes),
            hidden=frozenset(moves.get(theme, theme) for theme in saved.wanted.hidden),
        )
        if wanted != saved.wanted:
            change = change.then(replace_one(saved, replace(saved, wanted=wanted, modified=now)))
    return change
