"""Looking over the annotations of a file before they come in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.roundtrip import Comparison, Fate, Row
from leifeng_reader.ui.deeds import plural
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, resize_within_screen, side_by_side
from leifeng_reader.ui.dialogs.linerows import LineRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.sides import Group, Side, SidesView
from leifeng_reader.ui.models.incoming import IncomingModel, words_of
from leifeng_reader.ui.models.offers import shown_path


class IncomingReview(QDialog):
    """`wanted` carries the Comparison and the chosen ids; `removalsWanted` whether rows go.

    Closed otherwise, nothing happens.
    """

    wanted = Signal(object, object)
    removalsWanted = Signal(bool)

    def __init__(
        self, comparison: Comparison, name: str, form: str, *, ours: bool, parent: QWidget
    ) -> None:
        """Show what a file of that name would do; `ours`: it can also say what is to go."""
        super().__init__(parent)
        self.comparison = comparison
        self.setObjectName("incomingReview")
        self.setWindowTitle(self.tr("Annotations in “{0}”").format(shortened(name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = IncomingModel(self)
        self.rows = LineRows("✓")
        self.rows.setObjectName("incomingRows")
        self.rows.setAccessibleName(self.tr("Annotations that would come in"))
        self.rows.setToolTip(self.tr("Space chooses a row, or no longer."))
        self.rows.setModel(self.model)
        self.sides = SidesView((self.tr("Here now"), self.tr("In the file")))
        self.sides.setAccessibleName(self.tr("Here now and in the file"))
        none = empty_label()
        none.setText(self.tr("Every annotation of this file is here already, as it is there."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(none)
        self.form = QLabel(form)
        self.form.setTextFormat(Qt.TextFormat.PlainText)
        self.state = quiet_label()
        self.removals = QCheckBox(self.tr("Remove what the file no longer has"))
        self.removals.setVisible(ours)
        self.all_button = QPushButton(self.tr("Choose all"))
        self.none_button = QPushButton(self.tr("Choose none"))
        self.finish_button = QPushButton(self.tr("Import"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._listen()
        self.show_comparison(comparison)
        (self.rows if comparison.rows else self.cancel_button).setFocus()

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        bottom.setContentsMargins(16, 12, 16, 16)
        for row in (top, bottom):
            row.setSpacing(8)
        top.addWidget(self.form, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.none_button)
        bottom.addWidget(self.state, 1)
        for widget in (self.removals, self.finish_button, self.cancel_button):
            bottom.addWidget(widget)
        for button in (self.all_button, self.none_button, self.finish_button, self.cancel_button):
            button.setAutoDefault(False)
        self.finish_button.setDefault(True)
        across = side_by_side(self._stack, self.sides, (520, 520))
        fill(self, [top], across, [bottom])
        resize_within_screen(self, 1040, 640)

    def _listen(self) -> None:
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        self.rows.doubleClicked.connect(lambda index: self.model.turn(index.row()))
        self.rows.installEventFilter(self)
        self.model.dataChanged.connect(lambda *_: self._show_state())
        self.removals.toggled.connect(self.removalsWanted)
        self.all_button.clicked.connect(lambda: self.model.choose_all(True))
        self.none_button.clicked.connect(lambda: self.model.choose_all(False))
        self.finish_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.finish)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show another comparison of the same file."""
        self.comparison = comparison
        self.model.show(comparison)
        self._stack.setCurrentIndex(0 if comparison.rows else 1)
        self.rows.choose(0)
        self._show_state()
        self._show_row()

    def _show_state(self) -> None:
        rows = self.model.rows()
        parts = [
            (self.tr("{0} new"), sum(row.fate is Fate.NEW for row in rows)),
            (self.tr("{0} highlighted twice"), sum(r.fate is Fate.DUPLICATE for r in rows)),
            (self.tr("{0} changed"), sum(row.fate is Fate.CHANGED for row in rows)),
            (self.tr("{0} changed here since"), sum(r.fate is Fate.CONFLICTING for r in rows)),
            (self.tr("{0} to remove"), sum(row.fate is Fate.REMOVED for row in rows)),
            (self.tr("{0} not found"), sum(row.is_lost for row in rows)),
            (self.tr("{0} here already"), self.comparison.same),
        ]
        said = [words.format(f"{number:,}") for words, number in parts if number]
        if texts := self._texts():
            said.append(texts)
        self.state.setText("  ·  ".join(said) or self.tr("Nothing would change."))
        self.finish_button.setEnabled(bool(self.model.chosen or texts))
        self.finish_button.setText(self._finishing(rows, texts))
        self.all_button.setEnabled(bool(rows))
        self.none_button.setEnabled(bool(rows))

    def _finishing(self, rows: list[Row], texts: str) -> str:
        """Return what would be done with the chosen: taken, removed, or some of each."""
        going = sum(row.fate is Fate.REMOVED and row.id in self.model.chosen for row in rows)
        coming = len(self.model.chosen) - going
        taken = plural("annotations", coming) if coming else texts
        if not going:
            return self.tr("Take {0}").format(taken) if taken else self.tr("Take")
        if not taken:
            return self.tr("Remove {0}").format(plural("annotations", going))
        return self.tr("Take {0}, remove {1}").format(taken, f"{going:,}")

    def _texts(self) -> str:
        """Return how many texts come along, which they do whatever is chosen; "" for none."""
        count = len(self.comparison.texts)
        return plural("documents", count) if count else ""

    def _show_row(self) -> None:
        row = self.model.row(self.rows.currentIndex().row())
        if row is None:
            self.sides.show_groups([])
            return
        self.sides.show_groups([self._group(row)], self._about(row))

    def _group(self, row: Row) -> Group:
        before, gone = row.before, row.fate is Fate.REMOVED
        passage = Side(self.tr("Passage"), words_of(row), words_of(row))
        note = Side(self.tr("Note"), before.note if before else "", "" if gone else row.note)
        themes = Side(
            self.tr("Themes"),
            "\n".join(map(shown_path, row.before_themes)),
            "" if gone else "\n".join(map(shown_path, row.themes)),
        )
        sides = (note, themes) if before else (passage, note, themes)
        shown = tuple(side for side in sides if side.before or side.after)
        heading = words_of(row)[:300] if before else ""
        return Group(heading, shown, is_pair=before is not None)

    def _about(self, row: Row) -> str:
        parts = [self.model.fate(row).capitalize() + "."]
        if row.fate is Fate.CONFLICTING:
            parts.append(self.tr("It was changed here after the file was made; it stays so."))
            parts.append(self.tr("Choose it to take the file’s words."))
        if row.is_lost:
            parts.append(self.tr("Its quote is kept and listed as lost."))
        if row.incoming is not None and row.incoming.place:
            parts.append(self.tr("Page or place: {0}").format(row.incoming.place))
        return " ".join(parts)[:1000]

    def finish(self) -> None:
        """Take what is chosen."""
        chosen = frozenset(self.model.chosen)
        if (chosen or self.comparison.texts) and self.isVisible():
            self.accept()
            self.wanted.emit(self.comparison, chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by the space bar, or no longer."""
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is not self.rows or not is_press or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Space:
            self.model.turn(self.rows.currentIndex().row())
            return True
        return super().eventFilter(watched, event)
