"""Annotations made, noted, themed, resized and removed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import BadRange
from leifeng_reader.operations.annotating import (
    annotate,
    remove,
    resize,
    set_note,
    set_themes,
    toggle_theme,
    trimmed,
)
from tests.library import fixed_origin

TEXT = compose([Part("\u3000Lei\u00a0Feng’s  \U0001f600 spirit "), Part("shines\u2028brighter")])
DOCUMENT = Document("d", "Title", TEXT.id, TEXT.sha256, len(TEXT.content))


def made(
    start: int = 1, end: int = 9, themes: tuple[str, ...] = ("a",), note: str = ""
) -> Annotation:
    return annotate(DOCUMENT, TEXT, (start, end), fixed_origin(), themes=themes, note=note)[1]


def test_an_annotation_knows_all_about_itself() -> None:
    change, annotation = annotate(
        DOCUMENT, TEXT, (1, 9), fixed_origin(), themes=["b", "a", "b"], note="a\r\nb\0"
    )
    assert change == Change((), (annotation,))
    assert annotation.selector.quote == "Lei\u00a0Feng"[:8]
    assert (annotation.selector.prefix, annotation.selector.suffix[:3]) == ("\u3000", "’s ")
    assert (annotation.id, annotation.document_id) == ("id-000001", "d")
    assert annotation.text_sha256 == TEXT.sha256
    assert (annotation.themes, annotation.note) == (("b", "a"), "a\nb")
    assert annotation.created == annotation.modified == "2026-03-05T08:00:00.000Z"
    assert (annotation.status, annotation.annotator) == (Status.ANCHORED, "tester")


@pytest.mark.parametrize("note", ["lone \ud800", "\ufeffx", "a\u2029b"])
def test_a_note_can_always_be_stored(note: str) -> None:
    annotation = made(note=note)
    assert annotation.note.encode()
    (after,) = set_note(annotation, note + "!", fixed_origin()).after
    assert isinstance(after, Annotation)
    assert after.note == annotation.note + "!"


@given(st.integers(0, len(TEXT.content)), st.integers(0, len(TEXT.content)))
def test_white_space_at_the_ends_is_left_out(start: int, end: int) -> None:
    first, last = trimmed(TEXT.content, start, end)
    passage = TEXT.content[start:end].strip()
    if passage:
        assert start <= first < last <= end
        assert TEXT.content[first:last] == passage
        assert made(start, end).selector.quote == passage
    else:
        with pytest.raises(BadRange):
            made(start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 999), (5, 5), (7, 3), (0, 1), (11, 13)])
def test_nothing_or_what_is_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(BadRange):
        made(start, end)
    with pytest.raises(BadRange):
        resize(made(), TEXT, (start, end), fixed_origin())


def test_themes_are_put_on_and_taken_off() -> None:
    origin, annotation = fixed_origin(), made(themes=("a", "b"))
    steps = []
    for theme in "cabc":
        (after,) = toggle_theme(annotation, theme, origin).after
        assert isinstance(after, Annotation)
        annotation = after
        steps.append(annotation.themes)
    assert steps == [("a", "b", "c"), ("b", "c"), ("c",), ()]


def test_an_edit_replaces_one_record_and_its_time() -> None:
    origin, annotation = fixed_origin(), made()
    origin.now()
    changes = {
        "note": set_note(annotation, "new", origin),
        "themes": set_themes(annotation, ["b", "a", "b"], origin),
        "selector": resize(annotation, TEXT, (4, 30), origin),
    }
    for name, change in changes.items():
        assert change.before == (annotation,)
        (after,) = change.after
        assert isinstance(after, Annotation)
        differ = {f for f in Annotation.__slots__ if getattr(after, f) != getattr(annotation, f)}
        assert differ == {name, "modified"}
        assert after.modified > annotation.modified


def test_what_is_so_already_is_no_change() -> None:
    annotation = made(note="note", themes=("a", "b"))
    for change in (
        set_note(annotation, "note", fixed_origin()),
        set_note(annotation, "no\0te", fixed_origin()),
        set_themes(annotation, ["a", "b", "a"], fixed_origin()),
        resize(annotation, TEXT, (0, 9), fixed_origin()),
    ):
        assert change.is_empty


def test_removal_takes_all_at_once() -> None:
    both = (made(), made(14, 20))
    assert remove(iter(both)) == Change(both, ())
    assert remove(()).is_empty
