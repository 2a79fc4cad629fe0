"""Texts with their annotations for word processors: shading, and comments with their authors."""

import io
from collections.abc import Iterable
from typing import Any

from leifeng_reader.core.archive import repacked
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.text import LINE_BREAK, canonical, is_right_to_left
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.packing import is_time, latest
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.stretches import (
    Covering,
    Marks,
    Stretch,
    by_document,
    has_place,
    stretches,
)
from leifeng_reader.exchange.table_cells import Slot, cell_ranges, grid
from leifeng_reader.exchange.word_lists import Numbering
from leifeng_reader.exchange.word_runs import add_run, shade

Ends = dict[int, tuple[Any, Any]]
"""The first and the last run of each annotation, by its number."""

_STYLES = {
    BlockKind.CODE: "macro",
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
}
_WIDEST = 63
"""As many columns as Word's tables can have."""


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the file: the texts, each with its annotations as shading and comments."""
    from docx import Document as Word

    word: Any = Word()
    body, age = _Writing(word, options), latest()
    for number, (document, its) in enumerate(by_document(passages)):
        if number:
            word.add_page_break()
        body.add_document(document, its)
        age = max(age, *(latest(written=each.annotation.modified) for each in its))
    about = word.core_properties
    about.author, about.title, about.comments = "", "", "Lei Feng Reader"
    about.created = about.modified = age
    buffer = io.BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue())


class _Writing:
    """A word processor's document while it is written; comments are numbered through."""

    def __init__(self, word: Any, options: Options) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._word, self._make, self._qn, self._options = word, OxmlElement, qn, options
        self._comments = word.part._comments_part.element
        self._numbering = Numbering(word)
        self._section = word.element.body.sectPr
        self._styles: dict[str, str] = {}
        self._count = 0

    def add_document(self, document: Document, passages: list[Passage]) -> None:
        """Add a text under its title; what has no place in it is a comment on the title."""
        text = self._options.text_of(document)
        title = self._word.add_paragraph(style="Title")
        run = title.add_run(canonical(document.title))
        if document.authors:
            self._word.add_paragraph(canonical(", ".join(document.authors)), style="Subtitle")
        for passage in passages:
            if not has_place(passage):
                self._comment(passage, run._r, run._r)
        placed = [passage for passage in passages if has_place(passage)]
        covering = Covering(tuple(enumerate(placed)))
        ends: Ends = {}
        for index, block in enumerate(text.blocks):
            self._options.pulse()
            marks = covering.touching(block.start, block.end)
            rows = cell_ranges(text, block, text.facts(index))
            if block.kind is BlockKind.TABLE and rows and self._table(text, index, marks, ends):
                continue
            paragraph = self._paragraph(text, index)
            self._fill(paragraph, text, (block.start, block.end), marks, ends)
        for number, (first, last) in ends.items():
            self._comment(placed[number], first, last)

    def _fill(
        self, paragraph: Any, text: Text, extent: tuple[int, int], marks: Marks, ends: Ends
    ) -> None:
        """Write the characters of an extent; tell `ends` which runs annotations reach to."""
        start, end = extent
        spans = text.spans_in(start, end) if start < end else []
        for stretch in stretches(start, end, spans, marks):
            made = self._run(paragraph, text, stretch)
            for number, _ in stretch.marks:
                ends[number] = (ends.get(number, (made, made))[0], made)

    def _paragraph(self, text: Text, index: int) -> Any:
        block = text.blocks[index]
        style = _STYLES.get(block.kind, "")
        if block.kind is BlockKind.HEADING:
            style = f"Heading {min(9, max(1, block.level))}"
        paragraph = self._new_paragraph(style)
        if block.kind is BlockKind.LIST_ITEM:
            self._numbering.style(paragraph, text, index)
        else:
            self._numbering.end()
        self._turn(paragraph, text, index)
        return paragraph

    def _new_paragraph(self, style: str) -> Any:
        """Add a paragraph at the end: as Word's own way does, but without a look at all before."""
        from docx.text.paragraph import Paragraph

        made = self._make("w:p")
        if style:
            if style not in self._styles:
                self._styles[style] = self._word.styles[style].style_id
            made.get_or_add_pPr().get_or_add_pStyle().val = self._styles[style]
        self._section.addprevious(made)
        return Paragraph(made, self._word._body)

    def _turn(self, paragraph: Any, text: Text, index: int) -> None:
        """Say so where a block goes from right to left."""
        block, facts = text.blocks[index], text.facts(index)
        line = text.content[block.start : min(block.end, block.start + 1000)]
        if facts.direction == "rtl" or (not facts.direction and is_right_to_left(line)):
            paragraph._p.get_or_add_pPr().append(self._make("w:bidi"))

    # Tables

    def _table(self, text: Text, index: int, marks: Marks, ends: Ends) -> bool:
        """Write a table; return False for one that a word processor cannot have."""
        block, facts = text.blocks[index], text.facts(index)
        ranges, shape = cell_ranges(text, block, facts), grid(facts.table)
        width = sum(slot.columns for slot in shape[0])
        if width > _WIDEST:
            return False
        self._numbering.end()
        table = self._word.add_table(0, 0, style="Table Grid")
        for _ in range(width):
            table._tbl.tblGrid.add_gridCol()
        for places, slots, cells in zip(ranges, shape, facts.table, strict=True):
            row = self._make("w:tr")
            if all(cell.header for cell in cells):
                row.get_or_add_trPr().append(self._make("w:tblHeader"))
            table._tbl.append(row)
            for slot in slots:
                paragraph = self._cell(row, slot, table)
                if slot.place is not None:
                    self._fill(paragraph, text, places[slot.place], marks, ends)
                    for run in paragraph.runs if cells[slot.place].header else ():
                        run.bold = True
        self._word.add_paragraph()  # or a table that follows would become one with it
        return True

    def _cell(self, row: Any, slot: Slot, table: Any) -> Any:
        """Add a cell to a row; return its paragraph."""
        from docx.text.paragraph import Paragraph

        cell, paragraph = self._make("w:tc"), self._make("w:p")
        properties = cell.get_or_add_tcPr()
        if slot.columns > 1:
            properties.grid_span = slot.columns
        if slot.goes_on or slot.is_tall:
            properties.vMerge_val = "continue" if slot.goes_on else "restart"
        cell.append(paragraph)
        row.append(cell)
        return Paragraph(paragraph, table)

    def _run(self, paragraph: Any, text: Text, stretch: Stretch) -> Any:
        words = text.content[stretch.start : stretch.end]
        readings = [
            f" ({span.value})"
            for span in stretch.spans
            if span.kind is SpanKind.RUBY and span.end == stretch.end
        ]
        words = words.replace(LINE_BREAK, "\n").replace("\ufffc", "□") + "".join(readings)
        kinds = frozenset(span.kind for span in stretch.spans)
        tones = tuple(passage.tone for _, passage in stretch.marks)
        return add_run(paragraph._p, canonical(words), kinds, shade(tones))

    # Comments

    def _comment(self, passage: Passage, first: Any, last: Any) -> None:
        """Add a comment on what stands from one run to another."""
        self._options.pulse()
        record, number = passage.annotation, str(self._count)
        self._count += 1
        comment = self._make("w:comment")
        author = canonical(record.annotator) or "Lei Feng Reader"
        told = {"id": number, "author": author, "initials": author[:1]}
        if is_time(record.created):
            told["date"] = f"{record.created[:19]}Z"
        for name, value in told.items():
            comment.set(self._qn(f"w:{name}"), value)
        for line in _told(passage):
            comment.append(self._words(line))
        self._comments.append(comment)
        first.insert_comment_range_start_above(int(number))
        last.insert_comment_range_end_and_reference_below(int(number))

    def _words(self, line: str) -> Any:
        paragraph, run, text = (self._make(name) for name in ("w:p", "w:r", "w:t"))
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        paragraph.append(run)
        return paragraph


def _told(passage: Passage) -> list[str]:
    """Return what a comment says, line by line: themes, the passage where it is lost, the note."""
    record = passage.annotation
    themes = "; ".join(map(format_path, passage.themes))
    quote = "" if has_place(passage) else record.selector.quote
    parts = [part for part in (themes, quote, record.note) if part]
    return canonical("\n".join(parts)).replace(LINE_BREAK, "\n").split("\n")
