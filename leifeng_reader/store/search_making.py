"""The index brought up to date in slices: texts first, then annotations of older libraries."""

import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice

from leifeng_reader.core.columns import packed
from leifeng_reader.core.folding import folded
from leifeng_reader.core.passages import cut
from leifeng_reader.core.tokens import tokens
from leifeng_reader.store import search_upkeep

Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]

_AT_ONCE = 16  # passages between two looks at the clock
_ANNOTATIONS_AT_ONCE = 200
_EVERY = 2**62
_STALE = 50_000  # annotations gone from the library for which it is never made anew
_MERGED = 500  # pages of the index put together in a slice, when nothing else waits

_UNFINISHED = (
    "FROM documents d LEFT JOIN search_texts s ON s.text_id = d.text_id"
    " LEFT JOIN places p ON p.document_id = d.id WHERE s.text_id IS NULL OR written < passages"
)


def content(connection: sqlite3.Connection, text_id: str) -> str:
    """Return the characters of a text, "" when there is none."""
    found = connection.execute("SELECT content FROM texts WHERE id = ?", [text_id]).fetchone()
    return str(found[0]) if found else ""


def waiting(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many texts and how many annotations are not in the index yet."""
    now = search_upkeep.state(connection)
    texts = f"SELECT count(DISTINCT d.text_id) {_UNFINISHED}"
    low, high = now.low, now.high
    if now.is_old:
        texts, low, high = "SELECT count(DISTINCT text_id) FROM documents", 0, _EVERY
    annotations = f"SELECT count(*) FROM annotations WHERE rowid > {low} AND rowid <= {high}"
    one, other = (connection.execute(sql).fetchone()[0] for sql in (texts, annotations))
    return int(one), int(other)


def slices(reading: Transaction, writing: Transaction, seconds: float) -> Iterator[int]:
    """Write what is missing, a slice of about some seconds at a time; yield what each wrote."""
    with reading() as connection:
        is_worn = _is_worn(connection)
    if is_worn:
        with writing() as connection:
            search_upkeep.empty(connection)
    while True:
        with reading() as connection:
            if waiting(connection) == (0, 0):
                return
        while text_id := _next_text(reading):
            yield from _text_slices(reading, writing, text_id, seconds)
        yield from _annotation_slices(writing, seconds)
        yield from _merging(writing)


def _is_worn(connection: sqlite3.Connection) -> bool:
    """Tell whether the index is of older rules, or holds more of what is gone than of the rest."""
    now = search_upkeep.state(connection)
    if now.is_old or now.stale < _STALE:
        return now.is_old
    (number,) = connection.execute("SELECT count(*) FROM annotations").fetchone()
    return now.stale > int(number)


def _next_text(reading: Transaction) -> str | None:
    """Return the text to go on with: one begun, else that read last, else that come last."""
    sql = (
        f"SELECT d.text_id {_UNFINISHED} ORDER BY written DESC, read_at DESC, created DESC LIMIT 1"
    )
    with reading() as connection:
        found = connection.execute(sql).fetchone()
    return str(found[0]) if found else None


def _text_slices(
    reading: Transaction, writing: Transaction, text_id: str, seconds: float
) -> Iterator[int]:
    with reading() as connection:
        whole = content(connection, text_id)
    spans = list(cut(whole))
    place = 0
    while place < len(spans):
        begun = time.perf_counter()
        with writing() as connection:
            first, place = _entry(connection, text_id, spans)
            here = place
            while place < len(spans) and (place == here or time.perf_counter() < begun + seconds):
                _write(connection, whole, spans[place : place + _AT_ONCE], first + place)
                place = min(len(spans), place + _AT_ONCE)
            connection.execute(
                "UPDATE search_texts SET written = ? WHERE text_id = ?", [place, text_id]
            )
        yield place - here


def _entry(
    connection: sqlite3.Connection, text_id: str, spans: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return a text's first number and how much of it is written; begin it if need be."""
    sql = "SELECT first, written FROM search_texts WHERE text_id = ?"
    if found := connection.execute(sql, [text_id]).fetchone():
        return int(found[0]), int(found[1])
    (first,) = connection.execute(
        "SELECT coalesce(max(first + passages), 1) FROM search_texts"
    ).fetchone()
    starts = packed(array("I", [start for start, _ in spans]))
    connection.execute(
        "INSERT INTO search_texts VALUES (?, ?, ?, 0, ?)", [text_id, first, len(spans), starts]
    )
    return int(first), 0


def _write(
    connection: sqlite3.Connection, whole: str, spans: list[tuple[int, int]], number: int
) -> None:
    connection.executemany(
        "INSERT INTO search_passages(rowid, words) VALUES (?, ?)",
        [
            (number + place, " ".join(tokens(folded(whole[start:end]))))
            for place, (start, end) in enumerate(spans)
        ],
    )


def _annotation_slices(writing: Transaction, seconds: float) -> Iterator[int]:
    is_more = True
    while is_more:
        with writing() as connection:
            written, is_more = _annotation_slice(connection, seconds)
        yield written


def _annotation_slice(connection: sqlite3.Connection, seconds: float) -> tuple[int, bool]:
    now, begun, written = search_upkeep.state(connection), time.perf_counter(), 0
    cursor = connection.execute(
        "SELECT rowid, quote, note FROM annotations WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
        [now.low, now.high],
    )
    low = now.high
    while rows := list(islice(cursor, _ANNOTATIONS_AT_ONCE)):
        search_upkeep.enter(connection, rows)
        written += len(rows)
        if time.perf_counter() >= begun + seconds:
            low = rows[-1][0]
            break
    connection.execute("UPDATE search_state SET low = ?", [low])
    return written, low < now.high


def _merging(writing: Transaction) -> Iterator[int]:
    """Put the pieces of the index together, which makes looking up quicker."""
    for table in search_upkeep.TABLES:
        written = 2
        while written > 1:
            with writing() as connection:
                before = connection.total_changes
                sql = f"INSERT INTO {table}({table}, rank) VALUES ('merge', {_MERGED})"
                connection.execute(sql)
                written = connection.total_changes - before
            yield 0
