"""The lines of a concordance as a table."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from leifeng_reader.core.concordance import Line, Order
from leifeng_reader.ui.models.concordance import Column, ConcordanceModel

LINES = [
    Line("d", "One", 10, 13, "the old ", "man", " walked on"),
    Line("d", "One", 50, 53, "a young ", "man", " came by"),
    Line("e", "二", 4, 5, "年轻的", "人", "来了"),
]


@pytest.fixture
def model() -> ConcordanceModel:
    made = ConcordanceModel(60)
    made.show(LINES)
    return made


def test_the_model_is_sound(model: ConcordanceModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_lines_stand_as_in_the_texts_or_sorted(model: ConcordanceModel) -> None:
    assert model.lines == LINES
    model.sort_by(Order.RIGHT)
    assert [line.right for line in model.lines] == [" came by", " walked on", "来了"]
    model.sort_by(Order.LEFT)
    assert [line.left for line in model.lines][:2] == ["the old ", "a young "]
    model.sort_by(Order.TEXT)
    assert model.lines == LINES


def test_the_width_cuts_both_sides(model: ConcordanceModel) -> None:
    model.set_width(4)
    cells = [str(model.index(0, column).data()) for column in Column]
    assert cells == ["old ", "man", " wal", "One"]
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "年轻的人来了, 二"
