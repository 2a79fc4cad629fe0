"""The lists of a Word document: what stands before each item."""

from dataclasses import dataclass

from leifeng_reader.formats.docx_names import VAL, W, is_on, number, value
from leifeng_reader.formats.docx_styles import Styles
from leifeng_reader.formats.numerals import written
from leifeng_reader.formats.xml import Element

_LEVELS = 9
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◻", "o": "◦"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: `shape` has %1 to %9 where numbers stand."""

    start: int = 1
    way: str = "decimal"
    shape: str = "%1."
    is_plain: bool = False
    never_restarts: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before an item; `counts` tells numbers from bullets."""

    text: str
    counts: bool


class Numbering:
    """Counts the items of each list as they come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read numbering.xml; None stands for a document without."""
        self._styles = styles
        items = [] if root is None else list(root)
        self._shapes = {e.get(W + "abstractNumId"): e for e in items if e.tag == W + "abstractNum"}
        self._lists = {e.get(W + "numId"): e for e in items if e.tag == W + "num"}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, list_id: str, level: int) -> Marker | None:
        """Count an item and return its marker; None when there is no such list."""
        element = self._lists.get(list_id)
        if element is None:
            return None
        if list_id not in self._levels:
            self._levels[list_id] = self._read(element)
        levels = self._levels[list_id]
        said = levels.get(level, Level())
        if said.way == "bullet":
            sign = said.shape.strip()
            is_private = sign and 0xE000 <= ord(sign[0]) <= 0xF8FF
            return Marker(_BULLETS.get(sign, "•" if is_private else sign), False)
        counts = self._counted(list_id, level, levels)
        return Marker(_marker(said, counts, levels).strip(), True)

    def _counted(self, list_id: str, level: int, levels: dict[int, Level]) -> list[int | None]:
        """Count on, and begin anew below."""
        kind = value(self._lists[list_id], "abstractNumId") or ""
        counts = self._counts.setdefault(kind, [None] * _LEVELS)
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            override = _override(self._lists[list_id], level)
            if override is not None and value(override, "startOverride") is not None:
                counts[level] = None
        before = counts[level]
        counts[level] = levels.get(level, Level()).start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            if not levels.get(deeper, Level()).never_restarts:
                counts[deeper] = None
        return counts

    def _read(self, element: Element) -> dict[int, Level]:
        shape = self._shapes.get(value(element, "abstractNumId"))
        link = value(shape, "numStyleLink") if shape is not None else None
        if link and (linked := self._lists.get(self._styles.list_of(link))) is not None:
            shape = self._shapes.get(value(linked, "abstractNumId"))
        levels = {} if shape is None else _levels(shape)
        for override in element.iterfind(W + "lvlOverride"):
            place = number(override.get(W + "ilvl"))
            levels |= _levels(override)
            if (start := value(override, "startOverride")) is not None:
                before = levels.get(place, Level())
                levels[place] = Level(
                    number(start, 1),
                    before.way,
                    before.shape,
                    before.is_plain,
                    before.never_restarts,
                )
        return levels


def _levels(parent: Element) -> dict[int, Level]:
    return {number(e.get(W + "ilvl")): _level(e) for e in parent.iterfind(W + "lvl")}


def _level(element: Element) -> Level:
    shape = element.find(W + "lvlText")
    return Level(
        number(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        shape.get(VAL, "") if shape is not None else "",
        is_on(element.find(W + "isLgl")),
        value(element, "lvlRestart") == "0",
    )


def _override(element: Element, level: int) -> Element | None:
    found = element.iterfind(W + "lvlOverride")
    return next((e for e in found if number(e.get(W + "ilvl")) == level), None)


def _marker(said: Level, counts: list[int | None], levels: dict[int, Level]) -> str:
    text = said.shape
    for place, count in enumerate(counts):
        sign = f"%{place + 1}"
        if sign in text:
            level = levels.get(place, Level())
            way = "decimal" if said.is_plain else level.way
            text = text.replace(sign, written(level.start if count is None else count, way))
    return text
