"""What was removed, weeks later: brought back with what it needs, or without, and said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Status, Theme
from leifeng_reader.core.change import Change, Record, replace_one
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.operations import annotating, theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.restoring import Restored, restore
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

ORIGIN = fixed_origin("r")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    assert opened.damaged() == []
    opened.close()


@pytest.fixture
def document(store: Store) -> Document:
    return import_text(store, "one two three four five")[0]


def everything(store: Store) -> dict[str, Record]:
    return {r.id: r for r in (*store.documents(), *store.themes(), *store.annotations())}


def bring_back(store: Store, *ids: str, with_themes: bool = True) -> Restored:
    """Restore, undo, and restore again."""
    before = everything(store)
    restored = restore(store, ids, ORIGIN, with_themes=with_themes)
    store.apply(restored.change, "restore", ORIGIN.now())
    store.apply(restored.change.inverse, "undo", ORIGIN.now())
    assert everything(store) == before
    store.apply(restored.change, "restore", ORIGIN.now())
    return restored


def codebook(store: Store) -> Codebook:
    return Codebook.of(store.themes())


def delete(store: Store, theme: Theme) -> None:
    carriers = store.annotations_with([theme.id])
    keep(store, theming.delete_theme(codebook(store), theme.id, carriers, ORIGIN))


def test_an_annotation_comes_back_as_it_was(store: Store, document: Document) -> None:
    theme = new_theme(store, "Theme")
    made = new_annotation(store, document, (4, 7), themes=[theme], note="note")
    keep(store, annotating.remove([made]))
    restored = bring_back(store, made.id)
    assert store.annotations() == [made]
    assert (restored.along, restored.left_out) == ((), ())


def test_its_document_comes_with_it(store: Store, document: Document) -> None:
    made = new_annotation(store, document, (4, 7))
    new_annotation(store, document, (0, 3))
    keep(store, remove_document(store, document.id))
    restored = bring_back(store, made.id)
    assert store.documents() == [document]
    assert store.annotations() == [made]
    assert restored.along == (document,)
    assert store.text(document.text_id).content.startswith("one")


def test_its_themes_come_with_it_or_are_left_out(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    made = new_annotation(store, document, (4, 7), themes=[theme, other])
    keep(store, annotating.remove([made]))
    delete(store, theme)
    without = restore(store, [made.id], ORIGIN, with_themes=False)
    assert without.left_out == (theme,)
    assert [r.themes for r in without.change.after if isinstance(r, Annotation)] == [(other.id,)]
    restored = bring_back(store, made.id)
    assert store.annotations() == [made]
    assert [record.id for record in restored.along] == [theme.id]


def test_a_document_brings_what_went_with_it(store: Store, document: Document) -> None:
    early = new_annotation(store, document, (0, 3))
    keep(store, annotating.remove([early]))
    listed = [new_annotation(store, document, span) for span in ((4, 7), (8, 13))]
    keep(store, remove_document(store, document.id))
    restored = bring_back(store, document.id)
    assert store.annotations() == listed
    assert restored.along == tuple(listed)


def test_what_came_back_before_its_document_is_left_as_it_is(
    store: Store, document: Document
) -> None:
    made = new_annotation(store, document, (4, 7))
    keep(store, remove_document(store, document.id))
    bring_back(store, made.id)
    noted = annotating.set_note(made, "since", ORIGIN)
    keep(store, noted)
    assert restore(store, [document.id, made.id], ORIGIN).change.is_empty
    assert store.annotations() == [noted.after[0]]


def test_a_theme_returns_to_its_annotations(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    first = new_annotation(store, document, (0, 3), themes=[theme, other])
    second = new_annotation(store, document, (4, 7), themes=[other, theme])
    removed = new_annotation(store, document, (8, 13), themes=[theme])
    delete(store, theme)
    keep(store, annotating.remove([store.annotations()[2]]))
    keep(store, annotating.set_note(store.annotations()[0], "since", ORIGIN))
    bring_back(store, theme.id)
    assert theme in store.themes()
    carried = {a.id: (a.themes, a.note) for a in store.annotations()}
    assert carried == {
        first.id: ((theme.id, other.id), "since"),
        second.id: ((other.id, theme.id), ""),
    }
    assert removed.id not in carried


def test_a_merged_theme_returns_beside_the_one(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    made = new_annotation(store, document, (0, 3), themes=[theme])
    both = new_annotation(store, document, (4, 7), themes=[other, theme])
    keep(store, merge_themes(codebook(store), [theme.id], other.id, [both], ORIGIN))
    assert [a.themes for a in store.annotations()] == [(other.id,)] * 2
    assert [event.record_id for event in store.history.removed()] == [theme.id]
    bring_back(store, theme.id)
    assert store.history.removed() == []
    assert {t.name for t in codebook(store).themes.values()} == {"Theme", "Other"}
    assert store.record("annotations", made.id) == made
    again = store.record("annotations", both.id)
    assert isinstance(again, Annotation)
    assert again.themes == (other.id, theme.id)


def test_a_theme_returns_to_what_carried_it_by_a_merge(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    made = new_annotation(store, document, (0, 3), themes=[theme])
    keep(store, merge_themes(codebook(store), [theme.id], other.id, [], ORIGIN))
    delete(store, other)
    assert store.annotations()[0].themes == ()
    bring_back(store, other.id)
    assert [(a.id, a.themes) for a in store.annotations()] == [(made.id, (other.id,))]


def test_a_theme_returns_under_what_its_parent_has_come_to(store: Store) -> None:
    parent, other = new_theme(store, "Parent"), new_theme(store, "Other")
    child = new_theme(store, "Child", parent.id)
    delete(store, child)
    keep(store, merge_themes(codebook(store), [parent.id], other.id, [], ORIGIN))
    bring_back(store, child.id)
    assert codebook(store).path(child.id) == ("Other", "Child")


def test_an_annotation_with_two_themes_that_are_one_now_returns_with_the_one(
    store: Store, document: Document
) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    made = new_annotation(store, document, (0, 3), themes=[theme, other])
    keep(store, annotating.remove([made]))
    keep(store, merge_themes(codebook(store), [theme.id], other.id, [], ORIGIN))
    bring_back(store, made.id)
    assert [a.themes for a in store.annotations()] == [(other.id,)]


def test_several_themes_return_to_one_annotation(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Theme"), new_theme(store, "Other")
    new_annotation(store, document, (0, 3), themes=[theme, other])
    delete(store, theme)
    delete(store, other)
    bring_back(store, other.id, theme.id)
    assert set(store.annotations()[0].themes) == {theme.id, other.id}


def test_a_theme_whose_place_is_gone_or_taken(store: Store) -> None:
    parent = new_theme(store, "Parent")
    child = new_theme(store, "Child", parent.id)
    delete(store, child)
    delete(store, parent)
    new_theme(store, "child")
    restored = bring_back(store, child.id)
    back = store.record("themes", child.id)
    assert isinstance(back, Theme)
    assert (back.parent_id, back.name) == (None, "Child 2")
    assert [record.id for record in restored.left_out] == [parent.id]
    keys = [theme.key for theme in store.themes() if theme.key]
    assert len(set(keys)) == len(keys)


def test_a_theme_and_the_one_above_come_back_together(store: Store) -> None:
    parent = new_theme(store, "Parent")
    child = new_theme(store, "Child", parent.id)
    delete(store, child)
    delete(store, parent)
    bring_back(store, parent.id, child.id)
    assert codebook(store).path(child.id) == ("Parent", "Child")


@pytest.mark.parametrize("ids", [[], ["none"]])
def test_what_was_never_there_is_passed_over(store: Store, ids: list[str]) -> None:
    assert restore(store, ids, ORIGIN).change.is_empty


def test_what_is_there_is_passed_over(store: Store, document: Document) -> None:
    made = new_annotation(store, document, (0, 3))
    assert restore(store, [made.id, document.id], ORIGIN).change.is_empty


def test_on_another_text_it_is_looked_for(store: Store, document: Document) -> None:
    listed = [new_annotation(store, document, span) for span in ((4, 7), (19, 23))]
    keep(store, annotating.remove(listed))
    text = compose([Part("zero one two three and no more")])
    after = replace(document, text_id=text.id, text_sha256=text.sha256, length=30)
    keep(store, replace(replace_one(document, after), texts=(text,)))
    bring_back(store, *[made.id for made in listed])
    found = {a.selector.quote: (a.start, a.status, a.text_sha256) for a in store.annotations()}
    assert found == {
        "two": (9, Status.MOVED, text.sha256),
        "five": (19, Status.LOST, document.text_sha256),
    }


def test_a_saved_filter_comes_back(store: Store) -> None:
    from leifeng_reader.core.filters import Filter, SavedFilter

    saved = SavedFilter("f", "F", Filter("w"))
    keep(store, Change((), (saved,)))
    keep(store, Change((saved,)))
    bring_back(store, "f")
    assert store.saved_filters() == [saved]
