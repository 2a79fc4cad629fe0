"""How tall each row of a very long list is, and where it begins."""

from array import array
from bisect import bisect_right
from itertools import accumulate

_CHUNK = 512


class Heights:
    """Heights in pixels by row; every question and change costs about the root of the length."""

    def __init__(self, count: int = 0, height: int = 0) -> None:
        """Begin with `count` rows of one height."""
        self._chunks: list[array[int]] = []
        self._sums: list[int] = []
        self._starts: list[int] = [0]
        self.reset(count, height)

    def reset(self, count: int, height: int) -> None:
        """Forget everything; all `count` rows have one height."""
        sizes = [_CHUNK] * (count // _CHUNK) + ([count % _CHUNK] if count % _CHUNK else [])
        self._chunks = [array("l", [height]) * size for size in sizes]
        self._sums = [height * size for size in sizes]
        self._count()

    def _count(self) -> None:
        """Note where each chunk's rows begin; the last number is how many rows there are."""
        self._starts = [0, *accumulate(map(len, self._chunks))]

    def __len__(self) -> int:
        return self._starts[-1]

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return sum(self._sums)

    def __getitem__(self, row: int) -> int:
        chunk, place = self._find(row)
        return self._chunks[chunk][place]

    def __setitem__(self, row: int, height: int) -> None:
        chunk, place = self._find(row)
        self._sums[chunk] += height - self._chunks[chunk][place]
        self._chunks[chunk][place] = height

    def top(self, row: int) -> int:
        """Return where a row begins; the row after the last begins at the total."""
        if row >= len(self):
            return self.total
        chunk, place = self._find(row)
        return sum(self._sums[:chunk]) + sum(self._chunks[chunk][:place])

    def row_at(self, y: int) -> int:
        """Return the row that holds y, the first or last one beyond the ends, -1 when empty."""
        row = 0
        for chunk, height in zip(self._chunks, self._sums, strict=True):
            if y < height:
                bottoms = accumulate(chunk)
                return row + next((n for n, bottom in enumerate(bottoms) if y < bottom), 0)
            y -= height
            row += len(chunk)
        return row - 1

    def insert(self, row: int, count: int, height: int) -> None:
        """Put rows of one height before `row`."""
        if not self._chunks:
            self._chunks, self._sums = [array("l")], [0]
            self._count()
        at_end = row >= len(self)
        chunk, place = (-1, len(self._chunks[-1])) if at_end else self._find(row)
        chunk %= len(self._chunks)
        self._chunks[chunk][place:place] = array("l", [height]) * count
        self._split(chunk)

    def remove(self, row: int, count: int) -> None:
        """Take rows away."""
        while count > 0:
            chunk, place = self._find(row)
            taken = min(count, len(self._chunks[chunk]) - place)
            del self._chunks[chunk][place : place + taken]
            self._split(chunk)
            count -= taken

    def _find(self, row: int) -> tuple[int, int]:
        if not 0 <= row < self._starts[-1]:
            raise IndexError(row)
        chunk = bisect_right(self._starts, row) - 1
        return chunk, row - self._starts[chunk]

    def _split(self, chunk: int) -> None:
        """Cut a chunk that has grown too long, drop one that is empty, sum up again."""
        heights = self._chunks[chunk]
        step = len(heights) if len(heights) <= 2 * _CHUNK else _CHUNK
        parts = [heights[at : at + step] for at in range(0, len(heights), step or 1)]
        self._chunks[chunk : chunk + 1] = parts
        self._sums[chunk : chunk + 1] = [sum(part) for part in parts]
        self._count()
