"""Small covers of the library's texts, made in the background when a row asks for one."""

from collections import OrderedDict
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.covers import cover
from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.page.pictures import as_cover

KEPT = 300
"""How many covers are kept: some 12 MB of them at usual resolutions."""

_BATCH = 6
"""How many are made between two deliveries."""


class Covers(QObject):
    """Gives covers by the ids of texts, which never change; `arrived` says that some are there."""

    arrived = Signal()

    def __init__(self, library: Path, size: QSize, parent: QObject) -> None:
        """Make covers of a size in pixels from a library."""
        super().__init__(parent)
        self._library = library
        self._size = size
        self._made: OrderedDict[str, QImage | None] = OrderedDict()
        self._wanted: list[str] = []
        self._task: tasks.Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)  # after the rows are painted that ask
        self._pause.timeout.connect(self._begin)

    def of(self, text_id: str) -> QImage | None:
        """Return a text's cover; None where it has none, or none yet."""
        if text_id in self._made:
            self._made.move_to_end(text_id)
            return self._made[text_id]
        if text_id in self._wanted:
            self._wanted.remove(text_id)
        self._wanted.append(text_id)
        self._pause.start()
        return None

    def stop(self) -> None:
        """Make no more."""
        self._wanted.clear()
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        """Make those asked for last: they are the ones in view."""
        if self._task is not None or not self._wanted:
            return
        batch = self._wanted[-_BATCH:]
        del self._wanted[-_BATCH:]
        library, size = self._library, self._size

        def work(task: tasks.Task) -> dict[str, QImage | None]:
            with closing(Store(library)) as store:
                return {key: _small(store, key, size) for key in batch if not task.is_cancelled}

        self._task = tasks.run(work, self._take, lambda _: self._take({}))

    def _take(self, made: object) -> None:
        assert isinstance(made, dict)
        self._task = None
        self._made.update(made)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        if any(image is not None for image in made.values()):
            self.arrived.emit()
        self._begin()


def _small(store: Store, text_id: str, size: QSize) -> QImage | None:
    try:
        found = cover(store, text_id)
    except ReaderError:
        return None  # a tile stands in its place; what is wrong is told when the text is opened
    return as_cover(found, size) if found is not None else None
