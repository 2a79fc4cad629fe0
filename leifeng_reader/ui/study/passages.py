"""The annotations a set draws on, by theme; those that parts use say which parts these are."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.core.query import LONGEST
from leifeng_reader.operations import study_parts
from leifeng_reader.operations.study_items import take_in, used
from leifeng_reader.study.tasks import Source
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.chip import FilterChip
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.panels.wrapping import WrappingRow
from leifeng_reader.ui.study.desk import Desk, is_missing
from leifeng_reader.ui.study.fields import choice
from leifeng_reader.ui.study.rows import Row, Rows
from leifeng_reader.ui.wording import enumerated

PAUSE = 150

Uses = Sequence[tuple[str, frozenset[str]]]
"""The ids of parts, and of the annotations each draws."""

_TOGGLING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PassageRows(Rows):
    """The list; `toggled` says that the current row is to be taken in or left out."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in and leave out with Space or Enter."""
        if event.key() in _TOGGLING:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)


class PassageColumn(QWidget):
    """`showWanted` carries an Annotation that is to be shown in its text."""

    showWanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Show what the set that is worked on draws on."""
        super().__init__()
        self._desk = desk
        self._known: dict[str, Annotation] = {}
        self._drawn: Sequence[Source] | None = None
        self._state: tuple[Filter, Uses, str] | None = None
        self.words = QLineEdit()
        self.theme = choice(self.tr("Theme"))
        self.only = QPushButton(self.tr("Draw on these only"))
        self.chips = WrappingRow()
        self.rows = PassageRows(self.tr("Annotations"))
        self.rows.setObjectName("passageRows")
        self.empty = empty_label()
        self._stack, self._foot = QStackedWidget(), QWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText(self.tr("Words"))
        self.words.setAccessibleName(self.tr("Filter annotations"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(LONGEST)
        self.words.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.only.setAutoDefault(False)
        self.only.setFlat(True)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        for field in (self.words, self.theme, self.chips):
            head.addWidget(field)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(4, 4, 4, 4)
        foot.addWidget(self.only)
        foot.addStretch()
        for widget in (self.rows, self.empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.show_passages)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.theme.activated.connect(lambda _: self.show_passages())
        self.only.clicked.connect(self._draw_on_these)
        self.rows.toggled.connect(self._toggle)
        self.rows.itemDoubleClicked.connect(lambda _: self._toggle())
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._show_menu)

    # Showing

    def show_passages(self) -> None:
        """List what passes this column's own filter."""
        self._pause.stop()
        book, drawn = self._desk.session.codebook, self._desk.drawn
        parts = self._desk.chosen.parts if self._desk.chosen else ()
        workshop = self._desk.workshop
        uses = tuple((part.id, workshop.used_by(part, drawn)) for part in parts)
        if drawn is not self._drawn:
            self._offer_themes(book)
        state = self._seen(), uses, self._desk.part_id
        if drawn is not self._drawn or state != self._state:
            self._drawn, self._state = drawn, state
            self._list(drawn, book, uses)
        self._show_chips()

    def _list(self, drawn: Sequence[Source], book: Codebook, uses: Uses) -> None:
        listed = [each for source in drawn for each in source.annotations]
        self._known = {each.id: each for each in listed}
        shown, seen = select(listed, self._seen(), book), self._seen()
        self.rows.fill(self._items(shown, book, uses))
        self._stack.setCurrentIndex(0 if shown else 1)
        self.empty.setText(self._why_empty(bool(listed)))
        self._foot.setVisible(bool(shown) and not seen.is_empty)

    def _seen(self) -> Filter:
        theme = self.theme.currentData()
        return Filter(self.words.text(), frozenset((theme,)) if theme else frozenset())

    def _items(
        self,
        shown: Sequence[Annotation],
        book: Codebook,
        uses: Uses,
    ) -> list[Row]:
        groups: dict[str, list[Annotation]] = {}
        for each in shown:
            first = next((theme for theme in each.themes if theme in book.themes), "")
            groups.setdefault(first, []).append(each)
        items: list[Row] = []
        for theme_id in (*(theme.id for theme in book.in_tree_order()), ""):
            if group := groups.get(theme_id):
                theme = book.themes.get(theme_id)
                name = theme.name if theme else self.tr("No theme")
                tone = theme.colour if theme else NEUTRAL
                count = f"{len(group):,}"
                items.append(Row(f"theme {theme_id}", name, tail=count, tone=tone, is_heading=True))
                items += [self._item(each, tone, uses) for each in group]
        return items

    def _item(self, each: Annotation, tone: str, uses: Uses) -> Row:
        numbers = [(n, part) for n, (part, its) in enumerate(uses, 1) if each.id in its]
        here = [str(n) for n, part_id in numbers if part_id == self._desk.part_id]
        there = [str(n) for n, part_id in numbers if part_id != self._desk.part_id]
        all_of_it = enumerated(str(number) for number, _ in numbers)
        return Row(
            each.id,
            each.selector.quote or self._name(each),
            each.note.strip(),
            tail=" ".join(there),
            strong=" ".join(here),
            tone=tone,
            mark="note" if each.note.strip() else "",
            tip=self.tr("In part {0}").format(all_of_it) if numbers else self.tr("In no part"),
            is_faint=not numbers,
            is_quote=bool(each.selector.quote),
        )

    def _name(self, each: Annotation) -> str:
        is_whole = each.scope is Scope.DOCUMENT
        return self.tr("Note on the whole text") if is_whole else self.tr("Bookmark")

    def _why_empty(self, has_any: bool) -> str:
        if is_missing(self._desk.problem):
            return self.tr("The text of this set is not in the library. Use it on another text.")
        if has_any:
            return self.tr("No annotation passes the filter.")
        return self.tr("No annotations yet. Highlight passages of the text: they appear here.")

    def _offer_themes(self, book: Codebook) -> None:
        box, chosen = self.theme, self.theme.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("All themes"), "")
        for theme in book.in_tree_order():
            box.addItem(dot_icon(theme.colour), theme.name, theme.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    # What the set draws on

    def _show_chips(self) -> None:
        """Show what narrows the set itself, each to be taken away."""
        wanted = self._desk.chosen.wanted if self._desk.chosen else Filter()
        themes, chips = self._desk.session.codebook.themes, list[QWidget]()

        def add(chip: FilterChip, left: Filter) -> None:
            chip.clicked.connect(lambda: self._desk.draw_on(left))
            chips.append(chip)

        if wanted.words.strip():
            chip = FilterChip(wanted.words, mark=icon("filter"))
            add(chip, replace(wanted, words=""))
        for theme_id in sorted(wanted.themes):
            if theme := themes.get(theme_id):
                left = replace(wanted, themes=wanted.themes - {theme_id})
                add(FilterChip(theme.name, theme.colour), left)
        self.chips.hold(chips)
        self.chips.setVisible(bool(chips))

    def _draw_on_these(self) -> None:
        chosen, seen = self._desk.chosen, self._seen()
        if chosen is None:
            return
        words = " ".join(filter(None, (chosen.wanted.words.strip(), seen.words.strip())))
        wanted = replace(chosen.wanted, words=words, themes=seen.themes or chosen.wanted.themes)
        if self._desk.draw_on(wanted):
            self.words.clear()
            self.theme.setCurrentIndex(0)
            self.show_passages()
            self.rows.setFocus()

    # In and out of the part

    def _toggle(self) -> None:
        part, key = self._desk.part, self.rows.key()
        if part is None or key not in self._known:
            self._desk.said.emit(self.tr("Choose a part first: it takes annotations in."))
            return
        if key in used(part, self._desk.drawn):
            self._desk.alter_part(study_parts.leave_out(part, key), "leave out of part")
        else:
            after = take_in(part, key, self._desk.drawn)
            if after == part or key not in used(after, self._desk.drawn):
                self._desk.said.emit(self.tr("This part has no use for it as it is set."))
            else:
                self._desk.alter_part(after, "take into part")

    def _show_menu(self, at: QPoint) -> None:
        part, key = self._desk.part, self.rows.key()
        if key not in self._known:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_in = part is not None and key in used(part, self._desk.drawn)
        toggle = menu.addAction(
            self.tr("Leave out of the part") if is_in else self.tr("Take into the part")
        )
        toggle.setEnabled(part is not None)
        toggle.triggered.connect(self._toggle)
        show = menu.addAction(self.tr("Show in text"))
        show.triggered.connect(lambda: self.showWanted.emit(self._known[key]))
        menu.popup(self.rows.viewport().mapToGlobal(at))
