"""Passages dealt like cards, one at a time, each to a pile or past all of them."""

from collections import Counter
from collections.abc import Sequence

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.text import fold
from leifeng_reader.operations.triage import NewTheme, Pile

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The keys of the piles, in order; piles beyond them have none."""


class Deal:
    """What was done with each card so far; the last step can be taken back."""

    def __init__(self, cards: Sequence[Annotation], piles: Sequence[Pile]) -> None:
        """Begin with the first card."""
        self.cards = list(cards)
        self.piles = list(piles)
        self._steps: list[Pile | None] = []

    @property
    def place(self) -> int:
        """How many cards are behind."""
        return len(self._steps)

    @property
    def card(self) -> Annotation | None:
        """The card in hand, None at the end."""
        return self.cards[self.place] if self.place < len(self.cards) else None

    @property
    def dealt(self) -> dict[str, tuple[Pile, ...]]:
        """The pile of each annotation that was dealt, by its id."""
        steps = zip(self.cards, self._steps, strict=False)
        return {card.id: (pile,) for card, pile in steps if pile is not None}

    def counts(self) -> Counter[Pile]:
        """Count the cards of each pile."""
        return Counter(pile for pile in self._steps if pile is not None)

    def pile_of(self, key: str) -> Pile | None:
        """Return the pile of a key."""
        place = KEYS.find(key.lower()) if len(key) == 1 else -1
        return self.piles[place] if 0 <= place < len(self.piles) else None

    def with_pile(self, pile: Pile) -> Pile:
        """Return the pile, added unless it is there; new themes are the same by name."""
        for there in self.piles:
            if there == pile or _name(there) == _name(pile) != "":
                return there
        self.piles.append(pile)
        return pile

    def deal(self, pile: Pile | None) -> None:
        """Put the card in hand on a pile; None passes it over."""
        if self.card is not None:
            self._steps.append(pile)

    def take_back(self) -> bool:
        """Take the last card in hand again; return whether there was one."""
        if self._steps:
            self._steps.pop()
            return True
        return False


def _name(pile: Pile) -> str:
    return fold(pile.name) if isinstance(pile, NewTheme) else ""
