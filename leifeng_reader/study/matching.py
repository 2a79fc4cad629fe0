"""Matching and ordering: quotes to their themes, terms to what they mean, quotes in sequence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil
from typing import TypeVar

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.study import Item, Part
from leifeng_reader.core.text import fold
from leifeng_reader.study.chance import shuffled
from leifeng_reader.study.drawing import (
    Drawn,
    at_most,
    drawn,
    in_text_order,
    is_passage,
    passages,
    task_id,
)
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import one_line, shortened

T = TypeVar("T")

MOST = 10
"""How many pairs, or passages to order, one task has; more are several tasks."""

_FEWEST = 3
_OPTION = 120  # columns
_Pair = tuple[str, str]


def make_matching(made: Made, sources: Sequence[Source], seed: int, places: Places) -> Made:
    """Return terms to match with their glosses, and quotes to match with their themes."""
    part = made.part
    its = at_most(part, [each for each in drawn(part, sources) if _is_matchable(each)])
    taken = {id(each) for each in its if _term_pair(each)}
    terms = _once([(each, pair) for each in its if (pair := _term_pair(each))])
    if len({fold(answer) for _, (_, answer) in terms}) < 2:
        terms, taken = [], set()
    rest = [each for each in its if isinstance(each, Drawn) and id(each) not in taken]
    names = theme_names(rest)
    quotes = [
        (each, (shortened(each.quote, _OPTION), names[each.themes[0]]))
        for each in _of_one_theme(rest)
    ]
    tasks = [
        *_matches(part, "terms", terms, seed, places),
        *_matches(part, "themes", _once(quotes), seed, places),
    ]
    # Of two pairs the second gives itself; where there is better, they are not asked for.
    tasks = [task for task in tasks if len(task.options) >= _FEWEST] or tasks
    return replace(made, tasks=tuple(replace(t, number=n) for n, t in enumerate(tasks, 1)))


def _once(pairs: Iterable[tuple[T, _Pair]]) -> list[tuple[T, _Pair]]:
    """Return the pairs without those that ask for what one before them does.

    Of a word that is explained twice either answer would be right.
    """
    found: dict[str, tuple[T, _Pair]] = {}
    for each, pair in pairs:
        found.setdefault(fold(pair[0]), (each, pair))
    return list(found.values())


def _of_one_theme(its: Sequence[Drawn]) -> list[Drawn]:
    """Return the passages whose words carry a single one of the themes that are offered."""
    offered = {each.themes[0] for each in its if each.themes}
    carried: dict[str, set[str]] = defaultdict(set)
    for each in its:
        carried[fold(each.quote)].update(each.themes)
    return [e for e in its if e.themes and len(offered & carried[fold(e.quote)]) == 1]


def _is_matchable(each: Drawn | Item) -> bool:
    return isinstance(each, Item) or is_passage(each)


def _term_pair(each: Drawn | Item) -> _Pair | None:
    if isinstance(each, Item):
        term, gloss = one_line(each.prompt or ""), one_line(each.answer or "")
    else:
        term, gloss = one_line(each.item.prompt or "") or each.term, each.gloss
    return (term, gloss) if term and gloss else None


def theme_names(its: Iterable[Drawn]) -> dict[str, str]:
    """Return what the themes are called: by their last name, by path where two share it."""
    books = {id(each.source.codebook): each.source.codebook for each in its}
    paths = {theme: book.path(theme) for book in books.values() for theme in book.themes}
    last = Counter(fold(path[-1]) for path in paths.values())
    return {
        theme: path[-1] if last[fold(path[-1])] == 1 else format_path(path)
        for theme, path in paths.items()
    }


def _matches(
    part: Part,
    name: str,
    pairs: Sequence[tuple[Drawn | Item, _Pair]],
    seed: int,
    places: Places,
) -> list[Task]:
    """Return tasks of about as many pairs each; one that has a single answer is none."""
    found = []
    for index, share in enumerate(_shares(pairs)):
        its = [pair for _, pair in share]
        key = f"{part.id}:{name}:{index}"
        options = shuffled(list(dict.fromkeys(answer for _, answer in its)), seed, key)
        if len(options) > 1:
            task = _match(part, (name, str(index)), its, options)
            found.append(replace(task, places=tuple(_place(each, places) for each, _ in share)))
    return found


def _place(each: Drawn | Item, places: Places) -> str:
    if isinstance(each, Item):
        return ""
    return places.number(each.source, each.annotation.start, each.annotation.end)


def _match(
    part: Part, name: tuple[str, str], pairs: Sequence[_Pair], options: Sequence[str]
) -> Task:
    return Task(
        task_id(part, *name),
        TaskKind.MATCH,
        0,
        prompts=tuple(prompt for prompt, _ in pairs),
        options=tuple(options),
        correct=tuple(options.index(answer) for _, answer in pairs),
    )


def _shares(things: Sequence[T]) -> list[Sequence[T]]:
    """Cut things into shares of at most MOST, none much smaller than another."""
    size = ceil(len(things) / ceil(len(things) / MOST)) if things else 1
    return [things[at : at + size] for at in range(0, len(things), size)]


def make_ordering(made: Made, sources: Sequence[Source], seed: int, places: Places) -> Made:
    """Return quotes of each document to be put back into their sequence."""
    part, tasks = made.part, []
    for source in sources:
        its = _distinct(in_text_order(passages(part, [source])))
        longer = [each for each in its if not each.term or each.item.prompt]
        its = longer if len(longer) > 2 else its  # words alone say little of a sequence
        for index, share in enumerate(_shares(at_most(part, its))):
            if len(share) > 1:
                task = _order(part, source, index, share, seed)
                where = tuple(_place(share[rank], places) for rank in task.correct)
                tasks.append(replace(task, places=where))
    return replace(made, tasks=tuple(replace(t, number=n) for n, t in enumerate(tasks, 1)))


def _distinct(its: Iterable[Drawn]) -> list[Drawn]:
    """Return the passages that do not overlap or repeat one before them."""
    found: list[Drawn] = []
    seen: set[str] = set()
    for each in its:
        words = fold(_shown(each))
        if words not in seen and not (found and each.annotation.start < found[-1].annotation.end):
            found.append(each)
            seen.add(words)
    return found


def _shown(each: Drawn) -> str:
    return one_line(each.item.prompt or "") or shortened(each.quote, _OPTION)


def _order(part: Part, source: Source, index: int, its: Sequence[Drawn], seed: int) -> Task:
    name = (source.document.id, str(index))
    ranks = shuffled(range(len(its)), seed, ":".join((part.id, *name)), never_in_order=True)
    return Task(
        task_id(part, *name),
        TaskKind.ORDER,
        0,
        options=tuple(_shown(its[rank]) for rank in ranks),
        correct=tuple(ranks),
    )
