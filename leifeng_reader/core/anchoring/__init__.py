"""Selectors made of passages, and passages found again by them, in any script."""

from collections.abc import Sequence

from leifeng_reader.core.anchoring.match import NOWHERE, Match, Method
from leifeng_reader.core.anchoring.quotes import (
    MOST_OCCURRENCES,
    describe,
    describe_all,
    describe_place,
    find_exact,
    occurrences,
    stands,
)
from leifeng_reader.core.annotation import Selector
from leifeng_reader.core.progress import Progress, untold

__all__ = [
    "MOST_OCCURRENCES",
    "NOWHERE",
    "Match",
    "Method",
    "describe",
    "describe_all",
    "describe_place",
    "find",
    "find_all",
    "find_exact",
    "occurrences",
    "stands",
]


def find(text: str, selector: Selector, *, thorough: bool = False) -> Match | None:
    """Return where the selector's passage stands in a text that may have changed, or None.

    A selector without a quote is of a place, which its prefix and suffix carry; one that starts
    at NOWHERE has no position. `thorough` looks through the whole text where rare words lead
    nowhere: about 10 ms for a million characters.
    """
    return find_all(text, (selector,), thorough=thorough)[0]


def find_all(
    text: str,
    selectors: Sequence[Selector],
    *,
    thorough: bool = False,
    progress: Progress = untold,
) -> list[Match | None]:
    """Return what `find` returns for each selector; what is learnt of the text serves them all."""
    # Late: nothing of this is needed to show a text.
    from leifeng_reader.core.anchoring.search import search

    return search(text, selectors, thorough=thorough, progress=progress)
