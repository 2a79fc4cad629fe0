"""Copying from the window: what is copied, and in which style."""

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from leifeng_reader.core.citation import Style
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.ui.copying import Copying
from leifeng_reader.ui.page import clipboard
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.window import MainWindow


def act(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def copied(window: MainWindow, name: str) -> str:
    QGuiApplication.clipboard().clear()
    act(window, name).trigger()
    return QGuiApplication.clipboard().text()


def annotate(window: MainWindow, quote: str) -> str:
    at = window.pane.view.text.content.index(quote)
    window.pane.view.select(at, at + len(quote))
    act(window, "highlight").trigger()
    current = window.pane.view.current
    assert current is not None
    return current.id


def test_the_selection_is_copied_with_its_source(window: MainWindow) -> None:
    view = window.pane.view
    at = view.text.content.index("household icon")
    view.select(at, at + 14)
    title = window.session.require_document()[0].title
    assert copied(window, "copyPlain").startswith("“household icon” (")
    assert title in copied(window, "copyPlain")
    assert copied(window, "copyMarkdown").startswith("> household icon (")
    assert copied(window, "copyRich").startswith("“household icon”")
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<blockquote><p>household icon (" in html
    assert f"<em>{title}</em>" in html


def test_the_current_annotation_and_those_chosen_in_the_list(window: MainWindow) -> None:
    annotate(window, "young people")
    annotate(window, "household icon")
    act(window, "citeNone").trigger()
    assert copied(window, "copyPlain") == "household icon"
    cards = window.panel.findChild(CardList)
    assert isinstance(cards, CardList)
    window.pane.view.select(0, 4)
    cards.setFocus()
    cards.selectAll()
    assert set(copied(window, "copyPlain").split("\n\n")) == {"young people", "household icon"}


def test_the_style_is_remembered_and_shown(window: MainWindow) -> None:
    assert act(window, "citeApa").isChecked()
    act(window, "citeGbt").trigger()
    shown = [
        name
        for name in ("citeApa", "citeMla", "citeGbt", "citeNone")
        if act(window, name).isChecked()
    ]
    assert shown == ["citeGbt"]
    act(window, "citeGbt").trigger()
    assert act(window, "citeGbt").isChecked(), "chosen twice, it is still chosen"
    again = Copying(window)
    assert again.style is Style.GBT


def test_nothing_to_copy_leaves_the_clipboard_and_says_so(window: MainWindow) -> None:
    said: list[str] = []
    window.gestures.said.connect(said.append)
    QGuiApplication.clipboard().setText("mine")
    window.pane.view.select(0, 0)
    act(window, "copyPlain").trigger()
    assert QGuiApplication.clipboard().text() == "mine"
    assert "first" in said[-1]


def test_the_menu_stands_in_edit(window: MainWindow) -> None:
    edit = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "Edit")
    menus = [action.text() for action in edit.actions() if action.menu() is not None]
    assert menus == ["Copy as"]


def test_a_cards_menu_offers_it_too(window: MainWindow) -> None:
    own = annotate(window, "household icon")
    cards = window.panel.findChild(CardList)
    assert isinstance(cards, CardList)
    menu = cards.menu(window.session.index.by_id[own])
    offered = next(m for m in menu.findChildren(QMenu) if m.title() == "Copy as")
    names = [action.objectName() for action in offered.actions() if not action.isSeparator()]
    assert names[:3] == ["copyPlain", "copyMarkdown", "copyRich"]
    assert names[3:] == ["citeApa", "citeMla", "citeGbt", "citeNone"]


def test_the_selection_counts_while_neither_page_nor_list_has_the_keyboard(
    window: MainWindow,
) -> None:
    annotate(window, "young people")
    at = window.pane.view.text.content.index("household icon")
    window.pane.view.select(at, at + 14)
    act(window, "citeNone").trigger()
    window.toolbar.setFocus()
    assert copied(window, "copyPlain") == "household icon"


def test_every_kind_of_span_can_be_copied() -> None:
    spans = tuple(Span(kind, n, n + 1, "javascript:x") for n, kind in enumerate(SpanKind))
    text = compose([Part("abcdefghijklmnop", spans=spans)])
    html = clipboard.html(text, 0, 16)
    assert "<code>" in html
    assert "javascript" not in html
