"""Texts opened, described and removed through the real window; the page follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.document import Document
from leifeng_reader.operations.shelving import Details, shelf
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.details import DetailsDialog
from leifeng_reader.ui.dialogs.library import LibraryWindow
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_annotation

LONG = "\n".join(f"Paragraph {number}. " + "Words that go on. " * 30 for number in range(80))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window open on a long text with two annotations; the article is in the library too."""
    made = open_window(tmp_path / "library.sqlite")
    made.resize(1100, 700)
    qtbot.waitExposed(made)
    document, _ = import_text(made.session.store, LONG, "Long", made.session.origin)
    for span in ((0, 9), (20_000, 20_010)):
        new_annotation(made.session.store, document, span, origin=made.session.origin)
    made.session.open(document.id)
    QApplication.processEvents()
    yield made
    if made.isVisible():
        made.close()
    made.deleteLater()
    QApplication.processEvents()


def here(window: MainWindow) -> Document:
    return window.session.require_document()[0]


def library_of(window: MainWindow) -> LibraryWindow:
    action = window.findChild(QAction, "library")
    assert isinstance(action, QAction)
    action.trigger()
    found = window.findChild(LibraryWindow)
    assert isinstance(found, LibraryWindow)
    found.activateWindow()
    QApplication.processEvents()
    return found


def test_removing_the_open_text_shows_another_and_undo_brings_it_back(window: MainWindow) -> None:
    session, view = window.session, window.pane.view
    document, annotations = here(window), session.store.annotations(here(window).id)
    view.go_to(20_000)
    place = view.first_visible()
    assert place > 10_000
    library = library_of(window)
    assert library.chosen() == [document.id]
    QTest.keyClick(library.view, Qt.Key.Key_Delete)
    assert library.model.rowCount() == 1
    assert "“Long” was removed, with 2 annotations. Undo" in library.messages.text
    assert here(window).id != document.id and view.text.content != LONG

    next(button for button in library.messages._buttons if button.text() == "Undo").click()
    assert here(window) == document and view.text.content == LONG
    assert session.store.annotations(document.id) == annotations
    assert len(session.index) == 2
    assert view.first_visible() == place
    assert library.model.rowCount() == 2

    session.undo_stack.redo()
    assert here(window).id != document.id
    assert len(session.store.documents()) == 1


def test_several_texts_are_one_step(window: MainWindow) -> None:
    session = window.session
    before = [s.document for s in shelf(session.store)]
    library = library_of(window)
    QTest.keyClick(library.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(library.view, Qt.Key.Key_Delete)
    assert session.store.documents() == [] and session.store.annotations() == []
    assert "2 texts were removed, with 2 annotations." in library.messages.text
    assert session.undo_stack.count() == 1
    QTest.keyClick(library.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.store.documents() == before
    assert here(window).title == "Long"


def test_opening_from_the_library(window: MainWindow) -> None:
    library = library_of(window)
    QTest.keyClicks(library.edit, "spirit")
    QTest.keyClick(library.edit, Qt.Key.Key_Return)
    assert "spirit" in here(window).title
    assert not library.isVisible() and "spirit" in window.windowTitle()


def test_progress_is_as_the_page_stands(window: MainWindow) -> None:
    window.pane.view.go_to(len(LONG) // 2)
    library = library_of(window)
    shelved = library.model.shelved(library.model.row_of(here(window).id))
    assert shelved is not None and shelved.percent is not None
    assert 40 < shelved.percent < 60
    assert shelved.annotations == 2


def test_new_details_of_the_open_text_show_at_once_and_in_place(window: MainWindow) -> None:
    session, view = window.session, window.pane.view
    view.go_to(20_000)
    place = view.first_visible()
    action = window.findChild(QAction, "details")
    assert isinstance(action, QAction)
    action.trigger()
    dialog = window.findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    dialog.title.setText("  平凡的世界 ")
    dialog.authors.setPlainText("路遥")
    dialog.save.click()
    assert here(window).title == "平凡的世界" and here(window).authors == ("路遥",)
    assert window.windowTitle().startswith("平凡的世界")
    assert (view.scene.title, view.scene.facts.split()[0]) == ("平凡的世界", "路遥")
    assert view.first_visible() == place and len(session.index) == 2
    session.undo_stack.undo()
    assert window.windowTitle().startswith("Long") and view.scene.title == "Long"


def test_details_as_they_were_are_no_step(window: MainWindow) -> None:
    document = here(window)
    as_it_is = Details(document.title, document.authors, document.language, document.source)
    window.shelf_wishes.edit_document(document.id, as_it_is)
    assert window.session.undo_stack.count() == 0


def test_a_text_that_is_gone_is_told_of(window: MainWindow) -> None:
    told: list[object] = []
    window.session.failed.connect(told.append)
    window.shelf_wishes.edit_document("nobody", Details("Title"))
    window.shelf_wishes.remove_documents(["nobody"])
    assert len(told) == 2 and window.session.undo_stack.count() == 0


def test_without_its_last_text_the_window_shows_none(window: MainWindow) -> None:
    session, view = window.session, window.pane.view
    document = here(window)
    window.shelf_wishes.remove_documents([d.id for d in session.documents()])
    assert session.documents() == []
    assert session.document is None
    assert view.text.content == ""
    assert len(session.index) == 0
    view.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_J):
        QTest.keyClick(view, key)
    window.actions_by_name["export"].trigger()
    assert window.windowTitle() == "Lei Feng Reader"
    session.undo_stack.undo()
    assert len(session.documents()) == 2
    assert here(window).id == document.id
