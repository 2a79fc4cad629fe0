"""Cloze: gaps where they are wanted, the text whole when they are filled, a bank that is fair."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Part as Draft
from leifeng_reader.core.composition import compose
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.study import Gaps, Item, Level, PartKind
from leifeng_reader.core.text import fold
from leifeng_reader.study.bank import distractors
from leifeng_reader.study.tasks import Made, Run, Style, Task
from leifeng_reader.study.words import words
from tests.study.material import annotation, made, part, seed, source_of

CLOZE = PartKind.CLOZE


def restored(task: Task) -> str:
    return "\n".join("".join(run.text for run in paragraph) for paragraph in task.runs)


def gaps(result: Made) -> list[Run]:
    return [run for t in result.tasks for its in t.runs for run in its if run.gap]


def answers(result: Made) -> list[str]:
    return [answer for task in result.tasks for answer in task.answers]


SENTENCES = "".join(f"This is sentence number {n} of a long text. " for n in range(60)).strip()


def test_of_a_text_with_few_gaps_what_is_around_them_is_printed() -> None:
    source = source_of(f"No gap here.\n{SENTENCES}\nA short one with a gap.", [
        ("number 20 of", [], ""), ("number 21 of", [], ""), ("number 59 of", [], ""),
        ("a gap", [], "")])  # fmt: skip
    (task,) = made(part(CLOZE), source).tasks
    shown = ["".join(run.text for run in line) for line in task.runs]
    assert [text.count("sentence") for text in shown] == [4, 2, 0]
    assert shown[0].startswith("This is sentence number 19") and shown[0].endswith("text.")
    assert shown[2] == "A short one with a gap."
    assert task.answers == ("number 20 of", "number 21 of", "number 59 of", "a gap")
    (task,) = made(part(CLOZE, whole_text=True), source).tasks
    whole = "\n".join("".join(run.text for run in line) for line in task.runs)
    assert whole == source.text.content


def test_pages_without_a_gap_before_the_first_or_after_the_last_are_left_out() -> None:
    far = "A line that says nothing of it. " * 20
    source = source_of(f"{far}\nOne gap.\nNo gap.\nTwo gaps.\n{far.upper()}", [
        ("One", [], ""), ("Two", [], ""), ("gaps", [], "")])  # fmt: skip
    assert restored(made(part(CLOZE), source).tasks[0]) == "One gap.\nNo gap.\nTwo gaps."
    (task,) = made(part(CLOZE, whole_text=True), source).tasks
    assert restored(task) == source.text.content


def test_the_article_has_a_gap_for_each_annotation_and_is_whole_when_they_are_filled() -> None:
    source = seed()
    result = made(part(CLOZE), source)
    (task,) = result.tasks
    assert [run.gap for run in gaps(result)] == list(range(1, len(source.annotations) + 1))
    assert [run.text for run in gaps(result)] == list(task.answers)
    assert restored(task) == source.text.content


def test_a_long_passage_gives_its_key_word_or_what_the_teacher_names() -> None:
    quote = "no matter how times change, Lei Feng’s spirit will always be relevant"
    source = seed()
    its = next(a for a in source.annotations if a.selector.quote == quote)
    alone = replace(source, annotations=(its,))
    assert answers(made(part(CLOZE), alone)) == ["relevant"]
    named = part(CLOZE, items=(Item(its.id, answer="always"),))
    assert answers(made(named, alone)) == ["always"]


def test_overlapping_passages_are_one_gap_and_gaps_set_by_hand_come_first() -> None:
    source = source_of("one brave soldier helped", [
        ("brave soldier", [], ""), ("soldier", [], ""), ("soldier helped", [], "")])  # fmt: skip
    assert answers(made(part(CLOZE), source)) == ["brave soldier"]
    by_hand = part(CLOZE, items=(Item(start=10, end=17),))
    assert answers(made(by_hand, source)) == ["soldier"]
    only = part(CLOZE, items=(Item(start=4, end=9),), gaps=Gaps.HAND)
    assert answers(made(only, source)) == ["brave"]


def test_gaps_have_no_signs_at_their_ends_and_stay_in_one_line() -> None:
    source = source_of(
        "He said, “resonate,” twice.\nAnd more", [("“resonate,”", [], ""), ("twice.\nAnd", [], "")]
    )
    assert answers(made(part(CLOZE), source)) == ["resonate", "twice"]


def test_each_nth_content_word_is_a_gap_outside_of_headings() -> None:
    source = source_of("The soldier helped many old people in the small village.", [])
    wanted = part(CLOZE, gaps=Gaps.EVERY, every=2)
    assert answers(made(wanted, source)) == ["helped", "people", "village"]


def test_levels_give_away_less_and_less() -> None:
    source = source_of("the soldier a", [("soldier", [], ""), ("a", [], "")])
    bank = made(part(CLOZE, level=Level.BANK), source)
    assert sorted(bank.bank) == ["a", "soldier"]
    assert [run.shown for run in gaps(bank)] == ["", ""]
    letter = made(part(CLOZE, level=Level.FIRST_LETTER), source)
    assert (letter.bank, [run.shown for run in gaps(letter)]) == ((), ["s", ""])
    blank = made(part(CLOZE, level=Level.BLANK), source)
    assert (blank.bank, [run.shown for run in gaps(blank)]) == ((), ["", ""])
    assert bank.instruction == "instruction.cloze.bank"


def test_a_first_letter_keeps_its_accent() -> None:
    source = source_of("an e\u0301tude", [("e\u0301tude", [], "")])
    assert gaps(made(part(CLOZE, level=Level.FIRST_LETTER), source))[0].shown == "e\u0301"


def test_the_bank_has_words_of_the_text_that_are_no_answers() -> None:
    source = seed()
    result = made(part(CLOZE, distractors=8), source)
    others = list(result.bank)
    for answer in answers(result):
        others.remove(answer)
    assert len(others) == len({fold(other) for other in others}) == 8
    assert not {fold(other) for other in others} & {fold(answer) for answer in answers(result)}
    assert all(other in source.text.content for other in others)
    assert not any(fold(o) in fold(a) for o in others for a in answers(result))


def test_distractors_look_like_the_answers() -> None:
    content = "creating walking Beijing a table helping Monday singing of the window pursuing door"
    found = distractors(content, words(content), words(content), ["running"], 3, Random(1))
    assert all(word.endswith("ing") and word.islower() for word in found)


def test_no_distractor_has_words_of_a_gap_in_it() -> None:
    source = source_of("brave soldiers helped poor villagers", [("soldiers helped", [], "")])
    bank = made(part(CLOZE, distractors=9), source).bank
    assert sorted(bank) == ["poor villagers", "soldiers helped"]


def test_when_the_text_has_no_other_words_the_bank_has_the_answers_alone() -> None:
    result = made(part(CLOZE, distractors=5), source_of("the soldier", [("soldier", [], "")]))
    assert result.bank == ("soldier",)


def test_seeds_alter_the_bank_and_nothing_else() -> None:
    one, two = (made(part(CLOZE, distractors=3), seed(), seed=n) for n in (1, 2))
    assert one == made(part(CLOZE, distractors=3), seed(), seed=1)
    assert one.bank != two.bank
    assert one.tasks == two.tasks


def test_at_most_so_many_gaps() -> None:
    assert len(gaps(made(part(CLOZE, most=3), seed()))) == 3


def test_documents_are_tasks_whose_gaps_count_on() -> None:
    sources = [
        source_of("one soldier", [("soldier", [], "")], "First", "a"),
        source_of("two helpers", [("helpers", [], "")], "Second", "b"),
    ]
    result = made(part(CLOZE), *sources)
    assert [(t.number, t.prompt) for t in result.tasks] == [(1, "First"), (2, "Second")]
    assert [run.gap for run in gaps(result)] == [1, 2]
    assert len({task.id for task in result.tasks}) == 2


def test_of_a_long_text_the_paragraphs_with_gaps_are_printed() -> None:
    lines = [f"Paragraph {n} is here. " + "word " * 60 for n in range(40)]
    source = source_of("\n".join(lines), [("Paragraph 7", [], ""), ("Paragraph 9", [], "")])
    (task,) = made(part(CLOZE), source).tasks
    assert restored(task) == "\n".join(lines[n] for n in (7, 9))


def test_a_gap_is_one_run_with_the_look_of_its_words() -> None:
    spans = (Span(SpanKind.BOLD, 4, 11), Span(SpanKind.ITALIC, 4, 7))
    source = source_of(compose([Draft("the soldier", spans=spans)]), [("soldier", [], "")])
    (run,) = gaps(made(part(CLOZE), source))
    assert (run.text, run.styles) == ("soldier", {Style.BOLD})


def test_chinese_words_are_gaps() -> None:
    pytest.importorskip("jieba")
    source = source_of("雷锋精神在新时代更加闪耀，我们要学习雷锋同志，为人民服务。", [])
    result = made(part(CLOZE, gaps=Gaps.EVERY, every=2, distractors=2), source)
    assert {"闪耀", "学习"} & set(answers(result))
    assert all(1 < len(answer) < 5 for answer in answers(result))
    assert len(result.bank) == len(answers(result)) + 2
    assert restored(result.tasks[0]) == source.text.content


WORDS = st.text(st.sampled_from("ab. “”?雷锋。カー عم\u2028\u0301\t"), min_size=1, max_size=40)


@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=6),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=3),
    st.sampled_from(list(Gaps)),
    st.integers(0, 4),
)
def test_gaps_restored_give_the_original_text(
    lines: list[str],
    spans: list[tuple[int, int]],
    by_hand: list[tuple[int, int]],
    where: Gaps,
    every: int,
) -> None:
    source = source_of(compose([Draft(line) for line in lines]), [])
    length = len(source.text.content)
    its = [
        annotation(f"a{n}", min(at, length), min(at + size, length))
        for n, (at, size) in enumerate(spans)
    ]
    source = replace(source, annotations=tuple(its))
    items = tuple(Item(start=at, end=at + size) for at, size in by_hand)
    result = made(part(CLOZE, items=items, gaps=where, every=every, distractors=2), source)
    for task in result.tasks:
        blank = [line for line in source.text.content.split("\n") if line.strip()]
        assert restored(task) == "\n".join(blank)
        assert [run.text for run in gaps(result)] == list(task.answers)
        assert all(answer.strip() == answer != "" for answer in task.answers)
    others = list(result.bank)
    for answer in answers(result):
        others.remove(answer)
    folded = [fold(other) for other in others]
    assert len(set(folded)) == len(folded)
    assert not set(folded) & {fold(answer) for answer in answers(result)}
