"""Saying which column of a table holds what, with the annotations that come of it beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.exchange.column_choice import SEPARATORS, Columns
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.exchange.table_import import Sample, incoming
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen, side_by_side
from leifeng_reader.ui.dialogs.linerows import TAIL, LineRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.models.offers import shown_path
from leifeng_reader.ui.wording import enumerated

_EXAMPLE = 24


class ColumnQuestions(QDialog):
    """`wanted` carries the Columns that were chosen; closed otherwise, nothing happens."""

    wanted = Signal(object)

    def __init__(self, sample: Sample, columns: Columns, name: str, parent: QWidget) -> None:
        """Ask about a table of that name; `columns` is what is likely."""
        super().__init__(parent)
        self._sample = sample
        self._kept = columns
        self.setObjectName("columnQuestions")
        self.setWindowTitle(self.tr("Columns of “{0}”").format(shortened(name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = {fact: self._field(fact, columns) for fact in self._labels()}
        self.separator = self._separators(columns)
        self.rows = LineRows()
        self.rows.setAccessibleName(self.tr("The first annotations"))
        self._model = QStandardItemModel(self)
        self.rows.setModel(self._model)
        self._none = empty_label()
        self._none.setText(self.tr("Choose the column of the quotes, or that of the notes."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._none)
        self.state = quiet_label()
        self.finish_button = QPushButton(self.tr("Continue"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._listen()
        self._preview()
        self.fields["quote"].setFocus()

    def _labels(self) -> dict[str, str]:
        return {
            "quote": self.tr("Quote"),
            "note": self.tr("Note"),
            "themes": self.tr("Themes"),
            "title": self.tr("Document"),
            "authors": self.tr("Its author"),
            "place": self.tr("Page or place"),
            "start": self.tr("Start"),
            "end": self.tr("End"),
            "created": self.tr("Created"),
            "annotator": self.tr("Annotated by"),
            "source": self.tr("Address"),
            "id": self.tr("Id"),
        }

    def _field(self, fact: str, columns: Columns) -> QComboBox:
        """Return a field of all columns, each with the first thing that stands in it."""
        box = QComboBox()
        box.setAccessibleName(self._labels()[fact])
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        box.addItem(self.tr("–"), "")
        for name in self._sample.header:
            cells = (row.get(name, "").strip() for row in self._sample.rows)
            example = " ".join(next(filter(None, cells), "").split())
            cut = example if len(example) <= _EXAMPLE else f"{example[:_EXAMPLE]}…"
            box.addItem(f"{shortened(name)}   ({cut})" if cut else shortened(name), name)
        place = box.findData(columns.as_facts()[fact])
        box.setCurrentIndex(max(0, place))
        return box

    def _separators(self, columns: Columns) -> QComboBox:
        words = {
            "paths": self.tr("“;”, with “/” below another"),
            ",;": self.tr("“,” or “;”"),
            ",": self.tr("“,”"),
            ";": self.tr("“;”"),
            "|": self.tr("“|”"),
            "\n": self.tr("a line each"),
            "": self.tr("one theme in a cell"),
        }
        box = QComboBox()
        box.setAccessibleName(self.tr("Themes parted by"))
        for separator in SEPARATORS:
            box.addItem(words[separator], separator)
        box.setCurrentIndex(max(0, box.findData(columns.separator)))
        return box

    def _lay_out(self) -> None:
        left = QWidget()
        form = QFormLayout(left)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        form.setLabelAlignment(middle)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for fact, words in self._labels().items():
            form.addRow(words, self.fields[fact])
            if fact == "themes":
                form.addRow(self.tr("Parted by"), self.separator)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(left)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 16, 0, 0)
        heading = QLabel(self.tr("The first annotations"))
        heading.setContentsMargins(16, 0, 16, 0)
        column.addWidget(heading)
        column.addWidget(self._stack, 1)
        across = side_by_side(area, right, (420, 540))
        bottom = foot()
        bottom.addWidget(self.state, 1)
        for button in (self.finish_button, self.cancel_button):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        self.finish_button.setDefault(True)
        fill(self, [], across, [bottom])
        resize_within_screen(self, 960, 620)

    def _listen(self) -> None:
        for box in (*self.fields.values(), self.separator):
            box.currentIndexChanged.connect(lambda _: self._preview())
        self.finish_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.finish)

    @property
    def columns(self) -> Columns:
        """What is chosen."""
        told = {fact: str(box.currentData()) for fact, box in self.fields.items()}
        return self._kept.told({**told, "separator": str(self.separator.currentData())})

    def _preview(self) -> None:
        columns = self.columns
        self.separator.setEnabled(bool(columns.themes))
        is_enough = bool(columns.quote or columns.note)
        found = incoming(self._sample.rows, columns) if is_enough else []
        self._model.clear()
        for each in found:
            self._model.appendRow(_item(each))
        self._stack.setCurrentIndex(0 if found else 1)
        self.state.setText(self.tr("What you choose is remembered for tables with these columns."))
        self.finish_button.setEnabled(bool(found))

    def finish(self) -> None:
        """Go on with what is chosen."""
        if self.finish_button.isEnabled() and self.isVisible():
            self.accept()
            self.wanted.emit(self.columns)


def _item(found: Incoming) -> QStandardItem:
    """Return the line of an annotation: its words, then quietly what else is told of it."""
    item = QStandardItem(found.quote or found.note)
    themes = enumerated(map(shown_path, found.themes))
    note = shortened(found.note) if found.quote else ""
    item.setData("  ·  ".join(filter(None, (themes, note, found.place, found.title))), TAIL)
    return item
