"""Whatever is done to a library, by whom, and however much waits: search finds what a scan does."""

import random
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.searching import Search
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.store import search_upkeep
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_store
from tests.operations.plain_scan import Row, scan

WORDS = ["Lei Feng", "雷锋精神", "naïve", "spirit", "Straße", "oﬃce", "学习", "don’t", "😀", "C++"]
QUERIES = [*WORDS, "note:spirit", "雷", "off", '"Lei Feng" -naive', "note:学习 spirit"]


class Steps:
    """Random steps by two who have the same library open."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.folder = folder
        self.origin = fixed_origin("step")
        self.stores = [new_store(folder), new_store(folder)]
        self.gone: list[Change] = []
        for number in range(3):
            lines = "\n".join(self._words(8) for _ in range(3))
            import_text(self.stores[0], lines, f"T{number}", self.origin)

    def close(self) -> None:
        for store in self.stores:
            store.close()

    def _words(self, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def step(self) -> Store:
        """Do one thing; return the store it was done through."""
        store = self.chance.choice(self.stores)
        acts = (self._annotate, self._annotate, self._note, self._remove, self._bring_back)
        rare = (self._remove_document, self._slices, self._slices, self._open_anew)
        self.chance.choice((*acts, *acts, *rare))(store)
        return self.chance.choice(self.stores)

    def _annotate(self, store: Store) -> None:
        made = []
        for document in self.chance.choices(store.documents(), k=self.chance.choice((1, 1, 1, 6))):
            text = store.text(document.text_id)
            start = self.chance.randrange(len(text.content) - 1)
            while text.content[start].isspace():
                start += 1
            end = min(len(text.content), start + self.chance.randint(1, 20))
            made.append(annotate(document, text, (start, end), self.origin, themes=[])[1])
        keep(store, Change((), tuple(made)))

    def _note(self, store: Store) -> None:
        if standing := store.annotations():
            before = self.chance.choice(standing)
            words = self.chance.choice(("", self._words(3)))
            keep(store, replace_one(before, replace(before, note=words)))

    def _remove(self, store: Store) -> None:
        # The newest too, so that their numbers come again.
        newest = [e.change.after for e in store.changes_after(max(0, store.last_change() - 2))]
        standing = {a.id: a for a in store.annotations()}
        wanted = [standing[r.id] for after in newest for r in after if r.id in standing]
        few = list(standing.values())
        gone = wanted if self.chance.random() < 0.5 else self.chance.sample(few, min(2, len(few)))
        change = Change(tuple({a.id: a for a in gone}.values()))
        keep(store, change)
        self.gone.append(change.inverse)

    def _remove_document(self, store: Store) -> None:
        if len(documents := store.documents()) > 1:
            change = remove_document(store, self.chance.choice(documents).id)
            keep(store, change)
            self.gone.append(change.inverse)

    def _bring_back(self, store: Store) -> None:
        documents = {document.id for document in store.documents()}
        for change in self.gone:
            coming = {record.id for record in change.after}
            needed = {getattr(record, "document_id", record.id) for record in change.after}
            if needed <= documents | coming:
                keep(store, change)
                self.gone.remove(change)
                return

    def _slices(self, store: Store) -> None:
        list(islice(store.index.slices(0), self.chance.choice((1, 2, None))))

    def _open_anew(self, store: Store) -> None:
        self.stores.remove(store)
        store.close()
        self.stores.append(new_store(self.folder))


def found(store: Store, typed: str) -> set[Row]:
    """Return documents, annotations and the texts that have hits."""
    rows = Search(store, typed, each_place=True).rows()
    return {(r.kind.value, r.annotation_id or r.document_id, 0, 0) for r in rows}


def scanned(store: Store, typed: str) -> set[Row]:
    return {(kind, name, 0, 0) for kind, name, _, _ in scan(store, typed)}


def hold_against_a_scan(folder: Path, seed: int, steps: int) -> None:
    chance = random.Random(seed)
    work = Steps(folder, chance)
    try:
        for number in range(steps):
            store = work.step()
            for typed in chance.sample(QUERIES, 2):
                assert found(store, typed) == scanned(store, typed), (seed, number, typed)
        assert (store.damaged(), store.index.is_sound()) == ([], True)
    finally:
        work.close()


@pytest.mark.parametrize("many", [2, 5, 500])
def test_search_keeps_in_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search_upkeep, "MANY", many)
    hold_against_a_scan(tmp_path, many, 60)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(40))
def test_search_keeps_in_step_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(search_upkeep, "MANY", (1, 2, 5, 500)[seed % 4])
    hold_against_a_scan(tmp_path, seed, 120)
