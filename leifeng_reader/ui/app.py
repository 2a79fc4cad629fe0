"""Starting the window: from a command line to an event loop."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from leifeng_reader import __version__, paths
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.operations.welcome import first_document, welcome
from leifeng_reader.store.store import Store
from leifeng_reader.ui import style
from leifeng_reader.ui.languages import speak, spoken
from leifeng_reader.ui.page import accessible
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import LANGUAGE
from leifeng_reader.ui.window import MainWindow

_HALF_DRESSED = "leifengHalfDressed"
_REPORTING = "leifengReporting"
_USAGE = """usage: leifeng-reader [FILE]...

Opens the window on the library, and the files in it.
The environment variable LEIFENG_LIBRARY names another library."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if {"-h", "--help"} & set(given):
        return _tell_usage()
    if not _has_display():
        sys.stderr.write(
            "leifeng-reader: there is no display to open a window on; "
            "start it in a desktop session, or use the leifeng command.\n"
        )
        return 1
    app = make_application()
    library, files = paths.library_file(), [Path(name) for name in given]
    # Imported here: only a start from the command line needs it.
    from leifeng_reader.ui.instance import hand_over

    if hand_over(library, files):
        return 0
    sys.excepthook = _report
    try:
        window = open_page(library)
    except ReaderError as error:
        from PySide6.QtWidgets import QMessageBox

        from leifeng_reader.operations.sentences import sentence

        QMessageBox.critical(None, app.applicationDisplayName(), sentence(error))
        return 1
    _FirstPaint(window.pane.view.viewport(), lambda: _complete(window, files))
    return app.exec()


def _tell_usage() -> int:
    """Print how the program is started; return the exit status: 1 where it cannot be written."""
    try:
        print(_USAGE, flush=True)  # noqa: T201 - this is what was asked for
    except OSError as error:
        sys.stderr.write(f"leifeng-reader: the help could not be written: {error.strerror}\n")
        sys.stdout = None  # or the end of the program tries once more
        return 1
    return 0


def _complete(window: MainWindow, files: list[Path]) -> None:
    from leifeng_reader.ui.departure import Departure

    _finish_dress()  # before the furniture: then only the page is dressed anew
    window.furnish()
    _open_door(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Departure(_leave, app)
    app.commitDataRequest.connect(_finish_typing, Qt.ConnectionType.DirectConnection)
    window.take_files(files)
    gc.freeze()  # what was made until now is here to stay
    gc.enable()


def _open_door(window: MainWindow) -> None:
    """Let a window take what other starts bring."""
    from leifeng_reader.ui.icons import app_icon
    from leifeng_reader.ui.instance import Doorkeeper

    window.setWindowIcon(app_icon())
    Doorkeeper(window.session.store.path, window.take_files, window)


def _leave() -> None:
    """Close the window, asking nothing, and end."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            window.close_anyway()
    QCoreApplication.quit()


def reopen(window: MainWindow, meanwhile: Callable[[], None]) -> MainWindow:
    """Close a window, do something to its library, and open another window in its place.

    A ReaderError of what is done is told in the new window.
    """
    from leifeng_reader.ui.instance import Doorkeeper

    library, place = window.session.store.path, window.saveGeometry()
    doorkeeper = window.findChild(Doorkeeper)
    fault: ReaderError | None = None
    QApplication.setQuitOnLastWindowClosed(False)
    try:
        window.close_anyway()
        if doorkeeper is not None:
            doorkeeper.close()
        try:
            meanwhile()
        except ReaderError as error:
            fault = error
        opened = open_window(library)
    finally:
        QApplication.setQuitOnLastWindowClosed(True)
    opened.restoreGeometry(place)
    if doorkeeper is not None:
        _open_door(opened)
    if fault is not None:
        opened.session.failed.emit(fault)
    window.deleteLater()
    return opened


def _finish_typing() -> None:
    """Have what is being typed saved: fields tell it when the keyboard leaves them."""
    field = QApplication.focusWidget()
    if field is not None:
        field.clearFocus()


class _FirstPaint(QObject):
    """Does something once, when a widget has been painted, or cannot be for a while."""

    _PATIENCE = 1000

    def __init__(self, widget: QObject, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._then = then
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._do)
        self._pause.start(self._PATIENCE)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._pause.start(0)
        return False

    def _do(self) -> None:
        self._widget.removeEventFilter(self)
        self._then()
        self.deleteLater()


def make_application() -> QApplication:
    """Return the application in the system's colours; its style sheet comes with the window."""
    QCoreApplication.setApplicationName("Lei Feng Reader")
    QCoreApplication.setApplicationVersion(__version__)
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Not by setStyle: it hands back a style, and the binding would set up every class of them.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setDesktopFileName("leifeng-reader")
    speak("")  # for what is said before there is a library that knows better
    style.apply_colours(app, app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    app.setProperty(_HALF_DRESSED, True)
    return app


def open_window(library: Path, files: Sequence[Path] = ()) -> MainWindow:
    """Open a library in a window, on the document read last, and import files into it.

    A QApplication must exist. A library opened for the first time gets the bundled article
    and the starter themes. Raises LibraryFault when the library cannot be used.
    """
    window = open_page(library)
    _finish_dress()
    window.furnish()
    window.take_files(list(files))
    return window


def _finish_dress() -> None:
    """Dress an application of ours in full, now that the page is there."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.property(_HALF_DRESSED):
        app.setProperty(_HALF_DRESSED, False)
        style.follow_system(app)


def open_page(library: Path) -> MainWindow:
    """Open a library like open_window, the page alone: the window is still to be furnished."""
    accessible.install()
    origin = system_origin()
    store = Store(library)
    try:
        speak(store.setting(LANGUAGE) or "")
        welcome(store, paths.seeds(), paths.resources(), origin, spoken())
        first = first_document(store)
        window = MainWindow(Session(store, origin))
    except BaseException:
        store.close()
        raise
    window.show()
    if first is not None:
        window.session.open(first.id)
    return window


def _has_display() -> bool:
    """Tell whether a window can open: elsewhere than on Linux it always can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    return not _is_of_nobody(display) if display else False


def _is_of_nobody(display: str) -> bool:
    """Tell whether a display of this machine has no server, which Qt would only abort over."""
    if not display.startswith(":"):
        return False
    place = f"/tmp/.X11-unix/X{display[1:].partition('.')[0]}"
    if Path(place).exists():
        return False
    import socket  # late: where the file is, nobody need ask

    with socket.socket(socket.AF_UNIX) as asked:
        return asked.connect_ex("\0" + place) != 0


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of a fault of our own: the library is intact, since every change is whole.

    One at a time is shown: what fails again and again must not cover the screen.
    """
    import traceback

    report = "".join(traceback.format_exception(kind, error, trace))
    keep_log(report)
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(report)
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property(_REPORTING):
        app.setProperty(_REPORTING, True)
        _show_report(f"{kind.__name__}: {error}", report)
        app.setProperty(_REPORTING, False)


def _show_report(error: str, report: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "Lei Feng Reader", _fault_words())
    box.setInformativeText(error[:500])
    box.setDetailedText(report)
    box.exec()


def keep_log(report: str) -> None:
    """Write to the log, if there is a place for one."""
    import logging

    with suppress(OSError, RuntimeError):  # no home, or one that cannot be written
        file = paths.log_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        logger, kept = logging.getLogger("leifeng_reader"), logging.FileHandler(file, "a", "utf-8")
        kept.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(kept)
        try:
            logger.error(report)
        finally:
            logger.removeHandler(kept)
            kept.close()


def _fault_words() -> str:
    return QCoreApplication.translate(
        "App",
        "Something went wrong in the program. Your library is safe: every change is saved "
        "as it is made. The details can be copied from below.",
    )
