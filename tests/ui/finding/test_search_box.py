"""The search box: everything found, and every command given, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.operations.finding import Found, Kind
from leifeng_reader.ui.indexing import Indexing
from leifeng_reader.ui.search.entries import More, Offer
from tests.library import import_text
from tests.ui.finding.conftest import BOTH, CHINESE, K, Reader


def test_one_chinese_character_is_found_everywhere_and_enter_goes_there(reader: Reader) -> None:
    reader.search("雷")
    assert [found.context for found in reader.found(Kind.TITLE)] == ["雷锋日记"]
    assert [found.annotation_id for found in reader.found(Kind.NOTE)] != []
    texts = reader.found(Kind.TEXT)
    assert [found.start for found in texts] == [1, CHINESE.index("雷锋出差")]
    for found in texts:
        assert all(found.context[start:end] == "雷" for start, end in found.marks)
    place = reader.view.first_visible()
    title = reader.title
    while not (
        isinstance(now := reader.box.current(), Found)
        and (now.kind, now.start) == (Kind.TEXT, CHINESE.index("雷锋出差"))
    ):
        reader.press(K.Key_Down)
    reader.press(K.Key_Return)
    assert not reader.box.isVisible() and reader.view.hasFocus()
    assert (reader.title, reader.selected) == ("雷锋日记", "雷")
    reader.press(K.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (reader.title, reader.view.first_visible()) == (title, place), "there is a way back"
    reader.press(K.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert reader.title == "雷锋日记"


def test_tab_goes_from_group_to_group_and_escape_gives_the_keyboard_back(reader: Reader) -> None:
    reader.search("day")
    groups = []
    for _ in reader.heads():
        now = reader.box.current()
        assert isinstance(now, Found)
        groups.append(now.kind)
        reader.press(K.Key_Tab)
    assert groups == [Kind.QUOTE, Kind.TEXT]
    reader.press(K.Key_Backtab)
    now = reader.box.current()
    assert isinstance(now, Found) and now.kind is Kind.TEXT
    assert reader.box.edit.hasFocus()
    reader.press(K.Key_Escape)
    assert not reader.box.isVisible() and reader.view.hasFocus()


def test_a_command_that_takes_the_keyboard_elsewhere_ends_the_search(reader: Reader) -> None:
    reader.search("day")
    reader.press(K.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.window.pane.find_bar.edit.hasFocus() and not reader.box.isVisible()
    reader.press(K.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert reader.box.isVisible() and reader.box.edit.hasFocus()
    reader.press(K.Key_Escape)
    assert reader.window.pane.find_bar.edit.hasFocus(), "the keyboard goes back where it was"


def test_more_of_a_group_is_shown_where_it_is_asked_for(reader: Reader) -> None:
    reader.search("neighbour helped")
    before = len(reader.found(Kind.TEXT))
    reader.press(K.Key_Up)
    assert isinstance(reader.box.current(), More)
    first = reader.box.list.currentIndex().row()
    reader.press(K.Key_Return)
    reader.settle()
    assert len(reader.found(Kind.TEXT)) == before + 20
    assert reader.box.list.currentIndex().row() == first
    assert isinstance(reader.box.current(), Found)


def test_an_annotation_is_current_where_its_row_leads(reader: Reader) -> None:
    reader.search("note:why")
    reader.press(K.Key_Return)
    assert reader.title == "Neighbours"
    current = reader.view.current
    assert current is not None and current.selector.quote == "Day 2."


@pytest.mark.parametrize(
    ("typed", "quotes"),
    [
        ("theme:selfless in:neigh", ["Day 0.", "Day 2."]),
        ('"day 3"', ["Day 3."]),
        ("day -2 in:neigh", ["Day 0.", "Day 1.", "Day 3."]),
        ("day before:2026-03-05", []),
        ("day after:2026-03-05", ["Day 0.", "Day 1.", "Day 2.", "Day 3."]),
    ],
)
def test_the_query_language(reader: Reader, typed: str, quotes: list[str]) -> None:
    reader.search(typed)
    assert sorted(found.context for found in reader.found(Kind.QUOTE)) == quotes


def test_enter_before_the_pause_is_of_what_was_typed_last(reader: Reader) -> None:
    reader.search("neighbours")
    reader.type("雷锋日记")
    reader.press(K.Key_Return)
    assert reader.title == "雷锋日记"


def test_commands_are_found_and_given(reader: Reader, qtbot: QtBot) -> None:
    reader.press(K.Key_P, BOTH)
    qtbot.waitUntil(reader.box.edit.hasFocus)
    assert reader.box.edit.text() == ">" and reader.heads() == ["Commands"]
    names = [e.name for e in reader.box.rows.entries if isinstance(e, Offer)]
    assert "library" in names and "undo" not in names, "what cannot be done is not offered"
    assert "search" not in names and "theme1" not in names
    reader.type(">page")
    reader.settle()
    offer = reader.box.current()
    assert isinstance(offer, Offer) and (offer.name, offer.keys) == ("pageSettings", "Ctrl+T")
    reader.press(K.Key_Escape)
    was_shown = reader.window.panel.isVisible()
    reader.search("side pan")
    reader.press(K.Key_Return)
    assert reader.window.panel.isVisible() is not was_shown


def test_a_theme_leads_to_its_page(reader: Reader) -> None:
    reader.search("selfless")
    assert [found.kind for found in reader.found(Kind.THEME)] == [Kind.THEME]
    while not (isinstance(now := reader.box.current(), Found) and now.kind is Kind.THEME):
        reader.press(K.Key_Down)
    reader.press(K.Key_Return)
    page = QApplication.activeWindow()
    assert page is not None and page is not reader.window
    page.close()


def test_nothing_found_is_said(reader: Reader) -> None:
    reader.search("zyzzyva")
    assert reader.box.rows.rowCount() == 0 and "Nothing" in reader.box.nothing.text()
    reader.press(K.Key_Return)
    assert reader.box.isVisible()


def test_the_index_is_made_while_reading(reader: Reader, qtbot: QtBot) -> None:
    indexing = reader.window.findChild(Indexing)
    assert isinstance(indexing, Indexing)
    index = reader.session.store.index
    assert index.waiting()[0] > 0
    indexing._timer.setInterval(0)
    qtbot.waitUntil(lambda: indexing.is_done)
    assert index.waiting() == (0, 0)
    reader.search("雷锋")
    assert len(reader.found(Kind.TEXT)) == 2


def test_accents_count_when_they_are_asked_for(reader: Reader) -> None:
    import_text(reader.session.store, "Un café, an old cafe.", "Places")
    reader.search("cafe")
    assert len(reader.found(Kind.TEXT)[0].marks) == 2
    reader.press(K.Key_E, Qt.KeyboardModifier.AltModifier)
    reader.settle()
    assert len(reader.found(Kind.TEXT)[0].marks) == 1
    reader.type("café")
    reader.settle()
    (found,) = reader.found(Kind.TEXT)
    assert [found.context[start:end] for start, end in found.marks] == ["café"]
