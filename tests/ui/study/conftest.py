"""The builder before its first page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.ui.app import open_window
from tests.study.article import article
from tests.ui.study.teacher import Teacher


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The article with ten annotations."""
    path = tmp_path / "library.sqlite"
    store, _ = article(path)
    store.close()
    return path


@pytest.fixture
def teacher(library: Path, qtbot: QtBot) -> Iterator[Teacher]:
    """A teacher before the builder's first page."""
    window = open_window(library)
    qtbot.waitExposed(window)
    yield Teacher(window, qtbot)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
