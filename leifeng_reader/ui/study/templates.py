"""The templates a set is made of: their names in the reader's language, and the first page."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.study.templates import Template
from leifeng_reader.ui.dialogs.questions import quiet_label

_WORDS = (
    QT_TRANSLATE_NOOP("Template", "Close reading worksheet"),
    QT_TRANSLATE_NOOP("Template", "Vocabulary sheet"),
    QT_TRANSLATE_NOOP("Template", "Discussion of quotes"),
    QT_TRANSLATE_NOOP("Template", "Quiz with key"),
    QT_TRANSLATE_NOOP("Template", "Reading with margin notes"),
    QT_TRANSLATE_NOOP(
        "Template",
        "The text with numbered lines and glosses, questions to it, and passages to find.",
    ),
    QT_TRANSLATE_NOOP(
        "Template",
        "Words in their sentences to explain, to match with their meanings, and to put back.",
    ),
    QT_TRANSLATE_NOOP("Template", "Quotes theme by theme, each with something to talk about."),
    QT_TRANSLATE_NOOP(
        "Template",
        "Multiple choice, true or false, and the order of quotes; the teacher’s copy has the key.",
    ),
    QT_TRANSLATE_NOOP(
        "Template", "The text with your notes beside their lines, and what the colours mean."
    ),
)
"""What the bundled files say, for whoever translates it."""

_WIDTH = 704


def shown(words: str) -> str:
    """Return a template's words in the reader's language."""
    return QCoreApplication.translate("Template", words)


class FirstPage(QScrollArea):
    """What there is before the first set: `chosen` carries a Template, `blank` wants none."""

    chosen = Signal(object)
    blank = Signal()

    def __init__(self, templates: Sequence[Template]) -> None:
        """Offer templates."""
        super().__init__()
        self.setObjectName("studyFirstPage")
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        font = self.heading.font()
        font.setPixelSize(QFontInfo(font).pixelSize() + 2)
        self.heading.setFont(font)
        self.heading.setContentsMargins(0, 0, 0, 8)
        self.buttons = [self._button(template) for template in templates]
        without = QPushButton(self.tr("Begin with a blank sheet"))
        without.setFlat(True)
        without.setAutoDefault(False)
        without.clicked.connect(self.blank)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        for row, (button, template) in enumerate(zip(self.buttons, templates, strict=True), 1):
            about = quiet_label(shown(template.description))
            about.setWordWrap(True)
            grid.addWidget(button, row, 0)
            grid.addWidget(about, row, 1)
        grid.addWidget(without, len(templates) + 1, 0)
        self._center(inside)

    def _center(self, inside: QWidget) -> None:
        """Set the page a little above the middle, to be scrolled where it is long."""
        body = QWidget()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside, 1000)
        across.addStretch(1)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(body)

    def _button(self, template: Template) -> QPushButton:
        button = QPushButton(shown(template.name))
        button.setAutoDefault(False)
        button.setAccessibleDescription(shown(template.description))
        button.clicked.connect(lambda: self.chosen.emit(template))
        return button

    def show_title(self, title: str) -> None:
        """Say what is filled from which text; "" for none."""
        told = self.tr("Choose a template. It is filled from “{0}” at once; all can be changed.")
        without = self.tr("Open a text first: templates are filled from it.")
        self.heading.setText(told.format(title) if title else without)
        for button in self.findChildren(QPushButton):
            button.setEnabled(bool(title))
