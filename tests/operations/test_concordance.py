"""Concordances of a real library, and annotations made of their lines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.concordance import Order
from leifeng_reader.core.document import Document
from leifeng_reader.operations.concordance import annotate_lines, concordance, to_annotate
from leifeng_reader.store.store import Store
from tests.library import (
    fixed_origin,
    import_text,
    keep,
    new_annotation,
    new_store,
    new_theme,
)

ORIGIN = fixed_origin("line")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def document(store: Store) -> Document:
    return import_text(store, "Volunteers help.\nA volunteer’s\thelp, volunteering", "First")[0]


@pytest.mark.parametrize("is_indexed", [False, True])
def test_a_line_for_each_place(store: Store, document: Document, is_indexed: bool) -> None:
    other, _ = import_text(store, "No volunteer here", "Second")
    if is_indexed:
        list(store.index.slices())
    found = concordance(store, "volunt", width=5)
    assert found.is_whole
    assert {(line.document, line.left, line.hit, line.right) for line in found.lines} == {
        ("First", "", "Volunteers", " help"),
        ("First", "p. A ", "volunteer", "’s he"),
        ("First", "elp, ", "volunteering", ""),
        ("Second", "No ", "volunteer", " here"),
    }
    assert {line.document_id for line in found.lines} == {document.id, other.id}
    here = concordance(store, "volunt", document=document)
    assert [line.start for line in here.lines] == [0, 19, 37]
    assert [line.hit for line in concordance(store, '"volunteer"').lines] == ["volunteer"] * 2
    assert len(concordance(store, "in:second volunt").lines) == 1
    assert concordance(store, "").lines == ()


def test_lines_are_sorted_and_capped(store: Store) -> None:
    import_text(store, "\n".join(f"word {chr(122 - n)}" for n in range(20)), "Many")
    found = concordance(store, "word", order=Order.RIGHT)
    assert [line.right[1] for line in found.lines][:3] == ["g", "h", "i"]
    some = concordance(store, "word", order=Order.RIGHT, most=5)
    assert not some.is_whole
    assert [line.right[1] for line in some.lines] == ["v", "w", "x", "y", "z"]


def test_lines_become_annotations_in_one_step(store: Store, document: Document) -> None:
    theme, other = new_theme(store, "Helping"), new_theme(store, "Other")
    new_annotation(store, document, (0, 10), themes=[theme])
    new_annotation(store, document, (19, 28), themes=[other])
    lines = concordance(store, "volunt").lines
    assert [line.start for line in to_annotate(store, lines, theme.id)] == [19, 37]
    change = annotate_lines(store, [*lines, *lines], theme.id, ORIGIN)
    assert [record.selector.quote for record in change.after] == ["volunteer", "volunteering"]
    assert {record.themes for record in change.after} == {(theme.id,)}
    keep(store, change)
    assert store.theme_counts()[theme.id] == 3
    assert annotate_lines(store, lines, theme.id, ORIGIN).is_empty
    keep(store, change.inverse)
    assert store.theme_counts()[theme.id] == 1
