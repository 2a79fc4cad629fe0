"""Where a caret goes: by character, word, sentence, line, paragraph, page, text."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from leifeng_reader.core import boundaries
from leifeng_reader.core.document import Text
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.ui.page.scene import Scene

Span = tuple[int, int]


class Unit(Enum):
    """What a caret moves by, or a selection grows by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ROW = "row"
    LINE = "line"
    PAGE = "page"
    TEXT = "text"


class Step(NamedTuple):
    """One move of the caret; `visual` left-right moves turn round in right-to-left blocks."""

    unit: Unit
    forward: bool
    visual: bool = False


_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier

STEPS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Step] = {
    (Qt.Key.Key_Left, _NONE): Step(Unit.CHARACTER, forward=False, visual=True),
    (Qt.Key.Key_Right, _NONE): Step(Unit.CHARACTER, forward=True, visual=True),
    (Qt.Key.Key_Left, _CTRL): Step(Unit.WORD, forward=False, visual=True),
    (Qt.Key.Key_Right, _CTRL): Step(Unit.WORD, forward=True, visual=True),
    (Qt.Key.Key_Up, _ALT): Step(Unit.SENTENCE, forward=False),
    (Qt.Key.Key_Down, _ALT): Step(Unit.SENTENCE, forward=True),
    (Qt.Key.Key_Up, _NONE): Step(Unit.ROW, forward=False),
    (Qt.Key.Key_Down, _NONE): Step(Unit.ROW, forward=True),
    (Qt.Key.Key_Up, _CTRL): Step(Unit.PARAGRAPH, forward=False),
    (Qt.Key.Key_Down, _CTRL): Step(Unit.PARAGRAPH, forward=True),
    (Qt.Key.Key_Home, _NONE): Step(Unit.LINE, forward=False),
    (Qt.Key.Key_End, _NONE): Step(Unit.LINE, forward=True),
    (Qt.Key.Key_PageUp, _NONE): Step(Unit.PAGE, forward=False),
    (Qt.Key.Key_PageDown, _NONE): Step(Unit.PAGE, forward=True),
    (Qt.Key.Key_Home, _CTRL): Step(Unit.TEXT, forward=False),
    (Qt.Key.Key_End, _CTRL): Step(Unit.TEXT, forward=True),
}
"""Keys that move the caret; with Shift they extend the selection."""


def block_span(text: Text, position: int) -> Span:
    """Return the block that holds position."""
    if not len(text.blocks):
        return 0, 0
    index = text.blocks.index_at(position)
    return text.blocks.starts[index], text.blocks.end(index)


WordOf = Callable[[str, int], Span | None]
"""Returns the word around a position of a script without spaces; None where it knows none."""


def unit_at(text: Text, position: int, unit: Unit, word_of: WordOf | None = None) -> Span:
    """Return the word, sentence or paragraph around position; else the empty span there."""
    low, high = block_span(text, position)
    if unit is Unit.WORD:
        found = word_of(text.content, position) if word_of else None
        return found or boundaries.word_at(text.content, position, low, high)
    if unit is Unit.SENTENCE:
        return boundaries.sentence_at(text.content, position, low, high)
    if unit is Unit.PARAGRAPH:
        return low, high
    return position, position


def moved(scene: Scene, position: int, step: Step, wanted_x: float) -> int:
    """Return where the caret goes from position; `wanted_x` is the x that rows keep to."""
    forward = step.forward
    if step.visual and _reads_leftwards(scene.text, position):
        forward = not forward
    target = _MOVES[step.unit](scene, position, forward, wanted_x)
    return min(max(target, 0), len(scene.text.content))


def _reads_leftwards(text: Text, position: int) -> bool:
    low, high = block_span(text, position)
    return is_right_to_left(text.content[low : min(high, low + 200)])


def _character(scene: Scene, position: int, forward: bool, _: float) -> int:
    content = scene.text.content
    if forward:
        return boundaries.next_character(content, position) if position < len(content) else position
    return boundaries.previous_character(content, position)


def _word(scene: Scene, position: int, forward: bool, _: float) -> int:
    find = boundaries.next_word if forward else boundaries.previous_word
    return find(scene.text.content, position)


def _sentence(scene: Scene, position: int, forward: bool, _: float) -> int:
    text = scene.text
    low, high = block_span(text, position)
    if forward:
        target = boundaries.next_sentence(text.content, position, low, high)
        return target + 1 if target == high and target < len(text.content) else target
    if position == low and low > 0:
        low, high = block_span(text, low - 1)
        return boundaries.previous_sentence(text.content, high, low, high)
    return boundaries.previous_sentence(text.content, position, low, high)


def _paragraph(scene: Scene, position: int, forward: bool, _: float) -> int:
    low, high = block_span(scene.text, position)
    if forward:
        return high + 1
    return low if position > low else block_span(scene.text, low - 1)[0]


def _line(scene: Scene, position: int, forward: bool, _: float) -> int:
    return scene.line_span(position)[1 if forward else 0]


def _row(scene: Scene, position: int, forward: bool, wanted_x: float) -> int:
    start, end = scene.line_span(position)
    rect = scene.caret(position)
    neighbour = end + 1 if forward else start - 1
    if forward and end < len(scene.text.content) and scene.line_span(end)[0] == end:
        neighbour = end  # a wrapped line goes on where this one ends
    if not 0 <= neighbour <= len(scene.text.content):
        return len(scene.text.content) if forward else 0
    row = scene.caret(neighbour)
    if row.top() == rect.top():
        return neighbour
    return scene.position_in_row(neighbour, wanted_x)


def _page(scene: Scene, position: int, forward: bool, wanted_x: float) -> int:
    rect = scene.caret(position)
    reach = scene.viewport_height - 2 * scene.flow.look.leading
    y = rect.center().y() + (reach if forward else -reach)
    scene.scroll_by(reach if forward else -reach)
    return scene.position_at(QPointF(wanted_x, y - (reach if forward else -reach)))


def _text(scene: Scene, position: int, forward: bool, _: float) -> int:
    return len(scene.text.content) if forward else 0


_MOVES: dict[Unit, Callable[[Scene, int, bool, float], int]] = {
    Unit.CHARACTER: _character,
    Unit.WORD: _word,
    Unit.SENTENCE: _sentence,
    Unit.PARAGRAPH: _paragraph,
    Unit.LINE: _line,
    Unit.ROW: _row,
    Unit.PAGE: _page,
    Unit.TEXT: _text,
}
