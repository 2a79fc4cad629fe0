"""Writing an export in the background, and showing where it is."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import FileUnwritable, UnknownDocument
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.writing import ExportRequest, export_work, show_in_folder
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin, new_store
from tests.ui.conftest import Reading


class Outcome:
    """What became of an export."""

    def __init__(self, session: Session, request: ExportRequest, qtbot: QtBot) -> None:
        self.number: object = None
        self.error: Exception | None = None
        self.progress: list[tuple[int, int]] = []
        work = export_work(session, request)
        task = tasks.run(work, self._done, self._failed)
        task.progressed.connect(lambda done, total: self.progress.append((done, total)))
        qtbot.waitUntil(lambda: self.number is not None or self.error is not None)

    def _done(self, number: object) -> None:
        self.number = number

    def _failed(self, error: Exception) -> None:
        self.error = error


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_whole_document_is_written(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    made = reading.annotate_many(12)
    path = tmp_path / "out.csv"
    outcome = Outcome(session, ExportRequest(path, "csv", True, False), qtbot)
    assert outcome.number == 12
    assert [row["id"] for row in rows(path)] == [annotation.id for annotation in made]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_what_passes_the_filter_is_written(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two = reading.theme("One"), reading.theme("Two")
    reading.annotate(10, 40, [one], "keep")
    kept = reading.annotate(100, 130, [two], "keep")
    reading.annotate(200, 230, [two])
    session.narrow(words="keep", hidden=frozenset({one.id}))
    path = tmp_path / "out.csv"
    outcome = Outcome(session, ExportRequest(path, "csv", False, True), qtbot)
    assert outcome.number == 1
    assert [row["id"] for row in rows(path)] == [kept.id]


def test_the_whole_document_is_written_whatever_the_filter(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    reading.annotate_many(3)
    session.narrow(words="nowhere at all")
    path = tmp_path / "out.csv"
    assert Outcome(session, ExportRequest(path, "csv", False, False), qtbot).number == 3
    assert len(rows(path)) == 3


def test_the_long_form_counts_annotations_not_rows(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    reading.annotate(10, 40, [reading.theme("One"), reading.theme("Two")])
    path = tmp_path / "out.csv"
    outcome = Outcome(session, ExportRequest(path, "csv-long", False, False), qtbot)
    assert outcome.number == 1
    assert [row["theme"] for row in rows(path)] == ["One", "Two"]


def test_it_tells_how_far_it_is(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    reading.annotate_many(1200, 5)
    request = ExportRequest(tmp_path / "out.csv", "csv", False, False)
    outcome = Outcome(session, request, qtbot)
    assert outcome.number == 1200
    qtbot.waitUntil(lambda: len(outcome.progress) >= 4)
    assert outcome.progress[-2:] == [(1000, 1200), (0, 0)]  # and then nobody knows how far


def test_a_cancelled_export_leaves_the_file_that_was_there(
    session: Session, reading: Reading, tmp_path: Path
) -> None:
    reading.annotate_many(10)
    path = tmp_path / "out.csv"
    path.write_text("old")
    work = export_work(session, ExportRequest(path, "csv", False, False))
    task = tasks.Task(print, print)
    task.cancel()
    assert work(task) == 0
    assert path.read_text() == "old"


class Leaving(tasks.Task):
    """Is cancelled when all annotations are read, and the file is still to be made."""

    def report(self, done: int, total: int) -> None:
        if not total:
            self.cancel()


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "qdpx", "w3c", "hypothesis"])
def test_what_takes_long_after_reading_is_left_in_the_middle(
    session: Session, reading: Reading, tmp_path: Path, form: str
) -> None:
    reading.annotate_many(10)
    path = tmp_path / f"out.{form}"
    work = export_work(session, ExportRequest(path, form, False, False))
    assert work(Leaving(print, print)) == 0
    assert not list(tmp_path.glob("*out*"))
    assert work(tasks.Task(print, print)) == 10
    assert path.exists()


def test_a_place_that_cannot_be_written_is_told(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    reading.annotate(10, 40)
    request = ExportRequest(tmp_path / "none" / "out.csv", "csv", False, False)
    outcome = Outcome(session, request, qtbot)
    assert isinstance(outcome.error, FileUnwritable)


def test_without_a_document_there_is_nothing_to_write(tmp_path: Path) -> None:
    empty = Session(new_store(tmp_path, "empty.sqlite"), fixed_origin())
    with pytest.raises(UnknownDocument):
        export_work(empty, ExportRequest(tmp_path / "out.csv", "csv", False, False))
    empty.close()


class FileManager(QObject):
    """Takes the place of the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Take an address."""
        self.opened.append(url)


def test_the_folder_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")
    try:
        assert show_in_folder(tmp_path / "Lei Feng’s 100% #1.csv")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in manager.opened] == [tmp_path]


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_form_can_be_left(
    session: Session, reading: Reading, tmp_path: Path, qtbot: QtBot, form: str
) -> None:
    """Cancelled at the first it tells of its progress, it stops and leaves no file."""
    reading.annotate_many(3)
    path = tmp_path / "out"
    reports: list[int] = []

    class Impatient(tasks.Task):
        def report(self, done: int, total: int) -> None:
            reports.append(done)
            self.cancel()

    request = ExportRequest(path, form, False, False)
    assert export_work(session, request)(Impatient(print, print)) in (0, 3)
    assert reports and not path.exists()
