"""Themes by name: letters typed over a selection find one, Enter applies, several in a row."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.operations import theming
from leifeng_reader.store.store import Store
from leifeng_reader.ui.naming import Naming
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.window import MainWindow

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def view_of(window: MainWindow) -> ReadingView:
    view = window.findChild(QWidget, "readingView")
    assert isinstance(view, ReadingView)
    return view


def field(window: MainWindow) -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit) and found.objectName() == "themeField"
    assert found.isVisible() and window.pane.bar.isAncestorOf(found)
    return found


def offered(window: MainWindow) -> list[str]:
    naming = window.findChild(Naming)
    assert isinstance(naming, Naming)
    return [offer.label for offer in naming.field.offers]


def names(window: MainWindow, annotation: Annotation) -> list[str]:
    codebook = window.session.codebook
    now = window.session.index.by_id[annotation.id]
    return ["/".join(codebook.path(theme)) for theme in now.themes]


def select(window: MainWindow, words: str) -> None:
    """Select words by the keyboard alone."""
    view = view_of(window)
    at = view.text.content.index(words)
    view.select(at, at)
    for _ in words:
        QTest.keyClick(view, K.Key_Right, SHIFT)
    start, end = view.selection()
    assert view.text.content[start:end] == words


def test_letters_find_a_theme_and_enter_applies_it(window: MainWindow) -> None:
    select(window, "household icon")
    QTest.keyClick(view_of(window), K.Key_T)
    assert field(window).text() == ""
    QTest.keyClicks(field(window), "volu")
    assert offered(window) == ["Volunteering", "Create “volu”"]
    QTest.keyClick(field(window), K.Key_Return)
    (made,) = window.session.index
    assert made.selector.quote == "household icon"
    assert names(window, made) == ["Volunteering"]

    # The field is still there, for the next one; what it carries is ticked and can be taken off.
    assert field(window).text() == ""
    QTest.keyClicks(field(window), "quest")
    QTest.keyClick(field(window), K.Key_Return)
    assert names(window, made) == ["Volunteering", "Question"]
    QTest.keyClicks(field(window), "volunteering")
    QTest.keyClick(field(window), K.Key_Return)
    assert names(window, made) == ["Question"]

    QTest.keyClick(field(window), K.Key_Escape)
    assert view_of(window).hasFocus() and not window.pane.bar.is_naming
    for expected in (["Volunteering", "Question"], ["Volunteering"]):
        QTest.keyClick(view_of(window), K.Key_Z, CTRL)
        assert names(window, made) == expected
    QTest.keyClick(view_of(window), K.Key_Z, CTRL)
    assert len(window.session.index) == 0
    for _ in range(3):
        QTest.keyClick(view_of(window), K.Key_Z, CTRL | SHIFT)
    assert names(window, made) == ["Question"]


def test_a_letter_that_is_no_command_starts_the_field(window: MainWindow) -> None:
    select(window, "household icon")
    QTest.keyClicks(view_of(window), "v")
    assert field(window).text() == "v"
    assert offered(window)[0] == "Volunteering"
    QTest.keyClick(field(window), K.Key_Escape)
    view_of(window).select(0, 0)
    QTest.keyClicks(view_of(window), "v")
    assert not window.pane.bar.is_naming, "nothing is selected and no annotation is current"


def test_a_new_theme_is_made_and_used_in_one_step(window: MainWindow) -> None:
    session = window.session
    before = set(session.codebook.themes)
    for words, typed, path in (
        ("household icon", "志愿/雷锋精神", "志愿/雷锋精神"),
        ("young people", "Role models/Peers", "Role models/Peers"),
    ):
        select(window, words)
        QTest.keyClick(view_of(window), K.Key_T)
        field(window).insert(typed)
        assert offered(window) == [f"Create “{typed}”"]
        QTest.keyClick(field(window), K.Key_Return)
        made = next(a for a in session.index if a.selector.quote == words)
        assert names(window, made) == [path]
        assert field(window).text() == ""
        QTest.keyClick(field(window), K.Key_Escape)
    assert len(session.codebook.themes) == len(before) + 3
    for _ in range(2):
        QTest.keyClick(view_of(window), K.Key_Z, CTRL)
    assert set(session.codebook.themes) == before and len(session.index) == 0
    QTest.keyClick(view_of(window), K.Key_Z, CTRL | SHIFT)
    reopened = Store(session.store.path)
    assert [a.themes for a in reopened.annotations()] == [a.themes for a in session.index]
    reopened.close()


def test_a_part_of_a_chinese_name_or_of_a_path_is_enough(window: MainWindow) -> None:
    session = window.session
    change, _ = theming.ensure_path(session.codebook, ("志愿", "雷锋精神"), session.origin)
    session.perform(change, "theme")
    select(window, "household icon")
    QTest.keyClick(view_of(window), K.Key_T)
    for typed in ("雷锋", "精神", "志愿/雷"):
        field(window).clear()
        field(window).insert(typed)
        assert offered(window)[0] == "志愿 / 雷锋精神"


def test_down_and_up_choose_among_the_rows(window: MainWindow) -> None:
    select(window, "household icon")
    QTest.keyClick(view_of(window), K.Key_T)
    QTest.keyClicks(field(window), "volunteer")
    QTest.keyClick(field(window), K.Key_Up)
    QTest.keyClick(field(window), K.Key_Return)
    (made,) = window.session.index
    assert names(window, made) == ["volunteer"], "up from the first goes to the last: create"


def test_archived_themes_are_not_offered_but_can_come_back(window: MainWindow) -> None:
    session = window.session
    theme = next(t for t in session.codebook.themes.values() if t.name == "Volunteering")
    session.perform(theming.archive(session.codebook, theme.id, session.origin), "archive")
    select(window, "household icon")
    QTest.keyClick(view_of(window), K.Key_T)
    QTest.keyClicks(field(window), "volunt")
    assert offered(window) == ["Create “volunt”"]
    QTest.keyClicks(field(window), "eering")
    assert offered(window) == ["Take “Volunteering” out of the archive"]
    QTest.keyClick(field(window), K.Key_Return)
    (made,) = session.index
    assert names(window, made) == ["Volunteering"] and not session.codebook.archived
    QTest.keyClick(field(window), K.Key_Escape)
    QTest.keyClick(view_of(window), K.Key_Z, CTRL)
    assert session.codebook.archived == {theme.id} and len(session.index) == 0


def test_what_is_used_more_comes_first(window: MainWindow) -> None:
    for words in ("household icon", "young people"):
        select(window, words)
        QTest.keyClick(view_of(window), K.Key_7)
    view_of(window).setFocus()
    QTest.keyClick(view_of(window), K.Key_T)
    assert offered(window)[0] == "Key idea"
    QTest.keyClicks(field(window), "memo")
    QTest.keyClick(field(window), K.Key_Return)
    theme = window.session.codebook.by_key()[5]
    carried = [a for a in window.session.index if theme.id in a.themes]
    assert [theme.name, len(carried)] == ["Commemoration", 1]


def test_without_a_passage_it_says_what_to_do(window: MainWindow) -> None:
    view = view_of(window)
    view.select(0, 0)
    QTest.keyClick(view, K.Key_T)
    assert "Select a passage" in window.messages.text and window.messages.kind == "advice"
    assert not window.pane.bar.is_naming
