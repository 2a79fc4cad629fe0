"""Items of parts as they are shown: followed, rewritten, left out, moved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.errors import FileUnreadable
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import Gaps, Item, Manner, Part, PartKind, StudySet
from leifeng_reader.operations import annotating, study_parts, studying
from leifeng_reader.operations.study_items import (
    ItemRow,
    item_rows,
    logo_data,
    move_item,
    stands_on,
    take_in,
    used,
)
from leifeng_reader.store.store import Store
from leifeng_reader.study.tasks import Source
from tests.library import fixed_origin, keep
from tests.study.article import article


class Desk:
    """A library with the article, and parts made of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        (self.document,) = store.documents()

    @property
    def sources(self) -> tuple[Source, ...]:
        return studying.sources(self.store, StudySet("s", "A set", self.document.id, Filter()))

    def theme(self, name: str) -> str:
        theme = self.sources[0].codebook.find((name,))
        assert theme is not None
        return theme.id

    def rows(self, part: Part) -> list[ItemRow]:
        whole = StudySet("s", "A set", self.document.id, parts=(part,))
        return item_rows(part, self.sources, studying.made_of(whole, part, self.sources))

    def id_of(self, quote: str) -> str:
        its = self.sources[0].annotations
        return next(each.id for each in its if each.selector.quote == quote)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store, _ = article(tmp_path / "library.sqlite")
    yield Desk(store)
    store.close()


def questions(desk: Desk) -> Part:
    return Part("p", PartKind.QUESTIONS, themes=(desk.theme("Question"),))


def test_rows_follow_their_annotations(desk: Desk) -> None:
    first, second = desk.rows(questions(desk))
    assert (first.prompt, first.answer) == ("How can one person nurture others?", "")
    assert first.quote == "nurtured the spirit of Chinese people"
    assert (first.index, first.by_hand, first.left_out) == (-1, False, False)
    assert second.prompt == "What would count against this?"


def test_rewritten_and_left_out_rows_say_so(desk: Desk) -> None:
    part = questions(desk)
    one, other = used(part, desk.sources)
    part = study_parts.write_item(part, one, prompt="Why?", answer=None)
    part = study_parts.leave_out(part, other)
    first, last = desk.rows(part)
    assert first.prompt == "Why?" and first.by_hand and not first.left_out
    assert last.annotation_id == other and last.left_out and last.index == 1
    assert used(part, desk.sources) == (one,)


def test_an_annotation_of_another_theme_is_taken_in_last(desk: Desk) -> None:
    part = questions(desk)
    before, extra = used(part, desk.sources), desk.id_of("volunteer services")
    part = take_in(part, extra, desk.sources)
    assert used(part, desk.sources) == (*before, extra)
    part = study_parts.leave_out(part, before[0])
    assert used(part, desk.sources) == (before[1], extra)
    assert used(take_in(part, before[0], desk.sources), desk.sources) == (*before, extra)


def test_items_move_among_each_other(desk: Desk) -> None:
    part = study_parts.add_own(questions(desk), "My own?")
    assert desk.rows(part)[0].prompt == "My own?"
    own = desk.rows(part)[0]
    part = move_item(part, own, 1, desk.sources)
    prompts = [row.prompt for row in desk.rows(part)]
    assert prompts == [
        "How can one person nurture others?",
        "My own?",
        "What would count against this?",
    ]
    own = desk.rows(part)[1]
    part = move_item(part, own, 1, desk.sources)
    assert [row.prompt for row in desk.rows(part)][-1] == "My own?"
    last = desk.rows(part)[-1]
    assert move_item(part, last, 1, desk.sources) is part


def test_gaps_are_no_items_and_kinds_draw_what_concerns_them(desk: Desk) -> None:
    gaps = Part("p", PartKind.CLOZE, items=(Item(start=3, end=9),))
    assert len(desk.rows(gaps)) == len(desk.sources[0].annotations)
    by_hand = replace(gaps, manner=Manner(gaps=Gaps.HAND))
    assert desk.rows(by_hand) == [] and used(by_hand, desk.sources) == ()
    plain = Part("p", PartKind.READING)
    assert used(plain, desk.sources) == ()
    glossed = replace(plain, manner=Manner(gloss_theme=desk.theme("Vocabulary")))
    assert len(used(glossed, desk.sources)) == 2
    quotas = Part("p", PartKind.QUOTAS, manner=Manner(quotas=((desk.theme("Key idea"), 2),)))
    assert len(used(quotas, desk.sources)) == 2


def test_what_comes_to_nothing_is_marked(desk: Desk) -> None:
    vocabulary = Part("p", PartKind.VOCABULARY)
    printed = {row.quote for row in desk.rows(vocabulary) if row.is_printed}
    assert "inscriptions" in printed
    assert "Lei Feng has become a household name in China" not in printed


def test_a_plain_reading_text_does_not_hang_on_notes(desk: Desk) -> None:
    plain, asked = Part("p", PartKind.READING), questions(desk)
    before = [stands_on(part, desk.sources) for part in (plain, asked)]
    annotation = desk.sources[0].annotations[0]
    keep(desk.store, annotating.set_note(annotation, "Another note.", fixed_origin("later")))
    after = [stands_on(part, desk.sources) for part in (plain, asked)]
    assert before[0] == after[0] and before[1] != after[1]


def test_a_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"picture")
    assert logo_data(tmp_path / "logo.png") == b"picture"
    with pytest.raises(FileUnreadable):
        logo_data(tmp_path / "none.png")
