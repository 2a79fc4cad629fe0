"""All tasks as comma-separated values for spreadsheets: a row each."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from leifeng_reader.core.codebook import format_paths
from leifeng_reader.core.spreadsheet import ESCAPED, escaped_cells
from leifeng_reader.core.text import canonical
from leifeng_reader.study.flat_text import gapped, letter
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made, Task, TaskKind

COLUMNS = (
    "part",
    "number",
    "kind",
    "prompt",
    "options",
    "answer",
    "themes",
    "reference",
    "quote",
    "link",
    "id",
)
"""The contract: this order, and new columns only after these."""


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the file, in UTF-8 as spreadsheets expect it, with cells they show unaltered."""
    buffer = io.StringIO(newline="")
    written = csv.writer(buffer, lineterminator="\r\n")
    written.writerow((*COLUMNS, ESCAPED))
    for each in made:
        written.writerows(escaped_cells(list(_cells(each, task))) for task in each.tasks)
    return codecs.BOM_UTF8 + buffer.getvalue().encode()


def _cells(made: Made, task: Task) -> Iterator[str]:
    told = (
        made.title,
        str(task.number),
        task.kind.value,
        _prompt(task),
        "\n".join(_options(task)),
        _answer(task),
        format_paths(task.themes),
        task.reference,
        task.quote,
        task.link,
        task.id,
    )
    return map(canonical, told)


def _prompt(task: Task) -> str:
    lines = (task.prompt, *map(gapped, task.runs))
    return "\n".join((*filter(None, lines), *_numbered(task.prompts)))


def _options(task: Task) -> Iterator[str]:
    return (f"{letter(place)}. {option}" for place, option in enumerate(task.options))


def _numbered(words: Sequence[str]) -> Iterator[str]:
    return (f"{place}. {word}" for place, word in enumerate(words, 1))


def _answer(task: Task) -> str:
    """Return what is right in words; options by their letters."""
    letters = [letter(index) for index in task.correct if index < len(task.options)]
    match task.kind:
        case TaskKind.GAPS:
            return "\n".join(_numbered(task.answers))
        case TaskKind.MATCH:
            return "\n".join(_numbered(letters))
        case TaskKind.ORDER:
            ranked = sorted(zip(task.correct, range(len(task.options)), strict=False))
            return ", ".join(letter(place) for _, place in ranked)
        case TaskKind.CHOICE:
            return ", ".join(letters)
        case TaskKind.TRUE_FALSE:
            return "TRUE" if task.correct == (1,) else "FALSE"
    return task.answer
