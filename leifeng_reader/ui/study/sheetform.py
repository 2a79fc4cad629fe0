"""What stands at the top of a set's first page, and the page itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QFileInfo, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.study import Header, PageSetup, StudySet
from leifeng_reader.operations.study_items import logo_data
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.dialogs.stepper import Stepper
from leifeng_reader.ui.study.desk import Desk
from leifeng_reader.ui.study.fields import (
    LineField,
    add_field,
    choice,
    form_of,
    show_choice,
    stepper,
)
from leifeng_reader.ui.study.partform import SIDE

Choose = Callable[[QWidget, str, str], str]

LARGE = 18.0
"""The type size of large print, in points."""

LOGO_BYTES = 200_000
_LOGO_SIDES = (800, 480, 240, 120)
_USUAL = PageSetup().type_size


def choose_picture(parent: QWidget, title: str, pattern: str) -> str:
    """Ask for a file that is a picture."""
    return QFileDialog.getOpenFileName(parent, title, "", pattern)[0]


class SheetForm(QScrollArea):
    """Header and page of the set that is worked on."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing."""
        super().__init__()
        self._desk = desk
        self._shown = ""
        self.choose: Choose = choose_picture
        self.setObjectName("sheetForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines = {
            "title": LineField(self.tr("Title")),
            "class_name": LineField(self.tr("Class")),
            "date": LineField(self.tr("Date")),
            "school": LineField(self.tr("School")),
        }
        self.name_line = QCheckBox(self.tr("A line for the name"))
        self.logo = QPushButton(self.tr("Choose…"))
        self.no_logo = QPushButton(self.tr("Remove"))
        self.complaint = quiet_label()
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._make_page_fields()
        self._lay_out()
        self._listen()

    def _make_page_fields(self) -> None:
        self.size_field = choice(self.tr("Paper"))
        for name in ("A4", "Letter"):
            self.size_field.addItem(name, name)
        self.landscape = QCheckBox(self.tr("Landscape"))
        self.columns = stepper(self.tr("Columns"), 1, 3)
        self.type_size = stepper(self.tr("Type size"), 8, 24, 0.5, 1)
        self.large = QCheckBox(self.tr("Large print"))
        self.greyscale = QCheckBox(self.tr("Greyscale, with patterns"))
        self.margins = [
            _millimetres(name)
            for name in (
                self.tr("Top margin"),
                self.tr("Right margin"),
                self.tr("Bottom margin"),
                self.tr("Left margin"),
            )
        ]
        self.language = choice(self.tr("Printed words"))
        for words, value in (
            (self.tr("As the text"), ""),
            ("English", "en"),
            ("中文", "zh"),
        ):
            self.language.addItem(words, value)

    def _lay_out(self) -> None:
        inside = QWidget()
        form = form_of(inside)
        form.setContentsMargins(SIDE, 12, SIDE, 16)
        for line in self.lines.values():
            add_field(form, line)
        logo = QWidget()
        row = QHBoxLayout(logo)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.logo, self.no_logo):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.logo.setAccessibleName(self.tr("Logo"))
        add_field(form, logo, self.logo)
        form.addRow(self.complaint)
        form.addRow(self.name_line)
        form.addRow(self._gap())
        add_field(form, self.size_field)
        form.addRow(self.landscape)
        add_field(form, self.columns)
        add_field(form, self.type_size)
        form.addRow(self.large)
        form.addRow(self.greyscale)
        form.addRow(self._gap())
        for margin in self.margins:
            add_field(form, margin)
        form.addRow(self._gap())
        add_field(form, self.language)
        self.setWidget(inside)

    def _gap(self) -> QWidget:
        gap = QWidget()
        gap.setFixedHeight(8)
        return gap

    def _listen(self) -> None:
        for name, field in self.lines.items():
            field.typing.told.connect(lambda words, n=name: self._head(n, words, n))
            field.typing.left.connect(self._desk.end_typing)
        self.name_line.clicked.connect(lambda on: self._head("name_line", on))
        self.logo.clicked.connect(self._choose_logo)
        self.no_logo.clicked.connect(lambda: self._head("logo", b""))
        self.size_field.activated.connect(
            lambda _: self._page("size", self.size_field.currentData())
        )
        self.landscape.clicked.connect(lambda on: self._page("landscape", on))
        self.columns.changed.connect(lambda n: self._page("columns", round(n), "columns"))
        self.type_size.changed.connect(lambda n: self._page("type_size", float(n), "type"))
        self.large.clicked.connect(lambda on: self._page("type_size", LARGE if on else _USUAL))
        self.greyscale.clicked.connect(lambda on: self._page("greyscale", on))
        for at, margin in enumerate(self.margins):
            margin.changed.connect(lambda n, at=at: self._margin(at, round(n)))
        self.language.activated.connect(lambda _: self._speak(self.language.currentData()))

    def flush(self) -> None:
        """Tell what was typed."""
        for field in self.lines.values():
            field.typing.flush()

    # Showing

    def show_set(self, study_set: StudySet) -> None:
        """Show header and page as they are."""
        header, page = study_set.header, study_set.page
        if study_set.id != self._shown:  # what is still untold was meant for one that is gone
            for field in self.lines.values():
                field.typing.set_aside()
        self._shown = study_set.id
        for name, field in self.lines.items():
            field.typing.take(getattr(header, name), study_set.id)
        self.name_line.setChecked(header.name_line)
        self.no_logo.setEnabled(bool(header.logo))
        self.logo.setText(self.tr("Change…") if header.logo else self.tr("Choose…"))
        show_choice(self.size_field, page.size)
        show_choice(self.language, study_set.language)
        for box, is_on in (
            (self.landscape, page.landscape),
            (self.large, page.type_size >= LARGE),
            (self.greyscale, page.greyscale),
        ):
            box.setChecked(is_on)
        self.columns.set_value(page.columns)
        self.type_size.set_value(page.type_size)
        for margin, value in zip(self.margins, page.margins, strict=True):
            margin.set_value(value)

    # Telling

    def _head(self, name: str, value: object, typed: str = "") -> None:
        chosen = self._desk.chosen
        if chosen is not None and chosen.id == self._shown:  # another may be worked on by now
            header: Header = replace(chosen.header, **{name: value})  # type: ignore[arg-type]
            is_kept = self._desk.alter(replace(chosen, header=header), "change study set", typed)
            if typed and not is_kept and header != chosen.header:
                self.lines[typed].typing.refuse()

    def _page(self, name: str, value: object, typed: str = "") -> None:
        chosen = self._desk.chosen
        if chosen is not None:
            page: PageSetup = replace(chosen.page, **{name: value})  # type: ignore[arg-type]
            self._desk.alter(replace(chosen, page=page), "change study set", typed)

    def _margin(self, at: int, width: int) -> None:
        chosen = self._desk.chosen
        if chosen is not None:
            top, right, bottom, left = (
                width if at == place else margin for place, margin in enumerate(chosen.page.margins)
            )
            self._page("margins", (top, right, bottom, left), f"margin {at}")

    def _speak(self, language: str) -> None:
        chosen = self._desk.chosen
        if chosen is not None:
            self._desk.alter(replace(chosen, language=language), "change study set")

    def _choose_logo(self) -> None:
        pattern = self.tr("Pictures (*.png *.jpg *.jpeg)")
        path = self.choose(self, self.tr("Logo"), pattern)
        if not path:
            return
        try:
            logo = picture(logo_data(Path(path)))
        except ReaderError as error:
            self._desk.session.failed.emit(error)
            return
        self.complaint.setVisible(not logo)
        if logo:
            self._head("logo", logo)
        else:
            name = QFileInfo(path).fileName()
            said = self.tr("“{0}” could not be read as a picture. The header is as it was.")
            self.complaint.setText(said.format(name))


def _millimetres(name: str) -> Stepper:
    made = stepper(name, 5, 60)
    made.box.setSuffix("\u202fmm")
    return made


def picture(data: bytes) -> bytes:
    """Return a picture as PNG of at most LOGO_BYTES, smaller where need be; b"" of what is none."""
    source = QBuffer()
    source.setData(data)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > _LOGO_SIDES[0]:
        reader.setScaledSize(_within(whole, _LOGO_SIDES[0]))
    image = reader.read()
    for side in _LOGO_SIDES:
        if image.isNull():
            break
        if max(image.width(), image.height()) > side:
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(
                _within(image.size(), side), Qt.AspectRatioMode.KeepAspectRatio, smooth
            )
        made = _png(image)
        if len(made) <= LOGO_BYTES:
            return made
    return b""


def _within(size: QSize, side: int) -> QSize:
    return size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
