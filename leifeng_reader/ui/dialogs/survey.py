"""What the export dialog finds out in the background: how many there are, and the first rows."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.operations.exporting import first_rows
from leifeng_reader.store.store import Store
from leifeng_reader.ui.tasks import Task, Work

ROWS = 20
"""How many rows a glimpse has at most."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Annotations of a document in a library: those the filter lets pass."""

    library: Path
    document: Document
    wanted: Filter


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The first rows of an export; `header` is empty when the form makes no table.

    `whole` is the number of the document's annotations, whatever the filter.
    """

    whole: int
    header: list[str]
    rows: list[list[str]]
    is_all: bool


def glimpse(scope: Scope, name: str, options: Options) -> Work:
    """Return the work that reads the first rows of a form, with a Glimpse as its result."""
    exporter = EXPORTERS[name]

    def work(task: Task) -> Glimpse:
        found: list[list[str]] = []
        with closing(Store(scope.library)) as store:
            document, wanted = scope.document, scope.wanted
            with suppress(_Unwanted):
                found = first_rows(
                    store,
                    exporter,
                    options,
                    ROWS + 1,
                    document=document,
                    wanted=wanted,
                    watch=partial(_while_wanted, task),
                )
            whole = store.annotation_count(document.id)
        header, rows = (found[0], found[1:]) if found else ([], [])
        return Glimpse(whole, header, rows[:ROWS], len(rows) <= ROWS)

    return work


class _Unwanted(Exception):
    """Nobody waits for the rows any longer: another glimpse was asked for, or none."""


def _while_wanted(task: Task, passages: Iterator[Passage]) -> Iterator[Passage]:
    for passage in passages:
        if task.is_cancelled:
            raise _Unwanted
        yield passage


def count_passing(annotations: Sequence[Annotation], wanted: Filter, codebook: Codebook) -> Work:
    """Return the work that counts what passes the filter, with an int as its result."""

    def work(_: object) -> int:
        return len(select(annotations, wanted, codebook))

    return work
