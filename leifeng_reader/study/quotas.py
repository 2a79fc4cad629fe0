"""Passages to find in the text, so many for each theme."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.study import Part
from leifeng_reader.study.drawing import Drawn, at_most, passages, task_id
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import placed, said, shortened

_QUOTE = 200  # columns
_NATURAL = 2  # as many as are asked for where nobody says how many


def make_quotas(
    made: Made, sources: Sequence[Source], labels: Mapping[str, str], places: Places
) -> Made:
    """Return a task for each theme; its answers are the passages that carry it, or one below.

    Without quotas each theme of the passages drawn is asked for, two passages at most.
    """
    part = made.part
    books = {theme: source.codebook for source in sources for theme in source.codebook.themes}
    its = passages(part, sources)
    quotas = part.manner.quotas or _natural(books, its)
    sound = [(theme, wanted) for theme, wanted in quotas if theme in books and wanted > 0]
    # A quota asks for a theme of its own, whatever themes the part draws.
    all_of_it = passages(replace(part, themes=()), sources) if part.manner.quotas else its
    tasks = []
    for number, (theme, wanted) in enumerate(at_most(part, sound), 1):
        below = books[theme].below(theme)
        fit = [_cited(each, places) for each in all_of_it if not below.isdisjoint(each.themes)]
        task = _task(part, books[theme], theme, wanted, labels)
        tasks.append(replace(task, number=number, answers=tuple(fit), answer="\n".join(fit)))
    return replace(made, tasks=tuple(tasks))


def _natural(books: Mapping[str, Codebook], its: Sequence[Drawn]) -> list[tuple[str, int]]:
    first = [each.themes[0] for each in its if each.themes]
    return [(theme, min(first.count(theme), _NATURAL)) for theme in books if theme in first]


def _cited(each: Drawn, places: Places) -> str:
    place = places.name(each.source, each.annotation.start, each.annotation.end)
    return placed(shortened(each.quote, _QUOTE), place)


def _task(part: Part, book: Codebook, theme: str, wanted: int, labels: Mapping[str, str]) -> Task:
    name, meaning = book.themes[theme].name, book.themes[theme].description.strip().rstrip(".。")
    key = "quota.one" if wanted == 1 else "quota.many"
    count = labels.get(f"count.{wanted}", str(wanted))
    prompt = said(labels, key, count=count, theme=name)
    if meaning:
        prompt = said(labels, "quota.meaning", prompt=prompt, meaning=meaning)
    return Task(
        task_id(part, "quota", theme),
        TaskKind.OPEN,
        0,
        prompt,
        lines=part.manner.lines * wanted,
        themes=(book.path(theme),),
    )
