"""The pages of a paper, laid out one after the other as they are asked for."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from leifeng_reader.study.paper import Paper
from leifeng_reader.ui.paper import blocks, columns
from leifeng_reader.ui.paper.columns import Placed
from leifeng_reader.ui.paper.header import foot, head
from leifeng_reader.ui.paper.look import UNIT, look, sheet
from leifeng_reader.ui.paper.marks import Group, Told, untold, words_of


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what stands where on it, in units from its top left."""

    pages: "Pages"
    index: int
    placed: tuple[Placed, ...]

    def paint(self, painter: QPainter, told: Told = untold) -> None:
        """Paint the page; the painter's unit is a point, its origin the page's corner."""
        painter.save()
        painter.scale(1 / UNIT, 1 / UNIT)
        self.paint_units(painter, told)
        painter.restore()

    def paint_units(self, painter: QPainter, told: Told = untold) -> None:
        """Paint the page on a device whose unit is ours."""
        for each in self.placed:
            for mark in each.marks:
                mark.paint(painter, each.x, each.y, told)
        told(())
        self.pages.foot(self.index).paint(painter, 0.0, 0.0, untold)

    @property
    def text(self) -> str:
        """All words of the page, its foot's too, as they are painted one after the other."""
        marks = [mark for each in self.placed for mark in each.marks]
        return "".join(words_of([*marks, self.pages.foot(self.index)]))

    def bookmarks(self) -> list[tuple[int, str, float]]:
        """Return level and words of the titles here, and how far down each is, in points."""
        return [(*each.bookmark, each.y / UNIT) for each in self.placed if each.bookmark]


class Pages:
    """A paper's pages."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.sheet = sheet(paper.page)
        self._look = look(paper, self.sheet)
        self._whole = look(paper, self.sheet, columns=False)
        top = head(paper, self._whole)
        first = [Placed(self.sheet.left, self.sheet.top, top.marks)] if top.marks else []
        self._coming = columns.pages(
            blocks.pieces(paper, self._look),
            self.sheet,
            self._look,
            first,
            self.sheet.top + top.height,
        )
        self._pages: list[Page] = []
        self._ended = False

    @property
    def size(self) -> QSizeF:
        """The page's size in millimetres."""
        return QSizeF(*self.sheet.millimetres)

    @property
    def points(self) -> QSizeF:
        """The page's size in points."""
        return QSizeF(self.sheet.width / UNIT, self.sheet.height / UNIT)

    @property
    def known(self) -> int:
        """How many pages are laid out."""
        return len(self._pages)

    @property
    def is_complete(self) -> bool:
        """Whether all pages are laid out."""
        return self._ended

    def advance(self) -> bool:
        """Lay out one more page; tell whether there was one."""
        placed = next(self._coming, None)
        if placed is None:
            self._ended = True
            return False
        self._pages.append(Page(self, len(self._pages), tuple(placed)))
        return True

    def page(self, index: int) -> Page:
        """Return a page, laid out with those before it; raises IndexError past the last."""
        while len(self._pages) <= index and self.advance():
            pass
        return self._pages[index]

    def count(self) -> int:
        """Lay out what is not yet, and return how many pages there are."""
        while self.advance():
            pass
        return len(self._pages)

    def foot(self, index: int) -> Group:
        """Return the foot of a page; it names how many there are once that is known."""
        count = len(self._pages) if self._ended else None
        return foot(self.paper, self._whole, self.sheet, index + 1, count)
