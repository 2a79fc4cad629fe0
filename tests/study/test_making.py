"""What holds for every kind of part."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.study import Gaps, Item, Level, Part, PartKind
from leifeng_reader.study.labels import labels
from leifeng_reader.study.making import make
from tests.study.material import (
    BOOK,
    LABELS,
    THEMES,
    annotation,
    beside,
    made,
    part,
    seed,
    source_of,
)

KINDS = pytest.mark.parametrize("kind", list(PartKind))


@KINDS
def test_a_part_that_draws_nothing_has_no_tasks(kind: PartKind) -> None:
    for sources in ((), (source_of("one two", []),), (source_of("", []),)):
        result = made(part(kind, ["Evidence"]), *sources)
        assert result.tasks == result.bank == result.groups == ()


@KINDS
def test_the_same_seed_makes_the_same(kind: PartKind) -> None:
    wanted = part(kind, distractors=4, highlights=True)
    assert made(wanted, seed(), seed=5) == made(wanted, seed(), seed=5)


SHUFFLED = (
    PartKind.CLOZE,
    PartKind.MATCHING,
    PartKind.ORDERING,
    PartKind.TRUE_FALSE,
    PartKind.CHOICE,
)


@KINDS
def test_another_seed_alters_what_is_shuffled_alone(kind: PartKind) -> None:
    versions = [made(part(kind, distractors=4), seed(), seed=number) for number in range(1, 5)]
    alike = [one == two for one, two in pairwise(versions)]
    assert alike == [kind not in SHUFFLED] * 3
    assert len({tuple(task.id for task in version.tasks) for version in versions}) == 1


@KINDS
def test_ids_differ_between_tasks_and_between_parts(kind: PartKind) -> None:
    ids = [t.id for name in ("a", "b") for t in made(Part(name, kind), seed()).tasks]
    assert len(set(ids)) == len(ids)


@KINDS
def test_the_order_of_annotations_does_not_matter(kind: PartKind) -> None:
    source = seed()
    turned = source.annotations[::-1]
    assert made(part(kind), replace(source, annotations=turned)) == made(part(kind), source)


@KINDS
def test_lost_ones_bookmarks_and_whole_documents_do_no_harm(kind: PartKind) -> None:
    source = beside(
        source_of("one two three\nfour five six", []),
        annotation("lost", 400, 420, "gone", note="Why?", status=Status.LOST),
        annotation("place", 13, 13, note="mark", scope=Scope.PLACE),
        annotation("end", 27, 27, scope=Scope.PLACE),
        annotation("all", 0, 0, note="all of it", scope=Scope.DOCUMENT),
        annotation("blank", 3, 4, " ", note="a space"),
        annotation("outside", 90, 99, "x", note="beyond the end"),
    )
    assert made(part(kind), source).tasks == ()


@KINDS
@pytest.mark.parametrize(
    "text",
    [
        "雷锋精神在新时代更加闪耀。\n我们要学习他，为人民服务。",
        "東京で新しいコーヒーを飲む。\n毎日学校へ行きます。",
        "كان لي فنغ جنديا يساعد الناس.\nروحه باقية في كل عصر.",
        "雷锋 Lei Feng was a soldier（解放军）。\nשלום to all 𠀀𠀁.",
    ],
)
def test_any_script_is_made_into_any_kind(kind: PartKind, text: str) -> None:
    first, second = text.split("\n")
    source = source_of(text, [
        (first[2:6], ["Evidence"], "a gloss"), (first[7:11], ["Key idea"], "为什么？"),
        (second[:4], ["Vocabulary"], "another"), (second[5:12], ["Evidence"], "")])  # fmt: skip
    result = made(part(kind, distractors=2, readings=True, highlights=True), source)
    assert result.tasks or result.reading
    every = made(part(PartKind.CLOZE, gaps=Gaps.EVERY, every=1), source)
    assert every.tasks[0].answers


@KINDS
def test_what_the_teacher_left_out_is_out(kind: PartKind) -> None:
    source = seed()
    items = tuple(Item(each.id, left_out=True) for each in source.annotations)
    result = made(part(kind, items=items, highlights=True), source)
    assert result.tasks == result.glosses == result.legend == ()


def test_an_annotation_that_is_named_is_drawn_whatever_its_themes() -> None:
    source = source_of("one two", [("one", ["Evidence"], "Why?"), ("two", ["Key idea"], "How?")])
    wanted = part(PartKind.QUESTIONS, ["Evidence"], items=(Item("d-a1"),))
    assert [task.prompt for task in made(wanted, source).tasks] == ["How?", "Why?"]


def test_themes_below_those_asked_for_count() -> None:
    child = replace(THEMES["Evidence"], id="child", name="Figures", parent_id=THEMES["Evidence"].id)
    source = source_of("one two", [("two", [], "Why?")])
    its = tuple(replace(each, themes=("child",)) for each in source.annotations)
    book = Codebook.of((*BOOK.themes.values(), child))
    source = replace(source, annotations=its, codebook=book)
    (task,) = made(part(PartKind.QUESTIONS, ["Evidence"]), source).tasks
    assert task.themes == (("Evidence", "Figures"),)


def test_title_and_instruction_are_the_teachers_else_the_labels() -> None:
    own = Part("p", PartKind.CHOICE, title="Quiz", instruction="Tick one.")
    assert (made(own).title, made(own).instruction) == ("Quiz", "Tick one.")
    labels = {**LABELS, "title.choice": "Multiple choice", "instruction.choice": "Tick."}
    result = make(Part("p", PartKind.CHOICE), (), 1, labels)
    assert (result.title, result.instruction) == ("Multiple choice", "Tick.")


@KINDS
@pytest.mark.parametrize("language", ["en", "zh"])
def test_papers_have_words_for_all_that_is_said(kind: PartKind, language: str) -> None:
    source = beside(seed(), annotation("bare", 0, 40))
    for level in Level:
        result = make(part(kind, level=level), (source, source_of("one", [])), 1, labels(language))
        said = [result.title, result.instruction, *(heading for heading, _ in result.groups)]
        said += [word for t in result.tasks for word in (t.prompt, t.answer, t.reference)]
        assert not [words for words in said if re.fullmatch(r"[a-z]+(\.[a-z0-9-]+)+", words)]
