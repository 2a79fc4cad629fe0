"""A text cut into runs of blocks small enough to lay out in a moment."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from leifeng_reader.core.document import Blocks, Text

SIZE = 2000
"""About how many code points a chunk has: each is laid out in one go, between two frames."""

SIZE_OF_MANY = 6000
MANY = 8_000_000
"""In texts longer than this, chunks are longer too: to cut them takes a part of each opening."""

PIECE = 6000
"""About how many a piece of a block has that is itself cut: more, for each cut breaks a line."""

LONGEST = 3 * PIECE
"""A block longer than this is cut, at sentence ends where there are any."""

# Signs first, then which they were: what begins with a set is passed over ten times as fast.
_SENTENCE_END = re.compile(
    r"[.!?…。！？\u2028](?:(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])[”’」』）]*|(?<=\u2028))"
)
_SPACE = re.compile(r"\s+")


class Chunk(NamedTuple):
    """Code points [start, end) of a text, from block `first` to before block `last`.

    `continued` says that it begins inside its first block, `continues` that it ends inside
    its last.
    """

    start: int
    end: int
    first: int
    last: int
    continued: bool = False
    continues: bool = False


def cut(text: Text) -> list[Chunk]:
    """Return the chunks of a text, in order; together they hold every block once."""
    chunks: list[Chunk] = []
    blocks, starts, first = text.blocks, text.blocks.starts, 0
    count, size = len(starts), SIZE if blocks.length < MANY else SIZE_OF_MANY
    while first < count:
        # Up to the first block that begins a chunk's size further on.
        last = bisect_left(starts, starts[first] + size, first + 1)
        end = starts[last] - 1 if last < count else blocks.length
        if end - starts[last - 1] > LONGEST:  # a giant: only the last one of a run can be
            if last - 1 == first:
                chunks += _pieces(text.content, blocks, first)
                first = last
                continue
            last -= 1
            end = starts[last] - 1
        chunks.append(Chunk(starts[first], end, first, last))
        first = last
    return chunks


def _pieces(content: str, blocks: Blocks, index: int) -> list[Chunk]:
    start, end = blocks.starts[index], blocks.end(index)
    ends: list[int] = []
    while (ends[-1] if ends else start) < end:
        ends.append(_piece_end(content, ends[-1] if ends else start, end))
    starts = [start, *ends[:-1]]
    return [
        Chunk(a, b, index, index + 1, continued=a > start, continues=b < end)
        for a, b in zip(starts, ends, strict=True)
    ]


def _piece_end(content: str, start: int, end: int) -> int:
    if end - start <= PIECE:
        return end
    for boundary, reach in ((_SENTENCE_END, PIECE // 2), (_SPACE, 100), (_SPACE, PIECE // 2)):
        found = [m.end() for m in boundary.finditer(content, start + PIECE - reach, start + PIECE)]
        if found:
            return found[-1]
    cut_at = start + PIECE
    while cut_at > start + 1 and unicodedata.combining(content[cut_at]):
        cut_at -= 1
    return cut_at


def chunk_at(starts: list[int], position: int) -> int:
    """Return the index of the chunk that holds position, given every chunk's start."""
    return max(0, bisect_right(starts, position) - 1)
