"""A change written: checked against what stands, put into the tables, entered in the journal."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.errors import Conflict
from leifeng_reader.core.progress import Progress, stretches
from leifeng_reader.store import glimpses, merges, rows, texts
from leifeng_reader.store.pairs import Pair, Side, paired
from leifeng_reader.store.search_upkeep import follow

if TYPE_CHECKING:
    from sqlite_utils import Database

K = TypeVar("K", bound=Hashable)

_LARGE = 2000


def is_large(change: Change) -> bool:
    """Tell whether a change is of thousands of records."""
    return len(change.before) + len(change.after) >= _LARGE


def write(db: "Database", change: Change, entry: tuple[str, str, str], progress: Progress) -> int:
    """Write a change and its journal entry (at, label, writer); return the entry's id.

    Raises Conflict unless every record in `before` still stands and every new id is free.
    Must be called inside a transaction, which a fault leaves half done.
    """
    connection = db.conn
    before = {record.id: record for record in change.before}
    after = {record.id: record for record in change.after}
    ids = list(before | after)
    _write_texts(db, change)
    change_id = _enter(connection, entry, _counts(before, after))
    for some in stretches(ids, progress):
        pairs = [paired(key, before.get(key), after.get(key)) for key in some]
        _write_records(connection, pairs)
        follow(connection, [each.records for each in pairs])
        _journal(connection, change_id, pairs)
    merges.check(connection, change)
    progress(len(ids), len(ids))
    return change_id


def broken_link(change: Change) -> Conflict:
    """Name the record that cannot go because another needs it, or that needs one that is gone."""
    kept = {record.id for record in change.after}
    removed = [record for record in change.before if record.id not in kept]
    record = [*removed, *change.after][0]
    return Conflict(rows.kind_of(record), record.id)


def _write_texts(db: "Database", change: Change) -> None:
    for text in change.texts:
        db.table("texts").insert(texts.text_row(text), ignore=True)
        images = [texts.image_row(text.id, image) for image in text.images]
        db.table("images").insert_all(images, ignore=True)
    if change.texts:
        glimpses.keep_beginnings(db, change)


def _write_records(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    # The order of kinds is free: references are looked at in the end.
    for kind, of_kind in _grouped(pairs, lambda pair: pair.kind.table):
        for changed, some in _grouped(of_kind, lambda pair: pair.changed):
            if changed:
                _update(connection, kind, changed, some)
            else:
                _check(connection, kind, some)
                _delete(connection, kind, [[pair.id] for pair in some if not pair.after])
                _insert(connection, kind, [p.after for p in some if p.after and not p.before])
        _link(connection, of_kind)


def _grouped(pairs: Iterable[Pair], key: Callable[[Pair], K]) -> Iterable[tuple[K, list[Pair]]]:
    groups: dict[K, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(key(pair), []).append(pair)
    return groups.items()


def _check(connection: sqlite3.Connection, kind: str, pairs: Iterable[Pair]) -> None:
    """Raise Conflict at the first pair whose `before` does not stand."""
    found = _hashes(connection, kind, pairs)
    for pair in pairs:
        if found.get(pair.id) != (pair.before.hash if pair.before else None):
            raise Conflict(kind, pair.id)


def _hashes(connection: sqlite3.Connection, kind: str, pairs: Iterable[Pair]) -> dict[str, str]:
    ids = json.dumps([pair.id for pair in pairs])
    sql = f"SELECT id, hash FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, [ids]))


def _delete(connection: sqlite3.Connection, kind: str, ids: list[list[str]]) -> None:
    connection.executemany(f"DELETE FROM {kind} WHERE id = ?", ids)


def _insert(connection: sqlite3.Connection, kind: str, sides: list[Side]) -> None:
    if sides:
        names = rows.KINDS[type(sides[0].record)].columns
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        connection.executemany(
            f"INSERT INTO {kind} ({columns}, hash) VALUES ({marks}, ?)",
            [(*side.values, side.hash) for side in sides],
        )


def _update(
    connection: sqlite3.Connection, kind: str, changed: tuple[int, ...], pairs: list[Pair]
) -> None:
    """Write the columns that differ, and no others: what has an index is seldom among them.

    Looks at the hash in passing, which is half the work of looking first; raises Conflict.
    """
    names = pairs[0].kind.columns
    sets = "".join(f'"{names[place]}" = ?, ' for place in changed)
    cursor = connection.executemany(
        f"UPDATE {kind} SET {sets}hash = ? WHERE id = ? AND hash = ?",
        [
            (*[after.values[place] for place in changed], after.hash, key, before.hash)
            for _, key, before, after, _ in pairs
            if before and after
        ],
    )
    if cursor.rowcount != len(pairs):
        found = _hashes(connection, kind, pairs)
        stale = (pair.id for pair in pairs if pair.after and found.get(pair.id) != pair.after.hash)
        raise Conflict(kind, next(stale, pairs[0].id))


def _link(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Keep the list of annotations by theme in step with the themes they carry."""
    gone, come = [], []
    for pair in pairs:
        before, after = pair.homes
        if before != after:
            gone += [(*home, pair.id) for home in before - after]
            come += [(*home, pair.id) for home in after - before]
    if gone:
        sql = "DELETE FROM theme_annotations"
        where = "WHERE theme_id = ? AND document_id = ? AND annotation_id = ?"
        connection.executemany(f"{sql} {where}", sorted(gone))
    if come:
        connection.executemany("INSERT INTO theme_annotations VALUES (?, ?, ?)", sorted(come))


def _enter(
    connection: sqlite3.Connection,
    entry: tuple[str, str, str],
    counts: list[tuple[str, int, int, int]],
) -> int:
    sql = "INSERT INTO changes (at, label, writer, counts) VALUES (?, ?, ?, ?)"
    written = json.dumps(counts, separators=(",", ":"))
    return int(connection.execute(sql, (*entry, written)).lastrowid or 0)


def _counts(
    before: Mapping[str, Record], after: Mapping[str, Record]
) -> list[tuple[str, int, int, int]]:
    """Return (kind, added, altered, removed), which the journal's list tells without counting."""
    ways = Counter(
        (rows.kind_of(record), key in before, key in after)
        for key, record in {**before, **after}.items()
    )
    return [
        (kind, ways[kind, False, True], ways[kind, True, True], ways[kind, True, False])
        for kind in sorted({kind for kind, _, _ in ways})
    ]


def _journal(connection: sqlite3.Connection, change_id: int, pairs: Iterable[Pair]) -> None:
    connection.executemany(
        "INSERT INTO change_records VALUES (?, ?, ?, ?, ?)",
        [(change_id, pair.kind.table, pair.id, *pair.entry) for pair in pairs],
    )
