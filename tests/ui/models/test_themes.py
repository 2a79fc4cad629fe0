"""The tree is the codebook's, with true counts, whatever happens."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations import annotating, theming
from leifeng_reader.ui.models.themes import MIME, ThemeRole, ThemeTreeModel
from leifeng_reader.ui.session import Session
from tests.ui.conftest import Reading
from tests.ui.models.test_annotations import Heard

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def model(session: Session) -> ThemeTreeModel:
    return ThemeTreeModel(session, session)


def tree(model: ThemeTreeModel, above: QModelIndex = QModelIndex()) -> list[object]:
    """Return names with their children, and check that parents are what they say."""
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        assert model.parent(index) == above
        found.append((index.data(), tree(model, index)))
    return found


def wanted(codebook: Codebook, above: str | None = None) -> list[object]:
    return [(theme.name, wanted(codebook, theme.id)) for theme in codebook.children(above)]


def test_themes_come_as_a_tree(model: ThemeTreeModel, reading: Reading) -> None:
    top = reading.theme("Service")
    child = reading.theme("Volunteering", top)
    reading.theme("Memory")
    assert tree(model) == [("Service", [("Volunteering", [])]), ("Memory", [])]
    index = model.index_of(child.id)
    assert index.data(ThemeRole.KEY) == 2
    assert model.theme(index) == child
    assert not model.index_of("nobody").isValid()


def test_edits_are_only_wishes(model: ThemeTreeModel, reading: Reading) -> None:
    theme = reading.theme("Service")
    wishes: list[tuple[object, ...]] = []
    model.renameWanted.connect(lambda *wish: wishes.append(wish))
    model.shownWanted.connect(lambda *wish: wishes.append(wish))
    index = model.index_of(theme.id)
    assert not model.setData(index, "Help", Qt.ItemDataRole.EditRole)
    assert not model.setData(index, "Service", Qt.ItemDataRole.EditRole)
    assert not model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert wishes == [(theme.id, "Help"), (theme.id, False)]
    assert index.data() == "Service"


def test_the_tick_is_what_the_filter_hides(model: ThemeTreeModel, reading: Reading) -> None:
    theme = reading.theme("Service")
    state = Qt.ItemDataRole.CheckStateRole
    assert Qt.CheckState(model.index_of(theme.id).data(state)) == Qt.CheckState.Checked
    heard = Heard(model)
    reading.session.set_filter(Filter(hidden=frozenset({theme.id})))
    assert Qt.CheckState(model.index_of(theme.id).data(state)) == Qt.CheckState.Unchecked
    assert heard == ["dataChanged"]


def test_counts_follow_annotations(model: ThemeTreeModel, reading: Reading) -> None:
    one, other = reading.theme("One"), reading.theme("Other")

    def counts() -> list[object]:
        return [model.index_of(theme.id).data(ThemeRole.COUNT) for theme in (one, other)]

    made = reading.annotate(0, 10, [one, other])
    reading.annotate(20, 30, [one])
    assert counts() == [2, 1]
    reading.alter(made, annotating.toggle_theme, one.id)
    assert counts() == [1, 1]
    heard = Heard(model)
    reading.remove(made)
    assert counts() == [1, 0]
    assert heard == ["dataChanged"]
    reading.undo()
    assert counts() == [1, 1]


def test_a_new_colour_touches_one_row(model: ThemeTreeModel, reading: Reading) -> None:
    theme, _ = reading.theme("One"), reading.theme("Other")
    before = model.index_of(theme.id).data(Qt.ItemDataRole.DecorationRole)
    heard = Heard(model)
    session = reading.session
    session.perform(theming.recolour(session.codebook, theme.id, "plum", session.origin), "colour")
    assert heard == ["dataChanged"]
    assert model.index_of(theme.id).data(Qt.ItemDataRole.DecorationRole) != before


def drop(model: ThemeTreeModel, theme: str, row: int, above: str = "") -> list[tuple[object, ...]]:
    """Drop a theme and return what is wished for."""
    wishes: list[tuple[object, ...]] = []
    model.moveWanted.connect(lambda *wish: wishes.append(wish))
    data = model.mimeData([model.index_of(theme)])
    assert data.hasFormat(MIME)
    assert not model.dropMimeData(data, MOVE, row, 0, model.index_of(above))
    return wishes


@pytest.mark.parametrize(
    ("row", "expected"),
    [(0, []), (1, []), (2, [1]), (3, [2]), (-1, [-1])],
)
def test_a_drop_among_siblings_counts_without_the_theme_itself(
    model: ThemeTreeModel, reading: Reading, row: int, expected: list[int]
) -> None:
    first, *_ = (reading.theme(name) for name in ("A", "B", "C"))
    assert drop(model, first.id, row) == [(first.id, "", place) for place in expected]


def test_a_drop_on_a_theme_goes_under_it(model: ThemeTreeModel, reading: Reading) -> None:
    top, other = reading.theme("A"), reading.theme("B")
    assert drop(model, other.id, -1, top.id) == [(other.id, top.id, -1)]
    assert tree(model) == [("A", []), ("B", [])]


def test_a_theme_is_not_dropped_under_itself(model: ThemeTreeModel, reading: Reading) -> None:
    top = reading.theme("A")
    child = reading.theme("B", top)
    assert drop(model, top.id, -1, child.id) == []
    assert drop(model, top.id, -1, top.id) == []


def test_what_was_not_dragged_here_is_not_dropped(model: ThemeTreeModel, reading: Reading) -> None:
    reading.theme("A")
    data = model.mimeData([])
    assert not model.canDropMimeData(data, MOVE, 0, 0, QModelIndex())
    data.setData(MIME, b"\xff\xfe")
    assert not model.canDropMimeData(data, MOVE, 0, 0, QModelIndex())


def test_more_than_a_hundred_themes_at_once_reset(model: ThemeTreeModel, reading: Reading) -> None:
    session, change = reading.session, None
    codebook = session.codebook
    for number in range(101):
        added, theme = theming.add_theme(codebook, f"Theme {number}", session.origin)
        codebook = Codebook.of([*codebook.themes.values(), theme])
        change = change.then(added) if change else added
    assert change is not None
    heard = Heard(model)
    session.perform(change, "import")
    assert "modelReset" in heard and "rowsInserted" not in heard
    assert tree(model) == wanted(session.codebook)


@pytest.mark.parametrize("seed", range(4))
def test_random_changes_keep_the_tree_sound(
    model: ThemeTreeModel, reading: Reading, qtmodeltester: ModelTester, seed: int
) -> None:
    qtmodeltester.check(model)
    chance = random.Random(seed)
    heard = Heard(model)
    for _ in range(150):
        chance.choice(DEEDS)(reading, chance)
        session = reading.session
        assert tree(model) == wanted(session.codebook)
        counts = Counter(theme for a in session.index for theme in a.themes)
        for theme in session.codebook.themes:
            assert model.index_of(theme).data(ThemeRole.COUNT) == counts[theme]
    assert {"rowsInserted", "rowsMoved", "rowsRemoved"} <= set(heard)
    assert "modelReset" not in heard


def _one(reading: Reading, chance: random.Random) -> str | None:
    return chance.choice([*reading.session.codebook.themes, None])


def _add(reading: Reading, chance: random.Random) -> None:
    above = reading.session.codebook.themes.get(_one(reading, chance) or "")
    reading.theme(f"Theme {chance.random()}", above)


def _annotate(reading: Reading, chance: random.Random) -> None:
    themes = [t for t in reading.session.codebook.themes.values() if chance.random() < 0.3]
    start = chance.randrange(1000)
    reading.annotate(start, start + 20, themes)


def _rename(reading: Reading, chance: random.Random) -> None:
    session = reading.session
    if theme := _one(reading, chance):
        name = f"Name {chance.random()}"
        session.perform(theming.rename(session.codebook, theme, name, session.origin), "rename")


def _move(reading: Reading, chance: random.Random) -> None:
    session = reading.session
    if theme := _one(reading, chance):
        above, row = _one(reading, chance), chance.randrange(-1, 3)
        try:
            change = theming.move_theme(session.codebook, theme, above, row, session.origin)
        except BadThemeName:
            return
        session.perform(change, "move")


def _delete(reading: Reading, chance: random.Random) -> None:
    session = reading.session
    if theme := _one(reading, chance):
        carriers = session.store.annotations_with([theme])
        change = theming.delete_theme(session.codebook, theme, carriers, session.origin)
        session.perform(change, "delete")


def _undo(reading: Reading, chance: random.Random) -> None:
    stack = reading.session.undo_stack
    for _ in range(chance.randrange(1, 5)):
        (stack.undo if chance.random() < 0.6 else stack.redo)()


DEEDS: list[Callable[[Reading, random.Random], None]] = [
    _add,
    _add,
    _annotate,
    _rename,
    _move,
    _move,
    _delete,
    _undo,
]
