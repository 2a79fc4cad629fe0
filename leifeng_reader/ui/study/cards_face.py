"""A card as it is looked at: what it asks, and once it is turned, what it answers."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from leifeng_reader.core.colours import tone
from leifeng_reader.core.study import CardKind
from leifeng_reader.operations.card_faces import Passage
from leifeng_reader.ui import style
from leifeng_reader.ui.models.tones import lifted_colour
from leifeng_reader.ui.panels.card import Faces
from leifeng_reader.ui.prose import prose

_LARGE, _NOTE = 1.35, 1.2
_PITCH = 128
_GAP = "\u00a0" * 5 + "…" + "\u00a0" * 5
_TOP = 0.3
_PAD = 32
_SHEET = "QTextEdit {{ background: {0}; border: 1px solid {1}; border-radius: 10px; }}"


class CardFace(QTextEdit):
    """Shows a card's front, or front and back; or a sentence and another in their place.

    Words are put in as they are, never read as anything else.
    """

    def __init__(self) -> None:
        """Begin blank."""
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_PAD)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def show_card(
        self, kind: CardKind, note: str, found: Passage, source: str, colour: str, *, turned: bool
    ) -> None:
        """Show a card; `source` says where it is from, `colour` names its tone."""
        self._begin()
        self._say(source, self._faces.small, self._quiet, after=16)
        asked = prose(note.strip()).text
        if kind is CardKind.QUESTION:
            self._say(asked or self.tr("Which passage is this?"), self._note_font, self._ink)
            if turned:
                self._answer()
                self._passage(found, colour, gap=False)
        else:
            self._passage(found, colour, gap=not turned)
            if turned and asked:
                self._answer()
                self._say(asked, self._note_font, self._ink)
        self._end(centred=False)

    def say(self, said: str, more: str) -> None:
        """Show a sentence, and another below it."""
        self._begin(round(self.height() * _TOP))
        self._say(said, self._note_font, self._ink, after=12)
        self._say(more, self._faces.plain, self._quiet)
        self._end(centred=True)

    def _begin(self, above: int = 0) -> None:
        app = cast(QApplication, QApplication.instance())
        chrome = style.chrome(app)
        self.setStyleSheet(_SHEET.format(lifted_colour().name(), chrome.hairline))
        self._faces = Faces.of(app)
        self._ink, self._quiet = chrome.text, chrome.quiet
        self._note_font = QFont(self._faces.plain)
        pixels = self._faces.reading.pixelSize()
        self._note_font.setPixelSize(round(pixels * _NOTE))
        self._large = QFont(self._faces.reading)
        self._large.setPixelSize(round(pixels * _LARGE))
        self.clear()
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(_PAD + above)
        frame.setFrameFormat(form)
        self._cursor = QTextCursor(self.document())
        self._is_first = True
        self._answer_at = 0

    def _end(self, *, centred: bool) -> None:
        self.setAccessibleName(self.document().toPlainText())
        if centred:
            self.selectAll()
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self._answer_at:  # below a long question it has to be looked for
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._cursor.setPosition(self._answer_at)
            self.setTextCursor(self._cursor)

    def _answer(self) -> None:
        """Leave a line free, below which is what a card answers."""
        self._answer_at = self._cursor.position()
        self._say("", self._faces.small, self._quiet)

    def _block(self, after: int = 0) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(_PITCH, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(after)
        if self._is_first:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_first = False

    def _say(self, words: str, font: QFont, colour: str, after: int = 0) -> None:
        self._block(after)
        self._insert(words, font, colour)

    def _insert(self, words: str, font: QFont, colour: str, ground: str = "") -> None:
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(QColor(colour))
        if ground:
            form.setBackground(QColor(ground))
        self._cursor.insertText(words.replace("\n", "\u2028"), form)

    def _passage(self, found: Passage, colour: str, *, gap: bool) -> None:
        app = cast(QApplication, QApplication.instance())
        shade = tone(colour).on(style.page("system", app).name)
        self._block()
        self._insert(found.before, self._large, self._quiet)
        if gap:
            self._insert(_GAP, self._large, shade.strong, shade.fill)
        else:
            self._insert(found.quote, self._large, self._ink, shade.fill)
        self._insert(found.after, self._large, self._quiet)
