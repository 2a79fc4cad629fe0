"""The world's faults, as fields: whoever shows them finds the words."""

from dataclasses import dataclass
from pathlib import PurePath


class ReaderError(Exception):
    """A fault of the world: shown in a sentence, nothing lost, work goes on."""


@dataclass
class FileFault(ReaderError):
    """A file that cannot be read or written; `reason` is the system's own word."""

    path: PurePath
    reason: str = ""


class FileUnreadable(FileFault):
    """The file cannot be opened or read."""


class FileUnwritable(FileFault):
    """The file cannot be written; what stood there before still does."""


class FileAltered(FileFault):
    """The file is not as it was left: someone else wrote to it or put another in its place."""


class FileGone(FileFault):
    """The file is no longer where it was left."""


class EmptyFile(FileFault):
    """The file holds no text."""


class NotText(FileFault):
    """The file is not text in any encoding that is read."""


@dataclass
class TooLong(ReaderError):
    """A text of more characters or blocks than a library takes."""

    path: PurePath
    found: int
    limit: int


class Protected(FileFault):
    """The file's text is encrypted for another program (DRM)."""


class PasswordNeeded(FileFault):
    """The file opens with a password only; `reason` is "wrong" when one was given."""


class ScanOnly(FileFault):
    """The file holds pictures of pages and no text."""


class BrokenFile(FileFault):
    """The file is damaged beyond reading; `reason` says where."""


class ColumnsUnclear(FileFault):
    """The file is a table, and only its reader can say which column holds what."""


@dataclass
class TooMuch(ReaderError):
    """The file goes beyond a limit of safety; `what` names it ("entries", "ratio", "depth", …)."""

    path: PurePath
    what: str
    found: int
    limit: int


@dataclass
class LibraryFault(ReaderError):
    """A library that cannot be used as asked; it is left as it was."""

    path: PurePath
    reason: str = ""


class NotALibrary(LibraryFault):
    """The file is no library of this program."""


class LibraryDamaged(LibraryFault):
    """SQLite finds the file malformed."""


class LibraryBusy(LibraryFault):
    """Another program holds the library's lock."""


class LibraryReadOnly(LibraryFault):
    """The library can be read but not written."""


class LibraryNewer(LibraryReadOnly):
    """The library was written by a newer version; it is opened for reading only."""


class LibraryUnreachable(LibraryFault):
    """The library's file or folder cannot be opened or made."""


class DiskFull(LibraryFault):
    """There is no room left for the write."""


class CopyDamaged(LibraryFault):
    """A copy of a library does not hold what was written into it."""


class CopyNewer(LibraryFault):
    """A copy of a library comes from a newer version of the program."""


@dataclass
class Conflict(ReaderError):
    """A record no longer stands as the change expects: someone else changed it."""

    kind: str
    record_id: str


@dataclass
class UnknownDocument(ReaderError):
    """No document of that id, beginning of an id, or title."""

    name: str


@dataclass
class AmbiguousDocument(ReaderError):
    """Several documents answer to the name."""

    name: str
    candidates: int


@dataclass
class UnknownTheme(ReaderError):
    """No theme of that path."""

    path: str


@dataclass
class BadThemeName(ReaderError):
    """A theme's name is empty, too long, taken beside it, or its place would make a circle."""

    name: str
    reason: str
    limit: int = 0


@dataclass
class BadFilterName(ReaderError):
    """A saved filter's name is empty, too long or taken."""

    name: str
    reason: str
    limit: int = 0


@dataclass
class BadSetName(ReaderError):
    """A study set's name is empty, too long or taken."""

    name: str
    reason: str
    limit: int = 0


@dataclass
class UnknownTemplate(ReaderError):
    """No template and no study set of that name."""

    name: str


@dataclass
class NothingToDraw(ReaderError):
    """A study set draws on texts that are gone, or on none."""

    name: str


@dataclass
class PagesUnavailable(ReaderError):
    """Nothing can be set in pages on this system; `reason` is the system's own word."""

    reason: str = ""


@dataclass
class EmptySheet(ReaderError):
    """A study set that gives nothing to print, or no task where a file of tasks was wanted."""

    name: str
    reason: str = ""


@dataclass
class BadRange(ReaderError):
    """A range that is empty or lies outside the text."""

    start: int
    end: int
    length: int


@dataclass
class QuoteNotFound(ReaderError):
    """The quote does not stand in the text; `candidates` ignore prefix and suffix."""

    quote: str
    candidates: int = 0


@dataclass
class QuoteAmbiguous(ReaderError):
    """The quote stands in several places and nothing tells them apart."""

    quote: str
    candidates: int
