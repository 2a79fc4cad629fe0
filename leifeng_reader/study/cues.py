"""What tells themes apart on paper beside their colours: lines under the words, and greys."""

from collections.abc import Iterable
from dataclasses import dataclass

from leifeng_reader.core.colours import NEUTRAL, TONES, mix, tone

_BY_PATTERN = {
    "solid": "solid",
    "dashed": "dashed",
    "dotted": "dotted",
    "dash-dot": "double",
    "sparse": "wavy",
}
LINES = ("solid", "dashed", "dotted", "double", "wavy")
_GREYS = ("#ececec", "#ffffff", "#d4d4d4")


@dataclass(frozen=True, slots=True)
class Cue:
    """How a tone looks: the line under its words, its colour, and the fill behind them."""

    line: str
    colour: str
    fill: str


def cue(name: str, page: str = "light", *, greyscale: bool = False) -> Cue:
    """Return the look of a tone on a page; in greyscale each has another line and grey."""
    known = tone(name)
    if not greyscale:
        return Cue(_BY_PATTERN[known.pattern], known.on(page).strong, known.on(page).fill)
    place = list(TONES).index(known.name)
    return Cue(LINES[place % len(LINES)], "#1c1b1a", _GREYS[place // len(LINES)])


def fill(names: Iterable[str], page: str = "light", *, greyscale: bool = False) -> str:
    """Return the colour behind words of these tones together."""
    known = [tone(name).name for name in names] or [NEUTRAL]
    return cue(known[0], page, greyscale=True).fill if greyscale else mix(known, page)
