"""Records as rows and back, by kind, and the hash that guards each row."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter, SavedFilter

Value = str | int | bytes | None
Row = dict[str, Value]


class AlteredRow(Exception):
    """A row holds what this program never wrote; the argument is its id."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, and the way to a row and back.

    `later` are the columns that came after the first version, with what older rows hold in
    them; in a row they stand last. Where nothing but such values follows, hash and journal
    leave them out, so those of older rows still fit.
    """

    table: str
    to_row: Callable[[Any], Row]
    from_row: Callable[[Mapping[str, Value]], Record]
    later: dict[str, Value] = field(default_factory=dict)


def kind_of(record: Record) -> str:
    """Return the name of the table that holds the record."""
    return KINDS[type(record)].table


def to_row(record: Record) -> Row:
    """Return the record's columns."""
    return KINDS[type(record)].to_row(record)


def from_row(kind: str, row: Mapping[str, Value]) -> Record:
    """Return the record that to_row made the row from; raises AlteredRow."""
    try:
        return _BY_TABLE[kind].from_row(row)
    except (ValueError, TypeError, KeyError) as error:
        raise AlteredRow(row.get("id")) from error


def to_json(record: Record) -> str:
    """Return the record as the journal keeps it."""
    row = to_row(record)
    return joined(KINDS[type(record)], row, cells(row))


def cells(row: Row) -> dict[str, str]:
    """Return each column's value as it stands in JSON."""
    return {
        name: encode_basestring(value) if isinstance(value, str) else _plain(value)
        for name, value in row.items()
    }


def _plain(value: int | bytes | None) -> str:
    return "null" if value is None else str(int(value))


def joined(kind: Kind, row: Row, made: Mapping[str, str]) -> str:
    """Return a row's cells as the journal keeps them."""
    count = len(row)
    for name, value in reversed(kind.later.items()):
        if row[name] != value:
            break
        count -= 1
    form = _FORMS.get((kind.table, count))
    if form is None:
        form = "{" + ",".join(f'"{name}":%s' for name in list(row)[:count]) + "}"
        _FORMS[kind.table, count] = form
    return form % tuple(made.values())[:count]


_FORMS: dict[tuple[str, int], str] = {}
"""Rows as text with places for the cells, by table and number of cells; made when needed."""


def from_json(kind: str, text: str, over: str | None = None) -> Record:
    """Return the record of a journal entry; raises AlteredRow.

    With `over`, text holds only what differs from that record's own entry.
    """
    try:
        row = {**_BY_TABLE[kind].later, **json.loads(over or "{}"), **json.loads(text)}
    except (ValueError, TypeError, KeyError) as error:
        raise AlteredRow(kind) from error
    return from_row(kind, row)


def row_hash(record: Record) -> str:
    """Return 16 hexadecimal digits that change when any field does."""
    return json_hash(to_json(record))


def json_hash(text: str) -> str:
    """Return the row_hash of the record that to_json wrote as text."""
    from hashlib import blake2b  # late: only writing and checking need it

    return blake2b(text.encode(), digest_size=8).hexdigest()


def tables() -> Iterable[str]:
    """Return the names of the tables of records, in the order they are written in."""
    return _BY_TABLE


def _document_row(record: Document) -> Row:
    return {
        "id": record.id,
        "title": record.title,
        "text_id": record.text_id,
        "text_sha256": record.text_sha256,
        "length": record.length,
        "language": record.language,
        "source": record.source,
        "authors": json.dumps(record.authors, ensure_ascii=False),
        "created": record.created,
        "modified": record.modified,
    }


def _document(row: Mapping[str, Value]) -> Document:
    return Document(
        id=str(row["id"]),
        title=str(row["title"]),
        text_id=str(row["text_id"]),
        text_sha256=str(row["text_sha256"]),
        length=number(row["length"]),
        language=str(row["language"]),
        source=str(row["source"]),
        authors=tuple(json.loads(str(row["authors"]))),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


def _theme_row(record: Theme) -> Row:
    return {
        "id": record.id,
        "name": record.name,
        "colour": record.colour,
        "parent_id": record.parent_id,
        "position": record.position,
        "key": record.key,
        "description": record.description,
        "created": record.created,
        "modified": record.modified,
        "include": record.include,
        "exclude": record.exclude,
        "archived": int(record.archived),
    }


def _theme(row: Mapping[str, Value]) -> Theme:
    parent, key = row["parent_id"], row["key"]
    return Theme(
        id=str(row["id"]),
        name=str(row["name"]),
        colour=str(row["colour"]),
        parent_id=None if parent is None else str(parent),
        position=number(row["position"]),
        key=None if key is None else number(key),
        description=str(row["description"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
        include=str(row["include"]),
        exclude=str(row["exclude"]),
        archived=bool(number(row["archived"])),
    )


def _annotation_row(record: Annotation) -> Row:
    selector = record.selector
    return {
        "id": record.id,
        "document_id": record.document_id,
        "text_sha256": record.text_sha256,
        "start": selector.start,
        "end": selector.end,
        "quote": selector.quote,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "note": record.note,
        "created": record.created,
        "modified": record.modified,
        "status": record.status.value,
        "annotator": record.annotator,
        "themes": _themes_json(record.themes),
        "scope": record.scope.value,
    }


def _annotation(row: Mapping[str, Value]) -> Annotation:
    selector = Selector(
        number(row["start"]),
        number(row["end"]),
        str(row["quote"]),
        str(row["prefix"]),
        str(row["suffix"]),
    )
    return Annotation(
        id=str(row["id"]),
        document_id=str(row["document_id"]),
        text_sha256=str(row["text_sha256"]),
        selector=selector,
        themes=_theme_ids(str(row["themes"])),
        note=str(row["note"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
        status=Status(str(row["status"])),
        annotator=str(row["annotator"]),
        scope=Scope(str(row["scope"])),
    )


def _filter_row(record: SavedFilter) -> Row:
    return {
        "id": record.id,
        "name": record.name,
        "wanted": _conditions(record.wanted),
        "position": record.position,
        "created": record.created,
        "modified": record.modified,
    }


def _filter(row: Mapping[str, Value]) -> SavedFilter:
    kept: dict[str, Any] = json.loads(str(row["wanted"]))
    wanted: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in kept.items()
    }
    return SavedFilter(
        id=str(row["id"]),
        name=str(row["name"]),
        wanted=Filter(**wanted),
        position=number(row["position"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


def _conditions(wanted: Filter) -> str:
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


@lru_cache(maxsize=1 << 12)
def _shared(text: str) -> str:
    """Return the first of equal texts: what 100,000 annotations have in common is held once."""
    return text


@lru_cache(maxsize=1 << 12)
def _themes_json(theme_ids: tuple[str, ...]) -> str:
    return json.dumps(theme_ids)


@lru_cache(maxsize=1 << 12)
def _theme_ids(kept: str) -> tuple[str, ...]:
    return tuple(json.loads(kept))


def annotation_from_columns(columns: Sequence[Any]) -> Annotation:
    """Return an annotation from columns in ANNOTATION_COLUMNS' order.

    The quick way for many rows: a library's rows are typed by STRICT tables.
    """
    (
        id_,
        document_id,
        sha,
        start,
        end,
        quote,
        prefix,
        suffix,
        note,
        created,
        modified,
        status,
        annotator,
        scope,
        themes,
    ) = columns
    if status not in _STATUSES or scope not in _SCOPES:
        raise AlteredRow(id_)
    return Annotation(
        id_,
        _shared(document_id),
        _shared(sha),
        Selector(start, end, quote, prefix, suffix),
        _theme_ids(themes),
        note,
        created,
        created if modified == created else modified,
        _STATUSES[status],
        _shared(annotator),
        _SCOPES[scope],
    )


ANNOTATION_COLUMNS = (
    'id, document_id, text_sha256, start, "end", quote, prefix, suffix, note, created, modified, '
    "status, annotator, scope, themes"
)
_STATUSES = {status.value: status for status in Status}
_SCOPES = {scope.value: scope for scope in Scope}

KINDS: Mapping[type, Kind] = {
    Document: Kind("documents", _document_row, _document),
    Theme: Kind("themes", _theme_row, _theme, later={"include": "", "exclude": "", "archived": 0}),
    Annotation: Kind("annotations", _annotation_row, _annotation, later={"scope": "passage"}),
    SavedFilter: Kind("saved_filters", _filter_row, _filter),
}
"""Every kind of record, in the order they are written in; what others refer to comes first.

A new one needs its line here, its table in a migration and its place in core.change.Record.
"""
_BY_TABLE = {kind.table: kind for kind in KINDS.values()}
