"""The pages of the set that is worked on, as they are printed: one copy, or both side by side."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from leifeng_reader.operations.studying import version_name
from leifeng_reader.study.paper import Copy
from leifeng_reader.ui.dialogs.empty import empty_label
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.paper.preview import Preview
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import choice
from leifeng_reader.ui.study.kinds import is_empty

_PAUSE = 0
_VERSIONS = 6
_BOTH = "both"
_ONE_ROW = 520
"""As wide as all the fields need to stand side by side."""
_FITTING, _REAL, _WIDTH = "fitting", "real", "width"


class PageColumn(QWidget):
    """Shows what becomes of the set a moment after each change."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self._is_stale = True
        self._shown_id = ""
        self._is_sought = False
        self.copy_field = choice(self.tr("Copy"))
        self.version_field = choice(self.tr("Version"))
        self.size_field = choice(self.tr("Size"))
        self.count = quiet_label()
        self.student, self.teacher = Preview(), Preview()
        self.student.setObjectName("studentPages")
        self.teacher.setObjectName("teacherPages")
        self.empty = empty_label()
        self._stack = QStackedWidget()
        self._head = QGridLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fill()
        self._lay_out()
        self._listen()
        self._show_copies()

    def _fill(self) -> None:
        for label, copy in (
            (self.tr("Student’s copy"), Copy.STUDENT.value),
            (self.tr("Teacher’s copy"), Copy.TEACHER.value),
            (self.tr("Both"), _BOTH),
        ):
            self.copy_field.addItem(label, copy)
        self.version_field.addItem(self.tr("One version"), "")
        for index in range(_VERSIONS):
            name = version_name(index)
            self.version_field.addItem(self.tr("Version {0}").format(name), name)
        for label, size in (
            (self.tr("As it fits"), _FITTING),
            (self.tr("Real size"), _REAL),
            (self.tr("Page width"), _WIDTH),
        ):
            self.size_field.addItem(label, size)

    def _lay_out(self) -> None:
        self._head.setContentsMargins(16, 12, 16, 8)
        self._head.setSpacing(8)
        for place, field in enumerate((self.copy_field, self.version_field)):
            self._head.addWidget(field, 0, place)
        for field in (self.copy_field, self.version_field, self.size_field):
            field.setMinimumContentsLength(10)
        self._head.setColumnStretch(3, 1)
        self._lay_out_head()
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        for preview in (self.student, self.teacher):
            across.addWidget(preview)
        self.student.setAccessibleName(self.tr("Student’s copy"))
        self.teacher.setAccessibleName(self.tr("Teacher’s copy"))
        for widget in (across, self.empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)

    def _lay_out_head(self) -> None:
        """Go on in a second row where one is too short."""
        row, place = (1, 0) if self.width() < _ONE_ROW else (0, 2)
        self._head.addWidget(self.size_field, row, place)
        side = Qt.AlignmentFlag.AlignVCenter
        if row:
            self._head.addWidget(self.count, row, 1, 1, 3, side)
        else:
            self._head.addWidget(self.count, row, 3, side | Qt.AlignmentFlag.AlignRight)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.show_now)
        self.copy_field.activated.connect(lambda _: self._show_copies())
        self.version_field.activated.connect(lambda _: self.show_now())
        self.size_field.activated.connect(lambda _: self._show_size())
        for preview in (self.student, self.teacher):
            preview.counted.connect(lambda _: self._show_count())
        self.student.moved.connect(lambda page, share: self._follow(self.teacher, page, share))
        self.teacher.moved.connect(lambda page, share: self._follow(self.student, page, share))

    @property
    def version(self) -> str:
        """The version that is shown."""
        return str(self.version_field.currentData())

    def copies(self) -> list[Copy]:
        """Return the copies that are shown."""
        shown = self.copy_field.currentData()
        return [copy for copy in Copy if shown in (copy.value, _BOTH)]

    # Showing

    def show_soon(self) -> None:
        """Show what the set has become, in a moment."""
        self._is_stale = True
        if self.isVisible():
            self._pause.start()

    def show_now(self) -> None:
        """Show what the set has become."""
        self._pause.stop()
        self._is_stale = False
        chosen = self._desk.chosen
        if chosen is not None and chosen.id != self._shown_id:
            self._shown_id = chosen.id
            for preview in (self.student, self.teacher):
                preview.show_paper(None)
                preview.go_to(0)
        self._desk.made(self.version)
        if self._desk.workshop.is_busy:
            self._wait()
            return
        shown = self.copy_field.currentData()
        has_paper = False
        for copy, preview in ((Copy.STUDENT, self.student), (Copy.TEACHER, self.teacher)):
            if shown in (copy.value, _BOTH):
                paper = self._desk.paper(copy, self.version)
                has_paper = has_paper or (paper is not None and bool(paper.blocks))
                preview.show_paper(paper)
        self._stack.setCurrentIndex(0 if has_paper else 1)
        if not has_paper:
            self.empty.setText(self._why_empty())
        self._show_size()
        self._show_count()
        if self._is_sought:
            self.show_part()

    def show_part(self) -> None:
        """Bring the part that is worked on into sight, once it is there."""
        self._is_sought = self._is_stale or self._desk.workshop.is_busy
        if self._is_sought or self._stack.currentIndex():
            return
        sound = [made.part.id for made in self._desk.made(self.version) if not is_empty(made)]
        for preview in self._previews():
            if self._desk.part_id in sound:
                preview.show_title(sound.index(self._desk.part_id))
            elif not self._desk.part_id:
                preview.go_to(0)

    def _wait(self) -> None:
        """Leave the pages there are until the new ones can be."""
        said = self.tr("The pages are being made…")
        self.count.setText(said)
        self.empty.setText(said)
        if self.student.paper is None and self.teacher.paper is None:
            self._stack.setCurrentIndex(1)

    def _why_empty(self) -> str:
        if self._desk.problem is not None:
            return words(self._desk.problem)
        chosen = self._desk.chosen
        if chosen is not None and chosen.parts:
            return self.tr("The parts have nothing to draw on yet. Annotate a few passages.")
        return self.tr("Add a part: it appears here as it will be printed.")

    def _show_copies(self) -> None:
        shown = self.copy_field.currentData()
        self.student.setVisible(shown in (Copy.STUDENT.value, _BOTH))
        self.teacher.setVisible(shown in (Copy.TEACHER.value, _BOTH))
        self._is_sought = True  # else the copy that comes would be at its beginning
        self.show_soon()

    def _previews(self) -> list[Preview]:
        return [each for each in (self.student, self.teacher) if not each.isHidden()]

    def _show_size(self) -> None:
        size = self.size_field.currentData()
        for preview in self._previews():
            fits = preview.viewport().width() >= preview.real_width
            if size == _REAL or (size == _FITTING and fits):
                preview.show_real_size()
            else:
                preview.fit_width()

    def _show_count(self) -> None:
        counts = [each.page_count for each in self._previews() if each.is_complete]
        if self._stack.currentIndex() or not counts:
            self.count.setText("")
        elif len(counts) == 1 or len(set(counts)) == 1:
            one = self.tr("1 page")
            self.count.setText(one if counts[0] == 1 else self.tr("{0} pages").format(counts[0]))
        else:
            self.count.setText(self.tr("{0} and {1} pages").format(*counts))

    def _follow(self, other: Preview, page: int, share: float) -> None:
        if not other.isHidden():
            with QSignalBlocker(other):
                other.go_to(page, share)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        self._lay_out_head()
        QTimer.singleShot(0, self, self._show_size)
