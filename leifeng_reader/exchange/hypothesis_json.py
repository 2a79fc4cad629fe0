"""Annotations as Hypothesis' client exports and imports them; positions are UTF-16 units."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import Utf16Map
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.structured import written

SITE = "leifeng-reader"
NOBODY = "reader"
Json = dict[str, Any]


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the export; its date is that of the newest annotation, so that equal is equal."""

    @lru_cache(maxsize=1)
    def units(document: Document) -> Utf16Map:
        return Utf16Map.of(options.text_of(document).content)

    made = [_annotation(passage, units(passage.document)) for passage in passages]
    newest = max((item["updated"] for item in made), default="")
    return written(
        {
            "export_date": newest,
            "export_userid": f"acct:{NOBODY}@{SITE}",
            "client_version": "1.0.0",
            "annotations": made,
        },
        options.pulse,
    )


def _annotation(passage: Passage, units: Utf16Map) -> Json:
    record, document = passage.annotation, passage.document
    source = _address(document)
    target: Json = {"source": source}
    if record.scope is not Scope.DOCUMENT:
        target["selector"] = _selectors(passage, units)
    return {
        "id": record.id,
        "user": f"acct:{record.annotator or NOBODY}@{SITE}",
        "text": record.note,
        "tags": [format_path(path) for path in passage.themes],
        "uri": source,
        "group": "__world__",
        "target": [target],
        "created": record.created,
        "updated": record.modified,
        "document": {"title": [document.title]},
        "permissions": {"read": ["group:__world__"]},
    }


def _selectors(passage: Passage, units: Utf16Map) -> list[Json]:
    selector = passage.annotation.selector
    made: list[Json] = [
        {
            "type": "TextPositionSelector",
            "start": units.to_units(selector.start),
            "end": units.to_units(selector.end),
        }
    ]
    if selector.quote:
        quote = {"exact": selector.quote, "prefix": selector.prefix, "suffix": selector.suffix}
        made.append({"type": "TextQuoteSelector", **quote})
    return made


def _address(document: Document) -> str:
    is_web = document.source.startswith(("http://", "https://"))
    return document.source if is_web else f"urn:uuid:{document.id}"
