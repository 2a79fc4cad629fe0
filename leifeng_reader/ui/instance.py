"""One window per library: a second start hands its files to the first and leaves."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

# QtNetwork is imported where it is used: a first start has nobody to talk to.
_PATIENCE = 500


def _name(library: Path) -> str:
    path = str(library.resolve()).encode("utf-8", "surrogateescape")
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
    return "leifeng-reader-" + bytes(digest.toHex().data()).decode()[:16]


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Give files to the window that has the library open; False when there is none."""
    if not _may_listen(library):
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
    handed = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return handed


def _may_listen(library: Path) -> bool:
    """Tell whether a window may be listening: a socket is a file, but for pipes of Windows."""
    return sys.platform == "win32" or Path(QDir.tempPath(), _name(library)).exists()


class Doorkeeper(QObject):
    """Listens for second starts and passes on their files."""

    def __init__(
        self, library: Path, take: Callable[[list[Path]], None], parent: QObject | None = None
    ) -> None:
        """Listen for starts on the library; `take` gets what they bring."""
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(library))  # what a crash left behind
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(library))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            return
        try:
            listed = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        if isinstance(listed, list):
            self._take([Path(str(name)) for name in listed])
