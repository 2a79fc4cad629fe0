"""Texts cut short, to stand on one line of a message or a list."""

import re

LIMIT = 60
"""How many code points of a quote or a name are shown."""

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def one_line(text: str) -> str:
    """Return text with a space in the place of each line end, tab and control character."""
    return _BREAKS.sub(" ", text)


def shortened(text: str, limit: int = LIMIT) -> str:
    """Return text on one line, spaces closed up, with an ellipsis for what exceeds limit."""
    seen = text[: 20 * limit]
    line = " ".join(one_line(seen).split())
    if len(line) <= limit and len(seen) == len(text):
        return line
    return line[: limit - 1].rstrip() + "…"


def surrounded(text: str, start: int, end: int, reach: int = 40) -> str:
    """Return text[start:end] on one line with up to reach code points on each side."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    line = " ".join(one_line(text[low:high]).split())
    return ("…" if low else "") + line + ("…" if high < len(text) else "")
