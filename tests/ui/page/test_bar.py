"""The bar by a selection: every theme can be reached, however narrow the page is."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Theme
from leifeng_reader.ui.page.bar import SelectionBar, ThemeChip

NAMES = ("Commemoration in the everyday lives of us", "为人民服务的精神与志愿活动", *"abcdefg")


@pytest.mark.parametrize(("width", "columns"), [(900, 3), (480, 3), (345, 2), (240, 1)])
def test_no_chip_is_cut_off_in_a_narrow_page(qtbot: QtBot, width: int, columns: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, 700)
    bar = SelectionBar(page)
    themes = [Theme(str(n), name, "amber", None, n, key=n) for n, name in enumerate(NAMES, 1)]
    bar.show_themes(themes, [], "light")
    line = QRectF(width - 60, 600, 40, 20)
    page.show()
    for area in (page.rect(), QRect(0, 0, 900, 700), page.rect()):
        bar.place(area, line, line, removable=False)
    chips = bar.findChildren(ThemeChip)
    assert len(chips) == len(NAMES)
    assert len({chip.x() for chip in chips}) == columns
    assert page.rect().contains(bar.geometry())
    assert all(
        bar.rect().contains(QRect(chip.mapTo(bar, chip.rect().topLeft()), chip.size()))
        for chip in chips
    )


def test_a_bar_that_is_shown_already_shows_other_themes_whole(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    bar = SelectionBar(page)
    themes = [Theme(str(n), name, "amber", None, n, key=n) for n, name in enumerate(NAMES, 1)]
    line = QRectF(60, 400, 40, 20)
    sizes = set()
    for number in (9, 9, 3, 9):  # as a selection grows with each press of a key
        bar.show_themes(themes[:number], [], "light")
        bar.place(page.rect(), line, line, removable=False)
        shown = [chip for chip in bar.findChildren(ThemeChip) if chip.isVisible()]
        assert all(
            bar.rect().contains(chip.mapTo(bar, QPoint(150, 20))) for chip in shown[-number:]
        )
        sizes.add((number, bar.width(), bar.height()))
    assert len(sizes) == 2
