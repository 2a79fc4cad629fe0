"""Two windows' sessions on one library: whatever both do, each comes to show what is there."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import Conflict, ReaderError
from leifeng_reader.operations import annotating, theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.store.store import Store
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin, import_text

TEXT = "Lei Feng 雷锋 helped 😀 others.\n" * 8


class Hand:
    """What one of the two readers does, by chance."""

    def __init__(self, path: Path, name: str, chance: random.Random) -> None:
        self.session = Session(Store(path), fixed_origin(name))
        self.session._timer.stop()  # polls come by chance too
        self.chance = chance
        self.faults: list[Exception] = []
        self.session.failed.connect(self.faults.append)
        (document,) = self.session.documents()
        self.session.open(document.id)

    def act(self) -> None:
        getattr(self, self.chance.choice([name for name in vars(Hand) if name.startswith("do_")]))()

    def perform(self, make: Callable[[], Change]) -> None:
        try:
            self.session.perform(make(), "step", self.chance.choice([0, 0, 1]))
        except ReaderError:
            return

    def annotation(self) -> Annotation | None:
        return self.chance.choice([*self.session.index, None])

    def theme(self) -> str:
        return self.chance.choice([*self.session.codebook.themes, ""])

    def do_highlight(self) -> None:
        document, text = self.session.require_document()
        start, theme = self.chance.randrange(100), self.theme()
        themes = [theme] if theme else []
        origin, span = self.session.origin, (start, start + 9)
        self.perform(lambda: annotating.annotate(document, text, span, origin, themes=themes)[0])

    def do_toggle(self) -> None:
        found, theme = self.annotation(), self.theme()
        if found and theme:
            self.perform(lambda: annotating.toggle_theme(found, theme, self.session.origin))

    def do_note(self) -> None:
        found, note = self.annotation(), f"note {self.chance.random()}"
        if found:
            self.perform(lambda: annotating.set_note(found, note, self.session.origin))

    def do_remove(self) -> None:
        found = self.annotation()
        if found:
            self.perform(lambda: annotating.remove([found]))

    def do_add_theme(self) -> None:
        book, name = self.session.codebook, self.chance.choice("abcdefgh")
        self.perform(lambda: theming.add_theme(book, name, self.session.origin)[0])

    def do_rename_theme(self) -> None:
        theme, name = self.theme(), self.chance.choice("abcdefgh")
        book = self.session.codebook
        if theme:
            self.perform(lambda: theming.rename(book, theme, name, self.session.origin))

    def do_delete_theme(self) -> None:
        theme, book = self.theme(), self.session.codebook
        if theme:
            carriers = self.session.store.annotations_with([theme])
            self.perform(lambda: theming.delete_theme(book, theme, carriers, self.session.origin))

    def do_merge_themes(self) -> None:
        one, other, book = self.theme(), self.theme(), self.session.codebook
        if one and other and one != other:
            origin, carriers = self.session.origin, self.session.store.annotations_with([one])
            self.perform(lambda: merge_themes(book, {one, other}, other, carriers, origin))

    def do_undo(self) -> None:
        for _ in range(self.chance.randint(1, 5)):
            self.session.undo_stack.undo()

    def do_redo(self) -> None:
        for _ in range(self.chance.randint(1, 5)):
            self.session.undo_stack.redo()

    def do_poll(self) -> None:
        self.session.poll()

    def check(self) -> None:
        self.session.poll()
        (document,) = self.session.documents()
        assert list(self.session.index) == self.session.store.annotations(document.id)
        assert self.session.codebook == Codebook.of(self.session.store.themes())
        assert {type(fault) for fault in self.faults} <= {Conflict}


def run(folder: Path, seed: int, steps: int) -> int:
    path, chance = folder / f"{seed}.sqlite", random.Random(seed)
    store = Store(path)
    import_text(store, TEXT)
    store.close()
    hands = [Hand(path, name, chance) for name in ("one", "other")]
    for number in range(steps):
        chance.choice(hands).act()
        if number % 10 == 9:
            for hand in hands:
                hand.check()
    store = hands[0].session.store
    assert store.damaged() == []
    for change in reversed([entry.change for entry in store.changes_after(0)]):
        store.apply(change.inverse, "undo", "now")
    assert store.annotations() == store.themes() == store.documents() == []
    for hand in hands:
        hand.session.close()
    return sum(len(hand.faults) for hand in hands)


@pytest.mark.usefixtures("qapp")
def test_both_come_to_show_what_is_there(tmp_path: Path) -> None:
    assert sum(run(tmp_path, seed, 120) for seed in range(4)) > 3  # they do meet


@pytest.mark.torture
@pytest.mark.usefixtures("qapp")
def test_both_come_to_show_what_is_there_for_long(tmp_path: Path) -> None:
    for seed in range(4, 104):
        run(tmp_path, seed, 300)
