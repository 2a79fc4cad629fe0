"""An export as it was asked for, and the writing of it."""

import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.design import Design
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.operations.designing import beside, description, design_of
from leifeng_reader.operations.exporting import EVERYTHING, collect, export_file, with_texts
from leifeng_reader.store.store import Store
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.tasks import Task, Work

_PACE = 500


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Where to, in which form; `filtered`: only what passes the session's filter.

    `design` is that of a designed table; `described`: with a file beside it that describes it.
    """

    path: Path
    format: str
    spreadsheet: bool
    filtered: bool
    design: Design | None = None
    described: bool = False

    @property
    def options(self) -> Options:
        """What the form is told."""
        return Options(self.spreadsheet, design=self.design)


class Abandoned(Exception):
    """Nobody waits for the file any longer."""


def export_work(session: Session, request: ExportRequest) -> Work:
    """Return the work that writes annotations of the open document; its result is their number.

    It reports how many are read of how many (0: not known beforehand). Cancelled, it
    leaves no file. The work raises FileUnwritable; this raises UnknownDocument.
    """
    document, _ = session.require_document()
    library, wanted = session.store.path, session.filter if request.filtered else EVERYTHING

    def work(task: Task) -> int:
        with closing(Store(library)) as store, suppress(Abandoned):
            return _write(store, document, wanted, request, task)
        return 0

    return work


def _write(
    store: Store, document: Document, wanted: Filter, request: ExportRequest, task: Task
) -> int:
    written = 0

    def pulse() -> None:
        if task.is_cancelled:
            raise Abandoned

    def watched(total: int) -> Iterator[Passage]:
        nonlocal written
        for passage in collect(store, document=document, wanted=wanted):
            if written % _PACE == 0:
                pulse()
                task.report(written, total)
            written += 1
            yield passage
        task.report(0, 0)  # all is read; nobody knows how long the form takes for the rest

    with store.snapshot():
        total = store.annotation_count(document.id) if wanted.is_empty else 0
        options = replace(with_texts(request.options, store), pulse=pulse)
        data = EXPORTERS[request.format].write(watched(total), options)
        about = _about(store, document, wanted, request) if request.described else b""
    if not task.is_cancelled:
        export_file(request.path, data)
        if request.described:
            export_file(beside(request.path), about)
    return written


def _about(store: Store, document: Document, wanted: Filter, request: ExportRequest) -> bytes:
    design = design_of(request.format, request.options)
    return description(store, request.path.name, design, document=document, wanted=wanted)


def show_in_folder(path: Path) -> bool:
    """Show a file in the system's file manager; return whether one could be started."""
    if sys.platform == "darwin":
        return _started("open", ["-R", str(path)])
    if sys.platform == "win32":
        return _started("explorer", ["/select,", QDir.toNativeSeparators(str(path))])
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _started(program: str, arguments: list[str]) -> bool:
    return QProcess.startDetached(program, arguments)[0]
