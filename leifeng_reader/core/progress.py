"""How far a long piece of work is, told as it goes."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Gets what is done and what there is in all; what it raises ends the work."""

T = TypeVar("T")
_STRETCH = 2000


def untold(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


def stretches(items: Sequence[T], progress: Progress) -> Iterator[Sequence[T]]:
    """Yield items in stretches of some thousands, telling before each what is done."""
    for place in range(0, len(items), _STRETCH):
        progress(place, len(items))
        yield items[place : place + _STRETCH]
