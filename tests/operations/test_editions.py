"""Documents put on a new text, with their annotations."""

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.anchoring import Method, describe, find_all
from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.errors import BadRange, Conflict
from leifeng_reader.operations import annotating, editions
from leifeng_reader.operations.annotating import annotate_document, bookmark, set_note
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

OLD = """Lei Feng was born in a village near Changsha, in the province of Hunan.
He lost his parents when he was a child, and neighbours brought him up.
A screw that never rusts is what he wished to be, small and in its place.
On his days off he repaired the tents of others and said nothing about it.
The diary that he kept was found after the accident and read by many.
What a single person can do for others has no limit, he wrote in it."""
NEW = """A foreword by somebody else comes before everything, and is quite long.
Lei Feng was born in a village near Changsha, in the province of Hunan.
He lost his parents when he was a child, and neighbours brought him up.
A screw which never rusts is what he had wished to be, small and in its place.
The diary that he kept was found after the accident and read by many.
What a single person can do for others has no limit, he wrote in it."""
ORIGIN = fixed_origin("new")._replace(now=lambda: "2026-04-01T12:00:00.000Z")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def document(store: Store) -> Document:
    return import_text(store, OLD, "Lei Feng")[0]


def made(words: str) -> Text:
    return compose([Part(line) for line in words.split("\n")])


def mark(store: Store, document: Document, words: str, note: str = "") -> Annotation:
    content = store.text(document.text_id).content
    start = content.index(words)
    return new_annotation(store, document, (start, start + len(words)), note=note)


def now(store: Store, annotation: Annotation) -> Annotation:
    found = store.record("annotations", annotation.id)
    assert isinstance(found, Annotation)
    return found


def words(annotation: Annotation) -> tuple[str, Status]:
    return annotation.selector.quote, annotation.status


UNTOUCHED, EDITED, DELETED = "lost his parents", "A screw that never rusts", "repaired the tents"


def test_a_new_edition_carries_what_it_can_and_lists_the_rest(
    store: Store, document: Document
) -> None:
    theme = new_theme(store, "Service")
    kept, moved, lost = (mark(store, document, each, "n") for each in (UNTOUCHED, EDITED, DELETED))
    new, before = made(NEW), store.annotations(document.id)
    edition = editions.prepare(store, document, new)
    assert store.annotations(document.id) == before  # nothing is written yet
    assert [row.annotation for row in edition.rows] == [moved, lost]
    first, second = edition.rows
    assert first.passage
    assert (first.passage.quote, first.status) == ("A screw which never rusts", Status.MOVED)
    assert 0.75 < first.score < 1
    assert first.method is Method.NEAR
    assert (second.passage, second.status, second.score) == (None, Status.LOST, 0.0)

    keep(store, editions.replace_text(edition, ORIGIN, source="there.txt"))
    after = store.document(document.id)
    assert (after.text_id, after.text_sha256, after.length) == (
        new.id,
        new.sha256,
        len(new.content),
    )
    assert (after.title, after.source, after.created) == ("Lei Feng", "there.txt", document.created)
    assert words(now(store, kept)) == (UNTOUCHED, Status.ANCHORED)
    assert words(now(store, moved)) == ("A screw which never rusts", Status.MOVED)
    for annotation in (kept, moved):
        annotation = now(store, annotation)
        assert new.content[annotation.start : annotation.end] == annotation.selector.quote
        assert annotation.text_sha256 == new.sha256
    assert now(store, kept).modified == kept.modified
    assert now(store, moved).modified > moved.modified
    left = now(store, lost)
    assert left == replace(lost, status=Status.LOST, modified=left.modified)
    assert {a.id for a in store.annotations(document.id)} == {a.id for a in before}
    assert {a.note for a in store.annotations(document.id)} == {"n"}
    assert store.themes()[-1] == theme


def test_one_step_back_brings_all_of_it_back(store: Store, document: Document) -> None:
    for each in (UNTOUCHED, EDITED, DELETED):
        mark(store, document, each)
    before = store.documents(), store.annotations()
    edition = editions.prepare(store, document, made(NEW))
    change = editions.replace_text(edition, ORIGIN)
    last = store.last_change()
    keep(store, change)
    assert len(store.changes_after(last)) == 1
    assert (store.documents(), store.annotations()) != before
    keep(store, change.inverse)
    assert (store.documents(), store.annotations()) == before
    assert store.text(store.documents()[0].text_id).content == OLD
    keep(store, change)
    assert store.text(store.documents()[0].text_id).content == NEW


def test_rows_are_accepted_corrected_and_left(store: Store, document: Document) -> None:
    moved, wrong, lost, given_up = (
        mark(store, document, each)
        for each in (EDITED, "rusts is what he wished", DELETED, "screw that never")
    )
    new = made(NEW)
    edition = editions.prepare(store, document, new)
    assert [row.annotation for row in edition.rows] == [moved, given_up, wrong, lost]
    start = new.content.index(" has no limit")
    edition = editions.accept(edition, [moved.id, lost.id])  # what was not found stays so
    edition = editions.correct(edition, wrong.id, (start, start + len(" has no limit")))
    edition = editions.correct(edition, lost.id, (0, 11))
    edition = editions.leave_lost(edition, [given_up.id])
    keep(store, editions.replace_text(edition, ORIGIN))
    assert words(now(store, moved)) == ("A screw which never rusts", Status.ANCHORED)
    assert words(now(store, wrong)) == ("has no limit", Status.ANCHORED)
    assert words(now(store, lost)) == ("A foreword", Status.ANCHORED)
    assert words(now(store, given_up)) == ("screw that never", Status.LOST)
    assert now(store, given_up).selector == given_up.selector


def test_a_correction_outside_the_text_is_refused(store: Store, document: Document) -> None:
    moved = mark(store, document, EDITED)
    edition = editions.prepare(store, document, made(NEW))
    for span in ((5, 5), (-1, 3), (0, len(NEW) + 1)):
        with pytest.raises(BadRange):
            editions.correct(edition, moved.id, span)


def test_what_was_accepted_without_a_passage_stays_lost(store: Store, document: Document) -> None:
    lost = mark(store, document, DELETED)
    edition = editions.accept(editions.prepare(store, document, made(NEW)), [lost.id])
    assert [row.status for row in edition.rows] == [Status.LOST]


def test_bookmarks_and_notes_on_the_document_come_along(store: Store, document: Document) -> None:
    text = store.text(document.text_id)
    place, gone = OLD.index("The diary"), OLD.index("On his days") + 40
    changes = [
        annotate_document(document, text, ORIGIN, note="all of it"),
        bookmark(document, text, place, ORIGIN),
        bookmark(document, text, gone, ORIGIN),
    ]
    whole, mine, lost = (annotation for _, annotation in changes)
    for change, _ in changes:
        keep(store, change)
    edition = editions.prepare(store, document, made(NEW))
    assert [row.annotation for row in edition.rows if row.status is Status.LOST] == [lost]
    keep(store, editions.replace_text(edition, ORIGIN))
    after = now(store, whole)
    assert (after.selector, after.status) == (whole.selector, Status.ANCHORED)
    assert after.text_sha256 == store.document(document.id).text_sha256
    after = now(store, mine)
    assert (after.start, after.end) == (NEW.index("The diary"),) * 2
    corrected = editions.correct(edition, lost.id, (3, 9))
    (row,) = [row for row in corrected.rows if row.annotation == lost]
    assert row.passage
    assert (row.passage.start, row.passage.end, row.passage.quote) == (3, 3, "")


def test_a_lost_one_is_looked_for_in_the_next_edition(store: Store, document: Document) -> None:
    lost = mark(store, document, DELETED)
    keep(store, editions.replace_text(editions.prepare(store, document, made(NEW)), ORIGIN))
    without = made(NEW + "\nAnother end.")
    document = store.document(document.id)
    edition = editions.prepare(store, document, without)
    change = editions.replace_text(edition, ORIGIN)
    assert [record.id for record in change.after] == [document.id]  # it is as lost as it was
    keep(store, change)
    edition = editions.prepare(store, store.document(document.id), made("A title\n" + OLD))
    (row,) = edition.rows
    assert row.status is Status.MOVED
    keep(store, editions.replace_text(edition, ORIGIN))
    assert words(now(store, lost)) == (DELETED, Status.MOVED)
    keep(store, annotating.confirm(store.annotations(), ORIGIN))
    assert words(now(store, lost)) == (DELETED, Status.ANCHORED)
    assert annotating.confirm(store.annotations(), ORIGIN).is_empty


def test_the_same_text_is_no_change(store: Store, document: Document) -> None:
    mark(store, document, UNTOUCHED)
    edition = editions.prepare(store, document, made(OLD))
    assert edition.rows == ()
    assert editions.replace_text(edition, ORIGIN).is_empty


def test_the_same_words_in_other_blocks_change_the_document_alone(
    store: Store, document: Document
) -> None:
    mark(store, document, UNTOUCHED)
    lines = OLD.split("\n")
    new = compose([Part(lines[0], BlockKind.HEADING, 1), *map(Part, lines[1:])])
    change = editions.replace_text(editions.prepare(store, document, new), ORIGIN)
    assert [record.id for record in change.after] == [document.id]
    keep(store, change)
    assert store.text(store.document(document.id).text_id).blocks[0].kind is BlockKind.HEADING


def test_what_changed_meanwhile_is_not_overwritten(store: Store, document: Document) -> None:
    moved = mark(store, document, EDITED)
    edition = editions.prepare(store, document, made(NEW))
    keep(store, set_note(moved, "meanwhile", ORIGIN))
    with pytest.raises(Conflict):
        keep(store, editions.replace_text(edition, ORIGIN))
    assert store.document(document.id) == document


def test_a_place_is_carried_to_the_new_text(store: Store, document: Document) -> None:
    edition = editions.prepare(store, document, made(NEW))
    at = OLD.index("The diary")
    assert editions.new_place(edition, at) == NEW.index("The diary")
    assert editions.new_place(edition, 0) == NEW.index("Lei Feng")


def test_unchanged_text_costs_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"This is line {number}, one of very many in this text." for number in range(20_000)]
    document, old = import_text(store, "\n".join(lines))
    start = len(lines[0]) + 1
    one = new_annotation(store, document, (start + 8, start + 40))
    shift = [old.content.index(line) - start for line in lines[1:-1:2]]
    annotations = [
        replace(
            one,
            id=str(number),
            selector=editions.describe(old.content, start + by + 8, start + by + 40),
        )
        for number, by in enumerate(shift[:2000])
    ]
    new = made("A line more\n" + "\n".join(lines).replace("line 19999,", "the last line,"))
    searched = []

    def listening(text: str, selectors: list[object], **rest: object) -> object:
        searched.append(time.process_time())
        found = find_all(text, selectors, **rest)  # type: ignore[arg-type]
        searched.append(time.process_time())
        return found

    monkeypatch.setattr(editions, "find_all", listening)
    edition = editions.compare(document, old, annotations, new)
    assert edition.rows == ()
    assert {selector.start - annotation.start for annotation, selector in edition.kept} == {12}
    assert searched[1] - searched[0] < 0.1


def test_progress_is_told_and_may_end_the_work(store: Store, document: Document) -> None:
    mark(store, document, EDITED)
    told: list[tuple[int, int]] = []
    editions.prepare(store, document, made(NEW), progress=lambda *step: told.append(step))
    assert told
    assert {total for _, total in told} == {1}


DOCUMENT = Document("d", "Title", "t", "s", 0)
LINES = (
    "Lei Feng helped others wherever he went, and nobody had asked him to do it at all.",
    "雷锋出差一千里，好事做了一火车。人的生命是有限的，可是，为人民服务是无限的。",
    "He wrote in his diary each night, and what he wrote was found by others afterwards.",
)


def annotated_lines(lines: list[str]) -> list[Annotation]:
    """Return an annotation in the middle of each line."""
    text, place, found = compose([Part(line) for line in lines]), 0, list[Annotation]()
    for number, line in enumerate(lines):
        selector = describe(text.content, place + 4, place + 30)
        found.append(Annotation(f"{number:03}", "d", text.sha256, selector))
        place += len(line) + 1
    return found


def test_in_a_text_that_repeats_itself_nothing_moves_to_a_copy() -> None:
    lines = [*LINES] * 20
    annotations = annotated_lines(lines)
    old = compose([Part(line) for line in lines])
    changed = [line.replace("nobody had asked", "no one had ever asked") for line in lines]
    changed[1] = changed[4] = "Something else."
    new = compose([Part(line) for line in changed])
    starts = list(new.blocks.starts)
    edition = editions.compare(DOCUMENT, old, annotations, new)
    assert [row.annotation.id for row in edition.rows] == ["001", "004"]
    assert {a.id: passage.start for a, passage in edition.kept} == {
        a.id: starts[int(a.id)] + 4 for a in annotations if a.id not in ("001", "004")
    }


@pytest.mark.parametrize("seed", range(40))
def test_no_two_passages_are_put_on_one_unasked(seed: int) -> None:
    chance = random.Random(seed)
    lines = [chance.choice(LINES) for _ in range(60)]
    changed = list(lines)
    for _ in range(chance.randrange(1, 9)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                del changed[place]
            case 1:
                changed.insert(place, chance.choice((*LINES, "A line of its own.")))
            case 2:
                changed[place] = changed[place][:20] + "quite" + changed[place][20:]
            case _:
                changed.insert(0, changed.pop(place))
    old, new = (compose([Part(line) for line in each]) for each in (lines, changed))
    edition = editions.compare(DOCUMENT, old, annotated_lines(lines), new)
    places = [passage.start for _, passage in edition.kept]
    assert len(places) == len(set(places)) >= 40
    assert all(a.selector.quote == passage.quote for a, passage in edition.kept)
