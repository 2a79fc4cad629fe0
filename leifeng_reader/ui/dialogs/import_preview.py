"""Choosing how a file is read, with its text as it would come in."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.text import LINE_BREAK
from leifeng_reader.formats.choices import Choices
from leifeng_reader.operations.documents import read_file
from leifeng_reader.ui import tasks
from leifeng_reader.ui.importing import Reading
from leifeng_reader.ui.messages import words

_PAUSE = 150
_SHOWN = 6000
ENCODINGS = (
    *("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1250", "cp1251"),
    *("koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "mac_roman", "utf-16-le"),
    "utf-16-be",
)


class ImportPreview(QDialog):
    """`wanted` carries the Reading to put into the library."""

    wanted = Signal(object)

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        """Show a file as it was read, and what else may be chosen."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open “{0}”").format(reading.path.name))
        self._reading = reading
        self._task: tasks.Task | None = None
        kinds = dict(notice.partition(":")[::2] for notice in reading.draft.notices)
        self._encoding = self._encodings(kinds.get("guessed-encoding", ""))
        self._whole = QCheckBox(self.tr("The whole page, not only its article"))
        self._breaks = QCheckBox(self.tr("Keep line breaks as they are"))
        self._page = QPlainTextEdit()
        self._page.setReadOnly(True)
        self._page.setAccessibleName(self.tr("The text as it would come in"))
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = self._made_buttons()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_again)
        self._arrange(kinds)
        self._encoding.currentIndexChanged.connect(self._pause.start)
        for box in (self._whole, self._breaks):
            box.toggled.connect(self._pause.start)
        self.resize(680, 560)
        self._show()

    def _encodings(self, guessed: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("Found by itself ({0})").format(guessed), "")
        for name in ENCODINGS:
            box.addItem(name.replace("_", "-").upper(), name)
        return box

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        kinds = QDialogButtonBox.ButtonRole
        self._open = buttons.addButton(self.tr("Open"), kinds.AcceptRole)
        buttons.addButton(self.tr("Cancel"), kinds.RejectRole)
        self._open.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _arrange(self, kinds: dict[str, str]) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        if "guessed-encoding" in kinds:
            form.addRow(self.tr("Encoding"), self._encoding)
        if "unwrapped" in kinds:
            form.addRow(self._breaks)
        if "article" in kinds:
            form.addRow(self._whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._page, 1)
        column.addWidget(self._facts)
        column.addWidget(self._buttons)

    def _read_again(self) -> None:
        if self._task is not None:
            self._task.cancel()
        path, choices = self._reading.path, self._chosen()
        self._open.setEnabled(False)

        def work(task: tasks.Task) -> Reading:
            draft, text = read_file(path, choices, cancelled=lambda: task.is_cancelled)
            return Reading(path, choices, draft, text)

        self._task = tasks.run(work, self._take, self._fail)

    def _chosen(self) -> Choices:
        return replace(
            self._reading.choices,
            encoding=self._encoding.currentData(),
            whole_page=self._whole.isChecked(),
            keep_line_breaks=self._breaks.isChecked(),
        )

    def _take(self, result: object) -> None:
        assert isinstance(result, Reading)
        self._task = None
        self._reading = result
        self._open.setEnabled(True)
        self._show()

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._page.clear()
        self._facts.setText(words(error))

    def _show(self) -> None:
        text = self._reading.text
        shown = text.content[:_SHOWN].replace("\n", "\n\n").replace(LINE_BREAK, "\n")
        self._page.setPlainText(shown)
        facts = self.tr("{0} characters, {1} paragraphs")
        self._facts.setText(facts.format(f"{len(text.content):,}", f"{len(text.blocks):,}"))

    def accept(self) -> None:
        """Open the file as chosen."""
        super().accept()
        self.wanted.emit(self._reading)

    def done(self, result: int) -> None:
        """Stop reading when the dialog goes."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
