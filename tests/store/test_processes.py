"""Several processes on one library."""

from pathlib import Path

from leifeng_reader.core.change import Change
from leifeng_reader.core.study import Card, StudySet
from leifeng_reader.store.store import Store
from tests.library import finished, import_text, keep, new_annotation, python

COUNT_UP = """
import sys
from dataclasses import replace
from pathlib import Path
from leifeng_reader.core.change import replace_one
from leifeng_reader.core.errors import Conflict
from leifeng_reader.store.store import Store
store = Store(Path(sys.argv[1]), timeout=30)
refused = 0
for _ in range(200):
    while True:
        (annotation,) = store.annotations()
        one_more = replace(annotation, note=str(int(annotation.note) + 1))
        try:
            store.apply(replace_one(annotation, one_more), "count", "now")
            break
        except Conflict:
            refused += 1
print(refused)
store.close()
"""


def test_two_who_count_together_lose_no_step(store: Store) -> None:
    document, _ = import_text(store, "counted")
    new_annotation(store, document, (0, 7), note="0")
    start = store.last_change()
    children = [python(COUNT_UP, store.path) for _ in range(2)]
    for child in children:
        assert finished(child).strip().isdigit()
    (annotation,) = store.annotations()
    entries = store.changes_after(start)
    assert annotation.note == "400"
    assert len(entries) == 400
    notes = [r.note for entry in entries for r in entry.change.after if hasattr(r, "note")]
    assert notes == [str(number) for number in range(1, 401)]
    writers = [entry.writer for entry in entries]
    assert sorted(map(writers.count, set(writers))) == [200, 200]


ANNOTATE = """
import sys
from pathlib import Path
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.store.store import Store
store, origin = Store(Path(sys.argv[1]), timeout=30), system_origin()
(document,) = store.documents()
text = store.text(document.text_id)
for number in range(60):
    change, made = annotate(document, text, (number, number + 1), origin)
    store.apply(change, "annotate", origin.now())
    store.keep_place(document.id, number, origin.now())
    store.keep_setting("last", made.id)
    print(made.id)
"""


def test_three_who_annotate_together_lose_nothing(store: Store, tmp_path: Path) -> None:
    import_text(store, "x" * 60)
    link = tmp_path / "link.sqlite"
    link.symlink_to(store.path)
    children = [python(ANNOTATE, path) for path in (store.path, store.path, link)]
    told = {line for child in children for line in finished(child).split()}
    assert len(told) == 180
    assert {annotation.id for annotation in store.annotations()} == told
    assert store.damaged() == []


REVIEW = """
import sys
from dataclasses import replace
from pathlib import Path
from leifeng_reader.core.change import replace_one
from leifeng_reader.core.errors import Conflict
from leifeng_reader.store.store import Store
store = Store(Path(sys.argv[1]), timeout=30)
for number in range(100):
    while True:
        (card,), (one,) = store.cards(), store.study_sets()
        before, after = (card, replace(card, reviews=card.reviews + 1))
        if number % 2:
            before, after = one, replace(one, seed=one.seed + 1)
        try:
            store.apply(replace_one(before, after), "review", "now")
            break
        except Conflict:
            pass
store.close()
"""


def test_two_who_review_lose_no_step(store: Store) -> None:
    change = Change((), (StudySet("s", "Quiz", seed=0), Card("c", "nobody")))
    keep(store, change)
    for child in [python(REVIEW, store.path) for _ in range(2)]:
        finished(child)
    assert (store.cards()[0].reviews, store.study_sets()[0].seed) == (100, 100)
    for entry in reversed(store.changes_after(1)):
        keep(store, entry.change.inverse)
    assert (*store.study_sets(), *store.cards()) == change.after
    assert store.damaged() == []
