"""A session on a text of ours, and a side panel whose wishes come true."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.operations import annotating, theming
from leifeng_reader.ui import style
from leifeng_reader.ui.app import open_window
from leifeng_reader.ui.panels.side import SidePanel
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.window import MainWindow
from tests.library import fixed_origin, import_text, new_store

WORDS = "Lei Feng 雷锋 helped 😀 others, and nobody had asked him to. "
TEXT = "\n".join(f"Paragraph {number}. " + WORDS * 12 for number in range(60))


class Reading:
    """A session with short words for what a reader does."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def annotate(
        self, start: int, end: int, themes: Iterable[Theme] = (), note: str = ""
    ) -> Annotation:
        document, text = self.session.require_document()
        ids = [theme.id for theme in themes]
        change, made = annotating.annotate(
            document, text, (start, end), self.session.origin, themes=ids, note=note
        )
        assert self.session.perform(change, "annotate")
        return made

    def annotate_many(self, number: int, length: int = 30) -> list[Annotation]:
        """Annotate every hundredth place, all in one change."""
        document, text = self.session.require_document()
        change, all_made = Change(), []
        for at in range(number):
            span = (at * 100 % 40_000 + at // 400, at * 100 % 40_000 + at // 400 + length)
            one, made = annotating.annotate(document, text, span, self.session.origin)
            change = change.then(one)
            all_made.append(made)
        assert self.session.perform(change, "annotate")
        return sorted(all_made, key=lambda made: made.order)

    def theme(self, name: str, parent: Theme | None = None, colour: str = "") -> Theme:
        change, made = theming.add_theme(
            self.session.codebook,
            name,
            self.session.origin,
            parent_id=parent.id if parent else None,
            colour=colour,
        )
        assert self.session.perform(change, "theme")
        return made

    def alter(
        self, annotation: Annotation, act: Callable[..., Change], *arguments: object
    ) -> Annotation:
        """Perform an operation of `annotating` on an annotation as it now is."""
        now = self.session.index.by_id[annotation.id]
        self.session.perform(act(now, *arguments, self.session.origin), "alter")
        return self.session.index.by_id[annotation.id]

    def remove(self, *annotations: Annotation) -> None:
        now = [self.session.index.by_id[annotation.id] for annotation in annotations]
        assert self.session.perform(annotating.remove(now), "remove")

    def undo(self) -> None:
        self.session.undo_stack.undo()


@pytest.fixture(autouse=True)
def leave_no_windows(qapp: QApplication) -> Iterator[None]:
    """Delete what a test left to be deleted: else every later style and event goes to it too."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session open on TEXT."""
    if style.is_dark(qapp) or not qapp.styleSheet():
        style.apply_chrome(qapp, dark=False)
    store = new_store(tmp_path)
    document, _ = import_text(store, TEXT)
    made = Session(store, fixed_origin())
    made.open(document.id)
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A whole window on a new library, the keyboard on the article it begins with."""
    made = open_window(tmp_path / "library.sqlite")
    made.resize(1280, 800)
    qtbot.waitExposed(made)
    made.furnish()
    made.activateWindow()
    made.pane.view.setFocus()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def reading(session: Session) -> Reading:
    """The session's reader."""
    return Reading(session)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> SidePanel:
    """A side panel, shown, whose wishes come true as in the window."""
    made = SidePanel(session)
    qtbot.addWidget(made)
    grant(made, session)
    made.resize(340, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    QApplication.processEvents()
    return made


def grant(panel: SidePanel, session: Session) -> None:
    """Do what the panel wishes for."""
    origin, visits = session.origin, [0]

    def note(annotation_id: str, words: str) -> None:
        if annotation_id in session.index.by_id:
            now = session.index.by_id[annotation_id]
            session.perform(annotating.set_note(now, words, origin), "note", visits[-1])

    def toggle(annotation_id: str, theme_id: str) -> None:
        now = session.index.by_id[annotation_id]
        session.perform(annotating.toggle_theme(now, theme_id, origin), "toggle")

    def remove(ids: list[str]) -> None:
        session.perform(annotating.remove(session.index.by_id[key] for key in ids), "remove")

    def with_codebook(act: Callable[..., Change]) -> Callable[..., None]:
        return lambda *given: (
            session.perform(act(session.codebook, *given, origin), "theme") or None
        )

    def add(parent_id: str, name: str) -> None:
        made, _ = theming.add_theme(session.codebook, name, origin, parent_id=parent_id or None)
        session.perform(made, "add")

    def delete(theme_id: str) -> None:
        carriers = session.store.annotations_with([theme_id])
        session.perform(theming.delete_theme(session.codebook, theme_id, carriers, origin), "del")

    def move(theme_id: str, parent_id: str, row: int) -> None:
        session.perform(
            theming.move_theme(session.codebook, theme_id, parent_id or None, row, origin), "move"
        )

    panel.noteVisitStarted.connect(lambda: visits.append(session.new_visit()))
    panel.noteEdited.connect(note)
    panel.themeToggleWanted.connect(toggle)
    panel.removeWanted.connect(remove)
    panel.filterWanted.connect(session.set_filter)
    panel.themeAddWanted.connect(add)
    panel.themeDeleteWanted.connect(delete)
    panel.themeMoveWanted.connect(move)
    panel.themeRenameWanted.connect(with_codebook(theming.rename))
    panel.themeRecolourWanted.connect(with_codebook(theming.recolour))
    panel.themeKeyWanted.connect(
        lambda theme, key: with_codebook(theming.set_key)(theme, key or None)
    )
