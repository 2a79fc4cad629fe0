"""The icon set: line drawings tinted to the palette in use, sharp at every scale."""

from PySide6.QtCore import QFile, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)

from leifeng_reader.paths import icon_file


def icon(name: str) -> QIcon:
    """Return the line icon of that name; it follows the application's palette by itself.

    Raises ValueError when there is no such drawing.
    """
    if not QFile.exists(icon_file(name)):
        raise ValueError(name)
    return QIcon(_TintedEngine(name))


def app_icon() -> QIcon:
    """Return the program's own icon, in full colour."""
    return QIcon(icon_file("app"))


# Qt keeps a bare pointer to what clone returns, so Python must not let go of it. Qt clones only
# where an icon is altered after it was copied, which this program never does.
_clones: list[QIconEngine] = []


class _TintedEngine(QIconEngine):
    """Draws one SVG as a stencil in the colour the palette has for the icon's state."""

    def __init__(self, name: str) -> None:
        from PySide6.QtSvg import QSvgRenderer  # late: the page needs no icon

        super().__init__()
        self._name = name
        self._drawing = QSvgRenderer(icon_file(name))
        self._drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into rect at the resolution of the painter's device."""
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return a pixmap for a screen of ordinary resolution."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return a pixmap of that many device-independent pixels."""
        colour = _colour(mode, state)
        key = f"{self._name} {size.width()} {size.height()} {scale} {colour.rgba()}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = self._stencilled(size, scale, colour)
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _stencilled(self, size: QSize, scale: float, colour: QColor) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        area = QRectF(0, 0, size.width(), size.height())
        painter = QPainter(pixmap)
        self._drawing.render(painter, area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(area, colour)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another engine for the same drawing."""
        engine = _TintedEngine(self._name)
        _clones.append(engine)
        return engine


def _colour(mode: QIcon.Mode, state: QIcon.State) -> QColor:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    if mode == QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    role = QPalette.ColorRole.Accent if state == QIcon.State.On else QPalette.ColorRole.ButtonText
    return palette.color(role)
