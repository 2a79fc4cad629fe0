"""The popup that sets the page: live, bounded, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.colours import PAGES
from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.page_settings import PageSettingsPopup, reading_faces
from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.dialogs.swatch import Swatch
from leifeng_reader.ui.settings import COLOURS, COLUMNS, SIZES, PageSettings
from tests.ui.dialogs.conftest import keep_when_closed


class Setting:
    """A popup on the screen and everything it emitted."""

    def __init__(self, qtbot: QtBot, settings: PageSettings) -> None:
        self.popup = PageSettingsPopup(settings)
        keep_when_closed(self.popup, qtbot)
        self.told: list[PageSettings] = []
        self.popup.changed.connect(self.told.append)
        self.popup.show()
        qtbot.waitExposed(self.popup)
        self.popup.activateWindow()
        QApplication.processEvents()

    def swatch(self, colour: str) -> QAbstractButton:
        return next(b for b in self.popup.swatches.buttons() if b.colour == colour)


MakeSetting = Callable[..., Setting]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> MakeSetting:
    style.apply_chrome(qapp, dark=False)
    return lambda **fields: Setting(qtbot, PageSettings(**fields))


def test_it_begins_with_what_is_set(make: MakeSetting) -> None:
    family = reading_faces()[0]
    popup = make(family=family, size=22, leading=1.7, column=70, colour="sepia").popup
    assert popup.swatches.checkedButton().colour == "sepia"
    shown = (popup.size_stepper.box, popup.column.box, popup.leading.box)
    assert [box.value() for box in shown] == [22, 70, 1.7]
    assert popup.face.currentText() == family


def test_nothing_is_told_before_something_is_touched(make: MakeSetting) -> None:
    assert make(size=22, colour="dark").told == []


@pytest.mark.parametrize("colour", [c for c in COLOURS if c != "system"])
def test_a_swatch_sets_the_page_colour(make: MakeSetting, colour: str) -> None:
    setting = make()
    QTest.mouseClick(setting.swatch(colour), Qt.MouseButton.LeftButton)
    assert setting.told == [PageSettings(colour=colour)]


def test_what_is_set_already_is_not_told_again(make: MakeSetting) -> None:
    setting = make(colour="sepia")
    QTest.mouseClick(setting.swatch("sepia"), Qt.MouseButton.LeftButton)
    assert setting.told == []


def test_arrows_go_from_swatch_to_swatch(make: MakeSetting) -> None:
    setting = make()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert setting.told == [PageSettings(colour="light")]


def test_each_number_has_its_step(make: MakeSetting) -> None:
    setting = make()
    for stepper in (setting.popup.size_stepper, setting.popup.column, setting.popup.leading):
        QTest.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert setting.told[-1] == PageSettings(size=19, column=68, leading=1.6)
    for stepper in (setting.popup.size_stepper, setting.popup.column, setting.popup.leading):
        QTest.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    assert setting.told[-1] == PageSettings()
    assert len(setting.told) == 6


def test_numbers_follow_the_keyboard(make: MakeSetting) -> None:
    setting = make()
    QTest.keyClick(setting.popup.size_stepper.box, Qt.Key.Key_Up)
    assert setting.told == [PageSettings(size=19)]


def test_numbers_stop_at_their_bounds(make: MakeSetting) -> None:
    setting = make(size=SIZES[1], column=COLUMNS[0])
    assert not setting.popup.size_stepper.more.isEnabled()
    assert setting.popup.size_stepper.less.isEnabled()
    assert not setting.popup.column.less.isEnabled()
    QTest.mouseClick(setting.popup.size_stepper.more, Qt.MouseButton.LeftButton)
    assert setting.told == []


def test_settings_out_of_bounds_are_brought_back(make: MakeSetting) -> None:
    popup = make(size=4000, colour="no such").popup
    assert popup.size_stepper.box.value() == SIZES[1]
    assert popup.swatches.checkedButton().colour == "system"


def test_the_number_can_be_read(make: MakeSetting) -> None:
    box = make().popup.leading.box
    assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("1.55") + 4
    assert abs(box.lineEdit().geometry().center().x() - box.rect().center().x()) <= 2


def test_a_face_is_chosen_and_left_again(make: MakeSetting) -> None:
    setting = make()
    face = setting.popup.face
    face.setFocus()
    QTest.keyClick(face, Qt.Key.Key_Down)
    assert setting.told == [PageSettings(family=str(face.itemData(1)))]
    QTest.keyClick(face, Qt.Key.Key_Up)
    assert setting.told[-1].family == ""


def test_a_face_that_is_not_installed_is_still_named(make: MakeSetting) -> None:
    setting = make(family="No Such Face")
    assert setting.popup.face.currentText() == "No Such Face"
    QTest.mouseClick(setting.popup.size_stepper.more, Qt.MouseButton.LeftButton)
    assert setting.told[-1].family == "No Such Face"


def test_reset_can_be_pressed_when_there_is_something_to_reset(make: MakeSetting) -> None:
    setting = make(size=30, colour="sepia", family="No Such Face")
    assert setting.popup.reset.isEnabled()
    QTest.mouseClick(setting.popup.reset, Qt.MouseButton.LeftButton)
    assert setting.told == [PageSettings()]
    assert not setting.popup.reset.isEnabled()
    assert setting.popup.size_stepper.box.value() == PageSettings().size


def test_escape_closes_from_every_field(make: MakeSetting) -> None:
    for name in ("size_stepper", "column", "leading", "face"):
        popup = make().popup
        getattr(popup, name).setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not popup.isVisible(), name


def test_everything_that_takes_the_focus_has_a_name(make: MakeSetting) -> None:
    popup = make(size=30).popup
    fields = [popup.face, popup.size_stepper.box, popup.column.box, popup.leading.box]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(button.text() for button in popup.swatches.buttons())


def test_faces_are_for_reading_and_listed_once() -> None:
    faces = reading_faces()
    assert faces
    assert len(set(faces)) == len(faces)
    assert faces == sorted(faces, key=str.casefold)
    assert not [face for face in faces if QFontDatabase.isFixedPitch(face)]
    assert not [face for face in faces if "Mono" in face.split()]


def test_swatches_show_paper_and_ink(make: MakeSetting) -> None:
    setting = make()
    for colour in ("light", "sepia", "dark"):
        image = setting.swatch(colour).grab().toImage()
        assert image.pixelColor(12, 12).name() == PAGES[colour].paper
    image = setting.swatch("system").grab().toImage()
    assert image.pixelColor(10, 10).name() == PAGES["light"].paper
    assert image.pixelColor(image.width() - 11, 36).name() == PAGES["dark"].paper


def test_a_swatch_stands_for_its_colour() -> None:
    assert Swatch("sepia", "Sepia").colour == "sepia"


def test_a_stepper_tells_only_what_the_reader_does(qtbot: QtBot) -> None:
    stepper = Stepper("Type size", (10, 40), 1)
    qtbot.addWidget(stepper)
    told: list[float] = []
    stepper.changed.connect(told.append)
    stepper.set_value(40)
    assert told == []
    stepper.less.click()
    assert told == [39]
