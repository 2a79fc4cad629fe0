"""A theme split by dealing its annotations."""

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.operations.triage import NewTheme, split_theme
from tests.library import Records, done_to, fixed_origin

THEMES = (Theme("a", "A", "rose", None, 0, 1), Theme("old", "Old", "blue", "a", 1))
BOOK = Codebook.of(THEMES)


def annotation(id_: str, *themes: str) -> Annotation:
    return Annotation(id_, "d", "t", Selector(0, 1, "q"), themes, "note", "0", "0")


CARRIERS = [annotation(str(n), "x", "a", "y") for n in range(4)]


def after(change: Change) -> Records:
    before: Records = {r.id: r for r in (*THEMES, *CARRIERS)}
    done = done_to(before, change)
    assert done_to(done, change.inverse) == before
    return done


def themes_of(records: Records, id_: str) -> tuple[str, ...]:
    found = records[id_]
    assert isinstance(found, Annotation)
    assert found.note == "note"
    return found.themes


def test_annotations_go_to_the_piles_they_were_dealt_to() -> None:
    dealt = {
        "0": ["old"],
        "1": [NewTheme("New", "teal"), "old"],
        "2": [NewTheme(" new ")],
    }
    change = split_theme(BOOK, "a", dealt, CARRIERS, fixed_origin("made"))
    done = after(change)
    (made,) = [r for r in change.after if isinstance(r, Theme)]
    assert (made.name, made.parent_id, made.colour) == ("New", "a", "teal")
    assert themes_of(done, "0") == ("x", "old", "y")
    assert themes_of(done, "1") == ("x", made.id, "old", "y")
    assert themes_of(done, "2") == ("x", made.id, "y")
    assert done["3"] == CARRIERS[3]


def test_dealt_to_none_loses_the_theme() -> None:
    done = after(split_theme(BOOK, "a", {"0": []}, CARRIERS, fixed_origin()))
    assert themes_of(done, "0") == ("x", "y")


def test_the_theme_may_be_kept() -> None:
    change = split_theme(BOOK, "a", {"0": ["old"], "1": []}, CARRIERS, fixed_origin(), keep=True)
    done = after(change)
    assert themes_of(done, "0") == ("x", "a", "old", "y")
    assert done["1"] == CARRIERS[1]


def test_a_new_theme_that_is_there_is_not_made_again() -> None:
    change = split_theme(BOOK, "a", {"0": [NewTheme("OLD")]}, CARRIERS, fixed_origin())
    assert [r.id for r in change.after] == ["0"]
    assert themes_of(after(change), "0") == ("x", "old", "y")


def test_a_name_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadThemeName):
        split_theme(BOOK, "a", {"0": [NewTheme(" ")]}, CARRIERS, fixed_origin())


def test_nothing_dealt_changes_nothing() -> None:
    assert split_theme(BOOK, "a", {}, CARRIERS, fixed_origin()).is_empty
