"""Annotations from a file beside those of the library: what would come in, then one change."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.core.text import LINE_BREAK, canonical
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.incoming import Incoming, Parcel, Path, made_id
from leifeng_reader.operations import editions
from leifeng_reader.operations.codebooks import add_entries
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.placing import (
    QUOTES,
    Home,
    Homes,
    Place,
    enclosed_home,
    find_places,
    home_of,
    made_of_quotes,
    own_id,
)
from leifeng_reader.operations.theming import ensure_path
from leifeng_reader.store.store import Store

_ID = re.compile(r"[\w.-]{1,100}")
_CUT = 32_000
"""Spreadsheet programs cut cells a little above this many characters."""


class Fate(StrEnum):
    """What would become of an annotation."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICTING = "conflicting"
    REMOVED = "removed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Row:
    """An annotation that would come in, change or go, with what decides where it stands.

    `note` and `themes` are those it would have. `before` is the library's, None for a new one.
    """

    id: str
    fate: Fate
    document: Document
    note: str
    themes: tuple[Path, ...]
    before: Annotation | None = None
    before_themes: tuple[Path, ...] = ()
    incoming: Incoming | None = None
    place: Place | None = None

    @property
    def is_lost(self) -> bool:
        """Tell whether its quote was not found in its document."""
        return self.place is not None and self.place.status is Status.LOST


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that would happen; `same` counts what is there already. `homes` go by document id.

    `texts` come along whatever rows are chosen, and so do `themes`, as the file tells of them.
    """

    rows: tuple[Row, ...]
    same: int
    homes: dict[str, Home]
    texts: tuple[Home, ...] = ()
    themes: tuple[Entry, ...] = ()

    @property
    def usual(self) -> frozenset[str]:
        """The rows that nobody needs to be asked about."""
        return frozenset(row.id for row in self.rows if row.fate in (Fate.NEW, Fate.CHANGED))


def compare(
    store: Store,
    brought: Parcel | Sequence[Incoming],
    origin: Origin,
    *,
    here: str | None = None,
    removals: bool = False,
    progress: Progress = untold,
) -> Comparison:
    """Say what a file's annotations would do to a library; nothing is written.

    `here` is the id of the open document. With `removals`, what the file's documents have and
    the file has not would go.
    """
    codebook = Codebook.of(store.themes())
    known = {each.id: each for each in store.annotations()}
    parcel = _as_known(brought if isinstance(brought, Parcel) else Parcel(tuple(brought)), known)
    homes = Homes(store.documents(), here, parcel.texts)
    named = _once((annotation_id(each), each) for each in parcel.incoming)
    # Nothing can be made of what the library does not know and the file does not quote.
    named = {key: e for key, e in named.items() if key in known or "quote" not in e.untold}
    rows, fresh = [], []
    for key, each in named.items():
        if key not in known:
            fresh.append((key, each))
        elif each.is_ours and (row := _altered(key, each, known[key], codebook, homes)):
            rows.append(row)
    same = len(named) - len(fresh) - len(rows)
    placed, found = _placed(store, fresh, homes, origin, progress)
    rows = [*placed, *rows]
    if removals:
        rows += _missing(named, known, codebook, homes)
    texts = tuple(found.get(e.id) or enclosed_home(e, origin.now()) for e in homes.new_texts)
    return Comparison(tuple(rows), same, found, texts, parcel.themes)


def _as_known(parcel: Parcel, known: Container[str]) -> Parcel:
    """Return what a file brings: as the library's own where that knows some of it."""
    own = parcel.as_ours
    is_own = own is not None and any(annotation_id(each) in known for each in own.incoming)
    return own if own is not None and is_own else parcel


def annotation_id(incoming: Incoming) -> str:
    """Return the id an annotation has in a library: its own when it came from one."""
    if incoming.is_ours and _ID.fullmatch(incoming.key):
        return incoming.key
    return made_id("annotation", incoming.key)


def _once(named: Iterable[tuple[str, Incoming]]) -> dict[str, Incoming]:
    found: dict[str, Incoming] = {}
    for key, each in named:
        found.setdefault(key, each)
    return found


# What is there already


def _altered(
    key: str, incoming: Incoming, before: Annotation, codebook: Codebook, homes: Homes
) -> Row | None:
    """Return the row of an annotation that the file has otherwise, None when it has it alike."""
    document = homes.by_id[before.document_id]
    old = _paths(before, codebook)
    is_told = "note" not in incoming.untold
    note = _kept(before.note, canonical(incoming.note)) if is_told else before.note
    themes = _themes_after(incoming, old)
    if note == before.note and themes == old:
        return None
    is_later = bool(incoming.modified) and before.modified > incoming.modified
    fate = Fate.CONFLICTING if is_later else Fate.CHANGED
    return Row(key, fate, document, note, themes, before, old, incoming)


def _paths(annotation: Annotation, codebook: Codebook) -> tuple[Path, ...]:
    found = (codebook.path(theme) for theme in annotation.themes)
    return tuple(path for path in found if path)


def _themes_after(incoming: Incoming, old: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the themes that a file leaves an annotation with; of some it may not speak."""
    named = tuple(_known(path, old) for path in incoming.themes)
    told = incoming.told_themes
    if told is None:
        return named
    told = frozenset(_known(path, old) for path in told)
    kept = (path for path in old if path in named or path not in told)
    return tuple(dict.fromkeys((*kept, *named)))


def _known(path: Path, old: Iterable[Path]) -> Path:
    """Return the path that was there, where a spreadsheet lost no more than characters of it."""
    written = "/".join(path)
    return next((each for each in old if _is_worn("/".join(each), written)), path)


def _kept(before: str, after: str) -> str:
    """Return the note as it was, where a spreadsheet cut it or lost characters."""
    is_cut = len(after) >= _CUT and len(before) > len(after) and before.startswith(after)
    is_same = _with_plain_breaks(before) == _with_plain_breaks(after)
    return before if is_cut or is_same or _is_worn(before, after) else after


def _with_plain_breaks(note: str) -> str:
    """Return a note without what many programs do not keep: white space around it, soft breaks."""
    return note.replace(LINE_BREAK, "\n").strip()


def _is_worn(before: str, after: str) -> bool:
    """Tell whether words differ only by question marks for what an encoding did not have."""
    if "?" not in after or before.isascii():
        return False
    wide = re.sub(r"[\U00010000-\U0010ffff]", lambda found: found[0] * 2, before)
    return any(
        len(one) == len(after)
        and all(a == b or (b == "?" and not a.isascii()) for a, b in zip(one, after, strict=True))
        for one in (before, wide)
    )


def _missing(
    named: dict[str, Incoming], known: dict[str, Annotation], codebook: Codebook, homes: Homes
) -> list[Row]:
    ours = [(key, each) for key, each in named.items() if each.is_ours]
    told = {known[key].document_id if key in known else each.document_id for key, each in ours}
    gone = (a for a in known.values() if a.document_id in told and a.id not in named)
    return [
        Row(a.id, Fate.REMOVED, homes.by_id[a.document_id], a.note, paths, a, paths)
        for a in gone
        for paths in (_paths(a, codebook),)
    ]


# What is new


def _placed(
    store: Store,
    fresh: Sequence[tuple[str, Incoming]],
    homes: Homes,
    origin: Origin,
    progress: Progress,
) -> tuple[list[Row], dict[str, Home]]:
    groups: dict[str, list[tuple[str, Incoming]]] = {}
    for key, each in fresh:
        found = homes.of(each)
        is_enclosed = each.document_id in homes.enclosed
        own = each.document_id if is_enclosed else own_id(each)
        groups.setdefault(found.id if found else own, []).append((key, each))
    rows, made = [], {}
    for document_id, group in groups.items():
        listed = [each for _, each in group]
        home = made[document_id] = _home(store, homes, document_id, listed, origin)
        places = find_places(home.text, listed, progress)
        rows += [
            _new(key, each, home, place) for (key, each), place in zip(group, places, strict=True)
        ]
    return rows, made


def _home(
    store: Store,
    homes: Homes,
    document_id: str,
    incoming: Sequence[Incoming],
    origin: Origin,
) -> Home:
    document = homes.by_id.get(document_id)
    if document is None:
        if document_id in homes.enclosed:
            return enclosed_home(homes.enclosed[document_id], origin.now())
        return made_of_quotes(incoming[0], incoming, origin.now())
    home = home_of(store, document)
    if document.source == QUOTES:
        return made_of_quotes(incoming[0], incoming, origin.now(), home)
    return home


def _new(key: str, incoming: Incoming, home: Home, place: Place) -> Row:
    fate = Fate.DUPLICATE if incoming.is_duplicate else Fate.NEW
    note = canonical(incoming.note)
    return Row(key, fate, home.document, note, incoming.themes, None, (), incoming, place)


# The change


def receive(store: Store, comparison: Comparison, chosen: Iterable[str], origin: Origin) -> Change:
    """Return the one change that the chosen rows make; themes the library lacks are made.

    Texts that came along come in even where no row is chosen.
    """
    wanted = set(chosen)
    rows = [row for row in comparison.rows if row.id in wanted]
    codebook = Codebook.of(store.themes())
    change = add_entries(codebook, comparison.themes, origin, rewrite=False)
    codebook = codebook.revised((), change.after)
    paths = dict.fromkeys(p for row in rows if row.fate is not Fate.REMOVED for p in row.themes)
    step, ids = _themed(codebook, paths, origin)
    change = change.then(step)
    needed = [comparison.homes[row.document.id] for row in rows if row.place is not None]
    homes = {home.document.id: home for home in (*needed, *comparison.texts)}
    for home in homes.values():
        change = change.then(_housed(store, home, origin))
    now = origin.now()
    before = tuple(row.before for row in rows if row.before is not None)
    after = [_made(row, comparison, ids, origin, now) for row in rows]
    return change.then(Change(before, tuple(each for each in after if each is not None)))


def _themed(
    codebook: Codebook, paths: Iterable[Path], origin: Origin
) -> tuple[Change, dict[Path, str]]:
    """Return the change that makes the themes that are not there, and the ids of all."""
    change, ids = Change(), {}
    for path in paths:
        try:
            step, theme = ensure_path(codebook, path, origin)
        except BadThemeName:
            continue
        if not step.is_empty:
            codebook, change = codebook.revised((), step.after), change.then(step)
        ids[path] = theme.id
    return change, ids


def _housed(store: Store, home: Home, origin: Origin) -> Change:
    """Return what brings a document to where it has to be: made, or given more quotes."""
    if home.before is None:
        return Change((), (home.document,), (home.text,))
    if home.before.text_id == home.text.id:
        return Change()
    old: Text = store.text(home.before.text_id)
    edition = editions.compare(home.before, old, store.annotations(home.before.id), home.text)
    return editions.replace_text(edition, origin)


def _made(
    row: Row, comparison: Comparison, ids: dict[Path, str], origin: Origin, now: str
) -> Annotation | None:
    if row.fate is Fate.REMOVED:
        return None
    themes = tuple(dict.fromkeys(ids[path] for path in row.themes if path in ids))
    if row.before is not None:
        return replace(row.before, themes=themes, note=row.note, modified=now)
    assert row.incoming is not None
    assert row.place is not None
    told, home = row.incoming, comparison.homes[row.document.id]
    return Annotation(
        id=row.id,
        document_id=home.document.id,
        text_sha256=home.text.sha256,
        selector=row.place.selector,
        themes=themes,
        note=row.note,
        created=told.created or now,
        modified=told.modified or told.created or now,
        status=row.place.status,
        annotator=canonical(told.annotator) or ("" if told.is_ours else origin.annotator),
        scope=told.scope if told.scope is not Scope.PLACE or not told.quote else Scope.PASSAGE,
    )
