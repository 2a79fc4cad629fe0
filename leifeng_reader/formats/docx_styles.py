"""What the styles of a Word document say of its paragraphs and runs."""

from dataclasses import dataclass, field, replace

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.docx_names import VAL, W, is_on, number, value
from leifeng_reader.formats.runs import Mark
from leifeng_reader.formats.xml import Element

_LONGEST_CHAIN = 20
_KINDS = {
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "block quotation": BlockKind.QUOTE,
    "quotations": BlockKind.QUOTE,
    "source code": BlockKind.CODE,
    "html preformatted": BlockKind.CODE,
    "preformatted text": BlockKind.CODE,
    "macro text": BlockKind.CODE,
    "code": BlockKind.CODE,
    "caption": BlockKind.CAPTION,
    "image caption": BlockKind.CAPTION,
    "table caption": BlockKind.CAPTION,
    "verse": BlockKind.VERSE,
    "poem": BlockKind.VERSE,
    "poetry": BlockKind.VERSE,
}
_CODE_NAMES = {"verbatim char", "html code", "code", "source text", "inline code"}
_SWITCHES = {
    W + "b": SpanKind.BOLD,
    W + "i": SpanKind.ITALIC,
    W + "u": SpanKind.UNDERLINE,
    W + "strike": SpanKind.STRIKE,
    W + "dstrike": SpanKind.STRIKE,
}
_RAISED = {"superscript": SpanKind.SUPERSCRIPT, "subscript": SpanKind.SUBSCRIPT}


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look: switches that are on or off, nothing where nothing is said."""

    switches: dict[SpanKind, bool] = field(default_factory=dict)
    is_hidden: bool | None = None
    language: str = ""

    def marks(self) -> tuple[Mark, ...]:
        """Return what is on."""
        return tuple((kind, "") for kind, is_switched in self.switches.items() if is_switched)

    def under(self, other: "RunLook") -> "RunLook":
        """Return this look, changed by what another says."""
        return RunLook(
            self.switches | other.switches,
            self.is_hidden if other.is_hidden is None else other.is_hidden,
            other.language or self.language,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is: a heading's level from 1, a list's number and level from 0."""

    kind: BlockKind | None = None
    level: int = 0
    list_id: str = ""
    list_level: int | None = None
    is_right_to_left: bool | None = None
    is_hidden: bool = False

    def under(self, other: "ParagraphLook") -> "ParagraphLook":
        """Return this look, changed by what another says."""
        return ParagraphLook(
            other.kind or self.kind,
            other.level or self.level,
            other.list_id or self.list_id,
            self.list_level if other.list_level is None else other.list_level,
            self.is_right_to_left if other.is_right_to_left is None else other.is_right_to_left,
            other.is_hidden or self.is_hidden,
        )


class Styles:
    """The styles of a document, each resolved once with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        """Read styles.xml; None stands for a document without."""
        self._styles = {} if root is None else _by_id(root)
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._runs: dict[str, RunLook] = {}
        self.language = "" if root is None else _default_language(root)
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "default") in ("1", "true")
                and style.get(W + "type") == "paragraph"
            ),
            "",
        )

    def paragraph(self, name: str | None) -> ParagraphLook:
        """Return what a paragraph style says."""
        name = name or self._default
        if name not in self._paragraphs:
            look = ParagraphLook()
            after_title = False
            for style in reversed(self._chain(name)):
                if after_title:  # what is based on the title's style is no title
                    look = replace(look, kind=None, level=0)
                look = look.under(_style_look(style))
                after_title = _name(style) == "title"
            self._paragraphs[name] = look
        return self._paragraphs[name]

    def run(self, name: str) -> RunLook:
        """Return what a character style says."""
        if name not in self._runs:
            look = RunLook()
            for style in reversed(self._chain(name)):
                look = look.under(_character_look(style))
            self._runs[name] = look
        return self._runs[name]

    def list_of(self, name: str) -> str:
        """Return the number of the list that a numbering style stands for."""
        return self.paragraph(name).list_id

    def _chain(self, name: str) -> list[Element]:
        """Return a style and those it is based on."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = value(chain[-1], "basedOn") or ""
        return chain


def _by_id(root: Element) -> dict[str, Element]:
    return {style.get(W + "styleId", ""): style for style in root.iterfind(W + "style")}


def _default_language(root: Element) -> str:
    found = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return found.get(VAL, "") if found is not None else ""


def _name(style: Element) -> str:
    return (value(style, "name") or "").lower()


def _style_look(style: Element) -> ParagraphLook:
    name = _name(style)
    said = style.find(W + "pPr")
    look = ParagraphLook() if said is None else paragraph_look(said)
    kind, level = _KINDS.get(name), look.level
    if name.startswith("heading ") and name[8:].isdigit():
        kind, level = BlockKind.HEADING, min(6, max(1, int(name[8:10])))
    elif name == "title":
        kind, level = BlockKind.HEADING, 1
    is_hidden = is_on(style.find(f"{W}rPr/{W}vanish"))
    return replace(look, kind=kind or look.kind, level=level, is_hidden=is_hidden)


def _character_look(style: Element) -> RunLook:
    said = style.find(W + "rPr")
    look = RunLook() if said is None else run_look(said)
    if _name(style) in _CODE_NAMES:
        look = replace(look, switches=look.switches | {SpanKind.CODE: True})
    return look


def paragraph_look(said: Element) -> ParagraphLook:
    """Return what paragraph properties say, without their style."""
    outline, list_level = value(said, "outlineLvl"), value(said, "numPr", "ilvl")
    level = number(outline, 9) + 1
    bidi = said.find(W + "bidi")
    return ParagraphLook(
        BlockKind.HEADING if level < 10 else None,
        min(level, 6) if level < 10 else 0,
        value(said, "numPr", "numId") or "",
        None if list_level is None else max(0, min(8, number(list_level))),
        None if bidi is None else is_on(bidi),
    )


def run_look(said: Element) -> RunLook:
    """Return what run properties say, without their style."""
    switches: dict[SpanKind, bool] = {}
    is_hidden, language = None, ""
    for element in said:
        tag = element.tag
        if kind := _SWITCHES.get(tag):
            switches[kind] = is_on(element)
        elif tag == W + "vertAlign":
            switches.update({kind: word == element.get(VAL) for word, kind in _RAISED.items()})
        elif tag == W + "vanish":
            is_hidden = is_on(element)
        elif tag == W + "lang":
            language = element.get(VAL, "")
    return RunLook(switches, is_hidden, language)
