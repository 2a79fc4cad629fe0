"""The library's annotations as rows, read in pages as they are shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from leifeng_reader.core.filters import Filter
from leifeng_reader.operations.carrying import give_theme
from leifeng_reader.operations.listing import Grouping
from leifeng_reader.store.search import Noted
from leifeng_reader.ui.models.listing import Heading, ListingModel
from leifeng_reader.ui.session import Session
from tests.ui.conftest import Reading

ROWS = 300


@pytest.fixture
def model(session: Session, reading: Reading, qtbot: QtBot) -> Iterator[ListingModel]:
    """A list of 300 annotations of a text, followed."""
    reading.annotate_many(ROWS)
    made = ListingModel(session)
    made.show(Filter(), Grouping.DOCUMENT)
    made.follow(True)
    qtbot.waitUntil(lambda: not made.is_looking)
    yield made
    made.follow(False)


def quotes(model: ListingModel) -> list[str]:
    shown = (model.shown(row) for row in range(model.rowCount()))
    return [one.quote for one in shown if isinstance(one, Noted)]


def test_the_model_is_sound(model: ListingModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_rows_beyond_a_page_are_those_of_the_session(model: ListingModel, session: Session) -> None:
    assert model.rowCount() == ROWS + 1
    assert isinstance(model.shown(0), Heading)
    assert quotes(model) == [a.selector.quote for a in session.index]


def test_headings_cannot_be_chosen(model: ListingModel) -> None:
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_what_is_removed_goes_and_comes_back(
    model: ListingModel, session: Session, reading: Reading, qtbot: QtBot
) -> None:
    reading.remove(*list(session.index)[:10])
    qtbot.waitUntil(lambda: not model.is_looking)
    assert model.rowCount() == ROWS - 9
    reading.undo()
    qtbot.waitUntil(lambda: not model.is_looking)
    assert quotes(model) == [a.selector.quote for a in session.index]


def test_out_of_sight_it_looks_at_nothing_until_it_is_seen(
    model: ListingModel, session: Session, reading: Reading, qtbot: QtBot
) -> None:
    model.follow(False)
    reading.remove(*list(session.index)[:10])
    QApplication.processEvents()
    assert not model.is_looking and model.rowCount() == ROWS + 1
    model.follow(True)
    qtbot.waitUntil(lambda: not model.is_looking)
    assert model.rowCount() == ROWS - 9


def test_another_theme_shows_at_once(
    model: ListingModel, session: Session, reading: Reading, qtbot: QtBot
) -> None:
    theme = reading.theme("Kindness")
    model.show(Filter(), Grouping.THEME)
    first = next(iter(session.index))
    session.perform(give_theme([first], theme.id, session.origin), "theme")
    qtbot.waitUntil(lambda: not model.is_looking)
    heading, noted = model.shown(0), model.shown(1)
    assert isinstance(heading, Heading) and (heading.words, heading.count) == ("Kindness", 1)
    assert isinstance(noted, Noted) and noted.id == first.id
    assert model.carried([noted.number]) == {theme.id: 1}
    assert model.rows_of([noted.number]) == [1]
