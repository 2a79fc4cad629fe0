"""The side panel: filter, cards and themes, as one widget with one set of wishes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui.models.annotations import AnnotationListModel
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.panels.filter import FilterBar
from leifeng_reader.ui.panels.themes import ThemePanel
from leifeng_reader.ui.session import Session

_WIDTH = 340
_LEAST_WIDTH = 260
_CARDS_SHARE, _THEMES_SHARE = 5, 3
_SHEET = """
#panelHeading { font-weight: 600; }
#countLine, #emptyLine, #noThemes { color: palette(placeholder-text); }
#emptyLine { padding: 48px 32px 0 32px; }
#noThemes { padding: 16px 32px; }
#clearFilter { padding: 1px 6px; min-height: 0; min-width: 0; border-width: 2px; }
"""


class SidePanel(QWidget):
    """Signals are wishes, but for `annotationActivated` and the two that tell of a note's visit.

    Ids of parents are "" for the top, a key of 0 is none; `filterWanted` carries a Filter.
    """

    annotationActivated = Signal(str)
    noteEdited = Signal(str, str)
    noteVisitStarted = Signal()
    noteVisitEnded = Signal()
    removeWanted = Signal(list)
    copyWanted = Signal(str)
    themeToggleWanted = Signal(str, str)
    filterWanted = Signal(object)
    themeAddWanted = Signal(str, str)
    themeRenameWanted = Signal(str, str)
    themeRecolourWanted = Signal(str, str)
    themeMoveWanted = Signal(str, str, int)
    themeDeleteWanted = Signal(str)
    themeKeyWanted = Signal(str, int)
    leaveWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session."""
        super().__init__(parent)
        self._session = session
        self._model = AnnotationListModel(session, self)
        self._filter = FilterBar(session, self)
        self._cards = CardList(session, self._model, self)
        self._themes = ThemePanel(session, self)
        self._count = _label("countLine", self)
        self._clear = self._clear_button()
        self._empty = _label("emptyLine", self)
        self._stack = QStackedWidget(self)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setStyleSheet(_SHEET)
        self._arrange()
        self._connect_wishes()
        self._follow()

    # Building

    def _arrange(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self._stack.addWidget(self._cards)
        self._stack.addWidget(self._empty)
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filter)
        column.addLayout(self._count_row())
        column.addWidget(self._stack, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("sideSplitter")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for number, (widget, share) in enumerate(
            ((above, _CARDS_SHARE), (self._themes, _THEMES_SHARE))
        ):
            splitter.addWidget(widget)
            splitter.setStretchFactor(number, share)
        splitter.setSizes([_CARDS_SHARE * 100, _THEMES_SHARE * 100])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _count_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        return row

    def _clear_button(self) -> QPushButton:
        button = QPushButton(self.tr("Clear filter"), self)
        button.setObjectName("clearFilter")
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        keep = button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        button.setSizePolicy(keep)
        button.clicked.connect(self._filter.clear)
        return button

    def _connect_wishes(self) -> None:
        cards, editor, themes = self._cards, self._cards.editor, self._themes
        editor.noteEdited.connect(self.noteEdited)
        editor.visitStarted.connect(self.noteVisitStarted)
        editor.visitEnded.connect(self.noteVisitEnded)
        cards.annotationActivated.connect(self.annotationActivated)
        cards.removeWanted.connect(self.removeWanted)
        cards.copyWanted.connect(self.copyWanted)
        cards.themeToggleWanted.connect(self.themeToggleWanted)
        themes.addWanted.connect(self.themeAddWanted)
        themes.renameWanted.connect(self.themeRenameWanted)
        themes.recolourWanted.connect(self.themeRecolourWanted)
        themes.moveWanted.connect(self.themeMoveWanted)
        themes.deleteWanted.connect(self.themeDeleteWanted)
        themes.keyWanted.connect(self.themeKeyWanted)
        themes.filterWanted.connect(self._wish_filter)
        self._filter.wanted.connect(self._wish_filter)
        self._filter.listWanted.connect(self._go_to_cards)
        for part in (cards, themes, self._filter):
            part.leaveWanted.connect(self.leaveWanted)

    def _follow(self) -> None:
        model, session = self._model, self._session
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._tell_count)
        for signal in (session.opened, session.changed, session.loaded, session.filtered):
            signal.connect(self._tell_count)
        self._tell_count()

    # Asking and telling

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(_WIDTH, 600)

    def show_annotation(self, annotation_id: str | None) -> None:
        """Make a card current and bring it into view; None leaves none current. Tells nobody."""
        self._cards.show_annotation(annotation_id)

    def follow(self, start: int, end: int) -> None:
        """Bring the first card of a span in view into view, unless one of them is current.

        Does nothing while the list has the focus: there the reader scrolls.
        """
        row = self._model.first_in(start, end)
        current = self._session.index.by_id.get(self._cards.current_annotation() or "")
        in_view = current is not None and current.start < end and start < current.end
        if row >= 0 and not in_view and not self._has_focus_inside():
            self._cards.scrollTo(self._model.index(row))

    def _has_focus_inside(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self._cards or self._cards.isAncestorOf(focus))

    def current_annotation(self) -> str | None:
        """Return the id of the current card."""
        return self._cards.current_annotation()

    def selected_annotations(self) -> list[str]:
        """Return the ids of all selected cards, in document order."""
        return self._cards.selected_annotations()

    def edit_note(self, annotation_id: str) -> None:
        """Put the cursor into an annotation's note."""
        self._cards.edit_note(annotation_id)

    def flush(self) -> None:
        """Tell at once what was typed into a note; before anything else happens to the library."""
        self._cards.editor.flush()

    def focus_filter(self) -> None:
        """Put the cursor into the filter's words."""
        self._filter.focus_words()

    def _wish_filter(self, wanted: object) -> None:
        self._cards.editor.leave()
        self.filterWanted.emit(wanted)

    def _go_to_cards(self) -> None:
        self._cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_count(self) -> None:
        shown, total = self._model.rowCount(), len(self._session.index)
        self._count.setText(self._count_words(shown, total))
        self._count.setVisible(total > 0)
        self._clear.setVisible(total > 0 and not self._session.filter.is_empty)
        was_inside = self._has_focus_inside()
        self._stack.setCurrentWidget(self._cards if shown else self._empty)
        if not shown:
            self._empty.setText(self._empty_words(total))
            if was_inside:  # keys would go to the line that says so
                self.leaveWanted.emit()

    def _count_words(self, shown: int, total: int) -> str:
        if self._session.filter.is_empty:
            return self.tr("%Ln annotations", "", total) if total != 1 else self.tr("1 annotation")
        number = self.locale().toString(shown)
        if total == 1:
            return self.tr("{shown} of 1 annotation").format(shown=number)
        return self.tr("{shown} of %Ln annotations", "", total).format(shown=number)

    def _empty_words(self, total: int) -> str:
        if self._session.document is None:
            return self.tr("Open a text to annotate it.")
        if total:
            return self.tr("No annotation passes the filter.")
        return self.tr("Select a passage and press a digit to highlight it with a theme.")


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
