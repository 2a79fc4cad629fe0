"""The status line: what is selected, how many annotations there are, when they were saved."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from leifeng_reader.core.boundaries import count_words
from leifeng_reader.operations.shelving import percent
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.session import Session

_COUNTED = 200_000


class StatusLine:
    """Fills a window's status bar from the view and the session."""

    def __init__(self, bar: QStatusBar, session: Session, view: ReadingView) -> None:
        """Follow the session and the view."""
        self._session = session
        self._view = view
        self._selection, self._place, self._saved = QLabel(), QLabel(), QLabel()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._selection, 1)
        for label in (self._place, self._saved):
            bar.addPermanentWidget(label)
            label.setContentsMargins(12, 0, 4, 0)
        view.selectionChanged.connect(self._show_selection)
        view.scrolled.connect(self._show_place)
        session.saved.connect(self._show_saved)
        session.opened.connect(lambda _: self._show_selection())
        for signal in (session.changed, session.loaded, session.filtered):
            signal.connect(lambda *_: self._show_selection())

    def _show_selection(self) -> None:
        start, end = self._view.selection()
        if start < end:
            self._selection.setText(_selected(self._view.text.content, start, end))
        else:
            one, many = _tr("1 annotation"), _tr("{0} annotations")
            self._selection.setText(_counted(len(self._session.index), one, many))

    def _show_place(self) -> None:
        length = self._view.length
        if not length:
            self._place.clear()
            return
        place = self._view.first_visible()
        self._place.setText(f"{percent(place, length, at_end=self._view.shows_end())}%")

    def _show_saved(self, at: str) -> None:
        moment = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        shown = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        self._saved.setText(_tr("Saved {0}").format(shown))
        self._saved.setToolTip(_tr("Every change is saved as it is made."))


def _selected(content: str, start: int, end: int) -> str:
    """Say how long a selection is: in ideographs, of which each is a word, in characters alone."""
    counted = content[start : min(end, start + _COUNTED)]
    words, many = count_words(counted), _tr("{0} words")
    length = _counted(end - start, _tr("1 character"), _tr("{0} characters"))
    if words * 2 > len(counted):
        return _tr("Selected: {0}").format(length)
    if end - start > _COUNTED:
        many = many.format("{0}+")
    return _tr("Selected: {0}, {1}").format(_counted(words, _tr("1 word"), many), length)


def _tr(words: str) -> str:
    return QCoreApplication.translate("StatusLine", words)


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(f"{number:,}")
