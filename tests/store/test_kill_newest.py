"""Killed while sets, cards, glimpses and the index are written: what was said to be kept is."""

import os
import random
import time
from pathlib import Path

import pytest

from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.study import Card, StudySet
from leifeng_reader.operations.searching import Search
from leifeng_reader.store.store import Store
from tests.library import import_text, keep, new_annotation, python

STUDY_FOR_EVER = """
import sys
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.glimpse import glimpse
from leifeng_reader.core.study import Card, Header, Item, Part, PartKind, StudySet
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.store import Store
store, origin = Store(Path(sys.argv[1])), system_origin()
(document,) = store.documents()
text = store.text(document.text_id)
print("ready", flush=True)
def keep(change, *said):
    store.apply(change, "study", origin.now())
    print(*said, flush=True)
for number in count():
    start = text.content.index(f"word{number % 400:03}")
    _, made = annotate(document, text, (start, start + 7), origin, themes=[])
    made = replace(made, note=f"noted{number}")
    keep(Change((), (made,)), "annotations", made.id)
    one = StudySet(origin.new_id(), f"Set {number}", document.id)
    card = Card(origin.new_id(), made.id, stability=0.5)
    keep(Change((), (one, card)), "study_sets", one.id)
    other = replace(one, seed=number + 1, header=Header(title="T", logo=bytes(9_000)),
        parts=(Part("p", PartKind.CLOZE, items=(Item(made.id, "?"),)),))
    known = replace(card, reviews=1, due=origin.now(), stability=number / 7)
    keep(Change((one, card), (other, known)), "cards", card.id)
    seen = glimpse(text, start)
    store.keep_glimpse(document.id, seen)
    store.keep_place(document.id, start, origin.now())
    print("glimpses", seen.start, flush=True)
    list(islice(store.index.slices(0), number % 4))
    if number % 5 == 4:
        keep(Change((other, known, made)), "gone", other.id)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")


def said_before_the_kill(path: Path, lines: int, seconds: float) -> list[list[str]]:
    child = python(STUDY_FOR_EVER, path)
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    heard = [child.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    child.kill()
    rest, complaint = child.communicate(timeout=60)
    assert (child.returncode, complaint) == (-9, "")
    said = ("".join(heard) + rest).splitlines(keepends=True)
    return [line.split() for line in said if line.endswith("\n")]


def check(path: Path, told: list[list[str]]) -> None:
    store = Store(path)
    try:
        journal = store.changes_after(0)
        removed = {r.id for e in journal if not e.change.after for r in e.change.before}
        cards = {card.id: card for card in store.cards()}
        others: list[Record] = [*store.study_sets(), *store.annotations()]
        standing: dict[str, Record] = {record.id: record for record in others} | cards
        said = {(kind, name) for kind, name in told if kind not in ("glimpses", "gone")}
        assert {name for _, name in said} - removed <= set(standing)
        assert {name for kind, name in told if kind == "gone"} <= removed - set(standing)
        reviewed = {name for kind, name in said if kind == "cards"} - removed
        assert all(cards[name].reviews == 1 for name in reviewed)
        check_whole(store, standing)
        check_glimpse(store, told)
    finally:
        store.close()


def check_whole(store: Store, standing: dict[str, Record]) -> None:
    """Hold the library against its journal, itself, and what searching finds."""
    replayed: dict[str, Record] = {}
    for entry in store.changes_after(0):
        for record in entry.change.before:
            assert replayed.pop(record.id) == record
        replayed |= {record.id: record for record in entry.change.after}
    assert {key: r for key, r in replayed.items() if key in standing} == standing
    assert set(replayed) - set(standing) == {d.id for d in store.documents()}
    assert store.damaged() == []
    assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert store.index.is_sound()
    notes = [a for a in store.annotations() if a.note]
    for one in random.Random(len(notes)).sample(notes, min(9, len(notes))):
        found = {row.annotation_id for row in Search(store, f"note:{one.note}").rows()}
        assert one.id in found


def check_glimpse(store: Store, told: list[list[str]]) -> None:
    (document,) = store.documents()
    seen, text = store.glimpse(document), store.text(document.text_id)
    if any(kind == "glimpses" for kind, _ in told):
        assert seen is not None
        assert text.content.startswith(seen.text.content, seen.start)


def kill_again_and_again(folder: Path, rounds: int) -> None:
    path, chance = folder / "library.sqlite", random.Random(rounds)
    store = Store(path)
    import_text(store, "\n".join(f"word{n:03} " + "filler " * 40 for n in range(400)))
    store.close()
    told: list[list[str]] = []
    for _ in range(rounds):
        told += said_before_the_kill(path, chance.randint(0, 30), chance.uniform(0, 0.02))
        check(path, told)
    assert len(told) > rounds


def test_nothing_of_the_newest_kinds_is_lost_to_a_kill(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 6)


@pytest.mark.torture
def test_nothing_of_the_newest_kinds_is_lost_to_many_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 60)


def test_sets_and_cards_outlive_a_document_and_come_back_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    document, _ = import_text(store, "one two three")
    made = new_annotation(store, document, (0, 3))
    one, card = StudySet("s", "Quiz", document.id), Card("c", made.id)
    keep(store, Change((), (one, card)))
    gone = Change((document, made))
    keep(store, gone)
    assert (store.study_sets(), store.cards(), store.cards_due("9")) == ([one], [card], [])
    assert store.damaged() == []
    keep(store, gone.inverse)
    assert store.cards_due("9") == [card]
    store.close()
