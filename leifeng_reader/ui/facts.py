"""What is known about a record, as labels and words, before and after a change."""

from PySide6.QtCore import QCoreApplication, QLocale

from leifeng_reader.core.annotation import Annotation, Scope, Status, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.core.study import StudySet
from leifeng_reader.store.history import Event
from leifeng_reader.ui import style
from leifeng_reader.ui.deeds import NameOf, one_deed, title_of
from leifeng_reader.ui.dialogs.sides import Group, Side
from leifeng_reader.ui.wording import enumerated

Facts = dict[str, str]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Facts", words)


def group_of(event: Event, name_of: NameOf, *, heading: str = "") -> Group:
    """Return what an event did to its record: all of one made or removed, else what differs."""
    before = facts(event.before, name_of) if event.before else {}
    after = facts(event.after, name_of) if event.after else {}
    is_pair = bool(before and after)
    labels = dict.fromkeys((*before, *after))
    sides = (Side(label, before.get(label, ""), after.get(label, "")) for label in labels)
    shown = tuple(
        side
        for side in sides
        if (side.before != side.after if is_pair else side.before + side.after)
    )
    said = heading or one_deed(event.before, event.after, name_of)
    return Group(said, shown, is_pair)


def facts(record: Record, name_of: NameOf) -> Facts:
    """Return everything a person may want to know of a record."""
    match record:
        case Annotation():
            return _of_annotation(record, name_of)
        case Theme():
            return _of_theme(record, name_of)
        case Document():
            return _of_document(record)
        case SavedFilter():
            return {_tr("Name"): record.name, _tr("Words"): record.wanted.words}
        case StudySet():
            return _of_study_set(record)
        case _:
            return {_tr("Due"): record.due, _tr("Reviews"): _number(record.reviews)}


def _of_study_set(record: StudySet) -> Facts:
    return {
        _tr("Name"): record.name,
        _tr("Title"): record.header.title,
        _tr("Parts"): enumerated(part.title or part.kind.value for part in record.parts),
        _tr("Version"): _number(record.seed),
    }


def _of_annotation(record: Annotation, name_of: NameOf) -> Facts:
    is_passage = record.scope is Scope.PASSAGE
    return {
        _tr("Passage"): record.selector.quote if is_passage else title_of(record),
        _tr("Themes"): enumerated(map(name_of, record.themes)),
        _tr("Note"): record.note,
        _tr("Where"): _span(record),
        _tr("Standing"): _status(record.status),
        _tr("Made by"): record.annotator,
    }


def _span(record: Annotation) -> str:
    if record.scope is Scope.DOCUMENT:
        return ""
    start, end = _number(record.start), _number(record.end)
    return _tr("character {0} to {1}").format(start, end)


def _status(status: Status) -> str:
    return {
        Status.ANCHORED: _tr("in its place"),
        Status.MOVED: _tr("moved, to be looked at"),
        Status.LOST: _tr("not found in the text"),
    }[status]


def _of_theme(record: Theme, name_of: NameOf) -> Facts:
    return {
        _tr("Name"): record.name,
        _tr("Colour"): style.tone_label(record.colour),
        _tr("Under"): name_of(record.parent_id) if record.parent_id else "",
        _tr("Key"): str(record.key or ""),
        _tr("Description"): record.description,
        _tr("When to use"): record.include,
        _tr("When not"): record.exclude,
        _tr("Archived"): _tr("yes") if record.archived else "",
        _tr("Place"): str(record.position + 1),
    }


def _of_document(record: Document) -> Facts:
    return {
        _tr("Title"): record.title,
        _tr("Authors"): enumerated(record.authors),
        _tr("Language"): record.language,
        _tr("Source"): record.source,
        _tr("Text"): _tr("{0} characters").format(_number(record.length)),
    }


def _number(number: int) -> str:
    return QLocale().toString(number)
