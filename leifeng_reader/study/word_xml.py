"""The elements of WordprocessingML that a paper is made of, each in the order its schema wants.

Source: ECMA-376, part 1, section 17. Lengths are twentieths of a point.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from leifeng_reader.core.text import LINE_BREAK, canonical

INDENT = 454
"""One step to the right: 8 mm."""

Elements = list[Any]


def node(name: str, *children: Any, **attributes: str | int) -> Any:
    """Return an element of the main namespace with its attributes and children."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), canonical(str(value)))
    for child in children:
        made.append(child)
    return made


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: `tabs` are (place, alignment, leader), `number` a list's id,
    `line` an exact height, `border` sides with the colour of their line.
    """

    style: str = ""
    keep_next: bool = False
    new_page: bool = False
    number: int = 0
    border: tuple[tuple[str, str], ...] = ()
    tabs: tuple[tuple[int, str, str], ...] = ()
    is_rtl: bool = False
    before: int = -1
    after: int = -1
    line: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    align: str = ""


def paragraph(children: Iterable[Any], shape: Shape = Shape()) -> Any:
    """Return a paragraph."""
    return node("p", node("pPr", *_shaped(shape)), *children)


def _shaped(shape: Shape) -> Elements:
    found = (
        shape.style and node("pStyle", val=shape.style),
        shape.keep_next and node("keepNext"),
        shape.new_page and node("pageBreakBefore"),
        shape.number and node("numPr", node("ilvl", val=0), node("numId", val=shape.number)),
        shape.border and node("pBdr", *_lines(shape.border)),
        shape.tabs and node("tabs", *map(_tab, shape.tabs)),
        shape.is_rtl and node("bidi"),
        _spacing(shape),
        _indent(shape),
        shape.align and node("jc", val=shape.align),
    )
    return [each for each in found if each is not None and not isinstance(each, str | int | tuple)]


def _lines(border: Sequence[tuple[str, str]]) -> Iterator[Any]:
    """Yield the lines around a paragraph; a single one at its side is the strongest."""
    for side, colour in border:
        is_side = side in ("left", "right")
        width = 12 if is_side and len(border) == 1 else 4
        yield node(side, val="single", sz=width, space=6 if is_side else 1, color=colour)


def _tab(tab: tuple[int, str, str]) -> Any:
    place, alignment, leader = tab
    return node("tab", val=alignment, leader=leader, pos=place)


def _spacing(shape: Shape) -> Any:
    told: dict[str, str | int] = {}
    if shape.before >= 0:
        told["before"] = shape.before
    if shape.after >= 0:
        told["after"] = shape.after
    if shape.line:
        told |= {"line": shape.line, "lineRule": "exact"}
    return node("spacing", **told) if told else None


def _indent(shape: Shape) -> Any:
    if not (shape.left or shape.hanging or shape.right):
        return None
    hanging = {"hanging": shape.hanging} if shape.hanging else {}
    return node("ind", left=shape.left, right=shape.right, **hanging)


@dataclass(frozen=True, slots=True)
class Face:
    """How a run is set: `underline` is (kind, colour), `fill` the colour behind it, `size` in
    points, 0 for the paragraph's own.
    """

    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: str = ""
    size: float = 0.0
    underline: tuple[str, str] = ("", "")
    fill: str = ""
    align: str = ""
    is_rtl: bool = False


PLAIN = Face()


def run(text: str, face: Face = PLAIN) -> Any:
    """Return a run of words; line ends and tabs are elements of their own."""
    return node("r", *_properties(face), *_words(text))


def tab() -> Any:
    """Return a run that leads to the next tab stop."""
    return node("r", node("tab"))


def line_end() -> Any:
    """Return a run that ends a line inside a paragraph."""
    return node("r", node("br"))


def _properties(face: Face) -> Elements:
    kind, colour = face.underline
    found = (
        node("rFonts", ascii="Courier New", hAnsi="Courier New") if face.mono else None,
        node("b") if face.bold else None,
        node("bCs") if face.bold else None,
        node("i") if face.italic else None,
        node("color", val=face.colour) if face.colour else None,
        node("sz", val=round(2 * face.size)) if face.size else None,
        node("szCs", val=round(2 * face.size)) if face.size else None,
        node("u", val=kind, color=colour) if kind else None,
        node("shd", val="clear", color="auto", fill=face.fill) if face.fill else None,
        node("vertAlign", val=face.align) if face.align else None,
        node("rtl") if face.is_rtl else None,
    )
    given = [each for each in found if each is not None]
    return [node("rPr", *given)] if given else []


def _words(text: str) -> Elements:
    found: Elements = []
    for at, line in enumerate(canonical(text).replace(LINE_BREAK, "\n").split("\n")):
        found += [node("br")] if at else []
        for place, part in enumerate(line.split("\t")):
            found += [node("tab")] if place else []
            found += [_text(part)] if part else []
    return found


def _text(words: str) -> Any:
    made = node("t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def ruby(base: Any, reading: str, size: float, language: str) -> Any:
    """Return a run with its reading above it; `size` is the run's, in points."""
    small = max(8, round(size))
    told = node(
        "rubyPr",
        node("rubyAlign", val="center"),
        node("hps", val=small),
        node("hpsRaise", val=round(2 * size * 0.9)),
        node("hpsBaseText", val=round(2 * size)),
        node("lid", val=language),
    )
    above = node("rt", run(reading, Face(size=small / 2)))
    return node("r", node("ruby", told, above, node("rubyBase", base)))


def field(code: str) -> Any:
    """Return what Word fills in itself, like the number of the page."""
    return node("fldSimple", run("1"), instr=f" {code} ")


def table(
    rows: Sequence[Sequence[Elements]],
    widths: Sequence[int],
    *,
    ruled: bool = False,
    header: bool = False,
    divisible: bool = False,
) -> Any:
    """Return a table of cells, each with its paragraphs; the header is repeated on each page."""
    border: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "666666"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    about = node("tblPr", node("tblW", w=sum(widths), type="dxa"))
    if ruled:
        about.append(node("tblBorders", *(node(side, **border) for side in sides)))
    about.append(node("tblLayout", type="fixed"))
    made = node("tbl", about, node("tblGrid", *(node("gridCol", w=width) for width in widths)))
    for place, row in enumerate(rows):
        its = node("trPr", *([] if divisible else [node("cantSplit")]))
        if header and place == 0:
            its.append(node("tblHeader"))
        made.append(node("tr", its, *map(_cell, row, widths)))
    return made


def _cell(content: Elements, width: int) -> Any:
    about = node("tcPr", node("tcW", w=width, type="dxa"))
    return node("tc", about, *(content or [paragraph([])]))
