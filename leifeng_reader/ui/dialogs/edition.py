"""Looking over what a new edition of a text makes of its annotations, before it is taken."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.errors import BadRange
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.operations import editions
from leifeng_reader.operations.editions import Edition, Row
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui.deeds import NameOf, plural
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.frame import fill, foot, resize_within_screen
from leifeng_reader.ui.dialogs.linerows import LineRows
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.sides import Group, Side, SidesView
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.edition import EditionModel
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.typography import Typography
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.wording import enumerated

_USUAL_SCORE = 90
ToneOf = Callable[[Annotation], str]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditionReview(QDialog):
    """`wanted` carries the Edition as decided; closed otherwise, nothing happens."""

    wanted = Signal(object)

    def __init__(
        self,
        edition: Edition,
        look: Typography,
        name_of: NameOf,
        tone_of: ToneOf,
        parent: QWidget | None = None,
    ) -> None:
        """Show an edition, its text in the page's look; the two name themes and their tones."""
        super().__init__(parent)
        self._name_of = name_of
        self._tone_of = tone_of
        self._earlier: list[Edition] = []
        self.setObjectName("editionReview")
        self.setWindowTitle(self.tr("New text of “{0}”").format(shortened(edition.document.title)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar(speak=lambda *_: None)
        self.model = EditionModel(edition, self)
        self.rows = LineRows("100 %")
        self.rows.setObjectName("editionRows")
        self.rows.setAccessibleName(self.tr("Annotations to look at"))
        self.rows.setModel(self.model)
        self.sides = SidesView((self.tr("Old text"), self.tr("New text")))
        self.sides.setAccessibleName(self.tr("Old and new passage"))
        self.page = self._made_page(look)
        self.state = quiet_label()
        self._stack = QStackedWidget()
        self._make_buttons()
        self._lay_out()
        self._listen()
        self._show_state()
        self.rows.choose(0)
        (self.rows if edition.rows else self.finish_button).setFocus()

    # Building

    def _made_page(self, look: Typography) -> ReadingView:
        page = ReadingView(look)
        page.setObjectName("editionPage")
        page.strip.set_page(look.page)
        page.setAccessibleName(self.tr("The new text"))
        edition = self.model.edition
        page.show_text(edition.text, edition.document.title, "")
        standing = [_placed(edition, annotation, at) for annotation, at in edition.kept]
        standing += [_placed(edition, row.annotation, row.passage) for row in edition.rows]
        self._index = AnnotationIndex(standing)
        page.show_marks(MarkSource(self._index, tone=self._tone_of))
        return page

    def _make_buttons(self) -> None:
        self.accept_button = QPushButton(self.tr("Accept"))
        self.accept_button.setToolTip(self.tr("Accept (Enter)"))
        self.correct_button = QPushButton(self.tr("Take selection"))
        self.correct_button.setToolTip(
            self.tr("Select the right passage in the new text, then press Enter. F2 goes there.")
        )
        self.lost_button = QPushButton(self.tr("Leave lost"))
        self.lost_button.setToolTip(self.tr("Leave lost (Delete)"))
        self.all_button = QPushButton(self.tr("Accept all from"))
        self.score = QSpinBox()
        self.score.setObjectName("editionScore")
        self.score.setRange(0, 100)
        self.score.setValue(_USUAL_SCORE)
        self.score.setSuffix(" %")
        self.score.setAccessibleName(self.tr("Accept all from this score on"))
        self.finish_button = QPushButton(self.tr("Replace text"))
        self.finish_button.setToolTip(self.tr("Replace text (Ctrl+Enter)"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        for button in (
            self.accept_button,
            self.correct_button,
            self.lost_button,
            self.all_button,
            self.finish_button,
            self.cancel_button,
        ):
            button.setAutoDefault(False)
        self.finish_button.setDefault(True)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.rows)
        none = self.tr("Every annotation stands where it stood.\nNone wants a look.")
        self._stack.addWidget(empty_label(none))
        decide = QHBoxLayout()
        decide.setContentsMargins(12, 8, 12, 8)
        decide.setSpacing(8)
        for widget in (self.accept_button, self.correct_button, self.lost_button):
            decide.addWidget(widget)
        decide.addStretch()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(decide)
        right = QSplitter(Qt.Orientation.Vertical)
        across = QSplitter(Qt.Orientation.Horizontal)
        for splitter, parts, sizes in (
            (right, (self.sides, self.page), [240, 340]),
            (across, (left, right), [430, 650]),
        ):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            for part in parts:
                splitter.addWidget(part)
            splitter.setSizes(sizes)
        fill(self, [self.messages, self._top()], across, [self._bottom()])
        resize_within_screen(self, 1120, 740)

    def _top(self) -> QHBoxLayout:
        about = QLabel(self.tr("Nothing changes before you press “Replace text”."))
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        top.addWidget(about, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.score)
        return top

    def _bottom(self) -> QHBoxLayout:
        bottom = foot()
        bottom.addWidget(self.state, 1)
        bottom.addWidget(self.finish_button)
        bottom.addWidget(self.cancel_button)
        return bottom

    def _listen(self) -> None:
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        self.rows.installEventFilter(self)
        self.page.installEventFilter(self)
        self.page.selectionChanged.connect(self._show_choices)
        self.accept_button.clicked.connect(self.accept_row)
        self.correct_button.clicked.connect(self.correct_row)
        self.lost_button.clicked.connect(self.lose_row)
        self.all_button.clicked.connect(self.accept_all)
        self.finish_button.clicked.connect(self.finish)
        self.cancel_button.clicked.connect(self.reject)
        for keys, act in (("Ctrl+Return", self.finish), ("Ctrl+Z", self.step_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # What is shown

    def _current(self) -> Row | None:
        return self.model.row(self.rows.currentIndex().row())

    def _show_state(self) -> None:
        edition = self.model.edition
        self._stack.setCurrentIndex(0 if edition.rows else 1)
        moved = sum(row.status is Status.MOVED for row in edition.rows)
        lost = sum(row.status is Status.LOST for row in edition.rows)
        kept = len(edition.kept) + len(edition.rows) - moved - lost
        said = self.tr("{0} in place, {1} moved, {2} lost")
        self.state.setText(said.format(plural("annotations", kept), f"{moved:,}", f"{lost:,}"))
        self.all_button.setEnabled(moved > 0)
        self.score.setEnabled(moved > 0)
        self._show_row()

    def _show_row(self) -> None:
        row = self._current()
        if row is None:
            self.sides.show_groups([])
        else:
            self.sides.show_groups([self._group(row)], self._about(row))
            if row.passage is not None:
                self.page.select(row.passage.start, row.passage.end)
                self.page.reveal(row.passage.start, row.passage.end)
            else:
                place = editions.new_place(self.model.edition, row.annotation.start)
                self.page.select(place, place)
                self.page.go_to(place, 0.3)
            self.page.show_current(self._index.by_id.get(row.annotation.id))
        self._show_choices()

    def _show_choices(self) -> None:
        row = self._current()
        start, end = self.page.selection()
        is_place = row is not None and row.annotation.scope is Scope.PLACE
        self.accept_button.setEnabled(row is not None and row.passage is not None)
        self.lost_button.setEnabled(row is not None and row.status is not Status.LOST)
        self.correct_button.setEnabled(row is not None and (start < end or is_place))

    def _group(self, row: Row) -> Group:
        old, new = row.annotation.selector, row.passage
        return Group(
            "",
            (
                Side(self.tr("Passage"), old.quote, new.quote if new else ""),
                Side(self.tr("Around it"), _around(old), _around(new) if new else ""),
            ),
        )

    def _about(self, row: Row) -> str:
        names = enumerated(map(self._name_of, row.annotation.themes))
        parts = [": ".join(filter(None, (names, row.annotation.note)))]
        if row.method is None and row.passage is None:
            parts.insert(0, self.tr("Not found. If it is there, select it in the page below."))
        if row.rivals:
            said = self.tr("It could as well stand in {0} other places: choose one in the page.")
            parts.insert(0, said.format(len(row.rivals)))
        return "\n".join(filter(None, parts))[:2000]

    # Deciding

    def accept_row(self) -> None:
        """Take the passage that was found, and go to the next row to look at."""
        row = self._current()
        if row is not None and row.passage is not None:
            self._decide(editions.accept(self.model.edition, [row.annotation.id]))
            self._go_on()

    def lose_row(self) -> None:
        """Leave an annotation lost, and go on."""
        row = self._current()
        if row is not None:
            self._decide(editions.leave_lost(self.model.edition, [row.annotation.id]))
            self._go_on()

    def correct_row(self) -> None:
        """Take what is selected in the page as the passage, and go on."""
        row = self._current()
        if row is None:
            return
        try:
            decided = editions.correct(self.model.edition, row.annotation.id, self.page.selection())
        except BadRange as error:
            self.messages.show_message(words(error), "warning")
            return
        self._decide(decided)
        self._go_on()
        self.rows.setFocus()

    def accept_all(self) -> None:
        """Accept every passage from a score on that has no rival."""
        least = self.score.value()  # of the score as it is shown
        found = [
            row.annotation.id
            for row in self.model.edition.rows
            if row.status is Status.MOVED and round(100 * row.score) >= least and not row.rivals
        ]
        if found:
            self._decide(editions.accept(self.model.edition, found))

    def step_back(self) -> None:
        """Take the last decision back."""
        if self._earlier:
            self._show_edition(self._earlier.pop())

    def _decide(self, edition: Edition) -> None:
        self._earlier.append(self.model.edition)
        self._show_edition(edition)

    def _show_edition(self, edition: Edition) -> None:
        before = {row.annotation.id: row for row in self.model.edition.rows}
        for row in edition.rows:
            if row != before[row.annotation.id]:
                self._index.put(_placed(edition, row.annotation, row.passage))
        self.page.show_marks(MarkSource(self._index, tone=self._tone_of))
        self.model.show_edition(edition)
        self._show_state()

    def _go_on(self) -> None:
        """Go to the next row that is neither accepted nor lost."""
        rows, here = self.model.edition.rows, self.rows.currentIndex().row()
        order = [*range(here + 1, len(rows)), *range(here)]
        left = (number for number in order if rows[number].status is Status.MOVED)
        self.rows.choose(next(left, min(here + 1, len(rows) - 1)))

    def finish(self) -> None:
        """Take the new text."""
        edition = self.model.edition
        self.accept()
        self.wanted.emit(edition)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide by keys in the rows, correct by Enter in the page."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if watched is self.page and plain and key in _ENTER:
            self.correct_row()
        elif watched is self.page and key == Qt.Key.Key_Escape:
            self.rows.setFocus()
        elif watched is self.rows and plain and key in _ENTER:
            self.accept_row()
        elif watched is self.rows and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.lose_row()
        elif watched is self.rows and key == Qt.Key.Key_F2:
            self.page.set_caret(True)
            self.page.setFocus()
        else:
            return False
        return True


def _placed(edition: Edition, annotation: Annotation, passage: Selector | None) -> Annotation:
    """Return an annotation as it would stand in the new text."""
    if passage is None:
        return replace(annotation, status=Status.LOST)
    sha256 = edition.text.sha256
    return replace(annotation, selector=passage, text_sha256=sha256, status=Status.ANCHORED)


def _around(selector: Selector) -> str:
    return f"…{selector.prefix}{selector.quote}{selector.suffix}…"
