"""Papers of parts that were put together by hand: each kind's blocks, and its line in the key."""

import re
from dataclasses import replace

import pytest

from leifeng_reader.core.study import Manner, Numbering, Part, PartKind, StudySet
from leifeng_reader.study.labels import labels
from leifeng_reader.study.making import make
from leifeng_reader.study.paper import (
    AnswerLines,
    Block,
    Copy,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.papers import paper
from leifeng_reader.study.tasks import LegendEntry, Made, Task
from tests.study import samples
from tests.study.material import part, source_of

QUIZ = StudySet("s", "Quiz")


def on_paper(task: Task, copy: Copy, *others: Task) -> Paper:
    made = Made(samples.PART, "Part", "Do it.", tasks=(task, *others))
    return paper(QUIZ, [made], copy, "en")


def body(task: Task, copy: Copy = Copy.STUDENT, *others: Task) -> tuple[Block, ...]:
    """Return the blocks after the heading and the instruction."""
    return on_paper(task, copy, *others).blocks[2:]


def key(task: Task, *others: Task) -> list[str]:
    """Return the lines of the key."""
    blocks = on_paper(task, Copy.TEACHER, *others).blocks
    start = blocks.index(Title("Answers", 1, new_page=True))
    return [
        " ".join(filter(None, (b.number, "".join(r.text for r in b.runs), b.reference)))
        for b in blocks[start:]
        if isinstance(b, Paragraph)
    ]


@pytest.mark.parametrize(
    ("task", "lines"),
    [
        (samples.OPEN, ["1. He saves so that he can give. line 12"]),
        (replace(samples.OPEN, answer=""), ["1. Answers differ. line 12"]),
        (replace(samples.OPEN, answer="one\ntwo"), ["1. one", "two line 12"]),
        (samples.GAPS, ["1\u00a0savings\u20032\u00a0commune\u20033\u00a0asked"]),
        (samples.MATCH, ["1. B\u2002Thrift", "2. A\u2002Service"]),
        (samples.ORDER, ["In the text’s order: B C A"]),
        (samples.TRUE, ["5. True lines 3–4"]),
        (samples.FALSE, ["6. False"]),
        (replace(samples.FALSE, answer="He gave them."), ["6. False. Right is: He gave them."]),
        (samples.CHOICE, ["7. B\u2002Thrift"]),
        (samples.SEVERAL, ["8. A\u2002savings; C\u2002his lunch"]),
        (samples.ENTRIES[0], ["9. 螺丝钉 (luósīdīng) – screw"]),
    ],
)
def test_the_key_has_a_line_for_each_answer(task: Task, lines: list[str]) -> None:
    assert key(task) == lines


@pytest.mark.parametrize("kind", [PartKind.CLOZE, PartKind.MATCHING, PartKind.ORDERING])
def test_the_key_says_where_each_of_several_answers_stands(kind: PartKind) -> None:
    source = source_of("one two three\nfour five six\nseven eight nine", [
        ("two", [], "2"), ("five", [], "5"), ("nine", [], "9")])  # fmt: skip
    for numbering in (Numbering.LINES, Numbering.NONE):
        reading = part(PartKind.READING, numbering=numbering)
        asked = make(part(kind), [source], 1, labels("en"), reading)
        blocks = paper(QUIZ, [asked], Copy.TEACHER, "en").blocks
        told = " ".join(run.text for b in blocks if isinstance(b, Paragraph) for run in b.runs)
        found = sorted(re.findall(r"\(line (\d)\)", told))
        assert found == (["1", "2", "3"] if numbering is Numbering.LINES else [])


def test_an_open_question_has_its_passage_its_place_and_lines() -> None:
    asked, quote, lines = body(samples.OPEN)
    assert isinstance(asked, Paragraph)
    assert (asked.number, asked.reference, asked.keep_with_next) == ("1.", "", True)
    assert isinstance(quote, Paragraph)
    assert (quote.is_quote, quote.reference, quote.keep_with_next) == (True, "line 12", True)
    assert lines == AnswerLines(3, 1)
    (alone,) = body(replace(samples.OPEN, quote="", lines=0))
    assert isinstance(alone, Paragraph)
    assert (alone.reference, alone.keep_with_next) == ("line 12", False)


def test_only_the_teacher_s_copy_is_ticked_and_filled() -> None:
    for task, ticked in ((samples.CHOICE, (1,)), (samples.TRUE, (0,)), (samples.FALSE, (1,))):
        for copy, expected in ((Copy.STUDENT, ()), (Copy.TEACHER, ticked)):
            (options,) = [b for b in body(task, copy) if isinstance(b, Options)]
            assert options.ticked == expected
    for copy, meaning in ((Copy.STUDENT, ""), (Copy.TEACHER, "screw")):
        (table,) = [b for b in body(samples.ENTRIES[0], copy) if isinstance(b, Table)]
        assert [cell[0].text for cell in table.rows[0]][2] == meaning


def test_a_choice_among_passages_does_not_tell_where_the_right_one_stands() -> None:
    among = replace(samples.SEVERAL, reference="line 7")
    assert all(b.reference == "" for b in body(among) if isinstance(b, Paragraph))


def test_what_is_asked_of_several_passages_in_the_same_words_stands_once() -> None:
    asks = labels("en")["choose.theme"]
    first = replace(samples.CHOICE, number=1, prompt=asks, quote="One passage.", reference="line 1")
    other = replace(first, number=2, quote="Another.")
    blocks = [b for b in body(first, Copy.STUDENT, other) if isinstance(b, Paragraph)]
    assert [(b.number, b.runs[0].text, b.reference) for b in blocks] == [
        ("", "Under which theme does each of these passages belong?", ""),
        ("1.", "One passage.", "line 1"),
        ("2.", "Another.", "line 1"),
    ]
    assert all(block.keep_with_next for block in blocks)
    alone = [b.runs[0].text for b in body(first) if isinstance(b, Paragraph)]
    assert alone == [asks, "One passage."]


def test_places_that_nobody_can_look_up_are_in_the_key_alone() -> None:
    made = Made(samples.PART, "Part", "Do it.", tasks=(samples.OPEN,), is_placed=False)
    references = {
        copy: [b.reference for b in paper(QUIZ, [made], copy, "en").blocks
               if isinstance(b, Paragraph) and b.reference]
        for copy in Copy
    }  # fmt: skip
    assert references == {Copy.STUDENT: [], Copy.TEACHER: ["line 12"]}


def test_words_stand_in_one_table_and_pairs_in_no_ruled_one() -> None:
    (table,) = body(samples.ENTRIES[0], Copy.STUDENT, samples.ENTRIES[1])
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    asked, pairs = body(samples.MATCH)
    assert isinstance(asked, Paragraph)
    assert isinstance(pairs, Table)
    assert not pairs.ruled
    assert [row[2][0].text for row in pairs.rows] == [
        "A.\u2002Service",
        "B.\u2002Thrift",
        "C.\u2002Learning",
    ]
    assert [row[1][0].text for row in pairs.rows] == ["____", "____", ""]


def test_what_a_teacher_lays_beside_a_pupil_s_sheet_is_filled_in() -> None:
    for task, column in ((samples.MATCH, 1), (samples.ORDER, 0)):
        tables = []
        for copy in Copy:
            (table,) = [each for each in body(task, copy) if isinstance(each, Table)]
            tables.append([row[column][0].text for row in table.rows])
        handed_out, filled = tables
        assert not set("".join(handed_out)) - {"_"}
        if task is samples.MATCH:
            assert filled == [*("ABC"[right] for right in task.correct), ""]
        else:
            assert filled == [str(rank + 1) for rank in task.correct]


def test_short_options_stand_side_by_side() -> None:
    for options, across in (("ab", 4), (("short", "not so short, after all"), 2), (("x" * 40,), 1)):
        told = body(replace(samples.CHOICE, options=tuple(options), correct=(0,)))
        assert [each.across for each in told if isinstance(each, Options)] == [across]


def test_several_of_what_is_numbered_inside_are_told_apart() -> None:
    more = replace(samples.MATCH, number=4, prompt="")
    blocks = body(replace(samples.MATCH, prompt=""), Copy.STUDENT, more)
    assert [b.text for b in blocks if isinstance(b, Title)] == ["3.", "4."]


def test_a_reading_text_brings_its_legend_and_its_margin() -> None:
    part = Part("p", PartKind.READING, manner=Manner(wide_margin=True))
    legend = (LegendEntry(("Service",), "rose"),)
    made = Made(part, "Text", "", samples.READING, legend=legend, bank=("word",))
    blocks = paper(QUIZ, [made], Copy.TEACHER, "en").blocks
    kinds = [Title, Legend, ReadingText, WordBank]
    assert [type(block) for block in blocks] == kinds  # and no key: it asks nothing
    text = blocks[2]
    assert isinstance(text, ReadingText)
    assert (text.wide_margin, text.notes_in_margin) == (True, False)
    beside = replace(made, part=replace(part, kind=PartKind.MARGINALIA))
    text = paper(QUIZ, [beside], Copy.STUDENT, "en").blocks[2]
    assert isinstance(text, ReadingText)
    assert (text.wide_margin, text.notes_in_margin) == (False, True)


def test_a_part_that_came_to_nothing_is_not_on_paper() -> None:
    empty = Made(samples.PART, "Nothing", "Do it.")
    assert paper(QUIZ, [empty], Copy.TEACHER, "en").blocks == ()


def test_groups_have_headings() -> None:
    made = Made(
        samples.PART,
        "Talk",
        "",
        tasks=(samples.OPEN, samples.TRUE),
        groups=(("Thrift", 1), ("", 1)),
    )
    blocks = paper(QUIZ, [made], Copy.STUDENT, "en").blocks
    assert [b.text for b in blocks if isinstance(b, Title)] == ["Talk", "Thrift"]
    assert sum(isinstance(block, Options) for block in blocks) == 1


def test_a_paper_brings_its_words_along() -> None:
    made = paper(QUIZ, [], Copy.STUDENT, "zh", "B")
    assert (made.title, made.version, made.labels) == ("Quiz", "B", dict(labels("zh")))


def test_the_teacher_s_gaps_are_written_in() -> None:
    def shown(copy: Copy) -> list[str]:
        blocks = [block for block in body(samples.GAPS, copy) if isinstance(block, Paragraph)]
        return [run.shown for block in blocks for run in block.runs if run.gap]

    assert "savings" in shown(Copy.TEACHER)
    assert "savings" not in shown(Copy.STUDENT)
