"""An open library, and more openings of the same file, all closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.store.store import Store
from tests.library import Open


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens the test's library, or the one of a path given."""
    stores: list[Store] = []

    def open_store(path: Path | None = None, *, timeout: float = 5) -> Store:
        stores.append(Store(path or tmp_path / "library.sqlite", timeout=timeout))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Open) -> Store:
    """Return the test's library, open."""
    return opened()
