"""Rows are what passes the filter, in order, whatever happens."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation, Selector, Status
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.operations import annotating, theming
from leifeng_reader.ui.models.annotations import AnnotationListModel, AnnotationRole
from leifeng_reader.ui.session import Session
from tests.ui.conftest import Reading


def rows(model: AnnotationListModel) -> list[object]:
    return [model.index(row).data(AnnotationRole.ANNOTATION) for row in range(model.rowCount())]


class Heard(list[str]):
    """The names of the signals a model sent."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        for name in ("rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged", "modelReset"):
            getattr(model, name).connect(lambda *_, name=name: self.append(name))


@pytest.fixture
def model(session: Session) -> AnnotationListModel:
    return AnnotationListModel(session, session)


def test_rows_are_in_document_order(model: AnnotationListModel, reading: Reading) -> None:
    made = [reading.annotate(*span) for span in ((500, 510), (10, 20), (10, 15), (90, 99))]
    assert rows(model) == sorted(made, key=lambda a: a.order)
    assert [model.row_of(a.id) for a in made] == [3, 1, 0, 2]
    assert model.row_of("nobody") == -1


def test_roles_tell_the_parts(model: AnnotationListModel, reading: Reading) -> None:
    theme = reading.theme("Kindness")
    made = reading.annotate(0, 12, [theme], "So be it.")
    index = model.index(0)
    assert index.data() == index.data(AnnotationRole.QUOTE) == made.selector.quote
    assert index.data(AnnotationRole.NOTE) == "So be it."
    assert list(index.data(AnnotationRole.THEMES)) == [theme.id]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == made.selector.quote
    spoken = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Kindness" in spoken and "So be it." in spoken


def test_one_change_is_one_row(model: AnnotationListModel, reading: Reading) -> None:
    first = reading.annotate(100, 120)
    reading.annotate(300, 320)
    heard = Heard(model)
    reading.annotate(200, 220)
    reading.alter(first, annotating.set_note, "note")
    reading.remove(first)
    assert heard == ["rowsInserted", "dataChanged", "rowsRemoved"]


def test_a_resized_annotation_moves(model: AnnotationListModel, reading: Reading) -> None:
    first, second, third = (reading.annotate(at, at + 20) for at in (100, 200, 300))
    heard = Heard(model)
    session = reading.session
    change = annotating.resize(first, session.require_document()[1], (250, 260), session.origin)
    session.perform(change, "resize")
    assert heard == ["rowsMoved", "dataChanged"]
    assert [a.id for a in rows(model)] == [second.id, first.id, third.id]
    reading.undo()
    assert rows(model) == [first, second, third]


def test_rows_come_and_go_as_they_pass_the_filter(
    model: AnnotationListModel, reading: Reading
) -> None:
    one, other = reading.annotate(0, 10, note="apple"), reading.annotate(50, 60)
    reading.session.set_filter(Filter(words="apple"))
    heard = Heard(model)
    reading.alter(other, annotating.set_note, "Apples too")
    reading.alter(one, annotating.set_note, "pear")
    assert heard == ["rowsInserted", "rowsRemoved"]
    assert [a.id for a in rows(model)] == [other.id]


def test_a_renamed_theme_lets_rows_pass(model: AnnotationListModel, reading: Reading) -> None:
    theme = reading.theme("Apple")
    made = reading.annotate(0, 10, [theme])
    session = reading.session
    session.set_filter(Filter(words="pear"))
    assert rows(model) == []
    heard = Heard(model)
    session.perform(theming.rename(session.codebook, theme.id, "Pear", session.origin), "rename")
    assert rows(model) == [made]
    assert "modelReset" not in heard


def test_a_recoloured_theme_changes_all_rows_at_once(
    model: AnnotationListModel, reading: Reading
) -> None:
    theme = reading.theme("Apple")
    reading.annotate_many(5)
    heard = Heard(model)
    session = reading.session
    session.perform(theming.recolour(session.codebook, theme.id, "plum", session.origin), "colour")
    assert heard == ["dataChanged"]


@pytest.mark.parametrize(("number", "expected"), [(100, "rowsInserted"), (101, "modelReset")])
def test_many_rows_at_once_reset(
    model: AnnotationListModel, reading: Reading, number: int, expected: str
) -> None:
    heard = Heard(model)
    made = reading.annotate_many(number)
    assert set(heard) == {expected}
    assert rows(model) == made


def test_another_document_has_other_rows(model: AnnotationListModel, reading: Reading) -> None:
    here = reading.annotate(0, 10)
    session = reading.session
    elsewhere = replace(here, id="elsewhere", document_id="another")
    heard = Heard(model)
    session.changed.emit(Change((), (elsewhere,)))
    assert heard == []
    assert model.place_of(elsewhere) == -1


def test_a_kept_row_stays_until_it_is_let_go(model: AnnotationListModel, reading: Reading) -> None:
    made = reading.annotate(0, 10, note="apple")
    reading.session.set_filter(Filter(words="apple"))
    model.keep(made.id)
    reading.alter(made, annotating.set_note, "pear")
    assert model.row_of(made.id) == 0
    reading.annotate_many(150)
    assert model.row_of(made.id) == 0
    model.keep("")
    assert model.row_of(made.id) == -1


def test_a_kept_row_goes_when_its_annotation_is_removed(
    model: AnnotationListModel, reading: Reading
) -> None:
    made = reading.annotate(0, 10)
    model.keep(made.id)
    reading.remove(made)
    assert rows(model) == []
    model.keep("")


@pytest.mark.parametrize("seed", range(4))
def test_random_changes_keep_the_model_sound(
    model: AnnotationListModel, reading: Reading, qtmodeltester: ModelTester, seed: int
) -> None:
    qtmodeltester.check(model)
    chance = random.Random(seed)
    for _ in range(150):
        chance.choice(DEEDS)(reading, chance)
        shown = reading.session.shown()
        assert rows(model) == shown
        assert [model.row_of(a.id) for a in shown] == list(range(len(shown)))


def _any(reading: Reading, chance: random.Random) -> Annotation | None:
    return chance.choice([*reading.session.index, None])


def _annotate(reading: Reading, chance: random.Random) -> None:
    start = chance.randrange(0, 3000)
    themes = [t for t in reading.session.codebook.themes.values() if chance.random() < 0.4]
    note = chance.choice(["", "apple", "pear"])
    reading.annotate(start, start + chance.randrange(5, 50), themes, note)


def _note(reading: Reading, chance: random.Random) -> None:
    if found := _any(reading, chance):
        reading.alter(found, annotating.set_note, chance.choice(["", "apple", "pear"]))


def _resize(reading: Reading, chance: random.Random) -> None:
    if found := _any(reading, chance):
        start = chance.randrange(0, 3000)
        text = reading.session.require_document()[1]
        change = annotating.resize(found, text, (start, start + 9), reading.session.origin)
        reading.session.perform(change, "resize")


def _unsettle(reading: Reading, chance: random.Random) -> None:
    if found := _any(reading, chance):
        after = replace(found, status=chance.choice(list(Status)))
        reading.session.perform(replace_one(found, after), "unsettle")


def _remove(reading: Reading, chance: random.Random) -> None:
    found = {a for a in (_any(reading, chance), _any(reading, chance)) if a}
    if found:
        reading.remove(*found)


def _theme(reading: Reading, chance: random.Random) -> None:
    names = {"apple tree", "pear tree", "stone"} - {
        t.name for t in reading.session.codebook.themes.values()
    }
    if names:
        reading.theme(chance.choice(sorted(names)))


def _delete_theme(reading: Reading, chance: random.Random) -> None:
    session = reading.session
    if themes := list(session.codebook.themes):
        theme = chance.choice(themes)
        carriers = session.store.annotations_with([theme])
        change = theming.delete_theme(session.codebook, theme, carriers, session.origin)
        session.perform(change, "delete")


def _filter(reading: Reading, chance: random.Random) -> None:
    themes = frozenset(t for t in reading.session.codebook.themes if chance.random() < 0.3)
    reading.session.set_filter(
        chance.choice(
            [
                Filter(),
                Filter(words=chance.choice(["apple", "pear", "feng"])),
                Filter(themes=themes),
                Filter(hidden=themes),
                Filter(has_note=True),
                Filter(no_theme=True),
                Filter(to_check=True),
            ]
        )
    )


def _undo(reading: Reading, chance: random.Random) -> None:
    stack = reading.session.undo_stack
    for _ in range(chance.randrange(1, 4)):
        (stack.undo if chance.random() < 0.6 else stack.redo)()


DEEDS: list[Callable[[Reading, random.Random], None]] = [
    _annotate,
    _annotate,
    _note,
    _resize,
    _unsettle,
    _remove,
    _theme,
    _delete_theme,
    _filter,
    _undo,
]


def test_a_row_among_100_000_is_inserted_at_once(session: Session, qtbot: QtBot) -> None:
    document, text = session.require_document()
    one = Annotation("", document.id, text.sha256, Selector(0, 5, "quote"))
    session.index = AnnotationIndex(
        replace(one, id=f"{n:06}", selector=Selector(n * 10, n * 10 + 5, "quote"))
        for n in range(100_000)
    )
    model = AnnotationListModel(session, session)
    spent = []
    for number in range(20):
        made = replace(one, id=f"x{number}", selector=Selector(number * 40_001, 10**7, "new"))
        session.index.put(made)
        before = time.perf_counter()
        session.changed.emit(Change((), (made,)))
        spent.append(time.perf_counter() - before)
        assert model.annotation(model.row_of(made.id)) is made
    assert sorted(spent)[10] < 0.002
