"""Programs that say when text was first seen in their window: ours, and the barest one."""

import sys
import time
from pathlib import Path


def reader() -> None:
    """Start the reader as its command does."""
    from leifeng_reader.__main__ import hold_collection

    hold_collection()
    from leifeng_reader.ui.page.view import ReadingView

    painted = ReadingView.paintEvent

    def paint(view: ReadingView, event: object) -> None:
        painted(view, event)  # type: ignore[arg-type]
        if view.length:
            _tell()

    ReadingView.paintEvent = paint  # type: ignore[method-assign, assignment]
    from leifeng_reader.ui.app import main

    sys.exit(main([]))


def browser(file: str) -> None:
    """Show a file in a text browser, and nothing else."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    class Browser(QTextBrowser):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            _tell()

    app = QApplication([])
    window, page = QMainWindow(), Browser()
    page.setPlainText(Path(file).read_text(encoding="utf-8"))
    window.setCentralWidget(page)
    window.resize(1180, 780)
    window.show()
    app.exec()


_told: list[int] = []


def _tell() -> None:
    """Print the time, once, and close the window soon."""
    if not _told:
        _told.append(time.monotonic_ns())
        sys.stdout.write(f"{_told[0]}\n")
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        QTimer.singleShot(0, QApplication.closeAllWindows)


if __name__ == "__main__":
    reader() if sys.argv[1] == "reader" else browser(sys.argv[2])
