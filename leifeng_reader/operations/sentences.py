"""The words for the world's faults: what happened, what was kept, what to do."""

from collections.abc import Callable
from pathlib import PurePath

from leifeng_reader.core.errors import (
    AmbiguousDocument,
    BadRange,
    BadThemeName,
    BrokenFile,
    Conflict,
    DiskFull,
    EmptyFile,
    FileFault,
    FileUnreadable,
    FileUnwritable,
    LibraryBusy,
    LibraryDamaged,
    LibraryFault,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnreachable,
    NotALibrary,
    NotText,
    PasswordNeeded,
    Protected,
    QuoteAmbiguous,
    QuoteNotFound,
    ReaderError,
    ScanOnly,
    TooLong,
    TooMuch,
    UnknownDocument,
    UnknownTheme,
)
from leifeng_reader.operations.excerpts import shortened

# Fields of the error stand in braces; {why} is the system's reason in brackets, or nothing.
TEMPLATES: dict[tuple[type[ReaderError], str], str] = {
    (ReaderError, ""): "That did not work. Nothing was changed.",
    (FileFault, ""): "“{path}” could not be used{why}. Nothing was changed.",
    (FileUnreadable, ""): (
        "“{path}” cannot be read{why}. Nothing was changed; check the file and try again."
    ),
    (FileUnwritable, ""): (
        "“{path}” could not be written{why}. A file that stood there is as it was; "
        "try another place."
    ),
    (EmptyFile, ""): "“{path}” holds no text. Nothing was imported.",
    (NotText, ""): (
        "“{path}” is not a text that can be read. Nothing was imported; "
        "save it as plain text and try again."
    ),
    (Protected, ""): (
        "“{path}” is protected and opens only in the program it was bought for. "
        "Nothing was imported."
    ),
    (PasswordNeeded, ""): "“{path}” needs a password. Nothing was imported; open it again with it.",
    (ScanOnly, ""): (
        "“{path}” holds pictures of pages and no text. Nothing was imported; "
        "have a text recognition program add the text first."
    ),
    (BrokenFile, ""): (
        "“{path}” is damaged{why} and cannot be read. Nothing was imported; try another copy."
    ),
    (TooMuch, "memory"): (
        "“{path}” takes more memory to read than is safe. Nothing was imported; "
        "split it into smaller files."
    ),
    (TooMuch, "seconds"): (
        "“{path}” takes too long to read: more than {limit:,} seconds. Nothing was imported; "
        "split it into smaller files."
    ),
    (TooMuch, ""): (
        "“{path}” is not safe to open: {what} {found:,} where {limit:,} is the most. "
        "Nothing was imported."
    ),
    (TooLong, ""): (
        "“{path}” is too long: {found:,} where {limit:,} is the most. Nothing was imported; "
        "split it into smaller files."
    ),
    (LibraryFault, ""): "The library “{path}” could not be used{why}. It was left as it is.",
    (NotALibrary, ""): (
        "“{path}” is not a library of Lei Feng Reader. It was left as it is; choose another file."
    ),
    (LibraryDamaged, ""): (
        "The library “{path}” is damaged. It was left as it is; go back to a copy of it."
    ),
    (LibraryBusy, ""): (
        "Another program is writing to the library “{path}”. Nothing was changed; "
        "try again in a moment."
    ),
    (LibraryReadOnly, ""): (
        "The library “{path}” can be read but not written. Nothing was changed; "
        "allow writing to the file and its folder."
    ),
    (LibraryNewer, ""): (
        "The library “{path}” comes from a newer version of Lei Feng Reader and can only be read. "
        "Nothing was changed; update the program to write to it."
    ),
    (LibraryUnreachable, ""): (
        "The library “{path}” cannot be opened{why}. Nothing was changed; "
        "check that its folder is there and may be used."
    ),
    (DiskFull, ""): (
        "The disk has no room left for the library “{path}”. What was saved before is safe; "
        "free some room and do this again."
    ),
    (Conflict, ""): (
        "This was changed elsewhere in the meantime. That version was kept; "
        "look at it and try again."
    ),
    (Conflict, "annotations"): (
        "This annotation was changed elsewhere in the meantime. That version was kept; "
        "look at it and try again."
    ),
    (Conflict, "themes"): (
        "This theme was changed elsewhere in the meantime. That version was kept; "
        "look at it and try again."
    ),
    (Conflict, "documents"): (
        "This document was changed elsewhere in the meantime. That version was kept; "
        "look at it and try again."
    ),
    (UnknownDocument, ""): (
        "No document answers to “{name}”. Use an id, the beginning of one, or an exact title."
    ),
    (AmbiguousDocument, ""): (
        "“{name}” can mean {candidates} documents. Nothing was changed; use the whole id."
    ),
    (UnknownTheme, ""): "There is no theme “{path}”. Nothing was changed; check how it is written.",
    (BadThemeName, ""): "“{name}” cannot be a theme’s name. Nothing was changed; choose another.",
    (BadThemeName, "empty"): "A theme needs a name. Nothing was changed; give it one.",
    (BadThemeName, "long"): (
        "The theme name that begins “{name}” has more than {limit} characters. "
        "Nothing was changed; choose a shorter one."
    ),
    (BadThemeName, "taken"): (
        "There is already a theme “{name}” in that place. Nothing was changed; choose another name."
    ),
    (BadThemeName, "circle"): (
        "“{name}” cannot go below itself. Nothing was changed; choose another place."
    ),
    (BadRange, ""): (
        "There is nothing to annotate from {start} to {end}. Nothing was changed; "
        "choose a passage with words in it."
    ),
    (BadRange, "outside"): (
        "The range from {start} to {end} leaves the text, which has {length} characters. "
        "Nothing was changed; choose a passage inside."
    ),
    (QuoteNotFound, ""): (
        "“{quote}” does not stand in the text: {candidates} candidates. "
        "Nothing was changed; check the wording."
    ),
    (QuoteNotFound, "elsewhere"): (
        "“{quote}” does not stand between that prefix and suffix; "
        "candidates without them: {candidates}. Nothing was changed; check both."
    ),
    (QuoteAmbiguous, ""): (
        "“{quote}” stands in more than one place: {candidates} candidates. "
        "Nothing was changed; add what comes before or after it."
    ),
}
"""Every sentence by error and variant, in English, for translators to walk."""


def _untranslated(template: str) -> str:
    return template


def sentence(error: ReaderError, translate: Callable[[str], str] = _untranslated) -> str:
    """Say in a sentence or two what happened, what was kept and what to do.

    `translate` gets a template of TEMPLATES and returns it in the reader's language.
    """
    fields = {name: _shown(value) for name, value in vars(error).items()}
    reason = fields.get("reason")
    return translate(_template(error)).format(**fields, why=f" ({reason})" if reason else "")


def _template(error: ReaderError) -> str:
    variant = _variant(error)
    keys = ((kind, v) for kind in type(error).__mro__ for v in (variant, ""))
    return next(TEMPLATES[key] for key in keys if key in TEMPLATES)


def _variant(error: ReaderError) -> str:
    match error:
        case Conflict(kind=name) | BadThemeName(reason=name):
            return name
        case TooMuch(what=what):
            return what
        case BadRange(start=start, end=end) if start < end:
            return "outside"
        case QuoteNotFound(candidates=candidates) if candidates:
            return "elsewhere"
    return ""


def _shown(value: object) -> str | int:
    match value:
        case int():
            return value
        case PurePath():
            return shortened(value.name or str(value))
    return shortened(str(value))
