"""Tasks as terms and definitions, to be pasted into Quizlet: a tab between, a line each."""

import re
from collections.abc import Sequence

from leifeng_reader.study.notes import Note, notes, plain
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made

_GAP = re.compile(r"\{\{c\d+::(.*?)(?:::(.*?)…)?\}\}")


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the file; tabs and line ends inside are spaces."""
    rows = (_row(note) for note in notes(made, paper.labels))
    return "".join(f"{term}\t{definition}\n" for term, definition in rows).encode()


def _row(note: Note) -> tuple[str, str]:
    if not note.has_gaps:
        return plain(note.front), plain(note.back)
    words = [match[1] for match in _GAP.finditer(note.front)]
    asked = _GAP.sub(lambda match: f"{match[2] or ''}____", note.front)
    return plain(asked), plain(", ".join(words))
