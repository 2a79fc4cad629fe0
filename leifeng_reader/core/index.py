"""The annotations of one document, in order and by place."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from leifeng_reader.core.annotation import Annotation

_CELL = 12
_LONG = 64
Key = tuple[int, int, str]


def _order(annotation: Annotation) -> Key:
    return annotation.order


class AnnotationIndex:
    """Answers which annotations meet a span without looking at the others.

    Annotations are noted in every cell of 4,096 code points they touch; those that touch
    more than 64 cells are kept aside and always looked at. So are those without text, which
    share a character with nothing. `unsettled` has the ids of those whose place is not certain.
    """

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        """Hold the annotations given."""
        self.by_id: dict[str, Annotation] = {}
        self.unsettled: set[str] = set()
        self._sorted: list[Annotation] = []
        self._cells: dict[int, list[str]] = {}
        self._long: list[str] = []
        self._points: list[str] = []
        for annotation in annotations:
            self._note(annotation)
        self._sorted = sorted(self.by_id.values(), key=_order)

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self._sorted)

    def put(self, annotation: Annotation) -> None:
        """Add an annotation, or put it in the place of the one with its id."""
        known = self.by_id.get(annotation.id)
        if known is not None and known.order == annotation.order:
            self._sorted[bisect_left(self._sorted, annotation.order, key=_order)] = annotation
            self.by_id[annotation.id] = annotation
            self._note_standing(annotation)
            return
        self.discard(annotation.id)
        self._note(annotation)
        insort(self._sorted, annotation, key=_order)

    def discard(self, annotation_id: str) -> None:
        """Forget an annotation, if it is here."""
        annotation = self.by_id.pop(annotation_id, None)
        if annotation is None:
            return
        self.unsettled.discard(annotation_id)
        del self._sorted[bisect_left(self._sorted, annotation.order, key=_order)]
        for listed in self._homes(annotation):
            listed.remove(annotation_id)

    def meeting(self, start: int, end: int) -> list[Annotation]:
        """Return the annotations that share a character with [start, end), in order."""
        ids = set(self._long)
        for cell in range(start >> _CELL, (max(start, end - 1) >> _CELL) + 1):
            ids.update(self._cells.get(cell, ()))
        found = (self.by_id[annotation_id] for annotation_id in ids)
        return sorted((a for a in found if a.start < end and start < a.end), key=lambda a: a.order)

    def places(self, start: int, end: int) -> list[Annotation]:
        """Return the annotations without text at positions start to end, in order."""
        found = (self.by_id[annotation_id] for annotation_id in self._points)
        return sorted((a for a in found if start <= a.start <= end), key=_order)

    def to_check(self) -> list[Annotation]:
        """Return the annotations whose place is not certain, in order."""
        return sorted((self.by_id[annotation_id] for annotation_id in self.unsettled), key=_order)

    def at(self, position: int) -> list[Annotation]:
        """Return the annotations that hold the character at position, shortest first."""
        return sorted(self.meeting(position, position + 1), key=lambda a: (a.end - a.start, a.id))

    def after(self, key: Key) -> Annotation | None:
        """Return the first annotation that sorts after key."""
        place = bisect_right(self._sorted, key, key=_order)
        return self._sorted[place] if place < len(self._sorted) else None

    def following(self, key: Key) -> Iterator[Annotation]:
        """Yield the annotations that sort after key, in order."""
        first = bisect_right(self._sorted, key, key=_order)
        return (self._sorted[place] for place in range(first, len(self._sorted)))

    def before(self, key: Key) -> Annotation | None:
        """Return the last annotation that sorts before key."""
        place = bisect_left(self._sorted, key, key=_order)
        return self._sorted[place - 1] if place else None

    def _note(self, annotation: Annotation) -> None:
        self.by_id[annotation.id] = annotation
        self._note_standing(annotation)
        for listed in self._homes(annotation):
            listed.append(annotation.id)

    def _note_standing(self, annotation: Annotation) -> None:
        if not annotation.is_settled:
            self.unsettled.add(annotation.id)
        elif self.unsettled:
            self.unsettled.discard(annotation.id)

    def _homes(self, annotation: Annotation) -> list[list[str]]:
        if annotation.start == annotation.end:
            return [self._points]
        first, last = annotation.start >> _CELL, max(annotation.start, annotation.end - 1) >> _CELL
        if last - first >= _LONG:
            return [self._long]
        return [self._cells.setdefault(cell, []) for cell in range(first, last + 1)]
