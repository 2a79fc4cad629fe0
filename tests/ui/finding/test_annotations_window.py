"""All annotations in a list, changed together, by keyboard."""

import pytest

from leifeng_reader.operations.listing import Grouping
from leifeng_reader.store.search import Noted
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, new_annotation
from tests.ui.finding.conftest import BOTH, CTRL, SHIFT, K, Reader


def test_all_annotations_are_listed_and_lead_to_their_passages(reader: Reader) -> None:
    listed = reader.open_list()
    assert sorted(reader.quotes()) == ["Day 0.", "Day 1.", "Day 2.", "Day 3.", "雷锋"]
    reader.type("雷")
    reader.press(K.Key_Down)
    assert listed.rows.hasFocus() and reader.quotes() == ["雷锋"]
    reader.press(K.Key_Return)
    assert not listed.isVisible() and reader.title == "雷锋日记"
    current = reader.view.current
    assert current is not None and current.selector.quote == "雷锋"
    reader.open_list()
    assert listed.edit.text() == "雷" and reader.quotes() == ["雷锋"], "it is as it was left"


def test_several_are_given_a_theme_and_relieved_of_it_in_one_step_each(reader: Reader) -> None:
    listed, session = reader.open_list(), reader.session
    reader.type("day")
    reader.press(K.Key_Return)
    reader.press(K.Key_A, CTRL)
    steps = session.undo_stack.count()
    reader.press(K.Key_T)
    reader.choose_theme("role mod")
    theme = session.codebook.find(("Role models",))
    assert theme is not None
    assert session.store.theme_counts()[theme.id] == 4
    assert session.undo_stack.count() == steps + 1 and "4 annotations" in listed.messages.text
    reader.settle_list()
    assert len(listed.chosen()) == 4, "what was chosen still is"
    reader.press(K.Key_Z, CTRL)
    assert theme.id not in session.store.theme_counts()
    reader.press(K.Key_Z, BOTH)
    assert session.store.theme_counts()[theme.id] == 4
    reader.settle_list()
    reader.press(K.Key_T, SHIFT)
    reader.choose_theme("role")
    assert theme.id not in session.store.theme_counts()
    reader.settle_list()
    reader.press(K.Key_4)
    assert session.store.theme_counts()[theme.id] == 4, "digits give themes too"


def test_a_new_theme_is_made_in_the_same_step(reader: Reader) -> None:
    session = reader.session
    reader.open_list()
    reader.press(K.Key_Down)
    reader.press(K.Key_A, CTRL)
    reader.press(K.Key_T)
    reader.choose_theme("Brand new")
    theme = session.codebook.find(("Brand new",))
    assert theme is not None and session.store.theme_counts()[theme.id] == 5
    reader.press(K.Key_Z, CTRL)
    assert session.codebook.find(("Brand new",)) is None


def test_several_are_removed_and_come_back(reader: Reader) -> None:
    listed, store = reader.open_list(), reader.session.store
    reader.type("day")
    reader.press(K.Key_Down)
    reader.press(K.Key_Down, SHIFT)
    assert len(listed.chosen()) == 2
    before = store.annotations()
    reader.press(K.Key_Delete)
    assert len(store.annotations()) == 3
    reader.settle_list()
    assert len(reader.quotes()) == 2 and len(listed.chosen()) == 1, "the next is chosen"
    reader.press(K.Key_Z, CTRL)
    reader.settle_list()
    assert store.annotations() == before and len(reader.quotes()) == 4


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.DOCUMENT, {"Neighbours": 4, "雷锋日记": 1}),
        (Grouping.THEME, {"Selfless service": 3, "Volunteering": 2}),
    ],
)
def test_sections(reader: Reader, grouping: Grouping, headings: dict[str, int]) -> None:
    listed = reader.open_list()
    listed.grouping.setCurrentIndex(listed.grouping.findData(grouping.value))
    reader.settle_list()
    model = listed.model
    shown = [model.shown(row) for row in range(model.rowCount())]
    assert {h.words: h.count for h in shown if h and not isinstance(h, Noted)} == headings


def test_the_list_follows_what_happens_elsewhere(reader: Reader) -> None:
    reader.open_list()
    other = Store(reader.session.store.path)
    new_annotation(other, reader.titles["Neighbours"], (7, 18), origin=fixed_origin("other"))
    other.close()
    reader.session.poll()
    reader.settle_list()
    assert len(reader.quotes()) == 6


def test_bookmarks_and_notes_on_a_whole_text_say_what_they_are(reader: Reader) -> None:
    reader.view.setFocus()
    reader.press(K.Key_D, CTRL)
    reader.press(K.Key_N, BOTH)
    reader.press(K.Key_Escape)
    reader.view.setFocus()
    model = reader.open_list().model

    def words() -> list[object]:
        reader.settle_list()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    assert "Bookmark" in words() and "The whole text" in words()
    reader.press(K.Key_Down)
    reader.press(K.Key_Z, CTRL)
    assert "The whole text" not in words() and "Bookmark" in words()
    reader.press(K.Key_Z, BOTH)
    assert "The whole text" in words()
