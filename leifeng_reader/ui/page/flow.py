"""The chunks of a text one under the other: measured where seen, estimated elsewhere."""

from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING

from leifeng_reader.core.document import Text
from leifeng_reader.ui.page.building import Images
from leifeng_reader.ui.page.chunks import Chunk, chunk_at, cut
from leifeng_reader.ui.page.leaf import Leaf
from leifeng_reader.ui.page.typography import Typography

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

KEPT = 10
"""How many laid-out chunks are kept at least."""


class Flow:
    """Heights in whole pixels from the top of the first chunk. Needs a text and a look."""

    def __init__(self, text: Text, look: Typography, images: Images) -> None:
        """Cut the text; nothing is laid out yet. `images` gives pictures by name."""
        self.text = text
        self._images = images
        self.kept = KEPT
        self.chunks: list[Chunk] = cut(text)
        self._chunk_starts = [chunk.start for chunk in self.chunks]
        self._wide = _share_of_wide(text.content)
        self.restyle(look)

    def restyle(self, look: Typography) -> None:
        """Forget every layout; heights are estimates again."""
        self.look = look
        self._leaves: OrderedDict[int, Leaf] = OrderedDict()
        self._measured = bytearray(len(self.chunks))
        per_line = look.column / (look.size * (0.46 + 0.54 * self._wide))
        self.heights = [
            round(
                (chunk.last - chunk.first) * (look.gap + look.leading * 0.5)
                + (chunk.end - chunk.start) / per_line * look.leading
            )
            for chunk in self.chunks
        ]
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self.chunks)

    @property
    def height(self) -> int:
        """The height of everything."""
        return self._all_tops()[-1]

    def top(self, index: int) -> int:
        """Return the top of a chunk."""
        return self._all_tops()[index]

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self.heights, initial=0))
        return self._tops

    def is_measured(self, index: int) -> bool:
        """Tell whether a chunk's height is its true one."""
        return bool(self._measured[index])

    def is_ready(self, index: int) -> bool:
        """Tell whether a chunk is laid out and kept."""
        return index in self._leaves

    def leaf(self, index: int) -> Leaf:
        """Return a chunk laid out; its height is then known."""
        leaf = self._leaves.get(index)
        if leaf is None:
            leaf = Leaf(self.text, self.chunks[index], self.look, self._images)
            self._leaves[index] = leaf
            self._measure(index, leaf.height)
            while len(self._leaves) > self.kept:
                self._leaves.popitem(last=False)
        else:
            self._leaves.move_to_end(index)
        return leaf

    def show_image(self, name: str, image: "QImage") -> None:
        """Show a picture that has come, of the size that was kept free for it."""
        for leaf in self._leaves.values():
            leaf.show_image(name, image)

    def _measure(self, index: int, height: int) -> None:
        self._measured[index] = 1
        if self.heights[index] != height:
            self.heights[index] = height
            self._tops = None

    def chunk_at(self, y: float) -> int:
        """Return the index of the chunk at a height, held to the ends."""
        return min(chunk_at(self._all_tops(), int(y)), len(self.chunks) - 1)

    def chunk_of(self, position: int) -> int:
        """Return the index of the chunk that holds a position."""
        return chunk_at(self._chunk_starts, position)


def _share_of_wide(content: str) -> float:
    """Return which part of the characters is as wide as high, by a sample."""
    sample = content[:2000]
    return sum("\u2e80" <= c <= "\uffef" or c >= "\U00020000" for c in sample) / max(1, len(sample))
