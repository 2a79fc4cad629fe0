"""Annotations trimmed, extended and merged."""

from dataclasses import replace

import pytest

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.core.ends import End, Step
from leifeng_reader.operations import annotating
from leifeng_reader.operations.reshaping import merge_overlapping, move_end
from tests.library import fixed_origin

TEXT = compose([Part("One two three. Four five six."), Part("Seven eight.")])
DOCUMENT = Document("d", "T", TEXT.id, TEXT.sha256, len(TEXT.content))
ORIGIN = fixed_origin("a")


def on(quote: str, *themes: str, note: str = "", created: str = "") -> Annotation:
    start = TEXT.content.index(quote)
    span = (start, start + len(quote))
    _, made = annotating.annotate(DOCUMENT, TEXT, span, ORIGIN, themes=themes, note=note)
    return replace(made, created=created or made.created)


def the_one(record: object) -> Annotation:
    assert isinstance(record, Annotation)
    return record


def test_an_end_moves_and_all_else_stays() -> None:
    made = on("two", "t", note="n")
    change = move_end(made, TEXT, End.END, Step.WORD, ORIGIN, outward=True)
    assert change.before == (made,)
    after = the_one(change.after[0])
    assert (after.selector.quote, after.themes, after.note) == ("two three", ("t",), "n")
    assert after.selector.suffix.startswith(". Four")
    assert (after.created, after.id) == (made.created, made.id)
    change = move_end(after, TEXT, End.START, Step.SENTENCE, ORIGIN, outward=True)
    assert the_one(change.after[0]).selector.quote == "One two three"


def test_where_nothing_is_left_nothing_changes() -> None:
    made = on("One")
    assert move_end(made, TEXT, End.START, Step.WORD, ORIGIN, outward=True).is_empty
    assert move_end(made, TEXT, End.END, Step.WORD, ORIGIN, outward=False).is_empty
    _, whole = annotating.annotate_document(DOCUMENT, TEXT, ORIGIN)
    assert move_end(whole, TEXT, End.END, Step.WORD, ORIGIN, outward=True).is_empty


def test_overlapping_annotations_become_the_one_created_first() -> None:
    late = on("One two", "x", "y", note="later", created="2")
    first = on("two three. Four", "y", "z", note="first", created="1")
    last = on("Four five", note="first", created="3")
    alone = on("Seven", "x")
    change = merge_overlapping([alone, last, late, first], TEXT, ORIGIN)
    assert set(change.before) == {late, first, last}
    (record,) = change.after
    after = the_one(record)
    assert after.id == first.id
    assert after.selector.quote == "One two three. Four five"
    assert after.themes == ("y", "z", "x")
    assert after.note == "later\n\nfirst"
    assert after.created == "1"


def test_each_group_is_merged_for_itself() -> None:
    listed = [on("One two"), on("two"), on("Seven eight"), on("eight")]
    change = merge_overlapping(listed, TEXT, ORIGIN)
    assert [the_one(r).selector.quote for r in change.after] == ["One two", "Seven eight"]


def test_neighbours_bookmarks_and_other_documents_are_left_alone() -> None:
    _, place = annotating.bookmark(DOCUMENT, TEXT, 1, ORIGIN)
    _, whole = annotating.annotate_document(DOCUMENT, TEXT, ORIGIN)
    elsewhere = replace(on("One two"), document_id="other")
    listed = [on("One"), on("two"), place, whole, elsewhere]
    assert merge_overlapping(listed, TEXT, ORIGIN).is_empty


def test_links_follow() -> None:
    gone, kept = on("One two", created="2"), on("two", created="1")
    pointing = on("Seven", note=f"see [[{gone.id}|there]] and [[{kept.id}]]")
    itself = replace(gone, note=f"[[{gone.id}]]")
    change = merge_overlapping([itself, kept], TEXT, ORIGIN, linking=[pointing, itself, kept])
    notes = {r.id: the_one(r).note for r in change.after}
    assert notes == {
        kept.id: f"[[{kept.id}]]",
        pointing.id: f"see [[{kept.id}|there]] and [[{kept.id}]]",
    }


@pytest.mark.parametrize("position", [0, 5, len(TEXT.content)])
def test_a_bookmark_takes_no_text(position: int) -> None:
    change, made = annotating.bookmark(DOCUMENT, TEXT, position, ORIGIN, note="here")
    assert change.after == (made,)
    assert (made.start, made.end, made.selector.quote) == (position, position, "")
    assert (made.scope, made.note) == (Scope.PLACE, "here")
    assert TEXT.content[:position].endswith(made.selector.prefix)
    assert TEXT.content[position:].startswith(made.selector.suffix)


def test_a_document_is_annotated_as_a_whole() -> None:
    _, made = annotating.annotate_document(DOCUMENT, TEXT, ORIGIN, themes=["t", "t"], note="n")
    assert (made.scope, made.start, made.end, made.selector.quote) == (Scope.DOCUMENT, 0, 0, "")
    assert (made.themes, made.note, made.text_sha256) == (("t",), "n", TEXT.sha256)


def test_a_duplicate_keeps_the_note_and_leaves_the_first_alone() -> None:
    made = on("two", "t", note="n")
    change, other = annotating.duplicate(made, ["u", "u"], ORIGIN)
    assert (change.before, change.after) == ((), (other,))
    assert (other.note, other.selector, other.themes) == ("n", made.selector, ("u",))
    assert other.id != made.id
    assert other.created > made.created


def test_a_bookmark_given_text_is_a_passage() -> None:
    _, place = annotating.bookmark(DOCUMENT, TEXT, 4, ORIGIN)
    after = the_one(annotating.resize(place, TEXT, (4, 7), ORIGIN).after[0])
    assert (after.scope, after.selector.quote) == (Scope.PASSAGE, "two")
