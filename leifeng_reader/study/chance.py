"""Orders that look like chance, and are the same for the same seed."""

from collections.abc import Sequence
from math import factorial, gcd
from random import Random
from typing import TypeVar

T = TypeVar("T")

_FEW = 16  # of more, no two draws of lots are alike, and none is in order


def chance(seed: int, *names: str) -> Random:
    """Return a source of chance for one purpose."""
    return Random(":".join((str(seed), *names)))


def permutation(count: int, seed: int, name: str, *, never_in_order: bool = False) -> list[int]:
    """Return the numbers below count in an order of the seed's own.

    Seeds that follow one another give different orders as long as there are enough of them,
    which drawing lots does not promise: two copies of a short quiz would often be the same.
    """
    if count > _FEW:
        return chance(seed, name).sample(range(count), count)
    first = 1 if never_in_order and count > 1 else 0
    orders = factorial(count) - first
    lots = Random(name)
    step = lots.randrange(orders // 3, orders // 2 + 1)  # small ones would alter only the end
    while gcd(step, orders) != 1:
        step += 1
    return _ranked(count, first + (lots.randrange(orders) + seed * step) % orders)


def _ranked(count: int, rank: int) -> list[int]:
    """Return the permutation of that rank; rank 0 is the order itself."""
    left, order = list(range(count)), []
    for size in range(count, 0, -1):
        place, rank = divmod(rank, factorial(size - 1))
        order.append(left.pop(place))
    return order


def shuffled(things: Sequence[T], seed: int, name: str, *, never_in_order: bool = False) -> list[T]:
    """Return things in the order of permutation."""
    order = permutation(len(things), seed, name, never_in_order=never_in_order)
    return [things[place] for place in order]
