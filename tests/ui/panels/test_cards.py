"""Cards: what they show, where they stand, and what mouse and keyboard do to them."""

import random

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import annotating
from leifeng_reader.ui.panels.card import GAP, long_time, short_date
from leifeng_reader.ui.panels.cards import CardList
from leifeng_reader.ui.panels.side import SidePanel
from tests.ui.conftest import Reading
from tests.ui.models.test_annotations import DEEDS

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def cards(panel: SidePanel) -> CardList:
    found = panel.findChild(CardList, "annotationList")
    assert isinstance(found, CardList)
    return found


@pytest.fixture
def made(reading: Reading) -> list[Annotation]:
    return reading.annotate_many(90)


def place(cards: CardList, annotation: Annotation) -> QRect:
    """Return where a card is."""
    QApplication.processEvents()
    rows = [cards.model().index(row, 0) for row in range(cards.model().rowCount())]
    index = next(i for i in rows if cards.card(i.row()).annotation.id == annotation.id)
    return cards.visualRect(index)


def click(cards: CardList, annotation: Annotation, modifiers: Qt.KeyboardModifier = NONE) -> None:
    at = place(cards, annotation).topLeft() + QPoint(60, 20)
    QTest.mouseClick(cards.viewport(), LEFT, modifiers, at)


class Told(list[object]):
    """What a signal carried, in order."""

    def __init__(self, *signals: object) -> None:
        super().__init__()
        for signal in signals:
            signal.connect(lambda *given: self.append(given[0]))  # type: ignore[attr-defined]


# What is shown


def test_a_card_shows_quote_themes_time_and_note(cards: CardList, reading: Reading) -> None:
    theme = reading.theme("Kindness")
    reading.annotate(0, 12, [theme], "So be it.")
    card = cards.card(0)
    assert card.quote.layout.text() == "Paragraph 0."
    assert [chip.label for chip in card.chips] == ["Kindness"]
    assert card.note is not None and card.note.layout.text() == "So be it."
    assert card.time
    assert card.rect.contains(card.note_rect)


def test_a_long_quote_is_folded_until_the_card_is_current(
    cards: CardList, panel: SidePanel, reading: Reading
) -> None:
    long, _ = reading.annotate(0, 700), reading.annotate(900, 920)
    assert cards.card(0).quote.layout.lineCount() == 5
    panel.show_annotation(long.id)
    assert cards.card(0).quote.layout.lineCount() == 14
    panel.show_annotation(None)
    assert cards.card(0).quote.layout.lineCount() == 5


def test_line_breaks_of_a_quote_are_kept(cards: CardList, reading: Reading) -> None:
    text = reading.session.require_document()[1].content
    at = text.index("\n")
    reading.annotate(at - 10, at + 14)
    layout = cards.card(0).quote.layout
    assert "\u2028Paragraph 1." in layout.text()


def test_long_names_are_cut_inside_the_card(
    cards: CardList, panel: SidePanel, reading: Reading
) -> None:
    panel.resize(260, 700)
    themes = [reading.theme(name * 5) for name in ("A long name ", "Another one ", "雷锋精神")]
    reading.annotate(0, 5, themes)
    QApplication.processEvents()
    card = cards.card(0)
    assert all(card.rect.contains(chip.rect) for chip in card.chips)
    assert all(not chip.rect.intersects(card.time_rect) for chip in card.chips)
    assert card.chips[0].label.endswith("…")


def test_other_names_and_colours_show_at_once(cards: CardList, reading: Reading) -> None:
    from leifeng_reader.operations import theming

    theme = reading.theme("Kindness")
    reading.annotate(0, 12, [theme])
    assert cards.card(0).chips[0].label == "Kindness"
    session = reading.session
    session.perform(theming.rename(session.codebook, theme.id, "Help", session.origin), "rename")
    assert cards.card(0).chips[0].label == "Help"


def test_the_first_theme_colours_the_edge(cards: CardList, reading: Reading) -> None:
    from leifeng_reader.core.colours import tone

    theme = reading.theme("Kindness", colour="rose")
    made = reading.annotate(0, 12, [theme])
    image = cards.viewport().grab().toImage()
    rect = place(cards, made)
    edge = image.pixelColor(QPoint(13, rect.center().y()) * image.devicePixelRatio())
    assert edge.name() == tone("rose").light.strong


# Where cards stand


def test_only_cards_near_the_viewport_are_laid_out(cards: CardList, reading: Reading) -> None:
    reading.annotate_many(3000)
    QApplication.processEvents()
    assert cards.model().rowCount() == 3000
    assert len(cards.deck) < 60


def test_a_chosen_card_far_away_comes_into_view(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    for annotation in (made[70], made[3], made[-1], made[0]):
        panel.show_annotation(annotation.id)
        assert panel.current_annotation() == annotation.id
        assert cards.viewport().rect().contains(place(cards, annotation).adjusted(0, 0, -12, 0))


def test_showing_a_card_tells_nobody(panel: SidePanel, made: list[Annotation]) -> None:
    told = Told(panel.annotationActivated)
    panel.show_annotation(made[5].id)
    panel.show_annotation("nobody")
    assert panel.current_annotation() is None
    assert told == []


def test_cards_stay_in_place_while_others_come_and_go(
    cards: CardList, panel: SidePanel, reading: Reading, made: list[Annotation]
) -> None:
    panel.show_annotation(made[60].id)
    top = place(cards, made[60]).top()
    first = reading.annotate(5, 500)
    assert place(cards, made[60]).top() == top
    reading.remove(first, made[0], made[30])
    assert place(cards, made[60]).top() == top
    reading.undo()
    assert place(cards, made[60]).top() == top
    reading.alter(made[59], annotating.set_note, "Several\nlines\nof\nnote")
    assert place(cards, made[60]).top() == top


def test_the_card_at_the_top_stays_when_the_width_changes(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    cards.verticalScrollBar().setValue(cards.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    before = cards.indexAt(QPoint(40, 30)).row()
    panel.resize(420, 900)
    QApplication.processEvents()
    assert cards.indexAt(QPoint(40, 30)).row() == before


def test_a_filter_keeps_the_current_card(
    cards: CardList, panel: SidePanel, reading: Reading, made: list[Annotation]
) -> None:
    kept = reading.alter(made[50], annotating.set_note, "apple")
    panel.show_annotation(kept.id)
    told = Told(panel.annotationActivated)
    reading.session.set_filter(Filter(words="apple"))
    assert panel.current_annotation() == kept.id
    reading.session.set_filter(Filter())
    assert panel.current_annotation() == kept.id
    assert cards.viewport().rect().intersects(place(cards, kept))
    assert told == []


def test_the_end_is_reached_by_key_and_by_scroll_bar(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert cards.viewport().rect().bottom() - place(cards, made[-1]).bottom() < 10
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Home)
    assert panel.current_annotation() == made[0].id
    QTest.keyClick(cards, Qt.Key.Key_End)
    assert panel.current_annotation() == made[-1].id
    assert cards.viewport().rect().intersects(place(cards, made[-1]))


# Choosing


def test_a_click_activates(cards: CardList, panel: SidePanel, made: list[Annotation]) -> None:
    told = Told(panel.annotationActivated)
    click(cards, made[1])
    click(cards, made[1])
    click(cards, made[2])
    assert told == [made[1].id, made[1].id, made[2].id]
    assert panel.selected_annotations() == [made[2].id]


def test_a_click_on_a_half_hidden_card_chooses_it_alone(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    height = cards.viewport().height()
    index = cards.indexAt(QPoint(60, height - 2))
    if not index.isValid():
        index = cards.indexAt(QPoint(60, height - 8))
    chosen = cards.card(index.row()).annotation
    at = QPoint(60, min(height - 2, cards.visualRect(index).bottom()))
    QTest.mouseClick(cards.viewport(), LEFT, NONE, at)
    assert panel.selected_annotations() == [chosen.id]
    assert cards.viewport().rect().contains(place(cards, chosen).adjusted(0, 0, -12, 0))


def test_several_cards_are_chosen_and_removed(
    cards: CardList, panel: SidePanel, reading: Reading, made: list[Annotation]
) -> None:
    click(cards, made[0])
    click(cards, made[2], SHIFT)
    click(cards, made[4], CTRL)
    assert panel.selected_annotations() == [made[n].id for n in (0, 1, 2, 4)]
    told = Told(panel.removeWanted)
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    assert told == [[made[n].id for n in (0, 1, 2, 4)]]
    assert len(reading.session.index) == 86


def test_arrows_activate_and_shift_extends(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    click(cards, made[0])
    told = Told(panel.annotationActivated)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(cards, Qt.Key.Key_Up)
    QTest.keyClick(cards, Qt.Key.Key_Up)
    QTest.keyClick(cards, Qt.Key.Key_Up)
    assert told == [made[n].id for n in (1, 2, 1, 0)]


def test_pages_go_on_and_come_back(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    click(cards, made[0])
    rows = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(cards, key)
        rows.append(cards.currentIndex().row())
    assert 0 < rows[0] < rows[1] and rows[1] > rows[2] > rows[3]


def test_dragging_chooses_no_more_than_the_press(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    start, end = (place(cards, made[n]).center() for n in (0, 2))
    QTest.mousePress(cards.viewport(), LEFT, NONE, start)
    QTest.mouseMove(cards.viewport(), end)
    QTest.mouseRelease(cards.viewport(), LEFT, NONE, end)
    assert panel.selected_annotations() == [made[0].id]


def test_a_removed_current_card_hands_on_to_the_next_only_with_the_keyboard(
    cards: CardList, panel: SidePanel, reading: Reading, made: list[Annotation]
) -> None:
    click(cards, made[3])
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    assert panel.current_annotation() == made[4].id
    panel.focus_filter()
    reading.remove(made[4])
    assert panel.current_annotation() is None


def test_escape_gives_the_keyboard_back(cards: CardList, panel: SidePanel, qtbot: QtBot) -> None:
    cards.setFocus()
    with qtbot.waitSignal(panel.leaveWanted):
        QTest.keyClick(cards, Qt.Key.Key_Escape)


def test_copying_wishes_for_the_current_quote(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    click(cards, made[1])
    told = Told(panel.copyWanted)
    QTest.keyClick(cards, Qt.Key.Key_C, CTRL)
    assert told == [made[1].id]


def test_the_tab_key_makes_a_seen_card_current_and_rings_it(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    told = Told(panel.annotationActivated)
    panel.focus_filter()
    plain = cards.viewport().grab().toImage()
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.current_annotation() == made[0].id
    assert cards.viewport().grab().toImage() != plain
    assert told == []


# The menu


def labels(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_the_menu_has_everything(
    cards: CardList, panel: SidePanel, reading: Reading, qtbot: QtBot
) -> None:
    theme, other = reading.theme("Kindness"), reading.theme("Under & over")
    made = reading.annotate(0, 12, [theme])
    told = Told(panel.copyWanted, panel.removeWanted)
    menu = cards.menu(made)
    assert labels(menu) == [
        "Edit note",
        "Copy quote with citation",
        "Themes",
        "History of this annotation…",
        "Remove",
    ]
    edit, copy, themes, _, _, remove = menu.actions()
    copy.trigger()
    submenu = themes.menu()
    assert isinstance(submenu, QMenu)
    assert [action.isChecked() for action in submenu.actions()] == [True, False]
    submenu.actions()[1].trigger()
    assert reading.session.index.by_id[made.id].themes == (theme.id, other.id)
    edit.trigger()
    assert cards.editor.annotation_id == made.id
    cards.editor.leave()
    remove.trigger()
    assert told == [made.id, [made.id]]


def test_the_menu_removes_all_that_are_chosen(
    cards: CardList, panel: SidePanel, made: list[Annotation]
) -> None:
    click(cards, made[0])
    click(cards, made[1], CTRL)
    told = Told(panel.removeWanted)
    cards.menu(made[1]).actions()[-1].trigger()
    cards.menu(made[5]).actions()[-1].trigger()
    assert told == [[made[0].id, made[1].id], [made[5].id]]


def test_the_menu_opens_at_mouse_and_keyboard(cards: CardList, made: list[Annotation]) -> None:
    click(cards, made[1])
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        at = place(cards, made[1]).center()
        QApplication.sendEvent(
            cards.viewport(), QContextMenuEvent(reason, at, cards.viewport().mapToGlobal(at))
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()


# For screen readers


def test_cards_are_read_aloud(cards: CardList, panel: SidePanel, reading: Reading) -> None:
    reading.annotate(0, 12, [reading.theme("Kindness")], "So be it.")
    whole = QAccessible.queryAccessibleInterface(cards)
    assert whole.text(QAccessible.Text.Name) == "Annotations"
    assert whole.childCount() == 1
    card = whole.child(0)
    assert card.role() == QAccessible.Role.ListItem
    assert card.text(QAccessible.Text.Name) == "Paragraph 0."
    assert "Kindness" in card.text(QAccessible.Text.Description)


def test_selection_by_code_reaches_only_rows_there_are(
    cards: CardList, made: list[Annotation]
) -> None:
    command = QItemSelectionModel.SelectionFlag.ClearAndSelect
    cards.setSelection(QRect(0, -10_000, 10, 100_000), command)
    assert len(cards.selected_annotations()) == len(made)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_cards_follow_each_other(
    cards: CardList, panel: SidePanel, reading: Reading, seed: int
) -> None:
    chance = random.Random(seed)
    reading.annotate_many(40)
    for _ in range(80):
        chance.choice(DEEDS)(reading, chance)
        if chance.random() < 0.1:
            panel.resize(chance.randrange(260, 500), chance.randrange(500, 1000))
        for deed in (_scroll, _choose):
            if chance.random() < 0.3:
                deed(cards, chance)
        QApplication.processEvents()
        check_geometry(cards)


def _scroll(cards: CardList, chance: random.Random) -> None:
    bar = cards.verticalScrollBar()
    bar.setValue(chance.randrange(bar.maximum() + 1))


def _choose(cards: CardList, chance: random.Random) -> None:
    if count := cards.model().rowCount():
        cards.setCurrentIndex(cards.model().index(chance.randrange(count), 0))


def check_geometry(cards: CardList) -> None:
    """What is seen is laid out, without gaps, from edge to edge."""
    count, view = cards.model().rowCount(), cards.viewport().rect()
    rects = [cards.visualRect(cards.model().index(row, 0)) for row in range(count)]
    for row, (rect, below) in enumerate(zip(rects, [*rects, None][1:], strict=True)):
        if rect.intersects(view):
            assert rect.height() == cards.card(row).height
            assert below is None or below.top() == rect.bottom() + 1 + GAP
    bar = cards.verticalScrollBar()
    assert bar.value() <= bar.maximum()
    if rects and bar.maximum() > 0:
        assert rects[0].top() <= view.top() + 10 and rects[-1].bottom() >= view.bottom() - 10


@pytest.mark.parametrize(("language", "day"), [("C", "2026-03-05"), ("de_DE", "05.03.26")])
def test_a_day_is_written_as_the_reader_does(language: str, day: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert short_date(QDate(2026, 3, 5)) == day
        assert long_time("2026-03-05T12:00:00.000Z").startswith(day)
    finally:
        QLocale.setDefault(before)
