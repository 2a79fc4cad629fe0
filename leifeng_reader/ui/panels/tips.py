"""Tool tips of words that came from outside."""

from html import escape

_LONGEST = 600


def tip(words: str) -> str:
    """Return a tool tip that shows words as they are: Qt would take some for markup."""
    return f"<qt>{escape(words[:_LONGEST])}</qt>".replace("\n", "<br>") if words else ""
