"""Names and folders for exported files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDir, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.ui.dialogs.places import file_name, first_folder, may_replace, short_folder


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lei Feng’s spirit in the new era", "Lei Feng’s spirit in the new era.csv"),
        ("雷锋精神：新时代", "雷锋精神：新时代.csv"),
        ("Part 1/2: “What?”", "Part 1 2 “What ”.csv"),
        ("a\nb\u2028c", "a b c.csv"),
        ("...", "annotations.csv"),
        ("", "annotations.csv"),
        ("CON", "CON-.csv"),
        ("aux.old", "aux.old-.csv"),
        ("Console", "Console.csv"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, ".csv") == name


@given(st.text())
def test_every_title_becomes_a_name_a_disk_takes(title: str) -> None:
    name = file_name(title, ".csv")
    assert len(name.encode(errors="replace")) <= 255
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert Path("/folder", name).parent == Path("/folder")
    assert name.endswith(".csv")
    assert name.removesuffix(".csv").strip(" .")


def test_the_folder_used_last_comes_first(tmp_path: Path) -> None:
    assert first_folder(str(tmp_path)) == tmp_path
    assert first_folder(str(tmp_path / "gone")).is_dir()
    assert first_folder("").is_dir()


def test_folders_are_written_short() -> None:
    home = Path(QDir.homePath())
    assert short_folder(home / "Documents" / "x") == str(Path("~", "Documents", "x"))
    assert short_folder(home) == str(home)
    assert short_folder(Path("/srv/files")) == str(Path("/srv/files"))


@pytest.mark.parametrize(("label", "answer"), [("Replace", True), ("Cancel", False)])
def test_replacing_is_asked_in_plain_words(qtbot: QtBot, label: str, answer: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = box.findChildren(QPushButton)
        seen.extend((box.text(), box.textFormat().name))
        seen.extend(button.text() for button in buttons if button.isDefault())
        next(button for button in buttons if button.text() == label).click()

    QTimer.singleShot(0, press)
    assert may_replace(parent, Path("/folder/<b>x.csv")) is answer
    assert seen == ["Replace “<b>x.csv”?", Qt.TextFormat.PlainText.name, "Cancel"]
