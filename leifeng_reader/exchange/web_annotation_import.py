"""W3C Web Annotations read: single ones, lists, pages, collections; positions in code points."""

import re
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.incoming import Incoming, paths, prose, utc
from leifeng_reader.exchange.safe_json import Json, loaded, objects
from leifeng_reader.exchange.web_annotation import CONTEXT, GENERATOR

_HASH = "urn:sha256:"
# A quotation mark inside a JSON string has a backslash before it, so no annotation's words match.
_NAMES_CONTEXT = re.compile(
    r'(?<!\\)"@context"\s*:\s*(?:\[[^\]]*)?"https?://www\.w3\.org/ns/anno\.jsonld"'
)


def is_web_annotation(text: str, name: str) -> bool:
    """Tell whether a text names the context of Web Annotations."""
    is_json = text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")
    return is_json and _NAMES_CONTEXT.search(text) is not None


def read(text: str, path: PurePath) -> list[Incoming]:
    """Read annotations; raises BrokenFile for one that lacks what each must have."""
    wholes = objects(loaded(text, path))
    if not all(_is_of_this_kind(whole) for whole in wholes):
        raise BrokenFile(path, "no context of Web Annotations")
    found = [each for whole in wholes for each in _annotations(whole)]
    if not found:
        raise BrokenFile(path, "no annotations")
    for each in found:
        _check(each, path)
    return [_incoming(each) for each in found]


def _is_of_this_kind(whole: Json) -> bool:
    named = whole.get("@context")
    listed = named if isinstance(named, list) else [named]
    return any(isinstance(e, str) and e.replace("https:", "http:") == CONTEXT for e in listed)


def _annotations(whole: Json) -> list[Json]:
    if "items" in whole:
        return objects(whole["items"])
    if "first" in whole:
        return [each for page in objects(whole["first"]) for each in objects(page.get("items"))]
    return [whole]


def _check(found: Json, path: PurePath) -> None:
    kinds = found.get("type")
    wrong = (
        ("type", "Annotation" not in (kinds if isinstance(kinds, list) else [kinds])),
        ("id", not isinstance(found.get("id"), str) or ":" not in str(found.get("id"))),
        ("target", not found.get("target")),
        ("body", "body" in found and "bodyValue" in found),
    )
    fault = next((name for name, is_wrong in wrong if is_wrong), None)
    if fault:
        raise BrokenFile(path, f"an annotation with a wrong “{fault}”")


def _incoming(found: Json) -> Incoming:
    targets = objects(found["target"])
    target: Json = targets[0] if targets else {"source": _first(found["target"])}
    selectors = _by_type(target.get("selector"))
    quote = selectors.get("TextQuoteSelector", {})
    position = selectors.get("TextPositionSelector", {})
    words = _text(quote.get("exact"))
    start, end = _number(position.get("start")), _number(position.get("end"))
    source = target.get("source", target.get("id"))
    about: Json = source if isinstance(source, dict) else {"id": source}
    address = prose(about.get("id"))
    tags, notes = _bodies(found)
    is_ours = isinstance(made := found.get("generator"), dict) and made.get("id") == GENERATOR
    return Incoming(
        key=prose(found["id"]).removeprefix("urn:uuid:"),
        title=prose(about.get("dc:title")) or address,
        quote=words,
        note="\n\n".join(notes),
        themes=paths(tags),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        start=start,
        end=end,
        source=address,
        document_id=prose(about.get("leifeng:document")),
        text_sha256=address.removeprefix(_HASH) if address.startswith(_HASH) else "",
        created=utc(found.get("created")),
        modified=utc(found.get("modified")),
        annotator=_creator(found.get("creator")),
        scope=_scope(words, start, end),
        is_ours=is_ours,
    )


def _scope(words: str, start: int | None, end: int | None) -> Scope:
    if words:
        return Scope.PASSAGE
    return Scope.PLACE if start is not None and start == end else Scope.DOCUMENT


def _by_type(selector: object) -> dict[str, Json]:
    """Return selectors by type, those that refine others with them; the first of a type counts."""
    found: dict[str, Json] = {}
    waiting = objects(selector)
    while waiting:
        each = waiting.pop(0)
        found.setdefault(str(each.get("type")), each)
        waiting += objects(each.get("refinedBy"))
    return found


def _bodies(found: Json) -> tuple[list[str], list[str]]:
    """Return the tags and the comments of an annotation."""
    tags: list[str] = []
    notes = [_text(found.get("bodyValue"))]
    bodies = found.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict):
            purpose = body.get("purpose", found.get("motivation"))
            (tags if purpose == "tagging" else notes).append(_text(body.get("value")))
    return tags, [canonical(note) for note in notes if note.strip()]


def _creator(found: object) -> str:
    first = _first(found)
    if isinstance(first, dict):
        return prose(first.get("name")) or prose(first.get("nickname"))
    return prose(first)


def _first(found: object) -> object:
    return found[0] if isinstance(found, list) and found else found


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def _number(found: object) -> int | None:
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None
