"""Quotes to talk about, theme by theme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from leifeng_reader.core.study import Item, Part
from leifeng_reader.study.choosing import traced
from leifeng_reader.study.drawing import Drawn, at_most, drawn, is_passage, task_id
from leifeng_reader.study.matching import theme_names
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.questions import QUOTE_WIDTH, own_question
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import question_in, said, shortened

_PROMPTS = 3
_NO_THEME = ""


def make_discussion(
    made: Made, sources: Sequence[Source], labels: Mapping[str, str], places: Places
) -> Made:
    """Return quotes with prompts in groups by theme, each where it first belongs."""
    part = made.part
    all_of_it = drawn(part, sources)
    its = at_most(part, [e for e in all_of_it if isinstance(e, Drawn) and is_passage(e)])
    names = theme_names(its)
    tasks: list[Task] = []
    groups: list[tuple[str, int]] = []
    for theme, quotes in _by_theme(part, sources, its):
        name = names[theme] if theme else said(labels, "theme.none")
        group = list(_group(part, (theme, name), quotes, labels, places))
        tasks += group
        groups.append((name, len(group)))
    written = [own_question(part, each) for each in all_of_it if isinstance(each, Item)]
    if own := [task for task in written if task is not None]:
        tasks += own
        groups.append(("", len(own)))
    numbered = tuple(replace(task, number=number) for number, task in enumerate(tasks, 1))
    return replace(made, tasks=numbered, groups=tuple(groups))


def _by_theme(
    part: Part, sources: Sequence[Source], its: Sequence[Drawn]
) -> Iterator[tuple[str, list[Drawn]]]:
    """Yield themes in the codebook's order with their quotes; those of no theme come last."""
    found: dict[str, list[Drawn]] = {}
    for each in its:
        found.setdefault(_theme_of(part, each), []).append(each)
    order = [theme.id for source in sources for theme in source.codebook.in_tree_order()]
    for theme in dict.fromkeys((*order, _NO_THEME)):
        if theme in found:
            yield theme, found[theme]


def _theme_of(part: Part, each: Drawn) -> str:
    """Return the theme a quote is discussed under: the first of those that are asked for."""
    book = each.source.codebook
    wanted = frozenset[str]().union(*map(book.below, part.themes)) if part.themes else book.themes
    return next((theme for theme in each.themes if theme in wanted), (*each.themes, _NO_THEME)[0])


def _group(
    part: Part,
    theme: tuple[str, str],
    quotes: Sequence[Drawn],
    labels: Mapping[str, str],
    places: Places,
) -> Iterator[Task]:
    identity, name = theme
    for index, each in enumerate(quotes):
        yield _quote(part, each, _stem(each, index, name if identity else "", labels), places)
    if identity and sum(not each.term for each in quotes) > 1:
        prompt = said(labels, "discuss.together", theme=name)
        paths = (quotes[0].source.codebook.path(identity),)
        key = task_id(part, "together", identity)
        yield Task(key, TaskKind.OPEN, 0, prompt, lines=part.manner.lines, themes=paths)


def _stem(each: Drawn, index: int, theme: str, labels: Mapping[str, str]) -> str:
    """Return what to ask about a quote: of a word its meaning, else one question after another."""
    if each.term:
        return said(labels, "stem.word", word=each.term)
    if not theme:
        return said(labels, "stem.plain")
    return said(labels, f"discuss.{index % _PROMPTS + 1}", theme=theme)


def _quote(part: Part, each: Drawn, stem: str, places: Places) -> Task:
    """Return a quote to talk about: what its note asks, or what the stem asks."""
    asked, rest = question_in(each.note)
    task = Task(
        task_id(part, each.annotation.id),
        TaskKind.OPEN,
        0,
        (asked or stem) if each.item.prompt is None else each.item.prompt,
        shortened(each.quote, QUOTE_WIDTH),
        rest if each.item.answer is None else each.item.answer,
        lines=part.manner.lines,
    )
    return traced(task, each, places)
