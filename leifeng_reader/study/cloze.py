"""Cloze: the text with gaps where annotations, the teacher, or each n-th word want them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from leifeng_reader.core.boundaries import next_sentence, sentence_at
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.study import Gaps, Level, Part
from leifeng_reader.study.bank import distractors
from leifeng_reader.study.chance import chance, shuffled
from leifeng_reader.study.drawing import Drawn, passages, task_id
from leifeng_reader.study.lines import columns
from leifeng_reader.study.marks import Gap, first_character, gapped
from leifeng_reader.study.numbering import UNCOUNTED, Places, Stretch, extent, printed
from leifeng_reader.study.tasks import Made, Run, Source, Style, Task, TaskKind
from leifeng_reader.study.wording import trimmed
from leifeng_reader.study.words import Word, segmenter_for, words

_LONGEST_GAP = 6  # words; a longer passage gives its key word
_SPARSE = 600  # columns; where a gap has more of the text, only what is around it is printed
_LONG = 900  # columns of a paragraph of which only sentences are printed
_BREAK = re.compile("[\n\u2028\t]")

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is printed of a document, and its words."""

    source: Source
    stretches: tuple[Stretch, ...]
    words: tuple[Word, ...]

    @property
    def text(self) -> Text:
        """The document's text."""
        return self.source.text


def make_cloze(made: Made, sources: Sequence[Source], seed: int, places: Places) -> Made:
    """Return the text with numbered gaps, a task a document, and a bank of words."""
    part = made.part
    shown = [_printed(part, sources, source) for source in sources]
    extents = [_extents(part, sources, each) for each in shown]
    gaps = _numbered(part, shown, extents)
    tasks = [
        replace(
            _task(part, each, its, len(sources) > 1),
            places=tuple(places.number(each.source, gap.start, gap.end) for gap in its),
        )
        for each, its in zip(shown, gaps, strict=True)
        if its
    ]
    tasks = [replace(task, number=number) for number, task in enumerate(tasks, 1)]
    answers = [answer for task in tasks for answer in task.answers]
    is_banked = part.manner.level is Level.BANK and answers
    bank = _bank(part, shown[0], gaps[0], answers, seed) if is_banked else []
    return replace(made, tasks=tuple(tasks), bank=tuple(bank))


def _printed(part: Part, sources: Sequence[Source], source: Source) -> _Printed:
    """Return what is printed of a document: where gaps are few, unless told, what is around.

    Else all from the first of them to the last.
    """
    manner = part.manner
    first, last = extent(manner, sources)
    stretches = printed(source.text, first, last)
    if first == last and manner.gaps is not Gaps.EVERY and not manner.whole_text:
        wanted = _by_hand(part, sources, source)
        wanted += [(each.annotation.start, each.annotation.end) for each in _of(part, source)]
        if manner.most > 0:
            wanted = sorted(wanted)[: manner.most]
        if _breadth(source.text, stretches) > _SPARSE * len(wanted):
            stretches = [near for each in stretches for near in _around(source.text, each, wanted)]
        else:
            stretches = list(_from_first_to_last(source.text, stretches, wanted))
    return _Printed(source, tuple(stretches), tuple(_words(source.text, stretches)))


def _from_first_to_last(
    text: Text, stretches: Sequence[Stretch], wanted: Sequence[Extent]
) -> Sequence[Stretch]:
    """Return the paragraphs without those before the first gap, or after the last, if many."""
    has_gap = [any(s.start <= start < s.end for start, _ in wanted) for s in stretches]
    if True not in has_gap:
        return stretches
    first, last = has_gap.index(True), len(has_gap) - has_gap[::-1].index(True)
    if _breadth(text, stretches[:first]) <= _SPARSE:
        first = 0
    if _breadth(text, stretches[last:]) <= _SPARSE:
        last = len(stretches)
    return stretches[first:last]


def _breadth(text: Text, stretches: Sequence[Stretch]) -> int:
    return sum(columns(text.content[each.start : each.end]) for each in stretches)


def _around(text: Text, stretch: Stretch, wanted: Sequence[Extent]) -> Iterator[Stretch]:
    """Yield what is printed of a paragraph: none without gaps, of a long one their sentences.

    With each come the one before and the one after it; what touches stays together.
    """
    low, high = stretch.start, stretch.end
    its = sorted(each for each in wanted if low <= each[0] < high)
    if its and columns(text.content[low:high]) <= _LONG:
        yield stretch
        return
    found: list[Extent] = []
    for start, end in its:
        first, last = sentence_at(text.content, start, low, high)
        last = max(last, min(end, high))
        if first > low:
            first = sentence_at(text.content, first - 1, low, high)[0]
        if (after := next_sentence(text.content, last - 1, low, high)) < high:
            last = sentence_at(text.content, after, low, high)[1]
        if found and first <= found[-1][1]:
            first, last = found[-1][0], max(found.pop()[1], last)
        found.append((first, last))
    for first, last in found:
        shown = text.content[first:last]
        first += len(shown) - len(shown.lstrip())
        yield stretch._replace(start=first, end=first + len(shown.strip()))


def _words(text: Text, stretches: Sequence[Stretch]) -> Iterator[Word]:
    segmenter = segmenter_for(text.content)
    for each in stretches:
        for start, end, has_content in words(text.content[each.start : each.end], segmenter):
            yield Word(each.start + start, each.start + end, has_content)


def _of(part: Part, source: Source) -> list[Drawn]:
    return [] if part.manner.gaps is not Gaps.ANNOTATIONS else passages(part, [source])


def _by_hand(part: Part, sources: Sequence[Source], source: Source) -> list[Extent]:
    """Return the gaps a teacher set; they are places in the set's one document."""
    items = part.items if source is sources[0] else ()
    return [
        (item.start, item.end)
        for item in items
        if item.annotation_id is None and item.start < item.end and not item.left_out
    ]


def _extents(part: Part, sources: Sequence[Source], shown: _Printed) -> list[Extent]:
    """Return where gaps are, in order; what overlaps one that came before it is none."""
    by_hand = [_clipped(shown, *each) for each in _by_hand(part, sources, shown.source)]
    passages = [_of_passage(shown, each) for each in _of(part, shown.source)]
    counted = _counted(part, shown) if part.manner.gaps is Gaps.EVERY else []
    taken: list[Extent] = []
    for wanted in (by_hand, passages, counted):
        for start, end in sorted(wanted, key=lambda each: (each[0], -each[1])):
            place = bisect_left(taken, (start, end))
            is_free = place == 0 or taken[place - 1][1] <= start
            if start < end and is_free and (place == len(taken) or end <= taken[place][0]):
                taken.insert(place, (start, end))
    return taken


def _clipped(shown: _Printed, start: int, end: int) -> Extent:
    """Return what of [start, end) lies on one line of the first block it touches and is a word."""
    its = next((each for each in shown.stretches if each.end > start), None)
    if its is None or end <= its.start:
        return start, start
    start, end = trimmed(shown.text.content, max(start, its.start), min(end, its.end))
    line = _BREAK.search(shown.text.content, start, end)
    return trimmed(shown.text.content, start, line.start()) if line else (start, end)


def _of_passage(shown: _Printed, drawn: Drawn) -> Extent:
    """Return the gap of a passage: the words the teacher names, all of it, or its key word."""
    start, end = _clipped(shown, drawn.annotation.start, drawn.annotation.end)
    named = (drawn.item.answer or "").strip()
    if named and (at := shown.text.content.find(named, start, end)) >= 0:
        return at, at + len(named)
    low, high = (bisect_left(shown.words, (at,)) for at in (start, end))
    its = shown.words[low:high]
    candidates = [word for word in its if word.has_content and word.end <= end]
    if len(its) <= _LONGEST_GAP or not candidates:
        return start, end
    key = min(candidates, key=lambda word: _commonness(shown, word))
    return key.start, key.end


def _commonness(shown: _Printed, word: Word) -> tuple[int, int, int]:
    """Rank the words of a passage: the rarest in the text says most, then the longest."""
    content = shown.text.content
    written = content[word.start : word.end]
    times = sum(content.count(written, each.start, each.end) for each in shown.stretches)
    return times, word.start - word.end, word.start


def _counted(part: Part, shown: _Printed) -> list[Extent]:
    """Return each n-th word of content outside of headings."""
    steps = max(part.manner.every, 1)
    counted = [each for each in shown.stretches if each.kind not in UNCOUNTED]
    its: list[Extent] = []
    for each in counted:
        low, high = (bisect_left(shown.words, (at,)) for at in (each.start, each.end))
        its += [(w.start, w.end) for w in shown.words[low:high] if w.has_content]
    return its[steps - 1 :: steps]


def _numbered(
    part: Part, shown: Sequence[_Printed], extents: Sequence[Sequence[Extent]]
) -> list[list[Gap]]:
    """Return the gaps of each document, numbered on, as many as the part wants."""
    most = part.manner.most if part.manner.most > 0 else sum(map(len, extents))
    numbers = count(1)
    found = []
    for each, its in zip(shown, extents, strict=True):
        content = each.text.content
        gaps = [
            Gap(n, *at, _left(part, content[slice(*at)]))
            for at, n in zip(its, numbers, strict=False)
        ]
        found.append([gap for gap in gaps if gap.number <= most])
    return found


def _left(part: Part, word: str) -> str:
    return first_character(word) if part.manner.level is Level.FIRST_LETTER else ""


def _task(part: Part, shown: _Printed, gaps: Sequence[Gap], has_title: bool) -> Task:
    document, text = shown.source.document, shown.text
    return Task(
        task_id(part, document.id),
        TaskKind.GAPS,
        0,
        prompt=document.title if has_title else "",
        runs=tuple(_paragraph(text, each, _within(gaps, each)) for each in shown.stretches),
        answers=tuple(text.content[gap.start : gap.end] for gap in gaps),
    )


def _within(gaps: Sequence[Gap], stretch: Stretch) -> Sequence[Gap]:
    low = bisect_left(gaps, stretch.start, key=lambda gap: gap.start)
    return gaps[low : bisect_left(gaps, stretch.end, key=lambda gap: gap.start)]


def _paragraph(text: Text, stretch: Stretch, gaps: Sequence[Gap]) -> tuple[Run, ...]:
    made = gapped(text, stretch.start, stretch.end, gaps)
    if stretch.kind is not BlockKind.HEADING:
        return made
    return tuple(replace(run, styles=run.styles | {Style.BOLD}) for run in made)


def _is_in(gaps: Sequence[Gap], place: int, word: Word) -> bool:
    return place < len(gaps) and gaps[place].start < word.end


def _bank(
    part: Part, shown: _Printed, gaps: Sequence[Gap], answers: Sequence[str], seed: int
) -> list[str]:
    """Return the answers, and words of the document beside them, in the seed's order."""
    lots = chance(seed, part.id, "distractors")
    ends = [gap.end for gap in gaps]
    free = [word for word in shown.words if not _is_in(gaps, bisect_right(ends, word.start), word)]
    wanted = part.manner.distractors
    others = distractors(shown.text.content, shown.words, free, answers, wanted, lots)
    return shuffled([*answers, *others], seed, f"{part.id}:bank")
