"""What a change did, in a sentence."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Theme
from leifeng_reader.core.change import Record
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.core.study import Card, Part, PartKind, StudySet
from leifeng_reader.store.history import Count, Entry, Event
from leifeng_reader.ui.deeds import deed, one_deed, plural

MARK = Annotation("a", "d", "sha", Selector(0, 5, "alpha"), ("t1",))
THEME = Theme("t1", "Service", "rose", position=1)
TEXT = Document("d", "A screw", "x", "sha", 5)
LIST = SavedFilter("f", "Mine", Filter())
QUIZ = StudySet("s", "Quiz", parts=(Part("p", PartKind.CHOICE),))
CARD = Card("c", "a")


def named(theme_id: str) -> str:
    return {"t1": "Service", "t2": "Youth"}[theme_id]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, MARK, "Highlighted “alpha” with Service"),
        (None, replace(MARK, themes=()), "Highlighted “alpha”"),
        (None, replace(MARK, scope=Scope.PLACE), "Set a bookmark"),
        (None, replace(MARK, scope=Scope.DOCUMENT), "Annotated the whole text"),
        (MARK, None, "Removed “alpha”"),
        (MARK, replace(MARK, themes=("t1", "t2")), "Gave “alpha” the theme Youth"),
        (MARK, replace(MARK, themes=()), "Took the theme Service off “alpha”"),
        (MARK, replace(MARK, themes=("t2",)), "Moved “alpha” from Service to Youth"),
        (MARK, replace(MARK, note="n"), "Wrote a note on “alpha”"),
        (replace(MARK, note="n"), MARK, "Removed the note on “alpha”"),
        (
            MARK,
            replace(MARK, selector=Selector(0, 9, "alpha bet")),
            "Changed the ends of “alpha bet”",
        ),
        (None, THEME, "Added the theme “Service”"),
        (THEME, None, "Removed the theme “Service”"),
        (THEME, replace(THEME, name="Help"), "Renamed the theme “Service” to “Help”"),
        (THEME, replace(THEME, parent_id="t2"), "Put the theme “Service” under Youth"),
        (replace(THEME, parent_id="t2"), THEME, "Put the theme “Service” at the top"),
        (THEME, replace(THEME, archived=True), "Archived the theme “Service”"),
        (replace(THEME, archived=True), THEME, "Took the theme “Service” out of the archive"),
        (THEME, replace(THEME, colour="blue"), "Gave the theme “Service” another colour"),
        (THEME, replace(THEME, description="d"), "Described the theme “Service”"),
        (None, TEXT, "Added the text “A screw”"),
        (TEXT, replace(TEXT, text_id="y"), "Replaced the text of “A screw”"),
        (TEXT, replace(TEXT, title="B"), "Changed the details of “B”"),
        (None, LIST, "Kept the list “Mine”"),
        (LIST, replace(LIST, name="Yours"), "Changed the list “Yours”"),
        (None, QUIZ, "Made the study set “Quiz”"),
        (QUIZ, replace(QUIZ, seed=2), "Changed the study set “Quiz”"),
        (QUIZ, replace(QUIZ, name="Test"), "Renamed the study set “Quiz” to “Test”"),
        (QUIZ, None, "Removed the study set “Quiz”"),
        (None, CARD, "Made a card"),
        (CARD, replace(CARD, reviews=1), "Reviewed a card"),
        (CARD, None, "Removed a card"),
    ],
)
def test_one_record(
    qapp: QApplication, before: Record | None, after: Record | None, said: str
) -> None:
    assert one_deed(before, after, named) == said


def told(label: str, counts: list[Count], *events: tuple[str, Record | None, Record | None]) -> str:
    entry = Entry(1, "2026-03-05T08:00:00.000Z", label, "w", tuple(counts))
    made = [Event(entry, kind, "id", old, new, n) for n, (kind, old, new) in enumerate(events)]
    return deed(entry, made, named)


def test_merges_of_themes(qapp: QApplication) -> None:
    merged = replace(THEME, merged_into="t2")
    once = [Count("annotations", 0, 2, 0), Count("themes", 0, 2, 0)]
    one, back = ("themes", THEME, merged), ("themes", merged, THEME)
    into, out = "Merged the theme “Service” into {0}", "Took the theme “Service” out of {0} again"
    name = named("t2")
    assert told("merge themes", once, one) == into.format(name)
    assert told("merge themes", once, back) == out.format(name)
    assert told("merge themes", once, one, one) == f"Merged themes into {name}"
    assert told("merge themes", once, back, back) == f"Took themes out of {name} again"


def test_several_records(qapp: QApplication) -> None:
    merge = [Count("annotations", 0, 12, 0), Count("themes", 0, 0, 2)]
    gone = ("themes", THEME, None)
    assert told("merge themes", merge, gone, gone) == "Merged 3 themes, with 12 annotations"
    joined = [Count("annotations", 0, 1, 2)]
    assert told("merge annotations", joined, ("annotations", MARK, None)) == "Merged 3 annotations"
    undone = [Count("annotations", 0, 12, 0), Count("themes", 2, 0, 0)]
    back = ("themes", None, THEME)
    assert told("merge themes", undone, back, back) == "Changed 12 annotations, added 2 themes"
    removed = [Count("annotations", 0, 0, 3), Count("documents", 0, 0, 1)]
    text = ("documents", TEXT, None)
    assert told("remove text", removed, text) == "Removed the text “A screw”, with 3 annotations"
    lost = [Count("annotations", 0, 1, 0), Count("themes", 0, 0, 1)]
    assert told("delete theme", lost, gone) == "Removed the theme “Service”, with 1 annotation"
    many = [Count("annotations", 4, 0, 0)]
    assert told("import", many, ("annotations", None, MARK)) == "Added 4 annotations"
    assert plural("documents", 1) == "1 text"
