"""What two editions of a text have in common: runs of equal characters, and the way across."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile

_STRETCH = 1 << 16
_MOST_PAIRS = 100_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters that stand at `old` in one text and at `new` in the other."""

    old: int
    new: int
    length: int


def equal_runs(old: str, new: str) -> tuple[Run, ...]:
    """Return runs that stand in both texts in the same order, the first at 0, the last at the end.

    Lines that stand once in each are held against each other, and grow by what is alike around
    them; of the lines between, as many as can be in one order; a line that was edited keeps its
    beginning and its end. What moved past other text is in no run. Costs little more than
    comparing the texts where they are much alike.
    """
    before = _common_start(old, new)
    after = _common_start(old[before:][::-1], new[before:][::-1])
    ends = len(old) - after, len(new) - after
    lines = _Lines.of(old, before, ends[0]), _Lines.of(new, before, ends[1])
    return _grown(old, new, [Run(0, 0, before), *_line_runs(*lines), Run(*ends, after)])


def carried(runs: Sequence[Run], position: int) -> int:
    """Return where a position of the old text is in the new; between runs, as far into the gap."""
    index = bisect_right(runs, position, key=lambda run: run.old) - 1
    run = runs[max(0, index)]
    ceiling = runs[index + 1].new if index + 1 < len(runs) else run.new + run.length
    return max(0, min(run.new + position - run.old, ceiling))


def run_of(runs: Sequence[Run], start: int, end: int) -> Run | None:
    """Return the run that all of [start, end) of the old text lies in, or None."""
    index = bisect_right(runs, start, key=lambda run: run.old) - 1
    run = runs[index] if index >= 0 else None
    return run if run is not None and end <= run.old + run.length else None


def origin_of(runs: Sequence[Run], start: int, end: int) -> int | None:
    """Return where [start, end) of the new text stood in the old, None where it is in no run."""
    index = bisect_right(runs, start, key=lambda run: run.new) - 1
    run = runs[index] if index >= 0 else None
    is_inside = run is not None and end <= run.new + run.length
    return run.old + start - run.new if run is not None and is_inside else None


@dataclass(frozen=True, slots=True)
class _Lines:
    words: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "_Lines":
        words = text[start:end].split("\n")
        return cls(words, [*accumulate((len(line) + 1 for line in words), initial=start)])


def _line_runs(old: _Lines, new: _Lines) -> Iterator[Run]:
    """Yield runs of whole lines: around those that stand once in each text, and between them."""
    i_done = j_done = 0
    for i, j, count in (*_blocks(old.words, new.words), (len(old.words), len(new.words), 0)):
        gap = old.words[i_done:i], new.words[j_done:j]
        between = [(i_done + a, j_done + b, size) for a, b, size in _in_order(*gap)]
        for first, other, size in (*between, (i, j, count)):
            if size:
                start = old.starts[first]
                yield Run(start, new.starts[other], old.starts[first + size] - 1 - start)
        i_done, j_done = i + count, j + count


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (place, other place, how many) of lines around those that stand once in each."""
    i_done = j_done = 0
    for i, j in _rising(_singles(old, new)):
        if i < i_done:
            continue
        back = _alike(old[i_done:i][::-1], new[j_done:j][::-1])
        ahead = _alike(islice(old, i, None), islice(new, j, None))
        i_done, j_done = i + ahead, j + ahead
        yield i - back, j - back, back + ahead


def _in_order(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (place, other place, how many) of as many equal lines as can be in one order.

    Nothing where there are too many lines for it, and no lines without words by themselves.
    """
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return
    from rapidfuzz.distance import LCSseq  # late: only what repeats itself needs it

    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(w, len(numbers)) for w in words] for words in (old, new))
    for code in LCSseq.opcodes(one, other):
        words = old[code.src_start : code.src_end]
        if code.tag == "equal" and any(map(str.strip, words)):
            yield code.src_start, code.dest_start, len(words)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many lines two rows begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _singles(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of lines that stand once in both, in the old order."""
    counts, others = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if line and others[line] == 1}
    for place, line in enumerate(old):
        if line in places and counts[line] == 1:
            yield place, places[line]


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs whose second numbers rise, as their first ones do."""
    listed = list(pairs)
    lowest: list[int] = []  # for each length of a choice, the lowest number one can end with
    tips: list[int] = []  # and the pair it is
    before: list[int] = []  # for each pair, the one before it
    for index, (_, second) in enumerate(listed):
        length = bisect_left(lowest, second)
        before.append(tips[length - 1] if length else -1)
        lowest[length : length + 1] = [second]
        tips[length : length + 1] = [index]
    chosen, index = [], tips[-1] if tips else -1
    while index >= 0:
        chosen.append(listed[index])
        index = before[index]
    return chosen[::-1]


def _grown(old: str, new: str, runs: list[Run]) -> tuple[Run, ...]:
    """Let runs grow into the gaps between them, by characters."""
    grown = runs[:1]
    for run in runs[1:]:
        last = grown[-1]
        gaps = old[last.old + last.length : run.old], new[last.new + last.length : run.new]
        ahead = _common_start(*gaps)
        back = _common_start(gaps[0][ahead:][::-1], gaps[1][ahead:][::-1])
        grown[-1] = Run(last.old, last.new, last.length + ahead)
        grown.append(Run(run.old - back, run.new - back, run.length + back))
    return tuple(grown)


def _common_start(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    size = min(len(one), len(other))
    low = 0
    while low < size and one[low : low + _STRETCH] == other[low : low + _STRETCH]:
        low += _STRETCH
    high = min(low + _STRETCH, size)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return min(low, size)
