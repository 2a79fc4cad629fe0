"""Documents in: bytes to parts of a text, one module a format, one table."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from leifeng_reader.core.composition import Draft
from leifeng_reader.formats.choices import Choices

USUAL = Choices()
Read = Callable[[bytes, str, Choices], Draft | None]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format, and the module here whose `read(data, name, choices)` reads it.

    The module is imported when a file is read, which happens in a process of its own: the
    window and the command line need only the names.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str

    def read(self, data: bytes, name: str, choices: Choices) -> Draft | None:
        """Return what the reader makes of the bytes, None when they are not of its format."""
        read: Read = import_module(f"{__name__}.{self.module}").read
        return read(data, name, choices)


_ALL = (
    Reader("PDF", (".pdf",), "pdf"),
    Reader("EPUB", (".epub",), "epub"),
    Reader("Word", (".docx",), "docx"),
    Reader("OpenDocument", (".odt",), "odt"),
    Reader("FictionBook", (".fb2", ".fb2.zip"), "fb2"),
    Reader("Web archive", (".mhtml", ".mht", ".webarchive"), "archives"),
    Reader("Web page", (".html", ".htm", ".xhtml"), "html"),
    Reader("Subtitles", (".srt", ".vtt"), "subtitles"),
    Reader("Markdown", (".md", ".markdown"), "markdown"),
    Reader("Plain text", (".txt", ".text"), "plain"),
)
READERS = tuple(r for r in _ALL if find_spec(f"{__name__}.{r.module}") is not None)
"""Asked in this order; each knows its format by the bytes, whatever the name."""


def read(data: bytes, name: str, choices: Choices = USUAL) -> Draft | None:
    """Return what the first reader that knows the bytes makes of them, or None."""
    for reader in READERS:
        draft = reader.read(data, name, choices)
        if draft is not None:
            return draft
    return None
