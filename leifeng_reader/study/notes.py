"""What flashcard programs learn from tasks: notes with a front and a back, and notes with gaps."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.markup import html_lines, tag_of
from leifeng_reader.core.text import canonical
from leifeng_reader.study.flat_text import joined_gaps, letter, line_of
from leifeng_reader.study.tasks import Made, Run, Task, TaskKind

_CLOZE_SIGNS = {"{": "&#123;", "}": "&#125;", ":": "&#58;", "[": "&#91;"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what is asked and what is right, as hypertext; `has_gaps` marks a cloze, whose
    `front` holds the gaps. `name` stays the same as long as the task does.
    """

    name: str
    front: str
    back: str
    tags: tuple[str, ...] = ()
    has_gaps: bool = False


def notes(made: Sequence[Made], labels: Mapping[str, str]) -> Iterator[Note]:
    """Yield the notes of all tasks that have an answer; `labels` word true and false."""
    for each in made:
        for task in each.tasks:
            match task.kind:
                case TaskKind.GAPS:
                    yield from _clozes(task)
                case TaskKind.MATCH:
                    yield from _pairs(task)
                case _:
                    asked = replace(task, prompt=task.prompt or each.instruction)
                    front, back = _SIDES[task.kind](asked, labels)
                    if front and back:
                        yield Note(_name(task), front, _with_place(back, task), _tags(task))


def plain(text: str) -> str:
    """Return the words of a side of a note, on one line."""
    return line_of(
        html.unescape(text.replace("<br>", "\n").replace("<small>", "").replace("</small>", ""))
    )


def _name(task: Task, mark: str = "") -> str:
    return f"leifeng-{task.id}{mark}"


def _tags(task: Task) -> tuple[str, ...]:
    return tuple(filter(None, map(tag_of, task.themes)))


def _with_place(back: str, task: Task) -> str:
    return f"{back}<br><small>{_words(task.reference)}</small>" if task.reference else back


# Sides, by kind


def _open(task: Task, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return the question with its passage; the passage answers where nothing else does."""
    quote = _words(task.quote)
    if not task.answer or task.answer == task.quote:
        return _words(task.prompt), quote
    return _lines(_words(task.prompt), quote), _words(task.answer)


def _truth(task: Task, labels: Mapping[str, str]) -> tuple[str, str]:
    true, false = labels.get("true", "True"), labels.get("false", "False")
    verdict = _words(true if task.correct == (1,) else false)
    told = _words(task.answer) if task.answer not in (true, false) else ""
    return f"{_asked(task)}<br>{_words(true)} / {_words(false)}", _lines(verdict, told)


def _choice(task: Task, labels: Mapping[str, str]) -> tuple[str, str]:
    lettered = [f"{letter(n)}. {_words(option)}" for n, option in enumerate(task.options)]
    right = [lettered[index] for index in task.correct if index < len(lettered)]
    return _lines(_asked(task), *lettered), _lines(*right)


def _order(task: Task, labels: Mapping[str, str]) -> tuple[str, str]:
    shuffled = [f"– {_words(option)}" for option in task.options]
    ranked = sorted(zip(task.correct, task.options, strict=False))
    return (
        _lines(_asked(task), *shuffled),
        _lines(*(f"{rank + 1}. {_words(option)}" for rank, option in ranked)),
    )


def _entry(task: Task, labels: Mapping[str, str]) -> tuple[str, str]:
    return _words(task.prompt), _lines(*map(_words, (task.reading, task.answer, task.quote)))


_SIDES: Mapping[TaskKind, Callable[[Task, Mapping[str, str]], tuple[str, str]]] = {
    TaskKind.OPEN: _open,
    TaskKind.TRUE_FALSE: _truth,
    TaskKind.CHOICE: _choice,
    TaskKind.ORDER: _order,
    TaskKind.ENTRY: _entry,
}


def _pairs(task: Task) -> Iterator[Note]:
    """Yield a note for each pair: what stands on the left asks for what stands on the right."""
    for place, (prompt, index) in enumerate(zip(task.prompts, task.correct, strict=False), 1):
        front, back = _words(prompt), _words(task.options[index])
        yield Note(_name(task, f"-{place}"), front, back, _tags(task))


def _clozes(task: Task) -> Iterator[Note]:
    """Yield a note for each paragraph with gaps, numbered from 1 in each."""
    place = 0
    for line in task.runs:
        runs = list(joined_gaps(line))
        first = next((run.gap for run in runs if run.gap), 0)
        if first:
            place += 1
            text = "".join(_run(run, run.gap - first + 1) for run in runs)
            yield Note(_name(task, f"-{place}"), text, _words(task.reference), _tags(task), True)


def _run(run: Run, number: int) -> str:
    if not run.gap:
        return _inert(run.text)
    hint = f"::{_inert(run.shown)}…" if run.shown else ""
    return f"{{{{c{number}::{_inert(run.text)}{hint}}}}}"


def _inert(text: str) -> str:
    """Return words in which nothing opens, closes or parts a gap."""
    return "".join(_CLOZE_SIGNS.get(character, character) for character in _words(text, ""))


# Words


def _asked(task: Task) -> str:
    return _lines(_words(task.prompt), _words(task.quote))


def _words(text: str, stripped: str | None = None) -> str:
    """Return words as hypertext; a bracket might name a sound to play."""
    told = html_lines(canonical(text).replace("\t", " ").strip(stripped))
    return told.replace("[", "&#91;").replace("{{", "&#123;&#123;")


def _lines(*parts: str) -> str:
    return "<br>".join(filter(None, parts))
