"""Texts with their annotations for word processors: shading, and comments with their authors."""

import io
from collections.abc import Iterable
from typing import Any

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.colours import mix
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.text import LINE_BREAK, canonical, is_right_to_left
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.packing import is_time, latest, packed_files
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.stretches import Covering, Stretch, by_document, has_place, stretches

_STYLES = {
    BlockKind.LIST_ITEM: "List Paragraph",
    BlockKind.QUOTE: "Quote",
    BlockKind.CAPTION: "Caption",
}
_INDENT = 360  # twentieths of a point


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the file: the texts, each with its annotations as shading and comments."""
    from docx import Document as Word

    word: Any = Word()
    body, age = _Writing(word), latest()
    for number, (document, its) in enumerate(by_document(passages)):
        if number:
            word.add_page_break()
        body.add_document(document, options.text_of(document), its)
        age = max(age, *(latest(written=each.annotation.modified) for each in its))
    about = word.core_properties
    about.author, about.title, about.comments = "", "", "Lei Feng Reader"
    about.created = about.modified = age
    buffer = io.BytesIO()
    word.save(buffer)
    return _without_times(buffer)


def _without_times(written: io.BytesIO) -> bytes:
    from zipfile import ZipFile

    with ZipFile(written) as archive:
        return packed_files((name, archive.read(name)) for name in archive.namelist())


class _Writing:
    """A word processor's document while it is written; comments are numbered through."""

    def __init__(self, word: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._word, self._make, self._qn = word, OxmlElement, qn
        self._comments = word.part._comments_part.element
        self._count = 0

    def add_document(self, document: Document, text: Text, passages: list[Passage]) -> None:
        """Add a text under its title; what has no place in it is a comment on the title."""
        title = self._word.add_paragraph(style="Title")
        run = title.add_run(canonical(document.title))
        if document.authors:
            self._word.add_paragraph(canonical(", ".join(document.authors)), style="Subtitle")
        for passage in passages:
            if not has_place(passage):
                self._comment(passage, run._r, run._r)
        placed = [passage for passage in passages if has_place(passage)]
        covering = Covering(tuple(enumerate(placed)))
        runs: dict[int, tuple[Any, Any]] = {}
        for index, block in enumerate(text.blocks):
            paragraph = self._paragraph(text, index)
            marks = covering.touching(block.start, block.end)
            spans = text.spans_in(block.start, block.end) if block.start < block.end else []
            for stretch in stretches(block.start, block.end, spans, marks):
                made = self._run(paragraph, text, stretch)
                for number, _ in stretch.marks:
                    runs[number] = (runs.get(number, (made, made))[0], made)
        for number, (first, last) in runs.items():
            self._comment(placed[number], first, last)

    def _paragraph(self, text: Text, index: int) -> Any:
        block, facts = text.blocks[index], text.facts(index)
        style = _STYLES.get(block.kind)
        if block.kind is BlockKind.HEADING:
            style = f"Heading {min(9, max(1, block.level))}"
        paragraph = self._word.add_paragraph(style=style)
        line = text.content[block.start : min(block.end, block.start + 1000)]
        if facts.direction == "rtl" or (not facts.direction and is_right_to_left(line)):
            paragraph._p.get_or_add_pPr().append(self._make("w:bidi"))
        if block.kind is BlockKind.LIST_ITEM:
            paragraph.paragraph_format.left_indent = 635 * _INDENT * (facts.depth + 2)
            paragraph.paragraph_format.first_line_indent = -635 * _INDENT
            paragraph.add_run(canonical(facts.marker or "•") + "\t")
        return paragraph

    def _run(self, paragraph: Any, text: Text, stretch: Stretch) -> Any:
        words = text.content[stretch.start : stretch.end]
        readings = [
            f" ({span.value})"
            for span in stretch.spans
            if span.kind is SpanKind.RUBY and span.end == stretch.end
        ]
        words = words.replace(LINE_BREAK, "\n").replace("\ufffc", "□") + "".join(readings)
        run = paragraph.add_run(canonical(words))
        kinds = {span.kind for span in stretch.spans}
        if SpanKind.BOLD in kinds:
            run.bold = True
        if SpanKind.ITALIC in kinds:
            run.italic = True
        if SpanKind.UNDERLINE in kinds:
            run.underline = True
        if SpanKind.STRIKE in kinds:
            run.font.strike = True
        if stretch.marks:
            self._shade(run, mix([passage.tone for _, passage in stretch.marks], "light"))
        return run._r

    def _shade(self, run: Any, colour: str) -> None:
        shade = self._make("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour[1:].upper())):
            shade.set(self._qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(shade)

    # Comments

    def _comment(self, passage: Passage, first: Any, last: Any) -> None:
        """Add a comment on what stands from one run to another."""
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
