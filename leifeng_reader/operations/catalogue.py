"""Titles and themes as searching compares them, made once and kept until something is written."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.matching import plainly
from leifeng_reader.store.search import SearchIndex, Volume
from leifeng_reader.store.store import Store


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The documents of a library in the order they are told of, and its themes in theirs.

    `titles` and what stands with the themes are folded.
    """

    volumes: list[Volume]
    titles: list[str]
    codebook: Codebook
    themes: list[tuple[Theme, str]]


_KEPT: WeakKeyDictionary[SearchIndex, tuple[tuple[int, int], Catalogue]] = WeakKeyDictionary()


def catalogue(store: Store) -> Catalogue:
    """Return the catalogue of a library as it is now."""
    version = store.index.version()
    kept = _KEPT.get(store.index)
    if kept is None or kept[0] != version:
        kept = _KEPT[store.index] = version, _made(store)
    return kept[1]


def _made(store: Store) -> Catalogue:
    volumes, codebook = store.index.volumes(), Codebook.of(store.themes())
    return Catalogue(
        volumes,
        [plainly(volume.title) for volume in volumes],
        codebook,
        [(theme, plainly(theme.name)) for theme in codebook.in_tree_order()],
    )
