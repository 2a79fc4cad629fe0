"""What the styles of an OpenDocument text say of its paragraphs, runs and lists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.numerals import written
from leifeng_reader.formats.runs import Mark
from leifeng_reader.formats.xml import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_OASIS}office:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"

_LONGEST_CHAIN = 20
_KINDS = {
    "quotations": BlockKind.QUOTE,
    "quote": BlockKind.QUOTE,
    "preformatted text": BlockKind.CODE,
    "source code": BlockKind.CODE,
    "caption": BlockKind.CAPTION,
    "illustration": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "figurecaption": BlockKind.CAPTION,
    "table caption": BlockKind.CAPTION,
    "tablecaption": BlockKind.CAPTION,
    "verse": BlockKind.VERSE,
    "poem": BlockKind.VERSE,
    "horizontal line": BlockKind.RULE,
}
_CODE_NAMES = {"source text", "teletype", "verbatim", "inline code"}
_WAYS = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
}
_NUMBERED = {TEXT + "list-level-style-number", TEXT + "outline-level-style"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: nothing where it says nothing."""

    kind: BlockKind | None = None
    is_title: bool = False
    is_automatic: bool = False
    is_hidden: bool = False
    direction: str = ""
    list_style: str = ""
    language: str = ""
    switches: tuple[tuple[SpanKind, bool], ...] = ()

    def under(self, other: "Look") -> "Look":
        """Return this look, changed by what another says."""
        return Look(
            other.kind or self.kind,
            other.is_title or (self.is_title and other.is_automatic),
            other.is_automatic,
            other.is_hidden or self.is_hidden,
            other.direction or self.direction,
            other.list_style or self.list_style,
            other.language or self.language,
            tuple((dict(self.switches) | dict(other.switches)).items()),
        )

    def marks(self) -> tuple[Mark, ...]:
        """Return what characters of this look have."""
        return tuple((kind, "") for kind, is_on in self.switches if is_on)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: a bullet, or numbers within signs."""

    bullet: str = "•"
    way: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


class Styles:
    """The styles of a document: those of styles.xml and of the text itself."""

    def __init__(self, roots: list[Element]) -> None:
        """Read styles; where two have one name, the later root's counts."""
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self.outline: dict[int, Level] = {}
        self.language = ""
        for root in roots:
            for element in _defined(root):
                self._add(element)

    def _add(self, element: Element) -> None:
        name = element.get(STYLE + "name", "")
        if element.tag == STYLE + "style":
            self._styles[element.get(STYLE + "family", ""), name] = element
        elif element.tag == TEXT + "list-style":
            self._lists[name] = _levels(element)
        elif element.tag == TEXT + "outline-style":
            self.outline = _levels(element)
        elif element.get(STYLE + "family") == "paragraph":  # the default style
            self.language = _look(element).language

    def look(self, family: str, name: str) -> Look:
        """Return what a style says, with those it comes from."""
        key = family, name
        if key not in self._looks:
            look = _named(name)  # some programs leave out the styles that all have
            for style in reversed(self._chain(*key)):
                look = look.under(_look(style))
            self._looks[key] = look
        return self._looks[key]

    def level(self, list_style: str, depth: int) -> Level:
        """Return how items at a depth, from 0, are marked."""
        return self._lists.get(list_style, {}).get(depth + 1, Level())

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        while (family, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[family, name])
            name = chain[-1].get(STYLE + "parent-style-name", "")
        return chain


def marker(level: Level, numbers: tuple[int, ...]) -> str:
    """Return what stands before an item; `numbers` are those of each depth down to its own."""
    if not level.way:
        return level.bullet
    shown = numbers[-max(1, level.shown) :]
    text = ".".join(written(number, level.way) for number in shown)
    return f"{level.before}{text}{level.after}".strip()


def count(said: str | None, most: int, default: int = 1) -> int:
    """Return a whole number of at least 0 and at most `most`."""
    if said is None or not said.isdecimal():
        return default
    return min(most, int(said)) if len(said) < 12 else most


def _defined(root: Element) -> Iterator[Element]:
    for place in ("styles", "automatic-styles"):
        for holder in root.iterfind(OFFICE + place):
            yield from holder


def _plain(name: str) -> str:
    return name.lower().replace("_20_", " ")


def _named(name: str) -> Look:
    """Return what a style's name alone says."""
    return Look(_KINDS.get(_plain(name)), _plain(name) == "title")


def _look(style: Element) -> Look:
    name = style.get(STYLE + "display-name") or style.get(STYLE + "name", "")
    look = replace(
        _named(name),
        is_automatic=style.getparent().tag == OFFICE + "automatic-styles",
        list_style=style.get(STYLE + "list-style-name", ""),
    )
    for said in style:
        if said.tag == STYLE + "paragraph-properties":
            look = replace(look, direction=_direction(said))
        elif said.tag == STYLE + "text-properties":
            switches = _switches(said)
            if _plain(name) in _CODE_NAMES:
                switches[SpanKind.CODE] = True
            look = replace(
                look,
                switches=tuple(switches.items()),
                is_hidden=said.get(TEXT + "display") == "none",
                language=_language(said),
            )
    return look


def _direction(said: Element) -> str:
    mode = said.get(STYLE + "writing-mode", "")
    return "rtl" if mode.startswith("rl") else "ltr" if mode.startswith("lr") else ""


def _language(said: Element) -> str:
    language, country = said.get(FO + "language", ""), said.get(FO + "country", "")
    if language in ("", "none", "zxx"):
        return ""
    return language if country in ("", "none") else f"{language}-{country}"


def _switches(said: Element) -> dict[SpanKind, bool]:
    found: dict[SpanKind, bool] = {}
    if weight := said.get(FO + "font-weight"):
        found[SpanKind.BOLD] = weight == "bold" or count(weight, 1000, 0) >= 600
    if slant := said.get(FO + "font-style"):
        found[SpanKind.ITALIC] = slant in ("italic", "oblique")
    if line := said.get(STYLE + "text-underline-style"):
        found[SpanKind.UNDERLINE] = line != "none"
    if line := said.get(STYLE + "text-line-through-style"):
        found[SpanKind.STRIKE] = line != "none"
    if place := said.get(STYLE + "text-position"):
        word = place.split(maxsplit=1)[0]
        height = count(word.lstrip("-").rstrip("%"), 100, 0) * (-1 if word[:1] == "-" else 1)
        found[SpanKind.SUPERSCRIPT] = word == "super" or height > 0
        found[SpanKind.SUBSCRIPT] = word == "sub" or height < 0
    return found


def _levels(style: Element) -> dict[int, Level]:
    return {count(e.get(TEXT + "level"), 10): _level(e) for e in style if e.get(TEXT + "level")}


def _level(element: Element) -> Level:
    if element.tag not in _NUMBERED:
        sign = element.get(TEXT + "bullet-char", "•").strip()
        is_private = bool(sign) and 0xE000 <= ord(sign[0]) <= 0xF8FF
        return Level("•" if is_private else sign)
    return Level(
        "",
        _WAYS.get(element.get(STYLE + "num-format", ""), ""),
        element.get(STYLE + "num-prefix", ""),
        element.get(STYLE + "num-suffix", ""),
        count(element.get(TEXT + "display-levels"), 10),
        count(element.get(TEXT + "start-value"), 1_000_000),
    )
