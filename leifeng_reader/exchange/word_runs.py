"""Runs of a word processor's paragraphs: characters that look alike from end to end."""

import re
from collections.abc import Set
from functools import lru_cache
from typing import Any

from leifeng_reader.core.colours import mix
from leifeng_reader.core.spans import SpanKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {"\n": f"{_W}br", "\t": f"{_W}tab"}
_AT_BREAKS = re.compile("([\n\t])")
_COURIER = {f"{_W}ascii": "Courier New", f"{_W}hAnsi": "Courier New"}

# In the order of the schema, which Word holds against whoever does not keep to it.
_LOOKS: tuple[tuple[SpanKind, str, dict[str, str]], ...] = (
    (SpanKind.CODE, "rFonts", _COURIER),
    (SpanKind.BOLD, "b", {}),
    (SpanKind.ITALIC, "i", {}),
    (SpanKind.STRIKE, "strike", {}),
    (SpanKind.UNDERLINE, "u", {f"{_W}val": "single"}),
)


@lru_cache(maxsize=4096)
def shade(tones: tuple[str, ...]) -> str:
    """Return the ground under annotations of these tones, as in "FFEE00"; "" under none."""
    return mix(list(tones), "light")[1:].upper() if tones else ""


def add_run(paragraph: Any, words: str, kinds: Set[SpanKind], ground: str) -> Any:
    """Add words to a paragraph's element, looking as spans of these kinds do; return the run.

    A line feed breaks the line. Made of elements one by one: Word's own way takes each
    character in its hand.
    """
    from lxml.etree import SubElement

    run = SubElement(paragraph, f"{_W}r")
    looks = [(name, told) for kind, name, told in _LOOKS if kind in kinds]
    if ground:
        about = {"val": "clear", "color": "auto", "fill": ground}
        looks.append(("shd", {f"{_W}{name}": value for name, value in about.items()}))
    if looks:
        properties = SubElement(run, f"{_W}rPr")
        for name, told in looks:
            SubElement(properties, f"{_W}{name}", told)
    for part in filter(None, _AT_BREAKS.split(words)):
        if part in _BREAKS:
            SubElement(run, _BREAKS[part])
            continue
        text = SubElement(run, f"{_W}t")
        text.text = part
        if part != part.strip():
            text.set(_SPACE, "preserve")
    return run
