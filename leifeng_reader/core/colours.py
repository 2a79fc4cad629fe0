"""Theme tones and page colours, and the arithmetic that keeps them apart and the ink legible.

Colours are "#rrggbb". Likeness is distance in OKLab (Ottosson 2020); dichromats' sight is
simulated in linear light with the matrices of Machado, Oliveira and Fernandes (2009), severity 1.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

NEUTRAL = "neutral"
"""The tone of an annotation without a theme, and of a tone nobody knows."""

LEGIBLE = 7.0
"""Least contrast of a page's ink with whatever is painted under it."""


class Page(NamedTuple):
    """The colours of a page; `selection`, `find` and `find_current` lie under the ink."""

    name: str
    paper: str
    ink: str
    quiet: str
    hairline: str
    link: str
    caret: str
    selection: str
    find: str
    find_current: str


class Shade(NamedTuple):
    """A tone on one page: `strong` for lanes, edges and dots, `fill` under the text."""

    strong: str
    fill: str


class Tone(NamedTuple):
    """A named colour; `pattern` names its lane in PATTERNS and is its second cue."""

    name: str
    pattern: str
    light: Shade
    sepia: Shade
    dark: Shade

    def on(self, page: str) -> Shade:
        """Return the shade for the page of that name."""
        return {"light": self.light, "sepia": self.sepia, "dark": self.dark}[page]


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "light": Page(
            name="light",
            paper="#fbfaf7",
            ink="#1c1b1a",
            quiet="#6b665d",
            hairline="#e4e0d7",
            link="#23629c",
            caret="#1d5a93",
            selection="#a9c9ec",
            find="#ffd08a",
            find_current="#f79a3a",
        ),
        "sepia": Page(
            name="sepia",
            paper="#f4ead6",
            ink="#2b2318",
            quiet="#6a5d49",
            hairline="#dccfb4",
            link="#215a8e",
            caret="#1d5a93",
            selection="#9dbfe0",
            find="#f6c174",
            find_current="#f09c48",
        ),
        "dark": Page(
            name="dark",
            paper="#1b1a19",
            ink="#e8e4dc",
            quiet="#a39c90",
            hairline="#35322f",
            link="#8ab9e6",
            caret="#86b8ea",
            selection="#294a70",
            find="#62440a",
            find_current="#7b2564",
        ),
    }
)

PATTERNS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "solid": (),
        "dashed": (4.0, 2.0),
        "dotted": (1.0, 1.0),
        "dash-dot": (4.0, 1.5, 1.0, 1.5),
        "sparse": (1.0, 3.0),
    }
)
"""Lane patterns: lengths drawn and left out in turn, in widths of the lane; solid has none."""

# The strong tones of the first nine are as far apart for dichromats as for others; the rest
# are apart for most readers and carry a pattern for everyone. Light and sepia share the strong.
_TABLE = (
    # name, pattern, strong on paper, fill on light, on sepia, strong on dark, fill on dark
    ("amber", "solid", "#b27909", "#fae5ab", "#edd79a", "#ebaf4f", "#48330a"),
    ("blue", "solid", "#3b70b9", "#cae1fc", "#bcd3f0", "#6fa7f4", "#243448"),
    ("rose", "solid", "#aa3f59", "#fbd2d8", "#eec4ca", "#d9657b", "#462a2f"),
    ("green", "solid", "#49915c", "#c9eacf", "#bbddc0", "#75b985", "#223b27"),
    ("violet", "solid", "#6646a2", "#e1d6f7", "#d4c8eb", "#997cda", "#362e45"),
    ("rust", "solid", "#88371a", "#fcd5c2", "#f0c7b3", "#be6944", "#472c1e"),
    ("teal", "solid", "#2a8183", "#c0eae7", "#b1dcda", "#64b3b5", "#193b39"),
    ("plum", "solid", "#7f3a71", "#f1d2e9", "#e4c4dc", "#b369a3", "#402a3c"),
    ("olive", "solid", "#676d0d", "#e2ebbc", "#d4ddac", "#96a24b", "#353a14"),
    ("sky", "dashed", "#2b8bb3", "#c7eaf9", "#b8dcec", "#81c9e9", "#1e3a45"),
    ("umber", "dotted", "#644e38", "#e1d4c6", "#d4c6b7", "#9e8469", "#372e24"),
    ("slate", "dash-dot", "#3d4f5f", "#d0d7e1", "#c2c9d4", "#75899a", "#2b3037"),
    (NEUTRAL, "sparse", "#78746d", "#e0deda", "#d4cfc4", "#a29e96", "#353330"),
)

TONES: Mapping[str, Tone] = MappingProxyType(
    {
        name: Tone(name, pattern, Shade(deep, light), Shade(deep, sepia), Shade(bright, dark))
        for name, pattern, deep, light, sepia, bright, dark in _TABLE
    }
)
"""Every tone by name, in the order they are given out; NEUTRAL is the last."""

_MACHADO: Mapping[str, Matrix] = MappingProxyType(
    {
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
    }
)

DEFICIENCIES = tuple(_MACHADO)
"""What simulate knows."""

_LUMINANCE: Triple = (0.2126, 0.7152, 0.0722)
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)

_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)


def tone(name: str) -> Tone:
    """Return the tone of that name; for a name nobody knows, the neutral one."""
    return TONES.get(name) or TONES[NEUTRAL]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(_dot(_LUMINANCE, _linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def oklab(colour: str) -> Triple:
    """Return lightness (0 to 1) and the two axes green-red and blue-yellow.

    Raises ValueError when the colour is not written "#rrggbb".
    """
    long, medium, short = _times(_CONES, _linear(colour))
    return _times(_LAB, (math.cbrt(long), math.cbrt(medium), math.cbrt(short)))


def distance(one: str, other: str) -> float:
    """Return how far apart two colours look: 0 is the same, black to white is 1."""
    return math.dist(oklab(one), oklab(other))


def simulate(colour: str, deficiency: str) -> str:
    """Return the colour as a reader with one of DEFICIENCIES sees it."""
    return _encoded(_times(_MACHADO[deficiency], _linear(colour)))


def mix(tones: Sequence[str], page: str) -> str:
    """Return the fill for text under all these tones at once, in any order; none is the paper.

    Layers make it deeper, so that an overlap shows even where both tones are the same;
    the page's ink stays LEGIBLE on it however many there are.
    """
    return _mixed(tuple(sorted(tones)), page)


@lru_cache(maxsize=4096)
def _mixed(names: tuple[str, ...], page: str) -> str:
    paper, ink = PAGES[page].paper, PAGES[page].ink
    fills = [tone(name).on(page).fill for name in names]
    if len(fills) <= 1:
        return fills[0] if fills else paper
    ground = oklab(paper)
    steps = [_minus(oklab(fill), ground) for fill in fills]
    # Steps away from the paper add up; the root keeps two layers well short of twice as deep.
    reach = 1 / math.sqrt(len(steps))
    while True:
        colour = _from_oklab(_moved(ground, steps, reach))
        if contrast(colour, ink) >= LEGIBLE:
            return colour
        reach *= 0.97


# Where each hue ends, in degrees of OKLab's circle; a marker's yellow goes to amber, its orange
# to rust, its red to rose, so that the usual sets of other programs stay apart.
_HUES = (
    (32, "rose"),
    (73, "rust"),
    (111, "amber"),
    (133, "olive"),
    (175, "green"),
    (212, "teal"),
    (245, "sky"),
    (280, "blue"),
    (315, "violet"),
    (345, "plum"),
    (360, "rose"),
)


def nearest_tone(colour: str) -> str:
    """Return the name of the tone that stands best for any colour; greys are slate.

    Our own colours come back as their tone. For others hue decides, as other programs'
    markers are paler or louder. Raises ValueError when the colour is not written "#rrggbb".
    """
    own = _OWN.get(colour.lower())
    return own or _of_hue(oklab(colour))


_OWN = {
    colour: tone.name
    for tone in TONES.values()
    if tone.name != NEUTRAL
    for shade in (tone.light, tone.sepia, tone.dark)
    for colour in (shade.strong, shade.fill)
}


def _of_hue(lab: Triple) -> str:
    _, red, yellow = lab
    strength = math.hypot(red, yellow)
    hue = math.degrees(math.atan2(yellow, red)) % 360
    if strength < 0.02 or (strength < 0.04 and 220 < hue < 290):
        return "slate"
    if strength < 0.05 and 40 < hue < 90:
        return "umber"
    return next(name for end, name in _HUES if hue <= end)


def _moved(ground: Triple, steps: Sequence[Triple], reach: float) -> Triple:
    light, red, yellow = zip(*steps, strict=True)
    return (
        ground[0] + reach * math.fsum(light),
        ground[1] + reach * math.fsum(red),
        ground[2] + reach * math.fsum(yellow),
    )


def _from_oklab(lab: Triple) -> str:
    long, medium, short = _times(_FROM_LAB, lab)
    return _encoded(_times(_FROM_CONES, (long**3, medium**3, short**3)))


def _linear(colour: str) -> Triple:
    match = _HEX.fullmatch(colour)
    if match is None:
        raise ValueError(colour)
    red, green, blue = (_decoded(int(part, 16) / 255) for part in match.groups())
    return (red, green, blue)


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(light: Triple) -> str:
    """Write linear light as "#rrggbb"; what a screen cannot show is brought to its edge."""
    return "#" + "".join(f"{round(255 * _companded(min(1.0, max(0.0, x)))):02x}" for x in light)


def _companded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _times(matrix: Matrix, vector: Triple) -> Triple:
    return (_dot(matrix[0], vector), _dot(matrix[1], vector), _dot(matrix[2], vector))


def _dot(one: Triple, other: Triple) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _minus(one: Triple, other: Triple) -> Triple:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])
