"""What becomes of files that are handed to the importer, without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import EmptyFile, FileUnreadable, LibraryBusy
from leifeng_reader.formats.choices import Choices
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.importing import Importer, Outcome
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin


@pytest.fixture
def importer(qtbot: QtBot, tmp_path: Path) -> Iterator[Importer]:
    """An importer into an empty library that does not wait long for a lock."""
    session = Session(Store(tmp_path / "library.sqlite", timeout=0.05), fixed_origin())
    yield Importer(session)
    tasks.wait_for_all()
    session.close()


def brought(importer: Importer, qtbot: QtBot, *files: Path) -> list[Outcome]:
    with qtbot.waitSignal(importer.ended, timeout=10_000) as ended:
        importer.take(files)
    assert ended.args is not None
    return list(ended.args[0])


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def test_each_file_has_an_outcome_in_order(
    importer: Importer, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = written(tmp_path, "good.txt", "Good."), written(tmp_path, "bad.txt", "")
    gone = tmp_path / "gone.txt"
    outcomes = brought(importer, qtbot, bad, good, gone, good)
    assert [outcome.path for outcome in outcomes] == [bad, good, gone, good]
    assert isinstance(outcomes[0].fault, EmptyFile) and isinstance(
        outcomes[2].fault, FileUnreadable
    )
    assert outcomes[1].document is not None and outcomes[1].alike == ()
    assert outcomes[3].alike == (outcomes[1].document,)
    assert importer.session.document == outcomes[1].document
    assert not importer.is_busy


def test_only_the_last_is_opened(importer: Importer, qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[str] = []
    importer.session.opened.connect(lambda document: opened.append(document.title))
    brought(importer, qtbot, *(written(tmp_path, f"{n}.txt", f"Text {n}") for n in range(5)))
    assert opened == ["4"]


def test_a_library_that_cannot_be_written_is_a_fault_of_the_file_s_import(
    importer: Importer, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path, "one.txt", "One.")
    other = Store(importer.session.store.path)
    other._connection.execute("BEGIN IMMEDIATE")
    (outcome,) = brought(importer, qtbot, path)
    assert outcome.document is None and isinstance(outcome.fault, LibraryBusy)
    assert importer.session.document is None
    other._connection.execute("ROLLBACK")
    other.close()
    (outcome,) = brought(importer, qtbot, path)
    assert outcome.document is not None and outcome.fault is None


def test_giving_up_tells_of_everything_that_was_left(
    importer: Importer, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two, three = (written(tmp_path, f"{n}.txt", str(n)) for n in range(3))
    with qtbot.waitSignal(importer.ended) as ended:
        importer.take([one])
        importer.take([two])
        importer.take_with(three, Choices())
        importer.give_up()
    assert ended.args is not None
    left = [outcome.path for outcome in ended.args[0] if outcome.document is None]
    assert left == [one, two, three]
    assert not importer.is_busy and importer.session.documents() == []
    (outcome,) = brought(importer, qtbot, two)
    assert outcome.document is not None


def test_cancelling_tells_nobody(importer: Importer, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[object] = []
    importer.ended.connect(told.append)
    importer.take([written(tmp_path, "one.txt", "One.")])
    importer.cancel()
    tasks.wait_for_all()
    qtbot.wait(50)
    assert told == [] and not importer.is_busy and importer.session.documents() == []
