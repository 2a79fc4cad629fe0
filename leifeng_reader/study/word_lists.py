"""Lists of a Word document: numbers and letters that Word counts on when a task is moved."""

import re
from typing import Any

from leifeng_reader.study.word_xml import INDENT, node

_NUMBER = re.compile(r"(\D*?)([1-9]\d{0,5})(\D*)")


class Lists:
    """The numbering of a document while it is written."""

    def __init__(self, numbering: Any) -> None:
        """Begin with no list in the numbering part's element."""
        for child in list(numbering):
            numbering.remove(child)
        self._numbering = numbering
        self._kinds: dict[tuple[str, str], int] = {}
        self._running: dict[tuple[str, str], tuple[int, int]] = {}
        self._count = 0

    def counted(self, number: str) -> int:
        """Return the list in which a paragraph of this number stands; 0 when it is no number.

        A number that does not follow the one before begins a list of its own.
        """
        match = _NUMBER.fullmatch(number)
        if match is None:
            return 0
        kind, value = (f"{match[1]}%1{match[3]}", "decimal"), int(match[2])
        list_id, expected = self._running.get(kind, (0, 0))
        if value != expected:
            list_id = self._begun(kind, value)
        self._running[kind] = (list_id, value + 1)
        return list_id

    def lettered(self) -> int:
        """Return a new list with letters: A., B., …"""
        return self._begun(("%1.", "upperLetter"), 1)

    def numbered(self) -> int:
        """Return a new list with numbers, apart from those of tasks: 1., 2., …"""
        return self._begun(("%1.", "decimal"), 1)

    def _begun(self, kind: tuple[str, str], start: int) -> int:
        self._count += 1
        override = node("lvlOverride", node("startOverride", val=start), ilvl=0)
        reference = node("abstractNumId", val=self._kind(kind))
        self._numbering.append(node("num", reference, override, numId=self._count))
        return self._count

    def _kind(self, kind: tuple[str, str]) -> int:
        """Return the definition of a kind of list; definitions stand before all lists."""
        if kind not in self._kinds:
            words, style = kind
            place = self._kinds[kind] = len(self._kinds)
            level = node(
                "lvl",
                node("start", val=1),
                node("numFmt", val=style),
                node("lvlText", val=words),
                node("lvlJc", val="left"),
                node("pPr", node("ind", left=INDENT, hanging=INDENT)),
                ilvl=0,
            )
            single = node("multiLevelType", val="singleLevel")
            self._numbering.insert(place, node("abstractNum", single, level, abstractNumId=place))
        return self._kinds[kind]
