"""What stands where on a page, for tests to look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from leifeng_reader.study.paper import Paper
from leifeng_reader.ui.paper.marks import Group, Mark, Rule, Words
from leifeng_reader.ui.paper.pages import Page, Pages


@dataclass(frozen=True, slots=True)
class Seen:
    """Words, or another mark, and their place on the page in units."""

    box: QRectF
    text: str
    mark: Mark


def flat(marks: Iterable[Mark], x: float, y: float) -> Iterator[Seen]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from flat(mark.marks, x + mark.x, y + mark.y)
        else:
            text = mark.text if isinstance(mark, Words) else ""
            yield Seen(mark.rect.translated(x, y), text, mark)


def seen(page: Page) -> list[Seen]:
    return [found for each in page.placed for found in flat(each.marks, each.x, each.y)]


def words(page: Page) -> list[Seen]:
    return [found for found in seen(page) if found.text.strip()]


def rules(page: Page) -> list[Seen]:
    return [found for found in seen(page) if isinstance(found.mark, Rule)]


def all_pages(paper: Paper) -> list[Page]:
    pages = Pages(paper)
    return [pages.page(index) for index in range(pages.count())]


def squeezed(text: str) -> str:
    """Text without any space, as lines and pages may break it."""
    return "".join(text.split())


def text_of(pages: Iterable[Page]) -> str:
    return squeezed("".join(found.text for page in pages for found in words(page)))
