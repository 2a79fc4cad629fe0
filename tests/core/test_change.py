"""The laws of changes, held against a model library: a dictionary."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change, Record, replace_one
from leifeng_reader.core.composition import Part, compose
from tests.library import Records, done_to


def made(number: int, wording: str = "") -> Record:
    if number % 2:
        return Theme(f"r{number}", wording, "blue")
    return Annotation(f"r{number}", "d", "t", Selector(0, 1, "q"), note=wording)


def altered(record: Record, wording: str) -> Record:
    if isinstance(record, Theme):
        return replace(record, name=wording)
    assert isinstance(record, Annotation)
    return replace(record, note=wording)


def some_change(records: Records, chance: random.Random) -> Change:
    """Return a change the records takes: some records new, some altered, some gone."""
    before: list[Record] = []
    after: list[Record] = []
    for number in chance.sample(range(5), chance.randint(0, 4)):
        known, wording = records.get(f"r{number}"), str(chance.randint(0, 2))
        if known is None:
            after.append(made(number, wording))
            continue
        before.append(known)
        if chance.random() < 0.6:
            after.append(altered(known, wording))
    return Change(tuple(before), tuple(after))


@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_changes_joined_do_what_they_do_one_by_one(chance: random.Random, steps: int) -> None:
    first: Records = {"r0": made(0, "first"), "r1": made(1, "first")}
    records, whole = first, Change()
    for _ in range(steps):
        change = some_change(records, chance)
        records = done_to(records, change)
        whole = whole.then(change)
    assert done_to(first, whole) == records
    assert done_to(records, whole.inverse) == first


@given(st.randoms(use_true_random=False))
def test_the_inverse_undoes_and_is_undone(chance: random.Random) -> None:
    records: Records = {"r0": made(0), "r3": made(3)}
    change = some_change(records, chance)
    assert done_to(done_to(records, change), change.inverse) == records
    assert change.inverse.inverse == replace(change, texts=())
    assert change.then(change.inverse).is_empty


@given(st.randoms(use_true_random=False))
def test_how_changes_are_bracketed_does_not_matter(chance: random.Random) -> None:
    records: Records = {}
    changes: list[Change] = []
    for _ in range(3):
        changes.append(some_change(records, chance))
        records = done_to(records, changes[-1])
    one, two, three = changes
    left, right = one.then(two).then(three), one.then(two.then(three))
    assert done_to({}, left) == done_to({}, right) == records


def test_what_comes_and_goes_leaves_nothing() -> None:
    new = made(1)
    assert Change((), (new,)).then(Change((new,), ())) == Change()


def test_steps_between_are_forgotten() -> None:
    a, b, c = made(1, "a"), made(1, "b"), made(1, "c")
    assert replace_one(a, b).then(replace_one(b, c)) == replace_one(a, c)
    assert replace_one(a, b).then(Change((b,), ())) == Change((a,), ())
    assert Change((a,), ()).then(Change((), (c,))) == replace_one(a, c)


@pytest.mark.parametrize(
    ("change", "empty"),
    [
        (Change(), True),
        (replace_one(made(1), made(1)), True),
        (Change((made(1), made(2)), (made(2), made(1))), True),
        (replace_one(made(1), made(1, "x")), False),
        (Change((), (made(1),)), False),
        (Change((made(1),), ()), False),
    ],
)
def test_empty_means_that_nothing_would_differ(change: Change, empty: bool) -> None:
    assert change.is_empty is empty


def test_texts_are_carried_along_and_never_taken_back() -> None:
    text, other = compose([Part("one")]), compose([Part("two")])
    both = Change(texts=(text,)).then(Change(texts=(other,)))
    assert both.texts == (text, other)
    assert both.inverse.texts == ()
