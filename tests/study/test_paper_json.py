"""Papers as JSON and back."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.study import paper as papers
from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.paper_json import from_json, to_json
from leifeng_reader.study.tasks import (
    Gloss,
    LegendEntry,
    MarginNote,
    ReadingParagraph,
    Run,
    Style,
)

WORDS = st.text(max_size=12)
FLOATS = st.floats(0, 50, allow_nan=False)
NUMBERS = st.integers(-5, 500)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3).map(tuple)


def made(kind: type, /, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a kind, each field drawn: a field without a strategy here fails the test."""
    by_type = {"str": WORDS, "int": NUMBERS, "bool": st.booleans(), "float": FLOATS}
    usual = {str: WORDS, int: NUMBERS, bool: st.booleans(), float: FLOATS}
    drawn = {}
    for field in dataclasses.fields(kind):
        found = given.get(field.name)
        drawn[field.name] = found if found is not None else {**by_type, **usual}[field.type]
    return st.builds(kind, **drawn)


RUNS = some(made(Run, styles=st.frozensets(st.sampled_from(Style)), tones=some(WORDS)))
NOTES = some(made(MarginNote, tones=some(WORDS), themes=some(WORDS)))
READING = made(
    ReadingParagraph,
    kind=st.sampled_from(BlockKind),
    lines=some(RUNS),
    numbers=some(WORDS),
    notes=NOTES,
)
BLOCKS = st.one_of(
    made(papers.Title),
    made(papers.Paragraph, runs=RUNS),
    made(papers.AnswerLines),
    made(papers.Options, options=some(WORDS), ticked=some(NUMBERS)),
    made(papers.WordBank, words=some(WORDS)),
    made(
        papers.Table,
        header=some(WORDS),
        rows=some(some(RUNS)),
        widths=some(FLOATS),
        counted=some(NUMBERS),
    ),
    made(papers.ReadingText, paragraphs=some(READING)),
    made(papers.Glosses, glosses=some(made(Gloss))),
    made(papers.Legend, entries=some(made(LegendEntry, theme=some(WORDS)))),
)
PAPERS = made(
    Paper,
    copy=st.sampled_from(Copy),
    header=made(Header, logo=st.binary(max_size=20)),
    page=made(PageSetup, margins=st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)),
    blocks=some(BLOCKS),
    labels=st.dictionaries(WORDS, WORDS, max_size=3),
)


@given(PAPERS)
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    found = from_json(to_json(paper))
    assert found == paper
    assert to_json(found) == to_json(paper)


@pytest.mark.parametrize("text", ["", "[]", "7", '{"is": "Title", "text": "a"}', '{"is": "No"}'])
def test_anything_else_is_no_paper(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)
