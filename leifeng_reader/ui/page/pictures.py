"""Pictures of a text, decoded for the screen: never from a file, never larger than is safe."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.structure import Image

if TYPE_CHECKING:
    from PySide6.QtGui import QImageReader

MOST_PIXELS = 50_000_000
_WIDEST = 1600
_AT_ONCE = 1_500_000
"""Pictures of more pixels are decoded in the background: these take some 15 ms."""

_KEPT = 3
_TURNED = 4  # QImageIOHandler.TransformationRotate90, part of every turn on its side
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

    return _read(image, _shrunk)


def _shrunk(size: QSize) -> QSize:
    return size.scaled(_WIDEST, size.height(), _KEEP) if size.width() > _WIDEST else size


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
    opened = _opened(image)
    if opened is None:
        return None
    reader, _ = opened
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MOST_PIXELS:
            return None
        reader.setScaledSize(scaled(size))
    found = reader.read()
    return None if found.isNull() else found


def _opened(image: Image) -> "tuple[QImageReader, QBuffer] | None":
    """Return what reads a picture, with the buffer it reads from: both have to be kept."""
    from PySide6.QtGui import QImageReader  # late: most pages have no picture

    kind = _FORMATS.get(image.media_type)
    if kind is None:
        return None
    data = QBuffer()
    data.setData(QByteArray(image.data))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(data, QByteArray(kind))
    reader.setAutoTransform(True)
    return reader, data


class Gallery:
    """The pictures of the open text by name: small ones at once, large ones as soon as they can be.

    For a large one stands an empty one of its size, until another thread has decoded it; then
    `arrived` gets its name and itself.
    """

    def __init__(
        self, find: Callable[[str], Image | None], arrived: Callable[[str, QImage], None]
    ) -> None:
        """Show what `find` returns."""
        self._find = find
        self._arrived = arrived
        self._decoded: dict[str, QImage] = {}
        self._awaited: set[str] = set()
        self._text = 0

    def clear(self) -> None:
        """Forget all pictures: the names now belong to another text."""
        self._decoded.clear()
        self._awaited.clear()
        self._text += 1

    def __call__(self, name: str) -> QImage | None:
        """Return a picture to lay out; None where there is none."""
        if name in self._decoded:
            return self._decoded[name]
        image = self._find(name)
        if image is None:
            return None
        blank = _blank(image) if image.width * image.height > _AT_ONCE else None
        if blank is None:
            return decoded(image)
        if name not in self._awaited:
            self._fetch(image)
        return blank

    def _fetch(self, image: Image) -> None:
        from leifeng_reader.ui import tasks  # late: most pages have no large picture

        def take(found: object) -> None:
            if of == self._text and isinstance(found, QImage):
                self._awaited.discard(image.name)
                self._decoded[image.name] = found
                while len(self._decoded) > _KEPT:
                    del self._decoded[next(iter(self._decoded))]
                self._arrived(image.name, found)

        of = self._text
        self._awaited.add(image.name)
        tasks.run(lambda _: decoded(image), take, lambda _: None)


def is_blank(image: QImage) -> bool:
    """Tell whether a picture only keeps the place of one that is still to come."""
    return image.format() == QImage.Format.Format_Mono and not any(image.colorTable())


def _blank(image: Image) -> QImage | None:
    """Return an empty picture of the size that `decoded` will give; None for what has no size."""
    opened = _opened(image)
    if opened is None:
        return None
    reader, _ = opened
    if not reader.size().isValid():
        return None
    size = _shrunk(reader.size())
    if reader.transformation().value & _TURNED:
        size.transpose()
    made = QImage(size, QImage.Format.Format_Mono)
    made.setColorTable([0, 0])  # both see-through
    made.fill(0)
    return made
