"""The theme workbench through the real window, by keyboard, undone and redone."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.operations import annotating, codebooks, theming
from leifeng_reader.paths import resources
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.dialogs.codebook import CodebookWindow
from leifeng_reader.ui.dialogs.merge import MergeDialog
from leifeng_reader.ui.dialogs.theme_page import ThemePage
from leifeng_reader.ui.dialogs.themepicker import ThemePicker
from leifeng_reader.ui.dialogs.triage import Leaving, TriageDialog
from leifeng_reader.ui.panels.themetree import ThemeTree
from leifeng_reader.ui.window import MainWindow
from leifeng_reader.ui.workbench import Workbench
from tests.library import import_text

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)
OTHER = "Another text. " * 40


class Desk:
    """A window with short words for what a reader does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.session = window, qtbot, window.session
        found = window.findChild(QWidget, "themeTree")
        assert isinstance(found, ThemeTree)
        self.tree = found
        workbench = window.findChild(Workbench)
        assert isinstance(workbench, Workbench)
        self.workbench = workbench

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        widget = QApplication.focusWidget() or self.window
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()

    def enter(self, words: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, words)

    def theme(self, name: str) -> Theme:
        return next(t for t in self.session.codebook.themes.values() if t.name == name)

    def choose(self, *names: str) -> None:
        """Choose themes in the tree as the keyboard does."""
        self.tree.setFocus()
        model = self.tree.model()
        assert model is self.workbench._panel.model
        self.tree.setCurrentIndex(self.workbench._panel.model.index_of(self.theme(names[0]).id))
        for name in names[1:]:
            wanted = self.theme(name).id
            while self.tree.current_theme() != wanted:
                self.press(K.Key_Down, CTRL)
            self.press(K.Key_Space, CTRL)

    def opened(self, kind: type[D]) -> D:
        def is_there() -> bool:
            return any(dialog.isVisible() for dialog in self.window.findChildren(kind))

        self.qtbot.waitUntil(is_there)
        found = next(d for d in self.window.findChildren(kind) if d.isVisible())
        found.activateWindow()
        QApplication.processEvents()
        return found

    def annotate(self, number: int, *names: str, note: str = "") -> list[Annotation]:
        """Annotate so many places of the open text in one change."""
        document, text = self.session.require_document()
        change, made = Change(), []
        ids = [self.theme(name).id for name in names]
        for at in range(number):
            span = (at * 20, at * 20 + 15)
            one, annotation = annotating.annotate(
                document, text, span, self.session.origin, themes=ids, note=note
            )
            change, _ = change.then(one), made.append(annotation)
        assert self.session.perform(change, "annotate")
        return made

    def carriers(self, name: str) -> set[str]:
        return {a.id for a in self.session.store.annotations_with([self.theme(name).id])}

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def undo(self) -> None:
        self.return_to_page()
        self.press(K.Key_Z, CTRL)

    def redo(self) -> None:
        self.return_to_page()
        self.press(K.Key_Z, CTRL | SHIFT)

    def return_to_page(self) -> None:
        QApplication.processEvents()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.window.pane.view.setFocus()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    window = open_window(tmp_path / "library.sqlite")
    window.resize(1280, 800)
    qtbot.waitExposed(window)
    window.activateWindow()
    window.pane.view.setFocus()
    QApplication.processEvents()
    yield Desk(window, qtbot)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def as_stored(desk: Desk) -> tuple[list[Theme], list[Annotation]]:
    store = Store(desk.session.store.path)
    found = sorted(store.themes(), key=lambda theme: theme.id), store.annotations()
    store.close()
    return found


# Merging


def test_themes_are_merged_in_one_step(desk: Desk) -> None:
    first = desk.annotate(6, "Volunteering", note="kept")
    second = desk.annotate(3, "Young people", "Question")
    before = as_stored(desk)
    desk.choose("Volunteering", "Young people", "Question")
    desk.press(K.Key_M, CTRL | SHIFT)
    dialog = desk.opened(MergeDialog)
    desk.wait(lambda: "9 annotations" in dialog.count.text())
    assert dialog.list.currentItem().text() == "Volunteering", "the one used most"
    desk.press(K.Key_Down)
    desk.press(K.Key_Return)
    desk.wait(lambda: "Volunteering" not in {t.name for t in desk.session.codebook.themes.values()})
    assert desk.carriers("Young people") == {a.id for a in (*first, *second)}
    assert {a.note for a in desk.session.index} == {"kept", ""}
    assert "3 themes are one now" in desk.window.messages.text
    merged = as_stored(desk)
    desk.undo()
    assert as_stored(desk) == before
    desk.redo()
    assert as_stored(desk) == merged


def test_one_theme_alone_is_not_merged(desk: Desk) -> None:
    desk.choose("Volunteering")
    desk.press(K.Key_M, CTRL | SHIFT)
    assert "two or more" in desk.window.messages.text
    assert not desk.window.findChildren(MergeDialog)


def test_many_annotations_are_merged_with_something_to_see(desk: Desk) -> None:
    document, _ = import_text(desk.session.store, OTHER * 40, "Long")
    desk.session.open(document.id)
    desk.annotate(1100, "Volunteering", "Young people")
    ids = [desk.theme("Young people").id, desk.theme("Volunteering").id]
    seen: list[str] = []

    def watch() -> None:
        boxes = desk.window.findChildren(QDialog, "workingBox")
        seen.extend(box.words.text() for box in boxes if box.isVisible())  # type: ignore[attr-defined]

    desk.session.changed.connect(lambda _: watch())
    desk.workbench.wishes.merge(ids, ids[0])
    desk.wait(lambda: len(desk.session.codebook.themes) == 9)
    assert len(desk.carriers("Young people")) == 1100
    assert seen == ["Writing it to the library…"]
    assert not [b for b in desk.window.findChildren(QDialog, "workingBox") if b.isVisible()]


# The page of a theme


def test_the_page_shows_passages_of_all_texts_and_opens_them(desk: Desk) -> None:
    here = desk.session.document
    assert here is not None
    desk.annotate(2, "Volunteering", "Question", note="why?")
    other, _ = import_text(desk.session.store, OTHER, "Another")
    desk.session.open(other.id)
    made = desk.annotate(3, "Volunteering")
    desk.session.open(here.id)
    desk.choose("Volunteering")
    desk.press(K.Key_Return)
    page = desk.opened(ThemePage)
    desk.wait(lambda: page.model.rowCount() == 5)
    assert (page.noted.rowCount(), page.together.count()) == (2, 1)
    assert page.together.quiet(0) == "2 passages in common"
    assert page.passages.hasFocus()
    desk.press(K.Key_Down)  # the older text comes first
    desk.press(K.Key_Return)
    assert desk.session.document is not None and desk.session.document.id == other.id
    current = desk.window.pane.view.current
    assert current is not None and current.id == made[1].id
    assert page.isVisible(), "the page stays for the next passage"

    # It follows what happens in the window.
    desk.window.gestures.remove([made[0].id])
    assert page.model.rowCount() == 4
    desk.undo()
    assert page.model.rowCount() == 5
    page.close()


def test_what_occurs_together_narrows_the_passages(desk: Desk) -> None:
    desk.annotate(4, "Volunteering")
    desk.annotate(2, "Volunteering", "Question")
    desk.workbench.open_page(desk.theme("Volunteering").id)
    page = desk.opened(ThemePage)
    desk.wait(lambda: page.model.rowCount() == 6)
    page.tabs.setCurrentIndex(2)
    page.together.setFocus()
    desk.press(K.Key_Return)
    assert (page.tabs.currentIndex(), page.model.rowCount(), page.model.total) == (0, 2, 6)
    page.narrow("")
    assert page.model.rowCount() == 6
    page.close()


def test_the_page_takes_in_passages_of_sub_themes_when_asked(desk: Desk) -> None:
    session, over = desk.session, desk.theme("Volunteering")
    change, under = theming.add_theme(session.codebook, "Rivers", session.origin, parent_id=over.id)
    session.perform(change, "add")
    desk.annotate(2, "Volunteering")
    desk.annotate(3, "Rivers", "Evidence")
    desk.workbench.open_page(over.id)
    page = desk.opened(ThemePage)
    desk.wait(lambda: page.model.total == 2)
    page.wide.setFocus()
    desk.press(K.Key_Space)
    desk.wait(lambda: page.model.total == 5)
    assert page.model.together() == {desk.theme("Evidence").id: 3}
    page.passages.setFocus()
    desk.press(K.Key_A, CTRL)
    assert len(page._own_chosen()) == 2  # what only a theme under it carries, moves from there
    session.perform(annotating.remove([next(iter(session.index))]), "remove")
    assert page.model.total == 4
    page.wide.setFocus()
    desk.press(K.Key_Space)
    desk.wait(lambda: page.model.total < 4)
    carriers = session.store.annotations_with([under.id])
    session.perform(theming.delete_theme(session.codebook, under.id, carriers, session.origin), "d")
    assert not page.wide.isVisible()
    page.close()
    desk.workbench.open_page(desk.theme("Evidence").id)
    assert not desk.opened(ThemePage).wide.isVisible()


def test_descriptions_are_one_step_for_a_visit(desk: Desk) -> None:
    steps = desk.session.undo_stack.count()
    desk.workbench.open_page(desk.theme("Key idea").id)
    page = desk.opened(ThemePage)
    before = desk.theme("Key idea")
    edit = page.facts.fields["exclude"]
    edit.setFocus()
    edit.selectAll()
    desk.enter("Mere")
    edit.flush()
    desk.enter(" detail")
    page.facts.fields["include"].setFocus()
    assert desk.theme("Key idea").exclude == "Mere detail"
    assert desk.session.undo_stack.count() == steps + 1
    desk.enter("X")
    page.facts.name.setFocus()
    page.facts.name.selectAll()
    desk.enter("Main idea")
    desk.press(K.Key_Return)
    assert page.windowTitle().endswith("Main idea")
    page.facts.key.setFocus()
    assert desk.session.undo_stack.count() == steps + 3
    page.close()
    for _ in range(3):
        desk.undo()
    assert desk.theme("Key idea") == before
    for _ in range(3):
        desk.redo()
    assert desk.theme("Main idea").exclude == "Mere detail"


def test_a_name_that_is_taken_is_refused_with_a_sentence(desk: Desk) -> None:
    desk.workbench.open_page(desk.theme("Key idea").id)
    page = desk.opened(ThemePage)
    page.facts.name.setFocus()
    page.facts.name.selectAll()
    desk.enter("Question")
    desk.press(K.Key_Return)
    assert page.facts.name.text() == "Key idea"
    assert "Question" in page.messages.text
    page.close()


def test_the_page_goes_with_its_theme(desk: Desk) -> None:
    change, theme = theming.add_theme(desk.session.codebook, "Short", desk.session.origin)
    desk.session.perform(change, "add")
    desk.workbench.open_page(theme.id)
    page = desk.opened(ThemePage)
    gone: list[bool] = []
    page.finished.connect(lambda _: gone.append(True))
    desk.session.undo_stack.undo()
    assert gone == [True]


# Many passages at once


def test_passages_move_to_another_theme_and_lose_one(desk: Desk) -> None:
    made = desk.annotate(5, "Volunteering", "Evidence")
    before = as_stored(desk)
    desk.workbench.open_page(desk.theme("Volunteering").id)
    page = desk.opened(ThemePage)
    desk.wait(lambda: page.model.rowCount() == 5)
    desk.press(K.Key_Down, SHIFT)
    desk.press(K.Key_M, CTRL)
    desk.opened(ThemePicker)
    desk.enter("Volunteering/Rivers")
    desk.press(K.Key_Return)
    desk.wait(lambda: page.model.rowCount() == 3)
    assert desk.carriers("Rivers") == {made[0].id, made[1].id}
    assert "2 passages moved to “Volunteering / Rivers”" in page.messages.text
    page.activateWindow()
    page.passages.setFocus()
    desk.wait(page.passages.hasFocus)
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_Delete)
    desk.wait(lambda: page.model.rowCount() == 0)
    assert not desk.carriers("Volunteering") and len(desk.carriers("Evidence")) == 5
    done = as_stored(desk)
    desk.press(K.Key_Z, CTRL)  # from the page itself
    desk.press(K.Key_Z, CTRL)
    assert as_stored(desk) == before and page.model.rowCount() == 5
    desk.redo()
    desk.redo()
    assert as_stored(desk) == done
    page.close()


# Triage


def dealing(desk: Desk, leaving: Leaving = Leaving.DROP) -> TriageDialog:
    change, _ = theming.ensure_path(
        desk.session.codebook, ("Volunteering", "Schools"), desk.session.origin
    )
    desk.session.perform(change, "theme")
    desk.choose("Volunteering")
    desk.press(K.Key_S, CTRL | SHIFT)
    dialog = desk.opened(TriageDialog)
    dialog._ask = lambda parent, number: leaving
    assert dialog.minimumSizeHint().width() <= dialog.screen().availableSize().width() - 32
    desk.wait(dialog.card.hasFocus)
    return dialog


def test_a_theme_is_split_by_dealing_its_passages(desk: Desk) -> None:
    made = desk.annotate(5, "Volunteering", note="kept")
    steps = desk.session.undo_stack.count()
    dialog = dealing(desk)
    assert dialog.counter.text().startswith("1 of 5")
    desk.enter("1")  # Schools
    desk.enter("1")
    desk.press(K.Key_Backspace)
    assert dialog.counter.text() == "2 of 5  ·  1 dealt"
    desk.press(K.Key_Space)
    desk.press(K.Key_Return)
    desk.enter("Rivers")
    desk.press(K.Key_Return)
    assert dialog.card.hasFocus()
    desk.enter("2")  # Rivers again, by its key
    desk.press(K.Key_Return)
    desk.enter("Evidence")  # one that is there
    desk.press(K.Key_Return)
    assert dialog.deal.card is None and "5 of 5  ·  4 dealt" in dialog.counter.text()
    before = as_stored(desk)
    desk.press(K.Key_Return)
    desk.wait(lambda: any(t.name == "Rivers" for t in desk.session.codebook.themes.values()))
    assert desk.carriers("Schools") == {made[0].id}
    assert desk.carriers("Volunteering") == {made[1].id}
    assert desk.carriers("Rivers") == {made[2].id, made[3].id}
    assert desk.carriers("Evidence") == {made[4].id}
    assert desk.session.codebook.path(desk.theme("Rivers").id) == ("Volunteering", "Rivers")
    assert desk.session.undo_stack.count() == steps + 2, "one for Schools, one for the deal"
    done = as_stored(desk)
    desk.undo()
    assert as_stored(desk) == before
    desk.redo()
    assert as_stored(desk) == done


@pytest.mark.parametrize(
    ("leaving", "schools"), [(Leaving.KEEP, 2), (Leaving.DROP, 0), (Leaving.STAY, 0)]
)
def test_leaving_half_way_keeps_what_was_dealt_or_nothing(
    desk: Desk, leaving: Leaving, schools: int
) -> None:
    desk.annotate(5, "Volunteering")
    dialog = dealing(desk, leaving)
    dialog.keep.setChecked(True)
    desk.enter("11")
    dialog.reject()
    if leaving is Leaving.STAY:
        assert dialog.isVisible() and len(dialog.deal.dealt) == 2
        dialog._ask = lambda parent, number: Leaving.DROP
        dialog.reject()
    desk.wait(lambda: len(desk.carriers("Schools")) == schools)
    assert len(desk.carriers("Volunteering")) == 5
    desk.wait(lambda: QApplication.activeModalWidget() is None)


# The archive


def test_a_theme_goes_to_the_archive_and_comes_back(desk: Desk) -> None:
    theme = desk.theme("Volunteering")
    desk.choose("Volunteering")
    desk.press(K.Key_H, CTRL | SHIFT)
    assert desk.session.codebook.archived == {theme.id}
    assert not desk.workbench._panel.model.index_of(theme.id).isValid()
    switch = desk.workbench._panel.archive_button
    assert switch.isVisible()
    switch.setFocus()
    desk.press(K.Key_Space)
    desk.choose("Volunteering")
    desk.press(K.Key_H, CTRL | SHIFT)
    assert not desk.session.codebook.archived and not switch.isVisible()
    desk.undo()
    assert desk.session.codebook.archived == {theme.id}
    desk.undo()
    assert desk.theme("Volunteering") == theme


def test_several_themes_are_deleted_in_one_step(desk: Desk) -> None:
    desk.annotate(3, "Volunteering", "Question", "Evidence")
    before = as_stored(desk)
    desk.choose("Volunteering", "Evidence", "Question")
    desk.press(K.Key_Delete)
    assert len(desk.session.codebook.themes) == 7
    assert not any(annotation.themes for annotation in desk.session.index)
    desk.undo()
    assert as_stored(desk) == before


# The codebook


@pytest.fixture
def codebook(desk: Desk, tmp_path: Path) -> CodebookWindow:
    desk.press(K.Key_B, CTRL | SHIFT)
    return desk.opened(CodebookWindow)


def test_a_set_is_shown_and_added_and_taken_away(desk: Desk, codebook: CodebookWindow) -> None:
    before = as_stored(desk)
    sets = {s.name: s for s in codebooks.theme_sets(resources()) if s.entries}
    assert codebook.list.count() == len(sets)
    assert not codebook.add_button.isEnabled(), "the first set is there already"
    while "Argument" not in codebook.list.currentItem().text():
        desk.press(K.Key_Down)
    wanted = sets["Argument analysis"]
    assert codebook.extent.text().startswith(f"{len(wanted.entries)} new")
    desk.press(K.Key_Return)
    for entry in wanted.entries:
        assert desk.session.codebook.find(entry.path) is not None
    assert "were added" in codebook.messages.text
    assert not codebook.add_button.isEnabled()
    desk.press(K.Key_Z, CTRL)  # from the window itself
    assert as_stored(desk) == before and codebook.add_button.isEnabled()
    codebook.close()


@pytest.mark.parametrize("suffix", [".csv", ".json", ".qdc"])
def test_a_codebook_goes_out_and_comes_back(
    desk: Desk, codebook: CodebookWindow, tmp_path: Path, suffix: str
) -> None:
    session = desk.session
    change, theme = theming.ensure_path(session.codebook, ("志愿", "Rivers"), session.origin)
    session.perform(change, "theme")
    described = theming.describe_theme(
        session.codebook, theme.id, session.origin, description="By the water"
    )
    session.perform(described, "describe")
    path = tmp_path / f"codebook{suffix}"
    codebook._choose_target = lambda *asked: path
    codebook._choose_source = lambda *asked: path
    codebook.export_button.setFocus()
    desk.press(K.Key_Space)
    assert path.exists() and path.name in codebook.messages.text
    for _ in range(2):
        session.undo_stack.undo()
    here = as_stored(desk)
    codebook.import_button.setFocus()
    desk.press(K.Key_Space)
    desk.wait(lambda: codebook.list.currentItem().text() == path.name)
    assert codebook.extent.text().startswith("2 new")
    assert as_stored(desk) == here, "shown before anything is done"
    desk.press(K.Key_Space)
    found = session.codebook.find(("志愿", "Rivers"))
    assert found is not None and found.description == "By the water"
    desk.press(K.Key_Z, CTRL)
    assert as_stored(desk) == here
    codebook.close()


def test_a_file_that_is_no_codebook_is_refused(
    desk: Desk, codebook: CodebookWindow, tmp_path: Path
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(json.dumps({"nothing": 1}), encoding="utf-8")
    count = codebook.list.count()
    codebook._choose_source = lambda *asked: path
    codebook.import_button.click()
    desk.wait(lambda: "broken.json" in codebook.messages.text)
    assert codebook.list.count() == count
    codebook.close()
