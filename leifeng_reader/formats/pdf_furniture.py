"""What a PDF repeats on its pages: running heads and page numbers, which are no text."""

import re
from collections import Counter
from collections.abc import Sequence

from leifeng_reader.core.text import fold
from leifeng_reader.formats.pdf_lines import Line, Sheet

_OUTERMOST = 3
_ENOUGH = 0.6
_FEWEST_PAGES = 3
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ONLY_NUMBER = re.compile(r"[\W_]*(?:\w{1,8}\s)?#(?:\s?\w{1,8}\s?#)?[\W_]*")
_Key = tuple[str, int]


def without_furniture(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """Return each page's lines without what stands at the same height on most pages."""
    edges = [_edges(sheet.lines) for sheet in sheets]
    repeated = _repeated([{key for line in edge for key in _keys(line)} for edge in edges])
    return [
        _left_of(sheet, edge, repeated, number)
        for number, (sheet, edge) in enumerate(zip(sheets, edges, strict=True), 1)
    ]


def _left_of(sheet: Sheet, edge: list[Line], repeated: set[_Key], number: int) -> list[Line]:
    gone = {id(line) for line in edge if any(key in repeated for key in _keys(line))}
    gone.update(id(line) for line in edge if _is_lone_number(line, sheet, number))
    return [line for line in sheet.lines if id(line) not in gone]


def _edges(lines: list[Line]) -> list[Line]:
    """Return the lines that stand outermost above and below."""
    ordered = sorted(lines, key=lambda line: line.baseline)
    return (
        ordered
        if len(ordered) <= 2 * _OUTERMOST
        else [
            *ordered[:_OUTERMOST],
            *ordered[-_OUTERMOST:],
        ]
    )


def _keys(line: Line) -> tuple[_Key, _Key]:
    """Return what a line says, numbers as one sign, at its height: two, for what lies between."""
    said = _said(line.text)
    return (said, round(line.baseline / 4) * 2), (said, int(line.baseline // 4) * 2 + 1)


def _said(text: str) -> str:
    return " ".join(_NUMBER.sub("#", fold(text)).split())


def _repeated(pages: Sequence[set[_Key]]) -> set[_Key]:
    """Return the keys of most pages, or of most left or most right ones; also changing heads."""
    found: set[_Key] = set()
    for some in (pages, pages[::2], pages[1::2]):
        counted = Counter(key for page in some for key in page)
        needed = max(_FEWEST_PAGES, _ENOUGH * len(some))
        found |= {key for key, count in counted.items() if count >= needed}
        found |= _changing(some, counted)
    return found


def _changing(pages: Sequence[set[_Key]], counted: "Counter[_Key]") -> set[_Key]:
    """Return the keys of heads that change with the chapter: at one height, each on some pages."""
    again = {key for key, count in counted.items() if count >= _FEWEST_PAGES and key[0]}
    heights = Counter(height for page in pages for height in {h for _, h in page & again})
    needed = max(2 * _FEWEST_PAGES, _ENOUGH * len(pages))
    full = {height for height, count in heights.items() if count >= needed}
    return {key for key in again if key[1] in full}


def _is_lone_number(line: Line, sheet: Sheet, number: int) -> bool:
    """Tell the page's own number, apart from the text."""
    if not _ONLY_NUMBER.fullmatch(_said(line.text)) or str(number) not in line.text:
        return False
    gaps = [abs(other.baseline - line.baseline) for other in sheet.lines if other is not line]
    nearest = min(gaps, default=sheet.height)
    is_outside = line.baseline < 0.15 * sheet.height or line.baseline > 0.88 * sheet.height
    return is_outside and nearest > 2 * line.size
