"""Changes applied, refused and journalled; what can be read; two openings of one library."""

from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change, Record, replace_one
from leifeng_reader.core.errors import Conflict, LibraryUnreachable, UnknownDocument
from leifeng_reader.store.store import Store
from tests.library import Open, import_text, keep, new_annotation, new_theme

AT = "2026-03-05T09:00:00.000Z"


def everything(store: Store) -> tuple[list[Record], int, list[str]]:
    """Return all that a change could alter."""
    records = [*store.documents(), *store.themes(), *store.annotations()]
    return records, store.last_change(), store.damaged()


@pytest.fixture
def filled(store: Store) -> Store:
    """A library with a document, two themes, one under the other, and two annotations."""
    document, _ = import_text(store, "Lei Feng’s spirit\nshines brighter", "Article")
    service = new_theme(store, "Service")
    below = new_theme(store, "Volunteering", service.id)
    new_annotation(store, document, (0, 8), themes=[below, service], note="who")
    new_annotation(store, document, (18, 33))
    return store


def test_what_was_kept_is_there_when_opened_again(filled: Store, opened: Open) -> None:
    before = everything(filled)
    filled.close()
    assert everything(opened()) == before


def test_reading(filled: Store) -> None:
    (document,) = filled.documents()
    service, below = filled.themes()
    first, second = filled.annotations(document.id)
    assert filled.document(document.id) == document
    assert filled.text(document.text_id).content == "Lei Feng’s spirit\nshines brighter"
    assert (first.selector.quote, second.selector.quote) == ("Lei Feng", "shines brighter")
    assert first.themes == (below.id, service.id)
    assert filled.annotations_with([service.id]) == filled.annotations_with([below.id]) == [first]
    assert filled.annotations_with([]) == filled.annotations_with(["none"]) == []
    assert filled.theme_counts() == filled.theme_counts(document.id) == {service.id: 1, below.id: 1}
    assert filled.theme_counts("none") == {}
    assert filled.annotation_count(document.id) == 2
    assert filled.annotation_count("none") == 0
    assert filled.record("themes", "none") is None
    for ask in (filled.document, filled.text):
        with pytest.raises(UnknownDocument):
            ask("none")


@pytest.mark.parametrize(
    ("span", "quotes"),
    [
        ((0, 1), ["Lei Feng"]),
        ((7, 8), ["Lei Feng"]),
        ((8, 18), []),
        ((8, 19), ["shines brighter"]),
        ((0, 99), ["Lei Feng", "shines brighter"]),
        ((5, 5), ["Lei Feng"]),
    ],
)
def test_annotations_that_meet_a_span(
    filled: Store, span: tuple[int, int], quotes: list[str]
) -> None:
    (document,) = filled.documents()
    assert [a.selector.quote for a in filled.annotations(document.id, span)] == quotes


def test_annotations_come_in_document_order(store: Store) -> None:
    document, _ = import_text(store, "abcdefgh")
    for span in ((3, 5), (0, 8), (3, 4), (0, 1), (7, 8)):
        new_annotation(store, document, span)
    spans = [(a.start, a.end) for a in store.annotations(document.id)]
    assert spans == [(0, 1), (0, 8), (3, 4), (3, 5), (7, 8)]


def stale_changes(store: Store) -> dict[str, Change]:
    """Return changes that do not fit what stands, by what is wrong with them."""
    (document,), (theme, below) = store.documents(), store.themes()
    first, second = store.annotations()
    new = Theme("new", "New", "blue")
    gone = replace(first, id="gone")
    return {
        "an annotation altered since": replace_one(replace(first, note="old"), first),
        "an annotation's themes altered since": replace_one(replace(first, themes=()), first),
        "an annotation's themes in another order": replace_one(
            replace(first, themes=first.themes[::-1]), first
        ),
        "an annotation that is gone": replace_one(gone, replace(gone, note="x")),
        "a removal of what is gone": Change((gone,), ()),
        "a removal of what was altered": Change((replace(second, note="old"),), ()),
        "a theme altered since": replace_one(replace(theme, name="Old"), replace(theme, name="X")),
        "a theme's digit altered since": replace_one(replace(theme, key=9), theme),
        "a document altered since": replace_one(replace(document, title="Old"), document),
        "an annotation's id that is taken": Change((), (replace(first, note="new"),)),
        "a theme's id that is taken": Change((), (theme,)),
        "a document's id that is taken": Change((), (document,)),
        "the last of several": Change((first, gone), (replace(first, note="half"), new)),
        "the first of several": Change((gone, first), (new, replace(first, note="half"))),
        "a theme that others carry": Change((below,), ()),
        "a theme with others below": Change((theme,), ()),
        "a document with annotations": Change((document,), ()),
        "a theme nobody knows": replace_one(second, replace(second, themes=("none",))),
        "a parent nobody knows": replace_one(theme, replace(theme, parent_id="none")),
        "a document nobody knows": Change((), (replace(first, id="n", document_id="none"),)),
        "a text nobody knows": Change((), (replace(document, id="n", text_id="none"),)),
    }


WRONG = (
    "an annotation altered since",
    "an annotation's themes altered since",
    "an annotation's themes in another order",
    "an annotation that is gone",
    "a removal of what is gone",
    "a removal of what was altered",
    "a theme altered since",
    "a theme's digit altered since",
    "a document altered since",
    "an annotation's id that is taken",
    "a theme's id that is taken",
    "a document's id that is taken",
    "the last of several",
    "the first of several",
    "a theme that others carry",
    "a theme with others below",
    "a document with annotations",
    "a theme nobody knows",
    "a parent nobody knows",
    "a document nobody knows",
    "a text nobody knows",
)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_change_that_does_not_fit_changes_nothing(filled: Store, wrong: str) -> None:
    changes = stale_changes(filled)
    assert set(changes) == set(WRONG)
    before, change = everything(filled), changes[wrong]
    with pytest.raises(Conflict) as caught:
        filled.apply(change, "stale", AT)
    assert caught.value.record_id in {r.id for r in (*change.before, *change.after)}
    assert caught.value.kind in ("documents", "themes", "annotations")
    assert everything(filled) == before
    new_theme(filled, "And writing goes on")


def test_everything_changes_at_once_and_back(filled: Store) -> None:
    before = everything(filled)[0]
    (document,), (theme, below), (first, second) = (
        filled.documents(),
        filled.themes(),
        filled.annotations(),
    )
    change = Change(
        (first, second, theme, below, document),
        (
            replace(first, themes=("fresh", below.id), note="changed"),
            Theme("fresh", "Fresh", "red", below.id),
            replace(below, parent_id=None, name="Up"),
            replace(document, title="Other"),
        ),
    )
    filled.apply(change, "all", AT)
    assert {r.id: r for r in everything(filled)[0]} == {r.id: r for r in change.after}
    filled.apply(change.inverse, "undo", AT)
    assert {r.id: r for r in everything(filled)[0]} == {r.id: r for r in before}
    assert filled.damaged() == []


STOPS = {
    "while themes are written": "BEFORE INSERT ON themes",
    "while carried themes are written": "AFTER INSERT ON theme_annotations",
    "while the journal is written": "BEFORE INSERT ON changes",
    "at the journal's last line": "AFTER INSERT ON change_records WHEN new.record_id = 'last'",
}


@pytest.mark.parametrize("action", ["ABORT", "ROLLBACK", "FAIL"])
@pytest.mark.parametrize("stop", STOPS)
def test_a_write_that_fails_half_way_leaves_nothing(filled: Store, stop: str, action: str) -> None:
    first, _ = filled.annotations()
    altered = replace(first, note="half", themes=("new", *first.themes))
    change = Change((first,), (altered, Theme("new", "New", "blue"), Theme("last", "Last", "blue")))
    before = everything(filled)
    filled._connection.execute(
        f"CREATE TRIGGER stop {STOPS[stop]} BEGIN SELECT RAISE({action}, 'stop'); END"
    )
    with pytest.raises(Exception, match="stop"):
        filled.apply(change, "half", AT)
    assert everything(filled) == before
    filled._connection.execute("DROP TRIGGER stop")
    filled.apply(change, "whole", AT)
    assert filled.record("annotations", first.id) == altered


def test_the_journal_tells_every_change_in_full(filled: Store) -> None:
    theme = filled.themes()[0]
    first, second = filled.annotations()
    start = filled.last_change()
    changes = [
        replace_one(first, replace(first, note="“\U0001f600”\n")),
        Change((second,), ()),
        Change((), (second, Theme("new", "New", "blue", theme.id, 3, None, "why"))),
    ]
    ids = [filled.apply(change, f"step {n}", AT) for n, change in enumerate(changes)]
    entries = filled.changes_after(start)
    assert [entry.change for entry in entries] == changes
    assert [entry.id for entry in entries] == ids == [start + 1, start + 2, start + 3]
    assert {(entry.at, entry.writer) for entry in entries} == {(AT, filled.writer)}
    assert [entry.label for entry in entries] == ["step 0", "step 1", "step 2"]
    assert filled.last_change() == ids[-1]
    assert filled.changes_after(ids[-1]) == []
    for entry in reversed(entries):
        filled.apply(entry.change.inverse, "undo", AT)
    assert filled.annotations() == [first, second]


def test_a_text_is_kept_once(store: Store) -> None:
    document, text = import_text(store, "The same")
    change = Change((), (replace(document, id="other"),), (text, text))
    store.apply(change, "again", AT)
    store.apply(change.inverse, "undo", AT)
    store.apply(change.inverse.inverse, "redo", AT)
    assert store.text(text.id) == text
    (count,) = store._connection.execute("SELECT count(*) FROM texts").fetchone()
    assert count == 1


def test_places_and_settings(store: Store, opened: Open) -> None:
    one, _ = import_text(store, "one")
    two, _ = import_text(store, "two")
    assert (store.last_read(), store.place(one.id), store.setting("x")) == (None, 0, None)
    store.keep_place(one.id, 2, "2026-01-01")
    store.keep_place(two.id, 1, "2026-01-02")
    store.keep_place("no longer there", 1, "2026-01-03")
    assert (store.last_read(), store.place(one.id)) == (two.id, 2)
    store.keep_place(one.id, 3, "2026-01-04")
    store.keep_setting("x", "a")
    store.keep_setting("x", '{"雷": "\U0001f600"}')
    again = opened()
    assert (again.last_read(), again.place(one.id)) == (one.id, 3)
    assert again.setting("x") == '{"雷": "\U0001f600"}'


def test_another_opening_sees_what_the_first_wrote(filled: Store, opened: Open) -> None:
    other = opened()
    seen, version = other.last_change(), other.data_version()
    assert other.data_version() == version
    theme = new_theme(filled, "From the first")
    assert other.data_version() != version
    (entry,) = other.changes_after(seen)
    assert (entry.change.after, entry.writer) == ((theme,), filled.writer)
    assert other.writer != filled.writer
    own = other.data_version()
    new_theme(other, "From the other")
    assert other.data_version() == own
    assert [t.name for t in filled.themes()][-2:] == ["From the first", "From the other"]


def test_of_two_who_change_the_same_the_second_is_told(filled: Store, opened: Open) -> None:
    other, first = opened(), filled.annotations()[0]
    keep(filled, replace_one(first, replace(first, note="mine")))
    with pytest.raises(Conflict) as caught:
        keep(other, replace_one(first, replace(first, note="yours")))
    assert (caught.value.kind, caught.value.record_id) == ("annotations", first.id)
    assert other.annotations()[0].note == "mine"


def test_a_snapshot_is_of_one_moment(filled: Store, opened: Open) -> None:
    other = opened()
    with other.snapshot():
        before = everything(other)
        new_theme(filled, "Meanwhile")
        assert everything(other) == before
    assert everything(other) != before
    with pytest.raises(KeyError), other.snapshot():
        raise KeyError
    new_theme(other, "And writing goes on")


def test_a_million_characters_in_a_quote_and_a_note(store: Store) -> None:
    document, _ = import_text(store, "雷" * 1_000_000)
    made = new_annotation(store, document, (0, 1_000_000), note="\U0001f600" * 1_000_000)
    assert store.annotations(document.id) == [made]
    assert store.changes_after(store.last_change() - 1)[0].change.after == (made,)


def test_a_library_moved_away_or_replaced_takes_no_more(
    filled: Store, opened: Open, tmp_path: Path
) -> None:
    path, away = tmp_path / "library.sqlite", tmp_path / "away.sqlite"
    before = everything(filled)
    path.rename(away)
    with pytest.raises(LibraryUnreachable):
        new_theme(filled, "Into nowhere")
    path.write_bytes(b"")
    with pytest.raises(LibraryUnreachable):
        filled.keep_setting("x", "into nowhere")
    path.unlink()
    away.rename(path)
    assert everything(filled) == before
    new_theme(filled, "Back again")


def test_a_selector_s_numbers_may_be_large(filled: Store) -> None:
    (document,) = filled.documents()
    far = Annotation("far", document.id, "t", Selector(2**40, 2**40 + 1, "x"))
    filled.apply(Change((), (far,)), "far", AT)
    assert filled.annotations(document.id)[-1] == far
