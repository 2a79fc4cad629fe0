"""Orders of chance: the same for the same seed, others for others."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.study.chance import permutation, shuffled


@given(st.integers(0, 40), st.integers(-5, 1000), st.text(max_size=5))
def test_nothing_is_lost_and_a_seed_has_one_order(count: int, seed: int, name: str) -> None:
    order = permutation(count, seed, name)
    assert sorted(order) == list(range(count))
    assert order == permutation(count, seed, name)


@given(st.integers(2, 40), st.integers(0, 1000))
def test_seeds_that_follow_one_another_differ(count: int, seed: int) -> None:
    assert permutation(count, seed, "p") != permutation(count, seed + 1, "p")


@given(st.integers(3, 40), st.integers(0, 1000))
def test_what_must_not_be_in_order_never_is(count: int, seed: int) -> None:
    order = permutation(count, seed, "p", never_in_order=True)
    assert order != list(range(count))
    assert order != permutation(count, seed + 1, "p", never_in_order=True)


def test_two_have_one_order_that_is_not_theirs() -> None:
    assert all(shuffled("ab", seed, "p", never_in_order=True) == ["b", "a"] for seed in range(9))
