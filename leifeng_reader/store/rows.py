"""Records as rows and back, and the hash that guards each row."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from leifeng_reader.core.annotation import Annotation, Selector, Status, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.composition import structure_json, structure_of
from leifeng_reader.core.document import Blocks, Document, Text
from leifeng_reader.core.spans import Spans
from leifeng_reader.core.structure import Image

Value = str | int | bytes | None
Row = dict[str, Value]


class AlteredRow(Exception):
    """A row holds what this program never wrote; the argument is its id."""


def kind_of(record: Record) -> str:
    """Return the name of the table that holds the record."""
    return _KINDS[type(record)][0]


def to_row(record: Record) -> Row:
    """Return the record's columns; an annotation's themes as JSON under `themes`."""
    return _KINDS[type(record)][1](record)


def from_row(kind: str, row: Mapping[str, Value]) -> Record:
    """Return the record that to_row made the row from; raises AlteredRow."""
    try:
        return _READERS[kind](row)
    except (ValueError, TypeError, KeyError) as error:
        raise AlteredRow(row.get("id")) from error


def to_json(record: Record) -> str:
    """Return the record as the journal keeps it."""
    return json.dumps(to_row(record), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: str, text: str) -> Record:
    """Return the record of a journal entry; raises AlteredRow."""
    try:
        row = dict(json.loads(text))
    except (ValueError, TypeError) as error:
        raise AlteredRow(kind) from error
    return from_row(kind, row)


def row_hash(record: Record) -> str:
    """Return 16 hexadecimal digits that change when any field does."""
    return blake2b(to_json(record).encode(), digest_size=8).hexdigest()


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
    }


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
        "themes": json.dumps(record.themes),
    }


def _document(row: Mapping[str, Value]) -> Document:
    return Document(
        id=str(row["id"]),
        title=str(row["title"]),
        text_id=str(row["text_id"]),
        text_sha256=str(row["text_sha256"]),
        length=_number(row["length"]),
        language=str(row["language"]),
        source=str(row["source"]),
        authors=tuple(json.loads(str(row["authors"]))),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


def _theme(row: Mapping[str, Value]) -> Theme:
    parent, key = row["parent_id"], row["key"]
    return Theme(
        id=str(row["id"]),
        name=str(row["name"]),
        colour=str(row["colour"]),
        parent_id=None if parent is None else str(parent),
        position=_number(row["position"]),
        key=None if key is None else _number(key),
        description=str(row["description"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
    )


def _annotation(row: Mapping[str, Value]) -> Annotation:
    selector = Selector(
        _number(row["start"]),
        _number(row["end"]),
        str(row["quote"]),
        str(row["prefix"]),
        str(row["suffix"]),
    )
    return Annotation(
        id=str(row["id"]),
        document_id=str(row["document_id"]),
        text_sha256=str(row["text_sha256"]),
        selector=selector,
        themes=tuple(json.loads(str(row["themes"]))),
        note=str(row["note"]),
        created=str(row["created"]),
        modified=str(row["modified"]),
        status=Status(str(row["status"])),
        annotator=str(row["annotator"]),
    )


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


@lru_cache(maxsize=1 << 12)
def _shared(text: str) -> str:
    """Return the first of equal texts: what 100,000 annotations have in common is held once."""
    return text


@lru_cache(maxsize=1 << 12)
def _theme_ids(kept: str) -> tuple[str, ...]:
    return tuple(json.loads(kept))


def annotation_from_columns(columns: Sequence[Any]) -> Annotation:
    """Return an annotation from columns in ANNOTATION_COLUMNS' order, its themes as JSON last.

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
        themes,
    ) = columns
    if status not in _STATUSES:
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
    )


ANNOTATION_COLUMNS = (
    'id, document_id, text_sha256, start, "end", quote, prefix, suffix, note, created, modified, '
    "status, annotator"
)
_STATUSES = {status.value: status for status in Status}


def text_row(text: Text) -> Row:
    """Return a text's columns."""
    return {
        "id": text.id,
        "sha256": text.sha256,
        "rules": text.rules,
        "content": text.content,
        "starts": text.blocks.packed_starts(),
        "kinds": text.blocks.kinds,
        "levels": text.blocks.levels,
        "spans": text.spans.columns(),
        "words": json.dumps(text.spans.words, ensure_ascii=False),
        "structure": structure_json(text.structure),
    }


def image_row(text_id: str, image: Image) -> Row:
    """Return the columns of a text's picture."""
    return {
        "text_id": text_id,
        "name": image.name,
        "media_type": image.media_type,
        "width": image.width,
        "height": image.height,
        "data": image.data,
    }


def text_from_row(row: Mapping[str, Value]) -> Text:
    """Return the text of a row; raises AlteredRow."""
    try:
        return _text(row)
    except (ValueError, TypeError) as error:
        raise AlteredRow(row["id"]) from error


def _text(row: Mapping[str, Value]) -> Text:
    content, names = str(row["content"]), ("starts", "kinds", "levels", "spans")
    columns = [row[name] for name in names]
    starts, kinds, levels, spans = (c if isinstance(c, bytes) else b"" for c in columns)
    return Text(
        id=str(row["id"]),
        sha256=str(row["sha256"]),
        content=content,
        blocks=Blocks.unpacked(starts, kinds, levels, len(content)),
        spans=Spans.kept(spans, tuple(json.loads(str(row["words"])))),
        structure=structure_of(str(row["structure"])),
        rules=_number(row["rules"]),
    )


_KINDS: dict[type, tuple[str, Callable[..., Row]]] = {
    Document: ("documents", _document_row),
    Theme: ("themes", _theme_row),
    Annotation: ("annotations", _annotation_row),
}
_READERS: dict[str, Callable[[Mapping[str, Value]], Record]] = {
    "documents": _document,
    "themes": _theme,
    "annotations": _annotation,
}
