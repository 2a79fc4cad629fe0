"""Made parts put on paper: what a student is handed, and what a teacher keeps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from leifeng_reader.core.study import PartKind, StudySet
from leifeng_reader.study.answers import answer_key, name_of
from leifeng_reader.study.flat_text import letter
from leifeng_reader.study.labels import labels
from leifeng_reader.study.lines import columns
from leifeng_reader.study.paper import (
    MARK_END,
    AnswerLines,
    Block,
    Copy,
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
from leifeng_reader.study.tasks import Made, Run, Style, Task, TaskKind
from leifeng_reader.study.words import is_unspaced

Words = Mapping[str, str]

_BLANK = "____"
_WRITTEN = 40  # columns
_SIDE_BY_SIDE = ((4, 16), (2, 34))
"""How many options stand in a row, where none is wider than so many columns."""
_OF_EACH = ("choose.theme", "choose.note")


def paper(
    study_set: StudySet, made: Sequence[Made], copy: Copy, language: str, version: str = ""
) -> Paper:
    """Return a copy of the paper; parts that came to nothing are not on it.

    The student's holds no answer, not even where a layout would not show it.
    """
    said = labels(language)
    sound = [each for each in made if each.reading or each.tasks]
    blocks = [block for each in sound for block in _part(each, copy, said)]
    if copy is Copy.TEACHER:
        blocks += answer_key(sound, said)
    return Paper(
        title=study_set.header.title or study_set.name,
        language=language,
        copy=copy,
        header=study_set.header,
        page=study_set.page,
        blocks=tuple(blocks),
        version=version,
        labels=dict(said),
        modified=study_set.modified,
    )


def _part(made: Made, copy: Copy, said: Words) -> Iterator[Block]:
    yield Title(made.title)
    if made.instruction:
        # Ideographs have no italics; made slanted they look broken.
        styles = frozenset[Style]() if is_unspaced(made.instruction) else frozenset({Style.ITALIC})
        yield Paragraph((Run(made.instruction, styles),), keep_with_next=True)
    yield from _reading(made)
    if made.bank:
        yield WordBank(made.bank)
    yield from _tasks(made, copy, said)


def _reading(made: Made) -> Iterator[Block]:
    if made.legend:
        yield Legend(made.legend)
    if made.reading:
        manner = made.part.manner
        beside = made.part.kind is PartKind.MARGINALIA or manner.glosses_in_margin
        yield ReadingText(made.reading, manner.wide_margin and not beside, beside)
    if made.glosses:
        yield Glosses(made.glosses)


def _tasks(made: Made, copy: Copy, said: Words) -> Iterator[Block]:
    left = iter(made.tasks if made.is_placed else [replace(t, reference="") for t in made.tasks])
    for heading, count in made.groups:
        if heading:
            yield Title(heading, 2)
        for _ in range(count):
            yield from _task(next(left), copy, said)
    for kind, its in groupby(left, key=lambda task: task.kind):
        if kind is TaskKind.ENTRY:
            yield _entries(tuple(its), copy, said)
        elif kind is TaskKind.CHOICE:
            yield from _choices(its, copy, said)
        else:
            for task in its:
                if name := name_of(task, made):
                    yield Title(name, 2)
                if task.prompt and kind in (TaskKind.MATCH, TaskKind.ORDER):
                    yield Paragraph((Run(task.prompt),), keep_with_next=True)
                yield from _task(task, copy, said)


def _choices(tasks: Iterable[Task], copy: Copy, said: Words) -> Iterator[Block]:
    """Yield tasks; what several in a row ask in the same words of their passages stands once."""
    for prompt, same in groupby(tasks, key=lambda task: task.prompt if task.quote else ""):
        its, key = list(same), next((key for key in _OF_EACH if said[key] == prompt), "")
        is_shared = bool(key) and len(its) > 1
        if is_shared:
            yield Paragraph((Run(said[f"{key}.each"]),), keep_with_next=True)
        for task in its:
            yield from _task(replace(task, prompt="") if is_shared else task, copy, said)


def _task(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    return _WRITERS[task.kind](task, copy, said)


def _asked(task: Task, *, reference: bool = True) -> Iterator[Block]:
    """Yield what is asked, and the passage it is about."""
    place = task.reference if reference else ""
    in_prompt = "" if task.quote else place
    runs, quote, number = (Run(task.prompt),), (Run(task.quote),), f"{task.number}."
    if not task.prompt and task.quote:  # what is asked stands above
        yield Paragraph(quote, number, keep_with_next=True, reference=place)
        return
    yield Paragraph(runs, number, keep_with_next=True, reference=in_prompt)
    if task.quote:
        yield Paragraph(quote, indent=1, keep_with_next=True, is_quote=True, reference=place)


def _open(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    *asked, last = _asked(task)
    yield from asked
    yield last if task.lines > 0 or not isinstance(last, Paragraph) else _let_go(last)
    if task.lines > 0:
        yield AnswerLines(task.lines, 1)


def _let_go(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, keep_with_next=False)


def _gaps(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    room = max(map(columns, task.answers), default=0)
    for runs in task.runs:
        made = map(_unfilled if copy is Copy.STUDENT else _filled, runs)
        yield Paragraph(tuple(replace(run, room=room) if run.gap else run for run in made))


def _unfilled(run: Run) -> Run:
    """Return a gap without what belongs into it: files are looked into."""
    return replace(run, text="") if run.gap else run


def _filled(run: Run) -> Run:
    """Return a gap with what belongs into it written in, unless that is longer than a line."""
    return replace(run, shown=run.text) if run.gap and columns(run.text) <= _WRITTEN else run


def _match(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    """Yield numbered things, places for letters, and lettered things.

    A ruled row would say that what stands in it belongs together.
    """
    rows = []
    for place in range(max(len(task.prompts), len(task.options))):
        has_left, has_right = place < len(task.prompts), place < len(task.options)
        left = f"{place + 1}{MARK_END}{task.prompts[place]}" if has_left else ""
        right = f"{letter(place)}{MARK_END}{task.options[place]}" if has_right else ""
        between = letter(task.correct[place]) if has_left and copy is Copy.TEACHER else _BLANK
        rows.append(((Run(left),), (Run(between if has_left else ""),), (Run(right),)))
    yield Table((), tuple(rows), (0.52, 0.08, 0.4), ruled=False, counted=(0, 2))


def _order(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    ranks = [str(rank + 1) if copy is Copy.TEACHER else "" for rank in task.correct]
    rows = [
        ((Run(ranks[place]),), (Run(f"{letter(place)}{MARK_END}{option}"),))
        for place, option in enumerate(task.options)
    ]
    heads = (said["head.order"], said["head.passage"])
    yield Table(heads, tuple(rows), (0.08, 0.92), counted=(1,))


def _truth(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    ticked = (0 if task.correct == (1,) else 1,) if copy is Copy.TEACHER else ()
    yield from _asked(task)
    yield Options((said["true"], said["false"]), letters=False, inline=True, ticked=ticked)


def _choice(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    # Without a passage, one of the options may be the passage: its place would tell.
    yield from _asked(task, reference=bool(task.quote))
    ticked = task.correct if copy is Copy.TEACHER else ()
    yield Options(task.options, ticked=ticked, across=_across(task.options))


def _across(options: Sequence[str]) -> int:
    """Return how many options stand side by side: a sheet of short ones is half as long."""
    widest = max(map(columns, options), default=0)
    return next((count for count, limit in _SIDE_BY_SIDE if widest <= limit), 1)


def _entries(tasks: Sequence[Task], copy: Copy, said: Words) -> Table:
    bold = frozenset({Style.BOLD})
    rows = [
        (
            (Run(task.prompt, bold, reading=task.reading),),
            (Run(task.quote),),
            (Run(task.answer if copy is Copy.TEACHER else ""),),
            (Run(str(task.count) if task.count else ""),),
        )
        for task in tasks
    ]
    heads = (said["head.word"], said["head.sentence"], said["head.meaning"], said["head.count"])
    return Table(heads, tuple(rows), (0.19, 0.4, 0.32, 0.09))


def _entry(task: Task, copy: Copy, said: Words) -> Iterator[Block]:
    yield _entries((task,), copy, said)


_WRITERS: Mapping[TaskKind, Callable[[Task, Copy, Words], Iterator[Block]]] = {
    TaskKind.OPEN: _open,
    TaskKind.GAPS: _gaps,
    TaskKind.MATCH: _match,
    TaskKind.ORDER: _order,
    TaskKind.TRUE_FALSE: _truth,
    TaskKind.CHOICE: _choice,
    TaskKind.ENTRY: _entry,
}
