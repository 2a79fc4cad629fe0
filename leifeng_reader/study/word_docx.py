"""A paper as a Word document that a teacher can go on with: lists, tables, styles, page numbers."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from leifeng_reader.core.archive import repacked
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.study.flat_text import line_of, shown_blocks
from leifeng_reader.study.paper import (
    MARK_END,
    AnswerLines,
    Block,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Made, Run
from leifeng_reader.study.word_lists import Lists
from leifeng_reader.study.word_sheet import add_header, set_sheet, text_width
from leifeng_reader.study.word_text import Setting, marked, reading, runs_of
from leifeng_reader.study.word_xml import (
    INDENT,
    Face,
    Shape,
    paragraph,
    run,
    tab,
    table,
)

_RULES = ("808080", "818181")
"""Lines of like paragraphs would be drawn as one; these are not quite alike."""


_TIGHT = Shape(after=20, before=20)
_LETTERS = 26


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the file; it tells no time, so that the same paper gives the same bytes."""
    from docx import Document

    word: Any = Document()
    set_sheet(word, paper)
    add_header(word, paper)
    lists = Lists(word.part.numbering_part.element)
    page = paper.page
    setting = Setting(text_width(page), page.type_size, paper.language, page.greyscale)
    last = word.element.body.sectPr
    for block in shown_blocks(paper):
        for element in _elements(block, setting, lists):
            last.addprevious(element)
    _forget_times(word, line_of(paper.title))
    buffer = io.BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue())


def _forget_times(word: Any, title: str) -> None:
    about = word.core_properties
    about.author, about.comments, about.title = "", "", title
    for child in list(about._element):
        if child.tag.endswith(("}created", "}modified", "}lastModifiedBy", "}revision")):
            about._element.remove(child)


def _elements(block: Block, setting: Setting, lists: Lists) -> Iterator[Any]:
    return _WRITERS[type(block)](block, setting, lists)


def _title(block: Title, setting: Setting, lists: Lists) -> Iterator[Any]:
    shape = Shape(
        f"Heading{min(9, max(1, block.level))}",
        keep_next=True,
        new_page=block.new_page,
        is_rtl=is_right_to_left(block.text),
    )
    yield paragraph([run(block.text)], shape)


def _paragraph(block: Paragraph, setting: Setting, lists: Lists) -> Iterator[Any]:
    told, number = runs_of(block.runs, setting), lists.counted(block.number)
    if block.number and not number:
        told = [run(block.number), tab(), *told]
    if block.reference:
        told.append(run(f"  {block.reference}", Face(colour="555555", size=0.85 * setting.size)))
    hanging = INDENT if block.number else 0
    side = (("left", "999999"),) if block.is_quote else ()
    yield paragraph(
        told,
        Shape(
            "Quote" if block.is_quote else "",
            keep_next=block.keep_with_next,
            number=number,
            border=side,
            is_rtl=is_right_to_left("".join(told.text for told in block.runs)),
            left=INDENT * block.indent + hanging,
            hanging=hanging,
        ),
    )


def _lines(block: AnswerLines, setting: Setting, lists: Lists) -> Iterator[Any]:
    for place in range(block.count):
        border = (("bottom", _RULES[place % 2]),)
        is_last = place == block.count - 1
        left = INDENT * block.indent
        after = 160 if is_last else -1
        yield paragraph([], Shape("AnswerLine", not is_last, border=border, after=after, left=left))


def _options(block: Options, setting: Setting, lists: Lists) -> Iterator[Any]:
    left = INDENT * block.indent
    told = [
        _option(option, place in block.ticked, letters=block.letters)
        for place, option in enumerate(block.options)
    ]
    if block.inline and not block.letters:
        spaced = [element for each in told for element in (each, run("\u2003\u2003"))]
        yield paragraph(spaced[:-1], Shape(left=left))
        return
    number = lists.lettered() if block.letters else 0
    for place, each in enumerate(told):
        is_last = place == len(told) - 1
        is_rtl = is_right_to_left(block.options[place])
        indent = left + INDENT
        yield paragraph(
            [each],
            Shape(
                keep_next=not is_last,
                number=number,
                is_rtl=is_rtl,
                after=-1 if is_last else 20,
                left=indent,
                hanging=INDENT,
            ),
        )


def _option(option: str, is_right: bool, *, letters: bool) -> Any:
    if letters:
        return run(f"{option} ✓" if is_right else option, Face(bold=is_right))
    return run(f"{'☑' if is_right else '☐'}\u00a0{option}", Face(bold=is_right))


def _bank(block: WordBank, setting: Setting, lists: Lists) -> Iterator[Any]:
    border = tuple((side, "666666") for side in ("top", "left", "bottom", "right"))
    words = "\u2003 ".join(map(line_of, block.words))
    yield paragraph([run(words)], Shape("WordBank", border=border, left=130, right=130))


def _table(block: Table, setting: Setting, lists: Lists) -> Iterator[Any]:
    widths = [max(1, round(share * setting.width)) for share in block.widths]
    counted = _counted(block, lists)
    rows = [
        [[_cell(cell, counted.get(at, 0), setting)] for at, cell in enumerate(row)]
        for row in block.rows
    ]
    if block.header:
        bold = Face(bold=True)
        rows.insert(0, [[paragraph([run(cell, bold)], _TIGHT)] for cell in block.header])
    yield table(rows, widths, ruled=block.ruled, header=bool(block.header))
    yield paragraph([], Shape(after=0, line=160))


def _counted(block: Table, lists: Lists) -> dict[int, int]:
    """Begin the lists of a table's columns: of numbers, or of letters; none where Word has others.

    After Z Word goes on with BB, where a paper has AB.
    """
    few = len(block.rows) <= _LETTERS
    found = {at: _mark(block.rows[0][at]) for at in block.counted if block.rows}
    return {
        at: lists.numbered() if mark.isdecimal() else lists.lettered()
        for at, mark in found.items()
        if mark.isdecimal() or (few and mark)
    }


def _mark(cell: Sequence[Run]) -> str:
    """Return the number or letter that a cell begins with."""
    mark, end, _ = cell[0].text.partition(MARK_END) if cell else ("", "", "")
    return mark if end else ""


def _cell(cell: Sequence[Run], number: int, setting: Setting) -> Any:
    """Return what stands in a cell; with a list, the number is Word's own."""
    if not number or not _mark(cell):
        return paragraph(runs_of(cell, setting), _TIGHT)
    words = cell[0].text.partition(MARK_END)[2]
    rest = (replace(cell[0], text=words), *cell[1:])
    return paragraph(runs_of(rest, setting), replace(_TIGHT, number=number))


def _reading(block: ReadingText, setting: Setting, lists: Lists) -> Iterator[Any]:
    return reading(block, setting)


def _glosses(block: Glosses, setting: Setting, lists: Lists) -> Iterator[Any]:
    size = round(1.8 * setting.size) / 2
    for gloss in block.glosses:
        word = Run(gloss.word, reading=gloss.reading)
        told = [run(gloss.mark, Face(size=size, align="superscript")), tab()]
        told += [*runs_of((word,), setting, size), run(f" — {gloss.text}", Face(size=size))]
        tabs = ((INDENT, "left", "none"),)
        yield paragraph(told, Shape(tabs=tabs, after=20, left=INDENT, hanging=INDENT))


def _legend(block: Legend, setting: Setting, lists: Lists) -> Iterator[Any]:
    told = []
    for entry in block.entries:
        face = marked(Face(), (entry.tone,), setting)
        name = line_of(format_path(entry.theme)).replace(" ", "\u00a0")
        told += [run(name, face), run("\u2003 ")]
    yield paragraph(told[:-1], Shape())


_WRITERS: Mapping[type, Callable[..., Iterator[Any]]] = {
    Title: _title,
    Paragraph: _paragraph,
    AnswerLines: _lines,
    Options: _options,
    WordBank: _bank,
    Table: _table,
    ReadingText: _reading,
    Glosses: _glosses,
    Legend: _legend,
}
