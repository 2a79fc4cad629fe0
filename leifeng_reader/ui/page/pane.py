"""The reading side of the window: the page in step with the session, its find and theme bars."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from leifeng_reader.core.annotation import Annotation, Status, Theme
from leifeng_reader.core.boundaries import count_words
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.colours import Page
from leifeng_reader.core.document import Document
from leifeng_reader.ui import style
from leifeng_reader.ui.page.accessible import announce
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.pictures import Gallery
from leifeng_reader.ui.page.scene import EMPTY
from leifeng_reader.ui.page.typography import Typography, typography
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import PageSettings
from leifeng_reader.ui.wording import enumerated

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from leifeng_reader.core.document import Text
    from leifeng_reader.ui.page.bar import SelectionBar
    from leifeng_reader.ui.page.find import FindBar

_PAUSE = 60
_WORDS_A_MINUTE, _CHARACTERS_A_MINUTE = 220, 400
_SAMPLED = 2000
_FIRST_WIDE, _LAST_WIDE = "\u3040", "\u9fff"
_HOUR = 60
_COUNTED = 10_000
_SPOKEN = 600


def look_of(settings: PageSettings, page: Page) -> Typography:
    """Return the typography of the settings on this system."""
    return typography(settings, page, style.reading_families())


class PagePane(QWidget):
    """Keeps the view in step with the session; `annotationChosen` says which one is current."""

    annotationChosen = Signal(str)

    def __init__(self, session: Session, settings: PageSettings, page: Page) -> None:
        """Show the session's document, once it has one."""
        super().__init__()
        self._session = session
        self._shown = "", ""
        self._offered = 0, 0, False
        self._is_bar_away = False
        self.open_note: Callable[[str], bool] = lambda _: False
        """Opens a note beside the text to be written; tells whether it could."""
        self.leave_note: Callable[[], None] = lambda: None
        """Saves and leaves the note that is being written beside the text."""
        self.view = ReadingView(look_of(settings, page))
        self.view.strip.set_page(page)
        self._gallery = Gallery(session.image, self._show_picture)
        self.view.scene.images = self._gallery
        session.in_view = lambda: (self.view.first_visible(), self.view.shows_end())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        self._strip_pause = QTimer(self)
        self._strip_pause.setSingleShot(True)
        self._strip_pause.setInterval(_PAUSE)
        self._strip_pause.timeout.connect(self._refresh_strip)
        self._connect()

    # The two bars are made when they are first needed: the first paint comes before.

    @cached_property
    def find_bar(self) -> "FindBar":
        """The bar that finds words in the text."""
        from leifeng_reader.ui.page.find import FindBar

        bar = FindBar(self.view)
        bar.closed.connect(self.view.setFocus)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, bar)
        return bar

    @cached_property
    def bar(self) -> "SelectionBar":
        """The bar that offers themes for a selection or an annotation."""
        from leifeng_reader.ui.page.bar import SelectionBar

        return SelectionBar(self.view.viewport())

    def _hide_bar(self) -> None:
        self._is_bar_away = False
        if "bar" in vars(self):
            self.bar.hide()

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.glimpsed.connect(self._show_glimpse)
        session.opened.connect(self._open)
        session.changed.connect(self._follow)
        session.loaded.connect(self._refresh)
        session.filtered.connect(self._refresh)
        view.selectionMade.connect(self.offer_themes)
        view.selectionChanged.connect(self._hide_idle_bar)
        view.annotationClicked.connect(lambda key, _: self.choose(key, offer=True))
        view.chooserWanted.connect(self._choose_among)
        view.clickedAway.connect(self.leave)
        view.escaped.connect(self.leave)
        view.scrolled.connect(self._move_bar)
        view.describe = self._described
        view.describe_themes = self._theme_names

    # The session

    def _open(self, document: Document | None) -> None:
        if document is None or self._session.text is None:
            self._shown = "", ""
            self._hide_bar()
            self.view.show_text(EMPTY, "", "")
            self._refresh()
            return
        if (document.id, self._session.text.id) == self._shown:
            self.view.retitle(document.title, self._facts(document, self._session.text))
            self._refresh()
            return
        is_first = not any(self._shown)
        self._shown = document.id, self._session.text.id
        self._hide_bar()
        self._gallery.clear()
        text = self._session.text
        self.view.show_text(text, document.title, self._facts(document, text))
        self._refresh()
        self.view.go_to(self._session.place())
        if not is_first:  # a first text waits for its window
            self.view.viewport().repaint()  # now: the panels that follow take their time
        if "find_bar" in vars(self):
            self.find_bar.again()

    def _show_glimpse(self, document: Document, part: "Text", place: int) -> None:
        if not any(self._shown):  # a first text waits for its window
            return
        self._shown = document.id, ""
        self._hide_bar()
        self._gallery.clear()
        self.view.show_text(part, document.title, self._facts(document, part))
        self.view.go_to(place)
        self.view.viewport().repaint()

    def _show_picture(self, name: str, image: "QImage") -> None:
        self.view.scene.flow.show_image(name, image)
        self.view.viewport().update()

    def _facts(self, document: Document, text: "Text | None") -> str:
        content = text.content[:_COUNTED] if text else ""
        words = round(count_words(content) * document.length / max(1, len(content)))
        sample = content[:_SAMPLED]
        # Of Chinese and Japanese, words are counted by character, and read faster than words.
        wide = sum(_FIRST_WIDE <= c <= _LAST_WIDE for c in sample) > len(sample) / 2
        counted = self.tr("{0} characters") if wide else self.tr("{0} words")
        if words == 1:
            counted = self.tr("1 character") if wide else self.tr("1 word")
        pace = _CHARACTERS_A_MINUTE if wide else _WORDS_A_MINUTE
        facts = (
            enumerated(document.authors),
            "" if "/" in document.source or "\\" in document.source else document.source,
            _unbroken(counted.format(f"{words:,}")),
            _unbroken(self._duration(max(1, round(words / pace)))),
        )
        return "\u00a0\u00a0·  ".join(fact for fact in facts if fact)  # a line ends after the dot

    def _duration(self, minutes: int) -> str:
        if minutes == 1:
            return self.tr("1 minute")
        if minutes < 2 * _HOUR:
            return self.tr("{0} minutes").format(minutes)
        return self.tr("{0} hours").format(round(minutes / _HOUR))

    def _source(self) -> MarkSource:
        return MarkSource(self._session.index, self._session.passes, self.tone_of)

    def tone_of(self, annotation: Annotation) -> str:
        """Return the tone of an annotation's first theme, "" when it has none."""
        themes = self._session.codebook.themes
        for theme_id in annotation.themes:
            theme = themes.get(theme_id)
            if theme is not None:
                return theme.colour
        return ""

    def _refresh(self) -> None:
        self.view.show_marks(self._source())
        self._strip_pause.start()

    def _refresh_strip(self) -> None:
        self.view.strip.show_marks(self._source())

    def _follow(self, change: Change) -> None:
        records = (*change.before, *change.after)
        if any(isinstance(record, Theme) for record in records):
            self._refresh()
            return
        annotations = [r for r in records if isinstance(r, Annotation)]
        if len(annotations) > 100:
            self._refresh()
        elif annotations:
            self.view.show_marks(self._source(), [(a.start, a.end) for a in annotations])
            self._strip_pause.start()
        self._hide_idle_bar()

    # Choosing

    def choose(self, annotation_id: str, *, offer: bool = False) -> None:
        """Make an annotation current; `offer` raises the bar by it."""
        annotation = self._session.index.by_id.get(annotation_id)
        self.view.show_current(annotation)
        if annotation is None:
            self._hide_bar()
            return
        self.annotationChosen.emit(annotation_id)
        announce(self.view, (annotation.selector.quote or annotation.note)[:_SPOKEN])
        if offer:
            self._show_bar(annotation.start, annotation.end, annotation)
        else:
            self._hide_bar()

    def reveal(self, annotation_id: str) -> None:
        """Make an annotation current and bring it into view."""
        annotation = self._session.index.by_id.get(annotation_id)
        if annotation is not None:
            if annotation.status is not Status.LOST:
                self.view.reveal(annotation.start, annotation.end)
            self.choose(annotation_id)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) annotation that the filter lets pass."""
        index, view, source = self._session.index, self.view, self._source()
        place = view.selection()[0] if view.has_caret else view.first_visible()
        current = view.current if view.current and source.stands(view.current) else None
        key = current.order if current else (place, -1, "")
        find = index.after if step > 0 else index.before
        found = find(key)
        while found is not None and not source.stands(found):
            found = find(found.order)
        if found is not None:
            self.reveal(found.id)

    def _theme_names(self, annotation: Annotation) -> str:
        known = self._session.codebook.themes
        names = [known[theme].name for theme in annotation.themes if theme in known]
        return enumerated(names) or self.tr("No theme")

    def _described(self, annotation: Annotation) -> str:
        """Return an annotation's themes and note, as a screen reader says them."""
        paths = (self._session.codebook.path(theme) for theme in annotation.themes)
        themes = enumerated(format_path(path) for path in paths if path)
        return ": ".join(part for part in (themes, annotation.note) if part)

    def leave(self) -> None:
        """Have no annotation current."""
        self._hide_bar()
        if self.view.current is not None:
            self.view.show_current(None)
            self.annotationChosen.emit("")

    def _choose_among(self, ids: list[str], point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Annotations here"))
        for key in ids:
            annotation = self._session.index.by_id[key]
            action = menu.addAction(self._label(annotation))
            action.triggered.connect(lambda _=False, key=key: self.choose(key, offer=True))
        menu.popup(point)

    def _label(self, annotation: Annotation) -> str:
        names = [" / ".join(self._session.codebook.path(theme)) for theme in annotation.themes]
        quote = " ".join(annotation.selector.quote.split())
        shown = quote if len(quote) <= 48 else f"{quote[:47]}…"
        label = f"{enumerated(names) or self.tr('No theme')}:  {shown}"
        return label.replace("&", "&&")

    def cycle(self) -> None:
        """Go to the next of the annotations that overlap the current one, or the caret."""
        current = self.view.current
        place = current.start if current else self.view.position
        end = current.end if current else place + 1
        ids = [a.id for a in self._source().meeting(place, end)]
        if ids:
            number = ids.index(current.id) + 1 if current and current.id in ids else 0
            self.choose(ids[number % len(ids)], offer=True)

    # The bar

    def offer_themes(self) -> None:
        """Raise the bar by the selection, if there is one."""
        if self.view.has_passage and self.view.hasFocus():
            start, end = self.view.selection()
            if self.view.current is not None:
                self.view.show_current(None)
                self.annotationChosen.emit("")
            self._show_bar(start, end, None)
            announce(self.view, self.view.text.content[start : min(end, start + _SPOKEN)])

    def _show_bar(self, start: int, end: int, annotation: Annotation | None) -> None:
        boxes = self._boxes_in_view(start, end)
        if not boxes or (annotation and annotation.status is Status.LOST):
            return
        keyed = sorted(self._session.codebook.by_key().items())
        themes = [theme for _, theme in keyed]
        page = self.view.scene.flow.look.page.name
        self.bar.show_themes(themes, annotation.themes if annotation else (), page)
        self._offered = start, end, annotation is not None
        self._is_bar_away = False
        self._place_bar(boxes)

    def _boxes_in_view(self, start: int, end: int) -> list[QRectF]:
        area = QRectF(self.view.viewport().rect())
        return [box for box in self.view.scene.boxes(start, end) if box.intersects(area)]

    def _place_bar(self, boxes: list[QRectF]) -> None:
        area = self.view.viewport().rect()
        self.bar.place(area, boxes[0], boxes[-1], removable=self._offered[2])

    def _move_bar(self) -> None:
        """Let the bar go with its passage, out of view and back; not from under the keyboard."""
        if "bar" not in vars(self) or not (self.bar.isVisible() or self._is_bar_away):
            return
        boxes = self._boxes_in_view(*self._offered[:2])
        if boxes:
            self._is_bar_away = False
            self._place_bar(boxes)
        elif not self.bar.isAncestorOf(QApplication.focusWidget() or self):
            self._is_bar_away = True
            self.bar.hide()

    def _hide_idle_bar(self) -> None:
        start, end = self.view.selection()
        self._is_bar_away = False
        if (
            "bar" in vars(self)
            and self.bar.isVisible()
            and (start == end or self.view.pointer.is_pressed)
        ):
            if self.view.current is None:
                self._hide_bar()
            else:
                self._show_bar(self.view.current.start, self.view.current.end, self.view.current)

    # The look

    def restyle(self, settings: PageSettings, page: Page) -> None:
        """Take other page settings."""
        self._hide_bar()
        self.view.restyle(look_of(settings, page))
        self._refresh()


def _unbroken(words: str) -> str:
    """Keep a number with what it counts when a line ends."""
    return words.replace(" ", "\u00a0")
