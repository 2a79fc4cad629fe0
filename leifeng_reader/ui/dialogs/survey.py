"""What the export dialog finds out in the background: how many there are, and the first rows."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations.exporting import first_rows
from leifeng_reader.store.store import Store
from leifeng_reader.ui.tasks import Work

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

    def work(_: object) -> Glimpse:
        with closing(Store(scope.library)) as store:
            document, wanted = scope.document, scope.wanted
            found = first_rows(store, exporter, options, ROWS + 1, document=document, wanted=wanted)
            whole = store.annotation_count(document.id)
        header, rows = (found[0], found[1:]) if found else ([], [])
        return Glimpse(whole, header, rows[:ROWS], len(rows) <= ROWS)

    return work


def count_passing(annotations: Sequence[Annotation], wanted: Filter, codebook: Codebook) -> Work:
    """Return the work that counts what passes the filter, with an int as its result."""

    def work(_: object) -> int:
        return len(select(annotations, wanted, codebook))

    return work
