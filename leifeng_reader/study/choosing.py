"""Multiple choice: what sister annotations say makes the wrong options."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.study import Item, Part
from leifeng_reader.core.text import fold
from leifeng_reader.study.chance import shuffled
from leifeng_reader.study.drawing import Drawn, fresh_first, sentence_of, task_id
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.questions import QUOTE_WIDTH, own_id
from leifeng_reader.study.sisters import Sisters, answer_of, option
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import is_question, one_line, question_in, said, shortened

_SHARED = ("choose.theme", "choose.note")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its right answer, and wrong ones, the likeliest first."""

    prompt: str
    quote: str
    right: str
    wrong: list[str]


def make_choice(
    made: Made,
    sources: Sequence[Source],
    seed: int,
    labels: Mapping[str, str],
    places: Places,
    spent: Container[str] = (),
) -> Made:
    """Return questions with a right answer among wrong ones, not always at the same place."""
    part, sisters = made.part, Sisters.of(made.part, sources)
    asked = [(each, found) for each in sisters.its if (found := _best(part, sisters, each, labels))]
    chosen = fresh_first(part, asked, spent)
    if not part.items:
        shared = [said(labels, key) for key in _SHARED]
        chosen.sort(key=lambda each: _place(shared, each[1].prompt))
    tasks = [_task(part, each, found, seed, places) for each, found in chosen]
    return replace(made, tasks=tuple(_spread(part, tasks, seed)))


def _place(shared: Sequence[str], prompt: str) -> int:
    """Return where a question belongs: those asked in the same words follow one another."""
    return shared.index(prompt) + 1 if prompt in shared else 0


def _best(
    part: Part, sisters: Sisters, each: Drawn | Item, labels: Mapping[str, str]
) -> _Asked | None:
    """Return the question that has wrong answers enough, else the one that has most."""
    possible = [asked for asked in _possible(sisters, each, labels) if asked.right and asked.wrong]
    wanted = part.manner.choices - 1
    return max(possible, key=lambda asked: min(len(asked.wrong), wanted), default=None)


def _possible(sisters: Sisters, each: Drawn | Item, labels: Mapping[str, str]) -> Iterator[_Asked]:
    if isinstance(each, Item):
        right = option(each.answer or "")
        if prompt := one_line(each.prompt or ""):
            yield _Asked(prompt, "", right, sisters.wrong_answers(each, right))
            yield _Asked(prompt, "", right, sisters.wrong_quotes(each, right))
        return
    quote, answer = shortened(each.quote, QUOTE_WIDTH), answer_of(each)
    asked = question_in(each.note)[0]
    if prompt := each.item.prompt or (asked if is_question(asked) else ""):
        # "What would count against this?" asks nothing without its passage.
        shown = "" if fold(answer).rstrip(".。") in fold(quote) else quote
        yield _Asked(prompt, shown, answer, sisters.wrong_answers(each, answer))
        right = answer if each.item.answer else option(each.quote)
        yield _Asked(prompt, "", right, sisters.wrong_quotes(each, right))
        return
    wrong = sisters.wrong_answers(each, answer)
    if each.term and each.gloss:
        asks, sentence = said(labels, "choose.word", word=each.term), sentence_of(each)
        terms = sisters.wrong_answers(each, answer, of_terms=True)
        yield _Asked(asks, sentence, answer, terms)
        yield _Asked(asks, sentence, answer, list(dict.fromkeys((*terms, *wrong))))
    if each.themes:
        name = sisters.names[each.themes[0]]
        yield _Asked(said(labels, "choose.theme"), quote, name, sisters.wrong_themes(each))
    yield _Asked(said(labels, "choose.note"), quote, answer, wrong)


def _task(part: Part, each: Drawn | Item, asked: _Asked, seed: int, places: Places) -> Task:
    """Return a task whose right option is still the first."""
    name = own_id(part, each) if isinstance(each, Item) else task_id(part, each.annotation.id)
    wanted = max(part.manner.choices, 2) - 1
    likely = asked.wrong[: 2 * wanted]
    wrong = shuffled(likely, seed, f"{name}:wrong")[:wanted]
    task = Task(
        name,
        TaskKind.CHOICE,
        0,
        asked.prompt,
        asked.quote,
        asked.right,
        options=(asked.right, *wrong),
    )
    return task if isinstance(each, Item) else traced(task, each, places)


def traced(task: Task, each: Drawn, places: Places) -> Task:
    """Return a task with where its passage stands, and what leads back to it."""
    start, end = each.annotation.start, each.annotation.end
    place = places.name(each.source, start, end)
    return replace(task, themes=each.paths, reference=place, link=each.link)


def _spread(part: Part, tasks: Sequence[Task], seed: int) -> Iterator[Task]:
    """Yield tasks numbered, their right options at each place about as often as at others."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for number, task in enumerate(tasks, 1):
        size = len(task.options)
        if not places[size]:
            places[size] = shuffled(range(size), seed, f"{part.id}:places:{size}:{number}")
        place = places[size].pop()
        right, *wrong = task.options
        options = (*wrong[:place], right, *wrong[place:])
        yield replace(task, number=number, options=options, correct=(place,))
