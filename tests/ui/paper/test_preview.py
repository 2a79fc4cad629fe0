"""The preview: what is seen is laid out, the place is kept, the page is white."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.study import PageSetup
from leifeng_reader.ui import style
from leifeng_reader.ui.paper.preview import Preview
from leifeng_reader.ui.paper.printing import print_on

from .samples import long_set, paper, worksheet


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def settled(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(lambda: preview.is_complete)


def test_it_counts_the_pages_in_idle_moments(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.waitSignal(preview.counted) as counted:
        preview.show_paper(long_set(8))
        assert not preview.is_complete
    assert counted.args == [preview.page_count]
    assert preview.page_count > 6


def test_it_keeps_its_place_when_the_paper_changes(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(long_set(8))
    settled(qtbot, preview)
    preview.go_to(4, 0.5)
    place = preview.place
    assert place.page == 4
    preview.show_paper(long_set(8, version="B"))
    assert preview.place == place
    settled(qtbot, preview)
    assert preview.place == place
    preview.fit_width()
    preview.show_real_size()
    assert preview.place.page == 4
    assert preview.place.share == pytest.approx(0.5, abs=0.01)


def test_a_shorter_paper_ends_where_it_ends(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(long_set(8))
    settled(qtbot, preview)
    preview.go_to(9)
    preview.show_paper(paper())
    settled(qtbot, preview)
    assert preview.page_count == 1
    assert preview.page_rect(0).bottom() > 0
    preview.grab()


def test_nothing_is_shown_of_no_paper(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(worksheet())
    preview.show_paper(None)
    assert preview.page_count == 0
    preview.grab()
    assert preview.verticalScrollBar().maximum() == 0


def test_real_size_is_the_papers_size_on_the_screen(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(worksheet())
    preview.show_real_size()
    inches = preview.page_rect(0).width() / preview.screen().physicalDotsPerInch()
    assert inches == pytest.approx(210 / 25.4, abs=0.05)
    preview.show_paper(replace(worksheet(), page=PageSetup(landscape=True)))
    inches = preview.page_rect(0).width() / preview.screen().physicalDotsPerInch()
    assert inches == pytest.approx(297 / 25.4, abs=0.05)


def test_as_wide_as_the_view_it_follows_the_view(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(worksheet())
    preview.fit_width()
    narrow = preview.page_rect(0).width()
    preview.resize(1000, 800)
    assert preview.page_rect(0).width() > narrow + 250
    assert preview.horizontalScrollBar().maximum() == 0


def test_the_page_is_white_on_the_dark_window(
    qtbot: QtBot, qapp: QApplication, preview: Preview
) -> None:
    preview.show_paper(worksheet())
    style.apply_chrome(qapp, True)
    try:
        image = preview.grab().toImage()
        corner = preview.page_rect(0).topLeft().toPoint() + QPoint(10, 10)
        assert image.pixelColor(corner).name() == "#ffffff"
        assert image.pixelColor(2, 2).lightnessF() < 0.3
    finally:
        style.apply_chrome(qapp, False)


def test_keys_scroll(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(long_set(8))
    settled(qtbot, preview)
    bar = preview.verticalScrollBar()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 1000
    QTest.keyClick(preview, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == bar.maximum() - bar.pageStep()
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_another_preview_can_follow(qtbot: QtBot, preview: Preview) -> None:
    other = Preview()
    qtbot.addWidget(other)
    other.resize(700, 800)
    for each in (preview, other):
        each.show_paper(long_set(8))
        settled(qtbot, each)
    preview.moved.connect(other.go_to)
    other.moved.connect(preview.go_to)
    preview.verticalScrollBar().setValue(2500)
    assert other.place == preview.place


def test_pages_are_printed_as_chosen(qtbot: QtBot, tmp_path) -> None:  # type: ignore[no-untyped-def]
    import pypdfium2
    from PySide6.QtGui import QPageRanges
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)
    assert print_on(printer, [worksheet()])
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == 2
    assert "2 / 3" in document[0].get_textpage().get_text_range()
    document.close()
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_on(printer, [worksheet()])
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    feet = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(feet) == 2 and "3 / 3" in feet[0] and "1 / 3" in feet[1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_cannot_be_printed_is_told(qtbot: QtBot, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    assert not print_on(printer, [worksheet()])
