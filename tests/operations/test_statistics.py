"""Numbers gathered from a real library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.change import replace_one
from leifeng_reader.core.statistics import Moment, Period
from leifeng_reader.operations import shelving
from leifeng_reader.operations.statistics import (
    gaps,
    over_time,
    theme_strip,
    theme_table,
    word_list,
)
from leifeng_reader.store.store import Store
from tests.library import import_text, keep, new_annotation, new_store, new_theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def test_themes_by_document_and_by_pair(store: Store) -> None:
    one, _ = import_text(store, "alpha beta gamma", "One")
    other, _ = import_text(store, "delta", "Two")
    a, b, c = (new_theme(store, name) for name in "ABC")
    new_annotation(store, one, (0, 5), themes=[a, b])
    new_annotation(store, one, (6, 10), themes=[b, a])
    last = new_annotation(store, other, (0, 5), themes=[b, c])
    table = theme_table(store)
    pair = (min(a.id, b.id), max(a.id, b.id))
    assert table.in_documents[a.id, one.id] == table.in_documents[b.id, one.id] == 2
    assert table.in_documents[b.id, other.id] == 1
    assert table.together[pair] == 2
    assert table.totals == {a.id: 2, b.id: 3, c.id: 1}
    assert [lane.spans for lane in theme_strip(store.annotations(one.id))] == [
        ((0, 5), (6, 10))
    ] * 2
    found = gaps(store)
    assert found.single == (c.id,)
    assert found.inseparable == ()
    keep(store, replace_one(last, replace(last, themes=(c.id,))))
    assert gaps(store).inseparable == (pair,)
    keep(store, shelving.remove_document(store, other.id))
    assert theme_table(store).totals == {a.id: 2, b.id: 2}


def test_annotations_over_time(store: Store) -> None:
    document, _ = import_text(store, "alpha beta gamma", "One")
    theme = new_theme(store, "A")
    made = [new_annotation(store, document, (n, n + 3)) for n in range(3)]
    keep(store, replace_one(made[0], replace(made[0], created="2026-03-01T00:00:00Z")))
    later = replace(made[1], created="2026-04-01T00:00:00Z", themes=(theme.id,))
    keep(store, replace_one(made[1], later))
    day = made[2].created[:10]
    wanted = [Moment("2026-03-01", 1), Moment(day, 1), Moment("2026-04-01", 1)]
    assert over_time(store, Period.DAY) == wanted
    assert over_time(store, Period.MONTH, document=document)[0] == Moment("2026-03-01", 2)
    assert over_time(store, Period.DAY, themes=[theme.id]) == [Moment("2026-04-01", 1)]


@pytest.mark.parametrize("is_indexed", [False, True])
def test_words_that_set_a_document_apart(store: Store, is_indexed: bool) -> None:
    filler = "\n".join("the sea and the land " * 80 for _ in range(6))
    here, _ = import_text(store, "\n".join(["The whale and 白鲸 the whale. " * 60] * 4), "Whales")
    import_text(store, filler, "Others")
    if is_indexed:
        list(store.index.slices())
    words = word_list(store, here)
    by_word = {row.word: row for row in words}
    assert by_word["whale"].count == 480
    assert by_word["白鲸"].count == 240
    assert by_word["whale"].passages == by_word["the"].passages == 4
    assert by_word["whale"].rest == 0
    if is_indexed:
        assert by_word["the"].rest == 6
        assert by_word["whale"].keyness > by_word["the"].keyness == 0
        assert words[0].word == "whale"


def test_paragraphs_without_a_theme_in_all_documents(store: Store) -> None:
    one, _ = import_text(store, "alpha\nbeta", "One")
    other, _ = import_text(store, "gamma", "Two")
    new_annotation(store, one, (0, 5), themes=[new_theme(store, "A")])
    new_annotation(store, other, (0, 5))
    assert [(p.document_id, p.number) for p in gaps(store).bare] == [(one.id, 2), (other.id, 1)]
    assert [p.number for p in gaps(store, one).bare] == [2]
