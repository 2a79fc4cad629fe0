"""Pictures by keyboard: from a mark to its passages, from a passage to the text; saved as files."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.operations import annotating
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.charts.gathering import Kind
from leifeng_reader.ui.dialogs.pictures import PicturesWindow
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
TEXT = "\n".join(f"Paragraph {n} tells of a screw that never rusts." for n in range(20))


class Drawn:
    """A window on a text with some annotations, and its pictures."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        session = window.session
        self.one = new_theme(session.store, "One", origin=session.origin)
        self.two = new_theme(session.store, "=Two", origin=session.origin)
        self.document, self.text = import_text(session.store, TEXT, "Screws", session.origin)
        session.poll()
        session.codebook = type(session.codebook).of(session.store.themes())
        session.open(self.document.id)
        self.first = self.annotate(0, self.one)
        self.second = self.annotate(5, self.one, self.two)
        self.third = self.annotate(18, self.one)
        QApplication.processEvents()

    def annotate(self, paragraph: int, *themes: Theme) -> Annotation:
        start = TEXT.index(f"Paragraph {paragraph} ")
        change, made = annotating.annotate(
            self.document,
            self.text,
            (start, start + 9),
            self.window.session.origin,
            themes=[theme.id for theme in themes],
        )
        assert self.window.session.perform(change, "annotate")
        return made

    def open(self, kind: Kind) -> PicturesWindow:
        QTest.keyClick(self.window.pane.view, Qt.Key.Key_Y, CTRL | SHIFT)
        QApplication.processEvents()
        found = self.window.findChild(PicturesWindow)
        assert isinstance(found, PicturesWindow)
        found.activateWindow()
        assert found.kind.hasFocus() or found.isVisible()
        found.kind.setFocus()
        for _ in range(list(Kind).index(kind)):
            QTest.keyClick(found.kind, Qt.Key.Key_Down)
        self.wait(found)
        return found

    def wait(self, found: PicturesWindow) -> None:
        self.qtbot.waitUntil(lambda: found.canvas.chart is not None, timeout=20_000)
        found.canvas.setFocus()

    def listed(self, found: PicturesWindow) -> list[str]:
        model = found.found
        leads = (model.lead(row) for row in range(model.rowCount()))
        return [lead.annotation_id for lead in leads if lead]

    def press(self, found: PicturesWindow, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(found.canvas, key)

    def choose(self, found: PicturesWindow) -> None:
        """Press Enter on the current mark, and wait for its passages."""
        self.press(found, ENTER)
        self.qtbot.waitUntil(found.rows.hasFocus, timeout=20_000)


@pytest.fixture
def drawn(qtbot: QtBot, tmp_path: Path) -> Iterator[Drawn]:
    window = open_window(tmp_path / "library.sqlite")
    window.furnish()
    window.resize(1280, 800)
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Drawn(window, qtbot)
    if window.isVisible():
        window.close()
    window.deleteLater()
    QApplication.processEvents()


def tips(found: PicturesWindow) -> list[str]:
    chart = found.canvas.chart
    assert chart is not None
    return [chart.boxes[number].tip for number in found.canvas.marks()]


def test_the_strip_leads_by_arrows_to_a_passage_and_into_the_text(drawn: Drawn) -> None:
    found = drawn.open(Kind.STRIP)
    assert [tip.partition(":")[0] for tip in tips(found)] == ["One", "One", "One", "=Two"]
    drawn.press(found, Qt.Key.Key_Home, Qt.Key.Key_Right)
    assert found.status.text() == tips(found)[1]
    drawn.press(found, Qt.Key.Key_Down)
    assert found.status.text().startswith("=Two")
    drawn.press(found, Qt.Key.Key_Up)
    drawn.choose(found)
    assert drawn.listed(found) == [drawn.second.id]
    QTest.keyClick(found.rows, ENTER)
    assert not found.isVisible()
    current = drawn.window.pane.view.current
    assert current is not None and current.id == drawn.second.id


def test_numbers_of_texts_and_of_pairs(drawn: Drawn) -> None:
    found = drawn.open(Kind.BY_TEXT)
    assert tips(found) == ["One × Screws: 3", "=Two × Screws: 1"]
    drawn.press(found, Qt.Key.Key_Home)
    drawn.choose(found)
    assert drawn.listed(found) == [drawn.first.id, drawn.second.id, drawn.third.id]
    QTest.keyClick(found.rows, Qt.Key.Key_Escape)
    assert found.canvas.hasFocus() and found.isVisible()
    found.show_kind(Kind.TOGETHER)
    drawn.wait(found)
    assert sorted(tips(found)) == ["=Two × One: 1", "=Two: 1", "One × =Two: 1", "One: 3"]
    drawn.press(found, Qt.Key.Key_Home, Qt.Key.Key_Right)
    drawn.choose(found)
    assert drawn.listed(found) == [drawn.second.id]
    found.close()


def test_time_words_and_gaps(drawn: Drawn) -> None:
    found = drawn.open(Kind.TIME)
    assert found.scope.isVisible() and found.period.isVisible()
    assert [tip.rpartition(": ")[2] for tip in tips(found)] == ["3"]
    drawn.press(found, Qt.Key.Key_Home)
    drawn.choose(found)
    assert len(drawn.listed(found)) == 3
    found.show_kind(Kind.WORDS)
    drawn.wait(found)
    assert not found.period.isVisible()
    assert any(tip.startswith("“screw”: times 20") for tip in tips(found))
    found.show_kind(Kind.GAPS)
    drawn.wait(found)
    assert len(tips(found)) == 18  # 17 paragraphs without a theme, one theme with one passage
    drawn.press(found, Qt.Key.Key_Home)
    drawn.choose(found)
    lead = found.found.lead(0)
    assert lead is not None and lead.words.startswith("Paragraph 1 ")
    QTest.keyClick(found.rows, ENTER)
    start, end = drawn.window.pane.view.selection()
    assert TEXT[start:end].startswith("Paragraph 1 tells")


def test_undo_is_seen_at_once(drawn: Drawn) -> None:
    found = drawn.open(Kind.STRIP)
    before = len(tips(found))
    QTest.keyClick(found.canvas, Qt.Key.Key_Z, CTRL)
    drawn.qtbot.waitUntil(lambda: len(tips(found)) == before - 1, timeout=20_000)
    QTest.keyClick(found.canvas, Qt.Key.Key_Z, CTRL | SHIFT)
    drawn.qtbot.waitUntil(lambda: len(tips(found)) == before, timeout=20_000)


def test_a_click_chooses_too(drawn: Drawn) -> None:
    found = drawn.open(Kind.BY_TEXT)
    chart = found.canvas.chart
    assert chart is not None
    QTest.mouseClick(
        found.canvas, Qt.MouseButton.LeftButton, pos=chart.boxes[1].rect.center().toPoint()
    )
    drawn.qtbot.waitUntil(lambda: drawn.listed(found) == [drawn.second.id], timeout=20_000)
    drawn.press(found, Qt.Key.Key_End)
    QTest.mouseClick(found.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert drawn.listed(found) == [drawn.second.id]  # beside every mark: nothing happens


def test_pictures_and_tables_are_saved(drawn: Drawn, tmp_path: Path) -> None:
    found = drawn.open(Kind.BY_TEXT)
    asked: list[Path] = []

    def answer(name: str) -> None:
        found.choose = lambda _, suggested, __: asked.append(suggested) or tmp_path / name

    answer("picture.png")
    found.picture_button.setFocus()
    QTest.keyClick(found.picture_button, Qt.Key.Key_Space)
    image, chart = QImage(str(tmp_path / "picture.png")), found.canvas.chart
    assert chart is not None and image.width() == round(2 * chart.size.width())
    centre = chart.boxes[0].rect.topLeft() * 2
    assert image.pixelColor(int(centre.x()) + 4, int(centre.y()) + 4).name() == chart.boxes[0].fill
    answer("drawing.svg")
    QTest.keyClick(found.picture_button, Qt.Key.Key_Space)
    drawing = ElementTree.parse(tmp_path / "drawing.svg")
    words = "".join(drawing.getroot().itertext())
    assert "Pictures" not in words and "Screws" in words and "One" in words
    answer("table.csv")
    found.table_button.setFocus()
    QTest.keyClick(found.table_button, Qt.Key.Key_Space)
    rows = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_bytes().decode("utf-8-sig"))))
    assert rows == [["", "Screws"], ["One", "3"], ["'=Two", "1"]]
    assert asked[0].name == "Themes by text.png" and "Saved" in found.messages.text
    answer("no/folder.csv")
    QTest.keyClick(found.table_button, Qt.Key.Key_Space)
    assert "could not be written" in found.messages.text


def test_a_text_without_annotations_says_so(drawn: Drawn) -> None:
    for _ in range(3):
        drawn.window.session.undo_stack.undo()
    found = drawn.open(Kind.STRIP)
    chart = found.canvas.chart
    assert chart is not None and chart.empty == "No passage of this text has a theme yet."
    assert not found.picture_button.isEnabled() and found.canvas.marks() == []
    drawn.press(found, Qt.Key.Key_Right, ENTER)
    assert found.found.rowCount() == 0
