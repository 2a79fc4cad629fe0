"""The passages behind a number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.operations.leads import Wanted, leads
from leifeng_reader.store.store import Store
from tests.library import import_text, new_annotation, new_store, new_theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def test_annotations_with_all_themes_of_a_text_and_in_spans(store: Store) -> None:
    one, two = new_theme(store, "One"), new_theme(store, "Two")
    here, _ = import_text(store, "alpha beta gamma", "Here")
    there, _ = import_text(store, "delta epsilon", "There")
    both = new_annotation(store, here, (0, 5), themes=(one, two))
    first = new_annotation(store, here, (6, 10), themes=(one,))
    other = new_annotation(store, there, (0, 5), themes=(one,))

    def found(wanted: Wanted) -> list[str]:
        return [lead.annotation_id for lead in leads(store, wanted)]

    assert set(found(Wanted((one.id,)))) == {both.id, first.id, other.id}
    assert found(Wanted((one.id, two.id))) == [both.id]
    assert found(Wanted((one.id,), here.id)) == [both.id, first.id]
    assert found(Wanted((one.id,), here.id, spans=((6, 10),))) == [first.id]
    assert found(Wanted((two.id,), there.id)) == []
    day = both.created[:10]
    assert set(found(Wanted(since=day, until=f"{day}z"))) == {both.id, first.id, other.id}
    assert found(Wanted(since="1999-01-01", until=day)) == []
    lead = leads(store, Wanted((two.id,)))[0]
    assert (lead.title, lead.words, lead.start, lead.end) == ("Here", "alpha", 0, 5)


def test_words_and_spans_of_a_text(store: Store) -> None:
    here, _ = import_text(store, "Read the reader. READ on, 雷锋读书。", "Here")
    found = leads(store, Wanted(document_id=here.id, word="read"))
    assert [(lead.start, lead.end) for lead in found] == [(0, 4), (17, 21)]
    chinese = leads(store, Wanted(document_id=here.id, word="雷锋"))
    assert [lead.start for lead in chinese] == [26]
    span = leads(store, Wanted(document_id=here.id, spans=((9, 15),)))
    assert [lead.words for lead in span] == ["reader"]
    assert len(leads(store, Wanted(document_id=here.id, word="read"), most=1)) == 1
