"""The window's two dresses: legible, alike in shape, and with the focus always in sight."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leifeng_reader.core.colours import PAGES, TONES, contrast
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import DARK, LIGHT, Chrome, sheet

each_dress = pytest.mark.parametrize("dress", [LIGHT, DARK], ids=["light", "dark"])
each_mood = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    palette, font, name = QPalette(qapp.palette()), QFont(qapp.font()), qapp.style().name()
    yield
    qapp.setStyleSheet("")
    qapp.setStyle(name)
    qapp.setPalette(palette)
    qapp.setFont(font)


@each_dress
def test_words_are_legible_on_everything_they_lie_on(dress: Chrome) -> None:
    for ground in (dress.window, dress.field, dress.hover, dress.pressed, dress.tint):
        assert contrast(dress.text, ground) >= 7
    for ground in (dress.window, dress.field):
        assert contrast(dress.quiet, ground) >= 4.5
    for ground in (dress.accent, dress.accent_hover):
        assert contrast(dress.on_accent, ground) >= 4.5
    assert contrast(dress.text, dress.selection) >= 4.5


@each_dress
def test_focus_and_controls_stand_out(dress: Chrome) -> None:
    for ground in (dress.window, dress.field):
        assert contrast(dress.focus, ground) >= 3
        assert contrast(dress.outline, ground) >= 3
    assert contrast(dress.focus, dress.tint) >= 3
    assert contrast(dress.focus_on_accent, dress.accent) >= 1.9


@pytest.mark.parametrize(("dress", "page"), [(LIGHT, "light"), (DARK, "dark")])
@pytest.mark.parametrize("name", TONES)
def test_strong_tones_show_on_the_window_too(dress: Chrome, page: str, name: str) -> None:
    strong = TONES[name].on(page).strong
    assert contrast(strong, dress.window) >= 3
    assert contrast(strong, dress.field) >= 3


def test_all_colours_are_written_out() -> None:
    for dress in (LIGHT, DARK):
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in dress._asdict().values())


@each_dress
def test_sheet_is_whole_flat_and_names_drawings_that_exist(dress: Chrome) -> None:
    text = sheet(dress)
    drawings = re.findall(r'url\("([^"]+)"\)', text)
    assert drawings
    assert all(Path(drawing).is_file() for drawing in drawings)
    assert "$" not in text
    assert "gradient" not in text
    assert text.count("{") == text.count("}")


@each_mood
def test_dress_is_known_again(qapp: QApplication, dark: bool) -> None:
    style.apply_chrome(qapp, dark)
    assert style.is_dark(qapp) is dark
    assert style.chrome(qapp) is (DARK if dark else LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(style.chrome(qapp).window)


@each_mood
def test_page_follows_only_when_asked_to(qapp: QApplication, dark: bool) -> None:
    style.apply_chrome(qapp, dark)
    assert style.page("system", qapp) is PAGES["dark" if dark else "light"]
    assert style.page("papyrus", qapp) is style.page("system", qapp)
    for name in PAGES:
        assert style.page(name, qapp) is PAGES[name]


def test_window_changes_when_the_system_does(qapp: QApplication) -> None:
    style.follow_system(qapp)
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert style.is_dark(qapp) is (scheme == Qt.ColorScheme.Dark)


def test_reading_faces_are_installed_and_none_comes_twice(qapp: QApplication) -> None:
    for families in (style.reading_families(), style.ui_families()):
        assert families
        assert all(families)
        assert len(families) == len(set(families))
    assert style.reading_font_family() == style.reading_families()[0]


def test_window_speaks_chinese_where_the_system_has_the_letters(qapp: QApplication) -> None:
    style.apply_chrome(qapp, False)
    assert qapp.font().families() == style.ui_families()


def test_every_tone_has_a_name_of_its_own(qapp: QApplication) -> None:
    assert len({style.tone_label(name) for name in TONES}) == len(TONES)
    assert style.tone_label("mauve") == style.tone_label("neutral")


def listed() -> QListWidget:
    view = QListWidget()
    view.addItems(["one", "two"])
    view.setCurrentRow(0)
    return view


def rooted() -> QTreeWidget:
    view = QTreeWidget()
    view.addTopLevelItem(QTreeWidgetItem(["one"]))
    view.setCurrentItem(view.topLevelItem(0))
    return view


def tabbed() -> QTabBar:
    bar = QTabBar()
    bar.addTab("one")
    bar.addTab("two")
    return bar


def chosen() -> QPushButton:
    button = QPushButton("Save")
    button.setDefault(True)
    return button


def tool() -> QToolButton:
    button = QToolButton()
    button.setText("Note")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


CONTROLS: list[Callable[[], QWidget]] = [
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QSpinBox,
    lambda: QPushButton("Cancel"),
    chosen,
    lambda: QCheckBox("Only what is shown"),
    lambda: QRadioButton("This document"),
    lambda: QSlider(Qt.Orientation.Horizontal),
    tool,
    tabbed,
    listed,
    rooted,
]


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@each_mood
@pytest.mark.parametrize("make", CONTROLS)
def test_keyboard_focus_can_be_seen_and_moves_nothing(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget], dark: bool
) -> None:
    style.apply_chrome(qapp, dark)
    window, elsewhere, control = QWidget(), QLineEdit(), make()
    layout = QVBoxLayout(window)
    layout.addWidget(elsewhere)
    layout.addWidget(control)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    size, before = control.sizeHint(), drawn(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(control.hasFocus)
    assert ringed(drawn(control), before, style.chrome(qapp).focus) or (
        make is chosen and drawn(control) != before
    )
    assert control.sizeHint() == size


def ringed(after: QImage, before: QImage, focus: str) -> bool:
    """Tell whether a good deal of the colour of focus has come up."""
    return count(after, focus) >= count(before, focus) + 20


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@each_mood
def test_what_an_empty_field_asks_for_can_be_read(
    qapp: QApplication, qtbot: QtBot, dark: bool
) -> None:
    style.apply_chrome(qapp, dark)
    for field in (QLineEdit(), QPlainTextEdit(), QListWidget(), QTreeWidget()):
        qtbot.addWidget(field)
        field.ensurePolished()
        quiet = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert quiet.alpha() == 255
        assert contrast(quiet.name(), style.chrome(qapp).field) >= 4.5
