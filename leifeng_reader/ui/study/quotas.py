"""How many passages to find for which theme, a row each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.study.choosing import ask_theme
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import stepper

Quotas = tuple[tuple[str, int], ...]

_MOST = 20
_NATURAL = 2


class QuotaField(QWidget):
    """`told` carries the quotas after each touch."""

    told = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Begin without quotas."""
        super().__init__()
        self._desk = desk
        self._quotas: Quotas = ()
        self._rows = QWidget()
        self.none = quiet_label(self.tr("Each theme that is drawn, up to two passages."))
        self.none.setWordWrap(True)
        self.add = QPushButton(self.tr("Ask for a theme…"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._rows, self.none, self.add):
            column.addWidget(widget)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)

    def show_quotas(self, quotas: Quotas) -> None:
        """Show quotas as they are."""
        names = self._desk.session.codebook.themes
        if [theme for theme, _ in quotas] != [theme for theme, _ in self._quotas] or any(
            theme in names and self._name_of(row) != names[theme].name
            for row, (theme, _) in enumerate(quotas)
        ):
            self._quotas = quotas
            self._build()
        self._quotas = quotas
        for row, (_, wanted) in enumerate(quotas):
            self._stepper(row).set_value(wanted)
        self.none.setVisible(not quotas)
        self._rows.setVisible(bool(quotas))

    def _name_of(self, row: int) -> str:
        item = self._grid.itemAtPosition(row, 0)
        widget = item.widget() if item else None
        return widget.text() if isinstance(widget, QLabel) else ""

    def _stepper(self, row: int) -> Stepper:
        item = self._grid.itemAtPosition(row, 1)
        assert item is not None
        widget = item.widget()
        assert isinstance(widget, Stepper)
        return widget

    def _build(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        themes = self._desk.session.codebook.themes
        for row, (theme_id, _) in enumerate(self._quotas):
            name = themes[theme_id].name if theme_id in themes else "–"
            told = QLabel(name)
            told.setMinimumWidth(0)
            told.setToolTip(name)
            number = stepper(name, 1, _MOST)
            number.changed.connect(lambda to, at=row: self._set(at, round(to)))
            away = QToolButton()
            away.setIcon(icon("close"))
            away.setAccessibleName(self.tr("Do not ask for “{0}”").format(name))
            away.setToolTip(away.accessibleName())
            away.clicked.connect(lambda _=False, at=row: self._drop(at))
            for column, widget in enumerate((told, number, away)):
                self._grid.addWidget(widget, row, column)

    def _set(self, row: int, wanted: int) -> None:
        quotas = list(self._quotas)
        quotas[row] = (quotas[row][0], wanted)
        self.told.emit(tuple(quotas))

    def _drop(self, row: int) -> None:
        self.told.emit(self._quotas[:row] + self._quotas[row + 1 :])

    def _ask(self) -> None:
        taken = {theme for theme, _ in self._quotas}
        ask_theme(self.tr("Ask for passages of which theme?"), self._desk, taken, self._add, self)

    def _add(self, theme_id: str) -> None:
        self.told.emit((*self._quotas, (theme_id, _NATURAL)))
