"""Links followed in a library, both ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.links import Destination, link_to, reference_to
from leifeng_reader.operations.linking import backlinks, destination
from leifeng_reader.store.store import Store
from tests.library import import_text, new_annotation, new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def test_links_lead_there_and_back(store: Store) -> None:
    document, _ = import_text(store, "one two three four", "A Title")
    one = new_annotation(store, document, (0, 3))
    by_id = new_annotation(store, document, (4, 7), note=f"see {reference_to(one)}")
    by_address = new_annotation(store, document, (8, 13), note=link_to(one))
    by_title = new_annotation(store, document, (14, 18), note="[[a title]]")
    new_annotation(store, document, (0, 7), note=f"`[[{one.id}]]` [[{by_id.id}]] {one.id}")
    assert backlinks(store, one) == [by_id, by_address]
    assert backlinks(store, document) == [by_title]
    assert destination(store, one.id) == Destination("annotations", one.id)
    assert destination(store, "A Title") == Destination("documents", document.id)
    assert destination(store, "none") is None
