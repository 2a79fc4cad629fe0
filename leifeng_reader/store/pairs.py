"""Records before and after a change, with all that is written of them, each part made once."""

from typing import NamedTuple

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Record
from leifeng_reader.store import kinds, rows


class Side(NamedTuple):
    """A record with its row's values, these as JSON, and the journal's text and hash of all."""

    record: Record
    values: tuple[kinds.Value, ...]
    cells: list[str]
    json: str
    hash: str


class Pair(NamedTuple):
    """A record before and after, one of which may be missing; which columns differ, by place."""

    kind: kinds.Kind
    id: str
    before: Side | None
    after: Side | None
    changed: tuple[int, ...] = ()

    @property
    def records(self) -> tuple[Record | None, Record | None]:
        """The record on both sides."""
        before, after = self.before, self.after
        return before.record if before else None, after.record if after else None

    @property
    def entry(self) -> tuple[str | None, str | None]:
        """The two sides as the journal keeps them: of the second, what differs from the first."""
        before, after = self.before, self.after
        if before is None or after is None:
            return before.json if before else None, after.json if after else None
        names, cells = self.kind.columns, after.cells
        altered = ",".join([f'"{names[place]}":{cells[place]}' for place in self.changed])
        return before.json, f"{{{altered}}}"

    @property
    def homes(self) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """The (theme, document) it is listed under, before and after."""
        one, other = self.records
        before = one if isinstance(one, Annotation) else None
        after = other if isinstance(other, Annotation) else None
        return _homes(before), _homes(after)


def _homes(record: Annotation | None) -> set[tuple[str, str]]:
    if record is None:
        return set()
    document_id = record.document_id
    return {(theme_id, document_id) for theme_id in record.stored_themes}


def paired(record_id: str, before: Record | None, after: Record | None) -> Pair:
    """Return the pair of a record; one of the sides at least is there."""
    kind = next(rows.KINDS[type(record)] for record in (before, after) if record)
    if before is None or after is None:
        old, new = (_side(kind, record) if record else None for record in (before, after))
        return Pair(kind, record_id, old, new)
    return _altered(kind, record_id, _side(kind, before), after)


def _side(kind: kinds.Kind, record: Record) -> Side:
    values = kind.values(record)
    return _sealed(kind, record, values, rows.cells(values))


def _sealed(
    kind: kinds.Kind, record: Record, values: tuple[kinds.Value, ...], cells: list[str]
) -> Side:
    text = rows.joined(kind, values, cells)
    return Side(record, values, cells, text, rows.json_hash(text))


def _altered(kind: kinds.Kind, record_id: str, old: Side, after: Record) -> Pair:
    """Return a pair of which only the cells that differ are made anew: the long ones stay."""
    values, cells = kind.values(after), old.cells.copy()
    sides = enumerate(zip(old.values, values, strict=True))
    changed = tuple([place for place, (one, other) in sides if one != other])
    made = rows.cells([values[place] for place in changed])
    for place, cell in zip(changed, made, strict=True):
        cells[place] = cell
    return Pair(kind, record_id, old, _sealed(kind, after, values, cells), changed)
