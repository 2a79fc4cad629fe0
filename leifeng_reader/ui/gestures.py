"""What the reader's keys and clicks do to the library: each is one change, one undo step."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from leifeng_reader.core.annotation import Annotation, Status, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.operations import annotating, citing, theming
from leifeng_reader.operations.origin import Origin
from leifeng_reader.ui.page import clipboard
from leifeng_reader.ui.page.pane import PagePane
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.session import Session

LAST_THEME = "last-theme"


class Gestures(QObject):
    """Turns wishes of page and panel into operations; `said` carries a sentence for the reader."""

    said = Signal(str)
    noteOpened = Signal(str)

    def __init__(self, session: Session, pane: PagePane, panel: SidePanel) -> None:
        """Serve a window's page and panel."""
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._view = pane.view
        self._panel = panel
        self._visit = 0
        self._last_theme = session.setting(LAST_THEME) or ""

    # Highlighting

    def use_key(self, key: int) -> None:
        """Highlight the selection with the theme of a digit, or toggle it on the annotation."""
        theme = self._session.codebook.by_key().get(key)
        if theme is None:
            self.said.emit(self.tr("No theme has the key {0}.").format(key))
        else:
            self.use_theme(theme.id)

    def use_theme(self, theme_id: str) -> None:
        """Highlight the selection with a theme, or toggle it on the current annotation."""
        self._last_theme = theme_id
        current = self.subject()
        if current is not None:
            self.toggle(current.id, theme_id)
            self._settle(current.id)
        elif self._view.has_passage:
            self._annotate((theme_id,))
        else:
            self.said.emit(self.tr("Select a passage first, then press the theme's key."))

    def use_new_theme(self, path: tuple[str, ...]) -> None:
        """Make the theme of a path and use it, in one step; what of the path is there stays."""
        self._use_made(lambda book, origin: theming.ensure_path(book, path, origin))

    def use_archived_theme(self, theme_id: str) -> None:
        """Take a theme out of the archive and use it, in one step."""
        self._use_made(
            lambda book, origin: (theming.unarchive(book, theme_id, origin), book.themes[theme_id])
        )

    def _use_made(self, make: Callable[[Codebook, Origin], tuple[Change, Theme]]) -> None:
        self._panel.flush()
        used = [self._last_theme, ""]

        def change() -> Change:
            made, theme = make(self._session.codebook, self._session.origin)
            marked, annotation = self._carrying(theme.id)
            used[:] = theme.id, annotation.id
            return made.then(marked)

        if self._session.attempt(change, "theme"):
            self._last_theme = used[0]
            self._settle(used[1])

    def _carrying(self, theme_id: str) -> tuple[Change, Annotation]:
        """Return the change by which what is marked or selected carries a theme."""
        origin, current = self._session.origin, self.subject()
        if current is not None:
            return annotating.set_themes(current, (*current.themes, theme_id), origin), current
        document, text = self._session.require_document()
        span = self._view.selection()
        return annotating.annotate(document, text, span, origin, themes=(theme_id,))

    def subject(self) -> Annotation | None:
        """Return the annotation on the selection, or the current one where nothing is selected."""
        if self._view.has_passage:
            return self._same_passage(*self._view.selection())
        return self._view.current

    def highlight(self) -> None:
        """Highlight the selection with the theme used last; once, where it is already."""
        if not self._view.has_passage:
            self.said.emit(self.tr("Select a passage to highlight first."))
            return
        theme_id = self._last_theme
        themes = self._session.codebook.themes
        first = next(iter(sorted(self._session.codebook.by_key().items())), None)
        if theme_id not in themes and first is not None:
            theme_id = first[1].id
        same = self.subject()
        if same is None:
            self._annotate((theme_id,) if theme_id in themes else ())
            return
        if theme_id in themes and theme_id not in same.themes:
            self.toggle(same.id, theme_id)
        self._settle(same.id)

    def keep_last_theme(self) -> None:
        """Remember the theme used last; at the end only: a highlight is one write, not two."""
        self._session.keep_setting(LAST_THEME, self._last_theme)

    def _same_passage(self, start: int, end: int) -> Annotation | None:
        if self._session.text is None:
            return None
        span = annotating.trimmed(self._session.text.content, start, end)
        found = self._session.index.meeting(*span)
        standing = (a for a in found if a.status is not Status.LOST)
        return next((a for a in standing if (a.start, a.end) == span), None)

    def _annotate(self, themes: Iterable[str]) -> Annotation | None:
        self._panel.flush()
        made: list[Annotation] = []

        def change() -> Change:
            document, text = self._session.require_document()
            change, annotation = annotating.annotate(
                document, text, self._view.selection(), self._session.origin, themes=themes
            )
            made.append(annotation)
            return change

        if self._session.attempt(change, "annotate") and made:
            self._settle(made[0].id)
            return made[0]
        return None

    def _settle(self, annotation_id: str) -> None:
        """Let go of the selection and make the annotation current."""
        self._view.select(self._view.position, self._view.position)
        self._pane.choose(annotation_id)

    def toggle(self, annotation_id: str, theme_id: str) -> None:
        """Add a theme to an annotation or take it away."""
        origin = self._session.origin
        self._alter(annotation_id, "theme", lambda a: annotating.toggle_theme(a, theme_id, origin))

    def resize(self, annotation_id: str, start: int, end: int) -> None:
        """Move an annotation's ends."""

        def change(annotation: Annotation) -> Change:
            _, text = self._session.require_document()
            return annotating.resize(annotation, text, (start, end), self._session.origin)

        self._alter(annotation_id, "resize", change)
        self._pane.choose(annotation_id)

    # Notes

    def write_note(self) -> None:
        """Open the note of the current annotation, or of a new one on the selection."""
        annotation = self.subject()
        if annotation is None and self._view.has_passage:
            annotation = self._annotate(())
        if annotation is None:
            self.said.emit(self.tr("Select a passage for the note first."))
            return
        self._settle(annotation.id)
        self._pane.bar.hide()
        self.noteOpened.emit(annotation.id)

    def begin_visit(self) -> None:
        """Make what is typed from now on one undo step."""
        self._visit = self._session.new_visit()

    def set_note(self, annotation_id: str, note: str) -> None:
        """Save a note as typed."""
        annotation = self._session.index.by_id.get(annotation_id)
        if annotation is not None:
            change = annotating.set_note(annotation, note, self._session.origin)
            self._session.perform(change, "note", self._visit)

    # Removing and copying

    def remove_current(self) -> None:
        """Remove the current annotation, or those chosen in the list."""
        chosen = self._panel.selected_annotations() if not self._view.hasFocus() else []
        current = [self._view.current.id] if self._view.current else []
        if not chosen and not current:
            self.said.emit(self.tr("Choose an annotation first, with a click or with J and K."))
        self.remove(chosen or current)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove annotations."""
        self._panel.flush()
        by_id = self._session.index.by_id
        found = [by_id[key] for key in ids if key in by_id]
        if found and self._session.perform(annotating.remove(found), "remove"):
            self._pane.leave()

    def copy(self) -> None:
        """Copy the selection, or the current annotation's quote."""
        data = self._view.selected()
        current = self._view.current
        if data is None and current is not None and self._session.text is not None:
            if current.status is Status.LOST:  # its place is another text's
                QGuiApplication.clipboard().setText(current.selector.quote)
            elif current.start < current.end:
                data = clipboard.passage(self._session.text, current.start, current.end)
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def copy_citation(self, annotation_id: str = "") -> None:
        """Copy an annotation's quote, or the selection, with where it comes from."""
        document, text = self._session.document, self._session.text
        if document is None or text is None:
            return
        annotation = self._session.index.by_id.get(annotation_id) or self._view.current
        span = self._view.selection()
        if annotation is not None and (annotation_id or span[0] == span[1]):
            span = annotation.start, annotation.end
            if annotation.status is Status.LOST:
                QGuiApplication.clipboard().setText(annotation.selector.quote)
                return
        if span[0] < span[1]:
            QGuiApplication.clipboard().setText(citing.cite(document, text, *span))

    # Themes

    def add_theme(self, parent_id: str, name: str) -> None:
        """Add a theme."""
        book, origin = self._session.codebook, self._session.origin
        self._session.attempt(
            lambda: theming.add_theme(book, name, origin, parent_id=parent_id or None)[0],
            "add theme",
        )

    def rename_theme(self, theme_id: str, name: str) -> None:
        """Rename a theme."""
        book, origin = self._session.codebook, self._session.origin
        self._session.attempt(lambda: theming.rename(book, theme_id, name, origin), "rename theme")

    def recolour_theme(self, theme_id: str, tone: str) -> None:
        """Recolour a theme."""
        book, origin = self._session.codebook, self._session.origin
        self._session.attempt(
            lambda: theming.recolour(book, theme_id, tone, origin), "recolour theme"
        )

    def describe_theme(self, theme_id: str, field: str, words: str) -> None:
        """Write a theme's "description", "include" or "exclude"; one step with the visit."""
        book, origin = self._session.codebook, self._session.origin
        if theme_id in book.themes:
            change = theming.describe_theme(book, theme_id, origin, **{field: words})
            self._session.perform(change, "describe theme", self._visit)

    def move_theme(self, theme_id: str, parent_id: str, row: int) -> None:
        """Put a theme elsewhere in the tree."""
        book, origin = self._session.codebook, self._session.origin
        self._session.attempt(
            lambda: theming.move_theme(book, theme_id, parent_id or None, row, origin),
            "move theme",
        )

    def key_theme(self, theme_id: str, key: int) -> None:
        """Give a theme a digit, 0 for none."""
        book, origin = self._session.codebook, self._session.origin
        self._session.attempt(
            lambda: theming.set_key(book, theme_id, key or None, origin), "theme key"
        )

    def delete_theme(self, theme_id: str) -> None:
        """Delete a theme; annotations keep their others."""
        book, origin = self._session.codebook, self._session.origin

        def change() -> Change:
            carriers = self._session.store.annotations_with([theme_id])
            return theming.delete_theme(book, theme_id, carriers, origin)

        self._session.attempt(change, "delete theme")

    def _alter(self, annotation_id: str, label: str, alter: Callable[[Annotation], Change]) -> None:
        self._panel.flush()
        annotation = self._session.index.by_id.get(annotation_id)
        if annotation is not None:
            self._session.attempt(lambda: alter(annotation), label)
