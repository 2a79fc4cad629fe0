"""What a kind of record is to the store, and how values that several kinds have stand in rows."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from leifeng_reader.core.change import Record
from leifeng_reader.core.filters import Filter

Value = str | int | float | bytes | None
Row = dict[str, Value]


class AlteredRow(Exception):
    """A row holds what this program never wrote; the argument is its id."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table and columns, and the way to their values and back.

    `later` are the columns that came after the first version, with what older rows hold in
    them; in a row they stand last. Where nothing but such values follows, hash and journal
    leave them out, so those of older rows still fit.
    """

    table: str
    columns: tuple[str, ...]
    values: Callable[[Any], tuple[Value, ...]]
    from_row: Callable[[Mapping[str, Value]], Record]
    later: dict[str, Value] = field(default_factory=dict)


def filter_of(kept: str) -> Filter:
    """Return the filter that conditions wrote."""
    told: dict[str, Any] = json.loads(kept)
    wanted: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Filter(**wanted)


def conditions(wanted: Filter) -> str:
    """Write the conditions that are set: a Filter that gains others is still the same row."""
    plain = Filter()
    kept = {f.name: getattr(wanted, f.name) for f in fields(Filter)}
    return json.dumps(
        {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in kept.items()
            if value != getattr(plain, name)
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def number(value: Value) -> int:
    """Return a column's number; raises TypeError when it is none."""
    if not isinstance(value, int):
        raise TypeError(value)
    return value
