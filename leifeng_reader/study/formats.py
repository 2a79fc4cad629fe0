"""The ways study material leaves as a file: papers, and the tasks in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made

Write = Callable[[Paper, Sequence[Made], str], bytes]


@dataclass(frozen=True, slots=True)
class StudyFormat:
    """A format by its name; `words` say it in a list, `suffix` ends its files.

    A "paper" is what is handed out; "tasks" go to another program, whatever the paper's looks.
    """

    name: str
    words: str
    suffix: str
    kind: Literal["paper", "tasks"]
    module: str

    def write(self, paper: Paper, made: Sequence[Made], title: str) -> bytes:
        """Return the file; the same parts give the same bytes."""
        write: Write = import_module(f"leifeng_reader.study.{self.module}").write
        return write(paper, made, title)


_FORMATS = (
    StudyFormat("docx", "Word document", ".docx", "paper", "word_docx"),
    StudyFormat("html", "Web page", ".html", "paper", "html_page"),
    StudyFormat("anki", "Anki text", ".txt", "tasks", "anki_text"),
    StudyFormat("apkg", "Anki package", ".apkg", "tasks", "anki_package"),
    StudyFormat("quizlet", "Quizlet", ".tsv", "tasks", "quizlet"),
    StudyFormat("gift", "Moodle GIFT", ".gift", "tasks", "gift"),
    StudyFormat("csv", "CSV table", ".csv", "tasks", "csv_table"),
)

STUDY_EXPORTERS: Mapping[str, StudyFormat] = {each.name: each for each in _FORMATS}
"""Formats by name, in the order they are offered."""
