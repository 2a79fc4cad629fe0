"""Keys the reader chooses: as values, through the dialog by keyboard, and after a restart."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.ui import keys
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.keyboard import KeyboardDialog
from leifeng_reader.ui.dialogs.keycaps import KeyCaps
from leifeng_reader.ui.dialogs.shortcuts import ShortcutSheet
from leifeng_reader.ui.keys import Refusal
from leifeng_reader.ui.search.entries import offers
from leifeng_reader.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")

K, M = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT, NONE = M.ControlModifier, M.ShiftModifier, M.AltModifier, M.NoModifier
CHORDS = ["Ctrl+E", "Ctrl+O", "F2", "Ctrl+Alt+Q", "H", "Ctrl+Y", "F1", "?"]
NAMES = ["export", "import", "redo", "highlight", "trash", "shortcuts"]


@pytest.mark.parametrize(
    ("key", "modifiers", "wanted"),
    [
        (K.Key_1, NONE, Refusal.DIGIT),
        (K.Key_1, SHIFT, Refusal.DIGIT),
        (K.Key_1, CTRL, None),
        (K.Key_W, NONE, Refusal.LETTER),
        (K.Key_W, SHIFT, Refusal.LETTER),
        (K.Key_W, ALT, None),
        (K.Key_H, NONE, None),
        (K.Key_Escape, NONE, Refusal.PAGE),
        (K.Key_Space, SHIFT, Refusal.PAGE),
        (K.Key_Tab, NONE, Refusal.PAGE),
        (K.Key_Left, CTRL | SHIFT, Refusal.PAGE),
        (K.Key_Left, ALT, None),
        (K.Key_A, CTRL, Refusal.PAGE),
        (K.Key_Return, CTRL, None),
        (K.Key_F5, NONE, None),
        (K.Key_Question, SHIFT, None),
        (Qt.Key(0x4E2D), NONE, Refusal.LETTER),
    ],
)
def test_what_a_command_cannot_have(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, wanted: Refusal | None
) -> None:
    assert keys.refusal(QKeyCombination(modifiers, key)) is wanted


def test_everything_in_the_table_may_be_chosen_and_is_there_once() -> None:
    listed = [key for each in keys.table().values() for key in each]
    assert len(listed) == len(set(listed))
    assert all(keys.refusal(QKeySequence(key)[0]) is None for key in listed)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.lists(st.sampled_from(CHORDS), max_size=3, unique=True)
        ),
        max_size=12,
    )
)
def test_no_key_has_two_commands_and_what_is_kept_comes_back(
    steps: list[tuple[str, list[str]]],
) -> None:
    chosen: dict[str, keys.Keys] = {}
    for name, wanted in steps:
        chosen = keys.give(chosen, name, tuple(wanted))
        now = keys.in_force(chosen)
        assert now[name] == tuple(wanted)
        listed = [key for each in now.values() for key in each]
        assert len(listed) == len(set(listed))
        assert keys.from_json(keys.to_json(chosen)) == chosen
    for name, _ in steps:
        assert keys.in_force(keys.reset(chosen, name))[name] == keys.table()[name]
    for name in chosen:
        chosen = keys.reset(chosen, name)
    assert keys.in_force(chosen) == keys.table()


@pytest.mark.parametrize(
    "kept",
    ["", "nonsense", "[]", '{"no such": ["F2"]}', '{"export": "F2"}', '{"export": ["Esc"]}', None],
)
def test_what_is_kept_badly_does_no_harm(kept: str | None) -> None:
    now = keys.in_force(keys.from_json(kept))
    assert {**now, "export": ()} == {**keys.table(), "export": ()}
    assert now["export"] in (("Ctrl+E",), ())


class Desk:
    """A window whose keys are chosen by keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction)
        return found

    def keys(self, name: str) -> list[str]:
        return [each.toString() for each in self.action(name).shortcuts()]

    def open_dialog(self) -> KeyboardDialog:
        self.action("changeKeys").trigger()
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(KeyboardDialog)))
        dialog = self.window.findChildren(KeyboardDialog)[-1]
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog

    def choose(self, dialog: KeyboardDialog, words: str) -> None:
        """Search for a command and go to the field, by keys alone."""
        dialog.search.setFocus()
        dialog.search.clear()
        QTest.keyClicks(dialog.search, words)
        QTest.keyClick(dialog.search, K.Key_Down)
        QTest.keyClick(dialog.rows, K.Key_Return)
        assert dialog.field.hasFocus()


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    opened: list[MainWindow] = []

    def make() -> Desk:
        for window in opened:
            window.close()
        window = open_window(tmp_path / "library.sqlite")
        qtbot.addWidget(window)
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: hasattr(window, "actions_by_name"))
        window.activateWindow()
        opened.append(window)
        return Desk(window, qtbot)

    yield make


def test_a_key_is_given_holds_at_once_and_after_a_restart(make: Callable[[], Desk]) -> None:
    desk = make()
    dialog = desk.open_dialog()
    desk.choose(dialog, "trash")
    assert dialog.current == "trash"
    QTest.keyClick(dialog.field, K.Key_F4, CTRL)
    assert desk.keys("trash") == ["Ctrl+F4"]
    assert "(Ctrl+F4)" in desk.action("trash").toolTip()
    assert [o.keys for o in offers([desk.action("trash")], "trash")] == ["Ctrl+F4"]
    dialog.close()
    again = make()
    assert again.keys("trash") == ["Ctrl+F4"]
    assert again.keys("export") == ["Ctrl+E"]
    again.action("shortcuts").trigger()
    (sheet,) = again.window.findChildren(ShortcutSheet)
    assert "Ctrl+F4" in [caps.accessibleName() for caps in sheet.findChildren(KeyCaps)]
    sheet.close()


def test_a_conflict_is_named_and_the_reader_decides(make: Callable[[], Desk]) -> None:
    desk = make()
    dialog = desk.open_dialog()
    desk.choose(dialog, "trash")
    QTest.keyClick(dialog.field, K.Key_E, CTRL)
    assert "Export" in dialog.said.text() and "Ctrl+E" in dialog.said.text()
    assert dialog.take.isVisible() and dialog.take.hasFocus()
    assert desk.keys("trash") == [] and desk.keys("export") == ["Ctrl+E"]
    QTest.keyClick(dialog.leave, K.Key_Space)
    assert desk.keys("export") == ["Ctrl+E"] and not dialog.take.isVisible()
    QTest.keyClick(dialog.field, K.Key_E, CTRL)
    QTest.keyClick(dialog.take, K.Key_Space)
    assert desk.keys("trash") == ["Ctrl+E"] and desk.keys("export") == []
    desk.choose(dialog, "export…".rstrip("…"))
    assert dialog.current == "export"
    QTest.keyClick(dialog.reset, K.Key_Space)
    assert desk.keys("export") == ["Ctrl+E"] and desk.keys("trash") == []
    assert "Trash" in dialog.said.text()
    dialog.close()


def test_several_keys_none_and_all_as_before(make: Callable[[], Desk]) -> None:
    desk = make()
    dialog = desk.open_dialog()
    desk.choose(dialog, "ctrl+y")
    assert dialog.current == "redo"
    QTest.keyClick(dialog.besides, K.Key_Space)
    QTest.keyClick(dialog.field, K.Key_F12)
    assert desk.keys("redo") == ["Ctrl+Shift+Z", "Ctrl+Y", "F12"]
    QTest.keyClick(dialog.no_key, K.Key_Space)
    assert desk.keys("redo") == [] and "(" not in desk.action("redo").toolTip()
    QTest.keyClick(dialog.field, K.Key_W)
    assert dialog.said.text() == Refusal.LETTER.words and desk.keys("redo") == []
    QTest.keyClick(dialog.field, K.Key_F12)
    desk.choose(dialog, "note")
    QTest.keyClick(dialog.reset_all, K.Key_Space)
    assert {name: tuple(desk.keys(name)) for name in keys.table()} == dict(keys.table())
    assert json.loads(desk.window.session.setting("keys") or "") == {}
    QTest.keyClick(dialog.field, K.Key_Escape)
    assert not dialog.isVisible()


def test_the_page_answers_to_the_new_key(make: Callable[[], Desk]) -> None:
    desk = make()
    dialog = desk.open_dialog()
    desk.choose(dialog, "highlight with")
    QTest.keyClick(dialog.field, K.Key_F4)
    dialog.close()
    view = desk.window.findChild(QWidget, "readingView")
    assert isinstance(view, QWidget)
    desk.window.activateWindow()
    view.setFocus()
    view.setSelection(0, 8)  # type: ignore[attr-defined]
    QApplication.processEvents()
    QTest.keyClick(view, K.Key_F4)
    assert len(desk.window.session.index) == 1
    assert desk.window.pane.bar._note.toolTip().endswith("(N)")
