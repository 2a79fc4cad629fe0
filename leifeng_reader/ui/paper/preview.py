"""A paper's pages on screen: at real size or as wide as the widget, one below the other."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from leifeng_reader.study.paper import Paper
from leifeng_reader.ui.paper.pages import Pages

_APART = 16
_KEPT = 8
_LEAST, _MOST = 0.25, 4.0
_LINE = 40
_AIR = 0.04


@dataclass(frozen=True, slots=True)
class Place:
    """Where the top of the view is: a page, and how much of its height is above."""

    page: int
    share: float


class Preview(QAbstractScrollArea):
    """Shows a paper's pages; only what is seen is laid out at once, the rest in idle moments."""

    counted = Signal(int)
    """How many pages there are, once all are laid out."""
    moved = Signal(int, float)
    """The page at the top, and how much of it is above: another preview can follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperPreview")
        self.setAccessibleName(self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._pages: Pages | None = None
        self._fits_width = True
        self._zoom = 1.0
        self._count = 0
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._is_following = False
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._lay_out_more)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)

    def show_paper(self, paper: Paper | None) -> None:
        """Show another paper, or what became of this one, at the same place."""
        place = self.place
        self._pages = Pages(paper) if paper is not None else None
        self._count = max(self._count, 1) if paper is not None else 0
        self._pictures.clear()
        self._idle.stop()
        if self._pages is not None:
            # Up to here the new pages must be known, or the place could not be kept.
            while self._pages.known <= place.page and self._pages.advance():
                pass
            self._count = max(self._count, self._pages.known)
            self._idle.start()
        self._measure()
        self.go_to(place.page, place.share)
        self._describe()
        self.viewport().update()

    @property
    def place(self) -> Place:
        """Where the top of the view is."""
        step = self._page_height + _APART
        page, rest = divmod(self.verticalScrollBar().value(), max(step, 1.0))
        return Place(int(page), rest / max(step, 1.0))

    @property
    def paper(self) -> Paper | None:
        """What is shown."""
        return self._pages.paper if self._pages is not None else None

    @property
    def page_count(self) -> int:
        """How many pages there are, as far as that is known."""
        return self._count

    @property
    def is_complete(self) -> bool:
        """Whether all pages are laid out."""
        return not self._idle.isActive()

    def go_to(self, page: int, share: float = 0.0) -> None:
        """Bring a page to the top, with that share of it above."""
        step = self._page_height + _APART
        self._is_following = True
        self.verticalScrollBar().setValue(round((page + share) * step))
        self._is_following = False

    def show_title(self, number: int) -> None:
        """Bring the title of a part, counted from 0, into sight."""
        index, left = 0, number
        while self._pages is not None and (index < self._pages.known or self._pages.advance()):
            page = self._pages.page(index)
            for level, _, y in page.bookmarks():
                left -= level == 1
                if left < 0 and level == 1:
                    self._bring(index, y / self._pages.points.height())
                    return
            index += 1

    def _bring(self, page: int, share: float) -> None:
        self._count = max(self._count, page + 1)
        self._measure()
        place = self.page_rect(page)
        if not 0 <= place.top() + share * place.height() < self.viewport().height() * 0.8:
            share = max(0.0, share - _AIR)
            step = self._page_height + _APART
            self.verticalScrollBar().setValue(round(page * step + _APART + share * place.height()))

    def fit_width(self) -> None:
        """Make pages as wide as the view."""
        self._rescale(fits=True, zoom=self._zoom)

    def show_real_size(self) -> None:
        """Show pages as large as they are printed."""
        self._rescale(fits=False, zoom=1.0)

    def zoom(self, factor: float) -> None:
        """Show pages larger or smaller than they are now."""
        now = self._scale / self._real_scale
        self._rescale(fits=False, zoom=min(max(now * factor, _LEAST), _MOST))

    @property
    def real_width(self) -> int:
        """How many pixels wide a page is at real size, with what stands beside it."""
        return (
            round(self._pages.points.width() * self._real_scale) + 2 * _APART if self._pages else 0
        )

    def page_rect(self, index: int) -> QRectF:
        """Return where a page is in the viewport."""
        top = _APART + index * (self._page_height + _APART) - self.verticalScrollBar().value()
        spare = self.viewport().width() - self._page_width
        left = max(spare / 2, _APART) - self.horizontalScrollBar().value()
        return QRectF(round(left), round(top), self._page_width, self._page_height)

    # --- sizes ---------------------------------------------------------------------------------

    @property
    def _real_scale(self) -> float:
        """Pixels in a point at real size, as the screen says its size is."""
        inches = self.screen().physicalDotsPerInch()
        return (inches if 40 <= inches <= 400 else self.logicalDpiX()) / 72

    @property
    def _scale(self) -> float:
        if self._pages is None or not self._fits_width:
            return self._real_scale * self._zoom
        room = self.viewport().width() - 2 * _APART
        return max(room / self._pages.points.width(), 0.1)

    @property
    def _page_width(self) -> int:
        return round(self._pages.points.width() * self._scale) if self._pages else 0

    @property
    def _page_height(self) -> int:
        return round(self._pages.points.height() * self._scale) if self._pages else 0

    def _rescale(self, *, fits: bool, zoom: float) -> None:
        place = self.place
        self._fits_width, self._zoom = fits, zoom
        self._pictures.clear()
        self._measure()
        self.go_to(place.page, place.share)
        self.viewport().update()

    def _measure(self) -> None:
        """Tell the scroll bars how large everything is."""
        whole = self._count * (self._page_height + _APART) + _APART
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(seen)
        bar.setRange(0, max(0, whole - seen))
        wide = self._page_width + 2 * _APART - self.viewport().width()
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, max(0, wide) if not self._fits_width else 0)

    # --- in idle moments -----------------------------------------------------------------------

    def _lay_out_more(self) -> None:
        pages = self._pages
        if pages is None or not pages.advance():
            self._idle.stop()
            self._complete()
        elif pages.known > self._count:
            self._count = pages.known
            self._measure()

    def _complete(self) -> None:
        if self._pages is None:
            return
        self._count = self._pages.known
        self._pictures.clear()  # their feet can say of how many pages they are
        self._measure()
        self._describe()
        self.viewport().update()
        self.counted.emit(self._count)

    def _describe(self) -> None:
        said = self.tr("1 page") if self._count == 1 else self.tr("{0} pages").format(self._count)
        self.setAccessibleDescription(said if self._count else "")

    def _tell_place(self) -> None:
        if not self._is_following:
            place = self.place
            self.moved.emit(place.page, place.share)

    # --- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        step = self._page_height + _APART
        if self._pages is None or step <= _APART:
            return
        first = max(0, self.verticalScrollBar().value() - _APART) // step
        for index in range(first, self._count):
            box = self.page_rect(index)
            if box.top() > self.viewport().height():
                break
            self._paint_page(painter, index, box)

    def _paint_page(self, painter: QPainter, index: int, box: QRectF) -> None:
        picture = self._picture(index)
        if picture is None:
            return
        painter.drawPixmap(box.topLeft(), picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _picture(self, index: int) -> QPixmap | None:
        """Return a page as it is on the screen, painted once."""
        if index in self._pictures:
            self._pictures.move_to_end(index)
            return self._pictures[index]
        assert self._pages is not None
        try:
            page = self._pages.page(index)
        except IndexError:  # there are fewer than before; the idle timer will say so
            return None
        picture = self._blank()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self._scale, self._scale)
        page.paint(painter)
        painter.end()
        self._pictures[index] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return picture

    def _blank(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self._page_width * ratio), round(self._page_height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("#ffffff"))
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits_width and event.size().width() != event.oldSize().width():
            self._pictures.clear()
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
            case _:
                super().keyPressEvent(event)
