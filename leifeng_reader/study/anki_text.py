"""Tasks as a text file that Anki imports: a note each, kept in step by stable names.

Source: the header lines of Anki's manual, "Importing: text files" (from version 2.1.54 on).
"""

import csv
import io
from collections.abc import Sequence

from leifeng_reader.study.flat_text import line_of
from leifeng_reader.study.notes import Note, notes
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made

_HEADER = (
    "#separator:Tab",
    "#html:true",
    "#columns:GUID\tNote type\tTags\tFront\tBack",
    "#guid column:1",
    "#notetype column:2",
    "#tags column:3",
)


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the file; its notes go into a deck of the set's title."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerows(_cells(note) for note in notes(made, paper.labels))
    header = (*_HEADER, f"#deck:{deck_name(title)}")
    return ("\n".join(header) + "\n" + buffer.getvalue()).encode()


def deck_name(title: str) -> str:
    """Return the name of a set's deck; a title's own `::` would put decks into one another."""
    words = line_of(title).replace("::", ":").replace('"', "”")
    return f"Lei Feng Reader::{words}" if words else "Lei Feng Reader"


def _cells(note: Note) -> list[str]:
    kind = "Cloze" if note.has_gaps else "Basic"
    return [note.name, kind, " ".join(note.tags), note.front, note.back]
