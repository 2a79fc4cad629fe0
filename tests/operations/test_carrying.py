"""Themes given to, taken from and exchanged on many annotations at once."""

from leifeng_reader.core.annotation import Annotation, Selector
from leifeng_reader.operations.carrying import give_theme, move_to_theme, take_theme
from tests.library import fixed_origin


def annotation(id_: str, *themes: str) -> Annotation:
    return Annotation(id_, "d", "t", Selector(0, 1, "q"), themes, "note", "0", "0")


LISTED = [annotation("1"), annotation("2", "a"), annotation("3", "b", "a"), annotation("4", "b")]


def test_given() -> None:
    change = give_theme(LISTED, "a", fixed_origin())
    assert [(r.id, r.themes) for r in change.after if isinstance(r, Annotation)] == [
        ("1", ("a",)),
        ("4", ("b", "a")),
    ]
    assert change.before == (LISTED[0], LISTED[3])


def test_taken() -> None:
    change = take_theme(LISTED, "a", fixed_origin())
    assert [(r.id, r.themes) for r in change.after if isinstance(r, Annotation)] == [
        ("2", ()),
        ("3", ("b",)),
    ]


def test_moved() -> None:
    change = move_to_theme(LISTED, "a", "b", fixed_origin())
    assert [(r.id, r.themes) for r in change.after if isinstance(r, Annotation)] == [
        ("2", ("b",)),
        ("3", ("b",)),
    ]
    assert all(isinstance(r, Annotation) and r.note == "note" for r in change.after)


def test_all_but_themes_and_time_is_kept() -> None:
    (old,), (new,) = (change := give_theme(LISTED[:1], "a", fixed_origin())).before, change.after
    assert isinstance(old, Annotation)
    assert isinstance(new, Annotation)
    for name in Annotation.__slots__:
        if name not in ("themes", "modified"):
            assert getattr(new, name) == getattr(old, name)
    assert new.modified == "2026-03-05T08:00:00.000Z"
