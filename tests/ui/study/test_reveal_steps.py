"""What is shown to a class, step by step."""

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Status, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.ui.study.reveal_steps import NO_THEME, Steps, legend


def at(start: int, *themes: str, status: Status = Status.ANCHORED) -> Annotation:
    return Annotation(
        f"a{start}", "d", "", Selector(start, start + 5, "quote"), themes, status=status
    )


LISTED = [at(0, "x"), at(10, "y"), at(20), at(30, "x", "y"), at(40, status=Status.LOST)]


@pytest.fixture
def steps() -> Steps:
    return Steps(AnnotationIndex(LISTED), lambda _: True)


def walk(steps: Steps) -> list[str]:
    found = []
    while (shown := steps.forward()) is not None:
        found.append(shown.id)
    return found


def test_one_by_one_and_back(steps: Steps) -> None:
    assert walk(steps) == ["a0", "a10", "a20", "a30"]
    assert steps.shown == {"a0", "a10", "a20", "a30"}
    assert steps.back() and steps.current and steps.current.id == "a20"
    assert steps.shown == {"a0", "a10", "a20"}
    assert [steps.back() for _ in range(4)] == [True, True, True, False]
    assert steps.shown == set() and steps.current is None
    assert walk(steps)[0] == "a0"


def test_from_a_place_on_and_then_what_is_before() -> None:
    steps = Steps(AnnotationIndex(LISTED), lambda a: a.id != "a10", 15)
    assert walk(steps) == ["a20", "a30", "a0"]
    assert steps.back() and walk(steps) == ["a0"]


def test_a_theme_at_once(steps: Steps) -> None:
    assert steps.toggle("x")
    assert steps.shown == {"a0", "a30"}
    assert walk(steps) == ["a10", "a20"], "what is shown already is no step"
    steps.back()
    steps.back()
    steps.back()
    assert steps.shown == set(), "a theme is one step"
    assert not steps.toggle("nothing has it")


def test_a_theme_hidden_again_is_out_of_the_steps(steps: Steps) -> None:
    walk(steps)
    steps.toggle("y")
    assert steps.shown == {"a0", "a20"} and steps.current is None
    steps.back()
    assert steps.shown == {"a0"}
    steps.toggle("y")
    assert steps.shown == {"a0", "a10", "a30"}


def test_one_theme_alone(steps: Steps) -> None:
    steps.step_alone("y")
    assert walk(steps) == ["a10", "a30"]
    steps.step_alone("y")
    assert walk(steps) == ["a0", "a20"]


def test_all_and_none(steps: Steps) -> None:
    steps.forward()
    steps.show_all()
    assert len(steps.shown) == 4
    steps.back()
    assert steps.shown == {"a0"}
    steps.show_all()
    steps.hide_all()
    assert steps.shown == set() and not steps.back()
    assert walk(steps)[0] == "a0"


def test_the_legend_keeps_the_themes_own_digits(steps: Steps) -> None:
    book = Codebook.of(
        [
            Theme("x", "Claim", "rose", key=2),
            Theme("y", "Reason", "blue", position=1),
            Theme("z", "Unused", "teal", position=2, key=1),
        ]
    )
    steps.forward()
    rows = [(e.theme_id, e.digit, e.shown, e.total) for e in legend(steps, book, "None")]
    assert rows == [("y", 1, 0, 2), ("x", 2, 1, 2), (NO_THEME, 0, 0, 1)]
