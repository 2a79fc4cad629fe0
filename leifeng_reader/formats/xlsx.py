"""Spreadsheets' cells: the words of a workbook's first sheet, formulas never worked out."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from leifeng_reader.core.errors import BrokenFile, TooMuch
from leifeng_reader.formats.container import Container
from leifeng_reader.formats.xml import Element, parse

CELLS = 5_000_000
_COLUMNS = 16_384
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cells(data: bytes, path: PurePath) -> list[list[str]]:
    """Return the rows of the first sheet; raises BrokenFile, TooMuch, Protected."""
    container = Container(data, str(path))
    shared = _shared(container, path)
    sheets = sorted(
        (name for name in container.names() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)),
        key=lambda name: (len(name), name),
    )
    if not sheets:
        raise BrokenFile(path, "no sheet")
    rows, number = [], 0
    for row in _named(parse(container.read(sheets[0]), path), "row"):
        rows.append(_row(row, shared))
        number += len(rows[-1])
        if number > CELLS:
            raise TooMuch(path, "cells", number, CELLS)
    return rows


def _shared(container: Container, path: PurePath) -> list[str]:
    name = container.find("xl/sharedStrings.xml")
    if name is None:
        return []
    return [_words(item) for item in _named(parse(container.read(name), path), "si")]


def _named(element: Element, name: str) -> Iterable[Element]:
    found: Iterable[Element] = element.iter(f"{{*}}{name}")
    return found


def _words(element: Element) -> str:
    """Join the runs of a cell, without the readings above them."""
    texts = (t for t in _named(element, "t") if not str(t.getparent().tag).endswith("}rPh"))
    found = "".join(text.text or "" for text in texts)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), found)


def _row(row: Element, shared: list[str]) -> list[str]:
    found: list[str] = []
    for cell in _named(row, "c"):
        column = _column(cell.get("r") or "")
        if column is not None and len(found) < column < _COLUMNS:
            found += [""] * (column - len(found))
        found.append(_value(cell, shared))
    return found


def _column(reference: str) -> int | None:
    """Return the number, from 0, of the column a cell says it is in."""
    letters = "".join(letter for letter in reference.upper() if "A" <= letter <= "Z")[:3]
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1 if letters else None


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _words(cell)
    value = next((each.text or "" for each in _named(cell, "v")), "")
    if kind == "s":
        place = int(value) if value.isdecimal() else -1
        return shared[place] if 0 <= place < len(shared) else ""
    if kind == "str":
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return value.removesuffix(".0")
