"""What a part of a study set becomes: a reading text, or tasks with their answers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.links import ADDRESS
from leifeng_reader.core.study import Part, PartKind
from leifeng_reader.study.choosing import make_choice
from leifeng_reader.study.cloze import make_cloze
from leifeng_reader.study.discussion import make_discussion
from leifeng_reader.study.drawing import task_id
from leifeng_reader.study.judging import make_true_false
from leifeng_reader.study.matching import make_matching, make_ordering
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.questions import make_questions
from leifeng_reader.study.quotas import make_quotas
from leifeng_reader.study.reading import make_reading
from leifeng_reader.study.tasks import Made, Source
from leifeng_reader.study.vocabulary import make_vocabulary
from leifeng_reader.study.wording import said


@dataclass(frozen=True, slots=True)
class _Order:
    """All that making a part needs; each kind takes what it looks at."""

    sources: Sequence[Source]
    seed: int
    labels: Mapping[str, str]
    places: Places
    spent: frozenset[str]


_MAKERS: Mapping[PartKind, Callable[[Made, _Order], Made]] = {
    PartKind.READING: lambda made, o: make_reading(made, o.sources),
    PartKind.MARGINALIA: lambda made, o: make_reading(made, o.sources),
    PartKind.QUESTIONS: lambda made, o: make_questions(made, o.sources, o.labels, o.places),
    PartKind.CLOZE: lambda made, o: make_cloze(made, o.sources, o.seed, o.places),
    PartKind.MATCHING: lambda made, o: make_matching(made, o.sources, o.seed, o.places),
    PartKind.ORDERING: lambda made, o: make_ordering(made, o.sources, o.seed, o.places),
    PartKind.TRUE_FALSE: lambda made, o: make_true_false(
        made, o.sources, o.seed, o.labels, o.places, o.spent
    ),
    PartKind.CHOICE: lambda made, o: make_choice(
        made, o.sources, o.seed, o.labels, o.places, o.spent
    ),
    PartKind.VOCABULARY: lambda made, o: make_vocabulary(made, o.sources, o.places),
    PartKind.DISCUSSION: lambda made, o: make_discussion(made, o.sources, o.labels, o.places),
    PartKind.QUOTAS: lambda made, o: make_quotas(made, o.sources, o.labels, o.places),
}

_QUIZZES = (PartKind.CHOICE, PartKind.TRUE_FALSE)


def make(
    part: Part,
    sources: Sequence[Source],
    seed: int,
    labels: Mapping[str, str],
    numbered: Part | None = None,
    earlier: Sequence[Part] = (),
) -> Made:
    """Return what a part becomes; the same for the same seed.

    `numbered` is the set's reading text: what a task refers to is numbered as it is there.
    `earlier` are the parts of `quizzed_before`: what they ask about is not asked again while
    there are other passages. A part that draws nothing has no tasks.
    """
    places, spent = Places(sources, numbered, labels), frozenset[str]()
    for each in earlier:
        its = _made(each, _Order(sources, seed, labels, places, spent))
        spent = spent.union(task.link.removeprefix(ADDRESS) for task in its.tasks)
    return _told_apart(_made(part, _Order(sources, seed, labels, places, spent)))


def _made(part: Part, order: _Order) -> Made:
    title = part.title or said(order.labels, f"title.{part.kind}")
    made = Made(part, title, part.instruction or said(order.labels, _instruction(part)))
    return replace(_MAKERS[part.kind](made, order), is_placed=order.places.can_be_looked_up)


def quizzed_before(part: Part, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a set that test before this one, where it has passages to choose from.

    A quiz that asks twice about a passage gives an answer away.
    """
    if part.kind not in _QUIZZES or part.manner.most <= 0:
        return ()
    place = next((at for at, each in enumerate(parts) if each.id == part.id), 0)
    return tuple(each for each in parts[:place] if each.kind in _QUIZZES)


def _instruction(part: Part) -> str:
    is_cloze = part.kind is PartKind.CLOZE
    return f"instruction.{part.kind}" + (f".{part.manner.level}" if is_cloze else "")


def _told_apart(made: Made) -> Made:
    """Give ids of their own to tasks that the teacher wrote twice in the same words."""
    seen: Counter[str] = Counter()
    tasks = []
    for task in made.tasks:
        times = seen[task.id]
        seen[task.id] += 1
        tasks.append(replace(task, id=task_id(made.part, task.id, str(times))) if times else task)
    return replace(made, tasks=tuple(tasks))
