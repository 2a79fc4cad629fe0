"""The words of a paper as HTML: runs with gaps, readings and highlights, and reading texts."""

from collections.abc import Iterator, Sequence
from html import escape

from leifeng_reader.core.colours import tone
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.text import LINE_BREAK, canonical
from leifeng_reader.study.blanks import blank
from leifeng_reader.study.flat_text import joined_gaps
from leifeng_reader.study.lines import columns
from leifeng_reader.study.paper import ReadingText
from leifeng_reader.study.tasks import MarginNote, ReadingParagraph, Run, Style

STYLES = {
    Style.BOLD: "b",
    Style.ITALIC: "i",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.CODE: "code",
    Style.SMALL: "small",
}
_FRAMES = {
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.VERSE: "verse",
    BlockKind.LIST_ITEM: "item",
    BlockKind.CAPTION: "caption",
    BlockKind.NOTE: "caption",
}
STEP, MOST_STEPS = 8, 25
"""Classes of lines say how many columns they are wide in steps of this."""


def words(text: str) -> str:
    """Return plain words as HTML."""
    return escape(canonical(text)).replace(LINE_BREAK, "<br>").replace("\n", "<br>")


def runs_html(runs: Sequence[Run]) -> str:
    """Return runs one after another."""
    return "".join(map(_run, joined_gaps(runs)))


def _run(run: Run) -> str:
    if run.gap:
        under = f'<u class="blank">{words(run.shown)}{blank(run.room)}</u>'
        return f'<span class="gap"><small>({run.gap})</small>\u00a0{under}</span>'
    told = words(run.text)
    if run.reading:
        told = f"<ruby>{told}<rp>(</rp><rt>{words(run.reading)}</rt><rp>)</rp></ruby>"
    for style in sorted(run.styles):
        told = f"<{STYLES[style]}>{told}</{STYLES[style]}>"
    for place, name in enumerate(run.tones):
        told = f'<mark class="{key(name)} l{min(place, 2)}">{told}</mark>'
    if len(run.tones) > 1:
        told = f'<span class="{overlap(run.tones)}">{told}</span>'
    return told + (f"<sup>{words(run.mark)}</sup>" if run.mark else "")


def key(name: str) -> str:
    """Return the class of a tone."""
    return f"k-{tone(name).name}"


def overlap(names: Sequence[str]) -> str:
    """Return the class of words under several tones."""
    return "o-" + "-".join(sorted(tone(name).name for name in names))


# Reading texts


def reading_html(block: ReadingText) -> Iterator[str]:
    """Yield a text with numbers at its side and notes in its margin, each at its line."""
    beside = block.notes_in_margin and any(each.notes for each in block.paragraphs)
    numbered = any(any(each.numbers) for each in block.paragraphs)
    told = (
        ("notes", beside),
        ("wide", block.wide_margin),
        ("numbered", numbered),
    )
    classes = " ".join(["reading", *(name for name, holds in told if holds)])
    yield f'<article class="{classes}">\n'
    for paragraph in block.paragraphs:
        yield _paragraph(paragraph, paragraph.notes if beside else ())
    yield "</article>\n"


def _paragraph(paragraph: ReadingParagraph, notes: Sequence[MarginNote]) -> str:
    tag = "p"
    if paragraph.kind is BlockKind.HEADING:
        tag = f"h{min(6, max(1, paragraph.level) + 2)}"
    classes = " ".join(filter(None, (_FRAMES.get(paragraph.kind, ""), _width(paragraph))))
    named = f' class="{classes}"' if classes else ""
    return f'<{tag} dir="auto"{named}>{"".join(_lines(paragraph, notes))}</{tag}>\n'


def _width(paragraph: ReadingParagraph) -> str:
    """Return the class of lines that are not to wrap: how wide the widest is."""
    if not paragraph.fixed:
        return ""
    widest = max((line_columns(line) for line in paragraph.lines), default=0)
    return f"lined c{min(-(-widest // STEP), MOST_STEPS)}"


def line_columns(line: Sequence[Run]) -> int:
    """Return how many columns a line is wide, an ideograph counting two."""
    return sum(columns(run.shown or run.text) + (22 if run.gap else 0) for run in line)


def _lines(paragraph: ReadingParagraph, notes: Sequence[MarginNote]) -> Iterator[str]:
    waiting, at = sorted(notes, key=lambda note: note.offset), 0
    numbers = (*paragraph.numbers, *[""] * len(paragraph.lines))
    for line, number in zip(paragraph.lines, numbers, strict=False):
        end = at + sum(len(run.text) for run in line)
        here = [note for note in waiting if note.offset < end or line is paragraph.lines[-1]]
        waiting = waiting[len(here) :]
        shown = f'<span class="n">{words(number)}</span>' if number else ""
        if paragraph.fixed:
            before, inner = "".join(map(_note, here)), runs_html(line)
        else:
            before, inner = "", _noted(line, here, at)
        yield f'{shown}{before}<span class="line">{inner}</span>'
        at = end


def _noted(line: Sequence[Run], notes: Sequence[MarginNote], at: int) -> str:
    """Return a line with each note before the run in which its passage begins."""
    told, waiting = [], list(notes)
    for run in joined_gaps(line):
        at += len(run.text)
        while waiting and waiting[0].offset < at:
            told.append(_note(waiting.pop(0)))
        told.append(_run(run))
    return "".join(told) + "".join(map(_note, waiting))


def _note(note: MarginNote) -> str:
    name = key(note.tones[0]) if note.tones else "k-neutral"
    mark = f"<b>{words(note.mark)}</b> " if note.mark else ""
    themes = words(", ".join(note.themes))
    small = f"<small>{themes}</small>" if themes else ""
    return (
        f'<span class="note {name}" role="note" dir="auto">{mark}{words(note.text)}{small}</span>'
    )
