"""Numbers and signs of list items as word processors keep them."""

import re
from dataclasses import dataclass
from typing import Any

from leifeng_reader.core.document import Text

_NUMBERED = re.compile(r"(\(?)([0-9]{1,6}|[a-z]{1,8}|[A-Z]{1,8})([.)]|\.\)?)")
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_DEEPEST = 8
_INDENT = 360  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Marker:
    """What a list item begins with: its kind, as Word calls it, its number, and its pattern.

    A sign has the kind "bullet" and itself for a pattern.
    """

    kind: str
    number: int
    pattern: str


def markers(written: str) -> list[Marker]:
    """Return what a marker can be, the likeliest first."""
    found = _NUMBERED.fullmatch(written)
    if found is None:
        return [Marker("bullet", 0, written[:8] or "•")]
    before, word, after = found.groups()
    pattern = f"{before}%{{0}}{after}"
    if word.isdecimal():
        return [Marker("decimal", int(word), pattern)]
    case = "lower" if word.islower() else "upper"
    lowered = word.lower()
    possible = []
    if len(word) == 1:
        possible.append(Marker(f"{case}Letter", ord(lowered) - ord("a") + 1, pattern))
    if _ROMAN.fullmatch(lowered):
        roman = Marker(f"{case}Roman", _roman(lowered), pattern)
        possible.insert(0 if lowered == "i" else len(possible), roman)
    return possible or [Marker("bullet", 0, written[:8])]


def _roman(word: str) -> int:
    values = [_VALUES[letter] for letter in word]
    after = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, after, strict=True))


class Numbering:
    """Gives the lists of a word processor's document their definitions."""

    def __init__(self, word: Any) -> None:
        """Write into a document's numbering part."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._make, self._qn = OxmlElement, qn
        self._part = word.part.numbering_part.element
        self._abstract: dict[tuple[str, str, int], int] = {}
        self._signs: dict[int, int] = {}
        self._open: dict[int, tuple[Marker, int]] = {}

    def end(self) -> None:
        """End the lists that are open: what follows is no item."""
        self._open.clear()

    def style(self, paragraph: Any, text: Text, index: int) -> None:
        """Make a paragraph the list item that block `index` is."""
        facts = text.facts(index)
        depth = min(facts.depth, _DEEPEST)
        marker = self._chosen(markers(facts.marker), depth)
        name = "List Bullet" if marker.kind == "bullet" else "List Number"
        paragraph.style = name if depth == 0 else f"{name} {min(depth + 1, 3)}"
        number = self._number(marker, depth)
        self._open = {d: each for d, each in self._open.items() if d < depth}
        self._open[depth] = marker, number
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = number

    def _chosen(self, possible: list[Marker], depth: int) -> Marker:
        return next((each for each in possible if self._goes_on(each, depth)), possible[0])

    def _goes_on(self, marker: Marker, depth: int) -> bool:
        before, _ = self._open.get(depth, (None, 0))
        if before is None or (before.kind, before.pattern) != (marker.kind, marker.pattern):
            return False
        return marker.kind == "bullet" or marker.number == before.number + 1

    def _number(self, marker: Marker, depth: int) -> int:
        """Return the list an item belongs to: the open one it goes on with, or a new one."""
        if self._goes_on(marker, depth):
            return self._open[depth][1]
        definition = self._definition(marker, depth)
        if marker.kind != "bullet":
            return self._list(definition, depth, marker.number)
        if definition not in self._signs:
            self._signs[definition] = self._list(definition, depth, 1)
        return self._signs[definition]

    def _definition(self, marker: Marker, depth: int) -> int:
        key = (marker.kind, marker.pattern, depth)
        if key not in self._abstract:
            ids = self._part.xpath("./w:abstractNum/@w:abstractNumId")
            self._abstract[key] = number = max(map(int, ids), default=0) + 1
            definition = self._node("abstractNum", abstractNumId=number)
            definition.append(self._node("multiLevelType", val="hybridMultilevel"))
            definition.append(self._level(marker, depth))
            lists = self._part.xpath("./w:num")
            if lists:
                lists[0].addprevious(definition)
            else:
                self._part.append(definition)
        return self._abstract[key]

    def _level(self, marker: Marker, depth: int) -> Any:
        level = self._node("lvl", ilvl=depth)
        is_sign = marker.kind == "bullet"
        words = marker.pattern if is_sign else marker.pattern.format(depth + 1)
        for name, value in (
            ("start", 1),
            ("numFmt", marker.kind),
            ("lvlText", words),
            ("lvlJc", "left"),
        ):
            level.append(self._node(name, val=value))
        properties = self._make("w:pPr")
        left = _INDENT * (depth + 2)
        properties.append(self._node("ind", left=left, hanging=_INDENT))
        level.append(properties)
        return level

    def _list(self, definition: int, depth: int, first: int) -> int:
        made = self._part.add_num(definition)
        made.add_lvlOverride(ilvl=depth).add_startOverride(first)
        return int(made.numId)

    def _node(self, name: str, **values: object) -> Any:
        node = self._make(f"w:{name}")
        for key, value in values.items():
            node.set(self._qn(f"w:{key}"), str(value))
        return node
