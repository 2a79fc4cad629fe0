"""Choosing how a file is read, with its text as it would come in."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from leifeng_reader.formats.choices import Choices
from leifeng_reader.operations.documents import read_file
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.encodings import encoding_field
from leifeng_reader.ui.dialogs.frame import fill, resize_within_screen
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.importing import Reading
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.page.pictures import decoded
from leifeng_reader.ui.page.scene import EMPTY
from leifeng_reader.ui.page.typography import Typography
from leifeng_reader.ui.page.view import ReadingView

_PAUSE = 150
_SOON = 100


class ImportPreview(QDialog):
    """`wanted` carries the Reading to put into the library."""

    wanted = Signal(object)

    def __init__(self, reading: Reading, look: Typography, parent: QWidget | None = None) -> None:
        """Show a file as it was read, in the page's look, and what else may be chosen."""
        super().__init__(parent)
        self.setObjectName("importPreview")
        self.setWindowTitle(self.tr("Open “{0}”").format(shortened(reading.path.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reading = reading
        self._task: tasks.Task | None = None
        self._is_accepted = False
        kinds = dict(notice.partition(":")[::2] for notice in reading.draft.notices)
        self.encoding = encoding_field(kinds.get("guessed-encoding", ""))
        self.whole = QCheckBox(self.tr("Take the whole page"))
        self._may_be_article = not {"article", "little-article"}.isdisjoint(kinds)
        self.whole.setChecked("little-article" in kinds)
        self.breaks = QCheckBox(self.tr("Keep the lines as they are"))
        self.page = ReadingView(look)
        self.page.setObjectName("previewPage")
        self.page.strip.set_page(look.page)
        self.page.setAccessibleName(self.tr("The text as it would come in"))
        self.problem, self.status = QLabel(), quiet_label()
        self._buttons = self._made_buttons()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_again)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(lambda: self.status.setText(self.tr("Reading…")))
        self._arrange(kinds)
        self._listen()
        self._show()
        self.accept_button.setDefault(True)  # in its dialog: Qt would take the next one for it
        self.accept_button.setFocus()

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        kinds = QDialogButtonBox.ButtonRole
        self.accept_button = buttons.addButton(self.tr("Open"), kinds.AcceptRole)
        buttons.addButton(self.tr("Cancel"), kinds.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _arrange(self, kinds: dict[str, str]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(24, 20, 24, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        if "guessed-encoding" in kinds:
            label = QLabel(self.tr("Encoding"))
            label.setBuddy(self.encoding)
            hint = self.tr("It is a guess. Choose another if the letters below make no sense.")
            self._put(grid, label, self.encoding, hint)
        if "unwrapped" in kinds:
            hint = self.tr("Otherwise they are joined into paragraphs. Keep those of poems.")
            self._put(grid, None, self.breaks, hint)
        if self._may_be_article:
            hint = self.tr("Otherwise only its article comes in, not what stands around it.")
            self._put(grid, None, self.whole, hint)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(24, 8, 24, 8)
        self.problem.hide()
        bottom = QHBoxLayout()
        bottom.setContentsMargins(24, 12, 24, 16)
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self._buttons)
        fill(self, [grid], self.page, [self.problem, bottom])
        resize_within_screen(self, 760, 640)

    def _put(self, grid: QGridLayout, label: QLabel | None, field: QWidget, about: str) -> None:
        """Put a choice in the next row, and below it quietly what it is about."""
        field.setAccessibleDescription(about)
        row, left = grid.rowCount(), Qt.AlignmentFlag.AlignLeft
        if label is None:
            grid.addWidget(field, row, 0, 1, 2, left)
        else:
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, left)
        hint = quiet_label(about)
        hint.setWordWrap(True)
        hint.setContentsMargins(26 if label is None else 0, 0, 0, 8)
        grid.addWidget(hint, row + 1, 0 if label is None else 1, 1, 2 if label is None else 1)

    def _listen(self) -> None:
        # Without the signals' arguments, which the timer would take for milliseconds.
        self.encoding.currentIndexChanged.connect(lambda _: self._pause.start())
        for box in (self.whole, self.breaks):
            box.toggled.connect(lambda _: self._pause.start())

    # Reading

    def _read_again(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._soon.start()
        path, choices = self._reading.path, self._chosen()

        def work(task: tasks.Task) -> Reading:
            draft, text = read_file(path, choices, cancelled=lambda: task.is_cancelled)
            return Reading(path, choices, draft, text)

        self._task = tasks.run(work, self._take, self._fail)

    def _chosen(self) -> Choices:
        return replace(
            self._reading.choices,
            encoding=self.encoding.currentData(),
            whole_page=self.whole.isChecked(),
            article=self._may_be_article,
            keep_line_breaks=self.breaks.isChecked(),
        )

    def _take(self, result: object) -> None:
        assert isinstance(result, Reading)
        self._rest()
        self._reading = result
        self._show()
        if self._is_accepted:
            self.accept()

    def _rest(self) -> None:
        self._task = None
        self._soon.stop()
        self.status.clear()

    def _fail(self, error: Exception) -> None:
        self._rest()
        self._is_accepted = False
        self.accept_button.setEnabled(False)
        self.page.show_text(EMPTY, "", "")
        self.problem.setText(words(error))
        self.problem.show()

    def _show(self) -> None:
        draft, text = self._reading.draft, self._reading.text
        images = {image.name: image for image in text.images}
        self.page.scene.images = lambda name: decoded(images[name]) if name in images else None
        facts = self.tr("{0} characters, {1} paragraphs")
        counted = facts.format(f"{len(text.content):,}", f"{len(text.blocks):,}")
        self.page.show_text(text, draft.title, counted)
        self.problem.hide()
        self.accept_button.setEnabled(True)

    def accept(self) -> None:
        """Open the file as chosen: at once, or when it is read that way."""
        if self._pause.isActive():
            self._pause.stop()
            self._read_again()
        self._is_accepted = self._task is not None
        if not self._is_accepted and self.accept_button.isEnabled():
            reading = self._reading
            super().accept()
            self.wanted.emit(reading)

    def done(self, result: int) -> None:
        """Stop reading when the dialog goes."""
        self._pause.stop()
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        super().done(result)
