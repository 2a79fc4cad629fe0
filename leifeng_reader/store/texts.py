"""Texts and their pictures as rows and back."""

import json
from collections.abc import Mapping

from leifeng_reader.core.document import Blocks, Text
from leifeng_reader.core.spans import Spans
from leifeng_reader.core.structure import Image, structure_json, structure_of
from leifeng_reader.store.kinds import AlteredRow, Row, Value, number


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
    except (ValueError, TypeError, KeyError) as error:
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
        rules=number(row["rules"]),
    )
