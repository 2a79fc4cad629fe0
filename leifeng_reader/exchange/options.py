"""What a reader chooses about a file that annotations go out in, and what exporters may ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.structure import Image
from leifeng_reader.exchange.codebook_entry import Entry

if TYPE_CHECKING:
    from leifeng_reader.exchange.design import Design

TextOf = Callable[[Document], Text]
ImageOf = Callable[[Document, str], Image | None]


def _no_text(document: Document) -> Text:
    raise LookupError(document.id)


def _no_image(document: Document, name: str) -> Image | None:
    return None


def _go_on() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices every exporter understands, or can pass over.

    `spreadsheet`: the file is meant for a spreadsheet program, which must not take a quote
    for a formula; otherwise nothing is altered. `text_of` gives a document's text to the formats
    that hold it, or that count in other units, `image_of` its pictures by their names; `themes`
    are the library's, those above before those below, for the formats that hold a codebook.
    `design` is that of a designed table, None for the contract's; `zone` is where its times are
    told, None for the reader's own. `pulse` is called again and again by formats that
    take long when all annotations are read; what it raises ends the work.
    """

    spreadsheet: bool = False
    text_of: TextOf = _no_text
    image_of: ImageOf = _no_image
    themes: tuple[Entry, ...] = ()
    design: "Design | None" = None
    zone: tzinfo | None = None
    pulse: Callable[[], None] = _go_on
