"""The reading text: numbered, highlighted, with glosses or with notes beside their passages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.study import Manner, Part, PartKind
from leifeng_reader.study.drawing import Drawn, at_most, drawn, in_text_order, is_passage, tone_of
from leifeng_reader.study.marks import Mark
from leifeng_reader.study.numbering import extent, printed
from leifeng_reader.study.paragraphs import Block, paragraph
from leifeng_reader.study.tasks import (
    Gloss,
    LegendEntry,
    Made,
    MarginNote,
    ReadingParagraph,
    Run,
    Source,
)
from leifeng_reader.study.words import reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Noted:
    """A note that is put beside a text, with its number; a bookmark's has none."""

    label: str
    drawn: Drawn


def make_reading(made: Made, sources: Sequence[Source]) -> Made:
    """Return the text with its numbers, highlights, and glosses or notes."""
    part = made.part
    shown = [each for each in drawn(part, sources) if isinstance(each, Drawn)]
    highlights = shown if part.manner.highlights or part.kind is PartKind.MARGINALIA else []
    notes = _noted(part, sources, shown)
    paragraphs: list[ReadingParagraph] = []
    for source in sources:
        if len(sources) > 1:
            title = Run(source.document.title)
            paragraphs.append(ReadingParagraph(BlockKind.HEADING, 1, ((title,),)))
        paragraphs += _paragraphs(part, sources, source, highlights, notes)
    return replace(
        made,
        reading=tuple(paragraphs),
        glosses=tuple(_gloss(part, each) for each in notes) if not _is_beside(part) else (),
        legend=_legend(sources, highlights),
    )


def _noted(part: Part, sources: Sequence[Source], shown: Sequence[Drawn]) -> list[_Noted]:
    """Return what becomes a gloss or a note beside the text, numbered in its order."""
    if part.kind is PartKind.READING:
        wanted = replace(part, themes=(part.manner.gloss_theme,))
        of_theme = drawn(wanted, sources) if part.manner.gloss_theme else []
        its = [each for each in of_theme if isinstance(each, Drawn) and _carries(part, each)]
        its = [each for each in its if is_passage(each)]
    else:
        its = [each for each in shown if each.annotation.scope is not Scope.DOCUMENT]
    within = [each for each in its if _note(each) and _is_printed(part.manner, sources, each)]
    ordered = [
        each
        for source in sources
        for each in in_text_order(note for note in within if note.source is source)
    ]
    numbers = count(1)
    return [
        _Noted(str(next(numbers)) if is_passage(each) else "", each)
        for each in at_most(part, ordered)
    ]


def _carries(part: Part, each: Drawn) -> bool:
    below = each.source.codebook.below(part.manner.gloss_theme)
    return not below.isdisjoint(each.annotation.themes)


def _is_printed(manner: Manner, sources: Sequence[Source], each: Drawn) -> bool:
    start, end = extent(manner, sources)
    return start == end or start <= each.annotation.start < end


def _note(each: Drawn) -> str:
    return each.note if each.item.answer is None else each.item.answer.strip()


def _gloss(part: Part, noted: _Noted) -> Gloss:
    word = noted.drawn.item.prompt or noted.drawn.phrase or noted.drawn.quote
    return Gloss(noted.label, word, _note(noted.drawn), _reading(part, noted))


def _reading(part: Part, noted: _Noted) -> str:
    return reading(noted.drawn.quote) if part.manner.readings else ""


def _legend(sources: Sequence[Source], highlights: Sequence[Drawn]) -> tuple[LegendEntry, ...]:
    """Return the themes that give the highlights their tones, in the codebook's order."""
    used = {each.themes[0] for each in highlights if each.themes and is_passage(each)}
    found = {
        theme.id: LegendEntry(source.codebook.path(theme.id), theme.colour)
        for source in sources
        for theme in source.codebook.in_tree_order()
        if theme.id in used
    }
    return tuple(found.values())


def _paragraphs(
    part: Part,
    sources: Sequence[Source],
    source: Source,
    highlights: Sequence[Drawn],
    notes: Sequence[_Noted],
) -> Iterator[ReadingParagraph]:
    text = source.text
    its = [each for each in notes if each.drawn.source is source]
    marks = [_highlight(each) for each in highlights if each.source is source and is_passage(each)]
    marks += [_label(part, each) for each in its if each.label]
    beside = [_margin_note(each) for each in its] if _is_beside(part) else []
    marks_of = _by_block(text, [(mark, mark.start, mark.end) for mark in marks])
    notes_of = _by_block(text, [(note, note.offset, note.offset + 1) for note in beside])
    number = 1
    for stretch in printed(text, *extent(part.manner, sources)):
        block, index = Block(text, stretch, part.manner), stretch.block
        made, number = paragraph(block, marks_of[index], notes_of[index], number)
        yield made


def _is_beside(part: Part) -> bool:
    return part.kind is PartKind.MARGINALIA or part.manner.glosses_in_margin


def _by_block(text: Text, things: Iterable[tuple[T, int, int]]) -> defaultdict[int, list[T]]:
    """Return things that stand at [start, end) by the blocks they touch."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for thing, start, end in things:
        blocks = text.blocks
        for index in range(blocks.index_at(start), blocks.index_at(max(start, end - 1)) + 1):
            found[index].append(thing)
    return found


def _highlight(each: Drawn) -> Mark:
    return Mark(each.annotation.start, each.annotation.end, tone_of(each))


def _label(part: Part, noted: _Noted) -> Mark:
    """Return the mark of a gloss: its number stands after the passage, at most after its block."""
    text, annotation = noted.drawn.source.text, noted.drawn.annotation
    start, end = annotation.start, text.blocks.end(text.blocks.index_at(annotation.start))
    if part.manner.end > start:
        end = min(end, part.manner.end)
    passage = text.content[start : min(end, annotation.end)].rstrip()
    return Mark(start, start + len(passage), label=noted.label, reading=_reading(part, noted))


def _margin_note(noted: _Noted) -> MarginNote:
    """Return a note whose offset is still the position in the text."""
    each = noted.drawn
    tones = tuple(each.source.codebook.themes[theme].colour for theme in each.themes[:1])
    names = tuple(path[-1] for path in each.paths)
    return MarginNote(each.annotation.start, _note(each), tones, noted.label, names)
