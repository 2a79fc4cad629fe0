"""Annotations read from tables of our own columns, of whatever design."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import parse_path, parse_paths
from leifeng_reader.core.errors import BadThemeName, BrokenFile
from leifeng_reader.exchange.incoming import Incoming, Path, made_id, split_tags, utc
from leifeng_reader.exchange.table_rows import (
    THEME_COLUMN,
    Row,
    first_row_of,
    header_of,
    rows_of,
)

_OWN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FACTS = ("note", "quote")
_ALIASES = {"tag": "theme", "content": "quote"}
"""What our columns are called in the tables that are made for Taguette."""

_YES = ("1", "1.0", "true", "yes", "x")
_DAY = len("2026-03-05")


def is_ours(text: str, name: str) -> bool:
    """Tell whether a text is a table of our own columns, in any order, of whatever design."""
    header = set(header_of(text))
    if {"id", "document_id", "note"} <= header:
        return True
    is_known = bool(header & {"note", "themes", "theme", "tag"}) or any(map(_is_indicator, header))
    return "id" in header and is_known and is_own_id(first_row_of(text).get("id", ""))


def is_own_id(name: str) -> bool:
    """Tell whether this is a name as our libraries give them."""
    return _OWN_ID.fullmatch(name.strip()) is not None


def fitting(text: str) -> tuple[int, int]:
    """Return how many rows have a quote as long as they say, and how many say so.

    By this a table tells whether it was read in the encoding it was saved in.
    """
    try:
        rows = rows_of(text, PurePath())
    except BrokenFile:
        return 0, 1
    told = [
        (len(row.get("quote", "").replace("\r\n", "\n")), start, end)
        for row in rows
        if (start := _number(row, "start")) is not None
        and (end := _number(row, "end")) is not None
        and row.get("status", "") != "lost"
    ]
    return sum(length == end - start for length, start, end in told), len(told)


def read_ours(text: str, path: PurePath) -> list[Incoming]:
    """Read an export of ours, one row a theme as well; rows of one id are one annotation.

    Raises BrokenFile.
    """
    return gathered(rows_of(text, path))


def gathered(rows: Sequence[Row]) -> list[Incoming]:
    """Return the annotations of rows whose columns have our names."""
    merged: dict[str, Incoming] = {}
    for number, row in enumerate(rows):
        read = _ours({_ALIASES.get(name, name): cell for name, cell in row.items()})
        key = read.key or f"\n{number}"
        before = merged.get(key)
        merged[key] = _joined(before, read) if before else read
    return [each if each.key else _named(each) for each in merged.values()]


def _joined(one: Incoming, other: Incoming) -> Incoming:
    themes = tuple(dict.fromkeys((*one.themes, *other.themes)))
    return replace(one, themes=themes, note=one.note or other.note)


def _ours(row: Row) -> Incoming:
    quote, start, end = row.get("quote", ""), _number(row, "start"), _number(row, "end")
    return Incoming(
        key=row.get("id", "").strip(),
        title=row.get("document", ""),
        quote=quote.replace("\r\n", "\n"),
        note=row.get("note", "").replace("\r\n", "\n"),
        themes=_themes_told(row),
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
        start=start,
        end=end,
        document_id=row.get("document_id", "").strip(),
        text_sha256=row.get("text_sha256", "").strip(),
        created=_moment(row.get("created", "")),
        modified=_moment(row.get("modified", ""), last=True),
        annotator=row.get("annotator", ""),
        scope=_scope(row, quote),
        place=row.get("section", ""),
        is_ours=True,
        untold=frozenset(fact for fact in _FACTS if fact not in row),
        told_themes=_spoken_of(row),
    )


def _moment(cell: str, *, last: bool = False) -> str:
    """Return a time in UTC; one without a zone is in the reader's own.

    With `last`, it is the last moment of the second or the day that is written.
    """
    try:
        found = datetime.fromisoformat(cell.strip())
    except ValueError:
        return utc(cell)
    if found.tzinfo is None:
        if last and len(cell.strip()) == _DAY:
            found += timedelta(hours=23, minutes=59, seconds=59)
        if last and not found.microsecond:
            found += timedelta(milliseconds=999)
        try:
            found = found.astimezone()
        except (OverflowError, OSError):
            return ""
    return utc(found.isoformat())


def _scope(row: Row, quote: str) -> Scope:
    written = row.get("scope", "").strip().lower()
    if written in tuple(Scope):
        return Scope(written)
    return Scope.PASSAGE if quote.strip() else Scope.DOCUMENT


def _number(row: Row, name: str) -> int | None:
    cell = row.get(name, "").strip()
    return int(cell) if cell.isdecimal() and len(cell) < 12 else None


def _is_indicator(name: str) -> bool:
    return name.startswith(THEME_COLUMN)


def _indicated(name: str) -> Path:
    """Return the path of a theme's column of 0 and 1, () for one that can be no theme's."""
    try:
        return parse_path(name.removeprefix(THEME_COLUMN))
    except BadThemeName:
        return ()


def _themes_told(row: Row) -> tuple[Path, ...]:
    """Return the themes of a row, from one cell or from columns of 0 and 1."""
    marked = [
        _indicated(name)
        for name, cell in row.items()
        if _is_indicator(name) and cell.strip().lower() in _YES
    ]
    return tuple(dict.fromkeys((*_themes(row), *filter(None, marked))))


def _spoken_of(row: Row) -> frozenset[Path] | None:
    """Return the only themes that a row can tell of, None where it can name any."""
    if "themes" in row or "theme" in row:
        return None
    return frozenset(filter(None, (_indicated(name) for name in row if _is_indicator(name))))


def _themes(row: Row) -> tuple[Path, ...]:
    written = row.get("themes", row.get("theme", ""))
    try:
        return tuple(dict.fromkeys(parse_paths(written)))
    except BadThemeName:
        return split_tags(written)


def _named(read: Incoming) -> Incoming:
    """Give an annotation a name made of what it is, since it came without one of the world's."""
    parts: Sequence[str] = (read.key, read.title, read.quote, read.created)
    extra = () if read.quote else (read.note,)
    return replace(read, key=made_id("table", *parts, *extra))
