"""A set written into files: what was asked for, and the work of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from leifeng_reader.core.study import StudySet
from leifeng_reader.operations import studying
from leifeng_reader.operations.exporting import export_file
from leifeng_reader.operations.printing import PrintingStopped, pdf_of
from leifeng_reader.study.formats import STUDY_EXPORTERS
from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.tasks import Made, Source
from leifeng_reader.ui.tasks import Task, Work

PDF = "pdf"
VERSION = "{version}"
COPY = "{copy}"
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class StudyRequest:
    """Where to and in which form: a file for each copy and version.

    `name` holds VERSION where there are several versions, COPY where there are both copies.
    Without versions (0) papers carry no letter.
    """

    folder: Path
    name: str
    format: str
    copies: tuple[Copy, ...]
    versions: int

    def letters(self) -> list[str]:
        """Return the versions' names."""
        return [studying.version_name(index) for index in range(self.versions)] or [""]

    def path(self, copy: Copy, version: str) -> Path:
        """Return where a paper goes."""
        name = self.name.replace(VERSION, version or "A").replace(COPY, copy_word(copy))
        return self.folder / name

    def paths(self) -> list[Path]:
        """Return all files there will be."""
        return [self.path(copy, letter) for letter in self.letters() for copy in self.copies]


def copy_word(copy: Copy) -> str:
    """Return what stands for a copy in a file's name."""
    if copy is Copy.TEACHER:
        return QCoreApplication.translate("StudyFiles", "teacher")
    return QCoreApplication.translate("StudyFiles", "student")


def study_work(study_set: StudySet, drawn: Sequence[Source], request: StudyRequest) -> Work:
    """Return the work that writes the files; its result are their paths.

    It reports how many are written. The work raises EmptySheet, FileUnwritable and
    PagesUnavailable; what was written until then stays, each file whole.
    """

    def work(task: Task) -> list[Path]:
        written: list[Path] = []
        total = len(request.paths())
        for path, data in _files(study_set, drawn, request, task):
            if task.is_cancelled:
                break
            export_file(path, data)
            written.append(path)
            task.report(len(written), total)
        return written

    return work


def _files(
    study_set: StudySet, drawn: Sequence[Source], request: StudyRequest, task: Task
) -> Iterator[tuple[Path, bytes]]:
    papers = _papers(study_set, drawn, request)
    if request.format != PDF:
        exporter = STUDY_EXPORTERS[request.format]
        for path, paper, its in papers:
            yield path, exporter.write(paper, its, f"{study_set.name}: {paper.title}")
        return
    waiting: list[tuple[Path, Paper]] = []
    last = len(request.paths())
    for number, (path, paper, _) in enumerate(papers, 1):
        waiting.append((path, paper))
        if len(waiting) == _AT_ONCE or number == last:
            try:
                made = pdf_of([each for _, each in waiting], cancelled=lambda: task.is_cancelled)
            except PrintingStopped:
                return
            yield from zip((each for each, _ in waiting), made, strict=True)
            waiting = []


def _papers(
    study_set: StudySet, drawn: Sequence[Source], request: StudyRequest
) -> Iterator[tuple[Path, Paper, Sequence[Made]]]:
    for letter in request.letters():
        versioned = studying.in_version(study_set, letter)
        its = studying.made(versioned, drawn)
        studying.check_made(study_set, its, request.format)
        for copy in request.copies:
            paper = studying.paper_of(versioned, its, drawn, copy, letter)
            yield request.path(copy, letter), paper, its
