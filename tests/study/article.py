"""The article the reader opens with, its starter themes, and ten annotations of it."""

from pathlib import Path

from leifeng_reader import paths
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.operations import annotating
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.welcome import welcome
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, keep

MARKED = (
    ("gaining a deep understanding of Lei Feng’s spirit", "Key idea", "The aim of all the rest."),
    ("inscriptions", "Vocabulary", "words written in honour of someone"),
    ("continuously and intensively", "Evidence", "Sixty years of activities."),
    ("Lei Feng has become a household name in China", "Key idea", "Everybody knows him."),
    ("contemporary connotations", "Vocabulary", "meanings that matter today"),
    ("nurtured the spirit of Chinese people", "Question", "How can one person nurture others?"),
    ("volunteer services", "Volunteering", "Help that is planned."),
    ("especially among young people", "Young people", "They are named last."),
    ("exemplary role of Party members and officials", "Role models", "They are to go first."),
    ("will always be relevant", "Question", "What would count against this? Nothing is said."),
)


def article(
    path: Path, marked: tuple[tuple[str, str, str], ...] = MARKED
) -> tuple[Store, Document]:
    """Return a new library that holds it, open, and its document."""
    store, origin = Store(path), fixed_origin()
    welcome(store, paths.seeds(), paths.resources(), origin)
    (document,) = store.documents()
    annotate(store, document, marked, origin)
    return store, document


def annotate(
    store: Store, document: Document, marked: tuple[tuple[str, str, str], ...], origin: Origin
) -> None:
    """Annotate passages of a document with a theme and a note each."""
    text, codebook = store.text(document.text_id), Codebook.of(store.themes())
    for quote, name, note in marked:
        theme, start = codebook.find((name,)), text.content.index(quote)
        span, ids = (start, start + len(quote)), [theme.id] if theme else []
        change, _ = annotating.annotate(document, text, span, origin, themes=ids, note=note)
        keep(store, change)
