"""Tasks as tables: comma-separated values and what Quizlet takes."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from leifeng_reader.core.codebook import format_paths
from leifeng_reader.core.spreadsheet import unescaped_cells
from leifeng_reader.core.text import canonical
from leifeng_reader.study import csv_table, quizlet
from leifeng_reader.study.tasks import Made, Task, TaskKind
from tests.study.samples import HOSTILE, LINK, MADE, PAPER, PART, TASKS, task

WORDS = st.text(max_size=60) | st.sampled_from(HOSTILE)


def part(*tasks: Task) -> list[Made]:
    return [Made(PART, "=Part", "", tasks=tasks)]


def rows(made: list[Made]) -> list[dict[str, str]]:
    text = csv_table.write(PAPER, made, "Quiz").decode("utf-8-sig")
    header, *listed = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == [*csv_table.COLUMNS, "escaped"]
    cells = [unescaped_cells(row) if row[-1] == "1" else row for row in listed]
    return [dict(zip(header, row, strict=True)) for row in cells]


def test_every_task_has_a_row() -> None:
    found = rows(list(MADE))
    assert [row["number"] for row in found] == [str(each.number) for each in TASKS]
    first = found[0]
    assert (first["link"], first["reference"]) == (LINK, "line 12")
    assert first["themes"] == "Values/Thrift; Night work"


def test_answers_are_told_by_letter_and_number() -> None:
    told = {row["kind"]: row["answer"] for row in reversed(rows(list(MADE)))}
    assert told["gaps"] == "1. savings\n2. commune\n3. asked"
    assert told["match"] == "1. B\n2. A"
    assert told["order"] == "B, C, A"
    assert told["true-false"] == "TRUE"
    assert told["choice"] == "B"


@given(WORDS, WORDS, WORDS)
@example("=1", "'=1", "@\x07")
def test_cells_come_back(prompt: str, answer: str, theme: str) -> None:
    themes = ((theme, prompt),) if theme else ()
    (row,) = rows(part(task(TaskKind.OPEN, prompt=prompt, answer=answer, themes=themes)))
    assert row["prompt"] == canonical(prompt)
    assert row["answer"] == canonical(answer)
    assert row["themes"] == canonical(format_paths(themes))


def test_no_cell_is_taken_for_a_formula() -> None:
    tasks = [task(TaskKind.OPEN, prompt=word, answer=word) for word in HOSTILE]
    text = csv_table.write(PAPER, part(*tasks), "Quiz").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_quizlet_has_a_line_for_each_pair() -> None:
    lines = quizlet.write(PAPER, MADE, "Quiz").decode().splitlines()
    assert lines[1] == "He gave all his s____ to the ____.\tsavings, commune"
    assert lines[3] == "one drop of water\tThrift"
    assert len(lines) == 12


@given(WORDS, WORDS)
def test_quizlet_keeps_to_one_tab_a_line(prompt: str, answer: str) -> None:
    text = quizlet.write(
        PAPER, part(task(TaskKind.OPEN, prompt=prompt, answer=answer)), ""
    ).decode()
    cells = [line.split("\t") for line in text.split("\n")[:-1]]
    words = [" ".join(canonical(each).replace("\u2028", " ").split()) for each in (prompt, answer)]
    assert cells == ([words] if all(words) else [])
