"""All annotations of a library in sections, filtered as a query says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Status
from leifeng_reader.core.change import replace_one
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations.listing import Grouping, Listing, Rows, annotations_of
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

TEXT = "Lei Feng helped others.\nNobody had asked him to.\n雷锋精神是什么？"


class Library:
    """Two texts, three themes, six annotations."""

    def __init__(self, folder: Path) -> None:
        origin = fixed_origin()
        self.store = new_store(folder)
        self.one, _ = import_text(self.store, TEXT, "One", origin)
        self.other, _ = import_text(self.store, f"{TEXT}\n…", "Other", origin)
        self.kind = new_theme(self.store, "Kindness", origin=origin)
        self.deed = new_theme(self.store, "Deeds", self.kind.id, origin=origin)
        self.memory = new_theme(self.store, "Memory", origin=origin)
        self.made: dict[str, Annotation] = {}
        for name, document, span, themes, note in (
            ("b", self.one, (24, 30), [self.memory, self.kind], ""),
            ("a", self.one, (0, 8), [self.kind], ""),
            ("c", self.one, (49, 51), [], "谁？"),
            ("d", self.other, (0, 8), [self.deed], "Lei again"),
            ("e", self.other, (9, 15), [], ""),
            ("f", self.other, (49, 53), [self.memory], ""),
        ):
            self.made[name] = new_annotation(
                self.store, document, span, themes=themes, note=note, origin=origin
            )

    def listing(self, wanted: Filter) -> Listing:
        made = Listing(self.store, wanted, lambda at: at[:10])
        while made.look():
            pass
        return made

    def names(self, listing: Listing, grouping: Grouping) -> dict[str, str]:
        names = {made.id: name for name, made in self.made.items()}
        found = {}
        for section in listing.sections(grouping):
            numbers = [listing.entries.numbers[place] for place in section.entries]
            noted = self.store.index.noted(numbers)
            found[section.key] = "".join(names[one.id] for one in noted)
        return found


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path)
    yield made
    made.store.close()


def test_everything_in_the_order_of_texts(library: Library) -> None:
    found = library.names(library.listing(Filter()), Grouping.DOCUMENT)
    assert found == {library.one.id: "abc", library.other.id: "def"}


def test_under_each_theme_that_is_carried(library: Library) -> None:
    found = library.names(library.listing(Filter()), Grouping.THEME)
    keys = [library.kind.id, library.deed.id, library.memory.id, ""]
    assert list(found) == keys
    ordered = ["".join(sorted(names)) for names in found.values()]
    assert ordered == ["ab", "d", "bf", "ce"]


def test_by_day(library: Library) -> None:
    found = library.names(library.listing(Filter()), Grouping.DAY)
    assert list(found) == ["2026-03-05"] and sorted(found["2026-03-05"]) == list("abcdef")


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter("lei"), "ad"),
        (Filter("note:lei"), "d"),
        (Filter("锋"), "cf"),
        (Filter("雷 -theme:memory"), "c"),
        (Filter("theme:kind"), "abd"),
        (Filter("in:other"), "def"),
        (Filter("in:other lei"), "d"),
        (Filter("after:2027"), ""),
        (Filter(has_note=True), "cd"),
        (Filter(no_theme=True), "ce"),
        (Filter("helped", no_theme=True), "e"),
    ],
)
@pytest.mark.parametrize("indexed", [False, True])
def test_what_passes(library: Library, wanted: Filter, names: str, indexed: bool) -> None:
    if indexed:
        for _ in library.store.index.slices():
            pass
    found = library.names(library.listing(wanted), Grouping.DOCUMENT)
    assert "".join(sorted("".join(found.values()))) == names


@pytest.mark.parametrize("wanted", [Filter(to_check=True), Filter("lei", to_check=True)])
def test_what_is_moved_or_lost_is_to_check(library: Library, wanted: Filter) -> None:
    for name, status in (("a", Status.MOVED), ("d", Status.LOST), ("e", Status.ANCHORED)):
        made = library.made[name]
        keep(library.store, replace_one(made, replace(made, status=status)))
    assert library.names(library.listing(wanted), Grouping.DOCUMENT) == {
        library.one.id: "a",
        library.other.id: "d",
    }


def test_themes_asked_for_hold_for_those_below_and_hidden_ones_step_back(library: Library) -> None:
    below = library.listing(Filter(themes=frozenset({library.kind.id})))
    assert sorted("".join(library.names(below, Grouping.DOCUMENT).values())) == list("abd")
    left = library.listing(Filter(hidden=frozenset({library.memory.id})))
    assert sorted("".join(library.names(left, Grouping.DOCUMENT).values())) == list("abcde")


def test_rows_are_headings_and_entries(library: Library) -> None:
    listing = library.listing(Filter())
    rows = Rows.of(listing.sections(Grouping.DOCUMENT))
    assert len(rows) == 8
    is_heading = [rows.at(row)[1] is None for row in range(8)]
    assert is_heading == [True, False, False, False, True, False, False, False]
    numbers = rows.numbers([(0, 1), (5, 5)], listing.entries)
    found = annotations_of(library.store, numbers)
    assert {a.id for a in found} <= {a.id for a in library.made.values()} and len(found) == 2


def test_each_annotation_is_taken_once_however_many_themes_list_it(library: Library) -> None:
    listing = library.listing(Filter())
    rows = Rows.of(listing.sections(Grouping.THEME))
    assert len(rows.numbers([(0, len(rows) - 1)], listing.entries)) == 6


def test_no_rows_at_all(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty.sqlite")
    listing = Listing(store, Filter(), lambda at: at)
    while listing.look():
        pass
    assert len(Rows.of(listing.sections(Grouping.DAY))) == 0
    store.close()
