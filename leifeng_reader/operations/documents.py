"""Documents imported and found."""

from os import SEEK_END
from pathlib import Path

from leifeng_reader import formats
from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import (
    AmbiguousDocument,
    EmptyFile,
    FileUnreadable,
    NotText,
    TooLong,
    UnknownDocument,
)
from leifeng_reader.core.text import canonical
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

CHARACTER_LIMIT = 40_000_000
BLOCK_LIMIT = 500_000
BYTE_LIMIT = 4 * CHARACTER_LIMIT
TITLE_LIMIT = 300


def read_file(path: Path) -> tuple[Draft, Text]:
    """Read a file into its parts and their text.

    Raises FileUnreadable, EmptyFile, NotText or TooLong.
    """
    try:
        with path.open("rb") as file:
            data = file.read(BYTE_LIMIT + 1)  # no more: the file may be a film
            size = max(len(data), file.seek(0, SEEK_END) if file.seekable() else 0)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    if not data.strip():
        raise EmptyFile(path)
    if size > BYTE_LIMIT:
        raise TooLong(path, size // 4, CHARACTER_LIMIT)
    draft = formats.read(data, path.stem)
    if draft is None:
        raise NotText(path)
    return draft, _checked(path, compose(draft))


def _checked(path: Path, text: Text) -> Text:
    if not text.content.strip():
        raise EmptyFile(path)
    for found, limit in (
        (len(text.content), CHARACTER_LIMIT),
        (len(text.blocks), BLOCK_LIMIT),
    ):
        if found > limit:
            raise TooLong(path, found, limit)
    return text


def add_document(
    store: Store, draft: Draft, text: Text, source: str, origin: Origin
) -> tuple[Change, Document]:
    """Put a text into the library under the draft's title.

    A text the library already shows gives its document and an empty change.
    """
    known = next((d for d in store.documents() if d.text_id == text.id), None)
    if known is not None:
        return Change(), known
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


def import_file(store: Store, path: Path, origin: Origin) -> tuple[Change, Document]:
    """Read a file into the library; raises what read_file does."""
    draft, text = read_file(path)
    return add_document(store, draft, text, str(path.absolute()), origin)


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
