"""Records as rows and back, by kind, and the hash that guards each row."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import SavedFilter
from leifeng_reader.store.kinds import (
    AlteredRow,
    Kind,
    Row,
    Value,
    conditions,
    filter_of,
    number,
)


def kind_of(record: Record) -> str:
    """Return the name of the table that holds the record."""
    return KINDS[type(record)].table


def to_row(record: Record) -> Row:
    """Return the record's columns."""
    kind = KINDS[type(record)]
    return dict(zip(kind.columns, kind.values(record), strict=True))


def from_row(kind: str, row: Mapping[str, Value]) -> Record:
    """Return the record that to_row made the row from; raises AlteredRow."""
    try:
        return _kind_at(kind).from_row(row)
    except (ValueError, TypeError, KeyError) as error:
        raise AlteredRow(row.get("id")) from error


def to_json(record: Record) -> str:
    """Return the record as the journal keeps it."""
    kind = KINDS[type(record)]
    values = kind.values(record)
    return joined(kind, values, cells(values))


def cells(values: Iterable[Value]) -> list[str]:
    """Return values as they stand in JSON."""
    return [
        encode_basestring(value) if isinstance(value, str) else _plain(value) for value in values
    ]


def _plain(value: float | bytes | None) -> str:
    if isinstance(value, float):
        return repr(value)
    return "null" if value is None else str(int(value))


def joined(kind: Kind, values: Sequence[Value], made: Sequence[str]) -> str:
    """Return a row's cells as the journal keeps them."""
    count = len(values)
    for value in reversed(kind.later.values()):
        if values[count - 1] != value:
            break
        count -= 1
    form = _FORMS.get((kind.table, count))
    if form is None:
        form = "{" + ",".join(f'"{name}":%s' for name in kind.columns[:count]) + "}"
        _FORMS[kind.table, count] = form
    return form % tuple(made[:count])


_FORMS: dict[tuple[str, int], str] = {}
"""Rows as text with places for the cells, by table and number of cells; made when needed."""


def from_json(kind: str, text: str, over: str | None = None) -> Record:
    """Return the record of a journal entry; raises AlteredRow.

    With `over`, text holds only what differs from that record's own entry.
    """
    try:
        row = {**_kind_at(kind).later, **json.loads(over or "{}"), **json.loads(text)}
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
    return [*_BY_TABLE, *_later_kinds()]


def _kind_at(table: str) -> Kind:
    return _BY_TABLE.get(table) or _later_kinds()[table]


def _later_kinds() -> Mapping[str, Kind]:
    """Return the kinds, by table, that a library is opened and read without."""
    from leifeng_reader.store.study_rows import KINDS as LATER

    return {kind.table: kind for kind in LATER.values()}


class _Kinds(dict[type, Kind]):
    """Kinds by the type of the record; those that came late are looked up late."""

    def __missing__(self, record: type) -> Kind:
        if issubclass(record, Annotation):
            return self[Annotation]
        from leifeng_reader.store.study_rows import KINDS as LATER

        return LATER[record]


def _document_values(record: Document) -> tuple[Value, ...]:
    return (
        record.id,
        record.title,
        record.text_id,
        record.text_sha256,
        record.length,
        record.language,
        record.source,
        json.dumps(record.authors, ensure_ascii=False),
        record.created,
        record.modified,
    )


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


def _theme_values(record: Theme) -> tuple[Value, ...]:
    return (
        record.id,
        record.name,
        record.colour,
        record.parent_id,
        record.position,
        record.key,
        record.description,
        record.created,
        record.modified,
        record.include,
        record.exclude,
        int(record.archived),
        record.merged_into,
    )


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
        merged_into=None if row["merged_into"] is None else str(row["merged_into"]),
    )


def _annotation_values(record: Annotation) -> tuple[Value, ...]:
    selector = record.selector
    return (
        record.id,
        record.document_id,
        record.text_sha256,
        selector.start,
        selector.end,
        selector.quote,
        selector.prefix,
        selector.suffix,
        record.note,
        record.created,
        record.modified,
        record.status.value,
        record.annotator,
        _themes_json(record.stored_themes),
        record.scope.value,
    )


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


def _filter_values(record: SavedFilter) -> tuple[Value, ...]:
    return (
        record.id,
        record.name,
        conditions(record.wanted),
        record.position,
        record.created,
        record.modified,
    )


def _filter(row: Mapping[str, Value]) -> SavedFilter:
    return SavedFilter(
        id=str(row["id"]),
        name=str(row["name"]),
        wanted=filter_of(str(row["wanted"])),
        position=number(row["position"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


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
        _shared(created),  # an import gives all of its annotations one moment
        _shared(modified),
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

_DOCUMENT = "id title text_id text_sha256 length language source authors created modified"
_THEME = (
    "id name colour parent_id position key description created modified include exclude archived"
    " merged_into"
)
_ANNOTATION = (
    "id document_id text_sha256 start end quote prefix suffix note created modified status"
    " annotator themes scope"
)
_FILTER = "id name wanted position created modified"

KINDS: Mapping[type, Kind] = _Kinds(
    {
        Document: Kind("documents", tuple(_DOCUMENT.split()), _document_values, _document),
        Theme: Kind(
            "themes",
            tuple(_THEME.split()),
            _theme_values,
            _theme,
            later={"include": "", "exclude": "", "archived": 0, "merged_into": None},
        ),
        Annotation: Kind(
            "annotations",
            tuple(_ANNOTATION.split()),
            _annotation_values,
            _annotation,
            later={"scope": "passage"},
        ),
        SavedFilter: Kind("saved_filters", tuple(_FILTER.split()), _filter_values, _filter),
    }
)
"""Every kind of record, in the order they are written in; what others refer to comes first.

A new one needs its line here or in study_rows, its table in a migration, and its place in
core.change.Record.
"""
_BY_TABLE = {kind.table: kind for kind in KINDS.values()}
