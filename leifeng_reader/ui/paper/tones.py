"""How themes show on paper: a fill and a line in their colour, or patterns that need no colour."""

from PySide6.QtCore import QRectF

from leifeng_reader.core.colours import NEUTRAL, TONES, mix, tone
from leifeng_reader.ui.paper.look import UNIT, Look
from leifeng_reader.ui.paper.marks import Fill, Mark, Rule, Wave

_GROUNDS = (("#e4e4e4", 0), ("#ffffff", 1), ("#ffffff", -1), ("#ffffff", 0))
_LINES = ("solid", "dashed", "dotted", "double", "wavy")
_ORDER = {name: at for at, name in enumerate(TONES)}
_LANES = 3


def pattern(name: str) -> tuple[str, int, str]:
    """Return ground, slant and line of a tone without colour; no two tones share all three."""
    if name not in TONES or name == NEUTRAL:
        return "#f0f0f0", 0, ""
    at = _ORDER[name]
    ground, slant = _GROUNDS[at % len(_GROUNDS)]
    return ground, slant, _LINES[at % len(_LINES)]


def ground(tones: tuple[str, ...], box: QRectF, look: Look) -> Fill:
    """Return what lies under words that carry these tones."""
    if look.greyscale:
        colour, slant, _ = pattern(tones[0])
        return Fill(box, colour, slant)
    return Fill(box, mix(tones, "light"))


def lines(tones: tuple[str, ...], x1: float, x2: float, y: float, look: Look) -> list[Mark]:
    """Return the lines under words that carry these tones, one below the other."""
    marks: list[Mark] = []
    for lane, name in enumerate(tones[:_LANES]):
        below = y + lane * 1.7 * UNIT
        if look.greyscale:
            marks += _pattern_line(pattern(name)[2], x1, x2, below)
        else:
            marks.append(Rule(x1, below, x2, below, 0.7 * UNIT, tone(name).light.strong))
    return marks


def _pattern_line(name: str, x1: float, x2: float, y: float) -> list[Mark]:
    ink = "#222222"
    match name:
        case "solid":
            return [Rule(x1, y, x2, y, 0.9 * UNIT, ink)]
        case "dashed":
            return [Rule(x1, y, x2, y, 0.9 * UNIT, ink, (4.0, 2.5))]
        case "dotted":
            return [Rule(x1, y, x2, y, 1.1 * UNIT, ink, (0.01, 2.0), round_ends=True)]
        case "double":
            return [
                Rule(x1, at, x2, at, 0.45 * UNIT, ink) for at in (y - 0.6 * UNIT, y + 0.6 * UNIT)
            ]
        case "wavy":
            return [Wave(x1, x2, y, 0.6 * UNIT, ink)]
    return []


def strong(tones: tuple[str, ...], look: Look) -> str:
    """Return the colour of a note's leader."""
    return "#555555" if look.greyscale or not tones else tone(tones[0]).light.strong
