"""Texts brought in, found again, described and left, by keyboard through the real window."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from textwrap import fill
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.operations.shelving import shelf
from leifeng_reader.ui import importing, settings
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.details import DetailsDialog
from leifeng_reader.ui.dialogs.goto import GoToDialog
from leifeng_reader.ui.dialogs.import_preview import ImportPreview
from leifeng_reader.ui.dialogs.import_report import ImportReport
from leifeng_reader.ui.dialogs.password import PasswordDialog
from leifeng_reader.ui.dialogs.same_text import SameTextDialog
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.window import MainWindow
from tests.formats.samples import epub
from tests.library import CORPUS, needs_corpus

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
LONG = "\n".join(f"Chapter {n}\n\n" + "It goes on and on and on. " * 40 + "\n" for n in range(60))
FIXED = '<dc:title>Drawn</dc:title><meta property="rendition:layout">pre-paginated</meta>'

D = TypeVar("D", bound=QWidget)
Open = Callable[..., MainWindow]


@pytest.fixture
def open_(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open a window on the test's library; all are closed at the end."""
    opened: list[MainWindow] = []

    def make() -> MainWindow:
        window = open_window(tmp_path / "library.sqlite")
        window.resize(1200, 760)
        opened.append(window)
        qtbot.waitExposed(window)
        window.activateWindow()
        page(window).setFocus()
        QApplication.processEvents()
        return window

    yield make
    for window in opened:
        if window.isVisible():
            window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(open_: Open) -> MainWindow:
    """A window on a library with the bundled article."""
    return open_()


def page(window: MainWindow) -> ReadingView:
    return window.pane.view


def here(window: MainWindow) -> Document:
    return window.session.require_document()[0]


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(widget, key, modifiers)


def dialog(window: MainWindow, kind: type[D], qtbot: QtBot) -> D:
    """Wait for a dialog to be on the screen."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)))
    found = next(d for d in window.findChildren(kind) if d.isVisible())
    found.activateWindow()
    QApplication.processEvents()
    return found


def bring_in(window: MainWindow, qtbot: QtBot, *files: Path) -> None:
    """Open files and wait until they are in."""
    with qtbot.waitSignal(window.importer.ended, timeout=20_000):
        window.take_files(list(files))


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# --- coming in -----------------------------------------------------------------------------------


def test_a_file_is_dropped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path, "Dropped.md", "# A heading\n\nAnd words.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(window.importer.ended):
        window.dropEvent(QDropEvent(QPointF(300, 300), copy, data, LEFT, NONE))
    assert page(window).text.content == "A heading\nAnd words."
    assert page(window).hasFocus()
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/page.html")])
    refused = QDragEnterEvent(QPoint(300, 300), copy, web, LEFT, NONE)
    refused.ignore()
    window.dragEnterEvent(refused)
    assert not refused.isAccepted(), "nothing is fetched"


def test_files_are_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def choose(_: QWidget, __: str, pattern: str) -> list[Path]:
        asked.append(pattern)
        return [written(tmp_path, "chosen.txt", "Chosen words.")]

    window.reception.choose = choose
    with qtbot.waitSignal(window.importer.ended):
        press(page(window), K.Key_O, CTRL)
    assert here(window).title == "chosen" and "*.epub" in asked[0] and "*.pdf" in asked[0]
    window.reception.choose = lambda *_: []
    press(page(window), K.Key_O, CTRL)
    assert not window.importer.is_busy and here(window).title == "chosen"


def test_words_are_pasted_as_a_text(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.clipboard().setText("  \n 雷锋日记 \n\n第一页。")
    press(page(window), K.Key_V, CTRL | SHIFT)
    assert here(window).title == "雷锋日记"
    assert page(window).text.content == "雷锋日记\n第一页。"
    monkeypatch.setattr(importing, "_AT_ONCE", 5)
    QGuiApplication.clipboard().setText("Very much of it")
    with qtbot.waitSignal(window.importer.ended):
        press(page(window), K.Key_V, CTRL | SHIFT)
    assert here(window).title == "Very much of it"
    QGuiApplication.clipboard().setText(" \n ")
    press(page(window), K.Key_V, CTRL | SHIFT)
    assert "no text" in window.messages.text


@needs_corpus
def test_a_password_is_asked_for_until_it_fits(window: MainWindow, qtbot: QtBot) -> None:
    window.take_files([CORPUS / "pdf/pypdf-libreoffice-writer-password.pdf"])
    asking = dialog(window, PasswordDialog, qtbot)
    press(asking.edit, K.Key_Return)
    assert asking.isVisible(), "nothing is no password"
    QTest.keyClicks(asking.edit, "not it")
    press(asking.edit, K.Key_Return)
    qtbot.waitUntil(lambda: not window.importer.is_busy)
    again = dialog(window, PasswordDialog, qtbot)
    QTest.keyClicks(again.edit, "openpassword")
    with qtbot.waitSignal(window.importer.ended, timeout=20_000):
        press(again.edit, K.Key_Return)
    assert page(window).text.content.startswith("Lorem ipsum")
    kept = window.session.store.path
    assert all(
        b"openpassword" not in path.read_bytes() for path in kept.parent.glob(f"{kept.name}*")
    )


@needs_corpus
def test_a_password_not_known_leaves_everything_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    before = here(window)
    window.take_files([CORPUS / "pdf/pypdf-libreoffice-writer-password.pdf"])
    press(dialog(window, PasswordDialog, qtbot), K.Key_Escape)
    assert here(window) == before and len(window.session.documents()) == 1


def test_a_choice_is_made_by_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    prose = "The curfew tolls the knell of parting day, and slowly the lowing herd winds. "
    wrapped = "\n\n".join(fill(prose * 6, 72) for _ in range(8))
    path = written(tmp_path, "wrapped.txt", wrapped)
    window.take_files([path])
    preview = dialog(window, ImportPreview, qtbot)
    assert len(window.session.documents()) == 1, "nothing is in the library before it is wanted"
    assert preview.page.text.content.startswith(prose + prose[:20])
    press(preview, K.Key_Escape)
    assert len(window.session.documents()) == 1

    window.take_files([path])
    preview = dialog(window, ImportPreview, qtbot)
    for _ in range(8):
        if preview.breaks.hasFocus():
            break
        press(focused(), K.Key_Backtab, SHIFT)
    press(focused(), K.Key_Space)
    assert preview.breaks.isChecked()
    with qtbot.waitSignal(window.importer.ended):
        press(focused(), K.Key_Return)  # before it is read again
    assert page(window).text.content.replace("\u2028", "\n").startswith(fill(prose * 2, 72))


def test_a_little_article_can_be_taken_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    prose = "The curfew tolls the knell of parting day, and slowly the lowing herd winds. " * 8
    links = "<li><a href='/'>A heading about something else</a>" * 99
    source = f"<html><body><ul>{links}</ul><article><p>{prose}</article>"
    window.take_files([written(tmp_path, "news.html", source)])
    preview = dialog(window, ImportPreview, qtbot)
    assert preview.whole.isChecked()
    assert "A heading about" in preview.page.text.content
    preview.whole.setChecked(False)
    qtbot.waitUntil(lambda: preview.page.text.content == prose.strip())
    preview.whole.setChecked(True)
    qtbot.waitUntil(lambda: "A heading about" in preview.page.text.content)
    preview.whole.setChecked(False)
    with qtbot.waitSignal(window.importer.ended):
        preview.accept()
    assert page(window).text.content == prose.strip()


def test_a_choice_that_cannot_be_read_is_told_of_and_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    words = ("雷锋精神代代相传，永放光芒。" * 20).encode("gb18030")
    path = written(tmp_path, "old.txt", words)
    window.take_files([path])
    preview = dialog(window, ImportPreview, qtbot)
    path.write_bytes(b"")
    preview.encoding.setCurrentIndex(preview.encoding.findData("cp1252"))
    qtbot.waitUntil(preview.problem.isVisible)
    assert "no text" in preview.problem.text() and not preview.accept_button.isEnabled()
    preview.accept()
    assert preview.isVisible()
    path.write_bytes(words)
    preview.encoding.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not preview.problem.isVisible())
    preview.accept()
    assert page(window).text.content.startswith("雷锋精神")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no file here keeps a reader waiting")
def test_a_long_import_is_stopped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    never_ends = tmp_path / "never ends.epub"
    os.mkfifo(never_ends)
    before = window.session.documents()
    window.take_files([never_ends])
    qtbot.waitUntil(lambda: "Reading “never ends.epub”" in window.messages.text)
    QTest.keyClicks(page(window), "")
    press(page(window), K.Key_Down)  # the page stays alive
    for _ in range(12):
        if isinstance(focused(), QPushButton) and window.messages.isAncestorOf(focused()):
            break
        press(focused(), K.Key_Tab)
    button = focused()
    assert isinstance(button, QPushButton) and button.text() == "Cancel"
    with qtbot.waitSignal(window.importer.ended):
        press(button, K.Key_Space)
    assert not window.importer.is_busy
    assert "was not read to its end" in window.messages.text
    assert window.session.documents() == before
    assert page(window).hasFocus()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no file here keeps a reader waiting")
def test_what_came_in_before_a_stop_is_listed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    first, last = (written(tmp_path, f"{n}.txt", f"Words of {n}.") for n in ("first", "last"))
    never_ends = tmp_path / "never.epub"
    os.mkfifo(never_ends)
    window.take_files([first, never_ends, last])
    qtbot.waitUntil(lambda: "(2 of 3)" in window.messages.text)
    window.importer.give_up()
    report = dialog(window, ImportReport, qtbot)
    listed = [report.list.item(row).text() for row in range(report.list.count())]
    assert listed == ["never.epub", "last.txt", "first"]
    assert "stopped" in report.list.quiet(0)
    assert here(window).title == "first"
    report.reject()


PROCESSES = Path("/proc")


def is_being_read(path: Path) -> bool:
    """Tell whether a process was started on a file; nothing tells where there is no /proc."""
    name = os.fsencode(path)
    for told in PROCESSES.glob("[0-9]*/cmdline"):
        with suppress(OSError):  # gone meanwhile
            if name in told.read_bytes():
                return True
    return False


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no file here keeps a reader waiting")
def test_a_window_closes_in_the_middle_of_an_import(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two = (written(tmp_path, f"{n}.txt", f"Words of {n}.") for n in ("one", "two"))
    never_ends = tmp_path / "never.epub"
    os.mkfifo(never_ends)
    window.take_files([one, two, never_ends])
    qtbot.waitUntil(lambda: "(3 of 3)" in window.messages.text)
    if PROCESSES.is_dir():
        qtbot.waitUntil(lambda: is_being_read(never_ends))
    window.close()
    assert not is_being_read(never_ends)
    assert window.findChild(ImportReport) is None
    assert not any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_files_that_come_while_others_are_read_wait(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [written(tmp_path, f"text {n}.txt", f"Words {n}.") for n in range(6)]
    with qtbot.waitSignal(window.importer.ended) as ended:
        window.take_files(paths[:2])
        window.take_files(paths[2:5])
        window.importer.take_with(paths[5], importing.Choices())
    assert ended.args is not None and len(ended.args[0]) == 6
    assert len(window.session.documents()) == 7
    assert here(window).title == "text 5"


# --- what is said --------------------------------------------------------------------------------


def test_what_a_file_lost_is_said_until_it_is_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.keep_setting(settings.HINT, "")
    drawn = written(tmp_path, "a.epub", epub({"p.xhtml": "<p>Drawn words.</p>"}, metadata=FIXED))
    bring_in(window, qtbot, drawn)
    said = window.messages.text
    assert said.startswith("“Drawn”: ") and "fixed layout" in said
    assert window.messages.isVisible() and window.messages.kind == "hint"
    window.messages.dismiss()
    assert window.session.setting(settings.HINT) == "", "it is not the hint of the first start"

    again = written(tmp_path, "b.epub", epub({"p.xhtml": "<p>Drawn too.</p>"}, metadata=FIXED))
    bring_in(window, qtbot, again)
    assert window.messages.isVisible()
    window.session.open(window.session.documents()[0].id)
    assert not window.messages.isVisible(), "it is about a text that is not shown any more"


def test_an_old_warning_makes_room(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bring_in(window, qtbot, written(tmp_path, "empty.txt", ""))
    assert window.messages.kind == "warning" and window.messages.isVisible()
    bring_in(window, qtbot, written(tmp_path, "full.txt", "Full of words."))
    assert not window.messages.isVisible()


def test_a_folder_without_texts_is_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Pictures only"
    folder.mkdir()
    written(folder, "photo.raw", b"\0\1\2")
    with qtbot.waitSignal(window.importer.nothingFound):
        window.take_files([folder])
    assert "“Pictures only”" in window.messages.text and window.messages.kind == "warning"


def test_several_files_are_listed_and_read_from_the_list(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    known = written(tmp_path, "known.txt", "Known words.")
    bring_in(window, qtbot, known)
    drawn = written(tmp_path, "a.epub", epub({"p.xhtml": "<p>Drawn.</p>"}, metadata=FIXED))
    files = [
        written(tmp_path, "plain.txt", "Plain."),
        written(tmp_path, "copy.txt", "Known words."),
        written(tmp_path, "empty.txt", ""),
        drawn,
    ]
    bring_in(window, qtbot, *files)
    assert here(window).title == "Drawn", "the last that is new"
    report = dialog(window, ImportReport, qtbot)
    rows = {report.list.item(n).text(): report.list.quiet(n) for n in range(report.list.count())}
    assert list(rows) == ["empty.txt", "known", "Drawn", "plain"]
    assert "holds no text" in rows["empty.txt"]
    assert rows["known"] == "“copy.txt” was in the library already."
    assert "fixed layout" in rows["Drawn"] and rows["plain"] == ""
    assert report.heading.text() == "3 of 4 files are in the library."
    press(report.list, K.Key_End)
    press(report.list, K.Key_Return)
    assert not report.isVisible() and here(window).title == "plain"


# --- the same again ------------------------------------------------------------------------------


def test_the_same_file_again_is_recognised_by_its_content(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    body = "<p>The very same words of a page.</p>" * 3
    first = written(tmp_path, "a.html", f"<html><title>One</title><body>{body}</body></html>")
    second = written(tmp_path, "b.html", f"<html><title>Two</title><body>{body}</body></html>")
    bring_in(window, qtbot, first)
    document = here(window)
    window.session.open(window.session.documents()[0].id)
    bring_in(window, qtbot, second)
    assert here(window) == document and len(window.session.documents()) == 2
    assert window.messages.text == "“One” was in the library already."


def test_of_several_with_the_same_content_one_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path, "shared.txt", "Words that two of them show.")
    bring_in(window, qtbot, path)
    first = here(window)
    twin = replace(first, id="twin", title="For the seminar", created="2099-01-01T00:00:00.000Z")
    window.session.perform(Change((), (twin,)), "twin")
    article = window.session.documents()[0]
    window.session.open(article.id)

    bring_in(window, qtbot, path)
    asking = dialog(window, SameTextDialog, qtbot)
    names = [asking.list.item(row).text() for row in range(asking.list.count())]
    assert names == ["shared", "For the seminar"]
    press(asking.list, K.Key_Escape)
    assert here(window) == article

    bring_in(window, qtbot, path)
    asking = dialog(window, SameTextDialog, qtbot)
    press(asking.list, K.Key_Down)
    press(asking.list, K.Key_Return)
    assert here(window) == twin and len(window.session.documents()) == 3


# --- places --------------------------------------------------------------------------------------


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window on a long text with chapters."""
    bring_in(window, qtbot, written(tmp_path, "Long.txt", LONG))
    window.messages.dismiss()
    return window


def percent(window: MainWindow, title: str) -> int | None:
    listed = shelf(window.session.store)
    return next(s.percent for s in listed if s.document.title == title)


def test_the_end_on_the_screen_is_all_of_it(reading: MainWindow, qtbot: QtBot) -> None:
    view = page(reading)
    view.go_to(view.length // 2)
    qtbot.waitUntil(lambda: 45 <= (percent(reading, "Long") or 0) <= 55)
    press(view, K.Key_End, CTRL)
    qtbot.waitUntil(lambda: percent(reading, "Long") == 100)
    assert reading.status._place.text() == "100%"
    place = view.first_visible()
    assert place < view.length - 20
    press(view, K.Key_Home, CTRL)
    qtbot.waitUntil(lambda: percent(reading, "Long") == 0)
    view.go_to(place)
    reading.session.open(reading.session.documents()[0].id)
    reading.session.open(reading.session.documents()[1].id)
    assert view.first_visible() == place, "the place is where it was, not the end"


def test_a_text_that_fits_the_screen_is_read_when_it_was_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bring_in(window, qtbot, written(tmp_path, "short.txt", "Only this."))
    qtbot.waitUntil(lambda: percent(window, "short") == 100)


def test_a_place_is_kept_though_another_text_is_opened_at_once(reading: MainWindow) -> None:
    view, session = page(reading), reading.session
    article, long = session.documents()
    view.go_to(20_000)
    place = view.first_visible()
    session.open(article.id)
    session.open(long.id)
    assert view.first_visible() == place


def test_going_to_a_place_and_back(reading: MainWindow, qtbot: QtBot) -> None:
    view = page(reading)
    view.go_to(10_000)
    place = view.first_visible()
    press(view, K.Key_G, CTRL)
    asking = dialog(reading, GoToDialog, qtbot)
    QTest.keyClicks(asking.edit, "120 %")
    assert not asking.go.isEnabled() and asking.problem.text()
    asking.edit.selectAll()
    QTest.keyClicks(asking.edit, "80 %")
    assert asking.go.isEnabled() and not asking.problem.text()
    press(asking.edit, K.Key_Return)
    assert abs(view.first_visible() - 0.8 * view.length) < 400
    press(view, K.Key_Left, ALT)
    assert view.first_visible() == place
    press(view, K.Key_Right, ALT)
    assert view.first_visible() > 0.7 * view.length


def test_the_contents_follow_and_lead(reading: MainWindow, qtbot: QtBot) -> None:
    view, panel = page(reading), reading.contents
    if not panel.isVisible():
        press(view, K.Key_F8)
    assert panel.isVisible() and panel.tree.topLevelItemCount() == 60
    view.go_to(view.text.content.index("Chapter 31\n") + 400)
    qtbot.waitUntil(lambda: panel.tree.currentItem().text(0) == "Chapter 31")
    panel.tree.setFocus()
    press(panel.tree, K.Key_Down)
    press(panel.tree, K.Key_Return)
    assert view.first_visible() == view.text.content.index("Chapter 32\n") and view.hasFocus()
    panel.tree.setFocus()
    press(panel.tree, K.Key_Escape)
    assert view.hasFocus()
    press(view, K.Key_F8)
    assert not panel.isVisible()
    view.go_to(0)
    press(view, K.Key_F8)
    assert panel.tree.currentItem().text(0) == "Chapter 0"


def test_new_details_leave_the_reader_where_he_is(reading: MainWindow, qtbot: QtBot) -> None:
    view, trail = page(reading), reading.navigator.trail
    view.go_to(10_000)
    reading.navigator.jump(30_000)
    reading.navigator.jump(20_000)
    press(view, K.Key_Left, ALT)
    assert trail.can_go_back and trail.can_go_forward
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 7)
    view.select(view.first_visible() + 10, view.first_visible() + 60)
    marked, place = view.selection(), view.first_visible()
    top = view.scene.caret(place).top()

    press(view, K.Key_I, CTRL)
    asking = dialog(reading, DetailsDialog, qtbot)
    asking.title.selectAll()
    QTest.keyClicks(asking.title, "A much longer title than it had before, over two lines of it")
    asking.authors.setPlainText("Ann\nBo")
    asking.source.setText("A shelf")
    press(asking.title, K.Key_Return)
    assert here(reading).authors == ("Ann", "Bo")
    assert reading.windowTitle().startswith("A much longer title")
    assert view.scene.title.startswith("A much longer title") and "Ann, Bo" in view.scene.facts
    assert trail.can_go_back and trail.can_go_forward
    assert (view.selection(), view.first_visible()) == (marked, place)
    assert view.scene.caret(place).top() == top, "not by a pixel"
    press(view, K.Key_Right, ALT)
    assert abs(view.first_visible() - 20_000) < 300

    reading.session.undo_stack.undo()
    assert reading.windowTitle().startswith("Long") and trail.can_go_back


def test_recent_texts_come_by_when_they_were_read(
    reading: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bring_in(reading, qtbot, written(tmp_path, "short.txt", "Only this."))
    session = reading.session
    article, long, short = session.documents()
    for n, document in enumerate((short, long, article)):
        session.store.keep_place(document.id, 0, f"2099-01-0{n + 1}T00:00:00.000Z")
    menu = next(m for m in reading.findChildren(QMenu) if m.title() == "Open recent")
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles == [article.title, "Long", "short"]
    menu.actions()[1].trigger()
    assert here(reading) == long


def test_the_library_leads_to_new_texts(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.reception.choose = lambda *_: [written(tmp_path, "added.txt", "Added words.")]
    press(page(window), K.Key_B, CTRL)
    library = window.findChild(QDialog, "libraryView")
    assert isinstance(library, QDialog)
    with qtbot.waitSignal(window.importer.ended):
        press(library, K.Key_O, CTRL)
    assert here(window).title == "added"
