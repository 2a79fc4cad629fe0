"""The index of annotations and the counts of paired themes, kept in step with what is written."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Record
from leifeng_reader.core.matching import plainly
from leifeng_reader.core.tokens import TOKEN_RULES, tokens

Pair = tuple[Record | None, Record | None]
"""A record before and after; one of the two may be missing."""

Noted = tuple[int, str, str]
"""The number of an annotation, its quote and its note."""

TABLES = ("search_passages", "search_quotes", "search_notes")
"""The full-text tables; each can be emptied and made again."""

MANY = 500
"""New annotations wait for their turn, so that a stroke of a key need not wait for the index.

When so many wait, further ones do not, since what waits is looked through one by one; but
more than this at once do again.
"""


_OF_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR)


@dataclass(frozen=True, slots=True)
class State:
    """Which annotations are in the index: all but those with low < rowid <= high.

    It also holds words that `stale` annotations had: they are looked at in vain.
    """

    rules: int
    low: int
    high: int
    stale: int

    @property
    def is_old(self) -> bool:
        """Tell whether the index was made by other rules, or never begun: it is not to be used."""
        return self.rules != TOKEN_RULES


def state(connection: sqlite3.Connection) -> State:
    """Return how far the index of annotations is."""
    sql = "SELECT rules, low, high, stale FROM search_state"
    return State(*connection.execute(sql).fetchone())


def empty(connection: sqlite3.Connection) -> None:
    """Make the index an empty one of the rules of today; what is there waits for its turn."""
    for table in TABLES:
        _empty_table(connection, table)
    connection.execute("DELETE FROM search_texts")
    connection.execute(
        "UPDATE search_state SET rules = ?, low = 0, stale = 0,"
        " high = (SELECT coalesce(max(rowid), 0) FROM annotations)",
        [TOKEN_RULES],
    )


def _empty_table(connection: sqlite3.Connection, table: str) -> None:
    try:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _OF_DAMAGE:
            raise
        # Too far gone to be opened: its pages are made those of a new one.
        connection.execute(f"DELETE FROM {table}_data")
        connection.execute(f"DELETE FROM {table}_idx")
        pages = [(1, b""), (10, bytes(7))]
        connection.executemany(f"INSERT INTO {table}_data VALUES (?, ?)", pages)


def follow(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Bring index and counts in step with records that were written.

    Words that are gone stay in the index: nothing is found by them, as each hit is verified,
    and taking them out would cost as much as they did.
    """
    noted = [pair for pair in pairs if isinstance(pair[0] or pair[1], Annotation)]
    new = [after for before, after in noted if not before and isinstance(after, Annotation)]
    reworded = [after for pair in noted if (after := _reworded(*pair))]
    stale = len(reworded) + sum(after is None for _, after in noted)
    if new or stale:
        now = state(connection)
        if now.is_old:
            empty(connection)  # with all that was just written waiting
        elif len(new) < MANY <= now.high - now.low:
            _enter(connection, [*new, *reworded])
        else:
            _enter(connection, reworded)
            _let_wait(connection, new)
    if stale:
        connection.execute("UPDATE search_state SET stale = stale + ?", [stale])
    _count_pairs(connection, noted)


def _reworded(old: Record | None, new: Record | None) -> Annotation | None:
    """Return an annotation whose words have changed."""
    if not isinstance(old, Annotation) or not isinstance(new, Annotation):
        return None
    if old.note == new.note and (
        old.selector is new.selector or old.selector.quote == new.selector.quote
    ):
        return None
    return new


def _numbers(connection: sqlite3.Connection, annotations: Iterable[Annotation]) -> dict[str, int]:
    ids = json.dumps([annotation.id for annotation in annotations])
    sql = "SELECT id, rowid FROM annotations WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, [ids]))


def _enter(connection: sqlite3.Connection, annotations: Sequence[Annotation]) -> None:
    if annotations:
        numbers, now = _numbers(connection, annotations), state(connection)
        rows = [
            (number, made.selector.quote, made.note)
            for made in annotations
            if not now.low < (number := numbers[made.id]) <= now.high
        ]
        _guarded(connection, rows)


def _guarded(connection: sqlite3.Connection, rows: Sequence[Noted]) -> None:
    """Write into the index; a damaged one is emptied, as no annotation may be lost by it."""
    connection.execute("SAVEPOINT whole_search")  # the inner one is gone when its end fails
    try:
        connection.execute("SAVEPOINT search")
        enter(connection, rows)
        connection.execute("RELEASE search")  # only now do the index's tables change
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _OF_DAMAGE:
            raise
        connection.execute("ROLLBACK TO whole_search")
        empty(connection)
    connection.execute("RELEASE whole_search")


def enter(connection: sqlite3.Connection, rows: Sequence[Noted]) -> None:
    """Write annotations into the index."""
    for table, place in (("search_quotes", 1), ("search_notes", 2)):
        connection.executemany(
            f"INSERT INTO {table}(rowid, words) VALUES (?, ?)",
            [(row[0], " ".join(tokens(plainly(str(row[place]))))) for row in rows if row[place]],
        )


def _let_wait(connection: sqlite3.Connection, annotations: Sequence[Annotation]) -> None:
    """Leave new annotations, which are numbered above all that stand, to the index's making.

    Where the last ones are gone, numbers come again that were in the index once.
    """
    if annotations:
        numbers = _numbers(connection, annotations).values()
        connection.execute(
            "UPDATE search_state SET low = min(?1, iif(low < high, low, ?1)), high = max(high, ?2)",
            [min(numbers) - 1, max(numbers)],
        )


def _count_pairs(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    ways: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for old, new in pairs:
        before = old.stored_themes if isinstance(old, Annotation) else ()
        after = new.stored_themes if isinstance(new, Annotation) else ()
        if before != after:
            ways[before, after] += 1
    steps: Counter[tuple[str, str]] = Counter()
    for (before, after), count in ways.items():  # few, whatever the number of annotations
        for themes, step in ((before, -count), (after, count)):
            for both in combinations(sorted(set(themes)), 2):
                steps[both] += step
    rows = [(*both, step) for both, step in steps.items() if step]
    connection.executemany(
        "INSERT INTO theme_pairs VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET count = count + excluded.count",
        rows,
    )
    if any(step < 0 for *_, step in rows):
        connection.execute("DELETE FROM theme_pairs WHERE count = 0")
