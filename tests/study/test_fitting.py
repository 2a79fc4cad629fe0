"""Lines that fit their page at the size of its type."""

import pytest

from leifeng_reader.core.study import Manner, PageSetup, Part, PartKind
from leifeng_reader.study.fitting import fitted


def width(page: PageSetup, kind: PartKind = PartKind.READING, wanted: int = 78) -> int:
    return fitted(Part("p", kind, manner=Manner(line_width=wanted)), page).manner.line_width


def test_usual_pages_leave_lines_as_they_are_wanted() -> None:
    part = Part("p", PartKind.READING, manner=Manner(line_width=78))
    assert fitted(part, PageSetup()) is part
    assert width(PageSetup(size="Letter")) == 78
    assert width(PageSetup(), PartKind.MARGINALIA, 62) == 62


@pytest.mark.parametrize(
    ("page", "most"),
    [
        (PageSetup(type_size=18), 59),
        (PageSetup(columns=2), 45),
        (PageSetup(columns=3, type_size=24), 12),
        (PageSetup(margins=(20, 60, 20, 60)), 60),
    ],
)
def test_large_print_and_columns_shorten_lines(page: PageSetup, most: int) -> None:
    assert 12 <= width(page) <= most
    assert width(page, wanted=12) == 12


def test_ideographs_are_wider_than_letters() -> None:
    part = Part("p", PartKind.MARGINALIA, manner=Manner(line_width=78))
    letters, ideographs = (fitted(part, PageSetup(), of_ideographs=of) for of in (False, True))
    assert ideographs.manner.line_width < letters.manner.line_width
    column = 170 / 25.4 * 72 * 0.66 - 2.1 * 11  # beside notes, in points
    assert column - 11 <= ideographs.manner.line_width * 11 / 2 <= column


def test_margins_wider_than_the_page_leave_some_room() -> None:
    assert width(PageSetup(margins=(20, 200, 20, 200))) >= 12
