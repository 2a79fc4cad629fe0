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


def ask_and_print(papers: Sequence[Paper], parent: QWidget) -> bool:
    """Let a person choose a printer, and print on it; tell whether anything was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(papers[0].title)
    printer.setPageLayout(layout_of(papers[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Printing", "Print"))
    return bool(dialog.exec()) and print_on(printer, papers)


def print_on(printer: "QPrinter", papers: Sequence[Paper]) -> bool:
    """Print papers, or those of their pages that were chosen; tell whether that began."""
    sheets = _chosen(printer, papers)
    printer.setFullPage(True)
    painter = QPainter()
    if not sheets or not painter.begin(printer):
        return False
    for at, page in enumerate(sheets):
        if at:
            printer.setPageLayout(layout_of(page.pages.paper))
            printer.newPage()
        _paint(painter, page, printer)
    painter.end()
    return True


def _paint(painter: QPainter, page: Page, printer: "QPrinter") -> None:
    painter.save()
    scale = printer.resolution() / 72
    painter.scale(scale, scale)
    page.paint(painter)
    painter.restore()


def _chosen(printer: "QPrinter", papers: Sequence[Paper]) -> list[Page]:
    sets = [Pages(paper) for paper in papers]
    sheets = [pages.page(index) for pages in sets for index in range(pages.count())]
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first else sheets
