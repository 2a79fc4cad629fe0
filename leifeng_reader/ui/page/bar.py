"""The small bar by a selection or an annotation: themes at one key, note, copy, remove."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.colours import tone
from leifeng_reader.ui.icons import icon
from leifeng_reader.ui.panels.themefield import ThemeField

_CHIP, _NARROW, _BETWEEN = 164, 132, 2
_COLUMNS = 3
_EDGE, _GAP = 8, 10


class ThemeChip(QToolButton):
    """A theme with its digit; checked when the annotation carries it."""

    def __init__(self, theme: Theme, page: str, parent: QWidget) -> None:
        """Show a theme's name, its end cut where it is too long."""
        super().__init__(parent)
        self._dot = QColor(tone(theme.colour).on(page).strong)
        self._name, self._digit = theme.name, str(theme.key or "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(theme.name)
        key = f" ({theme.key})" if theme.key else ""
        self.setToolTip(
            f"{theme.name}{key}" + (f"\n{theme.description}" if theme.description else "")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dot, name and digit; a check fills the dot's ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.isChecked() or self.hasFocus():
            wash = QColor(self._dot)
            wash.setAlpha(56 if self.isChecked() else 28)
            painter.setPen(QPen(self._dot, 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(area, 6, 6)
        self._draw_dot(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_dot(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._dot, 2))
        painter.setBrush(self._dot)
        painter.drawEllipse(QRectF(10, self.height() / 2 - 4, 8, 8))

    def _draw_words(self, painter: QPainter) -> None:
        words = self.palette().color(self.palette().ColorRole.WindowText)
        painter.setPen(words)
        name = QRect(26, 0, self.width() - 46, self.height())
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        words.setAlpha(150)
        painter.setPen(words)
        digit = QRect(self.width() - 18, 0, 12, self.height())
        painter.drawText(digit, Qt.AlignmentFlag.AlignCenter, self._digit)


class SelectionBar(QFrame):
    """Floats over the page. Emits wishes; who shows it says where and for what."""

    themeWanted = Signal(str)
    noteWanted = Signal()
    copyWanted = Signal()
    removeWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden, without themes."""
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Themes for the selection"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(6)
        self._field: ThemeField | None = None
        self._where: tuple[QRect, QRectF, QRectF] | None = None
        self._offered = QWidget(self)
        self._chips = QGridLayout(self._offered)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.setSpacing(_BETWEEN)
        column.addWidget(self._offered)
        row = QHBoxLayout()
        row.setSpacing(2)
        column.addLayout(row)
        self._note = self._button("note", self.tr("Note"))
        self._copy = self._button("copy", self.tr("Copy"))
        self._remove = self._button("remove", self.tr("Remove"))
        self.name_keys("N", "Ctrl+C", "Delete")
        for button in (self._note, self._copy, self._remove):
            row.addWidget(button)
        row.addStretch()
        self._note.clicked.connect(self.noteWanted)
        self._copy.clicked.connect(self.copyWanted)
        self._remove.clicked.connect(self.removeWanted)
        self.hide()

    def name_keys(self, note: str, copy: str, remove: str) -> None:
        """Name the keys that do the same, in the buttons' tooltips; "" where there is none."""
        for button, tip, key in (
            (self._note, self.tr("Write a note"), note),
            (self._copy, self.tr("Copy the text"), copy),
            (self._remove, self.tr("Remove"), remove),
        ):
            button.setToolTip(f"{tip} ({key})" if key else tip)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a card with a fine edge and a soft shade below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setBrush(palette.color(palette.ColorRole.Base))
        edge = palette.color(palette.ColorRole.WindowText)
        edge.setAlpha(52)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def show_themes(self, themes: Sequence[Theme], carried: Sequence[str], page: str) -> None:
        """Offer themes, those carried checked; `page` names the page's colours."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for theme in themes:
            chip = ThemeChip(theme, page, self)
            chip.setChecked(theme.id in carried)
            chip.clicked.connect(lambda _=False, wanted=theme.id: self.themeWanted.emit(wanted))
            self._chips.addWidget(chip)

    def _fit_chips(self, room: int) -> None:
        """Set the chips in as many columns as have room, none of them cut off."""
        room -= 4 * _EDGE  # within the bar, and between it and the page's edges
        columns = max(1, min(_COLUMNS, room // _NARROW))
        width = min(_CHIP, (room - (columns - 1) * _BETWEEN) // columns)
        chips = []
        while (item := self._chips.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chips.append(chip)
        for place, chip in enumerate(chips):
            chip.setFixedSize(width, 28)
            chip.show()  # now: in a bar that is shown already the layout would pass over it
            self._chips.addWidget(chip, place // columns, place % columns)
        self._chips.activate()

    def place(self, area: QRect, first: QRectF, last: QRectF, *, removable: bool) -> None:
        """Show above the first line, or below the last where there is no room above."""
        self._remove.setVisible(removable)
        self._where = area, first, last
        self._fit_chips(area.width())
        self._settle()
        self.show()
        self.raise_()

    def _settle(self) -> None:
        """Take the size of what is shown, at the place given last."""
        if self._where is None:
            return
        area, first, last = self._where
        self.layout().activate()  # type: ignore[union-attr]
        self.adjustSize()
        size = self.sizeHint()
        top = round(first.top()) - size.height() - _GAP
        if top < area.top() + 4:
            top = round(last.bottom()) + _GAP
        if top + size.height() > area.bottom() - 4:
            top = max(area.top() + 4, min(round(first.top()), area.bottom()) - size.height() - _GAP)
        left = min(round(first.left()), area.right() - size.width() - _EDGE)
        left = max(left, area.left() + _EDGE)
        self.setGeometry(QRect(QPoint(left, top), size))

    # Themes by name

    def begin_naming(self, field: ThemeField, typed: str = "") -> None:
        """Show a field in the place of the chips, and let it have the keys."""
        if self._field is not field:
            self._field = field
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(0, field)
        self._offered.hide()
        field.show()
        self._settle()
        field.begin(typed)

    def end_naming(self) -> None:
        """Show the chips again."""
        if self._field is not None and not self._field.isHidden():
            self._field.hide()
            self._offered.show()
            self._settle()

    @property
    def is_naming(self) -> bool:
        """Tell whether the field is shown."""
        return self._field is not None and self._field.isVisible()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with the chips the next time."""
        super().hideEvent(event)
        self.end_naming()
