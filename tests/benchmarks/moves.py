"""Scrolling as a reader does it, each frame timed."""

import random
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollBar, QWidget

from tests.benchmarks.clock import loop, rest, since

Times = dict[str, list[float]]
"""Milliseconds (or megabytes) by the name of what was measured."""

_FRAMES = 300
_NOTCH = 120
_JUMPS = 60


def all_ways(bar: QScrollBar, page: QWidget) -> Times:
    """Scroll in every way; `whole` frames count the event loop's work after painting as well."""
    action = QAbstractSlider.SliderAction
    chance = random.Random(1)
    ways: dict[str, tuple[Callable[[], object], int]] = {
        "line": (lambda: bar.triggerAction(action.SliderSingleStepAdd), _FRAMES),
        "page": (lambda: bar.triggerAction(action.SliderPageStepAdd), _FRAMES),
        "wheel": (lambda: turn(page, -_NOTCH), _FRAMES),
        "back": (lambda: bar.triggerAction(action.SliderSingleStepSub), _FRAMES),
        "jump": (lambda: jump(bar, chance.random()), _JUMPS),
    }
    times: Times = {}
    for name, (step, count) in ways.items():
        jump(bar, 0.3)
        rest()
        painted, whole = frames(step, page, count)
        times[name], times[f"{name}, whole"] = painted, whole
    return times


def frames(
    step: Callable[[], object], page: QWidget, count: int
) -> tuple[list[float], list[float]]:
    """Return how long each of `count` frames took to be painted, and until the loop was idle."""
    painted, whole = [], []
    for _ in range(count):
        begun = time.perf_counter()
        step()
        page.repaint()
        painted.append(since(begun))
        loop()
        whole.append(since(begun))
    return painted, whole


def jump(bar: QScrollBar, share: float) -> None:
    """Drag the scroll bar's handle to a share of its way."""
    bar.setValue(round(share * bar.maximum()))


def turn(page: QWidget, angle: int) -> None:
    """Turn the wheel over a page by eighths of a degree."""
    at = QPointF(page.rect().center())
    event = QWheelEvent(
        at,
        QPointF(page.mapToGlobal(page.rect().center())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page, event)
