"""What comes of looking for a passage."""

from dataclasses import dataclass
from enum import StrEnum

NOWHERE = -1
"""The start and end of a selector whose position is not known."""


class Method(StrEnum):
    """How a passage was found."""

    SAME = "same"
    """It stands where it stood."""
    EXACT = "exact"
    """Its words stand elsewhere, but for case and typography."""
    NEAR = "near"
    """Words like it stand near where it stood."""
    WORDS = "words"
    """Words like it stand where its rarest words lead."""
    WHOLE = "whole"
    """Words like it were found by looking at all of the text."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found again: code points, half-open.

    `score` is 1 for the same words in the same surroundings, less the more they differ. `rivals`
    are other places that are as good: where there are any, only the reader can tell.
    """

    start: int
    end: int
    score: float
    method: Method
    rivals: tuple[tuple[int, int], ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether the reader has to be asked which place is meant."""
        return bool(self.rivals)
