"""Copying passages with their sources named, in the form and style that the reader likes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.core.citation import Style
    from leifeng_reader.operations.quoting import Quoted

SETTING = "citation-style"

_STYLES = {"citeApa": "apa", "citeMla": "mla", "citeGbt": "gbt", "citeNone": "none"}


class Copying(QObject):
    """Copies the cards chosen in the list, the selection, or the current annotation."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window; the style is the one chosen last."""
        super().__init__(window)
        self._window = window
        kept = window.session.setting(SETTING) or ""
        self._style = kept if kept in _STYLES.values() else "apa"
        QTimer.singleShot(0, self, self._show_style)
        cards = window.panel.findChild(CardList)
        assert isinstance(cards, CardList)
        cards.copyingOffered.connect(self._offer)

    def _offer(self, menu: QMenu) -> None:
        """Offer the forms and styles in a card's menu."""
        offered = menu.addMenu(self.tr("Copy as"))
        forms = ("copyPlain", "copyMarkdown", "copyRich")
        offered.addActions([self._window.actions_by_name[name] for name in forms])
        offered.addSeparator()
        offered.addActions([self._window.actions_by_name[name] for name in _STYLES])

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        forms = {"copyPlain": self.copy_plain, "copyMarkdown": self.copy_markdown}
        styles = {name: partial(self.choose, style) for name, style in _STYLES.items()}
        return {**forms, "copyRich": self.copy_rich, **styles}

    @property
    def style(self) -> "Style":
        """The style of citations."""
        from leifeng_reader.core.citation import Style

        return Style(self._style)

    def choose(self, style: str) -> None:
        """Name sources in a style from now on."""
        self._style = style
        self._window.session.keep_setting(SETTING, style)
        self._show_style()

    def _show_style(self) -> None:
        for name, style in _STYLES.items():
            self._window.actions_by_name[name].setChecked(style == self._style)

    # Copying

    def copy_plain(self) -> None:
        """Copy as plain text."""
        from leifeng_reader.operations.quoting import as_plain

        if passages := self._passages():
            self._put(as_plain(passages, self.style))

    def copy_markdown(self) -> None:
        """Copy as Markdown."""
        from leifeng_reader.operations.quoting import as_markdown

        if passages := self._passages():
            self._put(as_markdown(passages, self.style))

    def copy_rich(self) -> None:
        """Copy as HTML, with plain text for where that cannot be pasted."""
        from leifeng_reader.operations.quoting import as_html, as_plain

        if passages := self._passages():
            self._put(as_plain(passages, self.style), as_html(passages, self.style))

    def _is_in_panel(self) -> bool:
        focused = self._window.focusWidget()
        return focused is not None and self._window.panel.isAncestorOf(focused)

    def _put(self, plain: str, html: str = "") -> None:
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        data = QMimeData()
        data.setText(plain)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    def _passages(self) -> "list[Quoted]":
        """Return what is to be copied; says what to do where that is nothing."""
        from leifeng_reader.operations.quoting import quoted, quoted_annotation
        from leifeng_reader.ui.page import clipboard

        session, view, panel = self._window.session, self._window.pane.view, self._window.panel
        document, text = session.document, session.text
        if document is None or text is None:
            return []
        start, end = view.selection()
        chosen = [] if view.hasFocus() else panel.selected_annotations()
        if start < end and not (chosen and self._is_in_panel()):
            return [quoted(document, text, start, end, clipboard.html(text, start, end))]
        current = [view.current.id] if view.current else []
        found = []
        for key in chosen or current:
            annotation = session.index.by_id[key]
            html = clipboard.html(text, annotation.start, annotation.end)
            found.append(quoted_annotation(document, text, annotation, html))
        passages = [each for each in found if each is not None]
        if not passages:
            self._window.gestures.said.emit(
                self.tr("Select a passage or an annotation first, then copy it.")
            )
        return passages
