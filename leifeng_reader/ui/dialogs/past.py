"""A text as it was at an earlier time: its annotations then, to read and not to change."""

from contextlib import closing
from functools import partial

from PySide6.QtCore import QDateTime, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Text
from leifeng_reader.core.errors import ReaderError, UnknownDocument
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.operations.history import Past, as_it_was
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.deeds import plural, title_of
from leifeng_reader.ui.dialogs.frame import fill, resize_within_screen
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.scene import EMPTY
from leifeng_reader.ui.page.typography import Typography
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.panels.card import local_time, long_time
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

_PAUSE = 200
_SOON = 100
_BANNER = "#pastBanner { background: palette(mid); }"
_FIELD = """
QDateTimeEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 5px 8px;
    min-height: 17px; background: palette(base); color: palette(text); }
QDateTimeEdit:focus { border: 2px solid palette(accent); padding: 4px 7px; }
QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: none; }
QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
"""


class PastWindow(QDialog):
    """Shows one document as it was; the time may be chosen, or gone through change by change."""

    def __init__(
        self,
        session: Session,
        document_id: str,
        at: str,
        look: Typography,
        parent: QWidget | None = None,
    ) -> None:
        """Show a document at a time (ISO 8601 UTC), in the page's look."""
        super().__init__(parent)
        self._session = session
        self._document_id = document_id
        self._at = at
        self._past: Past | None = None
        self._text: Text = EMPTY
        self._index = AnnotationIndex()
        self._task: tasks.Task | None = None
        self.setObjectName("pastWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("As it was"))
        self.banner = QLabel()
        self.when = self._when_field()
        self.earlier = QPushButton(self.tr("Earlier change"))
        self.later = QPushButton(self.tr("Later change"))
        self.page = ReadingView(look)
        self.page.setObjectName("pastPage")
        self.page.strip.set_page(look.page)
        self.page.setAccessibleName(self.tr("The text as it was"))
        self.page.describe = self._described
        self.chosen = quiet_label()
        self.close_button = QPushButton(self.tr("Close"))
        self._pause, self._soon = self._timer(_PAUSE), self._timer(_SOON)
        self._lay_out()
        self._listen()
        self._look()
        self.page.setFocus()

    # Building

    def _when_field(self) -> QDateTimeEdit:
        field = QDateTimeEdit(local_time(self._at))
        field.setObjectName("pastTime")
        field.setAccessibleName(self.tr("As it was on"))
        field.setDisplayFormat("yyyy-MM-dd  HH:mm:ss")
        field.setMinimumWidth(200)
        field.setStyleSheet(_FIELD)
        field.lineEdit().setTextMargins(8, 0, 8, 0)
        return field

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def _lay_out(self) -> None:
        ask = QLabel(self.tr("As it was on"))
        ask.setBuddy(self.when)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        for widget in (ask, self.when, self.earlier, self.later):
            top.addWidget(widget)
        top.addStretch()
        banner = QFrame()
        banner.setObjectName("pastBanner")
        banner.setStyleSheet(_BANNER)
        line = QHBoxLayout(banner)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.banner)
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.chosen.setWordWrap(True)
        self.chosen.setForegroundRole(QPalette.ColorRole.WindowText)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 12, 16, 16)
        bottom.addWidget(self.chosen, 1)
        bottom.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        fill(self, [top, banner], self.page, [bottom])
        for button in (self.earlier, self.later, self.close_button):
            button.setAutoDefault(False)
        resize_within_screen(self, 900, 720)

    def _listen(self) -> None:
        self._pause.timeout.connect(self._look)
        self._soon.timeout.connect(lambda: self.banner.setText(self.tr("Looking back…")))
        self.when.dateTimeChanged.connect(self._choose_time)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.close_button.clicked.connect(self.reject)
        self.page.annotationClicked.connect(lambda key, _: self.choose(key))
        self.page.chooserWanted.connect(lambda ids, _: self.choose(ids[0]))
        self.page.clickedAway.connect(lambda: self.choose(""))
        self.page.escaped.connect(lambda: self.choose(""))
        for key, step in (("J", 1), ("K", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(self._go_on, step))

    # The time

    def _choose_time(self, chosen: QDateTime) -> None:
        # To the end of the second that is shown.
        moment = chosen.toUTC().addMSecs(999 - chosen.time().msec())
        self._at = moment.toString("yyyy-MM-ddTHH:mm:ss.zzz") + "Z"
        self._pause.start()

    def _step(self, step: int) -> None:
        """Go to the time right before this change was made, or right after the next one."""
        history = self._session.store.history
        try:
            here = history.entry_at(self._at)
            found = history.entries(before=here + (2 if step > 0 else 0), count=1)
        except ReaderError as error:
            self.banner.setText(words(error))
            return
        if found and found[0].at != self._at:
            self.show_time(found[0].at)

    def show_time(self, at: str) -> None:
        """Show the document as it was at a time."""
        self._pause.stop()
        self._at = at
        self.when.blockSignals(True)
        self.when.setDateTime(local_time(at))
        self.when.blockSignals(False)
        self._look()

    # Looking

    def _look(self) -> None:
        if self._task is not None:
            self._task.cancel()
        library, document_id, at = self._session.store.path, self._document_id, self._at
        shown = self._text.id

        def work(_: tasks.Task) -> tuple[Past, Text | None]:
            with closing(Store(library)) as store:
                past = as_it_was(store, document_id, at)
                same = past.document.text_id == shown
                return past, None if same else store.text(past.document.text_id)

        self._soon.start()
        self._task = tasks.run(work, self._take, self._fail)

    def _take(self, result: object) -> None:
        assert isinstance(result, tuple)
        self._task = None
        self._soon.stop()
        self._past, text = result
        assert self._past is not None
        if text is not None:
            self._text = text
            self.page.show_text(text, self._past.document.title, "")
        self._index = AnnotationIndex(self._standing())
        source = MarkSource(self._index, tone=self._tone)
        self.page.show_marks(source)
        self.page.strip.show_marks(source)
        self.choose("")
        counted = plural("annotations", len(self._past.annotations))
        said = self.tr("As it was on {0}: {1}. Nothing can be changed here.")
        self.banner.setText(said.format(long_time(self._at), counted))

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._soon.stop()
        self._past, self._text = None, EMPTY
        self.page.show_text(EMPTY, "", "")
        self.chosen.clear()
        if isinstance(error, UnknownDocument):
            said = self.tr("On {0} this text was not in the library.")
            self.banner.setText(said.format(long_time(self._at)))
        else:
            self.banner.setText(words(error))

    def _standing(self) -> list[Annotation]:
        """Return the annotations that have a place in the text shown."""
        assert self._past is not None
        sha = self._text.sha256
        return [
            annotation for annotation in self._past.annotations if annotation.text_sha256 == sha
        ]

    def _tone(self, annotation: Annotation) -> str:
        themes = self._past.codebook.themes if self._past else {}
        return next((themes[t].colour for t in annotation.themes if t in themes), "")

    def _described(self, annotation: Annotation) -> str:
        themes = self._past.codebook.themes if self._past else {}
        names = enumerated(themes[t].name for t in annotation.themes if t in themes)
        return ": ".join(filter(None, (names, annotation.note)))

    def choose(self, annotation_id: str) -> None:
        """Outline an annotation and tell its themes and note; "" for none."""
        found = (a for a in (self._past.annotations if self._past else ()) if a.id == annotation_id)
        annotation = next(found, None)
        self.page.show_current(annotation)
        if annotation is None:
            self.chosen.clear()
        else:
            told = (title_of(annotation), self._described(annotation))
            self.chosen.setText("\n".join(filter(None, told))[:600])

    def _go_on(self, step: int) -> None:
        """Go to the next annotation, or the one before."""
        ids = [annotation.id for annotation in self._standing()]
        if not ids:
            return
        current = self.page.current
        place = (0 if step > 0 else -1) if current is None else ids.index(current.id) + step
        place = place % len(ids) if current is None else max(0, min(place, len(ids) - 1))
        found = self._index.by_id[ids[place]]
        self.page.reveal(found.start, found.end)
        self.choose(found.id)

    def done(self, result: int) -> None:
        """Look no further when the window goes."""
        self._pause.stop()
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        super().done(result)
