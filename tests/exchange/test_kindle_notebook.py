"""Kindle's notebooks as web pages, badly closed as they are, in several languages."""

from pathlib import Path, PurePath

import pytest

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.exchange.kindle_clippings import read as read_clippings
from leifeng_reader.exchange.kindle_notebook import read
from leifeng_reader.operations.incoming_files import read_incoming

HERE = PurePath("notebook.html")
COLOUR = '<span class="highlight_yellow">yellow</span>'


def heading(words: str) -> str:
    return f"<h3 class='noteHeading'>\n{words}\n</div>"


def text(words: str) -> str:
    return f"<div class='noteText'>{words}</h3>\n"


def notebook(*parts: str) -> str:
    return (
        "<!DOCTYPE html><html><head><style>.noteHeading { color: red } .noteText {}</style></head>"
        "<body><div class='bodyContainer'><h1><div class='notebookFor'>Notes for</div>"
        "<div class='bookTitle'>\n  1984 &amp; more\n</div><div class='authors'>\nOrwell, George\n"
        "</div><div class='citation'>Orwell, G. Kindle edition.</div></h1><hr/>"
        + "".join(parts)
        + "</body></html>"
    )


def test_highlights_have_their_notes_sections_and_places() -> None:
    page = notebook(
        "<h2 class='sectionHeading'>Part I</h2>",
        heading(f"Highlight({COLOUR}) - Page 29 · Location 364"),
        text("It was a bright\n cold day &#128512;"),
        heading("Note - Page 29 · Location 365"),
        text("why<br/>so?"),
        heading(f"Highlight ({COLOUR}) - Chapter 2 &gt; Page 30 · Location 1,402"),
        text("雷锋"),
        heading("Bookmark - Page 31 · Location 1500"),
        heading("Note - Page 90 · Location 2000"),
        text("alone"),
    )
    first, second, lone = read(page, HERE)
    assert (first.title, first.authors) == ("1984 & more", ("Orwell, George",))
    assert (first.quote, first.note) == ("It was a bright cold day 😀", "why\nso?")
    assert (first.place, first.scope) == ("Part I > 364", Scope.PASSAGE)
    assert (second.quote, second.note, second.place) == ("雷锋", "", "Part I > 1,402")
    assert (lone.quote, lone.note, lone.scope) == ("", "alone", Scope.DOCUMENT)


@pytest.mark.parametrize(
    ("highlight", "note"),
    [
        (f"Markierung({COLOUR}) - Seite 7 · Position 77", "Notiz - Seite 7 · Position 78"),
        (f"Surlignement({COLOUR}) - Page ix · Emplacement 77", "Note - Page ix · Emplacement 77"),
        (f"Destaque({COLOUR}) - Página 7", "Nota - Página 7"),
        (f"标注({COLOUR}) - 第 7 页·位置 77", "笔记 - 第 7 页·位置 77"),
    ],
)
def test_any_language_will_do(highlight: str, note: str) -> None:
    page = notebook(heading(highlight), text("words"), heading(note), text("said"))
    (found,) = read(page, HERE)
    assert (found.quote, found.note) == ("words", "said")


def test_what_came_from_the_device_is_the_same_annotation() -> None:
    page = notebook(heading(f"Highlight({COLOUR}) - Page 2 · Location 41"), text("the words"))
    clippings = (
        "1984 & more (Orwell, George)\n- Your Highlight on page 2 | location 41-42 | Added on x\n\n"
        "the words\n==========\n"
    )
    assert read(page, HERE)[0].key == read_clippings(clippings, HERE)[0].key


def test_the_file_is_known_and_read_the_same_twice(tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(notebook(heading(f"Highlight({COLOUR}) - Location 4"), text("a")))
    first, second = read_incoming(path), read_incoming(path)
    assert first.importer.name == "kindle-notebook"
    assert first.parcel == second.parcel


@pytest.mark.parametrize(
    "page",
    [
        notebook(),
        notebook(heading("Bookmark - Page 1")),
        "<p class='noteText'>x</p> noteHeading",
        "<div class='noteHeading'>" * 20_000,
        "<a class='noteHeading" + "\0" * 100,
    ],
)
def test_a_page_without_notes_is_refused(page: str) -> None:
    with pytest.raises(ReaderError):
        read(page, HERE)
