"""GIFT as two independent programs read it: every question, and every word of it."""

import html
import io
import json
import logging
import os
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leifeng_reader.core.text import canonical
from leifeng_reader.study import gift
from leifeng_reader.study.tasks import Made, Run, Task, TaskKind
from tests.study.samples import HOSTILE, MADE, PAPER, PART, TASKS, task

FOLDER = os.environ.get("LEIFENG_GIFT_PEGJS", "")
"""Where `npm install gift-pegjs` was done."""

WORDS = st.text(max_size=60) | st.sampled_from(HOSTILE)
PARSE = """
const parser = require("gift-pegjs"); let text = "";
process.stdin.on("data", part => text += part);
process.stdin.on("end", () => {
  console.log(JSON.stringify(JSON.parse(text).map(one => parser.parse(one))));
});
"""
needs_pegjs = pytest.mark.skipif(
    not FOLDER or shutil.which("node") is None,
    reason="LEIFENG_GIFT_PEGJS names no folder with gift-pegjs, or there is no node",
)


def written(*tasks: Task, bank: tuple[str, ...] = (), title: str = "Quiz") -> str:
    return gift.write(PAPER, [Made(PART, "Part", "", tasks=tasks, bank=bank)], title).decode()


def by_python(text: str) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pygiftparser import parser

        logging.disable(logging.WARNING)
        try:
            return list(parser.parseFile(io.StringIO(text)))
        finally:
            logging.disable(logging.NOTSET)


def by_javascript(*texts: str) -> list[list[dict[str, Any]]]:
    result = subprocess.run(
        ["node", "-e", PARSE],
        cwd=Path(FOLDER),
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
    )
    found = json.loads(result.stdout)
    return [[q for q in questions if q["type"] != "Category"] for questions in found]


def shown(text: str) -> str:
    """Return what a browser makes of a stem or a choice."""
    lines = re.sub(r"\\([\\~=#{}:])", r"\1", text).replace("<br>", "\n")
    return flat(html.unescape(lines))


def flat(text: str) -> str:
    return " ".join(canonical(text).replace("\u2028", "\n").split())


# Every kind


def test_each_task_is_a_question_of_its_kind() -> None:
    names = [type(q.answers).__name__ for q in by_python(gift.write(PAPER, MADE, "Q").decode())]
    assert names == [
        "Description",
        "Essay",
        *["ShortSet"] * 3,
        *["MatchingSet"] * 2,
        *["TrueFalseSet"] * 2,
        "SelectSet",
        "MultipleChoicesSet",
        "MatchingSet",
    ]


def test_every_question_is_valid_and_told_once() -> None:
    text = gift.write(PAPER, MADE, "Q").decode()
    assert all(question.valid for question in by_python(text))
    for prompt in (t.prompt for t in TASKS if t.kind is not TaskKind.ENTRY and t.prompt):
        assert text.count(prompt) == 1


def test_a_question_carries_id_themes_category_and_feedback() -> None:
    text = gift.write(PAPER, MADE, "My / set").decode()
    assert "$CATEGORY: My // set/Questions\n\n" in text
    assert "// [id:t1] [tag:Values/Thrift] [tag:Night work]\n::Questions 1::[html]" in text
    assert "{####He saves so that he can give.<br>line 12}" in text
    assert "{TRUE####lines 3–4}" in text


def test_several_right_options_share_the_mark() -> None:
    options = tuple("abcdefgh")
    right = task(TaskKind.CHOICE, prompt="?", options=options, correct=(0, 2, 4))
    (question,) = by_python(written(right))
    assert [a.fraction for a in question.answers.answers] == [
        33.3333 if place in right.correct else -33.3333 for place in range(8)
    ]


def test_a_bank_makes_one_question_of_all_gaps() -> None:
    gaps = next(t for t in TASKS if t.kind is TaskKind.GAPS)
    (question,) = by_python(written(gaps, bank=("asked", "savings", "spare", "commune")))
    pairs = [(a.question.strip(), a.answer.strip()) for a in question.answers.answers]
    assert pairs == [("(1)", "savings"), ("(2)", "commune"), ("(3)", "asked"), ("", "spare")]
    assert "savings" not in question.text


def test_a_gap_does_not_give_another_away() -> None:
    gaps = next(t for t in TASKS if t.kind is TaskKind.GAPS)
    for question in by_python(written(gaps)):
        assert not any(word in question.text for word in gaps.answers)


def test_a_gap_of_several_runs_is_one() -> None:
    runs = ((Run("a "), Run("white ", gap=1), Run("horse", gap=1), Run(".")),)
    (question,) = by_python(written(task(TaskKind.GAPS, runs=runs, answers=("white horse",))))
    assert (question.text, question.answers.answers[0].answer) == ("a _____.", "white horse")


@pytest.mark.parametrize("kind", TaskKind)
def test_a_task_with_nothing_in_it_is_still_a_file(kind: TaskKind) -> None:
    by_python(written(task(kind)))


# Every word


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
@example("a{b}", "[html]", "\\")
def test_python_reads_the_words_back(stem: str, option: str, other: str) -> None:
    choice = task(TaskKind.CHOICE, prompt=stem, options=(option, other), correct=(0,))
    order = task(TaskKind.ORDER, 2, prompt=stem, options=(option, other), correct=(0, 1))
    questions = by_python(written(choice, order))
    assert [flat(shown(q.text)) for q in questions] == [flat(stem) or "…"] * 2
    if flat(option) and flat(other):
        told = [shown(a.answer) for a in questions[0].answers.answers]
        assert told == [flat(option), flat(other)]
        assert [shown(a.question) for a in questions[1].answers.answers] == told


@needs_pegjs
def test_javascript_reads_the_words_back() -> None:
    texts, sets = [], []

    @settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(WORDS.filter(flat), min_size=4, max_size=4))
    @example(["a{b}", "[html]", "\\", "x -> y"])
    def gather(words: list[str]) -> None:
        sets.append(words)
        stem, *options = words
        choice = task(TaskKind.CHOICE, prompt=stem, options=tuple(options), correct=(0,))
        match = task(
            TaskKind.MATCH, 2, prompt=stem, prompts=(stem, stem), options=options, correct=(0, 1)
        )
        runs = ((Run(stem), Run(options[0], gap=1)),)
        gap = task(TaskKind.GAPS, 3, runs=runs, answers=(options[0],))
        texts.append(written(choice, match, gap, title=stem))

    gather()
    for (stem, *options), (choice, match, gap) in zip(sets, by_javascript(*texts), strict=True):
        assert shown(choice["stem"]["text"]) == flat(stem)
        assert [shown(c["text"]["text"]) for c in choice["choices"]] == [*map(flat, options)]
        pairs = match["matchPairs"][:2]
        assert [shown(pair["subquestion"]["text"]) for pair in pairs] == [flat(stem)] * 2
        answers = [flat(o).replace("->", "→") for o in options[:2]]
        assert [undone(pair["subanswer"]) for pair in pairs] == [*map(undone, answers)]
        typed = undone(flat(options[0])).replace("*", "\\*").replace("->", "→")
        assert gap["choices"][0]["text"]["text"] == typed


def undone(answer: str) -> str:
    """Return what becomes of the placeholders that gift-pegjs and Moodle use themselves."""
    return re.sub(r"&&(\d{3});", lambda match: chr(int(match[1])), answer)


@needs_pegjs
def test_javascript_finds_the_same_questions() -> None:
    (questions,) = by_javascript(gift.write(PAPER, MADE, "Close reading").decode())
    kinds = [question["type"] for question in questions]
    assert kinds == [
        "Description",
        "Essay",
        *["Short"] * 3,
        *["Matching"] * 2,
        *["TF"] * 2,
        *["MC"] * 2,
        "Matching",
    ]
    assert questions[1]["id"] == "t1"
    assert questions[1]["tags"] == ["Values/Thrift", "Night work"]
