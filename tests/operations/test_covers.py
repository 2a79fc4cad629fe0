"""A text's cover is its first picture that could be one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.structure import COVER, Facts, Image
from leifeng_reader.operations.covers import LEAST, cover
from leifeng_reader.operations.documents import add_document
from leifeng_reader.store.store import Store
from tests.formats.samples import png
from tests.library import fixed_origin, keep, new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path)
    yield made
    made.close()


def put(store: Store, *sizes: tuple[int, int]) -> Text:
    """Put a text into the library whose pictures have these sizes."""
    names = [f"{n}.png" for n in range(len(sizes))]
    pictures = [Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=name)) for name in names]
    # Kept in another order than they stand in.
    images = tuple(
        Image(name, "image/png", png(*size), *size)
        for name, size in reversed(list(zip(names, sizes, strict=True)))
    )
    draft = Draft("Title", [Part("Before"), *pictures, Part("After")], images=images)
    text = compose(draft)
    keep(store, add_document(store, draft, text, "", fixed_origin(str(sizes)))[0])
    return text


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ([], None),
        ([(LEAST - 1, 900)], None),
        ([(100, 50), (400, 600), (500, 700)], "1.png"),
        ([(2000, 200), (300, 1200), (600, 400)], "2.png"),
        ([(0, 0), (LEAST, LEAST)], "1.png"),
    ],
)
def test_the_first_that_is_large_enough_and_no_banner(
    store: Store, sizes: list[tuple[int, int]], found: str | None
) -> None:
    chosen = cover(store, put(store, *sizes).id)
    assert (chosen.name if chosen else None) == found


def test_a_text_full_of_ornaments_is_given_up(store: Store) -> None:
    assert cover(store, put(store, *[(90, 90)] * 40, (600, 800)).id) is None


def test_a_cover_that_stands_nowhere_in_the_text_comes_first(store: Store) -> None:
    draft = Draft(
        "Title",
        [Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="a")), Part("Words")],
        images=(
            Image("a", "image/png", png(300, 300), 300, 300),
            Image(COVER, "image/png", png(600, 800), 600, 800),
        ),
    )
    text = compose(draft)
    keep(store, add_document(store, draft, text, "", fixed_origin())[0])
    chosen = cover(store, text.id)
    assert chosen is not None and chosen.name == COVER


def test_a_picture_that_comes_again_is_looked_at_once(store: Store) -> None:
    draft = Draft(
        "Title",
        [Part("\ufffc", BlockKind.IMAGE, facts=Facts(image=name)) for name in "a" * 30 + "b"],
        images=(
            Image("a", "image/png", png(20, 20), 20, 20),
            Image("b", "image/png", png(300, 400), 300, 400),
        ),
    )
    text = compose(draft)
    keep(store, add_document(store, draft, text, "", fixed_origin())[0])
    chosen = cover(store, text.id)
    assert chosen is not None and chosen.name == "b"
