"""Vocabulary lists."""

import pytest

from leifeng_reader.core.composition import Part as Draft
from leifeng_reader.core.composition import compose
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.study import Item, PartKind
from leifeng_reader.study.tasks import TaskKind
from tests.study.material import annotation, beside, made, part, seed, source_of

VOCABULARY = PartKind.VOCABULARY


def test_an_entry_has_word_sentence_gloss_and_count() -> None:
    tasks = made(part(VOCABULARY, ["Vocabulary"]), seed()).tasks
    assert [task.prompt for task in tasks] == ["household icon", "inscriptions", "resonate"]
    entry = tasks[-1]
    assert (entry.kind, entry.number, entry.count) == (TaskKind.ENTRY, 3, 1)
    assert "his deeds resonate with the public" in entry.quote
    assert entry.answer == "to be felt by others as one’s own"


def test_long_passages_are_no_words_and_a_theme_makes_phrases_of_longer_ones() -> None:
    source = source_of("on a regular and long-term basis, as it were", [
        ("on a regular and long-term basis", ["Evidence"], "")])  # fmt: skip
    assert made(part(VOCABULARY), source).tasks == ()
    assert len(made(part(VOCABULARY, ["Evidence"]), source).tasks) == 1


def test_where_a_theme_says_what_is_vocabulary_short_passages_of_others_are_none() -> None:
    source = source_of("a screw, his lunch, on a regular and long-term basis", [
        ("screw", ["Evidence"], "He was one."), ("lunch", [], "a meal at noon"),
        ("on a regular and long-term basis", ["Vocabulary"], "always")])  # fmt: skip
    words = [task.prompt for task in made(part(VOCABULARY), source).tasks]
    assert words == ["lunch", "on a regular and long-term basis"]
    asked = made(part(PartKind.QUESTIONS), source).tasks
    assert [task.prompt.startswith("What does") for task in asked] == [False, True, True]
    only = source_of("a screw", [("screw", ["Evidence"], "He was one.")])
    assert [task.prompt for task in made(part(VOCABULARY), only).tasks] == ["screw"]


def test_a_word_is_listed_once_with_the_first_gloss_there_is() -> None:
    source = source_of("Spirit and spirit.", [("Spirit", [], ""), ("spirit", [], "mind")])
    (entry,) = made(part(VOCABULARY), source).tasks
    assert (entry.prompt, entry.answer, entry.count) == ("Spirit", "mind", 2)


def test_a_word_inside_another_does_not_count_unless_the_script_has_no_spaces() -> None:
    source = source_of("art, party, Art; 雷锋精神与精神", [("art", [], ""), ("精神", [], "")])
    assert [task.count for task in made(part(VOCABULARY), source).tasks] == [2, 2]


def test_apostrophes_and_spaces_may_differ() -> None:
    source = source_of("Feng’s deed, Feng's\u00a0deed", [("Feng’s deed", [], "")])
    assert made(part(VOCABULARY), source).tasks[0].count == 2


def test_the_teachers_own_words_find_their_sentence() -> None:
    items = (Item(prompt="deeds", answer="what one does"), Item(prompt="zebra"))
    tasks = made(part(VOCABULARY, ["Vocabulary"], items=items), seed()).tasks
    assert tasks[0].quote.startswith("Lei Feng has become a household name in China, and his deeds")
    assert (tasks[1].prompt, tasks[1].quote, tasks[1].count) == ("zebra", "", 0)


def test_a_long_sentence_is_cut_around_the_word() -> None:
    source = source_of("first " + "one " * 100 + "target " + "two " * 100, [("target", [], "")])
    (entry,) = made(part(VOCABULARY), source).tasks
    assert entry.quote.startswith("…one")
    assert entry.quote.endswith("two…")
    assert "target" in entry.quote
    assert len(entry.quote) < 280


def test_readings_come_from_the_text_or_from_pinyin_when_asked_for() -> None:
    pytest.importorskip("pypinyin")
    source = source_of("雷锋精神", [("精神", [], "spirit")])
    assert made(part(VOCABULARY), source).tasks[0].reading == ""
    assert made(part(VOCABULARY, readings=True), source).tasks[0].reading == "jīng shén"
    ruby = compose([Draft("東京", spans=(Span(SpanKind.RUBY, 0, 2, "とうきょう"),))])
    source = beside(source_of(ruby, []), annotation("a", 0, 2, "東京"))
    assert made(part(VOCABULARY), source).tasks[0].reading == "とうきょう"
