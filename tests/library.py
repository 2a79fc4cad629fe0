"""Libraries, texts, themes and annotations for tests, made through the real operations."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.operations import annotating, documents, theming
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store import rows
from leifeng_reader.store.store import Store

Open = Callable[..., Store]
"""Opens the test's library, or the one of a path given; see tests/store/conftest.py."""

CHECKOUT = Path(__file__).parents[1]
SHARED = CHECKOUT.parent / "shared"
CORPUS = SHARED / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no real documents in {CORPUS}")


def fixed_origin(name: str = "id", annotator: str = "tester") -> Origin:
    """Return an origin whose clock goes on by a second a look, and whose ids are numbered."""
    seconds, numbers = count(), count(1)

    def now() -> str:
        minute, second = divmod(next(seconds), 60)
        hour, minute = divmod(minute, 60)
        return f"2026-03-05T{8 + hour:02}:{minute:02}:{second:02}.000Z"

    return Origin(now, lambda: f"{name}-{next(numbers):06}", annotator)


_ANYBODY = fixed_origin("made")


def new_store(folder: Path, name: str = "library.sqlite") -> Store:
    """Open a library in folder; whoever asks closes it."""
    return Store(folder / name)


def import_text(
    store: Store, text: str, title: str = "A text", origin: Origin = _ANYBODY
) -> tuple[Document, Text]:
    """Put text into the library, a paragraph a line."""
    parts = [Part(line) for line in text.split("\n")]
    made = compose(parts)
    change, document = documents.add_document(store, Draft(title, parts), made, "", origin)
    keep(store, change)
    return document, made


def new_theme(
    store: Store, name: str, parent_id: str | None = None, origin: Origin = _ANYBODY
) -> Theme:
    """Add a theme to the library."""
    codebook = Codebook.of(store.themes())
    change, theme = theming.add_theme(codebook, name, origin, parent_id=parent_id)
    keep(store, change)
    return theme


def new_annotation(
    store: Store,
    document: Document,
    span: tuple[int, int],
    *,
    themes: Iterable[Theme] = (),
    note: str = "",
    origin: Origin = _ANYBODY,
) -> Annotation:
    """Annotate a document of the library."""
    text, ids = store.text(document.text_id), [theme.id for theme in themes]
    change, made = annotating.annotate(document, text, span, origin, themes=ids, note=note)
    keep(store, change)
    return made


Records = dict[str, Record]


def done_to(records: Records, change: Change) -> Records:
    """Do to a dictionary what a store does to its tables; fails where a store would refuse.

    It holds records as_stored.
    """
    expected, come = as_stored(change.before), as_stored(change.after)
    for key in (*expected, *come):
        assert records.get(key) == expected.get(key)
    kept = {key: record for key, record in records.items() if key not in expected}
    return kept | come


def as_stored(records: Iterable[Record]) -> Records:
    """Return records by id as their rows hold them: annotations with the themes they were given."""
    rebuilt = (rows.from_row(rows.kind_of(each), rows.to_row(each)) for each in records)
    return {record.id: record for record in rebuilt}


def keep(store: Store, change: Change, label: str = "test") -> None:
    """Apply a change, unless it is empty."""
    if not change.is_empty:
        store.apply(change, label, "2026-03-05T08:00:00.000Z")


def python(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start Python code in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: "subprocess.Popen[str]", seconds: float = 60) -> str:
    """Wait for a process and return what it printed; fails with what it complained of."""
    output, complaint = process.communicate(timeout=seconds)
    assert process.returncode == 0, complaint
    return output
