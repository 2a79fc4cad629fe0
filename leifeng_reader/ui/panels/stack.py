"""Where the rows of a long list stand while only those near the viewport have been measured."""

from collections.abc import Callable

from leifeng_reader.ui.panels.heights import Heights

_PASSES = 4


class Stack:
    """Rows under each other, seen through a viewport, in pixels.

    One row, the anchor, keeps its place in the viewport whatever is measured, comes or goes
    around it. `scroll` is the distance from the top of everything to the viewport's top.
    """

    def __init__(self, measure: Callable[[int], int], margin: int) -> None:
        """Take rows' exact heights from `measure`; `margin` is left free at both ends."""
        self._measure = measure
        self._margin = margin
        self._heights = Heights()
        self._estimate = 1
        self._gap = margin
        self.anchor = 0
        self.scroll = 0
        self.view = 0

    def __len__(self) -> int:
        return len(self._heights)

    # Rows come and go

    def reset(self, count: int, estimate: int, anchor: int, gap: int | None = None) -> None:
        """Begin anew with unmeasured rows; the anchor's top is `gap` below the viewport's."""
        self._heights.reset(count, estimate)
        self._estimate = estimate
        self.anchor = max(0, min(anchor, count - 1))
        self._gap = self._margin if gap is None else gap

    def insert(self, row: int, count: int) -> None:
        """Make room for rows; what is seen stays, except that the very top shows new rows."""
        self._heights.insert(row, count, self._estimate)
        if row <= self.anchor and not self._is_at_top:
            self.anchor += count

    def remove(self, row: int, count: int) -> None:
        """Take rows away; the row after them takes the place of an anchor among them."""
        if row <= self.anchor < row + count:
            self.anchor = row
        elif self.anchor >= row + count:
            self.anchor -= count
        self._heights.remove(row, count)
        self.anchor = max(0, min(self.anchor, len(self) - 1))

    def move(self, source: int, place: int) -> None:
        """Move a row before `place`, counted before the move; the anchor goes with it."""
        follows = source == self.anchor
        self.remove(source, 1)
        target = place - 1 if place > source else place
        self.insert(target, 1)
        if follows:
            self.anchor = target

    @property
    def _is_at_top(self) -> bool:
        return self.anchor == 0 and self._gap == self._margin

    # Looking

    def top(self, row: int) -> int:
        """Return where a row begins, from the viewport's top."""
        return self._margin + self._heights.top(row) - self.scroll

    def height(self, row: int) -> int:
        """Return how tall a row is, as far as is known."""
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """Return the row at a distance from the viewport's top, the nearest one beyond the ends."""
        return self._heights.row_at(y + self.scroll - self._margin)

    def sees(self, row: int) -> bool:
        """Tell whether any of a row is inside the viewport."""
        if not 0 <= row < len(self):
            return False
        top = self.top(row)
        return top < self.view and top + self._heights[row] > 0

    @property
    def most(self) -> int:
        """The greatest distance that can be scrolled."""
        return max(0, self._heights.total + 2 * self._margin - self.view)

    # Moving

    def hold(self, row: int) -> None:
        """Let a row that is seen be the anchor, else the topmost one seen."""
        row = row if self.sees(row) else self.row_at(0)
        self.anchor = max(0, row)
        self._gap = self.top(self.anchor) if len(self) else self._margin

    def scroll_to(self, scroll: int, row: int) -> None:
        """Scroll by hand; `row` becomes the anchor when it is seen.

        The end is the end, whatever the heights turn out to be.
        """
        at_end = scroll >= self.most > 0
        self.scroll = scroll
        self.hold(row)
        if at_end:
            last = len(self) - 1
            self.put(last, self.view - self._measured(last) - self._margin)

    def put(self, row: int, gap: int) -> None:
        """Show a row with its top `gap` below the viewport's top."""
        self.anchor, self._gap = row, gap

    def reveal(self, row: int) -> None:
        """Scroll as little as shows all of a row; from far away, to a third of the viewport."""
        top, height = self.top(row), self._measured(row)
        lowest = self.view - height - self._margin
        if top < self._margin - self.view or top > 2 * self.view:
            self.put(row, max(self._margin, lowest // 3))
        elif top < self._margin or lowest < self._margin:
            self.put(row, self._margin)
        elif top > lowest:
            self.put(row, lowest)
        else:
            self.put(row, top)

    def settle(self) -> None:
        """Measure what is near the viewport and find the scroll that keeps the anchor in place."""
        for _ in range(_PASSES):
            self._measure_around()
            wanted = self._margin + self._heights.top(self.anchor) - self._gap
            self.scroll = max(0, min(wanted, self.most))
            if self.scroll == wanted:
                return
            self._gap += wanted - self.scroll

    def _measure_around(self) -> None:
        row, y = self.anchor, self._gap
        while row < len(self) and y < self.view * 3 // 2:
            y += self._measured(row)
            row += 1
        row, y = self.anchor - 1, self._gap
        while row >= 0 and y > -self.view // 2:
            y -= self._measured(row)
            row -= 1

    def _measured(self, row: int) -> int:
        height = self._measure(row)
        if height != self._heights[row]:
            self._heights[row] = height
        return height
