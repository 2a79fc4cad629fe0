"""Annotations as a W3C Web Annotation collection, in JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017. Positions are code points.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import format_path
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.structured import written

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
GENERATOR = "urn:leifeng-reader"
_OURS = UUID("9c0d5c0e-5d0b-4b6e-9a59-1f3c41b1d6a7")
"""Names made of other names are made under this one: the same library, the same names."""

Json = dict[str, Any]


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the collection with all its pages inside."""
    return written(collection([annotation(passage) for passage in passages]), options.pulse)


def collection(items: Sequence[Json]) -> Json:
    """Return a collection of annotations with the one page that holds them all."""
    name = _urn("collection", *(item["id"] for item in items))
    whole: Json = {"id": name, "type": "AnnotationCollection", "label": "Annotations"}
    whole["total"] = len(items)
    if not items:
        return {"@context": CONTEXT, **whole}
    page_name = _urn("page", name)
    # A page says in full whose it is: a bare name there fails the conformance tests.
    page: Json = {"id": page_name, "type": "AnnotationPage", "startIndex": 0, "items": list(items)}
    page["partOf"] = {**whole, "first": page_name, "last": page_name}
    return {"@context": CONTEXT, **whole, "first": page, "last": page_name}


def annotation(passage: Passage) -> Json:
    """Return one annotation."""
    record = passage.annotation
    made: Json = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{record.id}",
        "type": "Annotation",
        "motivation": _motivation(passage),
        "created": record.created,
        "modified": record.modified,
        "generator": {"id": GENERATOR, "type": "Software", "name": "Lei Feng Reader"},
    }
    if record.annotator:
        name = record.annotator
        made["creator"] = {"id": _urn("person", name), "type": "Person", "name": name}
    bodies = _bodies(passage)
    if bodies:
        made["body"] = bodies
    made["target"] = _target(passage)
    return {key: value for key, value in made.items() if value != ""}


def _motivation(passage: Passage) -> list[str]:
    record = passage.annotation
    first = "bookmarking" if record.scope is Scope.PLACE else "highlighting"
    return [
        first,
        *(["commenting"] if record.note else []),
        *(["tagging"] if passage.themes else []),
    ]


def _bodies(passage: Passage) -> list[Json]:
    note = passage.annotation.note
    comment = {"value": note, "format": "text/markdown", "purpose": "commenting"}
    tags = ({"value": format_path(path), "purpose": "tagging"} for path in passage.themes)
    return [{"type": "TextualBody", **body} for body in (*([comment] if note else []), *tags)]


def _target(passage: Passage) -> Json:
    record, document = passage.annotation, passage.document
    source: Json = {
        "id": f"urn:sha256:{record.text_sha256}",
        "type": "Text",
        "format": "text/plain",
        "dc:title": document.title,
        "leifeng:document": document.id,
    }
    if document.language:
        source["language"] = document.language
    made: Json = {"type": "SpecificResource", "source": source}
    if record.scope is not Scope.DOCUMENT:
        made["selector"] = _selectors(passage)
    return made


def _selectors(passage: Passage) -> list[Json]:
    selector = passage.annotation.selector
    position = {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}
    if not selector.quote:
        return [position]
    quote = {"exact": selector.quote, "prefix": selector.prefix, "suffix": selector.suffix}
    return [{"type": "TextQuoteSelector", **quote}, position]


def _urn(kind: str, *names: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, ' '.join((kind, *names)))}"
