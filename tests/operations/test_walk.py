"""A long random walk over what a person can do, with undo and redo, beside a model."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import BadRange, BadThemeName
from leifeng_reader.core.text import fold
from leifeng_reader.operations import annotating, theming
from leifeng_reader.store.store import Store
from tests.library import Records, done_to, fixed_origin, import_text, new_store

NAMES = ("Service", "service", "Youth", "a/b;c\\", "雷锋", "\U0001f600", "", "x" * 300, " Y  z ")


class Walker:
    """Does things at random to one library, and to a dictionary."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.origin = fixed_origin("walk")
        self.document, self.text = import_text(store, "Lei \U0001f600 Feng’s 雷锋 spirit\n" * 9)
        self.model: Records = {self.document.id: self.document}
        self.done: list[Change] = []
        self.undone: list[Change] = []

    @property
    def codebook(self) -> Codebook:
        return Codebook.of(r for r in self.model.values() if isinstance(r, Theme))

    @property
    def annotations(self) -> list[Annotation]:
        return [r for r in self.model.values() if isinstance(r, Annotation)]

    def theme(self) -> str:
        return self.chance.choice(list(self.codebook.themes))

    def annotation(self) -> Annotation:
        return self.chance.choice(self.annotations)

    def span(self) -> tuple[int, int]:
        start = self.chance.randint(0, len(self.text.content))
        return start, start + self.chance.randint(0, 30)

    def some_themes(self) -> list[str]:
        themes = list(self.codebook.themes)
        return self.chance.sample(themes, self.chance.randint(0, min(3, len(themes))))

    def annotate(self) -> Change:
        return annotating.annotate(
            self.document, self.text, self.span(), self.origin, themes=self.some_themes()
        )[0]

    def note(self) -> Change:
        return annotating.set_note(self.annotation(), self.chance.choice(NAMES), self.origin)

    def retheme(self) -> Change:
        return annotating.set_themes(self.annotation(), self.some_themes(), self.origin)

    def toggle(self) -> Change:
        return annotating.toggle_theme(self.annotation(), self.theme(), self.origin)

    def resize(self) -> Change:
        return annotating.resize(self.annotation(), self.text, self.span(), self.origin)

    def remove(self) -> Change:
        return annotating.remove(self.chance.sample(self.annotations, 2))

    def add(self) -> Change:
        parent = self.chance.choice([None, *self.codebook.themes])
        name = self.chance.choice(NAMES)
        return theming.add_theme(self.codebook, name, self.origin, parent_id=parent)[0]

    def add_path(self) -> Change:
        path = tuple(self.chance.choices(NAMES, k=3))
        return theming.ensure_path(self.codebook, path, self.origin)[0]

    def rename(self) -> Change:
        name = self.chance.choice(NAMES)
        return theming.rename(self.codebook, self.theme(), name, self.origin)

    def rekey(self) -> Change:
        key = self.chance.choice([None, *range(1, 10)])
        return theming.set_key(self.codebook, self.theme(), key, self.origin)

    def move(self) -> Change:
        parent = self.chance.choice([None, *self.codebook.themes])
        row = self.chance.randint(-1, 3)
        return theming.move_theme(self.codebook, self.theme(), parent, row, self.origin)

    def delete(self) -> Change:
        theme = self.theme()
        carriers = self.store.annotations_with([theme])
        return theming.delete_theme(self.codebook, theme, carriers, self.origin)

    def step(self) -> str:
        turn = self.chance.random()
        if turn < 0.15 and self.done:
            self.undo()
            return "undo"
        if turn < 0.25 and self.undone:
            self.redo()
            return "redo"
        action = self.chance.choice(ACTIONS)
        try:
            change = action(self)
        except (BadThemeName, BadRange):
            return "refused"
        except (IndexError, ValueError):  # nothing there to choose from
            return "nothing"
        if not change.is_empty:
            self.apply(change)
            self.done.append(change)
            self.undone.clear()
        return action.__name__

    def undo(self) -> None:
        self.undone.append(self.done.pop())
        self.apply(self.undone[-1].inverse)

    def redo(self) -> None:
        self.done.append(self.undone.pop())
        self.apply(self.done[-1])

    def apply(self, change: Change) -> None:
        self.model = done_to(self.model, change)
        self.store.apply(change, "walk", self.origin.now())


# Twice where otherwise there would be too little to go on with.
ACTIONS: tuple[Callable[[Walker], Change], ...] = (
    *(Walker.annotate, Walker.annotate, Walker.note, Walker.retheme, Walker.resize),
    *(Walker.toggle, Walker.toggle, Walker.remove, Walker.add, Walker.add, Walker.add_path),
    *(Walker.rename, Walker.rekey, Walker.move, Walker.move, Walker.delete),
)


def kept(store: Store) -> Records:
    return {r.id: r for r in (*store.documents(), *store.themes(), *store.annotations())}


def check(walker: Walker) -> None:
    """Compare the library with the model, and both with what must always hold."""
    store, themes = walker.store, walker.codebook
    assert kept(store) == walker.model
    counts = Counter(theme for a in walker.annotations for theme in a.themes)
    assert store.theme_counts() == counts
    assert set(counts) <= set(themes.themes)
    in_order = sorted(walker.annotations, key=lambda a: a.order)
    assert store.annotations(walker.document.id) == in_order
    for annotation in in_order:
        assert walker.text.content[annotation.start : annotation.end] == annotation.selector.quote
        assert len(set(annotation.themes)) == len(annotation.themes)
    assert len(themes.in_tree_order()) == len(themes.themes)
    for theme in themes.themes.values():
        assert theme.parent_id is None or theme.parent_id in themes.themes
        assert len(themes.path(theme.id)) == 1 or theme.parent_id is not None
        siblings = [fold(t.name) for t in themes.children(theme.parent_id)]
        assert len(set(siblings)) == len(siblings)
    keys = [theme.key for theme in themes.themes.values() if theme.key]
    assert len(set(keys)) == len(keys)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_hundred_steps(store: Store, tmp_path: Path, seed: int) -> None:
    walker = Walker(store, seed)
    beginning, taken = walker.model, Counter[str]()
    for _ in range(300):
        taken[walker.step()] += 1
        check(walker)
    assert len(taken) == 16, taken  # every action, undo, redo, refusals and too little to act on
    end = walker.model

    again = new_store(tmp_path)
    assert kept(again) == end
    assert again.damaged() == []
    replayed: Records = {}
    for entry in again.changes_after(0):
        replayed = done_to(replayed, entry.change)
    assert replayed == end
    again.close()

    while walker.done:
        walker.undo()
    assert kept(store) == walker.model == beginning
    while walker.undone:
        walker.redo()
    check(walker)
    assert store.damaged() == []
