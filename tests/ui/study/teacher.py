"""Somebody at the builder of the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.study import PartKind, StudySet
from leifeng_reader.operations import annotating
from leifeng_reader.study.paper import Paragraph, ReadingText, Table, Title
from leifeng_reader.ui.paper.preview import Preview
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.feature import Studying
from leifeng_reader.ui.study.window import BuilderWindow
from leifeng_reader.ui.window import MainWindow

NOTHING = Qt.KeyboardModifier.NoModifier


class Teacher:
    """Somebody at the builder, with short words for what is done there."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        feature = window.findChild(Studying)
        assert isinstance(feature, Studying)
        self.feature = feature
        feature.open()
        qtbot.waitExposed(feature.view)
        feature.view.activateWindow()
        QApplication.processEvents()

    @property
    def view(self) -> BuilderWindow:
        return self.feature.view

    @property
    def desk(self) -> Desk:
        return self.view.desk

    @property
    def set(self) -> StudySet:
        assert self.desk.chosen is not None
        return self.desk.chosen

    @property
    def kinds(self) -> list[PartKind]:
        return [part.kind for part in self.set.parts]

    def press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        widget.setFocus()
        QTest.keyClick(widget, key, held)
        QApplication.processEvents()

    def type(self, field: QWidget, words: str) -> None:
        field.setFocus()
        QTest.keyClicks(field, words)

    def settle(self) -> None:
        """Wait until what is shown is what there is."""
        self._qtbot.waitUntil(
            lambda: not self.view.pages._is_stale and not self.view.pages._pause.isActive()
        )
        QApplication.processEvents()

    def words(self, preview: Preview | None = None) -> str:
        """Return what a preview shows."""
        self.settle()
        paper = (preview or self.view.pages.student).paper
        assert paper is not None
        said = [self.view.windowTitle(), paper.header.class_name]
        for block in paper.blocks:
            match block:
                case Title(text=text):
                    said.append(text)
                case Paragraph(runs=runs):
                    said.append("".join(run.text for run in runs))
                case Table(rows=rows):
                    said += [run.text for row in rows for cell in row for run in cell]
        return "\n".join(said)

    def reading(self) -> str:
        """Return the reading texts that are shown."""
        self.settle()
        paper = self.view.pages.student.paper
        texts = [each for each in (paper.blocks if paper else ()) if isinstance(each, ReadingText)]
        paragraphs = [paragraph for text in texts for paragraph in text.paragraphs]
        lines = [line for paragraph in paragraphs for line in paragraph.lines]
        return "".join(run.text for line in lines for run in line)

    def questions(self) -> None:
        """Work on the questions of a close reading worksheet."""
        self.view.first.buttons[0].click()
        self.desk.choose_part(self.set.parts[1].id)
        self.view.tabs.setCurrentWidget(self.view.items)

    def annotation(self, quote: str) -> Annotation:
        index = self.window.session.index
        return next(each for each in index if each.selector.quote == quote)

    def note(self, quote: str, note: str) -> None:
        session = self.window.session
        change = annotating.set_note(self.annotation(quote), note, session.origin)
        assert session.perform(change, "note")
