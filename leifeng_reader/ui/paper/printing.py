"""Papers on a printer: through the system's dialog, the same pages as on screen and in PDF."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from leifeng_reader.study.paper import Paper
from leifeng_reader.ui.paper.pages import Page, Pages
from leifeng_reader.ui.paper.pdf import layout_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_and_print(papers: Sequence[Paper], parent: QWidget) -> bool | None:
    """Let a person choose a printer, and print on it; tell whether it went well, None for no."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(papers[0].title)
    printer.setPageLayout(layout_of(papers[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Printing", "Print"))
    return print_on(printer, papers) if dialog.exec() else None


def print_on(printer: "QPrinter", papers: Sequence[Paper]) -> bool:
    """Print papers, or those of their pages that were chosen; tell whether that was done."""
    sheets = _chosen(printer, papers)
    printer.setFullPage(True)
    painter = QPainter()
    if not sheets or not painter.begin(printer):
        return False
    for at, page in enumerate(sheets):
        if at:
            printer.setPageLayout(layout_of(page.pages.paper))
            if not printer.newPage():
                painter.end()
                return False
        _paint(painter, page, printer)
    return painter.end() and printer.printerState() != printer.PrinterState.Error


def _paint(painter: QPainter, page: Page, printer: "QPrinter") -> None:
    painter.save()
    scale = printer.resolution() / 72
    painter.scale(scale, scale)
    page.paint(painter)
    painter.restore()


def _chosen(printer: "QPrinter", papers: Sequence[Paper]) -> list[Page]:
    sets = [Pages(paper) for paper in papers]
    sheets = [pages.page(index) for pages in sets for index in range(pages.count())]
    ranges = printer.pageRanges()  # they may have gaps: "1, 3-5"
    chosen = [each for at, each in enumerate(sheets, 1) if ranges.isEmpty() or ranges.contains(at)]
    is_reversed = printer.pageOrder() == printer.PageOrder.LastPageFirst
    return chosen[::-1] if is_reversed else chosen
