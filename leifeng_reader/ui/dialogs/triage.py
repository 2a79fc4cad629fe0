"""Splitting a theme by triage: its passages as cards, one key deals each to a sub-theme."""

from collections.abc import Callable
from contextlib import closing
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import parse_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import BadThemeName, ReaderError
from leifeng_reader.core.text import fold
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.triage import NewTheme, Pile
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.frame import resize_within_screen, room_on_screen
from leifeng_reader.ui.dialogs.piles import Piles
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.triagecard import TriageCard
from leifeng_reader.ui.models.deal import Deal
from leifeng_reader.ui.models.offers import MOST, Offer, Usage, offers
from leifeng_reader.ui.panels.themefield import ThemeField
from leifeng_reader.ui.panels.tips import tip
from leifeng_reader.ui.session import Session

_NAMED = 20
_NEW_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class Leaving(Enum):
    """What becomes of what was dealt when the reader leaves half-way."""

    KEEP = "keep"
    DROP = "drop"
    STAY = "stay"


Ask = Callable[[QWidget, int], Leaving]


class TriageDialog(QDialog):
    """`wanted` carries the piles of each annotation by id, and whether the theme stays on them."""

    wanted = Signal(object, bool)

    def __init__(
        self,
        session: Session,
        theme_id: str,
        usage: Usage,
        parent: QWidget,
        ask: Ask | None = None,
    ) -> None:
        """Deal the passages of a theme; `usage` ranks the themes offered for new piles."""
        super().__init__(parent)
        self._session = session
        self._usage = usage
        self._ask = ask or ask_leaving
        self.theme = session.codebook.themes[theme_id]
        self.deal = Deal((), [child.id for child in session.codebook.children(theme_id)])
        self._documents: dict[str, Document] = {}
        self._shown_text = "", ""
        self.setObjectName("triageDialog")
        self.setWindowTitle(self.tr("Split “{0}”").format(self.theme.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make()
        self._lay_out()
        self.card.say(self.tr("Looking…"))
        self._load()

    # Building

    def _make(self) -> None:
        self.card = TriageCard()
        self.counter = QLabel()
        self.hint = quiet_label(self.tr("A key deals the passage. Enter names a new sub-theme."))
        self.piles = Piles()
        self.piles.itemClicked.connect(self._deal_clicked)
        self.field = ThemeField(self._find, self)
        self.field.chosen.connect(self._deal_named)
        self.field.left.connect(self._leave_field)
        self.field.hide()
        self.new_button = self._button(self.tr("New sub-theme…"), self.tr("Enter"), self._name)
        self.back_button = self._button(self.tr("Take back"), self.tr("Backspace"), self.take_back)
        self.skip_button = self._button(self.tr("Skip"), self.tr("Space"), self.skip)
        name = shortened(self.theme.name, _NAMED)
        self.keep = QCheckBox(self.tr("Keep “{0}” on them too").format(name))
        self.keep.setToolTip(tip(self.theme.name))
        self.finish_button = self._button(self.tr("Finish"), "Ctrl+Enter", self.finish)
        self.cancel_button = self._button(self.tr("Cancel"), "Esc", self.reject)

    def _button(self, words: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(f"{words.rstrip('…')} ({keys})")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.piles, 1)
        side.addWidget(self.field)
        side.addWidget(self.new_button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.card, 1)
        middle.addLayout(side)
        width = min(self.field.width(), room_on_screen(self).width() * 2 // 5)
        self.field.setFixedWidth(width)
        self.piles.setFixedWidth(width)
        top = QHBoxLayout()
        top.addWidget(self.counter, 1)
        top.addWidget(self.hint)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for button in (self.back_button, self.skip_button):
            bottom.addWidget(button)
        bottom.addStretch()
        for widget in (self.keep, self.cancel_button, self.finish_button):
            bottom.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        resize_within_screen(self, 980, 600)

    def _load(self) -> None:
        path, theme_id = self._session.store.path, self.theme.id

        def work(_: object) -> tuple[list[Annotation], list[Document]]:
            with closing(Store(path)) as store, store.snapshot():
                return store.annotations_with([theme_id]), store.documents()

        self._loading = tasks.run(work, self._begin, self._session.failed.emit)

    def _begin(self, found: object) -> None:
        assert isinstance(found, tuple)
        passages, documents = found
        self._documents = {document.id: document for document in documents}
        self.deal = Deal(passages, self.deal.piles)
        self._show()
        self.card.setFocus()

    # Showing

    def _show(self) -> None:
        deal, card = self.deal, self.deal.card
        total = len(deal.cards)
        self.piles.show_piles(deal, self._session.codebook, self.theme.id)
        self.back_button.setEnabled(deal.place > 0)
        self.skip_button.setEnabled(card is not None)
        self.new_button.setEnabled(card is not None)
        self.finish_button.setEnabled(bool(deal.dealt))
        self.finish_button.setDefault(card is None and bool(deal.dealt))
        said = self.tr("{0} of {1}  ·  {2} dealt")
        place = min(deal.place + 1, total)
        number = self.locale().toString
        self.counter.setText(said.format(number(place), number(total), number(len(deal.dealt))))
        if card is not None:
            document = self._documents.get(card.document_id)
            title = document.title if document else ""
            self.card.show_passage(card, self._content(document), title, self.theme.colour)
        else:
            self.card.say(self._last_words())

    def _last_words(self) -> str:
        if not self.deal.cards:
            return self.tr("No passage carries this theme, so there is nothing to deal.")
        if not self.deal.dealt:
            return self.tr("That was the last passage. None was dealt.")
        return self.tr("That was the last passage. Press Enter to finish.")

    def _content(self, document: Document | None) -> str:
        if document is None:
            return ""
        if self._shown_text[0] != document.text_id:
            try:
                content = self._session.store.text(document.text_id).content
            except ReaderError:
                content = ""  # the passage's own surroundings will do
            self._shown_text = document.text_id, content
        return self._shown_text[1]

    # Dealing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deal, skip, take back, name a sub-theme, or finish."""
        key, pile = event.key(), self.deal.pile_of(event.text())
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _NEW_KEYS and is_control:
            self.finish()
        elif pile is not None and not is_control:
            self._put(pile)
        elif key == Qt.Key.Key_Backspace:
            self.take_back()
        elif key == Qt.Key.Key_Space:
            self.skip()
        elif key in _NEW_KEYS and self.deal.card is not None:
            self._name()
        elif key in _NEW_KEYS:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _put(self, pile: Pile | None) -> None:
        self.deal.deal(pile)
        self._show()

    def skip(self) -> None:
        """Pass the card over: it keeps the theme."""
        self._put(None)

    def take_back(self) -> None:
        """Take the last card in hand again."""
        if self.deal.take_back():
            self._show()
            self.card.setFocus()

    def _deal_clicked(self, item: QListWidgetItem) -> None:
        self._put(self.deal.piles[self.piles.row(item)])
        self.card.setFocus()

    # New piles

    def _name(self) -> None:
        self.field.show()
        self.new_button.hide()
        self.field.begin()

    def _leave_field(self) -> None:
        self.field.hide()
        self.new_button.show()
        self.card.setFocus()

    def _deal_named(self, offer: Offer) -> None:
        pile: Pile = offer.theme_id or NewTheme(offer.path[-1])
        self._put(self.deal.with_pile(pile))
        self._leave_field()

    def _find(self, typed: str) -> list[Offer]:
        """Offer themes that are there, and one under this theme that could be."""
        codebook = self._session.codebook
        known = [
            offer
            for offer in offers(codebook, self._usage, typed, most=MOST + 1)
            if offer.theme_id and offer.theme_id != self.theme.id and not offer.is_shelved
        ]
        try:
            path = parse_path(typed)
        except BadThemeName:
            return known[:MOST]
        taken = {fold(child.name) for child in codebook.children(self.theme.id)}
        if len(path) > 1 or fold(path[0]) in taken:
            return known[:MOST]
        words = self.tr("Create “{0}” under “{1}”").format(path[0], self.theme.name)
        return [*known[: MOST - 1], Offer(words, path=path)]

    # The end

    def finish(self) -> None:
        """Do what was dealt."""
        dealt = self.deal.dealt
        if dealt:
            self.accept()
            self.wanted.emit(dealt, self.keep.isChecked())

    def reject(self) -> None:
        """Leave; what was dealt is kept or not, as the reader says."""
        number = len(self.deal.dealt)
        leaving = self._ask(self, number) if number else Leaving.DROP
        if leaving is Leaving.KEEP:
            self.finish()
        elif leaving is Leaving.DROP:
            super().reject()

    def done(self, result: int) -> None:
        """Stop looking."""
        self._loading.cancel()
        super().done(result)


def ask_leaving(parent: QWidget, number: int) -> Leaving:
    """Ask whether what was dealt so far is to be kept."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    one, many = (
        _tr("Keep the passage dealt so far?"),
        _tr("Keep the {0} passages dealt so far?"),
    )
    box.setText(one if number == 1 else many.format(number))
    box.setInformativeText(_tr("The others stay as they are."))
    role = QMessageBox.ButtonRole
    keep = box.addButton(_tr("Keep them"), role.AcceptRole)
    drop = box.addButton(_tr("Keep nothing"), role.DestructiveRole)
    stay = box.addButton(_tr("Go on dealing"), role.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return Leaving.KEEP if clicked is keep else Leaving.DROP if clicked is drop else Leaving.STAY


def _tr(words: str) -> str:
    return QCoreApplication.translate("TriageDialog", words)
