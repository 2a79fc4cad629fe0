"""The popup that sets how the page looks: colour, size, column, line height, typeface."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.ui import style
from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.dialogs.swatch import Swatch
from leifeng_reader.ui.settings import COLUMNS, LEADINGS, SIZES, PageSettings

_SYSTEM = QFontDatabase.WritingSystem
_READABLE = frozenset(
    {
        _SYSTEM.Latin,
        _SYSTEM.Greek,
        _SYSTEM.Cyrillic,
        _SYSTEM.SimplifiedChinese,
        _SYSTEM.TraditionalChinese,
        _SYSTEM.Japanese,
        _SYSTEM.Korean,
    }
)
_WITHOUT_EDGE = "QPushButton:disabled { background: transparent; border-color: transparent; }"


class PageSettingsPopup(QFrame):
    """Set live: `changed` carries the PageSettings at every touch."""

    changed = Signal(object)

    def __init__(self, settings: PageSettings, parent: QWidget | None = None) -> None:
        """Begin with settings as they are."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._settings = settings.clamped()
        self.setObjectName("pageSettingsPopup")
        self.setAccessibleName(self.tr("Page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.swatches = self._make_swatches()
        self.size_stepper = Stepper(self.tr("Type size"), SIZES, 1)
        self.column = Stepper(self.tr("Column width"), COLUMNS, 2)
        self.leading = Stepper(self.tr("Line height"), LEADINGS, 0.05, 2)
        self.face = QComboBox()
        self.reset = QPushButton(self.tr("Reset"))
        self._lay_out()
        self._show()
        self._listen()

    def _make_swatches(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for colour, label in (
            ("system", self.tr("System")),
            ("light", self.tr("Light")),
            ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")),
        ):
            group.addButton(Swatch(colour, label))
        return group

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(16)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        for swatch in self.swatches.buttons():
            pages.addWidget(swatch)
        column.addLayout(pages)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, stepper in enumerate((self.size_stepper, self.column, self.leading)):
            grid.addWidget(_label(stepper.box.accessibleName(), stepper.box), row, 0)
            grid.addWidget(stepper, row, 1)
        column.addLayout(grid)
        self._fill_faces()
        face = QVBoxLayout()
        face.setSpacing(8)
        face.addWidget(_label(self.tr("Typeface"), self.face))
        face.addWidget(self.face)
        column.addLayout(face)
        self.reset.setFlat(True)
        self.reset.setStyleSheet(_WITHOUT_EDGE)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)

    def _fill_faces(self) -> None:
        mode = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.face.setSizeAdjustPolicy(mode)
        self.face.setMaxVisibleItems(16)
        self.face.addItem(self.tr("Automatic ({0})").format(style.reading_font_family()), "")
        families = reading_faces()
        if self._settings.family and self._settings.family not in families:
            families.insert(0, self._settings.family)
        for family in families:
            self.face.addItem(family, family)

    def _show(self) -> None:
        settings = self._settings
        for swatch in self.swatches.buttons():
            assert isinstance(swatch, Swatch)
            swatch.setChecked(swatch.colour == settings.colour)
        self.size_stepper.set_value(settings.size)
        self.column.set_value(settings.column)
        self.leading.set_value(settings.leading)
        self.face.setCurrentIndex(max(0, self.face.findData(settings.family)))
        self.reset.setEnabled(settings != PageSettings())

    def _listen(self) -> None:
        self.swatches.buttonClicked.connect(lambda swatch: self._set(colour=swatch.colour))
        self.size_stepper.changed.connect(lambda size: self._set(size=round(size)))
        self.column.changed.connect(lambda column: self._set(column=round(column)))
        self.leading.changed.connect(lambda leading: self._set(leading=leading))
        self.face.activated.connect(lambda _: self._set(family=self.face.currentData()))
        self.reset.clicked.connect(lambda: self._take(PageSettings()))

    def _set(self, **fields: object) -> None:
        self._take(replace(self._settings, **fields))  # type: ignore[arg-type]

    def _take(self, settings: PageSettings) -> None:
        if settings.clamped() != self._settings:
            self._settings = settings.clamped()
            self._show()
            self.changed.emit(self._settings)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the colour, for the keyboard."""
        super().showEvent(event)
        chosen = self.swatches.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of menus with their edge."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        chrome = style.chrome(app)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(chrome.window))
        painter.setPen(QColor(chrome.hairline))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    buddy.setAccessibleName(words)
    return label


def reading_faces() -> list[str]:
    """Return the families a text can be set in: proportional ones with letters, by name."""
    found = set()
    for family in QFontDatabase.families():
        is_plain = not QFontDatabase.isFixedPitch(family) and " Mono" not in family
        if is_plain and not QFontDatabase.isPrivateFamily(family) and _has_letters(family):
            found.add(family.partition(" [")[0])  # two makers' cuts of one face are one
    return sorted(found, key=str.casefold)


def _has_letters(family: str) -> bool:
    systems = QFontDatabase.writingSystems(family)
    return _SYSTEM.Symbol not in systems and not _READABLE.isdisjoint(systems)
