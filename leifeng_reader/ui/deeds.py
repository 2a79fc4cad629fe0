"""The words for what a change did, made from the records it touched."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from leifeng_reader.core.annotation import Annotation, Scope, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.merged import is_merge
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.store.history import Count, Entry, Event
from leifeng_reader.ui.wording import enumerated

if TYPE_CHECKING:
    from leifeng_reader.core.study import Card, StudySet

NameOf = Callable[[str], str]
"""Returns a theme's name by its id, also of one that is gone."""

_QUOTED = 60


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


def deed(entry: Entry, events: Sequence[Event], name_of: NameOf) -> str:
    """Say in a sentence what an entry did; `events` are its first ones, at least one."""
    total = sum(count.added + count.altered + count.removed for count in entry.counts)
    if total == 1 and events:
        return one_deed(events[0].before, events[0].after, name_of)
    return _leading(entry, events, name_of) or _counted(entry.counts)


def deed_of(change: Change, label: str, name_of: NameOf) -> str:
    """Say in a sentence what a change did, as the journal will tell it."""
    from leifeng_reader.store.rows import kind_of  # late: see the window

    before, after = (
        {record.id: record for record in side} for side in (change.before, change.after)
    )
    tallies: dict[str, list[int]] = {}
    events = []
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        kind = next(kind_of(record) for record in (new, old) if record)
        tallies.setdefault(kind, [0, 0, 0])[0 if old is None else 2 if new is None else 1] += 1
        events.append((kind, key, old, new))
    counts = tuple(Count(kind, *tally) for kind, tally in tallies.items())
    entry = Entry(0, "", label, "", counts)
    return deed(entry, [Event(entry, *event, place=0) for event in events], name_of)


def one_deed(before: Record | None, after: Record | None, name_of: NameOf) -> str:
    """Say what became of one record."""
    match before or after:
        case Annotation():
            return _of_annotation(before, after, name_of)
        case Theme():
            return _of_theme(before, after, name_of)
        case Document():
            return _of_document(before, after)
        case SavedFilter():
            return _of_list(before, after)
        case None:
            return _tr("Changed nothing")
        case _:
            return _of_study(before, after)


# One record


def title_of(record: Record) -> str:
    """Return what a record is called: a quote, a name, a title."""
    match record:
        case Annotation():
            if record.scope is Scope.PLACE:
                return _tr("a bookmark")
            if record.scope is Scope.DOCUMENT:
                return _tr("the whole text")
            return f"“{shortened(record.selector.quote, _QUOTED)}”"
        case Document():
            return f"“{shortened(record.title)}”"
        case Theme() | SavedFilter():
            return f"“{shortened(record.name)}”"
        case _:
            return _title_in_study(record)


def _of_annotation(before: Record | None, after: Record | None, name_of: NameOf) -> str:
    if not isinstance(before, Annotation):
        return _made(after, name_of) if isinstance(after, Annotation) else ""
    if not isinstance(after, Annotation):
        return _tr("Removed {0}").format(title_of(before))
    title = title_of(after)
    given = [theme for theme in after.themes if theme not in before.themes]
    taken = [theme for theme in before.themes if theme not in after.themes]
    if given or taken:
        return _rethemed(title, given, taken, name_of)
    if before.note != after.note:
        return _noted(before.note, after.note).format(title)
    if not before.is_settled and after.is_settled:
        if before.selector == after.selector:
            return _tr("Confirmed where {0} stands").format(title)
        return _tr("Put {0} in its place").format(title)
    if (before.start, before.end) != (after.start, after.end):
        return _tr("Changed the ends of {0}").format(title)
    return _tr("Changed {0}").format(title)


def _made(after: Annotation, name_of: NameOf) -> str:
    names = enumerated(name_of(theme) for theme in after.themes)
    if after.scope is Scope.PLACE:
        return _tr("Set a bookmark")
    if after.scope is Scope.DOCUMENT:
        return _tr("Annotated the whole text")
    if names:
        return _tr("Highlighted {0} with {1}").format(title_of(after), names)
    return _tr("Highlighted {0}").format(title_of(after))


def _rethemed(title: str, given: list[str], taken: list[str], name_of: NameOf) -> str:
    new, old = (enumerated(map(name_of, ids)) for ids in (given, taken))
    if given and taken:
        return _tr("Moved {0} from {1} to {2}").format(title, old, new)
    if given:
        return _tr("Gave {0} the theme {1}").format(title, new)
    return _tr("Took the theme {1} off {0}").format(title, old)


def _noted(before: str, after: str) -> str:
    if not before:
        return _tr("Wrote a note on {0}")
    return _tr("Changed the note on {0}") if after else _tr("Removed the note on {0}")


def _of_theme(before: Record | None, after: Record | None, name_of: NameOf) -> str:
    if not isinstance(before, Theme):
        return _tr("Added the theme {0}").format(title_of(after)) if after else ""
    title = title_of(before)
    if not isinstance(after, Theme):
        return _tr("Removed the theme {0}").format(title)
    if is_merge(before, after):
        if after.merged_into is None:
            into = name_of(before.merged_into or "")
            return _tr("Took the theme {0} out of {1} again").format(title, into)
        return _tr("Merged the theme {0} into {1}").format(title, name_of(after.merged_into))
    if before.name != after.name:
        return _tr("Renamed the theme {0} to {1}").format(title, title_of(after))
    if before.archived != after.archived:
        archived = _tr("Archived the theme {0}"), _tr("Took the theme {0} out of the archive")
        return archived[before.archived].format(title)
    if before.parent_id != after.parent_id and after.parent_id:
        return _tr("Put the theme {0} under {1}").format(title, name_of(after.parent_id))
    for field, words in (
        ("colour", _tr("Gave the theme {0} another colour")),
        ("key", _tr("Gave the theme {0} another key")),
        ("parent_id", _tr("Put the theme {0} at the top")),
        ("position", _tr("Put the theme {0} in another place")),
    ):
        if getattr(before, field) != getattr(after, field):
            return words.format(title)
    return _tr("Described the theme {0}").format(title)


def _of_document(before: Record | None, after: Record | None) -> str:
    if not isinstance(before, Document):
        return _tr("Added the text {0}").format(title_of(after)) if after else ""
    if not isinstance(after, Document):
        return _tr("Removed the text {0}").format(title_of(before))
    if before.text_id != after.text_id:
        return _tr("Replaced the text of {0}").format(title_of(after))
    return _tr("Changed the details of {0}").format(title_of(after))


def _of_list(before: Record | None, after: Record | None) -> str:
    if before is None:
        return _tr("Kept the list {0}").format(title_of(after)) if after else ""
    if after is None:
        return _tr("Removed the list {0}").format(title_of(before))
    return _tr("Changed the list {0}").format(title_of(after))


def _title_in_study(record: "StudySet | Card") -> str:
    named = getattr(record, "name", None)  # a card has none; its class is not loaded for this
    return _tr("a card") if named is None else f"“{shortened(named)}”"


def _of_study(before: Record | None, after: Record | None) -> str:
    record = after or before
    if record is None:
        return ""
    if getattr(record, "name", None) is None:
        made, altered, removed = _tr("Made a card"), _tr("Reviewed a card"), _tr("Removed a card")
    else:
        made, altered = _tr("Made the study set {0}"), _tr("Changed the study set {0}")
        removed = _tr("Removed the study set {0}")
    if before and after and title_of(before) != title_of(after):
        names = title_of(before), title_of(after)
        return _tr("Renamed the study set {0} to {1}").format(*names)
    said = made if before is None else altered if after else removed
    return said.format(title_of(record))


# Several at once


def _leading(entry: Entry, events: Sequence[Event], name_of: NameOf) -> str:
    """Say what several records were changed for, where one of them or the label tells."""
    counts = {count.kind: count for count in entry.counts}
    none = Count("", 0, 0, 0)
    themes, texts = counts.get("themes", none), counts.get("documents", none)
    annotations = counts.get("annotations", none)
    touched = annotations.added + annotations.altered + annotations.removed
    led = [event for event in events if event.kind in ("documents", "themes")]
    if texts.added + texts.altered + texts.removed == 1 and led and led[0].kind == "documents":
        return _with(_of_document(led[0].before, led[0].after), touched)
    merges = [event for event in led if is_merge(event.before, event.after)]
    if merges:
        return _of_merges(merges, name_of)
    if "merge" in entry.label and themes.removed:  # as libraries of older versions tell it
        merged = _tr("Merged {0} themes").format(_number(themes.removed + 1))
        return _with(merged, touched)
    if "merge" in entry.label and annotations.removed and len(counts) == 1:
        return _tr("Merged {0}").format(plural("annotations", touched))
    if "split" in entry.label and themes.added:
        return _with(_tr("Split a theme into {0}").format(_number(themes.added)), touched)
    one_theme = themes.added + themes.altered + themes.removed == 1
    if one_theme and len(led) == 1 and not texts.added:
        said = _of_theme(led[0].before, led[0].after, lambda _: "")
        return _with(said, touched)
    return ""


def _of_merges(events: Sequence[Event], name_of: NameOf) -> str:
    if len(events) == 1:
        return _of_theme(events[0].before, events[0].after, name_of)
    one, other = events[0].before, events[0].after
    assert isinstance(one, Theme) and isinstance(other, Theme)
    if other.merged_into is None:
        return _tr("Took themes out of {0} again").format(name_of(one.merged_into or ""))
    return _tr("Merged themes into {0}").format(name_of(other.merged_into))


def _with(said: str, annotations: int) -> str:
    if not annotations:
        return said
    return _tr("{0}, with {1}").format(said, plural("annotations", annotations))


def _counted(counts: Sequence[Count]) -> str:
    parts = []
    for count in counts:
        for number, words in (
            (count.added, _tr("added {0}")),
            (count.altered, _tr("changed {0}")),
            (count.removed, _tr("removed {0}")),
        ):
            if number:
                parts.append(words.format(plural(count.kind, number)))
    said = enumerated(parts) or _tr("changed nothing")
    return said[:1].upper() + said[1:]


def plural(kind: str, number: int) -> str:
    """Return how many records of a kind, in words."""
    one, many = {
        "annotations": (_tr("1 annotation"), _tr("{0} annotations")),
        "themes": (_tr("1 theme"), _tr("{0} themes")),
        "documents": (_tr("1 text"), _tr("{0} texts")),
        "study_sets": (_tr("1 study set"), _tr("{0} study sets")),
        "cards": (_tr("1 card"), _tr("{0} cards")),
    }.get(kind, (_tr("1 list"), _tr("{0} lists")))
    return one if number == 1 else many.format(_number(number))


def _number(number: int) -> str:
    return QLocale().toString(number)
