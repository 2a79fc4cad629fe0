"""The design of a table: made, seen at once, kept under names, used."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from leifeng_reader.exchange import DESIGNED
from leifeng_reader.exchange.design import ALL_COLUMNS, PRESETS, Column, Design, Order, Rows
from leifeng_reader.operations import designing
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.designcolumns import column_words
from leifeng_reader.ui.dialogs.designer import Designer
from leifeng_reader.ui.dialogs.writing import export_work
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.tasks import Task
from tests.ui.conftest import Reading
from tests.ui.dialogs.conftest import Asking, MakeAsking

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
OpenDesigner = Callable[[], tuple[Asking, Designer]]


@pytest.fixture
def designer(
    ask: MakeAsking, reading: Reading, session: Session, qtbot: QtBot
) -> Iterator[OpenDesigner]:
    """Return a function that opens the designer over an export dialog."""
    themes = [reading.theme("One"), reading.theme("Two")]
    reading.annotate(10, 40, themes, "=note")
    reading.annotate(100, 130, themes[1:])

    def open_() -> tuple[Asking, Designer]:
        asking = ask()
        asking.questions.format.setCurrentIndex(asking.questions.format.findData(DESIGNED))
        asking.questions.designs.change.click()
        found = asking.dialog.findChild(Designer)
        assert isinstance(found, Designer)
        qtbot.waitExposed(found)
        settle(found, qtbot)
        return asking, found

    yield open_
    tasks.wait_for_all()


def settle(designer: Designer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks._running and not designer._pause.isActive())


def shown(designer: Designer) -> list[str]:
    model = designer.preview.model
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def item(designer: Designer, place: int) -> QTreeWidgetItem:
    found = designer.columns.topLevelItem(place)
    assert found is not None
    return found


def tick_only(designer: Designer, *places: int) -> None:
    for place in range(designer.columns.topLevelItemCount()):
        state = Qt.CheckState.Checked if place in places else Qt.CheckState.Unchecked
        item(designer, place).setCheckState(0, state)


def test_a_change_shows_at_once(designer: OpenDesigner, qtbot: QtBot) -> None:
    _, made = designer()
    tick_only(made, 7, 10)
    settle(made, qtbot)
    assert shown(made) == ["quote", "themes"]
    made.rows.setCurrentIndex(made.rows.findData(str(Rows.INDICATORS)))
    settle(made, qtbot)
    assert shown(made) == ["quote", "theme:One", "theme:Two"]
    assert item(made, 10).text(1) == "theme:…"


def test_columns_move_and_get_headings_by_keyboard(designer: OpenDesigner, qtbot: QtBot) -> None:
    _, made = designer()
    tick_only(made, 0, 1)
    made.columns.setFocus()
    made.columns.setCurrentItem(item(made, 0))
    QTest.keyClick(made.columns, Qt.Key.Key_Down, ALT)
    assert [column.name for column in made.design.columns] == ["document_id", "id"]
    QTest.keyClick(made.columns, Qt.Key.Key_F2)
    editor = made.columns.findChild(QLineEdit)
    assert editor is not None
    editor.setText("编号")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(made, qtbot)
    assert made.design.columns == (Column("document_id"), Column("id", "编号"))
    assert shown(made) == ["document_id", "编号"]
    QTest.keyClick(made.columns, Qt.Key.Key_Up, ALT)
    assert [column.name for column in made.design.columns] == ["id", "document_id"]


def test_what_cannot_be_used_is_said(designer: OpenDesigner, qtbot: QtBot) -> None:
    _, made = designer()
    tick_only(made)
    settle(made, qtbot)
    assert "at least one" in made.preview.sentence
    assert not made.use.isEnabled()
    tick_only(made, 0, 1)
    item(made, 0).setText(1, "document_id")
    settle(made, qtbot)
    assert "“document_id”" in made.preview.sentence
    assert not made.use.isEnabled()
    item(made, 0).setText(1, "")
    settle(made, qtbot)
    assert made.use.isEnabled()


@pytest.mark.parametrize("name", list(PRESETS))
def test_each_design_is_shown_as_it_is(designer: OpenDesigner, name: str) -> None:
    _, made = designer()
    made.names.setCurrentIndex(made.names.findData(name))
    made.names.activated.emit(made.names.currentIndex())
    assert made.design == PRESETS[name]
    assert made.names.currentText() == name
    made.context.setValue(77)
    assert made.names.currentText() == f"{name}, changed"
    assert not made.delete.isEnabled()


def test_own_designs_are_kept_deleted_and_remembered(
    designer: OpenDesigner, session: Session, ask: MakeAsking
) -> None:
    asking, made = designer()
    tick_only(made, 7, 11)
    made.order.setCurrentIndex(made.order.findData(str(Order.CREATED)))
    made.save.click()
    made.naming.edit.setText("For  Ann")
    made.naming.buttons.accepted.emit()
    own = Design((Column("quote"), Column("note")), order=Order.CREATED)
    assert designing.own_designs(session.setting(designing.DESIGNS)) == {"For Ann": own}
    assert made.delete.isEnabled()
    made.use.click()
    assert asking.questions.designs.name == "For Ann"
    assert asking.questions.request.design == own
    asking.settle()
    assert asking.columns == ["quote", "note"]
    asking.dialog.export.click()
    again = ask()
    assert again.questions.request.design == own
    again.dialog.design()
    second = again.dialog.findChild(Designer)
    assert isinstance(second, Designer)
    second.delete.click()
    assert designing.own_designs(session.setting(designing.DESIGNS)) == {}
    second.reject()


def test_the_name_of_a_standing_design_is_not_taken(
    designer: OpenDesigner, session: Session
) -> None:
    _, made = designer()
    made.bom.setChecked(True)
    made.keep("excel")
    assert list(designing.own_designs(session.setting(designing.DESIGNS))) == ["excel 2"]


def test_a_change_without_a_name_is_used_and_comes_back(
    designer: OpenDesigner, ask: MakeAsking
) -> None:
    asking, made = designer()
    made.separator.setCurrentIndex(made.separator.findData(";"))
    made.use.click()
    assert asking.questions.designs.box.currentText() == "Exact, changed"
    assert asking.questions.request.design == Design(separator=";")
    asking.settle()
    asking.dialog.export.click()
    assert ask().questions.request.design == Design(separator=";")


def test_cancelling_leaves_the_design(designer: OpenDesigner) -> None:
    asking, made = designer()
    made.separator.setCurrentIndex(made.separator.findData(";"))
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert asking.questions.request.design == Design()


def test_the_file_and_its_description_are_written(
    designer: OpenDesigner, session: Session, folder: Path, qtbot: QtBot
) -> None:
    asking, made = designer()
    tick_only(made, 7)
    made.use.click()
    asking.questions.described.setChecked(True)
    asking.settle()
    asking.dialog.export.click()
    (request,) = asking.wanted
    done = Task(lambda _: None, lambda _: None)
    assert export_work(session, request)(done) == 2
    assert (folder / "A text.csv").read_bytes().startswith(b"quote\r\n")
    assert b'"url": "A%20text.csv"' in (folder / "A text.csv-metadata.json").read_bytes()


def test_everything_that_takes_the_focus_has_a_name(designer: OpenDesigner) -> None:
    _, made = designer()
    for kind in (QAbstractButton, QComboBox, QSpinBox):
        for widget in made.findChildren(kind):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName() or widget.property("text"), widget


def test_it_fits_a_small_screen(designer: OpenDesigner) -> None:
    least = designer()[1].minimumSizeHint()
    assert least.width() <= 960
    assert least.height() <= 640


def test_every_column_has_words() -> None:
    assert all(column_words(name) for name in ALL_COLUMNS)


def test_a_column_is_as_wide_under_a_heading_of_the_readers_own(
    designer: OpenDesigner, qtbot: QtBot
) -> None:
    _, made = designer()
    tick_only(made, 7)
    settle(made, qtbot)
    width = made.preview.table.columnWidth(0)
    item(made, 7).setText(1, "引文")
    settle(made, qtbot)
    assert shown(made) == ["引文"]
    assert made.preview.table.columnWidth(0) == width
    item(made, 7).setText(1, "long " * 100)
    settle(made, qtbot)
    assert made.preview.table.columnWidth(0) <= 288
