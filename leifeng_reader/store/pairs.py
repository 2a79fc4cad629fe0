"""Records before and after a change, with all that is written of them, each part made once."""

from typing import NamedTuple

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Record
from leifeng_reader.store import rows


class Side(NamedTuple):
    """A record with its row, the row's cells as JSON, and the journal's text and hash of both."""

    record: Record
    row: rows.Row
    cells: dict[str, str]
    json: str
    hash: str

    @property
    def homes(self) -> set[tuple[str, str]]:
        """The (theme, document) it is listed under; empty for what carries no themes."""
        record = self.record
        if not isinstance(record, Annotation):
            return set()
        return {(theme_id, record.document_id) for theme_id in record.themes}


class Pair(NamedTuple):
    """A record before and after, one of which may be missing, and the columns that differ."""

    kind: str
    id: str
    before: Side | None
    after: Side | None
    changed: tuple[str, ...] = ()

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
        altered = [f'"{name}":{after.cells[name]}' for name in self.changed]
        return before.json, "{" + ",".join(altered) + "}"


def paired(record_id: str, before: Record | None, after: Record | None) -> Pair:
    """Return the pair of a record; one of the sides at least is there."""
    old = _side(before) if before else None
    if old is None or after is None:
        kind = next(rows.kind_of(record) for record in (before, after) if record)
        return Pair(kind, record_id, old, _side(after) if after else None)
    return _altered(record_id, old, after)


def _side(record: Record) -> Side:
    kind = rows.KINDS[type(record)]
    row = kind.to_row(record)
    return _sealed(kind, record, row, rows.cells(row))


def _sealed(kind: rows.Kind, record: Record, row: rows.Row, cells: dict[str, str]) -> Side:
    text = rows.joined(kind, row, cells)
    return Side(record, row, cells, text, rows.json_hash(text))


def _altered(record_id: str, old: Side, after: Record) -> Pair:
    """Return a pair of which only the cells that differ are made anew: the long ones stay."""
    kind = rows.KINDS[type(after)]
    row = kind.to_row(after)
    changed = tuple([name for name, value in old.row.items() if row[name] != value])
    cells = old.cells | rows.cells({name: row[name] for name in changed})
    return Pair(kind.table, record_id, old, _sealed(kind, after, row, cells), changed)
