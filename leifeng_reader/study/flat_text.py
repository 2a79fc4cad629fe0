"""Runs, options and titles as files have them, whatever their looks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leifeng_reader.core.text import canonical
from leifeng_reader.study.paper import Block, Copy, Paper, Paragraph
from leifeng_reader.study.tasks import Run, Style

_SPACES = re.compile(r"[\s\u2028]+")


def line_of(text: str) -> str:
    """Return text on one line, without what no file may hold."""
    return _SPACES.sub(" ", canonical(text)).strip()


def gapped(runs: Iterable[Run]) -> str:
    """Return the words of runs as a learner sees them, gaps numbered."""
    return "".join(f"({r.gap}) {r.shown}____" if r.gap else r.text for r in joined_gaps(runs))


def joined_gaps(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs; those that make up one gap as one."""
    last: Run | None = None
    for run in runs:
        if last and run.gap and run.gap == last.gap:
            last = Run(last.text + run.text, gap=run.gap, shown=last.shown, room=last.room)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def gap_numbers(runs: Sequence[Run]) -> list[int]:
    """Return the numbers of the gaps in runs."""
    return list(dict.fromkeys(run.gap for run in runs if run.gap))


def letter(index: int) -> str:
    """Return the letters of an option: A to Z, then AA."""
    return letter(index // 26 - 1) + letter(index % 26) if index > 25 else chr(65 + index)


def about(paper: Paper) -> list[str]:
    """Return what stands under a paper's title: the class, the date, whose copy it is."""
    is_teachers = paper.copy is Copy.TEACHER
    whose = paper.labels.get("teacher_copy", "") if is_teachers else ""
    told = (paper.header.class_name, paper.header.date, whose)
    return [words for words in map(line_of, told) if words]


def foot(paper: Paper) -> str:
    """Return what stands at the foot of each page, beside its number."""
    return " · ".join(filter(None, map(line_of, (paper.title, paper.version))))


def shown_blocks(paper: Paper) -> Iterator[Block]:
    """Yield a paper's blocks; on the teacher's copy, gaps are filled."""
    for block in paper.blocks:
        if paper.copy is Copy.TEACHER and isinstance(block, Paragraph):
            yield replace(block, runs=tuple(_answered(block.runs)))
        else:
            yield block


def _answered(runs: Sequence[Run]) -> Iterator[Run]:
    for run in joined_gaps(runs):
        if run.gap and run.text:
            yield Run(f"({run.gap})\u00a0", frozenset({Style.SMALL}))
            yield Run(run.text, frozenset({Style.BOLD}))
        else:
            yield run
