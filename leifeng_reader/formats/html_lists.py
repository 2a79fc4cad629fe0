"""The signs and numbers of list items, as HTML has them shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from leifeng_reader.formats.html_tree import local
from leifeng_reader.formats.xml import Element

_SIGNS = ("•", "◦", "▪")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class ItemList:
    """A list that is open, and the number its next item has."""

    style: str
    sign: str = ""
    number: int = 1
    step: int = 1

    def next_marker(self, said: dict[str, str]) -> str:
        """Return the marker of the next item."""
        if self.style == "none":
            return ""
        if self.style == "bullet":
            return self.sign
        if "value" in said:
            self.number = integer(said["value"], self.number)
        marker = f"{numeral(self.number, self.style)}."
        self.number += self.step
        return marker


def item_list(node: Element, said: dict[str, str], around: Sequence[ItemList]) -> ItemList:
    """Return the list an element begins, in the lists around it."""
    style = said.get("style", "").replace(" ", "").lower()
    if "list-style:none" in style or "list-style-type:none" in style:
        return ItemList("none")
    if local(node) != "ol":
        depth = sum(each.style == "bullet" for each in around)
        return ItemList("bullet", _SIGNS[min(depth, len(_SIGNS) - 1)])
    is_reversed = "reversed" in said
    count = sum(local(child) == "li" for child in node) if is_reversed else 1
    start = integer(said.get("start", ""), count)
    return ItemList(said.get("type", "1"), "", start, -1 if is_reversed else 1)


def numeral(number: int, style: str) -> str:
    """Return a number as letters (a, A), Roman (i, I) or figures."""
    if style in ("i", "I") and 0 < number < 4000:
        made = _roman(number)
    elif style in ("a", "A") and number > 0:
        made = _letters(number)
    else:
        return str(number)
    return made.upper() if style.isupper() else made


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made


def _letters(number: int) -> str:
    made = ""
    while number:
        number, letter = divmod(number - 1, 26)
        made = chr(ord("a") + letter) + made
    return made


def integer(said: str, otherwise: int) -> int:
    """Return the number an attribute says, or the other."""
    try:
        return int(said[:9])
    except ValueError:
        return otherwise
