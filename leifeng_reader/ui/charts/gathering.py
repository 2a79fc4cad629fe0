"""What the pictures are made from, worked out in the background with a store of its own."""

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leifeng_reader.core.document import Document
from leifeng_reader.core.statistics import Gaps, Lane, Moment, Period, ThemeTable, WordCount
from leifeng_reader.operations import statistics
from leifeng_reader.operations.leads import Lead, Wanted, leads
from leifeng_reader.store.store import Store


class Kind(StrEnum):
    """Which picture it is."""

    STRIP = "strip"
    BY_TEXT = "by-text"
    TOGETHER = "together"
    TIME = "time"
    WORDS = "words"
    GAPS = "gaps"


OF_ONE_TEXT = frozenset((Kind.STRIP, Kind.WORDS, Kind.GAPS))
"""Pictures of the open text alone."""

Data = list[Lane] | ThemeTable | list[Moment] | list[WordCount] | Gaps


@dataclass(frozen=True, slots=True)
class Gathered:
    """The numbers of a picture, with the titles of all texts, and the words of one."""

    kind: Kind
    data: Data
    titles: dict[str, str]
    content: str = ""


def gather(library: Path, kind: Kind, document: Document | None) -> Gathered:
    """Work out the numbers of a picture; of one document, or of the whole library."""
    with closing(Store(library)) as store:
        titles = {each.id: each.title for each in store.documents()}
        content = ""
        if kind is Kind.GAPS and document is not None:
            content = store.text(document.text_id).content
        return Gathered(kind, _data(store, kind, document), titles, content)


def _data(store: Store, kind: Kind, document: Document | None) -> Data:
    if kind is Kind.TIME:
        return statistics.over_time(store, Period.DAY, document=document)
    if kind in (Kind.BY_TEXT, Kind.TOGETHER) or document is None:
        return statistics.theme_table(store)
    if kind is Kind.STRIP:
        return statistics.theme_strip(store.annotations(document.id))
    if kind is Kind.WORDS:
        return statistics.word_list(store, document)
    return statistics.gaps(store, document)


def gather_leads(library: Path, wanted: Wanted) -> list[Lead]:
    """Return the passages a mark stands for."""
    with closing(Store(library)) as store:
        return leads(store, wanted)
