"""Numbers gathered from the library, for pictures and tables."""

from collections import Counter
from collections.abc import Iterable

from leifeng_reader.core import statistics as numbers
from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Document
from leifeng_reader.core.folding import folded
from leifeng_reader.core.passages import cut
from leifeng_reader.core.statistics import (
    Gaps,
    Lane,
    Moment,
    Period,
    ThemeTable,
    WordCount,
)
from leifeng_reader.core.tokens import LONGEST, Key, tokens
from leifeng_reader.store.store import Store

MOST_WORDS = 2000
"""How many of a document's words are held against the rest of the library, the most used."""


def theme_strip(annotations: Iterable[Annotation]) -> list[Lane]:
    """Return where each theme occurs in the document of these annotations."""
    return numbers.lanes(annotations)


def theme_table(store: Store) -> ThemeTable:
    """Count the annotations of each theme by document, and of each pair of themes."""
    in_documents, together = store.theme_numbers()
    totals: Counter[str] = Counter()
    for (theme, _), count in in_documents.items():
        totals[theme] += count
    return ThemeTable(in_documents, together, dict(totals))


def over_time(
    store: Store,
    period: Period,
    *,
    document: Document | None = None,
    themes: Iterable[str] | None = None,
) -> list[Moment]:
    """Count the annotations made in each period; of a document, or with one of the themes."""
    wanted = None if themes is None else list(themes)
    return numbers.moments(store.days(document.id if document else None, wanted), period)


def word_list(store: Store, document: Document, most: int = MOST_WORDS) -> list[WordCount]:
    """Count a document's words, those that set it apart from the rest of the library first.

    A word's share of the document's passages is held against its share of all other passages
    (its dispersion, as Egbert and Biber propose in Corpora 14, 2019), which are those the index
    holds at the time. Words of unspaced scripts are two characters in a row.
    """
    index = store.index
    content = index.content(document.text_id)
    counts = numbers.word_counts(content)
    spans = list(cut(content))
    here = Counter(token for a, b in spans for token in tokens(folded(content[a:b])))
    volumes = index.volumes()
    in_all = sum({volume.text_id: volume.passages for volume in volumes}.values())
    is_held = any(v.passages for v in volumes if v.text_id == document.text_id)
    rest_in_all = in_all - (len(spans) if is_held else 0)
    rows = []
    for word, count in counts.most_common(most):
        passages = here[word[:LONGEST]]
        rest = index.passage_count(Key(word[:LONGEST])) - (passages if is_held else 0)
        rest = min(max(0, rest), rest_in_all)
        key = numbers.keyness(passages, len(spans), rest, rest_in_all)
        rows.append(WordCount(word, count, passages, rest, key))
    return sorted(rows, key=lambda row: (-row.keyness, -row.count, row.word))


def gaps(store: Store, document: Document | None = None) -> Gaps:
    """Tell what may have been overlooked, in one document or all: see core.statistics.Gaps.

    Themes and pairs are counted in the whole library.
    """
    bare = [
        paragraph
        for each in ([document] if document else store.documents())
        for paragraph in numbers.bare_paragraphs(
            each.id, store.text(each.text_id), store.annotations(each.id)
        )
    ]
    table = theme_table(store)
    single = sorted(theme for theme, count in table.totals.items() if count == 1)
    pairs = numbers.inseparable(table.totals, table.together)
    return Gaps(tuple(bare), tuple(single), tuple(pairs))
