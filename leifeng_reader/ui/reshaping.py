"""Annotations reshaped by keys: ends moved, overlaps made one, bookmarks, whole texts, links."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.change import Change
from leifeng_reader.core.ends import End, Step
from leifeng_reader.core.links import link_to
from leifeng_reader.operations import annotating, reshaping
from leifeng_reader.ui.window import MainWindow

ENDS = {
    "endLaterByWord": (End.END, Step.WORD, True),
    "endEarlierByWord": (End.END, Step.WORD, False),
    "endLaterBySentence": (End.END, Step.SENTENCE, True),
    "endEarlierBySentence": (End.END, Step.SENTENCE, False),
    "startEarlierByWord": (End.START, Step.WORD, True),
    "startLaterByWord": (End.START, Step.WORD, False),
    "startEarlierBySentence": (End.START, Step.SENTENCE, True),
    "startLaterBySentence": (End.START, Step.SENTENCE, False),
}
"""Which end a command moves, how far, and whether outward."""


class Reshaping(QObject):
    """Every command is one change of the current annotation, one undo step."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._view = window.pane.view

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        ends = {name: partial(self.move_end, *how) for name, how in ENDS.items()}
        return {
            "mergeAnnotations": self.merge,
            "duplicate": self.duplicate,
            "bookmark": self.bookmark,
            "annotateDocument": self.annotate_document,
            "copyLink": self.copy_link,
            **ends,
        }

    # Ends

    def move_end(self, end: End, step: Step, outward: bool) -> None:
        """Extend or trim the current annotation at one end."""
        current = self._current()
        if current is None:
            return
        text, origin = self._session.text, self._session.origin
        if text is None or current.status is Status.LOST:
            return
        change = partial(reshaping.move_end, current, text, end, step, origin, outward=outward)
        if self._perform(change, "resize"):
            self._window.pane.choose(current.id)
            moved = self._session.index.by_id[current.id]
            self._view.reveal(moved.start if end is End.START else moved.end - 1)

    def merge(self) -> None:
        """Make one of the annotations chosen in the list, or of those that overlap the current."""
        chosen = self._chosen()
        text, origin = self._session.text, self._session.origin
        if not chosen or text is None:
            return
        groups = list(reshaping.overlapping(chosen))
        if not groups:
            self._say(self.tr("No other annotation overlaps this one."))
            return
        linking = self._session.store.annotations_with_links
        change = partial(reshaping.merge_overlapping, chosen, text, origin)
        if self._perform(lambda: change(linking=linking()), "merge annotations"):
            self._window.pane.reveal(min(groups[0], key=lambda a: (a.created, a.order)).id)

    def _chosen(self) -> list[Annotation]:
        by_id = self._session.index.by_id
        ids = [] if self._view.hasFocus() else self._window.panel.selected_annotations()
        if len(ids) > 1:
            chosen = [by_id[key] for key in ids if key in by_id]
            return [a for a in chosen if a.status is not Status.LOST]
        current = self._current()
        return [] if current is None else self._overlapping(current)

    def _overlapping(self, current: Annotation) -> list[Annotation]:
        """Return the annotations that overlap one, directly or by others between them."""
        marks, found = self._view.scene.marks, [current]
        start, end = -1, -1
        while (start, end) != (found[0].start, max(a.end for a in found)):
            start, end = found[0].start, max(a.end for a in found)
            found = marks.meeting(start, end) or [current]
        return found

    # More of them

    def duplicate(self) -> None:
        """Offer the themes under which the current annotation is to stand once more."""
        current = self._current()
        if current is None:
            return
        from leifeng_reader.ui.panels.cardmenu import theme_menu

        book = self._session.codebook
        menu = theme_menu(self._window, book, current.themes, partial(self.copy_to, current.id))
        if menu.isEmpty():
            self._say(self.tr("There is no theme yet. Add one in the panel."))
            return
        menu.aboutToHide.connect(menu.deleteLater)
        boxes = self._view.scene.boxes(current.start, current.end)
        corner = boxes[0].bottomLeft().toPoint() if boxes else QPoint(40, 40)
        menu.popup(self._view.viewport().mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    def copy_to(self, annotation_id: str, theme_id: str) -> None:
        """Annotate the same passage once more, under another theme, with the same note."""
        annotation = self._session.index.by_id.get(annotation_id)
        if annotation is None:
            return
        change, made = annotating.duplicate(annotation, (theme_id,), self._session.origin)
        if self._perform(lambda: change, "duplicate"):
            self._window.pane.choose(made.id)

    def bookmark(self) -> None:
        """Mark the place of the caret, selection or first line in view, or take the mark away."""
        place = self._place()
        if self._session.text is None:
            return
        there = [a for a in self._session.index.places(place, place) if a.scope is Scope.PLACE]
        if there:
            if self._perform(partial(annotating.remove, there), "remove"):
                self._window.pane.leave()
                self._tell(self.tr("The bookmark is gone."))
            return
        made: list[Annotation] = []

        def change() -> Change:
            document, text = self._session.require_document()
            change, annotation = annotating.bookmark(document, text, place, self._session.origin)
            made.append(annotation)
            return change

        if self._perform(change, "bookmark"):
            self._window.pane.choose(made[0].id)

    def _place(self) -> int:
        start, end = self._view.selection()
        if start < end or self._view.has_caret:
            return start
        current = self._view.current
        if current is not None and current.scope is Scope.PLACE:
            return current.start
        return self._view.first_visible()

    def annotate_document(self) -> None:
        """Write a note on the text as a whole; the one there is, if there is one."""
        if self._session.document is None:
            return
        found = self._session.index.places(0, 0)
        whole = next((a for a in found if a.scope is Scope.DOCUMENT), None)
        if whole is None:
            document, text = self._session.require_document()
            change, whole = annotating.annotate_document(document, text, self._session.origin)
            if not self._perform(lambda: change, "annotate"):
                return
        self._window.pane.choose(whole.id)
        self._window.gestures.noteOpened.emit(whole.id)

    def copy_link(self) -> None:
        """Copy a link that leads to the current annotation from notes and other programs."""
        current = self._current()
        if current is not None:
            QGuiApplication.clipboard().setText(link_to(current))
            self._tell(self.tr("The link is copied. It can be pasted into a note."))

    # Doing it

    def _current(self) -> Annotation | None:
        """Return the current annotation as it now is; says so when there is none."""
        self._window.panel.flush()
        shown = self._view.current
        current = self._session.index.by_id.get(shown.id) if shown else None
        if current is None:
            self._say(self.tr("Choose an annotation first, with a click or with J and K."))
        return current

    def _perform(self, change: Callable[[], Change], label: str) -> bool:
        self._window.panel.flush()
        return self._session.attempt(change, label)

    def _tell(self, words: str) -> None:
        """Say what was done."""
        self._window.messages.show_message(words, "info")

    def _say(self, words: str) -> None:
        """Say why nothing was done."""
        self._window.gestures.said.emit(words)
