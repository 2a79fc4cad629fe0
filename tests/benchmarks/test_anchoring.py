"""The changed text is what its cases say."""

import random

from rapidfuzz import fuzz

from tests.benchmarks.anchoring import edition


def test_passages_stand_where_the_cases_say() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("etaoinshr", k=chance.randint(2, 9))) for _ in range(60_000)]
    old = " ".join(words)
    new, cases = edition(old, (20, 200), 400)
    assert len(cases) == 400 + 39
    assert len({case.old for case in cases}) == len(cases)
    quotes = {case: old[slice(*case.old)] for case in cases}
    left = [case for case in cases if case.new]
    assert len(left) == 400
    assert not any(quotes[case] in new for case in cases if not case.new)
    assert sum(quotes[case] in new for case in left) >= 60
    likeness = [fuzz.ratio(quotes[case], new[slice(*case.new)]) for case in left if case.new]
    assert min(likeness) > 60
    assert sum(one > 97 for one in likeness) > 30
