"""The words for the world's faults, and for what a file lost on its way into the library."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from leifeng_reader.core.errors import (
    AmbiguousDocument,
    BadFilterName,
    BadRange,
    BadSetName,
    BadThemeName,
    BrokenFile,
    ColumnsUnclear,
    Conflict,
    CopyDamaged,
    CopyNewer,
    DiskFull,
    EmptyFile,
    EmptySheet,
    FileAltered,
    FileFault,
    FileGone,
    FileUnreadable,
    FileUnwritable,
    LibraryBusy,
    LibraryDamaged,
    LibraryFault,
    LibraryNewer,
    LibraryReadOnly,
    LibraryUnreachable,
    NotALibrary,
    NothingToDraw,
    NotText,
    PagesUnavailable,
    PasswordNeeded,
    Protected,
    QuoteAmbiguous,
    QuoteNotFound,
    ReaderError,
    ScanOnly,
    TooLong,
    TooMuch,
    UnknownDocument,
    UnknownTemplate,
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
    (FileAltered, ""): (
        "“{path}” was changed by someone else. The automatic export left it as it is and waits."
    ),
    (FileGone, ""): (
        "“{path}” is no longer where the automatic export left it. Nothing was written in its "
        "place."
    ),
    (EmptyFile, ""): "“{path}” holds no text. Nothing was imported.",
    (NotText, ""): (
        "“{path}” is not a text that can be read. Nothing was imported; "
        "save it as plain text and try again."
    ),
    (NotText, "apple"): (
        "“{path}” is a document of Pages, Keynote or Numbers. Nothing was imported; export it "
        "there as Word or PDF, and open that."
    ),
    (NotText, "archive"): (
        "“{path}” is an archive. Nothing was imported; unpack it, and open the files in it."
    ),
    (NotText, "book"): (
        "“{path}” is a book for Kindle or another reading program. Nothing was imported; "
        "convert it to EPUB, and open that."
    ),
    (NotText, "djvu"): (
        "“{path}” is a DjVu file: pages as pictures. Nothing was imported; convert it to a PDF "
        "with text, and open that."
    ),
    (NotText, "link"): (
        "“{path}” only leads to a page on the web. Nothing was imported; save the page itself "
        "in a browser, and open that."
    ),
    (NotText, "picture"): (
        "“{path}” holds pictures and no text. Nothing was imported; have a text recognition "
        "program read them, and open what it wrote."
    ),
    (NotText, "postscript"): (
        "“{path}” is written for printers. Nothing was imported; convert it to PDF, and open that."
    ),
    (NotText, "recording"): (
        "“{path}” is sound or film, not a text. Nothing was imported; open its subtitles or a "
        "transcript instead."
    ),
    (NotText, "rtf"): (
        "“{path}” is a Rich Text file. Nothing was imported; save it as .docx or .odt in a word "
        "processor, and open that."
    ),
    (NotText, "slides"): (
        "“{path}” is a slide show. Nothing was imported; save it as PDF, and open that."
    ),
    (NotText, "spreadsheet"): (
        "“{path}” is a spreadsheet. Nothing was imported; save it as a web page and open that, "
        "or bring in annotations with “Import annotations”."
    ),
    (NotText, "word-97"): (
        "“{path}” is a Word 97–2003 document. Nothing was imported; save it as .docx or .odt in "
        "a word processor, and open that."
    ),
    (Protected, ""): (
        "“{path}” is protected and opens only in the program it was bought for. "
        "Nothing was imported."
    ),
    (Protected, "password"): (
        "“{path}” is locked with a password. Nothing was imported; take the password off in "
        "the program that wrote it, and open it again."
    ),
    (PasswordNeeded, ""): "“{path}” needs a password. Nothing was imported; open it again with it.",
    (ScanOnly, ""): (
        "“{path}” holds pictures of pages and no text. Nothing was imported; "
        "have a text recognition program add the text first."
    ),
    (BrokenFile, ""): (
        "“{path}” is damaged{why} and cannot be read. Nothing was imported; try another copy."
    ),
    (ColumnsUnclear, ""): (
        "“{path}” is a table whose columns are not known. Nothing was imported; import it in the "
        "window, and say which column holds what."
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
    (CopyDamaged, ""): (
        "The copy “{path}” is damaged. The library was left as it is; go back to another copy."
    ),
    (CopyNewer, ""): (
        "The copy “{path}” comes from a newer version of Lei Feng Reader. The library was left as "
        "it is; update the program to go back to it."
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
    (BadFilterName, ""): "“{name}” cannot be a list’s name. Nothing was changed; choose another.",
    (BadFilterName, "empty"): "A list needs a name. Nothing was changed; give it one.",
    (BadFilterName, "taken"): (
        "There is already a list “{name}”. Nothing was changed; choose another name."
    ),
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
    (BadSetName, ""): (
        "“{name}” cannot be a study set’s name. Nothing was changed; choose another."
    ),
    (BadSetName, "empty"): "A study set needs a name. Nothing was changed; give it one.",
    (BadSetName, "taken"): (
        "There is already a study set “{name}”. Nothing was changed; choose another name."
    ),
    (UnknownTemplate, ""): (
        "There is no template or study set “{name}”. Nothing was made; "
        "“leifeng study --list” names them."
    ),
    (EmptySheet, ""): (
        "“{name}” comes out empty: there is no annotation that its parts could be made of. "
        "Nothing was written; annotate a few passages, or choose other themes."
    ),
    (EmptySheet, "tasks"): (
        "“{name}” asks nothing that such a file could hold. Nothing was written; choose a "
        "template with questions, or a format for paper."
    ),
    (NothingToDraw, ""): (
        "The text that the study set “{name}” was made for is not in the library. Nothing was "
        "made; choose another text for it."
    ),
    (Conflict, "study_sets"): (
        "This study set was changed elsewhere in the meantime. That version was kept; "
        "look at it and try again."
    ),
    (Conflict, "cards"): (
        "This card was reviewed elsewhere in the meantime. That version was kept; go on to the "
        "next."
    ),
    (PagesUnavailable, ""): (
        "Pages cannot be made here{why}. Nothing was written; choose another format."
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

NOTICES: dict[str, str] = {
    "fixed-layout": (
        "This book has a fixed layout: its words and pictures are here, its pages as drawn are not."
    ),
    "scanned-pages": "Some pages are pictures without text and were left out.",
    "broken-pages": "Some pages are damaged or missing and were left out.",
    "deep-nesting": "Quotes or lists nested a hundred deep were left out beyond that.",
    "images": "Some pictures could not be read and were left out.",
    "missing-images": "Some pictures were not found and were left out.",
    "remote-images": "Pictures on the web were not fetched; their addresses stand in their place.",
    "tracked-changes": "Tracked changes are shown as accepted: insertions are in, deletions out.",
    "comments": "Comments in the margin were left out.",
    "article": "Only the article was taken from the page, not what stands around it.",
    "little-article": "The whole page was taken, since its article is but a small part of it.",
    "unwrapped": "Lines were joined into paragraphs.",
    "guessed-encoding": "The encoding is a guess: {detail}.",
}
"""A sentence for each notice of a reader, what matters most first; also for translators."""

SOMETHING_LEFT_OUT = "Something in it could not be shown and was left out."
"""For a notice that has no sentence."""


def _untranslated(template: str) -> str:
    return template


def sentence(error: ReaderError, translate: Callable[[str], str] = _untranslated) -> str:
    """Say in a sentence or two what happened, what was kept and what to do.

    `translate` gets a template of TEMPLATES and returns it in the reader's language.
    """
    fields = {name: _shown(value) for name, value in vars(error).items()}
    reason = fields.get("reason")
    return translate(_template(error)).format(**fields, why=f" ({reason})" if reason else "")


def notice_sentences(
    notices: Iterable[str], translate: Callable[[str], str] = _untranslated
) -> list[str]:
    """Say each notice of a draft (a name, or name:detail) in a sentence, the weightiest first."""
    known = list(NOTICES)
    parts = {notice.partition(":")[::2] for notice in notices}
    ranked = sorted(
        parts, key=lambda part: (known.index(part[0]) if part[0] in known else 99, part)
    )
    said = (
        translate(NOTICES.get(name, SOMETHING_LEFT_OUT)).format(detail=_encoding(detail))
        for name, detail in ranked
    )
    return list(dict.fromkeys(said))


def _encoding(name: str) -> str:
    return name.replace("_", "-").upper()


def _template(error: ReaderError) -> str:
    variant = _variant(error)
    keys = ((kind, v) for kind in type(error).__mro__ for v in (variant, ""))
    return next(TEMPLATES[key] for key in keys if key in TEMPLATES)


def _variant(error: ReaderError) -> str:
    match error:
        case (
            Conflict(kind=name)
            | BadThemeName(reason=name)
            | BadFilterName(reason=name)
            | BadSetName(reason=name)
            | EmptySheet(reason=name)
            | Protected(reason=name)
            | NotText(reason=name)
        ):
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
