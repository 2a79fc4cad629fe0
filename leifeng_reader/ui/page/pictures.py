"""Pictures of a text, decoded for the screen: never from a file, never larger than is safe."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.structure import Image

MOST_PIXELS = 50_000_000
_WIDEST = 1600
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_EXPAND = Qt.AspectRatioMode.KeepAspectRatioByExpanding
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/svg+xml": b"svg",
}


def decoded(image: Image) -> QImage | None:
    """Return a picture, shrunk while it is read; None when it is none or beyond the limits."""

    def shrink(size: QSize) -> QSize:
        return size.scaled(_WIDEST, size.height(), _KEEP) if size.width() > _WIDEST else size

    return _read(image, shrink)


def as_cover(image: Image, size: QSize) -> QImage | None:
    """Return a picture as a cover of a size; None like `decoded`.

    What has about that shape fills it; of anything else the whole is shown, on the colour that
    the picture has in its corner.
    """
    made = _read(image, lambda found: found.scaled(size * 2, _EXPAND))
    if made is None:
        return None
    shape = made.width() * size.height() / max(1, made.height() * size.width())
    made = on_paper(made).scaled(size, _EXPAND if 0.75 < shape < 1.3 else _KEEP, _SMOOTH)
    ground = QImage(size, QImage.Format.Format_RGB32)
    ground.fill(made.pixelColor(0, 0))
    painter = QPainter(ground)
    painter.drawImage(
        (size.width() - made.width()) // 2, (size.height() - made.height()) // 2, made
    )
    painter.end()
    return ground


def on_paper(image: QImage) -> QImage:
    """Return a picture without what can be seen through it: its ink may be as dark as the page."""
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(PAGES["light"].paper))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    ground.setDevicePixelRatio(image.devicePixelRatio())
    return ground


def _read(image: Image, scaled: Callable[[QSize], QSize]) -> QImage | None:
    from PySide6.QtGui import QImageReader  # late: most pages have no picture

    kind = _FORMATS.get(image.media_type)
    if kind is None:
        return None
    data = QBuffer()
    data.setData(QByteArray(image.data))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(data, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MOST_PIXELS:
            return None
        reader.setScaledSize(scaled(size))
    found = reader.read()
    return None if found.isNull() else found


def loader(find: Callable[[str], Image | None]) -> Callable[[str], QImage | None]:
    """Return what finds a picture by name and decodes it."""

    def load(name: str) -> QImage | None:
        image = find(name)
        return None if image is None else decoded(image)

    return load
