"""Documents in: bytes to parts of a text, one module a format, one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from leifeng_reader.core.composition import Draft
from leifeng_reader.formats.choices import Choices

USUAL = Choices()
NONE: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Reader:
    """A format, and the module here whose function (data, name, choices) reads it.

    The module is imported when a file is read, which happens in a process of its own: the
    window and the command line need only the names. `signs`: what the head of a file, in lower
    case and without NUL, must have one of, so that most modules need not be imported at all.
    `endings`: of names, where nothing in the bytes tells; unlike `suffixes`, nobody looks for
    such files in folders.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "read"
    signs: tuple[bytes, ...] = ()
    has_companions: bool = False
    endings: tuple[str, ...] = ()

    def may_know(self, head: bytes, name: str) -> bool:
        """Tell whether the format's signs stand at the head of a file, or its name ends so."""
        if self.endings:
            return name.lower().endswith(self.endings)
        return not self.signs or any(sign in head for sign in self.signs)

    def read(
        self, data: bytes, name: str, choices: Choices, companions: Mapping[str, bytes]
    ) -> Draft | None:
        """Return what the reader makes of the bytes, None when they are not of its format."""
        read = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        if self.has_companions:
            found: Draft | None = read(data, name, choices, companions)
        else:
            found = read(data, name, choices)
        return found


_ZIP = (b"pk\x03\x04",)
_OLE = b"\xd0\xcf\x11\xe0"  # what a Word document with a password is kept in
_HEAD = 8192
_LANGUAGES = (
    "bash c cc cfg cpp cs css go h hpp ini java js json jsonl jsx kt lua pl ps1"
    " py pyi r rb rs scss sh sql swift toml ts tsx yaml yml zsh"
)
CODE = tuple(f".{name}" for name in _LANGUAGES.split())
"""Ends of names of what programs are written in: their lines and indents mean something."""
READERS = (
    Reader("PDF", (".pdf",), "pdf", signs=(b"%pdf",)),
    Reader("EPUB", (".epub",), "epub", signs=_ZIP),
    Reader("Word", (".docx",), "docx", signs=(*_ZIP, _OLE)),
    Reader("OpenDocument", (".odt", ".fodt"), "odt", signs=(*_ZIP, b"office:document")),
    Reader("FictionBook", (".fb2", ".fb2.zip"), "fb2", signs=(*_ZIP, b"fictionbook")),
    Reader("Web archive", (".mhtml", ".mht"), "archives", "read_mhtml", (b"mime-version",)),
    Reader(
        "Safari web archive",
        (".webarchive",),
        "archives",
        "read_webarchive",
        (b"bplist", b"<plist"),
    ),
    Reader("Program", (), "code", endings=CODE),
    Reader("Markdown", (".md", ".markdown"), "markdown"),
    Reader("Web page", (".html", ".htm", ".xhtml"), "html", signs=(b"<",), has_companions=True),
    Reader("Subtitles", (".srt", ".vtt"), "subtitles", signs=(b"-->",)),
    Reader("Plain text", (".txt", ".text"), "plain"),
)
"""Asked in this order; each knows its format by the bytes, whatever the name."""


def read(
    data: bytes, name: str, choices: Choices = USUAL, companions: Mapping[str, bytes] = NONE
) -> Draft | None:
    """Return what the first reader that knows the bytes makes of them, or None.

    `companions`: files saved beside a web page, by their paths from it.
    """
    head = data[:_HEAD].replace(b"\0", b"").lower()
    packed = head.startswith(_ZIP)  # however few signs of it there are: nobody wrote that
    for reader in READERS:
        if packed and _ZIP[0] not in reader.signs:
            continue
        if reader.may_know(head, name):
            draft = reader.read(data, name, choices, companions)
            if draft is not None:
                return draft
    return None
