"""What a file lost on its way into the library, in the reader's language."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from leifeng_reader.operations.sentences import notice_sentences


def notice_words(notices: Iterable[str]) -> list[str]:
    """Return a sentence for each notice of a draft, what matters most first."""
    return notice_sentences(notices, _translated)


def _translated(template: str) -> str:
    return QCoreApplication.translate("Sentences", template)
