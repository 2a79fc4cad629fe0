"""What is typed, read as a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.query import LONGEST, Clause, Field, Query, Term, parse


def said(typed: str) -> list[tuple[str, str, bool, bool]]:
    return [(c.field.value, c.term.text, c.term.whole, c.negated) for c in parse(typed).clauses]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("lei feng", [("", "lei", False, False), ("", "feng", False, False)]),
        ("“lei feng” x", [("", "lei feng", True, False), ("", "x", False, False)]),
        ('"lei fe', [("", "lei fe", False, False)]),
        ("-no yes", [("", "no", False, True), ("", "yes", False, False)]),
        ('-"no way" yes', [("", "no way", True, True), ("", "yes", False, False)]),
        ("theme:Service", [("theme", "Service", False, False)]),
        (
            'THEME:"Selfless service" a',
            [("theme", "Selfless service", True, False), ("", "a", False, False)],
        ),
        ("-theme:a", [("theme", "a", False, True)]),
        ("note：雷锋", [("note", "雷锋", False, False)]),
        ("in:diary word", [("in", "diary", False, False), ("", "word", False, False)]),
        ("a a", [("", "a", False, False)]),
        ("theme: a", [("", "a", False, False)]),
        ("co-op don't a:b", [("", w, False, False) for w in ("co-op", "don't", "a:b")]),
        ("C++", [("", "C++", False, False)]),
        ('"', [("", '"', False, False)]),
        ('""', [("", '""', False, False)]),
        ("-x", [("", "-x", False, False)]),
        ("-", [("", "-", False, False)]),
        ("--x", [("", "--x", False, False)]),
        ("before:noon", [("", "before:noon", False, False)]),
        ("\x00", []),
        (" \n\u200b\u0301", []),
    ],
)
def test_parts(typed: str, wanted: list[tuple[str, str, bool, bool]]) -> None:
    assert said(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("before:2026 x", "2026", ""),
        ("after:2026-3", "", "2026-03"),
        ("after:2026-03-05 after:2026-04 before:2027", "2027", "2026-04"),
        ("-before:2026-1-2", "", "2026-01-02"),
        ("before:2026-13-01", "", ""),
        ("before:", "", ""),
    ],
)
def test_days(typed: str, before: str, after: str) -> None:
    query = parse(typed)
    assert (query.before, query.after) == (before, after)


def test_what_only_excludes_a_theme_asks_something() -> None:
    assert parse("-theme:x").clauses == (Clause(Term("x"), Field.THEME, True),)
    assert Query().is_empty
    assert not parse("before:2026").is_empty


@given(st.text(st.one_of(st.sampled_from("\"“”-: \x00themnoi'"), st.characters()), max_size=60))
def test_nothing_typed_is_an_error(typed: str) -> None:
    query = parse(typed)
    assert query == parse(typed)
    assert query.is_empty or query.clauses or query.before or query.after


@pytest.mark.parametrize("typed", ["a " * 500_000, '"' * 1_000_000, "雷" * 1_000_000, "-" * 10**6])
def test_a_million_characters_are_cut(typed: str) -> None:
    assert sum(len(clause.term.text) for clause in parse(typed).clauses) <= LONGEST
