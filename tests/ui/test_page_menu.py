"""The page's own menu: by the right button and by the menu key, of what is pointed at."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from leifeng_reader.ui.panels.themes import ThemePanel
from leifeng_reader.ui.window import MainWindow

REASON = QContextMenuEvent.Reason


def opened(window: MainWindow, words: str = "") -> QMenu:
    """Return the menu at the middle of words, or that of the menu key; its entries by name."""
    view = window.pane.view
    point = QPoint()
    if words:
        start = view.text.content.index(words) + len(words) // 2
        point = view.scene.caret(start).center().toPoint() + QPoint(2, 0)
    where = view.viewport().mapToGlobal(point)
    receiver = view.viewport() if words else view
    reason = REASON.Mouse if words else REASON.Keyboard
    QApplication.sendEvent(receiver, QContextMenuEvent(reason, point, where))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    """Return the entries' names; of a menu in it, its title."""
    return [a.objectName() or a.text() for a in menu.actions() if not a.isSeparator()]


def choose(menu: QMenu, entry: str) -> None:
    actions = {a.objectName() or a.text(): a for a in menu.actions()}
    menu.setActiveAction(actions[entry])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def select(window: MainWindow, words: str) -> None:
    start = window.pane.view.text.content.index(words)
    window.pane.view.setSelection(start, start + len(words))


def test_a_selection_is_highlighted_from_the_menu_and_its_annotation_removed(
    window: MainWindow,
) -> None:
    view, session = window.pane.view, window.session
    select(window, "household icon")
    menu = opened(window, "household icon")
    assert not window.pane.bar.isVisible(), "one thing is offered at a time"
    assert entries(menu)[:4] == ["highlight", "Themes", "themeByName", "note"]
    assert {"copy", "copyCitation", "Copy as", "find", "concordance"} <= set(entries(menu))
    themes = next(a.menu() for a in menu.actions() if a.text() == "Themes")
    assert isinstance(themes, QMenu)
    themes.actions()[2].trigger()
    menu.close()
    (made,) = session.index
    assert made.selector.quote == "household icon"
    assert session.codebook.themes[made.themes[0]].name == "Young people"

    # Pointed at, it becomes the current one; a selection elsewhere gives way to it.
    window.pane.leave()
    select(window, "Comrade Lei Feng")
    menu = opened(window, "household icon")
    assert view.current == made and view.selection()[0] == view.selection()[1]
    assert entries(menu)[-2:] == ["annotationHistory", "remove"] and "duplicate" in entries(menu)
    choose(menu, "remove")
    assert not len(session.index)
    session.undo_stack.undo()
    assert list(session.index) == [made]


def test_of_several_the_shortest_is_taken_and_the_current_one_stays(window: MainWindow) -> None:
    view = window.pane.view
    for words in ("late ordinary soldier and household icon", "ordinary soldier"):
        select(window, words)
        QTest.keyClick(view, Qt.Key.Key_1)
    long, short = window.session.index
    window.pane.leave()
    opened(window, "ordinary soldier").close()
    assert view.current == short
    window.pane.choose(long.id)
    opened(window, "ordinary soldier").close()
    assert view.current == long


def test_the_menu_key_opens_it_where_the_reader_is(window: MainWindow) -> None:
    view = window.pane.view
    menu = opened(window)
    assert entries(menu)[0] == "bookmark" and "goTo" in entries(menu)
    menu.close()
    select(window, "household icon")
    menu = opened(window)
    end = view.viewport().mapToGlobal(view.scene.caret(view.selection()[1]).bottomLeft().toPoint())
    assert menu.y() == end.y() and menu.x() <= end.x(), "as far right as the screen lets it"
    choose(menu, "note")
    (made,) = window.session.index
    assert made.selector.quote == "household icon"
    assert view.selection()[0] == view.selection()[1]


def test_a_theme_is_given_to_the_passage_from_its_own_menu(window: MainWindow) -> None:
    panel = window.panel.findChild(ThemePanel)
    assert isinstance(panel, ThemePanel)
    themes = list(window.session.codebook.in_tree_order())

    def give(number: int) -> None:
        panel.tree.setFocus()
        panel.menu(panel.model.index_of(themes[number].id)).actions()[0].trigger()
        assert window.pane.view.hasFocus()

    give(4)
    assert "Select a passage" in window.messages.text and not len(window.session.index)
    select(window, "household icon")
    give(4)
    give(2)
    give(4)
    (made,) = window.session.index
    assert made.themes == (themes[4].id, themes[2].id), "given once, and not taken off again"
