"""What a person types into the search box, as a value."""

import re
from dataclasses import dataclass
from enum import StrEnum

from leifeng_reader.core.folding import folded
from leifeng_reader.core.text import ALIKE, canonical

LONGEST = 1000
"""How many characters of what was typed are looked at."""

MOST = 24
"""How many words and phrases are looked for; of more, the first."""

_QUOTES = ALIKE[1]
_PART = re.compile(
    r"\s*(?P<minus>-(?=[^\s-]))?(?:(?P<field>theme|note|in|before|after)[:：])?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}])?|(?P<word>\S*))",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class Field(StrEnum):
    """Where a term is to stand."""

    ANYWHERE = ""
    THEME = "theme"
    NOTE = "note"
    TITLE = "in"


@dataclass(frozen=True, slots=True)
class Term:
    """Words looked for as they follow one another; a `whole` term ends where a word ends."""

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A term that must stand somewhere, or must not."""

    term: Term
    field: Field = Field.ANYWHERE
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. All clauses hold together; this is what they mean:

    A term stands in a piece of writing where the folded term (see core.folding: case, accents,
    typography, unseen joiners and the width of spaces aside) is part of the folded writing, so
    that it does not begin inside a word; a `whole` one does not end inside a word either.
    Chinese, Japanese, Korean, Thai and their like have no such inside: a term of theirs stands
    wherever its characters do. With `exact`, accents must be those of the term.

    Words without a field are looked for in one piece of writing each: a paragraph of a text, a
    document's title, a theme's name, or an annotation, whose quote and note are one piece for
    this. What is negated stands nowhere in the piece. `theme:` (somewhere in the path of a
    theme the annotation carries, or of one above it) and `note:` ask for annotations,
    `in:` for what is in a document of that title. A document is as old as its import, an
    annotation or theme as its making: `before` a day began, or `after` (that day counts).
    Both are beginnings of ISO 8601 times in UTC.
    """

    clauses: tuple[Clause, ...] = ()
    before: str = ""
    after: str = ""
    exact: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is looked for."""
        return not (self.clauses or self.before or self.after)

    def terms(self, field: Field, *, negated: bool = False) -> tuple[Term, ...]:
        """Return the terms that must (or must not) stand in a field."""
        return tuple(c.term for c in self.clauses if c.field is field and c.negated is negated)

    def has(self, field: Field) -> bool:
        """Tell whether something is said of a field."""
        return any(clause.field is field for clause in self.clauses)


def parse(typed: str, *, exact: bool = False) -> Query:
    """Read what was typed; nothing is an error.

    Words, "phrases", `theme:` `note:` `in:` `before:` `after:` with a word or a phrase, and
    `-` before any of them. A phrase whose end is not typed yet may end inside a word. What
    only excludes words is taken for the words themselves, so that -x finds -x.
    """
    typed = canonical(typed[: 2 * LONGEST])[:LONGEST]
    clauses: list[Clause] = []
    bounds: dict[str, list[str]] = {"before": [], "after": []}
    for part in _PART.finditer(typed):
        _read(part, clauses, bounds)
    query = Query(
        tuple(dict.fromkeys(clauses))[:MOST],
        min(bounds["before"], default=""),
        max(bounds["after"], default=""),
        exact,
    )
    return query if _asks_something(query) else _literal(typed, exact)


def _read(part: re.Match[str], clauses: list[Clause], bounds: dict[str, list[str]]) -> None:
    field, negated = (part["field"] or "").lower(), part["minus"] is not None
    term = Term(part["word"] or "")
    if part["phrase"] is not None:
        term = Term(part["phrase"].strip(), part["closed"] is not None)
    if field in bounds:
        day = _day(term.text)
        if day or not term.text:
            bounds[_other(field) if negated else field] += [day] if day else []
            return
        field, term = "", Term(f"{field}:{term.text}", term.whole)
    if folded(term.text).strip():
        clauses.append(Clause(term, Field(field), negated))


def _other(bound: str) -> str:
    return "after" if bound == "before" else "before"


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _asks_something(query: Query) -> bool:
    said = any(not c.negated or c.field is not Field.ANYWHERE for c in query.clauses)
    return bool(said or query.before or query.after)


def _literal(typed: str, exact: bool) -> Query:
    term = Term(" ".join(typed.split()))
    return Query((Clause(term),) if folded(term.text).strip() else (), exact=exact)
