"""The panel of themes: every part of a row, every entry of the menu, by mouse and by key."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.colours import NEUTRAL, TONES, tone
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import theming
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.panels.swatches import SwatchPopup
from leifeng_reader.ui.panels.themes import ThemePanel
from leifeng_reader.ui.panels.themetree import ThemeTree
from tests.ui.conftest import Reading
from tests.ui.panels.test_cards import Told

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def themes(reading: Reading) -> list[Theme]:
    """Service with Volunteering and Schools under it, and Memory."""
    top = reading.theme("Service")
    return [
        top,
        reading.theme("Volunteering", top),
        reading.theme("Schools", top),
        reading.theme("Memory"),
    ]


@pytest.fixture
def themed(panel: SidePanel, themes: list[Theme]) -> ThemePanel:
    found = panel.findChild(ThemePanel)
    assert isinstance(found, ThemePanel)
    QApplication.processEvents()
    return found


@pytest.fixture
def tree(themed: ThemePanel) -> ThemeTree:
    found = themed.findChild(ThemeTree, "themeTree")
    assert isinstance(found, ThemeTree)
    return found


def at(tree: ThemeTree, themed: ThemePanel, theme: Theme, part: str) -> QPoint:
    rect = getattr(tree.parts(themed.model.index_of(theme.id)), part)
    assert tree.viewport().rect().contains(rect.center())
    return QPoint(rect.center())


def choose(tree: ThemeTree, themed: ThemePanel, theme: Theme) -> None:
    tree.setFocus()
    tree.setCurrentIndex(themed.model.index_of(theme.id))


def field(tree: ThemeTree) -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    assert found.parent() is tree.viewport()
    return found


def names(reading: Reading, above: str | None = None) -> list[str]:
    return [theme.name for theme in reading.session.codebook.children(above)]


# Rows


def test_the_parts_of_a_row_lie_beside_each_other(tree: ThemeTree, themed: ThemePanel) -> None:
    for width in (260, 300, 420):
        themed.window().resize(width, 900)
        QApplication.processEvents()
        for name in ("Service", "Schools"):
            theme = next(t for t in themed._session.codebook.themes.values() if t.name == name)
            parts = tree.parts(themed.model.index_of(theme.id))
            rects = [parts.name, parts.slot, parts.count, parts.eye]
            assert all(a.right() < b.left() for a, b in pairwise(rects))
            assert parts.name.width() > 60
            assert parts.eye.right() < tree.width()


def test_new_themes_show_unfolded(tree: ThemeTree, themed: ThemePanel, reading: Reading) -> None:
    deep = reading.theme("Night shifts", reading.session.codebook.themes[_id(reading, "Schools")])
    assert not tree.visualRect(themed.model.index_of(deep.id)).isEmpty()


def _id(reading: Reading, name: str) -> str:
    return next(t.id for t in reading.session.codebook.themes.values() if t.name == name)


def test_the_chevron_folds(tree: ThemeTree, themed: ThemePanel, themes: list[Theme]) -> None:
    row = tree.visualRect(themed.model.index_of(themes[0].id))
    QTest.mouseClick(tree.viewport(), LEFT, pos=QPoint(row.left() - 8, row.center().y()))
    assert tree.visualRect(themed.model.index_of(themes[1].id)).isEmpty()
    assert tree.current_theme() == ""


def test_without_themes_a_line_says_what_to_do(
    panel: SidePanel, reading: Reading, qtbot: QtBot
) -> None:
    hint = panel.findChild(QLabel, "noThemes")
    assert isinstance(hint, QLabel) and hint.isVisible()
    reading.theme("Kindness")
    assert not hint.isVisible()
    reading.undo()
    assert hint.isVisible()


def test_a_click_on_a_name_only_chooses(
    panel: SidePanel, tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    made = reading.annotate(0, 12)
    panel.show_annotation(made.id)
    steps = reading.session.undo_stack.count()
    for part in ("name", "count"):
        QTest.mouseClick(tree.viewport(), LEFT, pos=at(tree, themed, themes[3], part))
    QTest.mouseDClick(tree.viewport(), LEFT, pos=at(tree, themed, themes[3], "count"))
    assert tree.current_theme() == themes[3].id
    assert reading.session.undo_stack.count() == steps
    assert reading.session.filter == Filter()
    assert tree.viewport().findChild(QLineEdit) is None


def test_the_eye_hides_a_theme_with_those_under_it(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    top, child, other, _ = (theme.id for theme in themes)
    click = lambda theme: QTest.mouseClick(  # noqa: E731
        tree.viewport(), LEFT, pos=at(tree, themed, theme, "eye")
    )
    click(themes[0])
    assert reading.session.filter.hidden == {top, child, other}
    click(themes[1])
    assert reading.session.filter.hidden == {top, other}
    assert tree.current_theme() == ""


def test_a_press_that_leaves_the_eye_does_nothing(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    eye, name = (at(tree, themed, themes[3], part) for part in ("eye", "name"))
    QTest.mousePress(tree.viewport(), LEFT, pos=eye)
    QTest.mouseRelease(tree.viewport(), LEFT, pos=name)
    assert reading.session.filter == Filter()


def test_the_funnel_and_ctrl_enter_filter_by_one_theme(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    slot = at(tree, themed, themes[3], "slot")
    QTest.mouseClick(tree.viewport(), LEFT, pos=slot)
    assert reading.session.filter.themes == {themes[3].id}
    choose(tree, themed, themes[1])
    QTest.keyClick(tree, Qt.Key.Key_Return, CTRL)
    assert reading.session.filter.themes == {themes[1].id}
    QTest.keyClick(tree, Qt.Key.Key_Return, CTRL)
    assert reading.session.filter == Filter()


def test_space_ticks(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    choose(tree, themed, themes[3])
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert reading.session.filter.hidden == {themes[3].id}
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert reading.session.filter == Filter()


# Names


@pytest.mark.parametrize("way", ["F2", "menu"])
def test_a_theme_is_renamed_in_place(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme], way: str
) -> None:
    choose(tree, themed, themes[3])
    if way == "F2":
        QTest.keyClick(tree, Qt.Key.Key_F2)
    else:
        entry(themed.menu(themed.model.index_of(themes[3].id)), "Rename").trigger()
    field(tree).selectAll()
    QTest.keyClicks(field(tree), "Remembrance")
    QTest.keyClick(field(tree), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(reading) == ["Service", "Remembrance"]


def test_escape_keeps_the_name(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    told = Told(themed.renameWanted)
    choose(tree, themed, themes[3])
    QTest.keyClick(tree, Qt.Key.Key_F2)
    QTest.keyClicks(field(tree), "x")
    QTest.keyClick(field(tree), Qt.Key.Key_Escape)
    assert told == []
    assert themed.model.index_of(themes[3].id).data() == "Memory"


def test_a_name_being_typed_is_not_overwritten(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    choose(tree, themed, themes[3])
    QTest.keyClick(tree, Qt.Key.Key_F2)
    QTest.keyClicks(field(tree), "Typed")
    reading.annotate(0, 12, [themes[3]])
    assert field(tree).text() == "Typed"
    QTest.keyClick(field(tree), Qt.Key.Key_Up)
    assert field(tree).text() == "Typed"


def test_adding_names_the_new_theme_at_once(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, qtbot: QtBot
) -> None:
    button = themed.findChild(QToolButton, "addTheme")
    assert isinstance(button, QToolButton)
    for _ in range(2):
        QTest.mouseClick(button, LEFT)
        QTest.keyClick(field(tree), Qt.Key.Key_Escape)
        QApplication.processEvents()
    assert names(reading) == ["Service", "Memory", "New theme", "New theme 2"]
    QTest.mouseClick(button, LEFT)
    field(tree).insert("雷锋精神")
    QTest.keyClick(field(tree), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(reading)[-1] == "雷锋精神"
    assert tree.current_theme() == _id(reading, "雷锋精神")


def test_a_refused_theme_leaves_no_field(session_panel: ThemePanel) -> None:
    session_panel.add("")
    assert session_panel.tree.viewport().findChild(QLineEdit) is None


@pytest.fixture
def session_panel(reading: Reading, qtbot: QtBot) -> ThemePanel:
    """A panel whose wishes nobody hears."""
    made = ThemePanel(reading.session)
    qtbot.addWidget(made)
    made.show()
    return made


# The menu


def entry(menu: QMenu, label: str) -> QAction:
    return next(a for a in menu.actions() if a.text().partition("\t")[0] == label)


def submenu(menu: QMenu, label: str) -> QMenu:
    found = entry(menu, label).menu()
    assert isinstance(found, QMenu)
    return found


def test_the_menu_has_an_entry_for_everything(
    themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    menu = themed.menu(themed.model.index_of(themes[0].id))
    assert [a.text().partition("\t")[0] for a in menu.actions() if a.text()] == [
        "Give to the passage",
        "Open",
        "Show only this theme",
        "Show on the page",
        "Rename",
        "Colour…",
        "Key",
        "Move",
        "Add a theme under this one",
        "Split by triage…",
        "Archive",
        "Delete",
    ]
    entry(menu, "Show only this theme").trigger()
    entry(menu, "Show on the page").trigger()
    now = reading.session.filter
    assert now == Filter(themes=frozenset({themes[0].id}), hidden=now.hidden)
    assert now.hidden == {theme.id for theme in themes[:3]}
    again = themed.menu(themed.model.index_of(themes[0].id))
    assert entry(again, "Show only this theme").isChecked()
    assert not entry(again, "Show on the page").isChecked()


def test_keys_are_given_by_the_menu(
    themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    keys = submenu(themed.menu(themed.model.index_of(themes[3].id)), "Key")
    assert [a.text() for a in keys.actions() if a.isChecked()] == ["4"]
    entry(keys, "1").trigger()
    assert reading.session.codebook.by_key()[1].id == themes[3].id
    keys = submenu(themed.menu(themed.model.index_of(themes[3].id)), "Key")
    entry(keys, "None").trigger()
    assert reading.session.codebook.themes[themes[3].id].key is None


def test_themes_are_deleted_by_key_and_menu(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    made = reading.annotate(0, 12, [themes[0], themes[3]])
    choose(tree, themed, themes[3])
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert names(reading) == ["Service"]
    entry(themed.menu(themed.model.index_of(themes[0].id)), "Delete").trigger()
    assert names(reading) == ["Volunteering", "Schools"]
    assert reading.session.index.by_id[made.id].themes == ()
    reading.undo()
    reading.undo()
    assert names(reading) == ["Service", "Memory"]
    assert reading.session.index.by_id[made.id].themes == (themes[0].id, themes[3].id)


def test_themes_are_moved_by_key(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    top = themes[0].id
    choose(tree, themed, themes[3])
    for key, tops, under in (
        (Qt.Key.Key_Up, ["Memory", "Service"], ["Volunteering", "Schools"]),
        (Qt.Key.Key_Up, ["Memory", "Service"], ["Volunteering", "Schools"]),
        (Qt.Key.Key_Down, ["Service", "Memory"], ["Volunteering", "Schools"]),
        (Qt.Key.Key_Right, ["Service"], ["Volunteering", "Schools", "Memory"]),
        (Qt.Key.Key_Up, ["Service"], ["Volunteering", "Memory", "Schools"]),
        (Qt.Key.Key_Left, ["Service", "Memory"], ["Volunteering", "Schools"]),
    ):
        QTest.keyClick(tree, key, ALT)
        assert (names(reading), names(reading, top)) == (tops, under)
        assert tree.current_theme() == themes[3].id


def test_a_drop_moves_a_theme_and_keeps_every_row(
    themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    model = themed.model
    data = model.mimeData([model.index_of(themes[3].id)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.index_of(themes[0].id))
    assert names(reading, themes[0].id) == ["Volunteering", "Memory", "Schools"]
    assert model.rowCount(model.index_of(themes[0].id)) == 3


def test_while_dragging_the_aim_is_painted(
    tree: ThemeTree, themed: ThemePanel, themes: list[Theme]
) -> None:
    index = QPersistentModelIndex(themed.model.index_of(themes[3].id))
    place = QAbstractItemView.DropIndicatorPosition
    pictures = [tree.viewport().grab().toImage()]
    for where in (place.OnItem, place.AboveItem, place.BelowItem):
        tree._aim((index, where))
        pictures.append(tree.viewport().grab().toImage())
    assert all(a != b for a, b in combinations(pictures, 2))
    tree._aim(None)
    assert tree.viewport().grab().toImage() == pictures[0]


def test_the_dragged_label_names_the_theme(tree: ThemeTree, themes: list[Theme]) -> None:
    short, long = tree._label(themes[3]), tree._label(replace(themes[3], name="word " * 40))
    assert 40 < short.width() < long.width() < 300
    assert short.toImage().pixelColor(12, short.height() // 2).name() == (
        tone(themes[3].colour).light.strong
    )


def test_the_menu_opens_at_mouse_and_keyboard(
    tree: ThemeTree, themed: ThemePanel, themes: list[Theme]
) -> None:
    choose(tree, themed, themes[3])
    name = at(tree, themed, themes[3], "name")
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, name, tree.viewport().mapToGlobal(name))
        QApplication.sendEvent(tree.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert entry(menu, "Rename")
        menu.close()
    assert entry(themed.menu(QModelIndex()), "Add a theme")


# Colours


def popup(themed: ThemePanel, theme: Theme) -> SwatchPopup:
    entry(themed.menu(themed.model.index_of(theme.id)), "Colour…").trigger()
    found = themed.findChild(SwatchPopup)
    assert isinstance(found, SwatchPopup)
    return found


def test_tones_are_chosen_by_mouse(
    themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    opened = popup(themed, themes[3])
    assert [swatch.tone for swatch in opened.swatches] == [t for t in TONES if t != NEUTRAL]
    assert [s.tone for s in opened.swatches if s.isChecked()] == [themes[3].colour]
    assert all(swatch.toolTip() for swatch in opened.swatches)
    QTest.mouseClick(opened.swatches[7], LEFT)
    assert reading.session.codebook.themes[themes[3].id].colour == opened.swatches[7].tone


def test_tones_are_chosen_by_key(themed: ThemePanel, reading: Reading, themes: list[Theme]) -> None:
    opened = popup(themed, themes[0])
    tones = [swatch.tone for swatch in opened.swatches]
    start = tones.index(themes[0].colour)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(next(s for s in opened.swatches if s.hasFocus()), key)
    QTest.keyClick(next(s for s in opened.swatches if s.hasFocus()), Qt.Key.Key_Return)
    assert reading.session.codebook.themes[themes[0].id].colour == tones[start + 7]


def test_escape_closes_the_tones(themed: ThemePanel, reading: Reading, themes: list[Theme]) -> None:
    opened = popup(themed, themes[0])
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert reading.session.codebook.themes[themes[0].id].colour == themes[0].colour


# Keys and ears


def test_the_tree_claims_its_keys_and_no_others(tree: ThemeTree) -> None:
    for key, claimed in (
        (Qt.Key.Key_Delete, True),
        (Qt.Key.Key_F2, True),
        (Qt.Key.Key_1, False),
        (Qt.Key.Key_H, False),
    ):
        override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        override.ignore()
        QApplication.sendEvent(tree, override)
        assert override.isAccepted() == claimed, key


def test_escape_gives_the_keyboard_back(panel: SidePanel, tree: ThemeTree, qtbot: QtBot) -> None:
    tree.setFocus()
    with qtbot.waitSignal(panel.leaveWanted):
        QTest.keyClick(tree, Qt.Key.Key_Escape)


def test_themes_are_read_aloud(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    reading.annotate(0, 12, [themes[0]])
    whole = QAccessible.queryAccessibleInterface(tree)
    assert whole.text(QAccessible.Text.Name) == "Themes"
    heading, row = whole.child(0), whole.child(1)
    assert heading.text(QAccessible.Text.Name) == "Theme"
    assert row.text(QAccessible.Text.Name) == "Service"
    assert "1 annotation" in row.text(QAccessible.Text.Description)
    assert row.state().checkable and row.state().checked


# The workbench


@pytest.mark.parametrize("way", ["Enter", "double click", "menu"])
def test_a_theme_is_opened(
    tree: ThemeTree, themed: ThemePanel, themes: list[Theme], way: str
) -> None:
    told: list[tuple[str, list[str]]] = []
    themed.actWanted.connect(lambda act, ids: told.append((act, ids)))
    choose(tree, themed, themes[3])
    if way == "Enter":
        QTest.keyClick(tree, Qt.Key.Key_Return)
    elif way == "menu":
        entry(themed.menu(themed.model.index_of(themes[3].id)), "Open").trigger()
    else:
        name = at(tree, themed, themes[3], "name")
        QTest.mouseDClick(tree.viewport(), LEFT, pos=name)
    assert told == [("open", [themes[3].id])]


def test_several_themes_are_chosen_by_keyboard(
    tree: ThemeTree, themed: ThemePanel, themes: list[Theme]
) -> None:
    service, volunteering, schools, memory = (theme.id for theme in themes)
    choose(tree, themed, themes[0])
    QTest.keyClick(tree, Qt.Key.Key_Down, SHIFT)
    assert tree.selected_themes() == [service, volunteering]
    for _ in range(2):
        QTest.keyClick(tree, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(tree, Qt.Key.Key_Space, CTRL)
    assert tree.selected_themes() == [service, volunteering, memory]
    told: list[tuple[str, list[str]]] = []
    themed.actWanted.connect(lambda act, ids: told.append((act, ids)))
    menu = themed.menu(themed.model.index_of(memory))
    assert [a.text() for a in menu.actions()] == [
        "Merge 3 themes…",
        "Archive 3 themes",
        "Delete 3 themes",
    ]
    menu.actions()[0].trigger()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    chosen = [service, volunteering, memory]
    assert told == [("merge", chosen), ("delete", chosen)]
    other = themed.menu(themed.model.index_of(schools))
    assert other.actions()[0].text().startswith("Give"), "a row that is not among them"


def test_archived_themes_stand_last_and_only_when_asked_for(
    tree: ThemeTree, themed: ThemePanel, reading: Reading, themes: list[Theme]
) -> None:
    session = reading.session
    service, volunteering, schools, memory = (theme.id for theme in themes)
    assert not themed.archive_button.isVisible()
    session.perform(theming.archive(session.codebook, service, session.origin), "archive")
    assert themed.model.listed() == [memory]
    assert themed.archive_button.isVisible() and "3" in themed.archive_button.text()
    later = reading.theme("Later")
    themed.archive_button.setFocus()
    QTest.keyClick(themed.archive_button, Qt.Key.Key_Space)
    assert themed.model.listed() == [memory, later.id, service, volunteering, schools]
    assert "Take out of the archive" in [
        a.text() for a in themed.menu(themed.model.index_of(schools)).actions()
    ]
    told = Told(themed.moveWanted)
    for step in ("up", "down", "down"):
        themed.step(memory, step)
    assert told == [memory], "steps are among those of its kind"
    assert [t.name for t in session.codebook.on_offer()] == ["Later", "Memory"]
    reading.undo()
    reading.undo()
    reading.undo()
    assert themed.model.listed() == [service, volunteering, schools, memory]
