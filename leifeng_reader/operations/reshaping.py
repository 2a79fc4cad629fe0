"""Annotations trimmed, extended, and made one where they overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leifeng_reader.core.anchoring import describe
from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Text
from leifeng_reader.core.ends import End, Step, stepped
from leifeng_reader.core.links import redirected
from leifeng_reader.operations.annotating import resize
from leifeng_reader.operations.origin import Origin

BETWEEN_NOTES = "\n\n"


def move_end(
    annotation: Annotation, text: Text, end: End, step: Step, origin: Origin, *, outward: bool
) -> Change:
    """Extend (outward) or trim an annotation by a word or a sentence at one end.

    Empty where nothing is left to take in or away, and for what is no passage.
    """
    if annotation.scope is not Scope.PASSAGE:
        return Change()
    span = (annotation.start, annotation.end)
    moved = stepped(text.content, span, end, step, outward=outward)
    return Change() if moved == span else resize(annotation, text, moved, origin)


def merge_overlapping(
    annotations: Iterable[Annotation],
    text: Text,
    origin: Origin,
    *,
    linking: Iterable[Annotation] = (),
) -> Change:
    """Make one of those annotations of a document that overlap, each group for itself.

    The one created first stays, with the ends of all, all themes (its own first) and all
    notes. Links in the notes of `linking` follow. Empty when none overlap.
    """
    change, moves = Change(), dict[str, str]()
    for group in overlapping(annotations):
        first, merged = _merged(group, text)
        moves |= {annotation.id: first.id for annotation in group if annotation is not first}
        after = replace(merged, modified=origin.now())
        change = change.then(Change(tuple(group), (after,)))
    return change.then(_relinked(change, linking, moves, origin)) if moves else change


def overlapping(annotations: Iterable[Annotation]) -> Iterator[list[Annotation]]:
    """Yield the groups of two and more passages that share characters, in document order."""
    group: list[Annotation] = []
    end = -1
    passages = (each for each in annotations if each.scope is Scope.PASSAGE)
    for annotation in sorted(passages, key=lambda a: (a.document_id, *a.order)):
        if group and annotation.document_id == group[0].document_id and annotation.start < end:
            group.append(annotation)
            end = max(end, annotation.end)
            continue
        if len(group) > 1:
            yield group
        group, end = [annotation], annotation.end
    if len(group) > 1:
        yield group


def _merged(group: list[Annotation], text: Text) -> tuple[Annotation, Annotation]:
    """Return the one that stays, as it is and as it becomes."""
    first = min(group, key=lambda annotation: (annotation.created, annotation.order))
    others = [annotation for annotation in group if annotation is not first]
    themes = dict.fromkeys(theme for each in (first, *others) for theme in each.themes)
    notes = dict.fromkeys(each.note.strip() for each in group if each.note.strip())
    start, end = group[0].start, max(annotation.end for annotation in group)
    return first, replace(
        first,
        selector=describe(text.content, start, end),
        themes=tuple(themes),
        note=BETWEEN_NOTES.join(notes),
        created=min(annotation.created for annotation in group),
    )


def _relinked(
    change: Change, linking: Iterable[Annotation], moves: dict[str, str], origin: Origin
) -> Change:
    gone = {record.id for record in change.before}
    standing = {record.id: record for record in change.after if isinstance(record, Annotation)}
    listed = [annotation for annotation in linking if annotation.id not in gone]
    before, after = [], []
    for annotation in (*standing.values(), *listed):
        note = redirected(annotation.note, moves)
        if note != annotation.note:
            before.append(annotation)
            after.append(replace(annotation, note=note, modified=origin.now()))
    return Change(tuple(before), tuple(after))
