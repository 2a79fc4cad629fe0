"""The parts of a study set and their items, as a person alters them; nothing is written here.

Each function returns the set as it will be: studying.changed_set makes the change of it.
"""

from collections.abc import Callable
from dataclasses import replace

from leifeng_reader.core.study import Item, Part, PartKind, StudySet

NewId = Callable[[], str]


def add_part(study_set: StudySet, kind: PartKind, new_id: NewId, row: int = -1) -> StudySet:
    """Add an empty part of a kind at a row (-1: last)."""
    return _with_part(study_set, Part(new_id(), kind), row)


def remove_part(study_set: StudySet, part_id: str) -> StudySet:
    """Take a part out."""
    kept = tuple(part for part in study_set.parts if part.id != part_id)
    return replace(study_set, parts=kept)


def move_part(study_set: StudySet, part_id: str, row: int) -> StudySet:
    """Put a part at a row among the others (-1: last)."""
    part = part_of(study_set, part_id)
    return _with_part(remove_part(study_set, part_id), part, row) if part else study_set


def duplicate_part(study_set: StudySet, part_id: str, new_id: NewId) -> StudySet:
    """Put a part like another right after it."""
    part = part_of(study_set, part_id)
    if part is None:
        return study_set
    row = study_set.parts.index(part) + 1
    return _with_part(study_set, replace(part, id=new_id()), row)


def alter_part(study_set: StudySet, part: Part) -> StudySet:
    """Put a part into the place of the one of the same id."""
    parts = tuple(part if each.id == part.id else each for each in study_set.parts)
    return replace(study_set, parts=parts)


def part_of(study_set: StudySet, part_id: str) -> Part | None:
    """Return the part of that id, or None."""
    return next((part for part in study_set.parts if part.id == part_id), None)


def _with_part(study_set: StudySet, part: Part, row: int) -> StudySet:
    parts = list(study_set.parts)
    parts.insert(row if row >= 0 else len(parts), part)
    return replace(study_set, parts=tuple(parts))


# Items


def item_for(part: Part, annotation_id: str) -> Item:
    """Return what was altered about an annotation in a part."""
    found = (item for item in part.items if item.annotation_id == annotation_id)
    return next(found, Item(annotation_id))


def write_item(
    part: Part,
    annotation_id: str,
    *,
    prompt: str | None,
    answer: str | None,
    drawn: tuple[str, ...] = (),
) -> Part:
    """Put words of the teacher's in the place of an annotation's; None follows it again.

    An item gives its annotation a place before those without: `drawn` are the annotations in
    the order the part has now, so that it stays.
    """
    item = replace(item_for(part, annotation_id), prompt=prompt, answer=answer)
    is_new = all(each.annotation_id != annotation_id for each in part.items)
    if is_new and annotation_id in drawn[1:] and not follows(item):
        part = reorder(part, drawn[: drawn.index(annotation_id)])
    return _set_item(part, item)


def leave_out(part: Part, annotation_id: str, *, left_out: bool = True) -> Part:
    """Keep an annotation out of a part, or take it in again."""
    return _set_item(part, replace(item_for(part, annotation_id), left_out=left_out))


def add_own(part: Part, prompt: str, answer: str = "") -> Part:
    """Add an item in the teacher's own words, last."""
    return replace(part, items=(*part.items, Item(None, prompt, answer or None)))


def alter_own(part: Part, index: int, prompt: str, answer: str = "") -> Part:
    """Put other words into the teacher's own item at an index of `items`."""
    items = list(part.items)
    items[index] = replace(items[index], prompt=prompt, answer=answer or None)
    return replace(part, items=tuple(items))


def remove_item(part: Part, index: int) -> Part:
    """Take the item at an index of `items` out: an annotation follows itself again."""
    return replace(part, items=part.items[:index] + part.items[index + 1 :])


def add_gap(part: Part, start: int, end: int) -> Part:
    """Set a gap by hand at [start, end) of the text; gaps it touches make room for it."""
    kept = tuple(i for i in part.items if not _is_gap(i) or i.end <= start or end <= i.start)
    return replace(part, items=(*kept, Item(start=start, end=end)))


def remove_gap(part: Part, position: int) -> Part:
    """Close the gap set by hand that holds a position of the text."""
    items = tuple(i for i in part.items if not (_is_gap(i) and i.start <= position < i.end))
    return replace(part, items=items)


def reorder(part: Part, annotation_ids: tuple[str, ...]) -> Part:
    """Give annotations an order of their own; what was written about them stays."""
    named = tuple(item_for(part, annotation_id) for annotation_id in annotation_ids)
    others = tuple(i for i in part.items if i.annotation_id not in annotation_ids)
    return replace(part, items=(*named, *others))


def follows(item: Item) -> bool:
    """Tell whether an item says nothing that the annotation does not say itself."""
    return item == Item(item.annotation_id)


def _is_gap(item: Item) -> bool:
    return item.annotation_id is None and item.start < item.end


def _set_item(part: Part, item: Item) -> Part:
    """Put an item into its place; a new one comes last."""
    ids = [each.annotation_id for each in part.items]
    if item.annotation_id not in ids:
        return part if follows(item) else replace(part, items=(*part.items, item))
    items = list(part.items)
    items[ids.index(item.annotation_id)] = item
    return replace(part, items=tuple(items))
