"""Pictures of the library's themes and words; every mark shows its passages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.statistics import Gaps, Moment, Period, ThemeTable, moments
from leifeng_reader.operations.exporting import export_file
from leifeng_reader.operations.leads import MOST, Wanted
from leifeng_reader.ui import style, tasks
from leifeng_reader.ui.charts.bars import time_chart, usual_period, words_chart
from leifeng_reader.ui.charts.canvas import Canvas
from leifeng_reader.ui.charts.chart import Chart, Dress
from leifeng_reader.ui.charts.gaps import gaps_chart
from leifeng_reader.ui.charts.gathering import OF_ONE_TEXT, Gathered, Kind, gather, gather_leads
from leifeng_reader.ui.charts.heat import theme_document_chart, theme_theme_chart
from leifeng_reader.ui.charts.lanes import strip_chart
from leifeng_reader.ui.charts.saving import as_csv, as_png, as_svg
from leifeng_reader.ui.deeds import NameOf
from leifeng_reader.ui.dialogs.frame import fill, resize_within_screen, side_by_side
from leifeng_reader.ui.dialogs.linerows import LineRows
from leifeng_reader.ui.dialogs.places import choose_file, file_name, first_folder
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.messages import MessageBar, words
from leifeng_reader.ui.models.leads import LeadModel
from leifeng_reader.ui.session import Session

Choose = Callable[[QWidget, Path, str], Path | None]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE = 120
_SOON = 100


class PicturesWindow(QDialog):
    """`showWanted` carries a Lead, a passage to show in its text."""

    showWanted = Signal(object)

    def __init__(self, session: Session, name_of: NameOf, parent: QWidget | None = None) -> None:
        """Show pictures of the session's library, the open text's strip first."""
        super().__init__(parent)
        self._session = session
        self._name_of = name_of
        self._counting: tasks.Task | None = None
        self._finding: tasks.Task | None = None
        self._gathered: Gathered | None = None
        self.choose: Choose = choose_file
        self.setObjectName("picturesWindow")
        self.setWindowTitle(self.tr("Pictures"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar(speak=lambda *_: None)
        self.kind = self._kind_field()
        self.scope = self._field(
            self.tr("Of what"), (self.tr("This text"), "text"), (self.tr("The whole library"), "")
        )
        self.period = self._field(
            self.tr("In which steps"),
            (self.tr("By day"), Period.DAY),
            (self.tr("By week"), Period.WEEK),
            (self.tr("By month"), Period.MONTH),
        )
        self.canvas = Canvas()
        self.canvas.setAccessibleName(self.tr("Picture"))
        self.area = QScrollArea()
        self.found, self.heading = LeadModel(self), quiet_label()
        self.rows = LineRows()
        self.status = quiet_label()
        self._make()
        self._lay_out()
        self._pause, self._soon = self._timer(_PAUSE), self._timer(_SOON)
        self._listen()
        self._change_kind()
        self.kind.setFocus()

    # Building

    def _kind_field(self) -> QComboBox:
        return self._field(
            self.tr("Picture"),
            (self.tr("Themes in this text"), Kind.STRIP),
            (self.tr("Themes by text"), Kind.BY_TEXT),
            (self.tr("Themes by theme"), Kind.TOGETHER),
            (self.tr("Annotations over time"), Kind.TIME),
            (self.tr("Words of this text"), Kind.WORDS),
            (self.tr("Gaps in this text"), Kind.GAPS),
        )

    def _field(self, name: str, *items: tuple[str, object]) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(name)
        for label, value in items:
            field.addItem(label, value)
        return field

    def _make(self) -> None:
        self.rows.setObjectName("pictureRows")
        self.rows.setAccessibleName(self.tr("Passages"))
        self.rows.setModel(self.found)
        self.rows.installEventFilter(self)
        self.area.setWidget(self.canvas)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(True)
        self.area.viewport().setBackgroundRole(self.palette().ColorRole.Base)
        self.picture_button = QPushButton(self.tr("Save picture…"))
        self.table_button = QPushButton(self.tr("Save table…"))
        self.show_button = QPushButton(self.tr("Show in text"))
        self.show_button.setEnabled(False)
        self.close_button = QPushButton(self.tr("Close"))
        for button in (self.picture_button, self.table_button, self.show_button, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 12)
        bottom.setContentsMargins(16, 12, 16, 16)
        for row in (top, bottom):
            row.setSpacing(8)
        for field in (self.kind, self.scope, self.period):
            top.addWidget(field)
        top.addStretch()
        top.addWidget(self.picture_button)
        top.addWidget(self.table_button)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading.setContentsMargins(16, 12, 16, 8)
        self.heading.setWordWrap(True)
        column.addWidget(self.heading)
        column.addWidget(self.rows, 1)
        parts = side_by_side(self.area, side, (760, 340))
        parts.splitterMoved.connect(lambda *_: self._pause.start())
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self.show_button)
        bottom.addWidget(self.close_button)
        fill(self, [self.messages, top], parts, [bottom])
        resize_within_screen(self, 1140, 720)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def _listen(self) -> None:
        self._pause.timeout.connect(self._draw)
        self._soon.timeout.connect(lambda: self.status.setText(self.tr("Counting…")))
        self.kind.currentIndexChanged.connect(self._change_kind)
        self.scope.currentIndexChanged.connect(self._gather)
        self.period.activated.connect(lambda _: self._draw())
        self.canvas.marked.connect(self.status.setText)
        self.canvas.chosen.connect(self._find)
        self.rows.doubleClicked.connect(lambda _: self._show())
        self.picture_button.clicked.connect(self._save_picture)
        self.table_button.clicked.connect(self._save_table)
        self.show_button.clicked.connect(self._show)
        self.close_button.clicked.connect(self.reject)
        self._session.changed.connect(self._gather)

    # The picture

    def show_kind(self, kind: Kind) -> None:
        """Show another picture."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def _change_kind(self) -> None:
        is_time = self.kind.currentData() == Kind.TIME  # Qt hands back plain words
        self.scope.setVisible(is_time)
        self.period.setVisible(is_time)
        self._list(())
        self.heading.setText(self.tr("Choose a mark to see its passages."))
        self._gathered = None
        self.canvas.clear()
        self._gather()

    def _gather(self, *_: object) -> None:
        """Count again, in the background."""
        _cancel(self._counting)
        _cancel(self._finding)
        kind, library = Kind(self.kind.currentData()), self._session.store.path
        of_one = kind in OF_ONE_TEXT or (kind is Kind.TIME and self.scope.currentData() == "text")
        document = self._session.document if of_one else None
        if of_one and document is None:
            self._fail_softly()
            return
        self._soon.start()
        work = partial(gather, library, kind, document)
        self._counting = tasks.run(lambda _: work(), self._take, self._fail)

    def _take(self, result: object) -> None:
        assert isinstance(result, Gathered)
        self._end()
        self._gathered = result
        if result.kind is Kind.TIME:
            days = cast("list[Moment]", result.data)
            self.period.setCurrentIndex(self.period.findData(usual_period(days)))
        self._draw()

    def _draw(self) -> None:
        if self._gathered is None:
            return
        dress = self._dress(self._gathered)
        self.canvas.show_chart(self._chart(self._gathered, dress), dress)
        has_picture = bool(self.canvas.marks())
        self.picture_button.setEnabled(has_picture)
        self.table_button.setEnabled(has_picture)

    def _chart(self, found: Gathered, dress: Dress) -> Chart:
        document, data = self._session.document, found.data
        here = document.id if document else ""
        if isinstance(data, ThemeTable):
            is_pairs = found.kind is Kind.TOGETHER
            return (theme_theme_chart if is_pairs else theme_document_chart)(data, dress)
        if isinstance(data, Gaps):
            return gaps_chart(data, found.content, dress)
        if found.kind is Kind.TIME:
            period = Period(self.period.currentData())
            days = moments(((m.day, m.count) for m in cast("list[Moment]", data)), period)
            scope = here if self.scope.currentData() else ""
            return time_chart(days, period, Wanted(document_id=scope), dress)
        if found.kind is Kind.WORDS or document is None:
            return words_chart(data, here, dress)  # type: ignore[arg-type]
        return strip_chart(data, document, dress)  # type: ignore[arg-type]

    def _dress(self, found: Gathered) -> Dress:
        app = cast(QApplication, QApplication.instance())
        themes = self._session.codebook.themes

        def tone_of(theme_id: str) -> str:
            return themes[theme_id].colour if theme_id in themes else ""

        return Dress(
            style.chrome(app),
            style.page("system", app).name,
            self.font(),
            # With room for the scroll bar, whether it is there or not.
            max(360.0, self.area.width() - self.area.verticalScrollBar().sizeHint().width()),
            self._name_of,
            tone_of,
            lambda document_id: found.titles.get(document_id, ""),
        )

    def _fail_softly(self) -> None:
        self.heading.setText(self.tr("No text is open."))

    def _fail(self, error: Exception) -> None:
        self._end()
        self.messages.show_message(words(error), "warning")

    # Passages

    def _find(self, wanted: Wanted) -> None:
        _cancel(self._finding)
        work = partial(gather_leads, self._session.store.path, wanted)
        self._soon.start()
        self._finding = tasks.run(lambda _: work(), self._take_leads, self._fail)

    def _take_leads(self, result: object) -> None:
        assert isinstance(result, list)
        self._end()
        self._list(result)
        said = self.canvas.current_tip()
        more = self.tr("The first {0} are listed.").format(f"{MOST:,}")
        self.heading.setText("\n".join((said, more) if len(result) >= MOST else (said,)))
        self.status.setText(said)
        if result and self.canvas.hasFocus():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _list(self, leads: object) -> None:
        self.found.show_leads(leads)  # type: ignore[arg-type]
        self.rows.choose(0)
        self.show_button.setEnabled(self.found.rowCount() > 0)

    def _show(self) -> None:
        lead = self.found.lead(self.rows.currentIndex().row())
        if lead is not None:
            self.accept()
            self.showWanted.emit(lead)

    # Saving

    def _save_picture(self) -> None:
        self._save(self.tr("Picture (*.png);;Drawing (*.svg)"), ".png", self._picture)

    def _save_table(self) -> None:
        self._save(self.tr("Table (*.csv)"), ".csv", self._table)

    def _save(self, pattern: str, suffix: str, make: Callable[[Path], bytes]) -> None:
        suggested = first_folder("") / file_name(self.kind.currentText(), suffix)
        path = self.choose(self, suggested, pattern)
        if path is None or self.canvas.chart is None:
            return
        path = path if path.suffix else path.with_suffix(suffix)
        try:
            export_file(path, make(path))
        except ReaderError as error:
            self.messages.show_message(words(error), "warning")
            return
        self.messages.show_message(self.tr("Saved as “{0}”.").format(path.name), "info")

    def _picture(self, path: Path) -> bytes:
        assert self.canvas.chart is not None and self._gathered is not None
        dress = self._dress(self._gathered)
        if path.suffix.lower() == ".svg":
            return as_svg(self.canvas.chart, dress, self.kind.currentText())
        return as_png(self.canvas.chart, dress)

    def _table(self, _: Path) -> bytes:
        assert self.canvas.chart is not None
        return as_csv(self.canvas.chart.table)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a passage with Enter, go back to the picture with Esc."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and key in _ENTER:
            self._show()
        elif event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape:
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return super().eventFilter(watched, event)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw to the new width, once it rests."""
        super().resizeEvent(event)
        self._pause.start()

    def _end(self) -> None:
        self._soon.stop()
        self.status.clear()

    def done(self, result: int) -> None:
        """Count no more when the window goes."""
        self._pause.stop()
        self._soon.stop()
        _cancel(self._counting)
        _cancel(self._finding)
        super().done(result)


def _cancel(task: tasks.Task | None) -> None:
    if task is not None:
        task.cancel()
