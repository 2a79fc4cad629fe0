"""Codebooks taken out of a library and brought into one, and sets of themes to start from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import EmptyFile, FileUnreadable
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.codebooks import format_of
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.theming import ensure_path


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """Themes to start from."""

    id: str
    name: str
    description: str
    entries: tuple[Entry, ...]


def entries(codebook: Codebook) -> list[Entry]:
    """Return every theme as codebooks tell of it, archived ones too, those above first."""
    return [
        Entry(
            codebook.path(theme.id),
            theme.description,
            theme.colour,
            theme.key,
            theme.include,
            theme.exclude,
            theme.archived,
            theme.id,
        )
        for theme in codebook.in_tree_order()
    ]


def read_codebook(path: Path) -> list[Entry]:
    """Read a codebook from a file; raises FileUnreadable, BrokenFile, or EmptyFile."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    found = format_of(path, data[:100]).read(data, path)
    if not found:
        raise EmptyFile(path)
    return found


def add_entries(
    codebook: Codebook, listed: Iterable[Entry], origin: Origin, *, rewrite: bool = True
) -> Change:
    """Bring themes into a codebook, matched by path; nothing is deleted.

    A theme that is there gets the descriptions that are given (unless `rewrite`, only where
    it has none); its colour and digit stay. A new one gets its colour and its digit, or the
    first that is free. Raises BadThemeName.
    """
    change = Change()
    for entry in listed:
        found = codebook.find(entry.path)
        if found is not None:
            step = _described(found, entry, origin, rewrite)
        else:
            step = _added(codebook, entry, origin)
        codebook, change = codebook.revised((), step.after), change.then(step)
    return change


def _described(theme: Theme, entry: Entry, origin: Origin, rewrite: bool) -> Change:
    first, second = (entry, theme) if rewrite else (theme, entry)
    after = replace(
        theme,
        description=first.description or second.description,
        include=first.include or second.include,
        exclude=first.exclude or second.exclude,
    )
    if after == theme:
        return Change()
    return replace_one(theme, replace(after, modified=origin.now()))


def _added(codebook: Codebook, entry: Entry, origin: Origin) -> Change:
    change, theme = ensure_path(codebook, entry.path, origin)
    is_free = entry.key is not None and entry.key not in codebook.by_key()
    after = replace(
        theme,
        description=entry.description,
        colour=entry.colour or theme.colour,
        key=None if entry.archived else entry.key if is_free else theme.key,
        include=entry.include,
        exclude=entry.exclude,
        archived=entry.archived,
    )
    return change.then(replace_one(theme, after))


def add_set(codebook: Codebook, wanted: ThemeSet, origin: Origin) -> Change:
    """Bring a set's themes into a codebook; what somebody wrote there stays."""
    return add_entries(codebook, wanted.entries, origin, rewrite=False)


def theme_sets(resources: Path, language: str = "") -> list[ThemeSet]:
    """Return the sets the program brings along, in the order they are offered.

    They are in English where there are none in `language`, such as "zh_CN".
    """
    named = resources / f"themes.{language}.json"
    listed = json.loads(
        (named if named.is_file() else resources / "themes.json").read_text(encoding="utf-8")
    )
    return [
        ThemeSet(
            each["id"],
            each["name"],
            each["description"],
            tuple(
                Entry(
                    tuple(theme["path"]),
                    theme["description"],
                    theme["colour"],
                    theme["key"],
                    theme["include"],
                    theme["exclude"],
                )
                for theme in each["themes"]
            ),
        )
        for each in listed
    ]
