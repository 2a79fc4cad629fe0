"""A theme's passages as rows that follow the library."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.operations import annotating
from leifeng_reader.operations.carrying import give_theme, take_theme
from leifeng_reader.ui.models.passages import PassageModel, PassageRole
from tests.ui.conftest import Reading


def filled(reading: Reading, theme: Theme, *, has_note: bool = False) -> PassageModel:
    session = reading.session
    model = PassageModel(theme.id, session, has_note=has_note)
    model.show(session.store.annotations_with([theme.id]), session.store.documents())
    session.changed.connect(model.take)
    return model


def listed(model: PassageModel) -> list[Annotation]:
    rows = (model.index(row) for row in range(model.rowCount()))
    return [row.data(PassageRole.PASSAGE) for row in rows]


def test_rows_follow_what_happens(reading: Reading, qtmodeltester: ModelTester) -> None:
    theme, other = reading.theme("Service"), reading.theme("Memory")
    last = reading.annotate(200, 240, [theme])
    model = filled(reading, theme)
    qtmodeltester.check(model, force_py=True)
    first = reading.annotate(10, 40, [theme, other], note="why")
    reading.annotate(50, 70, [other])
    assert [a.id for a in listed(model)] == [first.id, last.id]
    assert model.together() == {other.id: 1}
    reading.alter(first, annotating.set_note, "another note")
    assert listed(model)[0].note == "another note"
    assert "another note" in str(model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole))
    reading.remove(first)
    assert [a.id for a in listed(model)] == [last.id]
    reading.undo()
    assert [a.id for a in listed(model)] == [first.id, last.id]
    assert [model.row_of(first.id), model.row_of(last.id), model.row_of("none")] == [0, 1, -1]


def test_many_changes_at_once_come_to_the_same(reading: Reading) -> None:
    theme, session = reading.theme("Service"), reading.session
    made = reading.annotate_many(150)
    model = filled(reading, theme)
    session.perform(give_theme(made, theme.id, session.origin), "give")
    assert [a.id for a in listed(model)] == [a.id for a in made]
    now = list(session.index)
    session.perform(take_theme(now[:120], theme.id, session.origin), "take")
    assert [a.id for a in listed(model)] == [a.id for a in made[120:]]
    reading.undo()
    assert model.total == 150


def test_narrowed_rows_stay_narrow(reading: Reading) -> None:
    theme, other = reading.theme("Service"), reading.theme("Memory")
    both = reading.annotate(10, 40, [theme, other])
    alone = reading.annotate(50, 90, [theme])
    model = filled(reading, theme)
    model.narrow(other.id)
    assert [a.id for a in listed(model)] == [both.id]
    reading.alter(alone, annotating.toggle_theme, other.id)
    assert [a.id for a in listed(model)] == [both.id, alone.id]
    model.narrow("")
    assert model.rowCount() == 2


def test_only_passages_with_a_note_are_listed_where_that_is_asked(reading: Reading) -> None:
    theme = reading.theme("Service")
    made = reading.annotate(10, 40, [theme])
    model = filled(reading, theme, has_note=True)
    assert model.rowCount() == 0
    reading.alter(made, annotating.set_note, "now")
    assert [a.id for a in listed(model)] == [made.id] and model.total == 1


def test_rows_of_several_themes_list_each_passage_once(reading: Reading) -> None:
    over, other = reading.theme("Service"), reading.theme("Memory")
    under = reading.theme("Rivers", over)
    both = reading.annotate(10, 40, [over, under])
    model = filled(reading, over)
    model.stand_for([over.id, under.id])
    last = reading.annotate(200, 240, [under, other])
    assert [a.id for a in listed(model)] == [both.id, last.id]
    assert model.together() == {other.id: 1}
    reading.undo()
    assert [a.id for a in listed(model)] == [both.id]
