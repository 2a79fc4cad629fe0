"""Open questions: what notes ask, what passages give to ask about, and the teacher's own."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.study import Item, Part
from leifeng_reader.study.drawing import Drawn, at_most, drawn, is_passage, sentence_of, task_id
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import question_in, said, shortened

QUOTE_WIDTH = 400
"""Columns of a passage that is printed with its question; the text has all of it."""

_STEMS = 3


def make_questions(
    made: Made, sources: Sequence[Source], labels: Mapping[str, str], places: Places
) -> Made:
    """Return a question for each annotation that gives one, and for each of the teacher's."""
    part = made.part
    asked = [
        own_question(part, each)
        if isinstance(each, Item)
        else _question(part, each, labels, places)
        for each in drawn(part, sources)
    ]
    tasks = at_most(part, [task for task in asked if task is not None])
    return replace(made, tasks=tuple(replace(t, number=n) for n, t in enumerate(tasks, 1)))


def own_question(part: Part, item: Item) -> Task | None:
    """Return a question the teacher wrote; None without words."""
    prompt = (item.prompt or "").strip()
    if not prompt:
        return None
    answer = (item.answer or "").strip()
    return Task(
        own_id(part, item), TaskKind.OPEN, 0, prompt, answer=answer, lines=part.manner.lines
    )


def own_id(part: Part, item: Item) -> str:
    """Return the id of a task that the teacher wrote: by its words, as there is nothing else."""
    return task_id(part, "own", item.prompt or "")


def _question(part: Part, each: Drawn, labels: Mapping[str, str], places: Places) -> Task | None:
    asked, rest = question_in(each.note)
    if not is_passage(each) and not (asked or each.item.prompt):
        return None  # a bookmark, or a note on all of the text, that asks nothing
    prompt, answer = (asked, rest) if asked else (_stem(each, labels), rest or _meaning(each))
    is_word = is_passage(each) and not asked and bool(each.term)
    quote = sentence_of(each) if is_word else shortened(each.quote, QUOTE_WIDTH)
    annotation = each.annotation
    has_place = annotation.scope is not Scope.DOCUMENT
    return Task(
        task_id(part, annotation.id),
        TaskKind.OPEN,
        0,
        prompt if each.item.prompt is None else each.item.prompt,
        quote,
        answer if each.item.answer is None else each.item.answer,
        lines=part.manner.lines,
        themes=each.paths,
        reference=places.name(each.source, annotation.start, annotation.end) if has_place else "",
        link=each.link,
    )


def _stem(each: Drawn, labels: Mapping[str, str]) -> str:
    """Return a question about a passage whose note asks none."""
    if each.term:
        return said(labels, "stem.word", word=each.term)
    if not each.paths:
        return said(labels, "stem.plain")
    # Which of the stems it is hangs on the annotation, so that it stays when others go.
    turn = zlib.crc32(each.annotation.id.encode()) % _STEMS + 1
    return said(labels, f"stem.theme.{turn}", theme=each.paths[0][-1])


def _meaning(each: Drawn) -> str:
    """Return what the passage's theme stands for, the only answer there is without a note."""
    if each.term or not each.themes:
        return ""
    return each.source.codebook.themes[each.themes[0]].description
