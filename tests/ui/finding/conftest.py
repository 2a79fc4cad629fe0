"""A window on a library of three texts, and its reader's hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leifeng_reader.operations.finding import Found, Kind
from leifeng_reader.store.search import Noted
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.concordances import Concordances
from leifeng_reader.ui.dialogs.annotations import AnnotationsWindow
from leifeng_reader.ui.dialogs.concordance import ConcordanceWindow
from leifeng_reader.ui.dialogs.themepicker import ThemePicker
from leifeng_reader.ui.listing import Listing
from leifeng_reader.ui.search.box import SearchBox
from leifeng_reader.ui.search.entries import Head
from leifeng_reader.ui.searching import Searching
from leifeng_reader.ui.window import MainWindow
from tests.library import fixed_origin, import_text, new_annotation

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOTH = CTRL | SHIFT
CHINESE = (
    "向雷锋同志学习。\n雷锋出差一千里，好事做了一火车。\n他把有限的生命投入到为人民服务之中去。"
)
ENGLISH = "\n".join(f"Day {n}. A neighbour helped, and walked on." for n in range(60))


class Reader:
    """A window on three texts, and its reader's hands."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.session, self.qtbot = window, window.session, qtbot
        self.view = window.pane.view
        self.titles = {d.title: d for d in self.session.documents()}

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget() or self.window
        QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText(words)  # what an input method commits

    @property
    def title(self) -> str:
        return self.session.document.title if self.session.document else ""

    @property
    def selected(self) -> str:
        start, end = self.view.selection()
        return self.view.text.content[start:end]

    # The search box

    @property
    def box(self) -> SearchBox:
        found = self.window.findChild(Searching)
        assert isinstance(found, Searching)
        return found.box

    def search(self, words: str) -> None:
        self.press(K.Key_K, CTRL)
        self.qtbot.waitUntil(self.box.edit.hasFocus)
        self.type(words)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(
            lambda: not self.box._pause.isActive() and not self.box.inquiry.is_looking
        )

    def found(self, kind: Kind) -> list[Found]:
        return [e for e in self.box.rows.entries if isinstance(e, Found) and e.kind is kind]

    def heads(self) -> list[str]:
        return [e.words for e in self.box.rows.entries if isinstance(e, Head)]

    # The list

    @property
    def listed(self) -> AnnotationsWindow:
        found = self.window.findChild(Listing)
        assert isinstance(found, Listing)
        return found.view

    def open_list(self) -> AnnotationsWindow:
        self.press(K.Key_A, BOTH)
        self.qtbot.waitUntil(self.listed.edit.hasFocus)
        self.settle_list()
        return self.listed

    def settle_list(self) -> None:
        listed = self.listed
        self.qtbot.waitUntil(lambda: not listed._pause.isActive() and not listed.model.is_looking)

    def quotes(self) -> list[str]:
        model = self.listed.model
        shown = map(model.shown, range(model.rowCount()))
        return [one.quote for one in shown if isinstance(one, Noted)]

    def choose_theme(self, words: str) -> None:
        """Answer the question for a theme."""
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, ThemePicker)
        self.qtbot.waitUntil(picker.field.edit.hasFocus)
        QTest.keyClicks(picker.field.edit, words)
        QTest.keyClick(picker.field.edit, K.Key_Return)
        QApplication.processEvents()

    # The concordance

    @property
    def lines(self) -> ConcordanceWindow:
        found = self.window.findChild(Concordances)
        assert isinstance(found, Concordances)
        return found.view

    def open_lines(self) -> ConcordanceWindow:
        self.press(K.Key_K, BOTH)
        self.qtbot.waitUntil(self.lines.edit.hasFocus)
        self.settle_lines()
        return self.lines

    def settle_lines(self) -> None:
        self.qtbot.waitUntil(lambda: not self.lines.is_looking)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    """A reader of the article, a Chinese text and an English one with annotations."""
    path, origin = tmp_path / "library.sqlite", fixed_origin()
    open_window(path).close()
    store = Store(path)
    themes = store.themes()
    chinese, _ = import_text(store, CHINESE, "雷锋日记", origin)
    english, _ = import_text(store, ENGLISH, "Neighbours", origin)
    new_annotation(store, chinese, (1, 3), themes=themes[:1], note="谁是雷锋？", origin=origin)
    for n in range(4):
        place = ENGLISH.index(f"Day {n}.")
        new_annotation(
            store,
            english,
            (place, place + 6),
            themes=themes[n % 2 : n % 2 + 1],
            note="why" if n == 2 else "",
            origin=origin,
        )
    store.close()
    window = open_window(path)
    window.resize(1200, 800)
    qtbot.waitExposed(window)
    window.furnish()
    window.activateWindow()
    window.pane.view.setFocus()
    QApplication.processEvents()
    yield Reader(window, qtbot)
    tasks.wait_for_all()
    if window.isVisible():
        window.close()
    window.deleteLater()
    QApplication.processEvents()
