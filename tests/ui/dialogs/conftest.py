"""Export dialogs on a session with annotations, and answers to what they ask."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.ui import settings, tasks
from leifeng_reader.ui.dialogs.export import ExportDialog
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import ExportSettings


class Answers:
    """What the reader answers to questions about files, and what was asked."""

    def __init__(self) -> None:
        self.chosen: Path | None = None
        self.may_replace = True
        self.asked: list[Path] = []
        self.suggested: list[tuple[Path, str]] = []

    def choose(self, parent: QWidget, suggested: Path, pattern: str) -> Path | None:
        self.suggested.append((suggested, pattern))
        return self.chosen

    def replace(self, parent: QWidget, path: Path) -> bool:
        self.asked.append(path)
        return self.may_replace


@pytest.fixture
def answers() -> Answers:
    """What the reader answers."""
    return Answers()


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """The folder that was last exported to."""
    made = tmp_path / "exports"
    made.mkdir()
    keep(session, ExportSettings(folder=str(made)))
    return made


def keep(session: Session, kept: ExportSettings) -> None:
    """Have the dialog begin with these choices."""
    session.keep_setting(settings.EXPORT, settings.to_json(kept))


def keep_when_closed(widget: QWidget, qtbot: QtBot) -> None:
    """Have a test look at a widget that would be gone once it is closed."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(widget)


class Asking:
    """An export dialog on the screen, and what it asked for."""

    def __init__(self, session: Session, answers: Answers, qtbot: QtBot) -> None:
        self.dialog = ExportDialog(session, choose=answers.choose, replace_allowed=answers.replace)
        keep_when_closed(self.dialog, qtbot)
        self._qtbot = qtbot
        self.questions = self.dialog.questions
        self.wanted: list[ExportRequest] = []
        self.dialog.wanted.connect(self.wanted.append)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.settle()

    def settle(self) -> None:
        """Wait until the dialog knows what it has asked the library for."""
        self._qtbot.waitUntil(lambda: not tasks._running and not self.dialog._pause.isActive())

    @property
    def columns(self) -> list[str]:
        """The preview's header."""
        model = self.dialog.preview.model
        return [
            str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())
        ]

    def column(self, name: str) -> list[str]:
        """The preview's cells below a name."""
        model, place = self.dialog.preview.model, self.columns.index(name)
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]


MakeAsking = Callable[[], Asking]


@pytest.fixture
def ask(session: Session, answers: Answers, folder: Path, qtbot: QtBot) -> Iterator[MakeAsking]:
    """Return a function that opens the export dialog."""
    assert folder.is_dir()
    yield lambda: Asking(session, answers, qtbot)
    tasks.wait_for_all()
