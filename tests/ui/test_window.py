"""A reader's whole way through the real window."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.operations import annotating
from leifeng_reader.operations.exporting import collect
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.import_preview import ImportPreview
from leifeng_reader.ui.dialogs.import_report import ImportReport
from leifeng_reader.ui.dialogs.writing import ExportRequest
from leifeng_reader.ui.exporting import Exporting
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow
from tests.library import import_text, new_annotation

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open windows on one library; all are closed at the end."""
    opened: list[MainWindow] = []

    def make(*files: Path, size: tuple[int, int] = (1280, 800)) -> MainWindow:
        window = open_window(tmp_path / "library.sqlite", files)
        window.resize(*size)
        opened.append(window)
        qtbot.waitExposed(window)
        window.activateWindow()
        view_of(window).setFocus()
        QApplication.processEvents()
        return window

    yield make
    for window in opened:
        if window.isVisible():
            window.close()
        window.deleteLater()
        # No event loop is left to do it: a window without its library would hear of the next tests.
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def view_of(window: MainWindow) -> ReadingView:
    view = window.findChild(QWidget, "readingView")
    assert isinstance(view, ReadingView)
    return view


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def editor(window: MainWindow) -> "QWidget":
    found = window.findChild(QWidget, "noteEditor")
    assert found is not None
    return found


def drag(view: ReadingView, quote: str) -> None:
    start = view.text.content.index(quote)
    first = view.scene.caret(start).center().toPoint()
    last = view.scene.caret(start + len(quote)).center().toPoint()
    QTest.mousePress(view.viewport(), LEFT, pos=first)
    QTest.mouseMove(view.viewport(), first + QPoint(15, 0))
    QTest.mouseMove(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), LEFT, pos=last)


def shown_rows(window: MainWindow) -> int:
    listed = window.findChild(QWidget, "annotationList")
    return int(listed.model().rowCount())


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def exporting(window: MainWindow) -> Exporting:
    found = window.findChild(Exporting)
    assert isinstance(found, Exporting)
    return found


def test_the_whole_way(open_: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_()
    view, session = view_of(window), window.session
    assert "Lei Feng" in window.windowTitle()
    assert session.document is not None and len(session.codebook.themes) == 10

    # By mouse, theme by digit.
    drag(view, "Lei Feng’s spirit so that")
    assert view.selection()[1] - view.selection()[0] == len("Lei Feng’s spirit so that")
    assert window.pane.bar.isVisible()
    QTest.keyClick(view, Qt.Key.Key_7)
    (first,) = session.index
    assert first.selector.quote == "Lei Feng’s spirit so that"
    assert session.codebook.themes[first.themes[0]].name == "Key idea"

    # A second theme on the same annotation, by its digit.
    QTest.keyClick(view, Qt.Key.Key_2)
    assert len(session.index.by_id[first.id].themes) == 2

    # By keyboard: two words, and a note.
    at = view.text.content.index("household icon")
    view.select(at, at)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClick(view, Qt.Key.Key_N)
    note = editor(window)
    assert isinstance(note, QPlainTextEdit)
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClicks(note, "12 What is an icon? ")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert view.hasFocus(), "from the page into a note and back"
    second = next(a for a in session.index if a.note)
    assert second.selector.quote == "household icon"
    assert second.note.strip() == "12 What is an icon?", "digits typed into a note are its text"

    # The last theme again, by H.
    view.setFocus()
    drag(view, "young people")
    QTest.keyClick(view, Qt.Key.Key_H)
    assert len(session.index) == 3
    third = session.index.by_id[view.current.id] if view.current else None
    assert third is not None
    assert session.codebook.themes[third.themes[0]].name == "Volunteering"

    # A filter narrows the list and the page.
    edit = window.findChild(QWidget, "filterEdit")
    action(window, "filter").trigger()
    QTest.keyClicks(edit, "icon")
    qtbot.waitUntil(lambda: shown_rows(window) == 1)
    assert not session.passes(third)
    edit.clear()
    qtbot.waitUntil(lambda: shown_rows(window) == 3)

    # Undo to the bottom, redo to the top.
    before = list(session.index)
    view.setFocus()
    while action(window, "undo").isEnabled():
        QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert len(session.index) == 0
    assert Store(session.store.path).annotations() == []
    while action(window, "redo").isEnabled():
        QTest.keyClick(view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert list(session.index) == before

    # Restart, export, compare with the text at the offsets.
    path = session.store.path
    window.close()
    window = open_()
    assert list(window.session.index) == before
    target = tmp_path / "out.csv"
    exporting(window).export(ExportRequest(target, "csv", spreadsheet=False, filtered=False))
    qtbot.waitUntil(target.exists)
    rows = rows_of(target)
    content = view_of(window).text.content
    assert [row["quote"] for row in rows] == [a.selector.quote for a in before]
    for row in rows:
        assert content[int(row["start"]) : int(row["end"])] == row["quote"]
    assert {row["note"].strip() for row in rows} == {"", "12 What is an icon?"}
    assert [p.annotation.id for p in collect(Store(path))] == [row["id"] for row in rows]


def test_digit_without_selection_says_what_to_do(open_: OpenWindow) -> None:
    window = open_()
    QTest.keyClick(view_of(window), Qt.Key.Key_1)
    assert len(window.session.index) == 0
    assert "Select" in window.messages.text


def test_click_on_overlap_offers_a_choice_and_o_cycles(open_: OpenWindow, qtbot: QtBot) -> None:
    window = open_()
    view = view_of(window)
    for quote, key in (
        ("deep understanding", Qt.Key.Key_1),
        ("understanding of Lei", Qt.Key.Key_2),
    ):
        drag(view, quote)
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.current is None
    at = view.text.content.index("understanding of Lei")
    view.select(at, at)
    seen = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_O)
        assert view.current is not None
        seen.append(view.current.id)
    assert seen[0] != seen[1] and seen[0] == seen[2]
    box = view.scene.boxes(at + 3, at + 4)[0]
    QTest.mouseClick(view.viewport(), LEFT, pos=box.center().toPoint())
    menu = QApplication.activePopupWidget()
    assert menu is not None and len(menu.actions()) == 2
    menu.close()


def test_delete_removes_and_undo_restores(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    drag(view, "deep understanding")
    QTest.keyClick(view, Qt.Key.Key_1)
    (made,) = window.session.index
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(window.session.index) == 0
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert list(window.session.index) == [made]


def test_next_and_previous_keep_to_the_filter(open_: OpenWindow, qtbot: QtBot) -> None:
    window = open_()
    view = view_of(window)
    for quote in ("deep understanding", "household icon", "Mao Zedong"):
        drag(view, quote)
        QTest.keyClick(view, Qt.Key.Key_1)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    window.session.narrow(words="o")
    window.session.narrow(words="n")  # deep understanding, household icon, Mao Zedong
    window.session.narrow(words="icon")
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current is not None and view.current.selector.quote == "household icon"
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current.selector.quote == "household icon"
    window.session.narrow(words="")
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current.selector.quote == "Mao Zedong"
    QTest.keyClick(view, Qt.Key.Key_K)
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.current.selector.quote == "deep understanding"


def test_card_and_page_follow_each_other(open_: OpenWindow) -> None:
    window = open_(size=(1000, 500))
    view = view_of(window)
    for quote in ("deep understanding", "long-term basis"):
        at = view.text.content.index(quote)
        view.go_to(at, 0.3)
        drag(view, quote)
        QTest.keyClick(view, Qt.Key.Key_1)
    first, last = window.session.index
    assert window.panel.current_annotation() == last.id
    window.panel.annotationActivated.emit(first.id)
    assert view.current is not None and view.current.id == first.id
    start, end = view.scene.visible_span()
    assert start <= first.start and first.end <= end


def test_the_list_follows_the_page_and_jumps_have_a_way_back(
    open_: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "long.txt"
    source.write_text("\n".join(f"Paragraph {n} goes on and on and on." for n in range(3000)))
    window = open_(source)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("long"))
    view, session = view_of(window), window.session
    document, text = session.require_document()
    for at in range(0, 60_000, 500):
        change, _ = annotating.annotate(document, text, (at, at + 9), session.origin)
        session.perform(change, "annotate")
    view.go_to(30_000)
    listed = window.findChild(QListView, "annotationList")
    place = view.first_visible()

    def shows_what_the_page_shows() -> bool:
        first = listed.indexAt(QPoint(60, 60))
        annotation = listed.model().annotation(first.row())
        return annotation is not None and abs(annotation.start - place) < 5000

    qtbot.waitUntil(shows_what_the_page_shows)
    assert not action(window, "back").isEnabled()
    window.navigator.jump(90_000)
    assert view.first_visible() > 80_000
    action(window, "back").trigger()
    assert view.first_visible() == place
    action(window, "forward").trigger()
    assert view.first_visible() > 80_000


def test_place_and_settings_come_back(open_: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    source = tmp_path / "long.txt"
    source.write_text("\n".join(f"Paragraph {n} goes on and on and on." for n in range(3000)))
    window = open_(source)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("long"))
    view = view_of(window)
    view.go_to(50_000)
    place = view.first_visible()
    window.set_page_settings(type(window.page_settings)(size=22, colour="sepia"))
    window.session.narrow(has_note=True)
    assert abs(view.first_visible() - place) < 200
    place = view.first_visible()
    window.close()
    window = open_()
    view = view_of(window)
    assert window.windowTitle().startswith("long")
    assert view.first_visible() == place
    assert (window.page_settings.size, window.page_settings.colour) == (22, "sepia")
    assert window.session.filter.has_note


def test_files_are_dropped_in_and_bad_ones_told_of(
    open_: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_()
    good, bad, empty = tmp_path / "雷锋.txt", tmp_path / "bad.png", tmp_path / "empty.txt"
    good.write_text("雷锋精神。\nSecond paragraph.", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
    empty.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (bad, good, empty)])
    copy = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, data, LEFT, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("雷锋"))
    qtbot.waitUntil(lambda: not window.importer.is_busy)
    assert view_of(window).text.content == "雷锋精神。\nSecond paragraph."
    report = window.findChild(ImportReport)
    assert report is not None
    said = [report.list.item(row).text() for row in range(report.list.count())]
    assert [("bad.png" in line, "empty.txt" in line) for line in said[:2]] == [
        (True, False),
        (False, True),
    ]
    assert said[2] == "雷锋"
    assert len(window.session.documents()) == 2
    report.close()


def test_a_folder_brings_in_what_it_holds(open_: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "texts" / "deep"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text("One.")
    (folder.parent / "two.txt").write_text("Two.")
    (folder / "other.bin").write_bytes(b"\0\1\2")
    window = open_()
    with qtbot.waitSignal(window.importer.ended) as ended:
        window.take_files([folder.parent])
    assert ended.args is not None
    assert [outcome.document.title for outcome in ended.args[0]] == ["one", "two"]


def test_pasted_words_become_a_text(open_: OpenWindow) -> None:
    window = open_()
    QGuiApplication.clipboard().setText("Pasted title\n\nAnd a paragraph.")
    action(window, "paste").trigger()
    assert window.windowTitle().startswith("Pasted title")
    assert view_of(window).text.content == "Pasted title\nAnd a paragraph."
    action(window, "paste").trigger()
    assert "already" in window.messages.text


def test_a_guessed_encoding_can_be_chosen(open_: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    source = tmp_path / "old.txt"
    source.write_bytes(("雷锋精神代代相传，永放光芒。" * 20).encode("gb18030"))
    window = open_()
    window.take_files([source])
    qtbot.waitUntil(lambda: window.findChild(ImportPreview) is not None)
    preview = window.findChild(ImportPreview)
    assert preview is not None
    assert preview.page.text.content.startswith("雷锋精神")
    preview.encoding.setCurrentIndex(preview.encoding.findData("cp1252"))
    qtbot.waitUntil(lambda: "雷锋" not in preview.page.text.content)
    preview.encoding.setCurrentIndex(0)
    qtbot.waitUntil(lambda: "雷锋" in preview.page.text.content)
    preview.accept()
    assert window.windowTitle().startswith("old")
    assert len(window.session.documents()) == 2


def test_undoing_an_import_shows_what_was_there_before(
    open_: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "new.txt"
    source.write_text("Some text.")
    window = open_(source)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("new"))
    action(window, "undo").trigger()
    assert "Lei Feng" in window.windowTitle().split(" — ")[0]
    action(window, "redo").trigger()
    assert len(window.session.documents()) == 2


def test_copy_and_citation(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    drag(view, "deep understanding")
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "deep understanding"
    QTest.keyClick(view, Qt.Key.Key_C, CTRL | SHIFT)
    cited = QGuiApplication.clipboard().text()
    assert cited.startswith("“deep understanding” (Lei Feng’s spirit")
    assert cited.endswith("¶ 1)")


def test_find_goes_from_hit_to_hit(open_: OpenWindow, qtbot: QtBot) -> None:
    window = open_()
    view = view_of(window)
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    edit = window.pane.find_bar.edit
    QTest.keyClicks(edit, "lei feng's")
    qtbot.waitUntil(lambda: len(view._overlay.hits) > 3)
    count = view.text.content.count("Lei Feng’s")
    assert len(view._overlay.hits) == count, "a straight apostrophe finds the curly one"
    first = view._overlay.hit
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert view._overlay.hit == first + 1
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    start, end = view.selection()
    assert view.text.content[start:end] == "Lei Feng’s"
    assert view.hasFocus()


def test_what_the_command_line_writes_shows_within_two_seconds(
    open_: OpenWindow, qtbot: QtBot
) -> None:
    window = open_()
    other = Store(window.session.store.path)
    assert window.session.document is not None
    made = new_annotation(other, window.session.document, (0, 16))
    qtbot.waitUntil(lambda: shown_rows(window) == 1, timeout=2000)
    assert window.session.index.by_id[made.id].selector.quote == "Chinese Presiden"
    other.close()


def test_a_window_on_a_library_without_the_article_is_given_it_once(
    open_: OpenWindow, tmp_path: Path
) -> None:
    store = Store(tmp_path / "library.sqlite")
    import_text(store, "Mine.", "Mine")
    store.close()
    window = open_()
    titles = [document.title for document in window.session.documents()]
    assert titles == ["Mine", "Lei Feng’s spirit in the new era"]


@pytest.mark.parametrize(
    "name",
    [
        "highlight",
        "theme1",
        "theme9",
        "note",
        "remove",
        "undo",
        "redo",
        "find",
        "export",
        "import",
        "nextAnnotation",
        "previousAnnotation",
    ],
)
def test_actions_have_their_contracted_names(open_: OpenWindow, name: str) -> None:
    assert action(open_(), name).shortcut().toString()


# --- what comes and goes above the page ----------------------------------------------------------


def test_bars_above_the_page_come_and_go_and_the_text_stays(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    assert window.messages.kind == "hint" and not view.scene.scroll, "the title has room above it"
    window.messages.dismiss()
    QApplication.processEvents()

    def line() -> int:
        QApplication.processEvents()
        return view.mapTo(window, view.scene.caret(900).topLeft().toPoint()).y()

    for place, news in ((0, 1), (600, 20), (1200, 20)):
        view.go_to(place)
        before = line()
        window.messages.show_message("Two lines of news. " * news, "info")
        assert line() == before
        action(window, "find").trigger()
        assert line() == before
        window.pane.find_bar.close_bar()
        window.messages.dismiss()
        assert line() == before
        assert window.pane.view.viewport().height() > 500


def test_the_first_hint_goes_once_it_was_followed(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    assert window.messages.isVisible()
    QTest.keyClick(view, Qt.Key.Key_1)
    assert "first" in window.messages.text
    window.close()
    window = open_()
    view = view_of(window)
    assert window.messages.kind == "hint" and window.messages.isVisible()
    drag(view, "spirit")
    assert "1 word, 6 characters" in window.status._selection.text()
    QTest.keyClick(view, Qt.Key.Key_1)
    assert not window.messages.isVisible()
    window.close()
    assert not open_().messages.isVisible()


def test_hits_are_gone_through_from_the_page(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    step = K.Key_F3
    QTest.keyClick(view, step)
    edit = window.pane.find_bar.edit
    assert edit.hasFocus(), "nothing was looked for yet"
    QTest.keyClicks(edit, "volunteer")
    QTest.keyClick(edit, K.Key_Escape)
    places = [found.start() for found in re.finditer("volunteer", view.text.content.lower())]
    assert view.selection()[0] == places[0]
    QTest.keyClick(view, K.Key_2)
    for place in (*places[1:], places[0]):
        QTest.keyClick(view, step)
        assert view.selection() == (place, place + 9) and not window.pane.find_bar.isVisible()
    assert window.pane.bar.isVisible(), "a digit highlights it"
    QTest.keyClick(view, step, SHIFT)
    assert view.selection()[0] == places[-1]
    action(window, "find").trigger()
    view.setFocus()
    QTest.keyClick(view, step)
    assert view.selection()[0] == places[0]
    QTest.keyClicks(edit, " nowhere")
    window.pane.find_bar.close_bar()
    QTest.keyClick(view, step)
    assert edit.hasFocus() and window.pane.find_bar.isVisible(), "it says that there is none"


def test_blanks_alone_are_nothing_to_annotate(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    at = view.text.content.index(" President")
    middle = view.scene.caret(at).center().toPoint() + QPoint(2, 0)
    QTest.mouseDClick(view.viewport(), LEFT, pos=middle)
    assert view.selection() == (at, at + 1) and not window.pane.bar.isVisible()
    for key in (K.Key_1, K.Key_H, K.Key_N, K.Key_T):
        QTest.keyClick(view, key)
        assert window.messages.kind == "advice" and "Select a passage" in window.messages.text
        window.messages.dismiss()
    assert not len(window.session.index)


def test_with_the_last_card_the_keys_go_back_to_the_page(open_: OpenWindow) -> None:
    window = open_()
    view = view_of(window)
    drag(view, "household icon")
    QTest.keyClick(view, K.Key_1)
    listed = window.findChild(QWidget, "annotationList")
    assert listed is not None
    listed.setFocus()
    QTest.keyClick(listed, K.Key_Delete)
    assert view.hasFocus()
    QTest.keyClick(view, K.Key_Z, CTRL)
    QTest.keyClick(view, K.Key_J)
    action(window, "note").trigger()
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    action(window, "undo").trigger()
    action(window, "undo").trigger()
    assert not len(window.session.index) and view.hasFocus()


def test_with_another_filter_the_cards_begin_where_the_page_is(open_: OpenWindow) -> None:
    window = open_()
    session = window.session
    document, text = session.require_document()
    for start in range(0, 2400, 100):
        note = "" if 400 <= start < 2000 else "a note of several words"
        change, _ = annotating.annotate(
            document, text, (start, start + 60), session.origin, note=note
        )
        session.perform(change, "annotate")
    cards = window.findChild(CardList)
    assert isinstance(cards, CardList)
    for has_note in (True, False):
        cards.scrollToBottom()
        session.narrow(has_note=has_note)
        first = cards.visualRect(cards.model().index(0, 0))
        assert cards.viewport().rect().contains(first)


def test_the_bar_goes_with_its_passage(open_: OpenWindow) -> None:
    window = open_()
    view, bar = view_of(window), window.pane.bar
    drag(view, "resonate")
    scroll = view.verticalScrollBar()
    below = bar.y() - view.scene.caret(view.selection()[0]).top()
    scroll.setValue(scroll.value() + 60)
    assert bar.isVisible() and bar.y() - view.scene.caret(view.selection()[0]).top() == below
    scroll.setValue(scroll.maximum())
    assert not bar.isVisible()
    scroll.setValue(60)
    assert bar.isVisible() and bar.y() - view.scene.caret(view.selection()[0]).top() == below
    QTest.keyClick(view, K.Key_T)
    scroll.setValue(scroll.maximum())
    assert bar.isVisible(), "a name is being typed into it"
    QTest.keyClick(QApplication.focusWidget(), K.Key_Escape)
    QTest.keyClick(view, K.Key_3)
    scroll.setValue(60)
    assert not bar.isVisible() and len(window.session.index) == 1


def test_what_is_highlighted_already_is_not_highlighted_twice(open_: OpenWindow) -> None:
    window = open_()
    view, session = view_of(window), window.session
    QTest.keyClick(view, K.Key_Delete)
    assert window.messages.text.startswith("Choose an annotation first")
    drag(view, "household icon")
    QTest.keyClick(view, K.Key_2)
    (made,) = session.index
    for key, themes in ((K.Key_H, 1), (K.Key_1, 2), (K.Key_H, 2)):
        window.pane.leave()
        drag(view, "household icon")
        QTest.keyClick(view, key)
        assert [a.id for a in session.index] == [made.id]
        assert view.current is not None and len(view.current.themes) == themes
        assert view.selection()[0] == view.selection()[1]
