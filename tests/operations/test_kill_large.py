"""Killed while whole texts, tables, merges and exports are written: all of a step, or nothing."""

import csv
import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Status
from leifeng_reader.core.change import Record
from leifeng_reader.store.store import Store
from tests.library import python

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")

LIVE = """
import random, sys
from itertools import count
from pathlib import Path
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import annotating, editions, exporting, roundtrip, theming
from leifeng_reader.operations.documents import add_document, read_pasted
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.backup import back_up
from leifeng_reader.store.store import Store

folder, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
store, origin = Store(folder / "library.sqlite"), system_origin()

def keep(change, label):
    if not change.is_empty:
        print("done", store.apply(change, label, origin.now()), flush=True)

def text_come_in():
    lines = (f"Line {chance.random()} 雷锋 helped." for _ in range(200))
    draft, text = read_pasted("\\n".join(lines), "T")
    keep(add_document(store, draft, text, "", origin)[0], "import")

def many_annotated(document, themes):
    text = store.text(document.text_id)
    spans = ((at, at + 8) for at in range(0, 3000, 30))
    some = themes[:2]
    made = [annotating.annotate(document, text, s, origin, themes=some, note="n")[1] for s in spans]
    keep(Change((), tuple(made)), "annotate")

def text_replaced(document, themes):
    content = store.text(document.text_id).content
    text = read_pasted(content.replace("helped", "has helped", 40), "T")[1]
    keep(editions.replace_text(editions.prepare(store, document, text), origin), "replace")

def table_come_back(document, themes):
    path = folder / "table.csv"
    data = exporting.export(store, EXPORTERS["csv"], Options(), document=document)
    exporting.export_file(path, data)
    data = data.replace(b",n,", f",n{chance.random()},".encode())
    path.with_name("back.csv").write_bytes(data)
    parcel = read_incoming(path.with_name("back.csv")).incoming
    seen = roundtrip.compare(store, parcel, origin)
    keep(roundtrip.receive(store, seen, seen.usual, origin), "receive")

def theme_added(document, themes):
    keep(theming.add_theme(book, f"{chance.random()}", origin)[0], "theme")

def themes_merged(document, themes):
    if len(themes) > 1:
        one, other = chance.sample(themes, 2)
        carriers = store.annotations_with([one])
        keep(merge_themes(book, {one, other}, other, carriers, origin), "merge")

def theme_deleted(document, themes):
    if len(themes) > 3:
        theme = chance.choice(themes)
        keep(theming.delete_theme(book, theme, store.annotations_with([theme]), origin), "delete")

def undone(document, themes):
    (last,) = store.changes_after(store.last_change() - 1)
    if last.label != "import":
        keep(last.change.inverse, "undo")

def backed_up(document, themes):
    back_up(store._connection, store.path, "kept")

STEPS = (many_annotated, text_replaced, table_come_back, theme_added, theme_added, themes_merged,
    theme_deleted, undone, backed_up)
print("ready", flush=True)
for number in count():
    documents, book = store.documents(), Codebook.of(store.themes())
    if len(documents) < 2:
        text_come_in()
        continue
    try:
        chance.choice(STEPS)(chance.choice(documents), list(book.themes))
    except ReaderError as error:
        print("refused", type(error).__name__, flush=True)
"""


def live_and_die(folder: Path, seed: int, lines: int, seconds: float) -> list[str]:
    """Let a process write, kill it, and return what it had said was done."""
    child = python(LIVE, folder, str(seed))
    assert child.stdout
    assert child.stdout.readline() == "ready\n", child.communicate()
    heard = [child.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    child.kill()
    rest, complaint = child.communicate(timeout=60)
    assert (child.returncode, complaint) == (-9, "")
    said = ("".join(heard) + rest).splitlines(keepends=True)
    return [line for line in said if line.endswith("\n")]


def check(folder: Path, said: list[str]) -> None:
    store = Store(folder / "library.sqlite")
    try:
        done = [int(line.split()[1]) for line in said if line.startswith("done")]
        assert max(done, default=0) <= store.last_change()
        check_against_the_journal(store)
        assert store.damaged() == []
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.index.is_sound()
        texts = {d.id: store.text(d.text_id).content for d in store.documents()}
        for each in store.annotations():
            if each.status is not Status.LOST:
                assert texts[each.document_id][each.start : each.end] == each.selector.quote
    finally:
        store.close()
    if (folder / "table.csv").exists():
        with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
            assert {len(row) for row in csv.reader(file)} == {19}
    backup = folder / "library.sqlite.kept.bak"
    if backup.exists():
        copy = sqlite3.connect(backup)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.close()


def check_against_the_journal(store: Store) -> None:
    replayed: dict[str, Record] = {}
    for entry in store.changes_after(0):
        for record in entry.change.before:
            replayed.pop(record.id)
        replayed |= {record.id: record for record in entry.change.after}
    standing = [*store.documents(), *store.themes(), *store.annotations()]
    assert set(replayed) == {record.id for record in standing}
    notes = {each.id: each.note for each in store.annotations()}
    assert {key: getattr(replayed[key], "note", None) for key in notes} == notes


@pytest.mark.torture
def test_steps_are_whole_or_not_there(tmp_path: Path) -> None:
    chance = random.Random(9)
    told = 0
    for seed in range(20):
        said = live_and_die(tmp_path, seed, chance.randint(0, 12), chance.uniform(0, 0.1))
        told += len(said)
        check(tmp_path, said)
    assert told > 50


def test_a_kill_among_large_steps_leaves_them_whole(tmp_path: Path) -> None:
    for seed, lines in ((1, 4), (2, 9)):
        check(tmp_path, live_and_die(tmp_path, seed, lines, 0.01))
