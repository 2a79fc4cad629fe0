"""Links inside a text: which places they lead to, and what those are called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leifeng_reader.core.composition import Part
from leifeng_reader.core.spans import Span, SpanKind


def bound(parts: Sequence[Part], places: Mapping[str, int]) -> list[Part]:
    """Return parts whose inner links (`#name`) lead to parts that bear the name.

    `places` are numbers of parts by name; a place nothing leads to stays without, and a link
    that leads nowhere is none.
    """
    wanted = {
        span.value[1:]: places[span.value[1:]]
        for part in parts
        for span in part.spans
        if _is_inner(span) and places.get(span.value[1:], len(parts)) < len(parts)
    }
    names: dict[int, str] = {}
    for name, number in wanted.items():
        names.setdefault(number, parts[number].facts.anchor or name)
    known = {name: names[number] for name, number in wanted.items()}
    return [_bound(part, names.get(number, ""), known) for number, part in enumerate(parts)]


def _bound(part: Part, anchor: str, known: Mapping[str, str]) -> Part:
    facts = replace(part.facts, anchor=anchor) if anchor else part.facts
    if not any(_is_inner(span) for span in part.spans):
        return replace(part, facts=facts) if anchor else part
    spans = [
        span._replace(value="#" + known[span.value[1:]]) if _is_inner(span) else span
        for span in part.spans
        if not _is_inner(span) or span.value[1:] in known
    ]
    return replace(part, spans=tuple(spans), facts=facts)


def _is_inner(span: Span) -> bool:
    return span.kind is SpanKind.LINK and span.value.startswith("#")
