"""Saved filters: kept, renamed, changed and deleted."""

from collections.abc import Iterable
from dataclasses import replace

from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import clean_name
from leifeng_reader.core.errors import BadFilterName, BadThemeName
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.core.text import fold
from leifeng_reader.operations.origin import Origin


def save_filter(
    listed: Iterable[SavedFilter], name: str, wanted: Filter, origin: Origin
) -> tuple[Change, SavedFilter]:
    """Keep a filter under a name, last of those listed; raises BadFilterName."""
    listed, now = list(listed), origin.now()
    made = SavedFilter(
        id=origin.new_id(),
        name=_free_name(listed, name, ""),
        wanted=wanted,
        position=max((saved.position for saved in listed), default=-1) + 1,
        created=now,
        modified=now,
    )
    return Change((), (made,)), made


def rename_filter(
    listed: Iterable[SavedFilter], saved: SavedFilter, name: str, origin: Origin
) -> Change:
    """Give a saved filter another name; raises BadFilterName."""
    return _altered(saved, replace(saved, name=_free_name(listed, name, saved.id)), origin)


def set_wanted(saved: SavedFilter, wanted: Filter, origin: Origin) -> Change:
    """Make a saved filter ask for something else."""
    return _altered(saved, replace(saved, wanted=wanted), origin)


def delete_filter(saved: SavedFilter) -> Change:
    """Delete a saved filter; what it shows stays."""
    return Change(before=(saved,))


def _free_name(listed: Iterable[SavedFilter], name: str, own_id: str) -> str:
    try:
        name = clean_name(name)
    except BadThemeName as error:
        raise BadFilterName(error.name, error.reason, error.limit) from error
    if any(other.id != own_id and fold(other.name) == fold(name) for other in listed):
        raise BadFilterName(name, "taken")
    return name


def _altered(before: SavedFilter, after: SavedFilter, origin: Origin) -> Change:
    if before == after:
        return Change()
    return replace_one(before, replace(after, modified=origin.now()))
