"""Themes by name: type a few letters over a selection or an annotation, Enter applies."""

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.ui.models.offers import Offer, Usage
    from leifeng_reader.ui.panels.themefield import ThemeField

_REMEMBERED = 50
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Naming(QObject):
    """Keeps the field in the selection bar open for several themes in a row."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window; letters that are no command start the field."""
        super().__init__(window)
        self._window = window
        self._counts: Counter[str] | None = None
        self._recent: list[str] = []
        window.session.changed.connect(self._follow)
        window.pane.view.installEventFilter(self)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {"themeByName": self.ask}

    @cached_property
    def field(self) -> "ThemeField":
        """The field, made when it is first needed."""
        from leifeng_reader.ui.panels.themefield import ThemeField

        field = ThemeField(self._find, self._window.pane.bar)
        field.chosen.connect(self._use)
        field.left.connect(self._leave)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the field with a letter that reached the page: it is no command's key."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in _PLAIN
            and event.text().isalpha()
            and not event.isAutoRepeat()
            and self._has_subject()
        ):
            self.ask(event.text())
            return True
        return super().eventFilter(watched, event)

    def _has_subject(self) -> bool:
        view = self._window.pane.view
        return view.has_passage or view.current is not None

    def ask(self, typed: str = "") -> None:
        """Open the field by the selection, or by the current annotation."""
        pane, gestures = self._window.pane, self._window.gestures
        if not self._has_subject():
            gestures.said.emit(self.tr("Select a passage first, then type a theme’s name."))
            return
        if pane.view.has_passage:
            pane.view.setFocus()
            pane.view.reveal(pane.view.selection()[0])
            pane.offer_themes()
        elif pane.view.current is not None:
            self._offer(pane.view.current)
        if pane.bar.isVisible():
            pane.bar.begin_naming(self.field, typed)

    def _offer(self, annotation: Annotation) -> None:
        pane = self._window.pane
        pane.view.reveal(annotation.start)
        pane.choose(annotation.id, offer=True)

    def _use(self, offer: "Offer") -> None:
        gestures, pane = self._window.gestures, self._window.pane
        if offer.is_shelved:
            gestures.use_archived_theme(offer.theme_id)
        elif offer.theme_id:
            gestures.use_theme(offer.theme_id)
        else:
            gestures.use_new_theme(offer.path)
        if self._has_subject():
            self.ask()
        else:
            pane.view.setFocus()

    def _leave(self) -> None:
        pane = self._window.pane
        pane.bar.end_naming()
        pane.view.setFocus()

    # What is offered

    def _find(self, typed: str) -> "list[Offer]":
        from leifeng_reader.ui.models.offers import offers

        view, session = self._window.pane.view, self._window.session
        start, end = view.selection()
        current = session.index.by_id.get(view.current.id) if view.current else None
        carried = current.themes if current is not None and start == end else ()
        return offers(session.codebook, self.usage(), typed, carried)

    def usage(self) -> "Usage":
        """Return how the themes of the library have been used."""
        from leifeng_reader.ui.models.offers import Usage

        if self._counts is None:
            session = self._window.session
            try:
                self._counts = Counter(session.store.theme_counts())
            except ReaderError as error:
                session.failed.emit(error)
                return Usage({}, self._recent)
        return Usage(self._counts, self._recent)

    def _follow(self, change: Change) -> None:
        before, after = _themes(change.before), _themes(change.after)
        if change.is_of_merged_themes:
            self._counts = None  # to be counted anew
        if self._counts is not None:
            self._counts.subtract(chain.from_iterable(before.values()))
            self._counts.update(chain.from_iterable(after.values()))
        new = (
            theme
            for key, held in after.items()
            for theme in held[::-1]
            if theme not in before.get(key, ())
        )
        self._recent = list(dict.fromkeys((*new, *self._recent)))[:_REMEMBERED]


def _themes(records: tuple[object, ...]) -> dict[str, tuple[str, ...]]:
    return {record.id: record.themes for record in records if isinstance(record, Annotation)}
