"""The bar above the page: what stays, what goes, what is said."""

from collections.abc import Callable
from pathlib import PurePath

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import DiskFull, FileUnwritable, ReaderError
from leifeng_reader.ui import style
from leifeng_reader.ui.messages import Kind, MessageBar, words

LONG = "Something happened that takes a whole sentence, and then another one, to tell. " * 3
SHORT_MS, SOON_MS = 20, 300


class Stage:
    """A window with a bar above a field, and what the bar said and did."""

    def __init__(self, qtbot: QtBot, news_ms: int) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.spoken: list[tuple[str, Kind]] = []
        self.bar = MessageBar(news_ms=news_ms, speak=self._hear)
        self.dismissed: list[str] = []
        self.bar.dismissed.connect(lambda: self.dismissed.append(self.bar.kind))
        self.field = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.bar)
        column.addWidget(self.field)
        self.window.resize(700, 300)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)

    def _hear(self, bar: QFrame, text: str, kind: Kind) -> None:
        assert bar.isVisible()
        self.spoken.append((text, kind))

    def button(self, label: str) -> QPushButton:
        found = [b for b in self.bar.findChildren(QPushButton) if b.text() == label]
        return next(button for button in found if not button.isHidden())

    @property
    def close(self) -> QToolButton:
        return self.bar.findChild(QToolButton)


class Painted(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


MakeStage = Callable[..., Stage]


@pytest.fixture
def make_stage(qtbot: QtBot, qapp: QApplication) -> MakeStage:
    style.apply_chrome(qapp, dark=False)
    return lambda news_ms=60_000: Stage(qtbot, news_ms)


def nothing() -> None:
    """Do nothing, for buttons."""


class TestWords:
    def test_an_error_is_said_in_its_sentence(self) -> None:
        said = words(FileUnwritable(PurePath("/x/notes.csv"), "No space left on device"))
        assert "notes.csv" in said
        assert "No space left on device" in said

    def test_each_error_has_words_of_its_own(self) -> None:
        full = words(DiskFull(PurePath("library.sqlite")))
        assert full != words(ReaderError())
        assert "room" in full

    def test_a_fault_of_ours_shows_nothing_of_its_inside(self) -> None:
        assert "secret" not in words(KeyError("secret"))


class TestShowing:
    def test_a_message_is_shown_and_said(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        assert stage.bar.isHidden()
        assert stage.bar.show_message("Exported 12 annotations.", "info")
        assert stage.bar.isVisible()
        assert stage.spoken == [("Exported 12 annotations.", "info")]
        assert stage.bar.accessibleName() == "Exported 12 annotations."

    def test_screen_readers_are_told_through_qt(self, qtbot: QtBot) -> None:
        bar = MessageBar()
        qtbot.addWidget(bar)
        kinds: tuple[Kind, ...] = ("info", "advice", "warning", "hint")
        for kind in kinds:
            bar.show_message("Words", kind)  # a Qt warning would fail the test
            bar.dismiss()

    def test_a_message_is_never_rich_text(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("<b>bold</b> &amp; <img src='file:///etc/passwd'>", "warning")
        label = stage.bar.findChild(QLabel)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == "<b>bold</b> &amp; <img src='file:///etc/passwd'>"

    def test_the_newest_takes_the_place(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("one", "hint", [("Old", nothing)])
        stage.bar.show_message("two", "info", [("New", nothing)])
        QApplication.processEvents()
        assert stage.bar.text == "two"
        shown = [b.text() for b in stage.bar.findChildren(QPushButton) if b.isVisible()]
        assert shown == ["New"]
        assert stage.dismissed == []

    @pytest.mark.parametrize("kind", ["info", "hint"])
    def test_a_warning_is_not_pushed_away(self, make_stage: MakeStage, kind: Kind) -> None:
        stage = make_stage()
        stage.bar.show_message("No room on the disk.", "warning")
        assert not stage.bar.show_message("Exported.", kind)
        assert stage.bar.text == "No room on the disk."
        assert stage.bar.show_message("Still no room.", "warning")
        assert stage.bar.text == "Still no room."

    def test_news_come_through_once_the_warning_is_gone(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("No room on the disk.", "warning")
        stage.bar.dismiss()
        assert stage.bar.show_message("Exported.", "info")
        assert stage.bar.isVisible()

    def test_a_long_message_wraps_and_the_window_may_stay_narrow(
        self, make_stage: MakeStage
    ) -> None:
        stage = make_stage()
        stage.bar.show_message("Short.", "info")
        QApplication.processEvents()
        one_line = stage.bar.height()
        stage.bar.show_message(LONG + "x" * 500, "info", [("Show in folder", nothing)])
        QApplication.processEvents()
        assert stage.window.width() == 700
        assert stage.bar.height() > one_line + 20

    def test_it_takes_no_focus_by_itself(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("Exported.", "info", [("Show in folder", nothing)])
        QTest.mouseClick(stage.button("Show in folder"), Qt.MouseButton.LeftButton)
        assert stage.field.hasFocus()

    def test_a_newer_message_is_painted_on_all_of_the_bar(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("Words", "info")
        QApplication.processEvents()
        painted = Painted(stage.bar)
        stage.bar.show_message("Words", "warning")
        QApplication.processEvents()
        assert stage.bar.rect() in painted.areas

    @pytest.mark.parametrize("dark", [False, True])
    def test_a_warning_looks_different_from_news(
        self, make_stage: MakeStage, qapp: QApplication, dark: bool
    ) -> None:
        stage = make_stage()
        style.apply_chrome(qapp, dark)
        grounds = set()
        for kind in ("info", "warning"):
            stage.bar.show_message("Words", kind)
            image = stage.bar.grab().toImage()
            grounds.add(image.pixelColor(image.width() // 2, 2).name())
        assert len(grounds) == 2


class TestGoing:
    @pytest.mark.parametrize("kind", ["info", "advice"])
    def test_news_go_by_themselves(self, make_stage: MakeStage, qtbot: QtBot, kind: Kind) -> None:
        stage = make_stage(SHORT_MS)
        stage.bar.show_message("Exported.", kind)
        qtbot.waitUntil(stage.bar.isHidden, timeout=2000)
        assert stage.dismissed == [kind]

    @pytest.mark.parametrize("kind", ["warning", "hint"])
    def test_the_rest_stays(self, make_stage: MakeStage, qtbot: QtBot, kind: Kind) -> None:
        stage = make_stage(SHORT_MS)
        stage.bar.show_message("Look.", kind)
        qtbot.wait(SOON_MS)
        assert stage.bar.isVisible()

    def test_a_warning_stays_that_took_the_place_of_news(
        self, make_stage: MakeStage, qtbot: QtBot
    ) -> None:
        stage = make_stage(SHORT_MS)
        stage.bar.show_message("Exported.", "info")
        stage.bar.show_message("No room on the disk.", "warning")
        qtbot.wait(SOON_MS)
        assert stage.bar.text == "No room on the disk."
        assert stage.bar.isVisible()

    def test_news_wait_while_the_pointer_is_on_them(
        self, make_stage: MakeStage, qtbot: QtBot
    ) -> None:
        stage = make_stage(SHORT_MS)
        stage.bar.show_message("Exported.", "info")
        at = QPointF(5, 5)
        QApplication.sendEvent(stage.bar, QEnterEvent(at, at, at))
        qtbot.wait(SOON_MS)
        assert stage.bar.isVisible()
        QApplication.sendEvent(stage.bar, QEvent(QEvent.Type.Leave))
        qtbot.waitUntil(stage.bar.isHidden, timeout=3000)

    def test_news_wait_while_they_have_the_focus(self, make_stage: MakeStage, qtbot: QtBot) -> None:
        stage = make_stage(SHORT_MS)
        stage.bar.show_message("Exported.", "info", [("Show in folder", nothing)])
        stage.button("Show in folder").setFocus()
        qtbot.wait(SOON_MS)
        assert stage.bar.isVisible()
        stage.field.setFocus()
        qtbot.waitUntil(stage.bar.isHidden, timeout=3000)

    def test_escape_dismisses_from_every_button(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        for target in ("Show in folder", ""):
            stage.bar.show_message("Exported.", "warning", [("Show in folder", nothing)])
            widget = stage.button(target) if target else stage.close
            widget.setFocus()
            QTest.keyClick(widget, Qt.Key.Key_Escape)
            assert stage.bar.isHidden()
        assert stage.dismissed == ["warning", "warning"]

    def test_the_cross_dismisses(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("Select a passage.", "hint")
        QTest.mouseClick(stage.close, Qt.MouseButton.LeftButton)
        assert stage.bar.isHidden()
        assert stage.dismissed == ["hint"]

    def test_dismissing_nothing_tells_nothing(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.dismiss()
        assert stage.dismissed == []

    def test_a_button_does_what_it_is_for_after_the_message_is_gone(
        self, make_stage: MakeStage
    ) -> None:
        stage = make_stage()

        def try_again() -> None:
            stage.bar.show_message("Exported.", "info")

        stage.bar.show_message("No room.", "warning", [("Try again", try_again)])
        QTest.mouseClick(stage.button("Try again"), Qt.MouseButton.LeftButton)
        assert stage.bar.isVisible()
        assert (stage.bar.text, stage.bar.kind) == ("Exported.", "info")

    def test_tab_goes_from_button_to_button_to_the_cross(self, make_stage: MakeStage) -> None:
        stage = make_stage()
        stage.bar.show_message("Look.", "warning", [("One", nothing), ("Two", nothing)])
        stage.button("One").setFocus()
        for label in ("Two", "Dismiss"):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert label in (focus.accessibleName(), focus.property("text"))
