"""Papers of 40 pages and of two: from a change to the first page, to PDF, thirty versions."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from leifeng_reader.core.study import Header
from leifeng_reader.study.paper import Paper
from leifeng_reader.ui.app import make_application
from leifeng_reader.ui.paper.pdf import pdf
from leifeng_reader.ui.paper.preview import Preview
from tests.benchmarks.clock import milliseconds, since
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times
from tests.library import import_text, new_annotation, new_store, new_theme
from tests.ui.paper.samples import SENTENCES, long_set

_TIMES = 7
_VERSIONS = 30
_LEIFENG = "from leifeng_reader.cli import main; main()"


def preview(corpus: Corpus) -> Times:
    """Show a set of 40 pages that was altered, at its beginning and in its middle."""
    make_application()
    view = Preview()
    view.resize(700, 900)
    view.show()
    QApplication.processEvents()
    times: Times = {"first": [], "middle": []}
    for at in range(_TIMES):
        for name, page in (("first", 0), ("middle", 20)):
            _settle(view)
            view.go_to(page)
            altered = _altered(at)
            begun = time.perf_counter()
            view.show_paper(altered)
            view.viewport().repaint()
            times[name].append(since(begun))
    return times


def _altered(number: int) -> Paper:
    return replace(long_set(), header=Header(title=f"Version {number}"))


def _settle(view: Preview) -> None:
    while not view.is_complete:
        QApplication.processEvents()


def print_all(corpus: Corpus) -> Times:
    """Make the PDF of 40 pages, and thirty versions of a quiz from the command line, in s."""
    make_application()
    times: Times = {"pdf": [], "versions": []}
    with tempfile.TemporaryDirectory() as own:
        library = _library(Path(own))
        for at in range(_TIMES):
            times["pdf"].append(_seconds(partial(pdf, [_altered(at)])))
            times["versions"].append(_seconds(partial(_versions, library)))
    return times


def _library(folder: Path) -> Path:
    """Return a library with a text of four pages and forty annotations."""
    store = new_store(folder)
    text = "\n".join(f"{number}. " + " ".join(SENTENCES) for number in range(20))
    document, _ = import_text(store, text, "Novel")
    themes = [new_theme(store, name) for name in ("Service", "Memory")]
    starts = range(0, 8000, 200)
    for start in starts:
        theme, note = themes[start // 200 % 2], f"What does passage {start} tell?"
        new_annotation(store, document, (start, start + 60), themes=[theme], note=note)
    store.close()
    return folder


def _versions(folder: Path) -> None:
    files = folder / "quiz-{version}.pdf"
    command = ["--library", str(folder / "library.sqlite"), "study", "Quiz with key", "Novel"]
    subprocess.run(
        [sys.executable, "-c", _LEIFENG, *command, "--versions", "30", "-o", str(files)],
        check=True,
        capture_output=True,
    )
    assert len(list(folder.glob("quiz-*.pdf"))) == _VERSIONS


def _seconds(work: Callable[[], object]) -> float:
    return milliseconds(work) / 1e3
