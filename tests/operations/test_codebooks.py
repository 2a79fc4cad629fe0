"""Codebooks brought into a library, and sets of themes to start from."""

from pathlib import Path

import pytest

from leifeng_reader import paths
from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import BadThemeName, BrokenFile, EmptyFile, FileUnreadable
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.codebooks import CODEBOOK_FORMATS
from leifeng_reader.operations.codebooks import (
    add_entries,
    add_set,
    entries,
    read_codebook,
    theme_sets,
)
from tests.library import Records, done_to, fixed_origin

ORIGIN = fixed_origin("book")
THEMES = (
    Theme("a", "A", "rose", None, 0, 1, "mine", include="mine too"),
    Theme("b", "B", "blue", "a", 1),
)
BOOK = Codebook.of(THEMES)


def after(book: Codebook, change: Change) -> Codebook:
    before: Records = dict(book.themes)
    done = done_to(before, change)
    assert done_to(done, change.inverse) == before
    return Codebook.of(r for r in done.values() if isinstance(r, Theme))


def test_new_themes_come_and_old_ones_are_described() -> None:
    listed = [
        Entry(("a",), "theirs", "teal", 5, exclude="not"),
        Entry(("A", "C", "D"), "deep", "sky", 1),
        Entry(("E",), "", "", 3, "when", archived=True),
        Entry(("A", "B")),
    ]
    book = after(BOOK, add_entries(BOOK, listed, ORIGIN))
    assert [e.path for e in entries(book)] == [
        ("A",),
        ("A", "B"),
        ("A", "C"),
        ("A", "C", "D"),
        ("E",),
    ]
    old = book.themes["a"]
    assert (old.description, old.include, old.exclude) == ("theirs", "mine too", "not")
    assert (old.colour, old.key, old.name) == ("rose", 1, "A")
    deep, gone = book.find(("A", "C", "D")), book.find(("E",))
    assert deep is not None
    assert gone is not None
    assert (deep.description, deep.colour) == ("deep", "sky")
    assert deep.key not in (None, 1)
    assert (gone.include, gone.archived, gone.key) == ("when", True, None)
    assert book.themes["b"] == BOOK.themes["b"]


def test_a_second_time_nothing_changes() -> None:
    listed = [Entry(("A",), "theirs"), Entry(("X", "Y"), "new", "sky", 7, "i", "e")]
    book = after(BOOK, add_entries(BOOK, listed, ORIGIN))
    assert add_entries(book, listed, ORIGIN).is_empty
    assert add_entries(book, entries(book), ORIGIN).is_empty


def test_a_name_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadThemeName):
        add_entries(BOOK, [Entry(("x" * 300,))], ORIGIN)


@pytest.mark.parametrize("name", list(CODEBOOK_FORMATS))
def test_a_codebook_goes_from_library_to_library(name: str, tmp_path: Path) -> None:
    book = after(BOOK, add_set(BOOK, theme_sets(paths.resources())[2], ORIGIN))
    file = tmp_path / f"codebook{CODEBOOK_FORMATS[name].suffix}"
    file.write_bytes(CODEBOOK_FORMATS[name].write(entries(book)))
    empty = Codebook.of([])
    other = after(empty, add_entries(empty, read_codebook(file), ORIGIN))
    told = [(e.path, e.description, e.colour, e.include, e.exclude) for e in entries(book)]
    assert told == [(e.path, e.description, e.colour, e.include, e.exclude) for e in entries(other)]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_codebook(tmp_path / "none.csv")
    empty, broken = tmp_path / "empty.csv", tmp_path / "broken.qdc"
    empty.write_bytes(b"")
    with pytest.raises(EmptyFile):
        read_codebook(empty)
    broken.write_bytes(b"<a")
    with pytest.raises(BrokenFile):
        read_codebook(broken)


SETS = theme_sets(paths.resources())


def test_the_sets_that_come_along() -> None:
    assert [each.id for each in SETS] == [
        *("article", "close-reading", "literary", "argument", "language", "blank")
    ]
    assert all(each.name and each.description for each in SETS)


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_a_set_says_when_to_use_its_themes(each: object) -> None:
    wanted = next(one for one in SETS if one is each)
    empty = Codebook.of([])
    book = after(empty, add_set(empty, wanted, ORIGIN))
    assert [e.path for e in entries(book)] == [entry.path for entry in wanted.entries]
    for entry, theme in zip(wanted.entries, book.in_tree_order(), strict=True):
        assert (theme.colour, theme.key) == (entry.colour, entry.key)
        assert theme.description.endswith(".")
        assert theme.include
        assert theme.exclude


def test_a_set_leaves_what_somebody_wrote() -> None:
    wanted = next(each for each in SETS if each.id == "close-reading")
    mine = Theme("k", "key idea", "teal", None, 0, 4, "my words")
    book = after(Codebook.of([mine]), add_set(Codebook.of([mine]), wanted, ORIGIN))
    kept = book.themes["k"]
    assert (kept.name, kept.description, kept.colour, kept.key) == (
        *("key idea", "my words", "teal", 4),
    )
    assert kept.include
    assert len(book.themes) == 4
    assert len(book.by_key()) == 4
