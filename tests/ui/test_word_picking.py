"""A double click in scripts without spaces."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.study.words import word_around
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_store

CHINESE = "雷锋是一名普通的解放军战士，他热爱人民，乐于助人。He helped others."
JAPANESE = "私は毎日図書館で本を読みます。"


def open_on(tmp_path: Path, words: str) -> MainWindow:
    store = new_store(tmp_path)
    document, _ = import_text(store, words)
    path = store.path
    store.close()
    window = open_window(path)
    window.session.open(document.id)
    QApplication.processEvents()
    return window


def double_click(window: MainWindow, words: str) -> None:
    view = window.pane.view
    start = view.text.content.index(words)
    box = view.scene.boxes(start, start + 1)[0]
    point = QPoint(round(box.center().x()), round(box.center().y()))
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )
    QTest.mouseRelease(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
    )


def selected(window: MainWindow) -> str:
    start, end = window.pane.view.selection()
    return window.pane.view.text.content[start:end]


def put_away(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def test_chinese_words_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("jieba")
    window = open_on(tmp_path, CHINESE)
    double_click(window, "战士")  # a character, until the words are known
    qtbot.waitUntil(lambda: selected(window) == "战士", timeout=20_000)
    double_click(window, "普通")
    assert selected(window) == "普通"
    double_click(window, "helped")
    assert selected(window) == "helped"
    double_click(window, "，")
    assert selected(window) == "，"
    put_away(window)


def test_what_was_selected_meanwhile_stays(qtbot: QtBot, tmp_path: Path) -> None:
    pytest.importorskip("jieba")
    window = open_on(tmp_path, CHINESE)
    double_click(window, "战士")
    window.pane.view.setSelection(0, 3)
    [picking] = [each for each in window.children() if type(each).__name__ == "WordPicking"]
    qtbot.waitUntil(lambda: picking.word_of(CHINESE, 0) == (0, 2), timeout=20_000)
    assert selected(window) == "雷锋是"
    put_away(window)


def test_japanese_words_are_runs_of_ideographs(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_on(tmp_path, JAPANESE)
    double_click(window, "書館")
    assert selected(window) == "毎日図書館"
    double_click(window, "は")
    assert selected(window) == "は"
    put_away(window)


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("我爱北京，和你", 3, (2, 4)),
        ("我爱北京，和你", 0, (0, 2)),
        ("我爱北京，和你", 4, None),
        ("我爱北京，和你", 6, (5, 7)),
        ("abc", 1, None),
        ("北京", 2, None),
        ("", 0, None),
    ],
)
def test_the_run_around_is_cut(text: str, position: int, word: tuple[int, int] | None) -> None:
    assert word_around(text, position, in_pairs) == word


def test_only_what_is_near_is_cut() -> None:
    seen: list[str] = []
    word_around("字" * 1000, 500, lambda run: seen.append(run) or in_pairs(run))
    assert len(seen[0]) == 80


def in_pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(0, len(run), 2)]
