"""What a reader chooses about a file that annotations go out in, and what exporters may ask for."""

from collections.abc import Callable
from dataclasses import dataclass

from leifeng_reader.core.document import Document, Text

TextOf = Callable[[Document], Text]


def _no_text(document: Document) -> Text:
    raise LookupError(document.id)


@dataclass(frozen=True, slots=True)
class Options:
    """Choices every exporter understands, or can pass over.

    `spreadsheet`: the file is meant for a spreadsheet program, which must not take a quote
    for a formula; otherwise nothing is altered. `text_of` gives a document's text to the formats
    that hold it, or that count in other units.
    """

    spreadsheet: bool = False
    text_of: TextOf = _no_text
