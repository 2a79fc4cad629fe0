"""The sheet of a Word document: page, columns, typefaces, what stands at its top and foot."""

import io
from typing import Any

from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.study.flat_text import about, foot, line_of
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.word_xml import Face, Shape, field, node, paragraph, run, tab, table

_MM = 1440 / 25.4
_SHEETS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_BETWEEN = 454
_LATIN = "Times New Roman"
_EASTERN = {"ja": "MS Mincho", "ko": "Batang"}
_IDEOGRAPHS = ("zh", "ja", "ko")
_QUIET = "555555"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def sheet(page: PageSetup) -> tuple[int, int]:
    """Return width and height of a page, in twentieths of a point."""
    wide, high = _SHEETS.get(page.size, _SHEETS["A4"])
    return (high, wide) if page.landscape else (wide, high)


def text_width(page: PageSetup) -> int:
    """Return how wide a column is, in twentieths of a point."""
    _, right, _, left = page.margins
    whole = round(sheet(page)[0] - (left + right) * _MM)
    columns = max(1, page.columns)
    return max(1440, (whole - (columns - 1) * _BETWEEN) // columns)


def set_sheet(word: Any, paper: Paper) -> None:
    """Give an empty document the paper's page, typefaces, styles and foot."""
    section, page = word.sections[0], paper.page
    width, height = sheet(page)
    top, right, bottom, left = (round(margin * _MM) for margin in page.margins)
    its = section._sectPr
    for child in list(its):
        its.remove(child)
    landscape = {"orient": "landscape"} if page.landscape else {}
    its.append(node("pgSz", w=width, h=height, **landscape))
    edges = {"top": top, "right": right, "bottom": bottom, "left": left}
    its.append(node("pgMar", **edges, header=567, footer=max(284, bottom // 2), gutter=0))
    its.append(node("cols", space=_BETWEEN))
    _set_styles(word, paper)
    _set_foot(section, paper)


def _set_foot(section: Any, paper: Paper) -> None:
    wide = text_width(paper.page) * paper.page.columns + _BETWEEN * (paper.page.columns - 1)
    quiet = Face(size=8.5, colour=_QUIET)
    told = [run(foot(paper), quiet), tab(), field("PAGE"), run(" / ", quiet), field("NUMPAGES")]
    below = paragraph(told, Shape("Footer", tabs=((wide, "right", "none"),)))
    element = section.footer._element
    for child in list(element):
        element.remove(child)
    element.append(below)


# Styles


def _set_styles(word: Any, paper: Paper) -> None:
    defaults = word.styles.element.find(node("docDefaults").tag)
    for child in list(defaults):
        defaults.remove(child)
    size = round(2 * paper.page.type_size)
    its = node("rPr", _fonts(paper.language), node("sz", val=size), node("szCs", val=size))
    its.append(_languages(paper.language))
    spacing = node("spacing", after=120, line=276, lineRule="auto")
    defaults.append(node("rPrDefault", its))
    defaults.append(node("pPrDefault", node("pPr", spacing)))
    for level in range(1, 10):
        scale = (1.35, 1.15, 1.1)[level - 1] if level < 4 else 1.05
        _restyle(word.styles[f"Heading {level}"], scale * paper.page.type_size, bold=True)
    _restyle(word.styles["Title"], 1.7 * paper.page.type_size, bold=True, after=40, before=0)
    _restyle(word.styles["Quote"], paper.page.type_size)
    _restyle(word.styles["Caption"], 0.9 * paper.page.type_size)
    _restyle(word.styles["Footer"], 8.5)
    _add_styles(word, paper.page.type_size)


def _restyle(
    style: Any, size: float, *, bold: bool = False, before: int = 240, after: int = 80
) -> None:
    """Set a style in the paper's own face, black, whatever the template gave it."""
    element = style.element
    for name in ("rPr", "pPr"):
        for child in element.findall(node(name).tag):
            element.remove(child)
    half = round(2 * size)
    kept = [node("keepNext"), node("spacing", before=before, after=after)] if bold else []
    element.append(node("pPr", *kept))
    weight = [node("b"), node("bCs")] if bold else []
    element.append(node("rPr", *weight, node("sz", val=half), node("szCs", val=half)))


def _add_styles(word: Any, size: float) -> None:
    """Add the paper's own styles, so that all their like can be altered at once."""
    styles = (
        (
            "AnswerLine",
            "Answer Line",
            node("spacing", before=0, after=0, line=520, lineRule="exact"),
        ),
        ("WordBank", "Word Bank", node("spacing", before=120, after=200)),
        (
            "MarginNote",
            "Margin Note",
            node("spacing", before=0, after=80, line=240, lineRule="auto"),
        ),
    )
    for name, words, spacing in styles:
        small = round(1.6 * size) if name == "MarginNote" else round(2 * size)
        word.styles.element.append(
            node(
                "style",
                node("name", val=words),
                node("basedOn", val="Normal"),
                node("qFormat"),
                node("pPr", spacing),
                node("rPr", node("sz", val=small), node("szCs", val=small)),
                type="paragraph",
                customStyle=1,
                styleId=name,
            )
        )


def _fonts(language: str) -> Any:
    eastern = _EASTERN.get(language[:2], "SimSun")
    return node("rFonts", ascii=_LATIN, hAnsi=_LATIN, eastAsia=eastern, cs=_LATIN)


def _languages(language: str) -> Any:
    tag = line_of(language) or "en"
    eastern = tag if tag.startswith(_IDEOGRAPHS) else "zh-CN"
    latin = "en-US" if tag.startswith(_IDEOGRAPHS) else tag
    bidi = tag if tag[:2] in ("ar", "fa", "he", "ur", "yi") else "ar-SA"
    return node("lang", val=latin, eastAsia=eastern, bidi=bidi)


# The top of the first page


def add_header(word: Any, paper: Paper) -> None:
    """Add what stands at the top: school, title, class and date, logo, a line for the name."""
    header, page = paper.header, paper.page
    whole = round(sheet(page)[0] - (page.margins[1] + page.margins[3]) * _MM)
    last = word.element.body.sectPr
    told = _about(paper)
    picture = _logo(word, header)
    if picture is not None:
        beside = paragraph([picture], Shape(align="right", after=0))
        last.addprevious(table([[told, [beside]]], (whole - 2268, 2268)))
        told = [paragraph([], Shape(after=0, line=60))] if not header.name_line else []
    if header.name_line:
        name = run(f"{line_of(paper.labels.get('name', 'Name'))}: ")
        shape = Shape(before=160, after=200, tabs=((whole, "right", "underscore"),))
        told.append(paragraph([name, tab()], shape))
    for element in told:
        last.addprevious(element)
    if page.columns > 1:
        _begin_columns(word, page)


def _about(paper: Paper) -> list[Any]:
    header, quiet = paper.header, Face(colour=_QUIET)
    title = header.title or paper.title
    told = [paragraph([run(header.school, quiet)], Shape(after=0))] if header.school else []
    version = [run(f"  {paper.version}", quiet)] if paper.version else []
    shape = Shape("Title", is_rtl=is_right_to_left(title))
    told.append(paragraph([run(title), *version], shape))
    under = "\u2003".join(about(paper))
    return [*told, paragraph([run(under, quiet)], Shape(after=80))] if under else told


def _logo(word: Any, header: Header) -> Any:
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.shared import Mm

    if not header.logo.startswith(_PICTURES):
        return None
    try:
        holder = word.add_paragraph()
        made = holder.add_run()
        made.add_picture(io.BytesIO(header.logo), height=Mm(18))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        holder._p.getparent().remove(holder._p)
        return None
    holder._p.getparent().remove(holder._p)
    return made._r


def _begin_columns(word: Any, page: PageSetup) -> None:
    """End the part of one column, and set what follows in as many as the paper has."""
    from docx.enum.section import WD_SECTION

    section = word.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(node("cols").tag)
    columns.set(node("cols", num=1).keys()[0], str(page.columns))
