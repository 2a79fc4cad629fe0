"""Text folded to lines keeps its breaks, its direction and its characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from leifeng_reader.ui.panels.folding import fold_text

WIDTH = 280


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont(qapp.font())


def test_short_text_is_whole(font: QFont) -> None:
    made = fold_text("Lei Feng", font, WIDTH, 5, 20)
    assert (made.layout.text(), made.height, made.is_folded) == ("Lei Feng", 20, False)


@pytest.mark.parametrize("text", ["a\nb\u2028c", "a\n\nb", "\u2028a\nb"])
def test_line_breaks_are_kept(font: QFont, text: str) -> None:
    made = fold_text(text, font, WIDTH, 5, 20)
    assert made.layout.lineCount() == 3
    assert not made.is_folded


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200,
        "x" * 1_000_000,
        "雷锋精神" * 100,
        "😀" * 400,
        "שלום " * 200,
        "a\nb\nc\nd\ne\nf",
    ],
    ids=["words", "million", "Chinese", "emoji", "Hebrew", "lines"],
)
def test_long_text_ends_in_an_ellipsis_within_the_width(font: QFont, text: str) -> None:
    made = fold_text(text, font, WIDTH, 5, 20)
    assert made.is_folded
    assert made.layout.lineCount() == 5
    assert made.layout.text().endswith("…")
    widths = [made.layout.lineAt(n).naturalTextWidth() for n in range(5)]
    assert max(widths) <= WIDTH + 1


def test_no_full_stop_stands_before_the_ellipsis(font: QFont) -> None:
    made = fold_text("One.\nTwo.\nThree.", font, WIDTH, 2)
    assert made.layout.text().endswith("Two…")


def test_right_to_left_text_ends_at_the_right(font: QFont) -> None:
    made = fold_text("שלום", font, WIDTH, 5)
    assert made.layout.lineAt(0).naturalTextRect().right() > WIDTH - 2


@given(text=st.text(max_size=400), most=st.integers(1, 6))
def test_what_is_shown_begins_the_text(text: str, most: int) -> None:
    made = fold_text(text, QFont(), WIDTH, most)
    shown = made.layout.text()
    plain = text.replace("\n", "\u2028")
    assert made.layout.lineCount() <= most
    if made.is_folded:
        assert plain.startswith(shown.removesuffix("…"))
    else:
        assert shown == plain
