"""What a part of a study set draws, item by item, as it is shown to whoever alters it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from leifeng_reader.core.errors import FileUnreadable
from leifeng_reader.core.study import Gaps, Item, Part, PartKind
from leifeng_reader.operations.study_parts import reorder
from leifeng_reader.study.drawing import Drawn, all_of, drawn, is_passage, tone_of
from leifeng_reader.study.tasks import Made, Source, Task, TaskKind
from leifeng_reader.study.wording import question_in

ASKS_OF_PLACES = (PartKind.QUESTIONS, PartKind.MARGINALIA)
"""Kinds that draw bookmarks and notes on a whole text too, where these say something."""

TRACED = (
    PartKind.QUESTIONS,
    PartKind.TRUE_FALSE,
    PartKind.CHOICE,
    PartKind.VOCABULARY,
    PartKind.DISCUSSION,
)
"""Kinds whose tasks lead back to their annotations one by one."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of a part: what it asks and answers on the paper, and whose words these are.

    `index` is its place in the part's `items`, -1 for an annotation nothing was altered about.
    Without `annotation_id` it is the teacher's own. `is_printed`: something came of it.
    """

    annotation_id: str | None
    index: int
    quote: str
    prompt: str
    answer: str
    tone: str = ""
    by_hand: bool = False
    left_out: bool = False
    is_printed: bool = True

    @property
    def key(self) -> str:
        """What names the row as long as it is there."""
        return self.annotation_id or f"own {self.index}"


def used(part: Part, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the ids of the annotations a part draws, in its order."""
    return tuple(each.annotation.id for each in _its(part, sources) if isinstance(each, Drawn))


def hangs_on_some(part: Part) -> bool:
    """Tell whether a part is the same whatever becomes of annotations it does not draw."""
    if part.kind is PartKind.CLOZE:
        return part.manner.gaps is not Gaps.ANNOTATIONS
    return part.kind is PartKind.READING and not part.manner.highlights


def stands_on(part: Part, sources: Sequence[Source]) -> tuple[object, ...]:
    """Return what of its sources a part hangs on: where it is equal, the part gives the same."""
    texts = tuple((each.document.id, each.document.title, each.text.id) for each in sources)
    themes = tuple(theme for each in sources for theme in each.codebook.themes.values())
    annotations = list(chain.from_iterable(each.annotations for each in sources))
    if hangs_on_some(part):
        ids = frozenset(used(part, sources))
        annotations = [each for each in annotations if each.id in ids]
    return texts, themes, tuple(annotations)


def item_rows(part: Part, sources: Sequence[Source], made: Made) -> list[ItemRow]:
    """Return the items of a part in its order, those left out last."""
    tasks = {task.link: task for task in made.tasks if task.link}
    own = {task.prompt for task in made.tasks if not task.link}
    rows = [
        _own_row(part, each, own) if isinstance(each, Item) else _row(part, each, tasks)
        for each in _its(part, sources)
    ]
    return [*rows, *_left_out(part, sources)]


def take_in(part: Part, annotation_id: str, sources: Sequence[Source]) -> Part:
    """Take an annotation into a part, whatever its themes; a new one comes last."""
    items = tuple(
        replace(item, left_out=False) if item.annotation_id == annotation_id else item
        for item in part.items
    )
    taken = replace(part, items=items)
    if annotation_id in used(taken, sources):
        return taken
    return reorder(taken, (*used(taken, sources), annotation_id))


def move_item(part: Part, row: ItemRow, step: int, sources: Sequence[Source]) -> Part:
    """Put an item of a part a step further on or back, among those that are not left out."""
    order = [each if isinstance(each, Item) else each.item for each in _its(part, sources)]
    at = _place(order, part, row)
    to = at + step
    if at < 0 or not 0 <= to < len(order):
        return part
    order.insert(to, order.pop(at))
    kept = tuple(item for item in part.items if item not in order)
    return replace(part, items=(*order, *kept))


def _place(order: Sequence[Item], part: Part, row: ItemRow) -> int:
    if row.annotation_id is None:
        item = part.items[row.index]
        return next((at for at, each in enumerate(order) if each is item), -1)
    ids = [each.annotation_id for each in order]
    return ids.index(row.annotation_id) if row.annotation_id in ids else -1


def _its(part: Part, sources: Sequence[Source]) -> Iterator[Drawn | Item]:
    """Yield what a part draws that could come to something."""
    match part.kind:
        case PartKind.READING if not part.manner.highlights:
            if not part.manner.gloss_theme:
                return
            part = replace(part, themes=(part.manner.gloss_theme,))
        case PartKind.QUOTAS if part.manner.quotas:
            part = replace(part, themes=tuple(theme for theme, _ in part.manner.quotas))
        case PartKind.CLOZE if part.manner.gaps is not Gaps.ANNOTATIONS:
            return
    for each in drawn(part, sources):
        if isinstance(each, Item):
            if each.start == each.end:
                yield each
        elif is_passage(each) or part.kind in ASKS_OF_PLACES:
            yield each


def _own_row(part: Part, item: Item, own: set[str]) -> ItemRow:
    index = next(at for at, each in enumerate(part.items) if each is item)
    prompt, answer = item.prompt or "", item.answer or ""
    is_printed = part.kind not in TRACED or prompt.strip() in own
    return ItemRow(None, index, "", prompt, answer, by_hand=True, is_printed=is_printed)


def _row(part: Part, each: Drawn, tasks: dict[str, Task]) -> ItemRow:
    task = tasks.get(each.link)
    prompt, answer = (task.prompt, _answer(task)) if task else _words(part, each)
    item = each.item
    ids = [one.annotation_id for one in part.items]
    return ItemRow(
        each.annotation.id,
        ids.index(each.annotation.id) if each.annotation.id in ids else -1,
        each.quote,
        prompt if item.prompt is None else item.prompt,
        answer if item.answer is None else item.answer,
        tone_of(each),
        item.prompt is not None or item.answer is not None,
        is_printed=task is not None or part.kind not in TRACED,
    )


def _answer(task: Task) -> str:
    if task.kind is TaskKind.CHOICE:
        return "\n".join(task.options[index] for index in task.correct)
    return task.answer


def _words(part: Part, each: Drawn) -> tuple[str, str]:
    """Return what an annotation gives where no task of its own tells."""
    match part.kind:
        case PartKind.MATCHING:
            themes = each.paths
            return each.term or each.quote, each.gloss or (themes[0][-1] if themes else "")
        case PartKind.CLOZE:
            return each.quote, each.quote
        case PartKind.QUESTIONS:
            asked, rest = question_in(each.note)
            return (asked, rest) if asked else (each.quote, each.note)
    return each.quote, each.note


def _left_out(part: Part, sources: Sequence[Source]) -> Iterator[ItemRow]:
    known = {each.annotation.id: each for source in sources for each in all_of(source)}
    for index, item in enumerate(part.items):
        each = known.get(item.annotation_id or "")
        if item.left_out and each is not None:
            prompt, answer = _words(part, each)
            yield ItemRow(
                each.annotation.id,
                index,
                each.quote,
                prompt if item.prompt is None else item.prompt,
                answer if item.answer is None else item.answer,
                tone_of(each),
                item.prompt is not None or item.answer is not None,
                left_out=True,
            )


def logo_data(path: Path, most: int = 32_000_000) -> bytes:
    """Return a picture's file to make a header's logo of; raises FileUnreadable."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
