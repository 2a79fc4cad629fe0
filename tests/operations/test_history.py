"""The journal told day by day, a record's past, and documents as they were."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import UnknownDocument
from leifeng_reader.operations import annotating, theming
from leifeng_reader.operations.history import as_it_was, by_day, past_of
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.store.history import Count, Entry
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, new_annotation, new_store, new_theme

ORIGIN = fixed_origin("h")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def at(day: int, hour: int = 8) -> str:
    return f"2026-03-{day:02}T{hour:02}:00:00.000Z"


def test_entries_come_newest_first_in_pages(store: Store) -> None:
    made = [Theme(str(n), f"T{n}", "blue") for n in range(7)]
    for n, theme in enumerate(made):
        store.apply(Change((), (theme,)), f"add {n}", at(1 + n // 3))
    first = store.history.entries(count=3)
    assert [(e.label, e.at) for e in first] == [
        ("add 6", at(3)),
        ("add 5", at(2)),
        ("add 4", at(2)),
    ]
    rest = store.history.entries(first[-1].id)
    assert [e.label for e in rest] == ["add 3", "add 2", "add 1", "add 0"]
    assert store.history.entries(rest[-1].id) == []
    assert {e.counts for e in rest} == {(Count("themes", 1, 0, 0),)}
    assert {e.writer for e in rest} == {store.writer}
    days = [(day, len(entries)) for day, entries in by_day([*first, *rest])]
    assert days == [("2026-03-03", 1), ("2026-03-02", 3), ("2026-03-01", 3)]
    assert [day for day, _ in by_day(first, lambda at: at[8:10])] == ["03", "02"]


def test_an_entry_tells_what_changed(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    theme = new_theme(store, "Theme")
    one = new_annotation(store, document, (0, 3), themes=[theme])
    two = new_annotation(store, document, (4, 7))
    change = annotating.set_note(one, "note", ORIGIN).then(annotating.remove([two]))
    entry_id = store.apply(change, "both", at(2))
    (entry, *_) = store.history.entries(count=1)
    assert entry.counts == (Count("annotations", 0, 1, 1),)
    events = store.history.events(entry_id)
    assert [(e.record_id, e.before, e.after) for e in events] == [
        (one.id, one, change.after[0]),
        (two.id, two, None),
    ]
    assert store.history.events(entry_id, events[0].place) == events[1:]
    assert store.history.events(entry_id, count=1) == events[:1]
    assert store.history.change(entry_id) == change
    assert store.history.change(999).is_empty


def test_counts_are_told_by_kind(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    new_annotation(store, document, (0, 3))
    store.apply(remove_document(store, document.id), "remove", at(2))
    (entry,) = store.history.entries(count=1)
    assert entry.counts == (Count("annotations", 0, 0, 1), Count("documents", 0, 0, 1))


def test_a_record_s_past(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    one = new_annotation(store, document, (0, 3))
    new_annotation(store, document, (4, 7))
    noted = annotating.set_note(one, "note", ORIGIN)
    store.apply(noted, "note", at(2))
    store.apply(annotating.remove(noted.after), "remove", at(3))  # type: ignore[arg-type]
    past = store.history.past(one.id)
    assert [event.entry.label for event in past] == ["remove", "note", "test"]
    assert [event.after for event in past] == [None, noted.after[0], one]
    assert [event.before for event in past] == [noted.after[0], one, None]
    assert store.history.past("none") == []


def test_the_trash_holds_what_is_not_there_now(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    themes = [new_theme(store, name) for name in "abc"]
    one = new_annotation(store, document, (0, 3))
    store.apply(Change((themes[0],)), "first", at(2))
    store.apply(Change((themes[1], one)), "second", at(3))
    store.apply(Change((), (themes[0],)), "back", at(4))
    store.apply(Change((themes[2],)), "third", at(5))
    store.apply(Change((), (themes[2],)), "back", at(6))
    store.apply(Change((themes[2],)), "again", at(7))
    found = store.history.removed()
    assert [(e.record_id, e.entry.label) for e in found] == [
        (themes[2].id, "again"),
        (one.id, "second"),
        (themes[1].id, "second"),
    ]
    assert store.history.removed(found[0].place) == found[1:]
    assert store.history.removed(count=1) == found[:1]
    assert store.history.removed(kind="annotations") == [found[1]]
    assert store.history.removal(one.id) == found[1]
    assert store.history.removal(themes[0].id) is None
    assert store.history.removal("none") is None


def test_a_document_as_it_was(store: Store) -> None:
    origin = fixed_origin("w")
    document, _ = import_text(store, "one two three four")
    other, _ = import_text(store, "other text")
    theme = new_theme(store, "Old name")
    one = new_annotation(store, document, (0, 3), themes=[theme], note="first")
    gone = new_annotation(store, document, (4, 7))
    elsewhere = new_annotation(store, other, (0, 5))
    store.apply(Change(), "mark", at(10))
    steps: list[tuple[int, Change]] = [
        (11, annotating.set_note(one, "second", origin)),
        (12, annotating.remove([gone, elsewhere])),
        (13, theming.rename(Codebook.of(store.themes()), theme.id, "New name", origin)),
    ]
    for day, change in steps:
        store.apply(change, "step", at(day))
    late = new_annotation_at(store, document.id, at(14))
    store.apply(remove_document(store, document.id), "remove", at(15))

    past = as_it_was(store, document.id, at(10))
    assert past.document == document
    assert past.annotations == (one, gone)
    assert past.codebook.themes[theme.id].name == "Old name"
    noted = steps[0][1].after[0]
    assert as_it_was(store, document.id, at(11, 23)).annotations == (noted, gone)
    assert as_it_was(store, document.id, at(12)).annotations == (noted,)
    assert as_it_was(store, document.id, at(13)).codebook.themes[theme.id].name == "New name"
    assert as_it_was(store, document.id, at(14)).annotations == (noted, late)
    with pytest.raises(UnknownDocument):
        as_it_was(store, document.id, at(15))
    with pytest.raises(UnknownDocument):
        as_it_was(store, document.id, "2020-01-01T00:00:00.000Z")
    assert as_it_was(store, other.id, at(20)).annotations == ()
    assert as_it_was(store, other.id, at(11)).annotations == (elsewhere,)


def new_annotation_at(store: Store, document_id: str, when: str) -> Annotation:
    document = store.document(document_id)
    text = store.text(document.text_id)
    change, made = annotating.annotate(document, text, (8, 13), ORIGIN)
    store.apply(change, "late", when)
    return made


def test_the_newest_entry_of_a_time(store: Store) -> None:
    assert store.history.entry_at(at(1)) == 0
    one = store.apply(Change((), (Theme("a", "A", "blue"),)), "one", at(2))
    two = store.apply(Change((), (Theme("b", "B", "blue"),)), "two", at(3))
    assert [store.history.entry_at(at(day)) for day in (1, 2, 3, 9)] == [0, one, two, two]


def test_every_entry_of_a_long_life_can_be_told(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    made = new_annotation(store, document, (0, 3))
    for n in range(50):
        change = annotating.set_note(made, f"note {n}", ORIGIN)
        store.apply(change, "note", at(2))
        made = change.after[0]  # type: ignore[assignment]
    told: list[Entry] = []
    while page := store.history.entries(told[-1].id if told else 10**9, 7):
        told += page
    assert [entry.id for entry in told] == sorted((e.id for e in told), reverse=True)
    assert len(told) == 52
    assert [store.history.change(e.id) for e in reversed(told)] == [
        entry.change for entry in store.changes_after(0)
    ]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda store: store.history.past("x"), "change_records_by_beginning (<expr>=?)"),
        (lambda store: store.history.removal("x"), "change_records_by_beginning (<expr>=?)"),
        (
            lambda store: store.history.events(1),
            "change_records_by_change (change_id=? AND rowid>?)",
        ),
        (
            lambda store: store.history.before_later(1, "d"),
            "change_records_by_change (change_id>?)",
        ),
        (lambda store: store.history.removed(), "USING INDEX change_records_removed"),
        (lambda store: store.annotations_with_links(), "USING INDEX annotations_with_links"),
    ],
)
def test_the_journal_is_never_read_from_end_to_end(
    store: Store, ask: Callable[[Store], object], index: str
) -> None:
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    ask(store)
    store._connection.set_trace_callback(None)
    sql = next(statement for statement in asked if statement.startswith("SELECT"))
    plan = store._connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    assert index in plan[0][3]


def test_a_merge_is_in_the_past_of_what_was_given_the_theme(store: Store) -> None:
    document, _ = import_text(store, "one two three")
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    made = new_annotation(store, document, (0, 3), themes=[theme])
    late = new_annotation(store, document, (4, 7))
    merge = merge_themes(Codebook.of(store.themes()), [theme.id], other.id, [], ORIGIN)
    store.apply(merge, "merge", at(6))
    store.apply(annotating.set_note(late, "since", ORIGIN), "note", at(7))
    told = past_of(store, made.id)
    assert [(event.entry.label, event.record_id) for event in told] == [
        ("merge", theme.id),
        ("test", made.id),
    ]
    assert [event.entry.label for event in past_of(store, late.id)] == ["note", "test"]
    then = as_it_was(store, document.id, at(5, 20))
    assert [a.themes for a in then.annotations] == [(theme.id,), ()]
    assert set(then.codebook.themes) == {theme.id, other.id}
    now = as_it_was(store, document.id, at(8))
    assert [a.themes for a in now.annotations] == [(other.id,), ()]
    assert set(now.codebook.themes) == {other.id}
