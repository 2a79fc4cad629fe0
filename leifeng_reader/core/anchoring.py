"""Selectors for passages, and passages for selectors, by exact quote."""

from leifeng_reader.core.annotation import CONTEXT, Selector
from leifeng_reader.core.errors import BadRange, QuoteAmbiguous, QuoteNotFound


def describe(text: str, start: int, end: int) -> Selector:
    """Return the selector of text[start:end]; raises BadRange when that is empty or outside."""
    if not 0 <= start < end <= len(text):
        raise BadRange(start, end, len(text))
    return Selector(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def occurrences(text: str, quote: str) -> list[int]:
    """Return where quote stands in text, overlapping places included."""
    found: list[int] = []
    position = text.find(quote) if quote else -1
    while position >= 0:
        found.append(position)
        position = text.find(quote, position + 1)
    return found


def find_exact(text: str, quote: str, prefix: str = "", suffix: str = "") -> tuple[int, int]:
    """Return the one place where quote stands between prefix and suffix.

    Raises QuoteNotFound or QuoteAmbiguous; both say how many candidates there are.
    """
    anywhere = occurrences(text, quote)
    fitting = [
        start
        for start in anywhere
        if text.endswith(prefix, 0, start) and text.startswith(suffix, start + len(quote))
    ]
    if not fitting:
        raise QuoteNotFound(quote, len(anywhere))
    if len(fitting) > 1:
        raise QuoteAmbiguous(quote, len(fitting))
    return fitting[0], fitting[0] + len(quote)
