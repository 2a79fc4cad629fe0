"""Covers come in the background, small, and are kept."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import Facts, Image
from leifeng_reader.operations.documents import add_document
from leifeng_reader.store.store import Store
from leifeng_reader.ui import covers, tasks
from leifeng_reader.ui.covers import Covers
from leifeng_reader.ui.dialogs.shelfrows import initials
from leifeng_reader.ui.page.pictures import as_cover, on_paper
from tests.library import fixed_origin, import_text, keep, new_store

SIZE = QSize(36, 50)


def with_picture(store: Store, name: str) -> str:
    """Return the id of a text with a cover."""
    draft = Draft(
        name,
        [Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="c")), Part(name)],
        images=(picture(300, 400)._replace(name="c"),),
    )
    text = compose(draft)
    keep(store, add_document(store, draft, text, "", fixed_origin(name))[0])
    return text.id


def picture(width: int, height: int, colour: str = "#336699") -> Image:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    made.setPixelColor(width // 2, height // 2, QColor("#ffffff"))
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(data, "png")
    return Image("x", "image/png", bytes(data.data().data()), width, height)


def test_covers_come_and_stay(qtbot: QtBot, tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with_one, (plain, _) = with_picture(store, "With"), import_text(store, "Plain words")
    parent = QObject()
    made = Covers(store.path, SIZE, parent)
    with qtbot.waitSignal(made.arrived):
        assert made.of(with_one) is None
        assert made.of(plain.text_id) is None
    found = made.of(with_one)
    assert found is not None and found.size() == SIZE
    assert made.of(with_one) is found
    assert made.of(plain.text_id) is None
    tasks.wait_for_all()
    store.close()


def test_what_was_asked_for_last_comes_first_and_the_oldest_go(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = new_store(tmp_path)
    ids = [with_picture(store, f"Book {n}") for n in range(10)]
    parent = QObject()
    made = Covers(store.path, SIZE, parent)
    with qtbot.waitSignal(made.arrived):
        for key in ids:
            made.of(key)
    assert made._made.get(ids[-1]) is not None and ids[0] not in made._made
    qtbot.waitUntil(lambda: len(made._made) == len(ids))
    for n in range(covers.KEPT):
        made._made[f"other {n}"] = None
    made._take({})
    assert len(made._made) == covers.KEPT
    store.close()


def test_a_library_that_is_gone_is_no_fault(qtbot: QtBot, tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.close()
    parent = QObject()
    made = Covers(store.path, SIZE, parent)
    made.of("no such text")
    qtbot.waitUntil(lambda: "no such text" in made._made)
    assert made._made["no such text"] is None
    made.of("another")
    made.stop()
    assert made._wanted == []


def test_a_cover_fills_its_place_or_is_shown_whole() -> None:
    for width, height in ((300, 400), (400, 300), (150, 900), (36, 50), (900, 160)):
        made = as_cover(picture(width, height), SIZE)
        assert made is not None and made.size() == SIZE
        corner = made.pixelColor(0, 0).name()
        assert corner == "#336699", "what is not covered has the picture's own ground"
    assert as_cover(Image("x", "image/png", b"no picture", 300, 400), SIZE) is None
    assert as_cover(Image("x", "text/html", b"<html>", 300, 400), SIZE) is None


def test_what_can_be_seen_through_stands_on_paper() -> None:
    clear = QImage(20, 20, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    made = on_paper(clear)
    assert not made.hasAlphaChannel() and made.pixelColor(5, 5).lightness() > 240
    assert on_paper(made) is made


def test_a_tile_shows_how_a_title_begins() -> None:
    assert initials("War and Peace") == "W"
    assert initials("  «émile»") == "É"
    assert initials("平凡的世界") == "平凡"
    assert initials("草枕") == "草枕"
    assert initials("老 A") == "老"
    assert initials("מפליגים") == "מ"
    assert initials("42 texts") == "4"
    assert initials("…") == "…" and initials("") == "…"
