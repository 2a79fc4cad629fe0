"""A very long text shows the page it was left at before the whole of it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import LibraryDamaged, ReaderError
from leifeng_reader.operations import shelving
from leifeng_reader.store import glimpses
from leifeng_reader.ui import session as session_module
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text

PARAGRAPHS = "\n\n".join(f"{n} goes on and on, " + "word after word. " * 20 for n in range(400))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for module in (session_module, shelving, glimpses):
        monkeypatch.setattr(module, "VERY_LONG", 50_000)
    made = open_window(tmp_path / "library.sqlite")
    made.resize(1200, 760)
    qtbot.waitExposed(made)
    yield made
    made.close()


def glimpsed(window: MainWindow) -> list[QImage]:
    """Take a picture of the page at each glimpse, and at each text that follows."""
    pictures: list[QImage] = []

    def take(*_: object) -> None:
        pictures.append(window.pane.view.viewport().grab().toImage())

    window.session.glimpsed.connect(take)
    window.session.opened.connect(take)
    return pictures


def documents(window: MainWindow) -> tuple[Document, Document]:
    article = window.session.require_document()[0]
    return article, import_text(window.session.store, PARAGRAPHS)[0]


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_the_page_is_there_before_the_text(window: MainWindow, share: float) -> None:
    article, long = documents(window)
    session, view = window.session, window.pane.view
    session.open(long.id)
    view.go_to(round(share * long.length))
    QApplication.processEvents()
    place = view.first_visible()
    session.open(article.id)
    pictures = glimpsed(window)
    session.open(long.id)
    QApplication.processEvents()
    seen, whole = pictures
    width = seen.width() - 40  # the strip tells of the whole text
    assert seen.copy(0, 0, width, seen.height()) == whole.copy(0, 0, width, seen.height())
    assert view.first_visible() == place and view.length == long.length


def test_a_text_just_brought_in_has_its_first_page(window: MainWindow) -> None:
    _, long = documents(window)
    pictures = glimpsed(window)
    window.session.open(long.id)
    assert len(pictures) == 2


def test_a_text_that_cannot_be_read_leaves_the_one_before(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, long = documents(window)
    failed: list[ReaderError] = []
    window.session.failed.connect(failed.append)

    def damaged(_: str) -> None:
        raise LibraryDamaged(window.session.store.path)

    pictures = glimpsed(window)
    with monkeypatch.context() as patched:
        patched.setattr(window.session.store, "text", damaged)
        window.session.open(long.id)
    assert len(pictures) == 2 and len(failed) == 1
    assert window.session.require_document()[0] == article
    assert window.pane.view.length == article.length


def test_a_new_edition_is_not_shown_as_the_old(window: MainWindow) -> None:
    _, long = documents(window)
    store = window.session.store
    seen = store.glimpse(long)
    assert seen is not None
    store.keep_glimpse(long.id, seen._replace(text_id="another"))
    assert store.glimpse(long) is None
