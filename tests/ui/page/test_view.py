"""Selecting, moving, scrolling and painting in the reading view."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.colours import PAGES, tone
from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.ui.page.view import ReadingView
from tests.ui.page.conftest import PROSE, MakeView, mark

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def place(view: ReadingView, position: int) -> QPoint:
    """Return the middle of the character at a position, in the viewport."""
    box = view.scene.boxes(position, position + 1)[0]
    return box.center().toPoint()


def selected(view: ReadingView) -> str:
    start, end = view.selection()
    return view.text.content[start:end]


def press(view: ReadingView, *keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
    for key in keys:
        code, modifiers = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(view, code, modifiers)


def drag(view: ReadingView, start: int, end: int) -> None:
    viewport = view.viewport()
    first, last = view.scene.caret(start), view.scene.caret(end)
    QTest.mousePress(viewport, LEFT, pos=first.center().toPoint())
    QTest.mouseMove(viewport, first.center().toPoint() + QPoint(20, 0))
    QTest.mouseMove(viewport, last.center().toPoint())
    QTest.mouseRelease(viewport, LEFT, pos=last.center().toPoint())


class TestMouse:
    def test_drag_selects_from_press_to_release(self, make_view: MakeView) -> None:
        view = make_view(PROSE * 3)
        drag(view, 9, 24)
        assert selected(view) == "bright cold day"

    def test_drag_across_paragraphs_and_chunks(self, make_view: MakeView) -> None:
        view = make_view(PROSE * 100, PROSE * 100, width=700)
        view.go_to(len(PROSE) * 100 - 100)
        start, end = view.scene.visible_span()
        drag(view, start, end - 5)
        assert view.selection() == (start, end - 5)
        assert "\n" in selected(view)

    def test_double_click_selects_the_word(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, 11))
        assert selected(view) == "bright"

    def test_third_click_selects_the_sentence(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, 40))
        QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 40))
        assert selected(view) == "The clocks were striking thirteen, they say."

    def test_shift_click_extends(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        QTest.mouseClick(view.viewport(), LEFT, pos=view.scene.caret(9).center().toPoint())
        QTest.mouseClick(view.viewport(), LEFT, SHIFT, view.scene.caret(20).center().toPoint())
        assert view.selection() == (9, 20)

    def test_dragging_below_the_edge_scrolls(self, make_view: MakeView, qtbot: QtBot) -> None:
        view = make_view(*[PROSE * 3] * 40)
        QTest.mousePress(view.viewport(), LEFT, pos=place(view, 5))
        QTest.mouseMove(view.viewport(), QPoint(300, 590))
        QTest.mouseMove(view.viewport(), QPoint(300, 700))
        qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200)
        QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(300, 500))
        assert view.selection()[1] > 500

    def test_click_on_one_annotation_and_on_several(
        self, make_view: MakeView, qtbot: QtBot
    ) -> None:
        view = make_view(PROSE)
        mark(view, (0, 15), (9, 24))
        with qtbot.waitSignal(view.annotationClicked) as one:
            QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 2))
        assert one.args is not None and one.args[0] == "0"
        with qtbot.waitSignal(view.chooserWanted) as several:
            QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 11))
        assert several.args is not None and sorted(several.args[0]) == ["0", "1"]

    def test_click_on_a_lane(self, make_view: MakeView, qtbot: QtBot) -> None:
        view = make_view(PROSE * 4)
        mark(view, (0, 300))
        box = view.scene.boxes(0, 1)[0]
        with qtbot.waitSignal(view.annotationClicked):
            QTest.mouseClick(
                view.viewport(), LEFT, pos=QPoint(view.scene.left - 17, round(box.center().y()))
            )

    def test_an_end_can_be_dragged(self, make_view: MakeView, qtbot: QtBot) -> None:
        view = make_view(PROSE)
        mark(view, (9, 15))
        view.show_current(view.scene.marks.index.by_id["0"])
        with qtbot.waitSignal(view.resizeWanted) as wanted:
            drag(view, 15, 24)
        assert wanted.args == ["0", 9, 24]
        with qtbot.waitSignal(view.resizeWanted) as wanted:
            drag(view, 9, 3)
        assert wanted.args == ["0", 3, 15]
        assert view.current == view.scene.marks.index.by_id["0"], "only the window changes it"

    def test_a_link_is_told_of_not_followed(self, make_view: MakeView, qtbot: QtBot) -> None:
        view = make_view(Part("See here now.", spans=(Span(SpanKind.LINK, 4, 8, "https://a.b"),)))
        with qtbot.waitSignal(view.linkActivated) as wanted:
            QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 5))
        assert wanted.args == ["https://a.b"]


class TestKeyboard:
    def test_arrow_brings_up_the_caret(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        assert not view.has_caret
        press(view, Qt.Key.Key_Right)
        assert view.has_caret
        assert view.position == 1
        press(view, Qt.Key.Key_F7)
        assert not view.has_caret

    def test_words_sentences_paragraphs(self, make_view: MakeView) -> None:
        view = make_view(PROSE, "Second one. And more.")
        second = len(PROSE) + 1
        press(view, Qt.Key.Key_F7, (Qt.Key.Key_Right, CTRL))
        assert view.position == 3
        press(view, (Qt.Key.Key_Down, ALT))
        assert view.position == PROSE.index("The clocks")
        press(view, (Qt.Key.Key_Down, ALT))
        assert view.position == second
        press(view, (Qt.Key.Key_Up, ALT))
        assert view.position == PROSE.index("The clocks")
        press(view, (Qt.Key.Key_Down, CTRL))
        assert view.position == second
        press(view, (Qt.Key.Key_Up, CTRL))
        assert view.position == 0

    def test_rows_keep_their_x(self, make_view: MakeView) -> None:
        view = make_view(PROSE * 5, "Short.", PROSE * 5)
        view.select(30, 30)
        x = view.scene.caret(30).left()
        rows = 0
        while view.position < len(PROSE) * 5 + 20 and rows < 40:
            press(view, Qt.Key.Key_Down)
            rows += 1
        assert 5 <= rows < 40
        assert view.scene.caret(view.position).left() == pytest.approx(x, abs=12)
        for _ in range(rows):
            press(view, Qt.Key.Key_Up)
        assert view.position == pytest.approx(30, abs=1)

    def test_shift_selects_the_other_way_too(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        view.select(9, 9)
        press(view, (Qt.Key.Key_Right, CTRL | SHIFT), (Qt.Key.Key_Right, CTRL | SHIFT))
        assert selected(view) == "bright cold "
        press(view, (Qt.Key.Key_Home, SHIFT))
        assert selected(view) == "It was a "

    def test_home_and_end_of_a_wrapped_line(self, make_view: MakeView) -> None:
        view = make_view(PROSE * 5)
        view.select(100, 100)
        press(view, Qt.Key.Key_Left, Qt.Key.Key_Home)
        start = view.position
        press(view, Qt.Key.Key_End)
        assert start < 99 < view.position
        assert view.scene.line_span(start)[0] == start

    def test_every_position_is_reached_by_right(self, make_view: MakeView) -> None:
        view = make_view("A雷😀e\u0301x", "b")
        seen = []
        press(view, Qt.Key.Key_F7)
        for _ in range(8):
            seen.append(view.position)
            press(view, Qt.Key.Key_Right)
        assert seen == [0, 1, 2, 3, 5, 6, 7, 8]

    def test_page_down_then_up_returns(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 3] * 60)
        press(view, Qt.Key.Key_Space)
        assert view.verticalScrollBar().value() > 300
        press(view, (Qt.Key.Key_Space, SHIFT))
        assert view.verticalScrollBar().value() == 0

    def test_caret_stays_in_view(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 3] * 60)
        for _ in range(60):
            press(view, Qt.Key.Key_Down)
        rect = view.scene.caret(view.position)
        assert rect.top() >= 0 and rect.bottom() <= view.viewport().height()
        press(view, (Qt.Key.Key_End, CTRL))
        rect = view.scene.caret(view.position)
        assert view.position == view.length
        assert rect.top() >= 0 and rect.bottom() <= view.viewport().height()

    def test_right_to_left_turns_the_arrows_round(self, make_view: MakeView) -> None:
        view = make_view("שלום עולם")
        press(view, Qt.Key.Key_F7, Qt.Key.Key_Left)
        assert view.position == 1


class TestPlace:
    def test_there_and_back_the_page_stands_as_it_stood(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 4] * 60, width=900)
        view.go_to(9_000)
        view.verticalScrollBar().setValue(view.scene.scroll - 11)
        before = view.scene.caret(9_000).top()
        for _ in range(4):
            for width in (500, 900):
                view.resize(width, view.height())
                assert abs(view.scene.caret(view.first_visible()).top() - 11) < 20
        assert view.scene.caret(9_000).top() == before

    def test_narrowing_and_zooming_keep_the_first_line(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 3] * 300)
        view.go_to(30_000)
        first = view.first_visible()
        view.resize(420, 600)
        assert abs(view.first_visible() - first) < 100
        view.resize(800, 600)
        assert abs(view.first_visible() - first) < 100

    def test_every_position_can_be_gone_to(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 3] * 300)
        for position in (0, 7, 35_000, 70_000, 12_345, view.length - 1):
            view.go_to(position, 0.3)
            rect = view.scene.caret(position)
            assert 0 <= rect.top() < view.viewport().height()

    def test_scrolling_up_through_the_unmeasured_is_smooth(self, make_view: MakeView) -> None:
        view = make_view(*[PROSE * 3, "Short.", "雷锋" * 200] * 100)
        view.go_to(60_000)
        bar = view.verticalScrollBar()
        for _ in range(200):
            position = view.first_visible()
            before = view.scene.caret(position).top()
            bar.setValue(bar.value() - 37)
            assert view.scene.caret(position).top() == pytest.approx(before + 37, abs=1)

    def test_a_block_of_a_million_characters_is_cut(self, make_view: MakeView) -> None:
        view = make_view("x" * 1_000_000)
        view.go_to(999_000)
        assert view.scene.visible_span()[1] > 999_000
        assert all(c.end - c.start <= 18_000 for c in view.scene.flow.chunks)


class TestPaint:
    def grab(self, view: ReadingView) -> QImage:
        return view.viewport().grab().toImage()

    def colours(self, view: ReadingView, start: int, end: int) -> set[str]:
        image, ratio = self.grab(view), view.devicePixelRatioF()
        return {
            image.pixelColor(QPointF(x * ratio, (box.top() + 2) * ratio).toPoint()).name()
            for box in view.scene.boxes(start, end)
            for x in range(round(box.left()) + 5, round(box.right()) - 5)
        }

    def test_one_colour_where_one_and_another_where_two(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        mark(view, (0, 15), (9, 24))
        fill = tone("amber").on("light").fill
        assert fill in self.colours(view, 0, 8)
        both = self.colours(view, 9, 15)
        assert fill not in both
        assert tone("blue").on("light").fill not in both
        assert PAGES["light"].paper not in both

    def test_nothing_where_nothing(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        mark(view, (0, 15))
        assert tone("amber").on("light").fill not in self.colours(view, 30, 40)

    def test_a_hidden_annotation_is_not_painted(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        mark(view, (0, 15))
        source = view.scene.marks
        view.show_marks(type(source)(source.index, lambda _: False, source.tone))
        assert tone("amber").on("light").fill not in self.colours(view, 0, 14)

    def test_find_hits_and_selection_show(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        view.show_hits([(9, 15), (20, 24)], 1)
        assert PAGES["light"].find in self.colours(view, 9, 15)
        assert PAGES["light"].find_current in self.colours(view, 20, 24)
        view.select(27, 34)
        assert PAGES["light"].selection in self.colours(view, 27, 34)

    def test_lanes_of_overlaps_stand_side_by_side(self, make_view: MakeView) -> None:
        view = make_view(PROSE)
        mark(view, (0, 30), (5, 40), (10, 35))
        image, y = self.grab(view), round(view.scene.boxes(12, 13)[0].center().y())
        ratio = view.devicePixelRatioF()
        seen = {
            image.pixelColor(round(x * ratio), round(y * ratio)).name()
            for x in range(view.scene.left - 40, view.scene.left - 4)
        }
        strong = {
            QColor(tone(name).on("light").strong).name() for name in ["amber", "blue", "rose"]
        }
        assert strong <= seen

    def test_headings_are_larger(self, make_view: MakeView) -> None:
        view = make_view(Part("Heading", BlockKind.HEADING, 1), PROSE)
        heading, body = view.scene.caret(0), view.scene.caret(9)
        assert heading.height() > body.height() * 1.2


def test_copy_is_plain_text_and_clean_html(make_view: MakeView) -> None:
    view = make_view(Part("Big <one>", BlockKind.HEADING, 2), "a\u2028b & c", PROSE)
    view.select(4, 15)
    data = view.selected()
    assert data is not None
    assert data.text() == "<one>\na\nb &"
    assert data.html() == "<h2>&lt;one&gt;</h2>\n<p>a<br>b &amp;</p>"


def test_strip_goes_where_it_is_clicked(make_view: MakeView) -> None:
    view = make_view(*[PROSE * 3] * 300)
    mark(view, (70_000, 70_010))
    view.strip.show_marks(view.scene.marks)
    image = view.strip.grab().toImage()
    height = image.height()
    amber = QColor(tone("amber").on("light").strong)
    rows = [
        y
        for y in range(height)
        if image.pixelColor(round(5 * view.devicePixelRatioF()), y) == amber
    ]
    assert rows
    assert rows[0] / height == pytest.approx(70_000 / view.length, abs=0.02)
    QTest.mouseClick(view.strip, LEFT, pos=QPoint(5, rows[0]))
    start, end = view.scene.visible_span()
    assert start - 2000 < 70_000 < end + 2000


def test_empty_text_shows_nothing_and_takes_every_key(make_view: MakeView) -> None:
    view = make_view()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_F7):
        press(view, key)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(200, 200))
    QTest.mouseDClick(view.viewport(), LEFT, pos=QPoint(200, 200))
    QApplication.processEvents()
    assert view.selection() == (0, 0)
