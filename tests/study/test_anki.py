"""Notes for Anki: the same in both files, and what Anki itself makes of them."""

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leifeng_reader.core.text import canonical
from leifeng_reader.study import anki_package, anki_text
from leifeng_reader.study.notes import notes
from leifeng_reader.study.tasks import Made, Run, Task, TaskKind
from tests.study.samples import HOSTILE, MADE, OPEN, PAPER, PART, task

PYTHON = os.environ.get("LEIFENG_ANKI_PYTHON", sys.executable)
"""A Python that has the package `anki`."""

WORDS = st.text(max_size=60) | st.sampled_from(HOSTILE)
IMPORT = Path(__file__).with_name("anki_import.py")
HEADER_LINES = 7


def part(*tasks: Task) -> list[Made]:
    return [Made(PART, "Part", "", tasks=tasks)]


def rows(made: list[Made], title: str = "Quiz") -> list[list[str]]:
    text = anki_text.write(PAPER, made, title).decode()
    lines = text.split("\n", HEADER_LINES)
    assert all(line.startswith("#") for line in lines[:HEADER_LINES])
    return list(csv.reader(io.StringIO(lines[HEADER_LINES], newline=""), delimiter="\t"))


def shown(field: str) -> str:
    return flat(html.unescape(field.replace("<br>", "\n")))


def flat(text: str) -> str:
    return " ".join(canonical(text).replace("\u2028", "\n").split())


def test_each_answered_task_is_a_note() -> None:
    assert [row[:3] for row in rows(list(MADE))] == [
        ["leifeng-t1", "Basic", "Values::Thrift Night_work"],
        ["leifeng-t2-1", "Cloze", ""],
        ["leifeng-t2-2", "Cloze", ""],
        ["leifeng-t3-1", "Basic", ""],
        ["leifeng-t3-2", "Basic", ""],
        *([f"leifeng-t{n}", "Basic", ""] for n in (4, 5, 6, 7, 8)),
        ["leifeng-t9", "Basic", "Words"],
        ["leifeng-t10", "Basic", ""],
    ]


def test_a_cloze_has_its_gaps_and_hints() -> None:
    _, first, second, *_ = rows(list(MADE))
    assert first[3] == "He gave all his {{c1::savings::s…}} to the {{c2::commune}}."
    assert second[3] == "Nobody {{c1::asked::a…}} him to."


def test_true_and_false_are_said_in_the_papers_words() -> None:
    paper = replace(PAPER, labels={"true": "对", "false": "错"})
    backs = [note.back for note in notes(MADE, paper.labels) if note.name in ("leifeng-t5",)]
    assert backs == ["对<br><small>lines 3–4</small>"]


def test_a_task_without_an_answer_is_no_card() -> None:
    assert rows(part(replace(OPEN, answer="", quote=""))) == []


@settings(deadline=None)
@given(WORDS.filter(flat), WORDS.filter(flat))
@example("{{c1::", "::")
def test_fields_come_back(prompt: str, answer: str) -> None:
    ((_, _, tags, front, back),) = rows(
        part(task(TaskKind.OPEN, prompt=prompt, answer=answer, themes=((prompt, answer),)))
    )
    assert (shown(front), shown(back)) == (flat(prompt), flat(answer))
    assert not any("{{" in field for field in (front, back))
    assert not re.search(r"[\s,]", tags)


@settings(deadline=None)
@given(WORDS, WORDS.filter(flat), WORDS)
@example("a", "b::c}}", "{{c2::d}}")
def test_a_gap_stays_a_gap_whatever_is_in_it(before: str, word: str, after: str) -> None:
    runs = ((Run(before), Run(word, gap=4), Run(after)),)
    ((_, _, _, front, _),) = rows(part(task(TaskKind.GAPS, runs=runs, answers=(word,))))
    match = re.fullmatch(r"([^{}]*)\{\{c1::([^{}:]*)\}\}([^{}]*)", front)
    assert match
    assert [shown(each) for each in match.groups()] == [flat(before), flat(word), flat(after)]


def test_hostile_titles_are_one_deck() -> None:
    for title in HOSTILE:
        name = anki_text.deck_name(title)
        assert name.count("::") == 1
        assert "\n" not in name


def test_the_package_is_the_same_every_time() -> None:
    assert anki_package.write(PAPER, MADE, "Q") == anki_package.write(PAPER, MADE, "Q")
    assert anki_package.write(PAPER, MADE, "Q") != anki_package.write(PAPER, MADE, "R")


# Anki itself


def imported(folder: Path, *files: Path) -> list[dict[str, Any]]:
    """Import files one after another into a new collection; return what each import did."""
    command = [PYTHON, str(IMPORT), str(folder / "collection.anki2"), *map(str, files)]
    result = subprocess.run(command, capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.fixture(scope="module")
def anki() -> None:
    if subprocess.run([PYTHON, "-c", "import anki"], capture_output=True, check=False).returncode:
        pytest.skip("neither this Python nor LEIFENG_ANKI_PYTHON has the package anki")


@pytest.mark.usefixtures("anki")
@pytest.mark.parametrize(("module", "name"), [(anki_text, "a.txt"), (anki_package, "a.apkg")])
def test_anki_takes_up_the_notes_and_then_their_changes(
    module: Any, name: str, tmp_path: Path
) -> None:
    hostile = [task(TaskKind.OPEN, 100 + n, prompt=w, answer=w) for n, w in enumerate(HOSTILE)]
    made = [*MADE, *part(*hostile)]
    first, again, later = tmp_path / name, tmp_path / f"again-{name}", tmp_path / f"later-{name}"
    first.write_bytes(module.write(PAPER, made, "Close reading"))
    again.write_bytes(first.read_bytes())
    altered = [*MADE, *part(*(replace(each, answer="altered") for each in hostile))]
    newer = replace(PAPER, modified="2026-11-22T12:00:00.000Z")
    later.write_bytes(module.write(newer, altered, "Close reading"))
    done = imported(tmp_path, first, again, later)
    count = 12 + len(HOSTILE)
    assert [each["count"] for each in done] == [count] * 3
    assert [each["new"] for each in done] == [count, 0, 0]
    expected = {n.name: [n.front, n.back, sorted(n.tags)] for n in notes(made, PAPER.labels)}
    assert {k: [*v[:2], sorted(v[2])] for k, v in done[0]["notes"].items()} == expected
    assert done[1]["notes"] == done[0]["notes"]
    assert [
        v[1] for k, v in done[2]["notes"].items() if k.startswith("leifeng-t1") and len(k) > 11
    ] == ["altered"] * len(HOSTILE)
    assert done[2]["decks"] == ["Lei Feng Reader::Close reading"]
