"""A long random walk over what a person can do, with undo and redo, beside a model."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leifeng_reader.core import merged
from leifeng_reader.core.annotation import Annotation, Scope, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.ends import End, Step
from leifeng_reader.core.errors import BadFilterName, BadRange, BadThemeName
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.text import fold
from leifeng_reader.operations import annotating, carrying, filtering, reshaping, theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.restoring import restore
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.operations.triage import NewTheme, split_theme
from leifeng_reader.store.store import Store
from tests.library import Records, as_stored, done_to, fixed_origin, import_text, new_store

NAMES = ("Service", "service", "Youth", "a/b;c\\", "雷锋", "\U0001f600", "", "x" * 300, " Y  z ")


class Walker:
    """Does things at random to one library, and to a dictionary."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.origin = fixed_origin("walk")
        words = "Lei \U0001f600 Feng’s 雷锋 spirit. "
        imported = [import_text(store, f"{words}{n}\n" * 9, str(n)) for n in range(2)]
        self.texts = {document.id: text for document, text in imported}
        self.model: Records = {document.id: document for document, _ in imported}
        self.done: list[Change] = []
        self.undone: list[Change] = []

    @property
    def codebook(self) -> Codebook:
        return Codebook.of(r for r in self.model.values() if isinstance(r, Theme))

    @property
    def documents(self) -> list[Document]:
        return [r for r in self.model.values() if isinstance(r, Document)]

    @property
    def annotations(self) -> list[Annotation]:
        came_to = self.codebook.came_to
        kept_ones = (r for r in self.model.values() if isinstance(r, Annotation))
        return [merged.carrying(annotation, came_to) for annotation in kept_ones]

    def theme(self) -> str:
        return self.chance.choice(list(self.codebook.themes))

    def annotation(self) -> Annotation:
        return self.chance.choice(self.annotations)

    def place(self) -> tuple[Document, Text]:
        document = self.chance.choice(self.documents)
        return document, self.texts[document.id]

    def span(self) -> tuple[int, int]:
        start = self.chance.randint(0, 250)
        return start, start + self.chance.randint(0, 30)

    def some_themes(self) -> list[str]:
        themes = list(self.codebook.themes)
        return self.chance.sample(themes, self.chance.randint(0, min(3, len(themes))))

    def annotate(self) -> Change:
        return annotating.annotate(
            *self.place(), self.span(), self.origin, themes=self.some_themes()
        )[0]

    def note(self) -> Change:
        return annotating.set_note(self.annotation(), self.chance.choice(NAMES), self.origin)

    def retheme(self) -> Change:
        return annotating.set_themes(self.annotation(), self.some_themes(), self.origin)

    def toggle(self) -> Change:
        return annotating.toggle_theme(self.annotation(), self.theme(), self.origin)

    def resize(self) -> Change:
        made = self.annotation()
        return annotating.resize(made, self.texts[made.document_id], self.span(), self.origin)

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

    def archive(self) -> Change:
        return theming.archive(self.codebook, self.theme(), self.origin)

    def unarchive(self) -> Change:
        return theming.unarchive(self.codebook, self.theme(), self.origin)

    def describe(self) -> Change:
        said = {name: self.chance.choice(NAMES) for name in ("description", "include", "exclude")}
        return theming.describe_theme(self.codebook, self.theme(), self.origin, **said)

    def merge(self) -> Change:
        into, *others = self.chance.sample(list(self.codebook.themes), 3)
        twofold = self.store.annotations_with_several([*others, into])
        return merge_themes(
            self.codebook, others, into, twofold, self.origin, filters=self.store.saved_filters()
        )

    def split(self) -> Change:
        theme = self.theme()
        carriers = self.store.annotations_with([theme])
        names = [NewTheme(name) for name in ("One", "one", "Two") if self.chance.random() < 0.5]
        dealt = {a.id: names[: self.chance.randint(0, 2)] for a in carriers[::2]}
        return split_theme(self.codebook, theme, dealt, carriers, self.origin)

    def give(self) -> Change:
        return carrying.give_theme(self.annotations, self.theme(), self.origin)

    def shift(self) -> Change:
        one, other = self.chance.sample(list(self.codebook.themes), 2)
        return carrying.move_to_theme(self.annotations, one, other, self.origin)

    def trim(self) -> Change:
        end, step = self.chance.choice(list(End)), self.chance.choice(list(Step))
        outward, made = self.chance.random() < 0.5, self.annotation()
        text = self.texts[made.document_id]
        return reshaping.move_end(made, text, end, step, self.origin, outward=outward)

    def unite(self) -> Change:
        document, text = self.place()
        some = [a for a in self.annotations if a.document_id == document.id]
        some = self.chance.sample(some, min(4, len(some)))
        linking = self.store.annotations_with_links()
        return reshaping.merge_overlapping(some, text, self.origin, linking=linking)

    def copy(self) -> Change:
        return annotating.duplicate(self.annotation(), self.some_themes(), self.origin)[0]

    def bookmark(self) -> Change:
        position, themes = self.span()[0], self.some_themes()
        return annotating.bookmark(*self.place(), position, self.origin, themes=themes)[0]

    def about_all(self) -> Change:
        link = f"[[{self.annotation().id}]]"
        return annotating.annotate_document(*self.place(), self.origin, note=link)[0]

    def save(self) -> Change:
        wanted = Filter(themes=frozenset(self.some_themes()), has_note=True)
        listed = self.store.saved_filters()
        return filtering.save_filter(listed, self.chance.choice(NAMES), wanted, self.origin)[0]

    def discard(self) -> Change:
        return remove_document(self.store, self.chance.choice(self.documents).id)

    def restore(self) -> Change:
        gone = [event.record_id for event in self.store.history.removed(count=50)]
        wanted = self.chance.sample(gone, min(2, len(gone)))
        with_themes = self.chance.random() < 0.5
        return restore(self.store, wanted, self.origin, with_themes=with_themes).change

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
        except (BadThemeName, BadFilterName, BadRange):
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


# More often where otherwise there would be too little to go on with.
ACTIONS: tuple[Callable[[Walker], Change], ...] = (
    *(Walker.annotate,) * 5,
    *(Walker.note, Walker.retheme, Walker.resize, Walker.toggle, Walker.toggle, Walker.remove),
    *(Walker.add, Walker.add, Walker.add, Walker.add_path, Walker.add_path),
    *(Walker.rename, Walker.rekey, Walker.move, Walker.move, Walker.delete),
    *(Walker.archive, Walker.unarchive, Walker.describe, Walker.merge, Walker.split),
    *(Walker.give, Walker.shift, Walker.trim, Walker.trim, Walker.unite, Walker.copy),
    *(Walker.bookmark, Walker.about_all, Walker.save, Walker.discard),
    *(Walker.restore, Walker.restore),
)


def kept(store: Store) -> Records:
    listed = (store.documents(), store.themes(), store.annotations(), store.saved_filters())
    return as_stored(record for records in listed for record in records)


def check(walker: Walker) -> None:
    """Compare the library with the model, and both with what must always hold."""
    store, themes = walker.store, walker.codebook
    assert kept(store) == walker.model
    counts = Counter(theme for a in walker.annotations for theme in a.themes)
    assert store.theme_counts() == counts
    assert set(counts) <= set(themes.themes)
    in_order = sorted(walker.annotations, key=lambda a: (a.document_id, *a.order))
    assert store.annotations() == in_order
    assert store.annotations_with(themes.themes) == [a for a in in_order if a.themes]
    for annotation in in_order:
        content = walker.texts[annotation.document_id].content
        assert content[annotation.start : annotation.end] == annotation.selector.quote
        assert (annotation.start == annotation.end) == (annotation.scope is not Scope.PASSAGE)
        assert len(set(annotation.themes)) == len(annotation.themes)
    assert len(themes.in_tree_order()) == len(themes.themes)
    for theme in themes.themes.values():
        assert theme.parent_id is None or theme.parent_id in themes.themes
        assert len(themes.path(theme.id)) == 1 or theme.parent_id is not None
        siblings = [fold(t.name) for t in themes.children(theme.parent_id)]
        assert len(set(siblings)) == len(siblings)
    keys = [theme.key for theme in themes.on_offer() if theme.key]
    assert len(set(keys)) == len(keys)
    gone = {event.record_id for event in store.history.removed(count=1000)}
    assert gone & set(walker.model) == set(themes.merged)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_four_hundred_steps(store: Store, tmp_path: Path, seed: int) -> None:
    walker = Walker(store, seed)
    beginning, taken = walker.model, Counter[str]()
    for _ in range(400):
        taken[walker.step()] += 1
        check(walker)
    # Every action, undo, redo, refusals and too little to act on.
    assert len(taken) == len(set(ACTIONS)) + 4, taken
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
