"""The interface in another language: chosen, kept, spoken from the next opening on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import EmptyFile
from leifeng_reader.store.store import Store
from leifeng_reader.ui import settings
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.languages import CHINESE, ENGLISH, of_system, speak, spoken
from leifeng_reader.ui.messages import words
from leifeng_reader.ui.window import MainWindow


@pytest.fixture(autouse=True)
def speak_english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def in_chinese(folder: Path) -> MainWindow:
    store = Store(folder / "library.sqlite")
    store.keep_setting(settings.LANGUAGE, CHINESE)
    store.close()
    return open_window(folder / "library.sqlite")


def put_away(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def test_the_window_speaks_what_the_library_keeps(qtbot: QtBot, tmp_path: Path) -> None:
    window = in_chinese(tmp_path)
    assert spoken() == CHINESE
    assert QLocale().name() == CHINESE
    assert [action.text() for action in window.menuBar().actions()][:2] == ["文库", "编辑"]
    assert window.actions_by_name["find"].toolTip() == "查找 (Ctrl+F)"
    assert window.actions_by_name["theme3"].text() == "按键 3 的主题"
    assert window.statusBar().findChildren(QLabel)[0].text() == "0 条批注"
    assert "无私奉献" in {theme.name for theme in window.session.codebook.themes.values()}
    put_away(window)


def test_no_english_is_left_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = in_chinese(tmp_path)
    title = window.session.require_document()[0].title
    for said in sorted(shown(window) - {title, "English"}):
        bare = re.sub(r"\([^)]*\)|Markdown|APA|MLA|GB/T|REFI-QDA|CSVW|[A-Z]\w*\+\S+", "", said)
        assert not re.search(r"[A-Za-z]{3,}", bare), said
    put_away(window)


def shown(window: MainWindow) -> set[str]:
    found = {action.text() for action in window.actions_by_name.values()}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        found |= {widget.toolTip(), widget.accessibleName()}
    return found


def test_a_set_is_named_as_its_template_is_called(qtbot: QtBot, tmp_path: Path) -> None:
    window = in_chinese(tmp_path)
    window.actions_by_name["studyQuiz"].trigger()
    assert [each.name for each in window.session.store.study_sets()] == ["测验（附答案）"]
    put_away(window)


def test_faults_are_told_in_it() -> None:
    speak(CHINESE)
    assert words(EmptyFile(Path("空.txt"))) == "“空.txt”没有文字。未导入任何内容。"
    speak(ENGLISH)
    assert words(EmptyFile(Path("a.txt"))) == "“a.txt” holds no text. Nothing was imported."


def test_choosing_holds_from_the_next_opening(qtbot: QtBot, window: MainWindow) -> None:
    library = window.session.store.path
    assert checked(window) == ["systemLanguage"]
    window.actions_by_name["chinese"].trigger()
    assert checked(window) == ["chinese"]
    assert window.messages.text == "The next time it opens, the window speaks 简体中文."
    assert window.actions_by_name["undo"].text() == "Undo"  # nothing half and half
    window.messages.findChild(QPushButton).click()
    [opened] = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, MainWindow) and each.isVisible()
    ]
    assert opened.session.store.path == library
    assert opened.actions_by_name["undo"].text() == "撤销"
    assert checked(opened) == ["chinese"]
    opened.actions_by_name["chinese"].trigger()  # what is chosen stays chosen
    assert checked(opened) == ["chinese"]
    opened.actions_by_name["english"].trigger()
    assert opened.messages.text == "下次打开时，窗口使用English。"
    put_away(opened)
    again = open_window(library)
    assert again.actions_by_name["undo"].text() == "Undo"
    put_away(again)


def checked(window: MainWindow) -> list[str]:
    names = ("systemLanguage", "english", "chinese")
    return [name for name in names if window.actions_by_name[name].isChecked()]


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ([], ENGLISH),
        (["C"], ENGLISH),
        (["de-AT", "de"], ENGLISH),
        (["zh-Hans-CN", "zh-CN", "zh"], CHINESE),
        (["zh_TW"], CHINESE),
        (["de", "zh-CN", "en"], CHINESE),
        (["en-GB", "zh-CN"], ENGLISH),
    ],
)
def test_the_system_is_followed(wanted: list[str], language: str) -> None:
    assert of_system(wanted) == language
