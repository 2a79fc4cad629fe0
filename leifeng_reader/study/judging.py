"""True or false: what is said of a passage, or what is said of a sister of it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.study import Item, Part
from leifeng_reader.study.chance import chance, shuffled
from leifeng_reader.study.choosing import traced
from leifeng_reader.study.drawing import Drawn, fresh_first, sentence_of, task_id
from leifeng_reader.study.lines import columns
from leifeng_reader.study.numbering import Places
from leifeng_reader.study.questions import QUOTE_WIDTH, own_id
from leifeng_reader.study.sisters import Sisters, answer_of
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import one_line, said, shortened

_FALSE = frozenset(("false", "f", "no", "n", "0", "错", "錯", "错误", "錯誤", "否", "×", "✗"))
_LIKELIEST = 4
_WITHIN = 90
"""Columns of a passage that a statement has within itself; a longer one stands below it."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What can be said of a passage: truly, and falsely, the likeliest first.

    `is_true` says which of them a teacher has written, who writes but one.
    """

    quote: str
    true: str
    false: list[str]
    is_true: bool | None = None


def make_true_false(
    made: Made,
    sources: Sequence[Source],
    seed: int,
    labels: Mapping[str, str],
    places: Places,
    spent: Container[str] = (),
) -> Made:
    """Return statements about passages, about half of them false."""
    part, sisters = made.part, Sisters.of(made.part, sources)
    claims = [
        (each, claim)
        for each in sisters.its
        if (claim := next(_claims(sisters, each, labels), None)) is not None
    ]
    claims = fresh_first(part, claims, spent)
    truths = _truths(part, len(claims), seed)
    tasks = (
        _task(part, each, claim, is_true, seed)
        for (each, claim), is_true in zip(claims, truths, strict=True)
    )
    placed = [
        traced(task, each, places) if isinstance(each, Drawn) else task
        for task, (each, _) in zip(tasks, claims, strict=True)
    ]
    return replace(made, tasks=tuple(replace(t, number=n) for n, t in enumerate(placed, 1)))


def _truths(part: Part, count: int, seed: int) -> list[bool]:
    """Return which statements are true: half of them, others for the seed that follows."""
    if count == 1:
        return [seed % 2 == 1]
    order = shuffled([place % 2 == 0 for place in range(count)], 0, f"{part.id}:truth")
    return [order[(place + seed) % count] for place in range(count)]


def _claims(sisters: Sisters, each: Drawn | Item, labels: Mapping[str, str]) -> Iterator[_Claim]:
    """Yield what can be said of a passage, the most telling first."""
    written = each.prompt if isinstance(each, Item) else each.item.prompt
    if written := one_line(written or ""):
        yield _written(each, written, labels)
    if isinstance(each, Item):
        return
    quote, answer = shortened(each.quote, QUOTE_WIDTH), answer_of(each)
    of = ".of" if columns(quote) <= _WITHIN else ""
    below = "" if of else quote
    if each.term and each.gloss:
        glosses = [answer, *sisters.wrong_answers(each, answer, of_terms=True)]
        true, *false = (said(labels, "claim.term", word=each.term, gloss=g) for g in glosses)
        yield _Claim(sentence_of(each), true, false)
    if each.themes:
        names = [sisters.names[each.themes[0]], *sisters.wrong_themes(each)]
        true, *false = (said(labels, "claim.theme" + of, quote=quote, theme=n) for n in names)
        yield _Claim(below, true, false)
    if answer:
        notes = [answer, *sisters.wrong_answers(each, answer)]
        true, *false = (said(labels, "claim.note" + of, quote=quote, note=n) for n in notes)
        yield _Claim(below, true, false)


def _written(each: Drawn | Item, statement: str, labels: Mapping[str, str]) -> _Claim:
    """Return a teacher's statement; its answer tells whether it is true."""
    item = each if isinstance(each, Item) else each.item
    quote = "" if isinstance(each, Item) else shortened(each.quote, QUOTE_WIDTH)
    truth = one_line(item.answer or "").casefold().rstrip(".。")
    is_true = truth not in _FALSE and truth != said(labels, "false").casefold()
    return _Claim(quote, statement if is_true else "", [statement], is_true)


def _task(part: Part, each: Drawn | Item, claim: _Claim, is_true: bool, seed: int) -> Task:
    name = own_id(part, each) if isinstance(each, Item) else task_id(part, each.annotation.id)
    is_true = (is_true or not claim.false) if claim.is_true is None else claim.is_true
    wrong = "" if is_true else chance(seed, name, "false").choice(claim.false[:_LIKELIEST])
    return Task(
        name,
        TaskKind.TRUE_FALSE,
        0,
        wrong or claim.true,
        claim.quote,
        "" if is_true else claim.true,
        correct=(int(is_true),),
    )
