"""The title above the text: once, in its own direction, and without moving what is read."""

import pytest

from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.ui.page.header import begins_with
from tests.ui.page.conftest import PROSE, MakeView


@pytest.mark.parametrize(
    ("first", "title", "is_said"),
    [
        (Part("War and Peace", BlockKind.HEADING, 1), "War and Peace", True),
        (Part("WAR  AND\nPEACE", BlockKind.HEADING, 1), "War and Peace", True),
        (Part("Tools lent", BlockKind.HEADING, 1), "Tools lent | The Courier", True),
        (Part("Tools lent", BlockKind.HEADING, 1), "Tools lent – The Courier", True),
        (Part("Book One", BlockKind.HEADING, 1), "War and Peace", False),
        (Part("War", BlockKind.HEADING, 1), "War and Peace", False),
        (Part("War and Peace"), "War and Peace", False),
        (Part("雷锋日记", BlockKind.HEADING, 1), "雷锋日记", True),
    ],
)
def test_a_title_is_not_said_twice(first: Part, title: str, is_said: bool) -> None:
    assert begins_with(compose([first, Part("Words.")]), title) is is_said
    assert not begins_with(compose([]), title)


def test_a_header_without_a_title_keeps_its_facts(make_view: MakeView) -> None:
    view = make_view(Part("A title", BlockKind.HEADING, 1), PROSE)
    low = view.scene.header.height
    view.retitle("Another", "Some facts")
    assert view.scene.header.height > low > 60


def test_another_title_moves_nothing_but_the_top(make_view: MakeView) -> None:
    view = make_view(*[PROSE] * 60)
    view.go_to(2000)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 5)
    place, top = view.first_visible(), view.scene.caret(view.first_visible()).top()
    for title in ("A title that is so long that it goes over two lines or three " * 3, "Short", ""):
        view.retitle(title, "Other facts")
        assert view.first_visible() == place
        assert view.scene.caret(place).top() == top
        assert view.verticalScrollBar().value() == view.scene.scroll
    view.go_to(0)
    view.retitle("A title that is so long that it goes over two lines or three " * 3, "")
    assert view.scene.scroll == 0


def test_the_end_is_on_the_screen_when_its_line_is(make_view: MakeView) -> None:
    view = make_view(*[PROSE] * 60)
    assert not view.shows_end()
    view.go_to(view.length, 0.5)
    assert view.shows_end()
    view.scene.scroll_by(-view.scene.viewport_height)
    assert not view.shows_end()
    short = make_view("Only this.")
    assert short.shows_end()
    empty = make_view()
    assert not empty.shows_end()


def test_a_title_of_another_direction_stands_at_its_side(make_view: MakeView) -> None:
    view = make_view(PROSE)
    left = view.scene.header
    view.retitle("שלום עולם", "2 words")
    right = view.scene.header

    def edge(header: object) -> float:
        block = header._document.begin()  # type: ignore[attr-defined]
        return float(block.layout().lineAt(0).naturalTextRect().left())

    assert edge(left) < 5 and edge(right) > view.scene.flow.look.column / 2
