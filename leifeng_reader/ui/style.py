"""How the window is dressed: light or dark, page colours, typefaces, names of tones."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.colours import NEUTRAL, PAGES, Page
from leifeng_reader.ui.chrome import DARK, LIGHT, Chrome, palette, sheet

_READING = (
    "Literata",
    "Charter",
    "Bitstream Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Iowan Old Style",
    "Georgia",
    "Palatino",
    "Palatino Linotype",
    "P052",
    "Noto Serif",
    "URW Bookman",
    "DejaVu Serif",
)
_READING_CJK = (
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "Noto Serif CJK TC",
    "Noto Serif CJK JP",
)
# What Linux shows where nobody chose a typeface is taken for no choice.
_UNCHOSEN = frozenset({"DejaVu Sans", "Bitstream Vera Sans"})
_UI = ("Inter", "Noto Sans", "Source Sans 3", "Open Sans", "Cantarell", "Liberation Sans")
_UI_CJK = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)


def apply_chrome(app: QApplication, dark: bool) -> None:
    """Dress the whole application in light or dark."""
    apply_colours(app, dark)
    app.setStyleSheet(sheet(DARK if dark else LIGHT))


def apply_colours(app: QApplication, dark: bool) -> None:
    """Give the application its colours and typefaces: all that the page alone needs."""
    app.setPalette(palette(DARK if dark else LIGHT))
    font = QFont(app.font())
    font.setFamilies(ui_families())
    app.setFont(font)


def follow_system(app: QApplication) -> None:
    """Dress the application as the system is, now and whenever the system changes."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(
        lambda scheme: apply_chrome(app, scheme == Qt.ColorScheme.Dark)
    )
    apply_chrome(app, hints.colorScheme() == Qt.ColorScheme.Dark)


def is_dark(app: QApplication) -> bool:
    """Tell whether the application is dressed in dark."""
    return app.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.5


def chrome(app: QApplication) -> Chrome:
    """Return the colours the application is dressed in."""
    return DARK if is_dark(app) else LIGHT


def page(name: str, app: QApplication) -> Page:
    """Return the page colours of that name; "system", or a name nobody knows, follows the window.

    What lies outside the page but shows tones (cards, chips, the theme tree) uses "system".
    """
    return PAGES.get(name) or PAGES["dark" if is_dark(app) else "light"]


def reading_families() -> list[str]:
    """Return the typefaces for the page, best first: a serif, then Chinese serifs."""
    found = _installed(_READING)[:1] or [_system_serif()]
    return [*found, *_installed(_READING_CJK)]


def reading_font_family() -> str:
    """Return the serif a text is set in unless the reader chose another typeface."""
    return reading_families()[0]


def ui_families() -> list[str]:
    """Return the typefaces for the window, best first: the system's, then Chinese ones."""
    own = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    better = _installed(_UI)[:1] if own in _UNCHOSEN else []
    return [*better, own, *(name for name in _installed(_UI_CJK) if name != own)]


def _installed(names: Iterable[str]) -> list[str]:
    # Two makers' cuts of one face are listed as "P052 [urw]" and "P052 [UKWN]".
    return [name for name in names if name in _families()]


@cache
def _families() -> frozenset[str]:
    return frozenset(family.partition(" [")[0] for family in QFontDatabase.families())


def _system_serif() -> str:
    font = QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    return font.defaultFamily()


_TONES = {
    "amber": QT_TRANSLATE_NOOP("Tone", "Amber"),
    "blue": QT_TRANSLATE_NOOP("Tone", "Blue"),
    "rose": QT_TRANSLATE_NOOP("Tone", "Rose"),
    "green": QT_TRANSLATE_NOOP("Tone", "Green"),
    "violet": QT_TRANSLATE_NOOP("Tone", "Violet"),
    "rust": QT_TRANSLATE_NOOP("Tone", "Rust"),
    "teal": QT_TRANSLATE_NOOP("Tone", "Teal"),
    "plum": QT_TRANSLATE_NOOP("Tone", "Plum"),
    "olive": QT_TRANSLATE_NOOP("Tone", "Olive"),
    "sky": QT_TRANSLATE_NOOP("Tone", "Sky"),
    "umber": QT_TRANSLATE_NOOP("Tone", "Umber"),
    "slate": QT_TRANSLATE_NOOP("Tone", "Slate"),
    NEUTRAL: QT_TRANSLATE_NOOP("Tone", "Neutral"),
}


def tone_label(name: str) -> str:
    """Return what a tone is called in the reader's language."""
    return QCoreApplication.translate("Tone", str(_TONES.get(name, _TONES[NEUTRAL])))
