"""The status line: lengths of selections in the units of their script."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from leifeng_reader.ui.app import open_window
from tests.library import import_text, new_store

TEXT = "Lei Feng 雷锋，人民的战士 helped others."
LENGTHS = [
    ("Lei", "1 word, 3 characters"),
    ("Lei Feng", "2 words, 8 characters"),
    ("Lei Feng 雷锋", "4 words, 11 characters"),
    ("雷锋，人民的战士", "8 characters"),
    ("雷", "1 character"),
]


def test_a_selection_is_measured_in_words_or_ideographs(qtbot: QtBot, tmp_path: Path) -> None:
    store = new_store(tmp_path)
    document, text = import_text(store, TEXT)
    path = store.path
    store.close()
    window = open_window(path)
    window.session.open(document.id)
    said = window.statusBar().findChildren(QLabel)[0]
    for words, length in LENGTHS:
        start = text.content.index(words)
        window.pane.view.setSelection(start, start + len(words))
        assert said.text() == f"Selected: {length}"
    window.pane.view.setSelection(3, 3)
    assert said.text() == "0 annotations"
    window.close()
    window.deleteLater()
    QApplication.processEvents()
