"""Pictures on the page: small ones at once, large ones when another thread has decoded them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.structure import Facts, Image
from leifeng_reader.ui import style
from leifeng_reader.ui.page.pictures import Gallery, is_blank
from leifeng_reader.ui.page.typography import typography
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.settings import PageSettings

RED = QColor(200, 30, 30)


def picture(width: int, height: int, kind: str = "png") -> Image:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(RED)
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(data, kind)
    return Image("large", f"image/{kind}", bytes(data.data().data()), width, height)


def illustrated() -> Text:
    parts = [Part("before"), Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="large"))]
    return compose([*parts, Part("after")])


def seen(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


def reds(image: QImage) -> int:
    colours = (image.pixelColor(x, y) for x in range(0, image.width(), 9) for y in range(0, 400, 9))
    return sum(colour.red() > 150 and colour.green() < 80 for colour in colours)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Image], tuple[ReadingView, list[str]]]:
    def show(image: Image) -> tuple[ReadingView, list[str]]:
        look = typography(PageSettings(), PAGES["light"], style.reading_families())
        view, came = ReadingView(look), list[str]()
        qtbot.addWidget(view)

        def arrived(name: str, found: QImage) -> None:
            view.scene.flow.show_image(name, found)
            came.append(name)

        view.scene.images = Gallery(lambda _: image, arrived)
        view.resize(900, 700)
        view.show()
        view.show_text(illustrated(), "", "")
        return view, came

    return show


Show = Callable[[Image], tuple[ReadingView, list[str]]]


def test_a_small_picture_is_there_at_once(show: Show) -> None:
    view, _ = show(picture(300, 200))
    assert reds(seen(view)) > 20


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_large_picture_keeps_its_place_until_it_comes(
    qtbot: QtBot, show: Show, kind: str
) -> None:
    view, came = show(picture(3000, 2000, kind))
    height = view.scene.flow.height
    assert reds(seen(view)) == 0 and not came
    qtbot.waitUntil(lambda: came == ["large"])
    assert reds(seen(view)) > 100
    view.scene.flow.restyle(view.scene.flow.look)
    assert view.scene.flow.leaf(0) is not None
    assert view.scene.flow.height == height  # laid out with the picture itself
    assert reds(seen(view)) > 100  # and it is not fetched again


def test_the_place_of_a_picture_turned_on_its_side(qtbot: QtBot) -> None:
    image = picture(3000, 2000, "jpeg")
    # An Exif segment with the orientation 6: a quarter turn.
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    turned = image._replace(data=image.data[:2] + segment + image.data[2:])
    came: list[QImage] = []
    gallery = Gallery(lambda _: turned, lambda _, found: came.append(found))
    blank = gallery("large")
    assert blank is not None and is_blank(blank)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0].height() > came[0].width()
    logical = blank.width() / blank.devicePixelRatio(), blank.height() / blank.devicePixelRatio()
    assert logical == pytest.approx((came[0].width(), came[0].height()), rel=0.02)


def test_a_picture_of_the_text_before_does_not_come(qtbot: QtBot) -> None:
    came: list[str] = []
    gallery = Gallery(lambda _: picture(3000, 2000), lambda name, _: came.append(name))
    gallery("large")
    gallery.clear()
    qtbot.wait(400)
    assert came == []
    gallery("large")
    qtbot.waitUntil(lambda: came == ["large"])


def test_what_is_no_picture_is_none() -> None:
    gallery = Gallery(lambda _: Image("x", "image/png", b"none", 3000, 2000), lambda *_: None)
    assert gallery("x") is None
    assert Gallery(lambda _: None, lambda *_: None)("x") is None
