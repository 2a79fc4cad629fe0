"""Glimpses as the library keeps them: never in the way, never of another text or place."""

from dataclasses import replace

import pytest

from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.glimpse import REACH, glimpse
from leifeng_reader.store.store import Store
from tests.library import Open, import_text, keep

LONG = "\n".join(f"{number} goes on " + "and on " * 50 for number in range(300))
AT = "2026-03-05T08:00:00.000Z"


@pytest.fixture
def long(store: Store) -> tuple[Document, Text]:
    """A document left in its middle, with the glimpse of that place kept."""
    document, text = import_text(store, LONG)
    middle = len(text.content) // 2
    seen = glimpse(text, middle)
    assert seen is not None
    store.keep_place(document.id, middle, AT)
    store.keep_glimpse(document.id, seen)
    return document, text


def test_a_glimpse_is_of_its_place(store: Store, opened: Open, long: tuple[Document, Text]) -> None:
    document, text = long
    assert opened().glimpse(document) == glimpse(text, len(text.content) // 2)
    for place in (0, len(text.content) // 2 + 2 * REACH):
        store.keep_place(document.id, place, AT)  # where no glimpse could be made
        assert store.glimpse(document) is None


@pytest.mark.parametrize(
    "altered",
    ["starts = zeroblob(3)", "words = '['", "structure = ''", "content = CAST(x'ff' AS TEXT)"],
)
def test_one_that_cannot_be_read_is_none(
    store: Store, long: tuple[Document, Text], altered: str
) -> None:
    document, text = long
    store._connection.execute(f"UPDATE glimpses SET {altered}")
    assert store.glimpse(document) is None
    assert (store.text(document.text_id), store.damaged()) == (text, [])


def test_another_edition_has_its_own(store: Store, long: tuple[Document, Text]) -> None:
    document, _ = long
    new = compose([Part("quite another text")])
    after = replace(document, text_id=new.id, text_sha256=new.sha256, length=len(new.content))
    change = Change((document,), (after,), (new,))
    keep(store, change)
    assert store.glimpse(after) is None
    keep(store, change.inverse)
    assert store.glimpse(document) is not None


def test_it_waits_for_a_document_that_is_gone(store: Store, long: tuple[Document, Text]) -> None:
    document, _ = long
    keep(store, Change((document,)))
    assert store.damaged() == []
    keep(store, Change((), (document,)))
    keep(store, replace_one(document, replace(document, title="Other")))
    assert store.glimpse(document) is not None
