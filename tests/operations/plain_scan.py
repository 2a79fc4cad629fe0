"""Searching done the slow way, straight from what core.query.Query says: nothing is indexed."""

import re
import unicodedata
from collections.abc import Iterable

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook, format_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.query import Field, Query, Term, parse
from leifeng_reader.core.text import ALIKE
from leifeng_reader.store.store import Store

Row = tuple[str, str, int, int]
"""Kind, the id of document, theme or annotation, and the place in a text, else 0, 0."""

_CLUSTER = re.compile("[ぁ-ヾｦ-ﾝ][\u3099\u309aﾞﾟ]|[ᄀ-ᄒ][ᅡ-ᅵ][ᆨ-ᇂ]?|[\\s\\S]")
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "COMBINING KATAKANA", "HANGUL", "THAI", "IDEO")


def letters(text: str) -> list[tuple[str, int]]:
    """Return the folded characters of text, each with where it comes from."""
    found: list[tuple[str, int]] = []
    for cluster in _CLUSTER.finditer(text):
        for letter in _plain(cluster[0]):
            if letter != " " or not found or found[-1][0] != " ":
                found.append((letter, cluster.start()))
    return found


def _plain(cluster: str) -> str:
    for alike in ALIKE:
        if cluster in alike:
            return alike[0]
    if cluster.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", cluster)).casefold()
    kept = (
        c for c in apart if not "\u0300" <= c <= "\u036f" and c not in "\u200b\u200c\u200d\u2060"
    )
    whole = unicodedata.normalize("NFC", "".join(kept)).replace("ı", "i")
    return "".join(next((alike[0] for alike in ALIKE if c in alike), c) for c in whole)


def in_word(letter: str) -> bool:
    """Tell whether a character belongs to a word that has a beginning and an end."""
    if unicodedata.name(letter, "").startswith(_UNSPACED):
        return False
    return letter != "_" and (letter.isalnum() or unicodedata.category(letter)[0] == "M")


def places(text: str, term: Term) -> list[tuple[int, int]]:
    """Return where a term stands in a piece of writing."""
    found = [*letters(text), (" ", len(text))]
    wanted = "".join(letter for letter, _ in letters(term.text)).strip()
    spans, at = [], 0
    while at + len(wanted) < len(found):
        end = at + len(wanted)
        stands = "".join(letter for letter, _ in found[at:end]) == wanted
        cut = at > 0 and in_word(wanted[0]) and in_word(found[at - 1][0])
        cut |= term.whole and in_word(wanted[-1]) and in_word(found[end][0])
        if stands and not cut:
            last = found[end - 1][1]
            after = next(place for letter, place in found[end:] if place > last)
            spans.append((found[at][1], after))
            at = end
        else:
            at += 1
    return spans


def fits(query: Query, field: Field, *writings: str) -> bool:
    """Tell whether all terms of a field stand in writings, and none that must not."""

    def stands(term: Term) -> bool:
        return any(places(writing.replace("\n", " "), term) for writing in writings)

    wanted, banned = query.terms(field), query.terms(field, negated=True)
    return all(map(stands, wanted)) and not any(map(stands, banned))


def scan(store: Store, typed: str) -> set[Row]:
    """Return all that a search finds."""
    query, book = parse(typed), Codebook.of(store.themes())
    if query.is_empty:
        return set()
    rows: set[Row] = set()
    plain = not query.has(Field.THEME) and not query.has(Field.NOTE)
    if plain and not query.has(Field.TITLE) and query.terms(Field.ANYWHERE):
        rows |= {
            ("theme", t.id, 0, 0)
            for t in store.themes()
            if _in_time(query, t.created) and fits(query, Field.ANYWHERE, t.name)
        }
    for document in store.documents():
        if fits(query, Field.TITLE, document.title):
            if plain and _in_time(query, document.created):
                rows.update(_in_document(store, document, query))
            rows.update(_in_annotations(store.annotations(document.id), query, book))
    return rows


def _in_time(query: Query, created: str) -> bool:
    return created >= query.after and (not query.before or created < query.before)


def _in_document(store: Store, document: Document, query: Query) -> Iterable[Row]:
    if fits(query, Field.ANYWHERE, document.title):
        yield ("title", document.id, 0, 0)
    start = 0
    for paragraph in store.text(document.text_id).content.split("\n"):
        if fits(query, Field.ANYWHERE, paragraph):
            for term in query.terms(Field.ANYWHERE):
                for a, b in places(paragraph, term):
                    yield ("text", document.id, start + a, start + b)
        start += len(paragraph) + 1


def _in_annotations(
    annotations: Iterable[Annotation], query: Query, book: Codebook
) -> Iterable[Row]:
    for made in annotations:
        quote, note = made.selector.quote, made.note
        if (
            _in_time(query, made.created)
            and fits(query, Field.ANYWHERE, quote, note)
            and fits(query, Field.NOTE, note)
            and all(_carries(made, term, book) for term in query.terms(Field.THEME))
            and not any(_carries(made, t, book) for t in query.terms(Field.THEME, negated=True))
        ):
            terms = (*query.terms(Field.ANYWHERE), *query.terms(Field.NOTE))
            in_note = any(places(note.replace("\n", " "), term) for term in terms)
            yield ("note" if in_note else "quote", made.id, 0, 0)


def _carries(made: Annotation, term: Term, book: Codebook) -> bool:
    """Tell whether an annotation carries a theme whose path has the term, or one below it."""
    paths = (book.path(theme) for theme in made.themes)
    above = (format_path(path[:n]) for path in paths for n in range(1, len(path) + 1))
    return any(places(path, term) for path in above)
