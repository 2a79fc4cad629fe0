"""Vocabulary: words, the sentences they stand in, what they mean, how often the text has them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.study import Item, Part
from leifeng_reader.core.text import fold
from leifeng_reader.study.choosing import traced
from leifeng_reader.study.drawing import (
    Drawn,
    at_most,
    drawn,
    is_passage,
    sentence_around,
    sentence_of,
    task_id,
)
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.questions import own_id
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import one_line
from leifeng_reader.study.words import is_unspaced, reading

_APOSTROPHES = re.compile("['’ʼ]")


def make_vocabulary(made: Made, sources: Sequence[Source], places: Places) -> Made:
    """Return an entry for each short passage, and for each word of the teacher's; none twice."""
    part = made.part
    entries: dict[str, Task] = {}
    its = drawn(part, sources)
    has_terms = any(isinstance(each, Drawn) and each.term for each in its)
    for each in its:
        if isinstance(each, Item):
            entry = _own(part, sources, each)
        else:
            entry = _entry(part, each, _word(part, each, has_terms=has_terms), places)
        if entry is None:
            continue
        before = entries.setdefault(fold(entry.prompt), entry)
        if entry.answer and not before.answer:
            entries[fold(entry.prompt)] = replace(before, answer=entry.answer)
    tasks = at_most(part, [_counted(sources, entry) for entry in entries.values()])
    return replace(made, tasks=tuple(replace(t, number=n) for n, t in enumerate(tasks, 1)))


def _word(part: Part, each: Drawn, *, has_terms: bool) -> str:
    """Return the word of an entry; where nothing is called vocabulary, short passages are."""
    if part.themes:  # who asks for a theme says that its passages are vocabulary
        return each.phrase
    return each.term if has_terms else each.few_words


def _entry(part: Part, each: Drawn, word: str, places: Places) -> Task | None:
    word = one_line(each.item.prompt or "") or word
    if not word or not is_passage(each):
        return None
    name = task_id(part, each.annotation.id)
    task = Task(name, TaskKind.ENTRY, 0, word, sentence_of(each), each.gloss)
    sound = _ruby(each) or (reading(word) if part.manner.readings else "")
    return traced(replace(task, reading=sound), each, places)


def _ruby(each: Drawn) -> str:
    """Return the reading that the text itself gives to the whole of a word."""
    start, end = each.annotation.start, each.annotation.end
    spans = [s for s in each.source.text.spans_in(start, end) if s.kind is SpanKind.RUBY]
    covered = sum(min(span.end, end) - max(span.start, start) for span in spans)
    return " ".join(span.value for span in spans) if covered == end - start else ""


def _own(part: Part, sources: Sequence[Source], item: Item) -> Task | None:
    """Return an entry for a word of the teacher's, with the first sentence that has it."""
    word, gloss = one_line(item.prompt or ""), one_line(item.answer or "")
    if not word:
        return None
    sound = reading(word) if part.manner.readings else ""
    task = Task(own_id(part, item), TaskKind.ENTRY, 0, word, answer=gloss, reading=sound)
    for source in sources:
        if found := _written(word).search(source.text.content):
            return replace(task, quote=sentence_around(source.text, *found.span()))
    return task


def _counted(sources: Sequence[Source], entry: Task) -> Task:
    pattern = _written(entry.prompt)
    times = sum(len(pattern.findall(source.text.content)) for source in sources)
    return replace(entry, count=times)


def _written(word: str) -> re.Pattern[str]:
    """Return the expression of a word as a text may write it: any case, spaces, apostrophes."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    pattern = _APOSTROPHES.sub("['’ʼ]", spaced)
    bounds = ("", "") if is_unspaced(word) else (r"(?<!\w)", r"(?!\w)")
    return re.compile(bounds[0] + pattern + bounds[1], re.IGNORECASE)
