"""The filter bar wishes for filters, and shows the one there is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.filter import PAUSE, FilterBar
from leifeng_reader.ui.session import Session
from tests.ui.conftest import Reading


@pytest.fixture
def bar(session: Session, qtbot: QtBot) -> FilterBar:
    made = FilterBar(session)
    qtbot.addWidget(made)
    made.wanted.connect(session.set_filter)
    made.resize(340, 100)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def words(bar: FilterBar) -> QLineEdit:
    found = bar.findChild(QLineEdit, "filterEdit")
    assert isinstance(found, QLineEdit)
    found.setFocus()
    return found


def chips(bar: FilterBar) -> list[FilterChip]:
    QApplication.processEvents()
    return [chip for chip in bar.findChildren(FilterChip) if chip.isVisible()]


def test_words_are_wished_for_after_a_pause(
    bar: FilterBar, words: QLineEdit, session: Session, qtbot: QtBot
) -> None:
    wishes: list[object] = []
    bar.wanted.connect(wishes.append)
    QTest.keyClicks(words, "lei feng")
    assert wishes == []
    qtbot.waitUntil(lambda: session.filter == Filter(words="lei feng"), timeout=PAUSE * 10)
    assert len(wishes) == 1


def test_enter_wishes_at_once_and_goes_on_to_the_cards(
    bar: FilterBar, words: QLineEdit, session: Session, qtbot: QtBot
) -> None:
    QTest.keyClicks(words, "lei")
    with qtbot.waitSignal(bar.listWanted):
        QTest.keyClick(words, Qt.Key.Key_Return)
    assert session.filter.words == "lei"


def test_escape_clears_then_leaves(
    bar: FilterBar, words: QLineEdit, session: Session, qtbot: QtBot
) -> None:
    left: list[bool] = []
    bar.leaveWanted.connect(lambda: left.append(True))
    session.set_filter(Filter(words="lei", has_note=True))
    assert words.text() == "lei"
    QTest.keyClick(words, Qt.Key.Key_Escape)
    assert session.filter == Filter(has_note=True)
    assert left == []
    QTest.keyClick(words, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.parametrize("condition", ["has_note", "no_theme"])
def test_toggles_keep_the_words_typed(
    bar: FilterBar, words: QLineEdit, session: Session, condition: str
) -> None:
    toggle = bar.findChild(QToolButton, f"filter_{condition}")
    assert isinstance(toggle, QToolButton)
    QTest.keyClicks(words, "lei")
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert session.filter == Filter(words="lei", **{condition: True})
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert session.filter == Filter(words="lei")


def test_what_is_being_typed_is_not_overwritten(
    bar: FilterBar, words: QLineEdit, session: Session
) -> None:
    QTest.keyClicks(words, "lei")
    session.narrow(hidden=frozenset({"x"}))
    assert words.text() == "lei"


def test_each_theme_filtered_by_has_a_chip_that_takes_it_away(
    bar: FilterBar, session: Session, reading: Reading
) -> None:
    themes = [reading.theme(name) for name in ("Kindness", "Memory")]
    session.narrow(themes=frozenset(theme.id for theme in themes))
    assert [chip.text() for chip in chips(bar)] == ["Kindness", "Memory"]
    QTest.mouseClick(chips(bar)[0], Qt.MouseButton.LeftButton)
    assert session.filter.themes == {themes[1].id}
    assert [chip.text() for chip in chips(bar)] == ["Memory"]


def test_a_chip_taken_away_by_key_leaves_the_keyboard_in_the_words(
    bar: FilterBar, words: QLineEdit, session: Session, reading: Reading
) -> None:
    session.narrow(themes=frozenset({reading.theme("Kindness").id}))
    chip = chips(bar)[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chips(bar) == []
    assert words.hasFocus()


def test_a_deleted_theme_filters_nothing(
    bar: FilterBar, session: Session, reading: Reading
) -> None:
    theme = reading.theme("Kindness")
    session.narrow(themes=frozenset({theme.id}))
    session.perform(theming.rename(session.codebook, theme.id, "Help", session.origin), "rename")
    assert [chip.text() for chip in chips(bar)] == ["Help"]
    session.perform(theming.delete_theme(session.codebook, theme.id, [], session.origin), "delete")
    assert session.filter == Filter()


def test_a_merged_theme_filters_by_what_it_has_come_to(
    bar: FilterBar, session: Session, reading: Reading
) -> None:
    gone, stays = reading.theme("Kindness"), reading.theme("Goodness")
    session.narrow(themes=frozenset({gone.id}))
    merge = merge_themes(session.codebook, [gone.id], stays.id, [], session.origin)
    assert session.perform(merge, "merge themes")
    assert session.filter.themes == {stays.id}
    assert [chip.text() for chip in chips(bar)] == ["Goodness"]


def test_hidden_themes_are_told_and_brought_back(
    bar: FilterBar, session: Session, reading: Reading
) -> None:
    session.narrow(hidden=frozenset({reading.theme("Kindness").id, "gone"}))
    assert [chip.text() for chip in chips(bar)] == ["1 theme hidden"]
    QTest.mouseClick(chips(bar)[0], Qt.MouseButton.LeftButton)
    assert session.filter == Filter()


@pytest.mark.parametrize("width", [180, 260, 340, 600])
def test_chips_go_on_in_the_next_line(
    bar: FilterBar, session: Session, reading: Reading, width: int
) -> None:
    themes = [reading.theme(f"A theme whose name is long {number}") for number in range(6)]
    bar.resize(width, 400)
    session.narrow(themes=frozenset(theme.id for theme in themes))
    QApplication.processEvents()
    shown = chips(bar)
    parent = shown[0].parentWidget()
    assert parent is not None
    assert all(parent.rect().contains(chip.geometry()) for chip in shown)
    for number, chip in enumerate(shown):
        assert not any(chip.geometry().intersects(other.geometry()) for other in shown[:number])
