"""Every drawing is of the set, takes the palette's colours, and is sharp at any scale."""

import gc
from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from leifeng_reader.paths import icon_file, resources
from leifeng_reader.ui.icons import app_icon, icon

DRAWINGS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
LINES = [name for name in DRAWINGS if name != "app" and not name.startswith("control-")]
SIZE = QSize(24, 24)

WANTED = [
    "add",
    "annotations",
    "archive",
    "bookmark",
    "chart",
    "check",
    "close",
    "concordance",
    "contents",
    "copy",
    "down",
    "export",
    "eye",
    "eye-off",
    "filter",
    "find",
    "folder",
    "help",
    "highlight",
    "history",
    "info",
    "keyboard",
    "library",
    "margin",
    "merge",
    "more",
    "next",
    "note",
    "open",
    "page",
    "panel",
    "previous",
    "redo",
    "remove",
    "search-clear",
    "settings",
    "split",
    "study",
    "themes",
    "trash",
    "undo",
    "up",
    "warning",
]


@pytest.fixture(autouse=True)
def _palette(qapp: QApplication) -> Iterator[None]:
    before = QPalette(qapp.palette())
    yield
    qapp.setPalette(before)


def paint(qapp: QApplication, role: QPalette.ColorRole, colour: str) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(role, QColor(colour))
    qapp.setPalette(palette)


def inks(image: QImage) -> set[str]:
    """Return the colours of the image where it is fully opaque."""
    pixels = (
        image.pixelColor(x, y) for x, y in product(range(image.width()), range(image.height()))
    )
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def inks_of(name: str, mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
    return inks(icon(name).pixmap(QSize(72, 72), 1.0, mode, state).toImage())


def test_the_set_is_complete() -> None:
    assert LINES == WANTED


@pytest.mark.parametrize("name", LINES)
def test_drawing_is_of_the_one_set(name: str) -> None:
    root = ElementTree.parse(icon_file(name)).getroot()
    assert root.attrib["viewBox"] == "0 0 24 24"
    assert root.attrib["stroke-width"] == "1.75"
    assert root.attrib["stroke-linecap"] == root.attrib["stroke-linejoin"] == "round"
    colours = {part.get(what) for part in root.iter() for what in ("stroke", "fill")}
    assert colours <= {"currentColor", "none", None}


@pytest.mark.parametrize("name", LINES)
def test_icon_shows_and_stays_inside_its_square(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(SIZE, 2.0).toImage()
    drawn = [
        (x, y)
        for x, y in product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).alpha() > 40
    ]
    assert len(drawn) > 40
    assert all(1 < x < 46 and 1 < y < 46 for x, y in drawn)


def test_icon_follows_the_palette_after_it_was_made(qapp: QApplication) -> None:
    made = icon("find")
    for colour in ("#c02040", "#20c040"):
        paint(qapp, QPalette.ColorRole.ButtonText, colour)
        assert inks(made.pixmap(QSize(72, 72), 1.0).toImage()) == {colour}


def test_disabled_checked_and_selected_have_colours_of_their_own(qapp: QApplication) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.Accent, QColor("#0000aa"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#00aa00"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#aaaaaa"))
    qapp.setPalette(palette)
    assert inks_of("note", QIcon.Mode.Disabled) == {"#aaaaaa"}
    assert inks_of("note", QIcon.Mode.Selected) == {"#00aa00"}
    assert inks_of("note", QIcon.Mode.Normal, QIcon.State.On) == {"#0000aa"}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_icon_has_every_pixel_of_the_screen(qapp: QApplication, scale: float) -> None:
    pixmap = icon("open").pixmap(SIZE, scale)
    assert pixmap.size() == SIZE * scale
    assert pixmap.devicePixelRatio() == scale


def test_icon_is_drawn_larger_and_not_stretched(qapp: QApplication) -> None:
    large = icon("add").pixmap(SIZE, 3.0).toImage()
    blown_up = icon("add").pixmap(SIZE, 1.0).toImage().scaled(72, 72)
    assert len(inks(large)) == 1
    assert sharp(large) > sharp(blown_up)


def sharp(image: QImage) -> float:
    """Return how much of what is drawn is fully opaque."""
    pixels = product(range(image.width()), range(image.height()))
    alphas = [alpha for x, y in pixels if (alpha := image.pixelColor(x, y).alpha())]
    return alphas.count(255) / len(alphas)


def test_icon_survives_copies_and_collection(qapp: QApplication) -> None:
    first = icon("find")
    copies = [QIcon(first) for _ in range(50)]
    for copy in copies:
        copy.addPixmap(QPixmap(8, 8))
    gc.collect()
    assert all(not copy.pixmap(SIZE, 1.0).isNull() for copy in copies)


def test_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="unicorn"):
        icon("unicorn")


def test_app_icon_is_in_full_colour_at_every_size(qapp: QApplication) -> None:
    for side in (16, 32, 256):
        image = app_icon().pixmap(QSize(side, side), 1.0).toImage()
        assert image.width() == side
        assert len(inks(image)) > 3
