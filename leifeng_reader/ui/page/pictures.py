"""Pictures of a text, decoded for the screen: never from a file, never larger than is safe."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from leifeng_reader.core.structure import Image

MOST_PIXELS = 50_000_000
_WIDEST = 2400
_FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/svg+xml": b"svg",
}


def decoded(image: Image) -> QImage | None:
    """Return a picture, shrunk while it is read; None when it is none or beyond the limits."""
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
        if size.width() > _WIDEST:
            reader.setScaledSize(QSize(_WIDEST, max(1, size.height() * _WIDEST // size.width())))
    found = reader.read()
    return None if found.isNull() else found


def loader(find: Callable[[str], Image | None]) -> Callable[[str], QImage | None]:
    """Return what finds a picture by name and decodes it."""

    def load(name: str) -> QImage | None:
        image = find(name)
        return None if image is None else decoded(image)

    return load
