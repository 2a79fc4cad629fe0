"""Words put together as the reader's language does."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def enumerated(words: Iterable[str]) -> str:
    """Return words as an enumeration: "one, two" in English, “一、二” in Chinese."""
    return QCoreApplication.translate("Wording", ", ").join(words)
