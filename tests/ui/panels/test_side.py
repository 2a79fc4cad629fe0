"""The side panel as a whole: what it says, what it wishes for, and how it looks after itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.filters import Filter
from leifeng_reader.ui import style
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin, new_store
from tests.ui.conftest import Reading


def words(panel: SidePanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_named_parts_are_there(panel: SidePanel) -> None:
    for name in ("annotationList", "themeTree", "noteEditor", "filterEdit"):
        assert panel.findChild(QWidget, name) is not None


def test_the_count_tells_how_many_of_how_many(panel: SidePanel, reading: Reading) -> None:
    reading.annotate(0, 12, note="apple")
    assert words(panel, "countLine") == "1 annotation"
    reading.annotate_many(39)
    assert words(panel, "countLine") == "40 annotations"
    reading.session.set_filter(Filter(words="apple"))
    assert words(panel, "countLine") == "1 of 40 annotations"


def test_empty_panels_say_what_to_do(panel: SidePanel, reading: Reading) -> None:
    assert "Select a passage" in words(panel, "emptyLine")
    made = reading.annotate(0, 12)
    assert words(panel, "emptyLine") == ""
    reading.session.set_filter(Filter(words="nowhere"))
    assert words(panel, "emptyLine") == "No annotation passes the filter."
    reading.session.set_filter(Filter())
    reading.remove(made)
    assert "Select a passage" in words(panel, "emptyLine")


def test_without_a_document_a_text_is_to_be_opened(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(new_store(tmp_path), fixed_origin())
    panel = SidePanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert words(panel, "emptyLine") == "Open a text to annotate it."
    session.close()


def test_the_filter_is_cleared_by_one_button(panel: SidePanel, reading: Reading) -> None:
    theme = reading.theme("Kindness")
    reading.annotate(0, 12, [theme])
    clear = panel.findChild(QAbstractButton, "clearFilter")
    assert isinstance(clear, QAbstractButton)
    assert not clear.isVisible()
    edit = panel.findChild(QLineEdit, "filterEdit")
    assert isinstance(edit, QLineEdit)
    reading.session.set_filter(Filter(hidden=frozenset({theme.id})))
    QTest.keyClicks(edit, "nowhere")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert reading.session.filter == Filter()
    assert edit.text() == ""
    assert words(panel, "emptyLine") == ""


def test_a_filter_ends_the_visit_to_a_note_first(panel: SidePanel, reading: Reading) -> None:
    made = reading.annotate(0, 12)
    panel.edit_note(made.id)
    editor = panel.findChild(QWidget, "noteEditor")
    assert editor is not None
    QTest.keyClicks(editor, "apple")
    toggle = panel.findChild(QAbstractButton, "filter_has_note")
    assert isinstance(toggle, QAbstractButton)
    toggle.click()
    assert [a.note for a in reading.session.shown()] == ["apple"]
    assert panel.current_annotation() == made.id


def test_down_goes_from_the_words_to_the_cards(panel: SidePanel, reading: Reading) -> None:
    made = reading.annotate(0, 12)
    panel.focus_filter()
    edit = panel.findChild(QWidget, "filterEdit")
    assert edit is not None and edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert panel.current_annotation() == made.id


def test_every_control_has_a_name_for_screen_readers(panel: SidePanel, reading: Reading) -> None:
    reading.session.narrow(themes=frozenset({reading.theme("Kindness").id}))
    QApplication.processEvents()
    for widget in panel.findChildren(QWidget):
        inside = any(isinstance(above, QLineEdit) for above in _above(widget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not inside:
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


def _above(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [above, *_above(above)] if above else []


def test_the_tab_key_reaches_every_part(panel: SidePanel, reading: Reading) -> None:
    reading.annotate(0, 12)
    reading.theme("Kindness")
    panel.focus_filter()
    seen = set()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"filterEdit", "filter_has_note", "annotationList", "addTheme", "themeTree"} <= seen


@pytest.mark.parametrize("width", [260, 340, 600])
def test_it_keeps_to_its_width(panel: SidePanel, reading: Reading, width: int) -> None:
    long = reading.theme("A theme with a name of some forty signs, or even a few more")
    reading.annotate(0, 500, [long], "word " * 50)
    reading.session.narrow(themes=frozenset({long.id}))
    panel.resize(width, 700)
    QApplication.processEvents()
    assert panel.width() == width
    assert panel.minimumSizeHint().width() <= 260


def test_light_and_dark_both_paint(panel: SidePanel, reading: Reading, qapp: QApplication) -> None:
    theme = reading.theme("Kindness")
    made = reading.annotate(0, 500, [theme], "A note")
    panel.show_annotation(made.id)
    shades = []
    for dark in (True, False):
        style.apply_chrome(qapp, dark)
        QApplication.processEvents()
        image = panel.grab().toImage()
        shades.append(image.pixelColor(4, image.height() // 3).lightnessF())
    assert shades[0] < 0.3 and shades[1] > 0.8
