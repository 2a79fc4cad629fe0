"""The answer key: what is right for each task, and where the text says so."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from leifeng_reader.study.flat_text import letter
from leifeng_reader.study.paper import Block, Paragraph, Title
from leifeng_reader.study.tasks import Made, Run, Task, TaskKind
from leifeng_reader.study.wording import placed, said

Words = Mapping[str, str]


def answer_key(made: Sequence[Made], labels: Words) -> list[Block]:
    """Return the key of all parts that ask something, on a page of its own; else nothing."""
    asking = [each for each in made if each.tasks]
    if not asking:
        return []
    blocks: list[Block] = [Title(labels["key"], 1, new_page=True)]
    for each in asking:
        blocks.append(Title(each.title, 2))
        for task in each.tasks:
            if name := name_of(task, each):
                blocks.append(Title(name, 3))
            blocks += _key(task, labels)
    return blocks


def name_of(task: Task, made: Made) -> str:
    """Return what tells a task apart whose own parts are numbered; empty for others."""
    if task.kind not in _NUMBERED_INSIDE:
        return ""
    title = task.prompt if task.kind is TaskKind.GAPS else ""  # of its text
    return title or (f"{task.number}." if len(made.tasks) > 1 else "")


def _key(task: Task, labels: Words) -> Iterator[Block]:
    answers = _ANSWERS[task.kind](task, labels)
    if task.kind in _NUMBERED_INSIDE:
        for number, answer in enumerate(answers, 1):
            yield Paragraph((Run(answer),), f"{number}." if len(answers) > 1 else "")
        return
    for place, answer in enumerate(answers):
        is_last = place == len(answers) - 1
        yield Paragraph(
            (Run(answer),),
            "" if place else f"{task.number}.",
            int(bool(place)),
            reference=task.reference if is_last else "",
        )


_NUMBERED_INSIDE = (TaskKind.GAPS, TaskKind.MATCH, TaskKind.ORDER)


def _open(task: Task, labels: Words) -> list[str]:
    told = task.answers or tuple(filter(None, task.answer.split("\n")))
    return list(told) or [labels["key.free"]]


def _gaps(task: Task, labels: Words) -> list[str]:
    numbers = dict.fromkeys(run.gap for runs in task.runs for run in runs if run.gap)
    places = task.places or [""] * len(task.answers)
    pairs = zip(numbers, task.answers, places, strict=True)
    return ["\u2003".join(f"{n}\u00a0{placed(answer, place)}" for n, answer, place in pairs)]


def _match(task: Task, labels: Words) -> list[str]:
    places = task.places or [""] * len(task.correct)
    pairs = zip(task.correct, places, strict=True)
    return [f"{letter(o)}\u2002{placed(task.options[o], place)}" for o, place in pairs]


def _order(task: Task, labels: Words) -> list[str]:
    places = sorted(range(len(task.options)), key=lambda place: task.correct[place])
    where = task.places or [""] * len(places)
    letters = (placed(letter(place), where[place]) for place in places)
    return [said(labels, "key.order", letters=" ".join(letters))]


def _truth(task: Task, labels: Words) -> list[str]:
    if task.correct == (1,):
        return [labels["true"]]
    return [said(labels, "key.false", answer=task.answer) if task.answer else labels["false"]]


def _choice(task: Task, labels: Words) -> list[str]:
    right = (f"{letter(option)}\u2002{task.options[option]}" for option in task.correct)
    return ["; ".join(right)]


def _entry(task: Task, labels: Words) -> list[str]:
    word = f"{task.prompt} ({task.reading})" if task.reading else task.prompt
    return [f"{word} – {task.answer or labels['key.free']}"]


_ANSWERS: Mapping[TaskKind, Callable[[Task, Words], list[str]]] = {
    TaskKind.OPEN: _open,
    TaskKind.GAPS: _gaps,
    TaskKind.MATCH: _match,
    TaskKind.ORDER: _order,
    TaskKind.TRUE_FALSE: _truth,
    TaskKind.CHOICE: _choice,
    TaskKind.ENTRY: _entry,
}
