"""A process killed at any moment has lost nothing that it said was saved."""

import os
import random
import time
from pathlib import Path

import pytest

from leifeng_reader.store.store import Store
from tests.library import finished, import_text, new_theme, python

ANNOTATE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from leifeng_reader.core.change import Change
from leifeng_reader.operations.annotating import annotate, set_note
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.store import Store
store, origin = Store(Path(sys.argv[1])), system_origin()
(document,), (theme,) = store.documents(), store.themes()
text = store.text(document.text_id)
print("ready", flush=True)
for number in count():
    start = number * 7 % (len(text.content) - 9)
    change, made = annotate(document, text, (start, start + 9), origin, themes=[theme.id])
    store.apply(change, "annotate", origin.now())
    print("made", made.id, flush=True)
    store.apply(set_note(made, made.id, origin), "note", origin.now())
    print("noted", made.id, flush=True)
    store.keep_place(document.id, number, origin.now())
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")


def run_and_kill(path: Path, lines: int, seconds: float) -> list[list[str]]:
    """Let a process say some lines, kill it a little later, and return all it had said."""
    child = python(ANNOTATE_FOR_EVER, path)
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    # Counted in lines, not in time alone: a busy machine says few in a moment.
    heard = [child.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    child.kill()
    rest, complaint = child.communicate(timeout=60)
    said = "".join(heard) + rest
    assert (child.returncode, complaint) == (-9, "")
    # A line cut off by the kill was not said.
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


def kill_again_and_again(folder: Path, rounds: int) -> None:
    path, chance = folder / "library.sqlite", random.Random(rounds)
    store = Store(path)
    import_text(store, "Lei Feng’s spirit shines brighter in the new era. " * 20)
    new_theme(store, "Theme")
    store.close()
    told: dict[str, set[str]] = {"made": set(), "noted": set()}
    for _ in range(rounds):
        for word, annotation_id in run_and_kill(
            path, chance.randint(0, 24), chance.uniform(0, 0.02)
        ):
            told[word].add(annotation_id)
        check(path, told)
    assert len(told["made"]) > rounds


def check(path: Path, told: dict[str, set[str]]) -> None:
    store = Store(path)
    try:
        kept = {annotation.id: annotation for annotation in store.annotations()}
        assert told["made"] <= set(kept)
        assert {key for key in told["noted"] if kept[key].note != key} == set()
        assert all(len(annotation.themes) == 1 for annotation in kept.values())
        assert store.damaged() == []
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []
        written = {r.id for entry in store.changes_after(0) for r in entry.change.after}
        assert set(kept) <= written
    finally:
        store.close()


def test_nothing_saved_is_lost_to_a_kill(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 15)


@pytest.mark.torture
def test_nothing_saved_is_lost_to_many_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 150)


OPEN = """
import sys
from pathlib import Path
from leifeng_reader.store import schema
from leifeng_reader.store.store import Store
print("ready", flush=True)
for number in range(1000):
    Store(Path(sys.argv[1]) / f"{number}.sqlite").close()
"""


def test_a_library_whose_making_was_killed_can_be_opened(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        child = python(OPEN, folder)
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        child.kill()
        child.communicate(timeout=60)
        for path in sorted(folder.glob("*.sqlite")):
            store = Store(path)
            new_theme(store, "Theme")
            store.close()


def test_the_check_would_notice_a_loss(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    store = Store(path)
    import_text(store, "Lei Feng’s spirit")
    new_theme(store, "Theme")
    store.close()
    child = python(ANNOTATE_FOR_EVER.replace("count():", "range(3):"), path)
    said = [line.split() for line in finished(child).splitlines()[1:]]
    told = {word: {key for w, key in said if w == word} for word in ("made", "noted")}
    assert len(told["made"]) == len(told["noted"]) == 3
    check(path, told)
    with pytest.raises(AssertionError):
        check(path, {**told, "made": told["made"] | {"never"}})
