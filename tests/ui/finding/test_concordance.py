"""Concordances: sorted, annotated together, exported."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.finding.conftest import BOTH, CHINESE, CTRL, K, Reader


def test_a_concordance_begins_with_the_selected_word(reader: Reader) -> None:
    reader.session.open(reader.titles["雷锋日记"].id)
    reader.view.setFocus()
    reader.view.select(1, 2)
    lines = reader.open_lines()
    assert lines.edit.text() == "雷"
    assert (lines.model.lines[0].left, lines.model.lines[0].hit) == ("向", "雷")
    assert len(lines.model.lines) == 2
    reader.press(K.Key_Down)
    reader.press(K.Key_Down)
    reader.press(K.Key_Return)
    assert not lines.isVisible() and reader.view.hasFocus()
    start = CHINESE.index("雷锋出差")
    assert reader.view.selection() == (start, start + 1)


def test_lines_are_sorted_by_both_sides(reader: Reader) -> None:
    reader.session.open(reader.titles["Neighbours"].id)
    lines = reader.open_lines()
    reader.type("day")
    reader.settle_lines()
    assert len(lines.model.lines) == 60
    lines.sorting.setCurrentIndex(2)
    after = [line.right[:4] for line in lines.model.lines]
    assert after == sorted(after)
    lines.scope.setCurrentIndex(1)
    reader.settle_lines()
    assert len(lines.model.lines) >= 60
    lines.width_box.setValue(20)
    assert all(len(lines.model.cut(line).right) <= 20 for line in lines.model.lines)


def test_auto_theme_is_counted_first_and_is_one_step(reader: Reader) -> None:
    session = reader.session
    session.open(reader.titles["Neighbours"].id)
    theme = session.codebook.find(("Selfless service",))
    assert theme is not None
    before = session.store.annotations()
    lines = reader.open_lines()
    reader.type("neighbour")
    reader.press(K.Key_Return)
    reader.settle_lines()
    reader.press(K.Key_Return)
    reader.press(K.Key_A, CTRL)
    assert len(lines.chosen()) == 60
    steps = session.undo_stack.count()
    for expected, informative in (("60", ""), ("0 passages", "60 of the 60")):
        reader.press(K.Key_T)
        reader.choose_theme("selfless")
        question = lines.findChildren(QMessageBox)[-1]
        assert expected in question.text() and "Selfless service" in question.text()
        assert informative in question.informativeText()
        if not informative:
            assert session.store.annotations() == before, "nothing is done before the answer"
            QTest.keyClick(question.defaultButton(), K.Key_Return)
            QApplication.processEvents()
            assert len(session.store.annotations()) == len(before) + 60
            assert session.undo_stack.count() == steps + 1
            made = [a for a in session.store.annotations() if a not in before]
            assert {(a.selector.quote, a.themes) for a in made} == {("neighbour", (theme.id,))}
        else:
            question.reject()
        QApplication.processEvents()
    reader.press(K.Key_Z, CTRL)
    assert session.store.annotations() == before
    assert [a.id for a in session.index] == [
        a.id for a in before if a.document_id == reader.titles["Neighbours"].id
    ]
    reader.press(K.Key_Z, BOTH)
    assert len(session.store.annotations()) == len(before) + 60


def test_lines_are_exported(
    reader: Reader, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.session.open(reader.titles["雷锋日记"].id)
    lines = reader.open_lines()
    reader.type("雷锋")
    reader.settle_lines()
    target = tmp_path / "out.csv"
    monkeypatch.setattr(lines, "choose_file", lambda suggested: target)
    reader.press(K.Key_E, CTRL)
    qtbot.waitUntil(lambda: "2 lines" in lines.messages.text)
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"), newline="")))
    assert next((row["left"], row["hit"]) for row in rows) == ("向", "雷锋")
