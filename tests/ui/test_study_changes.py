"""Study sets in a session: kept by one process, seen by another, undone by either."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leifeng_reader.core.change import Change
from leifeng_reader.core.study import Card, StudySet
from leifeng_reader.operations import studying
from leifeng_reader.operations.restoring import restore
from leifeng_reader.store.store import Store
from leifeng_reader.ui.facts import facts
from leifeng_reader.ui.models.trash import TrashModel
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin, import_text, keep, new_store


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session open on a text."""
    store = new_store(tmp_path)
    document, _ = import_text(store, "One drop of water.")
    made = Session(store, fixed_origin())
    made.open(document.id)
    yield made
    made.close()


def make(session: Session, name: str) -> StudySet:
    change, made = studying.new_set(session.store.study_sets(), name, session.origin)
    assert session.perform(change, "study set")
    return made


def test_a_set_is_undone_and_redone(session: Session) -> None:
    made = make(session, "Quiz")
    session.undo_stack.undo()
    assert session.store.study_sets() == []
    session.undo_stack.redo()
    assert session.store.study_sets() == [made]


def test_another_process_s_set_is_heard_of(session: Session, qtbot: QtBot) -> None:
    other = Store(session.store.path)
    change, made = studying.new_set([], "Elsewhere", fixed_origin("other"))
    with qtbot.waitSignal(session.changed, timeout=5000) as heard:
        keep(other, change)
        session.poll()
    other.close()
    assert heard.args is not None
    assert heard.args[0].after == (made,)


def test_a_set_comes_back_from_the_trash(session: Session) -> None:
    made = make(session, "Quiz")
    assert session.perform(studying.removed_set(made), "remove study set")
    restored = restore(session.store, [made.id], session.origin)
    assert session.perform(restored.change, "restore")
    assert session.store.study_sets() == [made]
    assert facts(made, str)["Name"] == "Quiz"


def test_one_comes_back_beside_another_of_its_name(session: Session) -> None:
    made = make(session, "Quiz")
    assert session.perform(studying.removed_set(made), "remove study set")
    other = make(session, "Quiz")
    assert session.perform(restore(session.store, [made.id], session.origin).change, "restore")
    names = {each.id: each.name for each in session.store.study_sets()}
    assert names == {made.id: "Quiz 2", other.id: "Quiz"}


def test_the_trash_says_what_each_was(session: Session) -> None:
    made, card = make(session, "Quiz"), Card("c", "nobody")
    for change in (Change((), (card,)), Change((card,)), studying.removed_set(made)):
        assert session.perform(change, "test")
    trash = TrashModel(session)
    said = [trash.data(trash.index(row)) for row in range(trash.rowCount())]
    assert said == ["Study set “Quiz”", "A card"]
    trash.narrow("study_sets")
    assert trash.rowCount() == 1
