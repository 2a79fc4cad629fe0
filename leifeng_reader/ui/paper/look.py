"""How a paper is dressed: its typefaces, its sizes, and the distances that follow from them."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from leifeng_reader.core.study import PageSetup
from leifeng_reader.study.paper import Paper

UNIT = 20.0
"""Units in a point. Type set in whole pixels of this size is the same on every device."""

INK = "#000000"
QUIET = "#4a4a4a"
RULE = "#6f6f6f"
HAIRLINE = "#a8a8a8"

_SHEETS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
_MM = 72 / 25.4 * UNIT
_GUTTER = 8.0
_FOOT = 2.2
_FOOT_MARGIN = 14

# Named here, and not taken from the system's own: a paper breaks its lines alike wherever the
# same typefaces are installed, with a window or without.
_SERIF = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Bitstream Charter",
    "Palatino",
    "Palatino Linotype",
    "P052",
    "Noto Serif",
    "Georgia",
    "Liberation Serif",
    "DejaVu Serif",
)
_SANS = (
    "Source Sans 3",
    "Noto Sans",
    "Open Sans",
    "Inter",
    "Helvetica Neue",
    "Segoe UI",
    "Liberation Sans",
    "Arial",
    "DejaVu Sans",
)
_MONO = ("Source Code Pro", "Menlo", "Consolas", "Liberation Mono", "DejaVu Sans Mono")
_EAST = {
    "zh": ("Source Han {} SC", "Noto {} CJK SC", "Noto {} SC"),
    "zh-hant": ("Source Han {} TC", "Noto {} CJK TC", "Noto {} TC"),
    "ja": ("Source Han {} JP", "Source Han {}", "Noto {} CJK JP", "Noto {} JP"),
    "ko": ("Source Han {} KR", "Noto {} CJK KR", "Noto {} KR"),
}
_EAST_SERIF = ("Songti SC", "STSong", "SimSun", "Hiragino Mincho ProN", "MS Mincho")
_EAST_SANS = ("PingFang SC", "Microsoft YaHei", "Hiragino Sans", "Droid Sans Fallback")
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Type:
    """A way to set words: `scale` times the paper's type size, in the serif or the sans."""

    scale: float = 1.0
    sans: bool = False
    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: str = INK


BODY = Type()
SMALL = Type(0.84)
NOTE = Type(0.78, sans=True)
LABEL = Type(0.8, sans=True, colour=QUIET)


@dataclass(frozen=True, slots=True)
class Look:
    """What a column's blocks are set with; distances are units.

    `width` is the column's, `size` the type's, `leading` from baseline to baseline; `gap` is the
    most a gap takes, however long its answer.
    """

    width: float
    height: float
    size: float
    leading: float
    gap: float
    language: str
    right_to_left: bool
    is_eastern: bool
    greyscale: bool

    def place(self, x: float, width: float) -> float:
        """Return where a box begins that is `x` from the side where lines begin."""
        return self.width - x - width if self.right_to_left else x


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's measures in units: the page, the area inside the margins, its columns."""

    width: float
    height: float
    left: float
    top: float
    inner_width: float
    inner_height: float
    columns: int
    column_width: float
    gutter: float

    @property
    def millimetres(self) -> tuple[float, float]:
        return self.width / _MM, self.height / _MM


def sheet(setup: PageSetup) -> Sheet:
    """Return the measures of a page; margins too wide for it are cut to leave half of it.

    The lower margin has room for the foot, whatever was asked for.
    """
    wide, high = _SHEETS.get(setup.size, _SHEETS["A4"])
    if setup.landscape:
        wide, high = high, wide
    top, right, bottom, left = (max(0.0, margin) for margin in setup.margins)
    left, right = _shrunk(left, right, wide)
    top, bottom = _shrunk(top, max(bottom, _FOOT_MARGIN), high)
    columns = max(1, min(setup.columns, 3))
    inner = (wide - left - right) * _MM
    gutter = _GUTTER * _MM if columns > 1 else 0.0
    return Sheet(
        wide * _MM,
        high * _MM,
        left * _MM,
        top * _MM,
        inner,
        (high - top - bottom) * _MM,
        columns,
        (inner - gutter * (columns - 1)) / columns,
        gutter,
    )


def _shrunk(one: float, other: float, whole: float) -> tuple[float, float]:
    share = min(1.0, whole / 2 / max(one + other, 1.0))
    return one * share, other * share


def look(paper: Paper, page: Sheet, *, columns: bool = True) -> Look:
    """Return what the blocks of a paper are set with, in a column or across them all."""
    size = round(min(max(paper.page.type_size, 6.0), 48.0) * UNIT)
    eastern = language_key(paper.language) in _EAST
    width = page.column_width if columns else page.inner_width
    leading = round(size * (1.6 if eastern else 1.42))
    return Look(
        width,
        page.inner_height,
        size,
        leading,
        width * 0.6,
        paper.language,
        is_right_to_left(paper.language),
        eastern,
        paper.page.greyscale,
    )


def foot_height(size: float) -> float:
    """Return how far below the type area the foot's baseline is, for a type size."""
    return _FOOT * min(size, 14 * UNIT)


def is_right_to_left(language: str) -> bool:
    """Tell whether lines of a language begin at the right."""
    return language.lower().partition("-")[0] in _RIGHT_TO_LEFT


def language_key(language: str) -> str:
    """Return the name under which a language's typefaces are listed, or its own."""
    tag = language.lower().replace("_", "-")
    return "zh-hant" if tag.startswith(_TRADITIONAL) else tag.partition("-")[0]


@lru_cache(maxsize=512)
def font(look: Look, kind: Type) -> QFont:
    """Return the font for words set that way; sizes are units."""
    made = QFont()
    made.setFamilies(list(families(look.language, sans=kind.sans, mono=kind.mono)))
    made.setPixelSize(max(round(look.size * kind.scale), 1))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setBold(kind.bold)
    made.setItalic(kind.italic)
    return made


@lru_cache(maxsize=64)
def families(language: str, *, sans: bool, mono: bool = False) -> tuple[str, ...]:
    """Return installed typefaces, best first: for Chinese the Chinese one sets the quotes too."""
    key = language_key(language)
    western = _installed(_SANS if sans else _SERIF)[:1]
    style = "Sans" if sans else "Serif"
    order = [key] if key in _EAST else []
    names = [name.format(style) for k in [*order, *_EAST] for name in _EAST[k]]
    eastern = _installed((*dict.fromkeys(names), *(_EAST_SANS if sans else _EAST_SERIF)))
    both = [*eastern[:1], *western, *eastern] if key in _EAST else [*western, *eastern]
    return tuple(dict.fromkeys([*(_installed(_MONO)[:1] if mono else ()), *both]))


def _installed(names: tuple[str, ...]) -> list[str]:
    known = {family.partition(" [")[0] for family in QFontDatabase.families()}
    return [name for name in names if name in known]
