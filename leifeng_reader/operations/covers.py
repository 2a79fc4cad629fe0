"""The picture that stands for a text in the library: its cover, where it begins with one."""

from collections.abc import Iterator

from leifeng_reader.core.document import Text
from leifeng_reader.core.structure import COVER, Image
from leifeng_reader.store.store import Store

LEAST = 150
"""How many pixels a picture needs each way: smaller ones are ornaments and publishers' marks."""

_LOOKED_AT = 12
_WIDEST, _TALLEST = 2.5, 3.0


def cover(store: Store, text_id: str) -> Image | None:
    """Return what a text has for a cover: COVER, else its first picture that could be one.

    None where no picture is large enough, or all are banners. Books mostly begin with their
    cover, so the first is it.
    """
    names = list(_pictures(store.text(text_id)))[:_LOOKED_AT]
    found = (store.image(text_id, name) for name in (COVER, *names))
    return next((image for image in found if image is not None and _is_fit(image)), None)


def _pictures(text: Text) -> Iterator[str]:
    """Yield the names of a text's pictures in reading order, each once."""
    facts = text.structure.facts
    yield from dict.fromkeys(facts[index].image for index in sorted(facts) if facts[index].image)


def _is_fit(image: Image) -> bool:
    width, height = image.width, image.height
    if min(width, height) < LEAST:
        return False
    return width <= _WIDEST * height and height <= _TALLEST * width
