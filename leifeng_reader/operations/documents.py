"""Documents imported and found."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import TITLE_LIMIT, Document, Text
from leifeng_reader.core.errors import (
    AmbiguousDocument,
    EmptyFile,
    TooLong,
    UnknownDocument,
)
from leifeng_reader.core.text import canonical
from leifeng_reader.formats import READERS, plain
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.worker import Limits
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.reading_files import Cancelled, Progress, never, read_draft, untold
from leifeng_reader.store.store import Store

CHARACTER_LIMIT = 40_000_000
BLOCK_LIMIT = 500_000
BYTE_LIMIT = 4 * CHARACTER_LIMIT
_USUAL = Choices()


def read_file(
    path: Path,
    choices: Choices = _USUAL,
    *,
    cancelled: Cancelled = never,
    progress: Progress = untold,
) -> tuple[Draft, Text]:
    """Read a file into its parts and their text; raises what read_in_child does."""
    limits = Limits(BYTE_LIMIT, CHARACTER_LIMIT, BLOCK_LIMIT)
    draft = read_draft(path, choices, cancelled=cancelled, progress=progress, limits=limits)
    return draft, _checked(path, compose(draft))


def read_pasted(words: str, title: str) -> tuple[Draft, Text]:
    """Read words that were pasted, as a plain text; raises EmptyFile or TooLong."""
    path = Path(title)
    draft = plain.read(words.encode("utf-8", "replace"), title)
    if draft is None:
        raise EmptyFile(path)
    draft = replace(draft, title=title)
    return draft, _checked(path, compose(draft))


def _checked(path: Path, text: Text) -> Text:
    if not text.content.strip():
        raise EmptyFile(path)
    check_length(path, text)
    return text


def check_length(path: Path, text: Text) -> None:
    """Raise TooLong for a text of more characters or blocks than a library takes."""
    for found, limit in (
        (len(text.content), CHARACTER_LIMIT),
        (len(text.blocks), BLOCK_LIMIT),
    ):
        if found > limit:
            raise TooLong(path, found, limit)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an import is to make of the library, and what the file lost on the way.

    `alike` are the documents that had this content before, oldest first.
    """

    change: Change
    document: Document
    notices: tuple[str, ...] = ()
    alike: tuple[Document, ...] = ()


def with_same_content(store: Store, text: Text) -> tuple[Document, ...]:
    """Return the documents that show this text, oldest first, whatever their titles."""
    return tuple(document for document in store.documents() if document.text_id == text.id)


def add_document(
    store: Store, draft: Draft, text: Text, source: str, origin: Origin
) -> tuple[Change, Document]:
    """Put a text into the library under the draft's title.

    A text the library already shows gives its document and an empty change.
    """
    alike = with_same_content(store, text)
    if alike:
        return Change(), alike[0]
    now = origin.now()
    made = Document(
        id=origin.new_id(),
        title=_title(draft, text),
        text_id=text.id,
        text_sha256=text.sha256,
        length=len(text.content),
        language=draft.language,
        source=_storable(source),
        authors=draft.authors,
        created=now,
        modified=now,
    )
    return Change((), (made,), (text,)), made


def _title(draft: Draft, text: Text) -> str:
    """Return the draft's title on one line, or how the text begins when it has none."""
    for wording in (draft.title, text.content[:TITLE_LIMIT]):
        title = " ".join(canonical(wording).split())[:TITLE_LIMIT]
        if title:
            return title
    return ""


def _storable(name: str) -> str:
    """Return a name as the library can hold it: a file's may have bytes that are no characters."""
    return name.encode("utf-8", "replace").decode()


def arrive(store: Store, draft: Draft, text: Text, source: str, origin: Origin) -> Arrival:
    """Put what was read into the library as add_document does, and tell what there is to tell."""
    alike = with_same_content(store, text)
    change, document = add_document(store, draft, text, source, origin)
    return Arrival(change, document, draft.notices, alike)


def import_file(store: Store, path: Path, origin: Origin) -> Arrival:
    """Read a file into the library; raises what read_file does."""
    draft, text = read_file(path)
    return arrive(store, draft, text, str(path.absolute()), origin)


def find_document(store: Store, name: str) -> Document:
    """Return the document of that id, exact title, or unambiguous beginning of an id.

    Raises UnknownDocument or AmbiguousDocument.
    """
    listed = store.documents()
    for found in (
        [d for d in listed if d.id == name],
        [d for d in listed if d.title == name],
        [d for d in listed if name and d.id.startswith(name)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousDocument(name, len(found))
    raise UnknownDocument(name)


def files_below(files: Iterable[Path], *, cancelled: Cancelled = never) -> Iterator[Path]:
    """Yield files, and in place of folders the files below them that some reader names.

    What is hidden stays so, and so do the parts of a page that a browser saved in a folder of
    their own beside it.
    """
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}
    for path in files:
        if path.is_dir():
            found = _inside(path, cancelled)
            yield from sorted(inner for inner in found if inner.suffix.lower() in suffixes)
        else:
            yield path


def _inside(top: Path, cancelled: Cancelled) -> Iterator[Path]:
    for folder, inner, names in os.walk(top):
        if cancelled():
            return
        here = Path(folder)
        inner[:] = [name for name in inner if name[0] != "." and not _is_parts(here, name)]
        yield from (here / name for name in names if name[0] != ".")


def _is_parts(folder: Path, name: str) -> bool:
    """Tell whether a folder in `folder` holds the pictures and scripts of a page beside it."""
    page = name.removesuffix("_files").removesuffix(".files")
    return page != name and any((folder / f"{page}{end}").exists() for end in (".html", ".htm"))
