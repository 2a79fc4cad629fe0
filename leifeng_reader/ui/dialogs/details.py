"""The dialog for what is known about a text: title, authors, language, source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.document import TITLE_LIMIT, Document
from leifeng_reader.core.text import canonical
from leifeng_reader.operations.shelving import Details, authors_of
from leifeng_reader.ui.dialogs.frame import resize_within_screen
from leifeng_reader.ui.dialogs.languages import language_field, said, tag_of
from leifeng_reader.ui.dialogs.questions import quiet_label


class DetailsDialog(QDialog):
    """Asks; `wanted` carries Details. What is not edited comes back exactly as it was."""

    wanted = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Ask about a document."""
        super().__init__(parent)
        self.setObjectName("detailsDialog")
        self.setWindowTitle(self.tr("Details of this text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self.title, self.source = QLineEdit(), QLineEdit()
        self.authors = QPlainTextEdit()
        self.language = language_field()
        self.problem = quiet_label()
        self._fill()
        self._shown = self._written()
        self._lay_out()
        for field in (self.title, self.source):
            field.textChanged.connect(self._judge)
        self.language.editTextChanged.connect(self._judge)
        self.title.setFocus()
        self._judge()

    def _fill(self) -> None:
        document = self._document
        self.title.setMaxLength(2 * TITLE_LIMIT)  # Qt counts UTF-16 units
        self.title.setText(document.title)
        self.title.setCursorPosition(0)
        self.authors.setPlainText("\n".join(document.authors))
        self.authors.setTabChangesFocus(True)
        self.authors.setPlaceholderText(self.tr("One on each line"))
        self.language.setCurrentIndex(self.language.findText(said(document.language)))
        if self.language.currentIndex() < 0:
            self.language.setEditText(said(document.language))
        self.source.setText(document.source)
        self.source.setCursorPosition(0)

    def _lay_out(self) -> None:
        lines = 4
        self.authors.setFixedHeight(lines * self.authors.fontMetrics().lineSpacing() + 22)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, 80)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(
            (
                (self.tr("Title"), self.title),
                (self.tr("Authors"), self.authors),
                (self.tr("Language"), self.language),
                (self.tr("Source"), self.source),
            )
        ):
            name = QLabel(label)
            name.setBuddy(field)
            field.setAccessibleName(label)
            top = Qt.AlignmentFlag.AlignTop if field is self.authors else Qt.AlignmentFlag(0)
            name.setContentsMargins(0, 6 if top else 0, 0, 0)
            grid.addWidget(name, row, 0, top)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.problem, 4, 1)
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addWidget(self._buttons())
        resize_within_screen(self, 520, self.sizeHint().height())

    def _buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.save = buttons.addButton(self.tr("Save"), role.AcceptRole)
        buttons.addButton(self.tr("Cancel"), role.RejectRole)  # a standard one has an icon
        self.save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    # The answers

    def _written(self) -> tuple[str, str, str, str]:
        return (
            self.title.text(),
            self.authors.toPlainText(),
            self.language.currentText(),
            self.source.text(),
        )

    @property
    def details(self) -> Details:
        """The answers: fields hold no line ends, so what stands as it stood is not read back."""
        document, written = self._document, self._written()
        same = [now == then for now, then in zip(written, self._shown, strict=True)]
        title, authors, language, source = written
        return Details(
            document.title if same[0] else title,
            document.authors if same[1] else authors_of(authors),
            document.language if same[2] else tag_of(language),
            document.source if same[3] else source,
        )

    @property
    def fault(self) -> str:
        """What stands in the way of saving, or nothing."""
        title, _, language, _ = self._written()
        if not canonical(title).strip():
            return self.tr("A text needs a title.")
        if language.strip() and language != self._shown[2] and not tag_of(language):
            return self.tr("Choose a language, or write its tag: en, zh-Hans, pt-BR.")
        return ""

    def _judge(self) -> None:
        fault = self.fault
        self.problem.setText(fault)
        self.save.setEnabled(not fault)

    def accept(self) -> None:
        """Tell what was written, if it can be saved."""
        if not self.fault:
            details = self.details
            super().accept()
            self.wanted.emit(details)
