"""Tool tips of words that came from outside."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from leifeng_reader.ui.prose import Manner, Prose, prose

NOTE_LIMIT = 1500
_LONGEST = 600
_STYLES = {
    Manner.STRONG: "font-weight:600",
    Manner.EMPHASIS: "font-style:italic",
    Manner.QUOTED: "font-style:italic",
    Manner.STRUCK: "text-decoration:line-through",
    Manner.CODE: "font-family:monospace",
    Manner.LINK: "text-decoration:underline",
    Manner.REFERENCE: "text-decoration:underline",
}


def tip(words: str, limit: int = _LONGEST) -> str:
    """Return a tool tip that shows words as they are: Qt would take some for markup."""
    return f"<qt>{_escaped(words[:limit])}</qt>" if words else ""


def note_tip(notes: Sequence[str]) -> str:
    """Return a tool tip that shows notes as they are read, made of words and styles alone."""
    shown = "<br><br>".join(_marked_up(prose(note[:NOTE_LIMIT].strip())) for note in notes)
    return f"<qt>{shown}</qt>" if shown else ""


def _marked_up(read: Prose) -> str:
    steps = {inset.start: inset.steps for inset in read.insets}
    edges = {0, len(read.text), *steps}
    for run in read.runs:
        edges |= {run.start, run.end}
    ordered = sorted(edges)
    pieces = []
    for start, end in pairwise(ordered):
        styles = [_STYLES[r.manner] for r in read.runs if r.start <= start and end <= r.end]
        words = "&nbsp;" * (3 * steps.get(start, 0)) + _escaped(read.text[start:end])
        pieces.append(f'<span style="{";".join(styles)}">{words}</span>' if styles else words)
    return "".join(pieces)


def _escaped(words: str) -> str:
    return escape(words).replace("\n", "<br>")
