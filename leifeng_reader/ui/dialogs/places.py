"""Where exported files go: names, folders, and the questions about both."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from leifeng_reader.operations.file_names import named


def file_name(title: str, suffix: str) -> str:
    """Return a name for a file about the title that every system takes."""
    return named(title, suffix, QCoreApplication.translate("Places", "annotations"))


def first_folder(kept: str) -> Path:
    """Return the folder used last if it is still there, else the reader's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (kept, documents):
        if folder and QFileInfo(folder).isDir():
            return Path(folder)
    return Path(QDir.homePath())


def short_folder(folder: Path) -> str:
    """Return a folder as people write it, with ~ for the way to their own."""
    home = Path(QDir.homePath())
    if folder != home and folder.is_relative_to(home):
        return str(Path("~") / folder.relative_to(home))
    return str(folder)


def choose_file(parent: QWidget, suggested: Path, pattern: str) -> Path | None:
    """Ask where to write; whoever picks a file that exists is asked whether to replace it."""
    title = QCoreApplication.translate("Places", "Export to")
    path, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), pattern)
    return Path(path) if path else None


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file that exists may be replaced."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("Places", "Replace “{0}”?").format(path.name))
    box.setInformativeText(
        QCoreApplication.translate("Places", "A file of that name is already in {0}.").format(
            short_folder(path.parent)
        )
    )
    replace = box.addButton(
        QCoreApplication.translate("Places", "Replace"), QMessageBox.ButtonRole.AcceptRole
    )
    cancel = box.addButton(
        QCoreApplication.translate("Places", "Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is replace
